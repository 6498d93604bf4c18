"""The two boards of notebook 07: every claim can be decided and is answered, every study can be filtered and read."""

import json
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import pytest
from accessibility import violations
from body_browser import chromium_page

import psoas_lib as pl
from psoas_lib.check.results import AnswerLog
from psoas_lib.content.evidence import VERDICT_GROUPS

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = (ROOT / "psoas_lib" / "widgets" / "static" / "evidence.js").read_text(encoding="utf-8")
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Evidence</title><style>
body{{margin:0;background:{ground};color:{ink};--jp-layout-color1:{ground};--jp-ui-font-color0:{ink}}}
main{{padding:12px}}</style></head><body><main><h1>Evidence</h1></main></body></html>"""
START = """async ([bundle, spec, before]) => {
  const url = URL.createObjectURL(new Blob([bundle], { type: "text/javascript" }));
  const widget = (await import(url)).default;
  const state = { spec, before };
  window.sent = []; window.hear = [];
  const model = { get: (name) => state[name], off() {}, on: (name, f) => { window.hear.push(f); },
    send: ({ answer }) => { window.sent.push(answer); } };
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
            page.evaluate(START, [BUNDLE, board.spec, getattr(board, "before", {})])
            yield page
            assert faults == []
        finally:
            page.close()

    return show


def decide(page, group, sure="75"):
    page.locator(f"input[value={group}]").check()
    page.locator(f".sure input[value='{sure}']").check()
    page.get_by_role("button", name="Show the evidence").click()


def heard(board, **changes):
    """Send a decision as a page does, and return what the page is answered."""
    given = {
        "answer_id": "0b2f7a52-3a0e-4a3b-9c1d-2f6f3f1f9f10", "mode": "claim", "question": "claim-1",
        "answered_at": "2026-03-01T18:00:00+01:00", "answer": "strong", "confidence_pct": "75",
    }  # fmt: skip
    sent = []
    board.send = sent.append
    board._hear(board, {"type": "answer", "answer": given | changes}, [])
    return sent


def visible_studies(page):
    return [row.split("\n")[0] for row in page.locator(".rows li:visible").all_inner_texts()]


def test_every_claim_has_a_verdict_that_a_reader_can_be_asked_for():
    gathered = Counter(verdict for verdicts in VERDICT_GROUPS.values() for verdict in verdicts)
    assert {claim.verdict for claim in pl.claims()} <= set(gathered)
    assert set(gathered.values()) == {1}  # no verdict belongs to two decisions
    shown = pl.ClaimBoard().spec
    assert len(shown["claims"]) == 26
    assert all(f"group_{name}" in shown["strings"] for name in shown["groups"])


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
            page.locator(".opts input").first.focus()
            page.keyboard.press("Space")
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
            page.keyboard.press("Enter")
            told = page.locator(".told").inner_text()
            assert claim.verdict in told
            assert claim.why in told
            assert page.evaluate("document.activeElement.textContent") == "Next claim"
            page.keyboard.press("Enter")
        agreed = sum(claim.verdict == "supported" for claim in pl.claims())
        assert f"All 26 decided; you and the pack agree on {agreed}." in page.locator(".bar").inner_text()
        sent = page.evaluate("window.sent")
        first = {answer["question"]: answer for answer in reversed(sent)}
        assert set(first) == {f"claim-{claim.id}" for claim in pl.claims()}
        assert {(a["answer"], a["confidence_pct"], a["mode"]) for a in sent} == {("holds", "25", "claim")}


@pytest.mark.browser
def test_what_was_decided_is_still_there_when_the_view_is_drawn_again(shown):
    with shown(pl.ClaimBoard()) as page:
        decide(page, "strong")
        page.evaluate("window.stop(); window.draw();")
        assert pl.claims()[0].why in page.locator(".told").inner_text()
        assert page.locator("input[value=strong]").is_checked()


@pytest.mark.browser
def test_a_claim_is_not_answered_before_the_reader_says_how_sure(shown):
    with shown(pl.ClaimBoard()) as page:
        page.locator("input[value=strong]").check()
        page.get_by_role("button", name="Show the evidence").click()
        assert "say how sure" in page.locator(".told").inner_text()
        assert pl.claims()[0].why not in page.locator("main").inner_text()
        assert page.evaluate("window.sent") == []


@pytest.mark.browser
def test_a_board_begins_where_it_was_left_and_a_claim_can_be_decided_again(shown, tmp_path):
    log = AnswerLog(tmp_path)
    heard(pl.ClaimBoard(log), answer="against")
    with shown(pl.ClaimBoard(log)) as page:
        assert "1 of 26 decided" in page.locator(".bar").inner_text()
        assert "The evidence says the opposite; Fairly sure" in page.locator(".told").inner_text()
        assert page.locator(".decide input:not(:disabled)").count() == 0
        page.get_by_role("button", name="Decide again").click()
        assert pl.claims()[0].why not in page.locator("main").inner_text()
        assert page.evaluate("document.activeElement.value") == "holds"
        decide(page, "strong", "95")
        assert (
            "So you said: It says more than the evidence carries; Certain."
            in page.locator(".told").inner_text()
        )
        (sent,) = page.evaluate("window.sent")
        assert (sent["answer"], sent["confidence_pct"], sent["right"]) == ("strong", "95", "true")


@pytest.mark.browser
def test_the_board_says_whether_a_decision_was_kept(shown):
    with shown(pl.ClaimBoard()) as page:
        decide(page, "strong")
        for message, said in (
            ({"type": "ack", "file": "my_psoas/answers.csv"}, "Kept in my_psoas/answers.csv."),
            ({"type": "refused", "reason": "the disk is full"}, "Not kept: the disk is full"),
        ):
            page.evaluate(
                "m => window.hear.forEach(f => f({...m, answer_id: window.sent[0].answer_id}))", message
            )
            assert page.locator(".kept").inner_text() == said


def test_a_decision_is_kept_once_and_the_next_board_begins_with_it(tmp_path):
    log = AnswerLog(tmp_path)
    board = pl.ClaimBoard(log)
    assert [heard(board)[0]["type"] for _ in range(2)] == ["ack", "ack"]
    (kept,) = log.read()
    assert (kept.question, kept.objective, kept.mode, kept.answer) == ("claim-1", "O07.1", "claim", "strong")
    assert (kept.right, kept.confidence_pct) == ("true", "75")
    decided = pl.ClaimBoard(log).before["claim-1"]
    assert (decided["answer"], decided["confidence_pct"]) == ("strong", "75")
    heard(pl.ClaimBoard(log), answer_id="1", answered_at="2026-03-02T18:00:00+01:00", answer="open")
    assert pl.ClaimBoard(log).before["claim-1"]["answer"] == "open"
    assert len(log.read()) == 2  # nothing is overwritten


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"question": "claim-27"}, "no claim"),
        ({"answer": "supported"}, "holds, part"),
        ({"confidence_pct": ""}, "0 to 100"),
        ({"confidence_pct": "101"}, "0 to 100"),
        ({"answered_at": "now"}, "complete answer"),
    ],
)
def test_what_cannot_be_a_decision_is_refused_with_a_reason_and_not_kept(tmp_path, change, said):
    log = AnswerLog(tmp_path)
    ((message),) = heard(pl.ClaimBoard(log), **change)
    assert message["type"] == "refused"
    assert said in message["reason"]
    assert log.read() == ()


def test_decisions_count_for_their_objective_without_being_marked_as_answers():
    board = pl.ClaimBoard()
    heard(board)
    heard(board, question="claim-2", answer="holds", answer_id="2")
    heard(board, question="claim-2", answer="against", answer_id="3", answered_at="2026-03-02T18:00:00+01:00")
    (row,) = [one for one in pl.objectives_progress() if one.objective.id == "O07.1"]
    assert (row.n_claims, row.n_decided, row.n_agreed) == (26, 2, 2)
    assert (row.n_answered, row.n_right, row.state) == (0, 0, "under way")
    for told in (repr(pl.objectives_progress()), pl.objectives_progress()._repr_html_()):
        assert told.count("2 of 26 claims decided, 2 as the pack decides") == 1


@pytest.mark.browser
def test_a_claim_shows_the_cards_of_its_own_studies_and_of_no_other(shown):
    with shown(pl.ClaimBoard()) as page:
        page.locator(".jump").select_option("0")
        decide(page, "strong")
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
    with shown(board(), dark=dark, width=width) as page:
        for summary in page.locator("summary").all():
            summary.click()
        if board is pl.ClaimBoard:
            decide(page, "part")
        assert violations(page, "main", tags=None) == []
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
