"""The two boards of notebook 07: every claim can be decided and is answered, every study can be filtered and read."""

import json
from contextlib import contextmanager
from pathlib import Path

import pytest
from body_browser import chromium_page

import psoas_lib as pl

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = (ROOT / "psoas_lib" / "widgets" / "static" / "evidence.js").read_text(encoding="utf-8")
AXE = ROOT / "js" / "node_modules" / "axe-core" / "axe.min.js"
GROUPS = {
    "holds": {"supported"},
    "part": {"supported in part", "mixed"},
    "strong": {"weak", "overstated", "not supported"},
    "against": {"contradicted"},
    "open": {"no direct evidence", "plausible", "expert opinion"},
}
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Evidence</title><style>
body{{margin:0;background:{ground};color:{ink};--jp-layout-color1:{ground};--jp-ui-font-color0:{ink}}}
main{{padding:12px}}</style></head><body><main><h1>Evidence</h1></main></body></html>"""
START = """async ([bundle, spec]) => {
  const url = URL.createObjectURL(new Blob([bundle], { type: "text/javascript" }));
  const widget = (await import(url)).default;
  const state = { spec, said: {} };
  window.state = state;
  const model = { get: (name) => state[name], set: (name, value) => { state[name] = value; }, save_changes() {} };
  window.draw = () => {
    const el = document.createElement("div");
    document.querySelector("main").append(el);
    window.stop = widget.render({ model, el });
  };
  window.draw();
}"""


@pytest.fixture(scope="module")
def browser():
    with chromium_page() as page:
        yield page.context.browser


@pytest.fixture
def shown(browser):
    """Give a function that draws a board and yields its page; an error in the page fails the test."""

    @contextmanager
    def show(board, dark=False, width=760):
        ground, ink = ("#111111", "#ffffff") if dark else ("#ffffff", "#000000")
        page = browser.new_page(viewport={"width": width, "height": 900})
        try:
            faults = []
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.set_content(PAGE.format(ground=ground, ink=ink))
            page.evaluate(START, [BUNDLE, board.spec])
            yield page
            assert faults == []
        finally:
            page.close()

    return show


def visible_studies(page):
    return [row.split("\n")[0] for row in page.locator(".rows li:visible").all_inner_texts()]


def test_every_claim_has_a_verdict_that_a_reader_can_be_asked_for():
    known = set().union(*GROUPS.values())
    assert {claim.verdict for claim in pl.claims()} <= known
    assert len(pl.ClaimBoard().spec["claims"]) == 26


def test_the_boards_say_the_same_on_every_run_and_can_be_sent_to_a_page():
    for board in (pl.ClaimBoard, pl.TrialBoard):
        assert repr(board()) == repr(board())
        assert json.loads(json.dumps(board().spec)) == board().spec


def test_a_page_without_widgets_shows_every_claim_and_every_study():
    claims = pl.ClaimBoard()._repr_mimebundle_()[0]["text/html"]
    assert claims.count("<details") == 26
    studies = pl.TrialBoard()._repr_mimebundle_()[0]["text/html"]
    assert all(trial.label in studies for trial in pl.trials())


def test_the_limit_of_the_board_is_the_limit_of_the_drawn_plot():
    limit = pl.TrialBoard().spec["limit_deg"]
    assert f"{limit:g}\N{DEGREE SIGN}" in pl.plot_trials().caption


@pytest.mark.browser
def test_a_claim_gives_no_verdict_away_before_it_is_decided(shown):
    with shown(pl.ClaimBoard()) as page:
        first = pl.claims()[0]
        assert first.why not in page.locator("main").inner_text()
        page.get_by_role("button", name="Show the evidence").click()
        assert "Decide first" in page.locator(".told").inner_text()
        assert first.why not in page.locator("main").inner_text()


@pytest.mark.browser
def test_all_claims_can_be_decided_by_keyboard_and_each_is_answered_with_its_reason(shown):
    with shown(pl.ClaimBoard()) as page:
        for claim in pl.claims():
            assert claim.text in page.locator(".cue").inner_text()
            page.locator("input[type=radio]").first.focus()
            page.keyboard.press("Space")
            page.keyboard.press("Enter")
            told = page.locator(".told").inner_text()
            assert claim.verdict in told
            assert claim.why in told
            assert page.evaluate("document.activeElement.textContent") == "Next claim"
            page.keyboard.press("Enter")
        agreed = sum(claim.verdict in GROUPS["holds"] for claim in pl.claims())
        assert f"All 26 decided; you and the pack agree on {agreed}." in page.locator(".bar").inner_text()
        assert page.evaluate("Object.keys(window.state.said).length") == 26


@pytest.mark.browser
def test_what_was_decided_is_still_there_when_the_view_is_drawn_again(shown):
    with shown(pl.ClaimBoard()) as page:
        page.locator("input[value=strong]").check()
        page.get_by_role("button", name="Show the evidence").click()
        page.evaluate("window.stop(); window.draw();")
        assert pl.claims()[0].why in page.locator(".told").inner_text()
        assert page.locator("input[value=strong]").is_checked()


@pytest.mark.browser
def test_a_claim_shows_the_cards_of_its_own_studies_and_of_no_other(shown):
    with shown(pl.ClaimBoard()) as page:
        page.locator(".jump").select_option("0")
        page.locator("input[value=strong]").check()
        page.get_by_role("button", name="Show the evidence").click()
        page.locator(".told summary").click()
        assert page.locator(".told .label").all_inner_texts() == ["Hatefi 2021"]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("do", "keeps"),
    [
        (lambda page: page.locator("select").select_option("yes"), lambda trial: trial.control is True),
        (lambda page: page.locator("select").select_option("no"), lambda trial: trial.control is not True),
        (lambda page: page.get_by_label("longer than one session").check(), lambda trial: trial.weeks > 0),
        (lambda page: page.get_by_label("people who were stiff").check(), lambda trial: trial.stiff),
    ],
    ids=["control", "no control", "weeks", "stiff"],
)
def test_a_filter_leaves_the_studies_that_meet_it_and_says_what_they_show(shown, do, keeps):
    left = [trial for trial in pl.trials() if keeps(trial)]
    with shown(pl.TrialBoard()) as page:
        assert len(visible_studies(page)) == len(pl.trials())
        do(page)
        assert [row.strip() for row in visible_studies(page)] == [trial.label for trial in left]
        assert page.locator(".told").inner_text().startswith(f"{len(left)} of {len(pl.trials())} results")


@pytest.mark.browser
def test_a_line_opens_into_the_card_of_its_study(shown):
    with shown(pl.TrialBoard()) as page:
        page.get_by_text("Kerrigan 2003", exact=True).click()
        card = page.locator(".rows li:has(details[open])").inner_text()
        assert "96 healthy older people" in card
        assert "From 6.1 to 7.7 degrees" in card


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 760])
@pytest.mark.parametrize("board", [pl.ClaimBoard, pl.TrialBoard], ids=["claims", "studies"])
def test_a_board_has_no_accessibility_violation_and_does_not_scroll_sideways(shown, board, width, dark):
    if not AXE.exists():
        pytest.skip("axe-core is not installed")
    with shown(board(), dark=dark, width=width) as page:
        for summary in page.locator("summary").all():
            summary.click()
        if board is pl.ClaimBoard:
            page.locator("input[value=part]").check()
            page.get_by_role("button", name="Show the evidence").click()
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("async () => (await axe.run('main')).violations.map((v) => v.id)")
        assert found == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
@pytest.mark.parametrize("board", [pl.ClaimBoard, pl.TrialBoard], ids=["claims", "studies"])
def test_whatever_takes_the_focus_is_shielded_from_the_notebooks_shortcuts(shown, board):
    with shown(board()) as page:
        loose = page.evaluate(
            "[...document.querySelectorAll('main :is(button,input,select,summary,[tabindex])')]"
            ".filter((one) => !one.hasAttribute('data-lm-suppress-shortcuts')).length"
        )
        assert loose == 0
