"""The built site, from a plain file server with the network cut: it teaches, it plays, and it keeps the log."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from accessibility import at_rest, violations
from pages import ALL_LIVE, NOTEBOOKS, PAGES, TOP

from psoas_lib.carry import restore_log
from psoas_lib.check import bank
from psoas_lib.check.results import AnswerLog
from psoas_lib.log import RomLog
from psoas_lib.widgets.evidence import ClaimBoard

_IDLE = """() => { const { sessionContext } = window.jupyterapp?.shell?.currentWidget ?? {};
  return !!sessionContext?.isReady && sessionContext.session?.kernel?.status === 'idle'; }"""
_FLAT = """() => [...document.querySelectorAll('.alive')]
  .filter((one) => one.querySelector('.alive-live').getBoundingClientRect().height < 40
    || getComputedStyle(one.querySelector('.alive-still')).display !== 'none')
  .map((one) => one.dataset.traits)"""
# The browser's own parts, such as scroll bars, take the ground from here.
_SCHEMES = """() => [document.documentElement, ...document.querySelectorAll('.ps[data-theme]')]
  .map((one) => getComputedStyle(one).colorScheme)"""
# The theme's own `.row` and Sphinx's `div.body` would push parts of a widget over its edge.
_PUSHED = """() => [...document.querySelectorAll('.alive-live')].flatMap((home) => {
  const edge = home.getBoundingClientRect();
  const moved = (one) => { for (let up = one.parentElement; up !== home; up = up.parentElement)
    if (getComputedStyle(up).overflowX !== 'visible') return true; return false; };
  return [...home.querySelectorAll(':not(svg *)')].filter((one) => {
    const box = one.getBoundingClientRect(); const style = getComputedStyle(one);
    if (box.width < 2 || box.height < 2 || moved(one)) return false;
    return box.right > edge.right + 1 || box.left < edge.left - 1
      || (one.matches('.row') && parseFloat(style.marginLeft) < 0);
  }).map((one) => one.outerHTML.slice(0, 120));
})"""
# Every page that was found is listed, and each has shown where: its words are fetched one by one.
_SEARCHED = """() => document.querySelector('#search-results .search-summary')?.innerText.startsWith('Search finished')
  && [...document.querySelectorAll('#search-results li')].every((one) => one.querySelector('.context, :scope > span'))"""
# What axe finds in Sphinx's theme and is not the pack's: nothing at present.
THEME: set[str] = set()


@pytest.fixture(scope="module")
def browser_edition(site):
    """Build the browser edition beside the pages, with Pyodide carried along; only this step fetches anything."""
    import site_lite

    address, folder = site
    try:
        site_lite.build(folder / "lab", carry=True)
    except SystemExit as error:
        pytest.skip(
            f"The browser edition is not tried: a wheel could not be fetched. {str(error)[-400:]}",
            allow_module_level=False,
        )
    return f"{address}/lab/lab/index.html"


@pytest.fixture(scope="module")
def reader(chromium, site):
    """Open pages in a browser of one's own; nothing may be asked for outside the site, no page may raise an error."""
    address, _ = site
    outside, raised, contexts = [], [], []

    def open_page(path, **options):
        context = chromium.new_context(**options)
        contexts.append(context)
        context.on(
            "request",
            lambda one: None if one.url.startswith((address, "data:", "blob:")) else outside.append(one.url),
        )
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: raised.append(str(error)))
        page.goto(f"{address}/{path}", wait_until="load")
        return page

    yield open_page, outside, raised
    for context in contexts:
        context.close()


@pytest.fixture
def visit(reader):
    """Open pages for one test, and see that none went out or fell."""
    open_page, outside, raised = reader
    mine = []
    outside.clear()
    raised.clear()

    def visited(path, **options):
        mine.append(open_page(path, **options))
        return mine[-1]

    yield visited
    for page in mine:
        page.context.close()
    assert (outside, raised) == ([], [])


def bring_to_life(page):
    for place in page.locator(".alive").all():
        place.scroll_into_view_if_needed()
    page.wait_for_function(ALL_LIVE)
    at_rest(page)


# -- the reading edition


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_lives_without_a_kernel_fits_a_phone_and_passes_axe(visit, path, scheme):
    page = visit(path, viewport={"width": 360, "height": 780}, color_scheme=scheme)
    bring_to_life(page)
    if path.startswith("search"):
        page.wait_for_function(_SEARCHED)
    assert page.evaluate(_FLAT) == []
    assert page.evaluate(_PUSHED) == []
    assert set(page.evaluate(_SCHEMES)) == {scheme}
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    assert [one for one in violations(page, tags=None) if one[0] not in THEME] == []


class Links(HTMLParser):
    """Every address that a page names."""

    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, _tag, attributes):
        self.found |= {value for name, value in attributes if name in {"href", "src"} and value}


def test_every_link_within_the_site_leads_somewhere(site, browser_edition):
    _, folder = site
    broken = []
    for page in [*folder.glob("*.html"), *folder.glob("course/*.html")]:
        links = Links()
        links.feed(page.read_text(encoding="utf-8"))
        for link in links.found:
            target = urlsplit(urljoin(f"/{page.relative_to(folder).as_posix()}", link))
            if not target.scheme and not target.netloc and not (folder / unquote(target.path[1:])).exists():
                broken.append((page.name, link))
    assert broken == []


@pytest.mark.parametrize(("width", "height"), [(1280, 850), (768, 1024), (360, 640)])
def test_the_front_page_says_what_it_is_and_offers_start_in_the_first_screen(visit, width, height):
    page = visit("index.html", viewport={"width": width, "height": height})
    page.wait_for_function(
        "() => [...document.querySelectorAll('.front .alive')].every((one) => one.matches('.lives'))"
    )
    at_rest(page)
    start = page.locator(".player .cover-screen button.go").bounding_box()
    assert start["y"] + start["height"] <= height
    lead = page.locator(".front .lead").bounding_box()
    assert lead["y"] + lead["height"] <= height
    assert [door.inner_text() for door in page.locator(".doors strong a").all()] == [
        "Learn",
        "Practise",
        "Progress",
    ]


def test_the_front_page_shows_the_routine_in_motion_until_it_is_paused_and_never_to_who_wants_none(visit):
    page = visit("index.html", viewport={"width": 1280, "height": 850})
    page.locator(".preview .stage svg").wait_for()
    at_rest(page)
    box = page.locator(".preview").bounding_box()
    assert box["y"] + box["height"] <= 850
    drawing = "document.querySelector('.preview .stage').innerHTML"
    page.wait_for_function(f"(first => () => {drawing} !== first)({drawing})")
    page.locator(".preview").get_by_role("button", name="Pause").press("Enter")
    stopped = page.evaluate(drawing)
    # Ten frames: what moves is drawn anew at least every third.
    page.evaluate(
        "() => new Promise(go => { let n = 10; const f = () => n-- ? requestAnimationFrame(f) : go(); f(); })"
    )
    assert page.evaluate(drawing) == stopped
    quiet = visit("index.html", viewport={"width": 1280, "height": 850}, reduced_motion="reduce")
    quiet.locator(".preview").get_by_role("button", name="Play").wait_for()


def test_the_front_page_stops_its_own_routine_when_the_learner_starts_theirs(visit):
    page = visit("index.html")
    page.locator(".preview").get_by_role("button", name="Pause").wait_for()
    page.get_by_label("None of these applies").first.check(force=True)
    page.locator(".player .cover-screen button.go").first.click()
    page.locator(".preview").get_by_role("button", name="Play").wait_for()


def downloaded(control, folder):
    """Press what downloads a file, and return the file in a folder, under the name that it was given."""
    with control.page.expect_download() as got:
        control.click()
    file = folder / got.value.suggested_filename
    got.value.save_as(file)
    return file


def play_to_the_end(page):
    """Play by a clock that the test turns, so that minutes take no time."""
    page.get_by_label("None of these applies").first.check(force=True)
    page.locator(".player .cover-screen button.go").first.click()
    page.locator(".player:not([data-state='cover'])").wait_for()
    ended = page.locator(".player[data-state='finished']")
    for _ in range(60):
        page.clock.fast_forward(10_000)
        if ended.count():
            return
    ended.wait_for()


def test_the_front_page_plays_a_routine_to_its_end_and_gives_the_log_out(chromium, site, tmp_path):
    address, _ = site
    page = chromium.new_page(viewport={"width": 1280, "height": 850}, accept_downloads=True)
    page.set_default_timeout(60_000)
    page.clock.install()
    page.goto(f"{address}/index.html")
    page.clock.resume()
    play_to_the_end(page)
    page.locator(".page-log", has_text="Download it when you stop").wait_for()
    file = downloaded(page.get_by_role("button", name="Download sessions.csv"), tmp_path)
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    assert {row["status"] for row in rows} == {"finished"}
    log = RomLog(tmp_path / "mine")
    assert restore_log(file, log) == {"sessions.csv": 1}
    assert restore_log(file, log) == {"sessions.csv": 0}
    page.close()


def answer(card, text):
    card.get_by_label(text).check()
    card.get_by_role("button", name="Check").click()


def test_answers_stay_in_the_browser_count_for_their_objectives_and_come_along_with_the_log(visit, tmp_path):
    page = visit("course/02_what_does_it_do.html", accept_downloads=True)
    bring_to_life(page)

    def card(text):
        return page.locator("form.card", has_text=text)

    which = "Which change lengthens the psoas?"
    answer(card(which), "Flexing the hip")
    answer(card(which), "Extending the hip")
    card(which).get_by_text("Right.").wait_for()
    page.get_by_text("Kept in this browser.").first.wait_for()
    prediction = page.locator("form.card", has_text="How sure are you?").first
    prediction.get_by_role("radio").first.check()
    prediction.get_by_label("Unsure").check()
    prediction.get_by_role("button", name="Keep my prediction").click()

    page.reload()
    bring_to_life(page)
    assert card(which).get_by_label("Extending the hip").is_checked()
    assert card(which).get_by_text("Right.").is_visible()
    assert page.get_by_role("button", name="Keep my prediction").count() == 0

    page.goto(page.url.replace("course/02_what_does_it_do", "progress"))
    row = page.get_by_role("row", name=re.compile("^O02.1"))
    row.wait_for()
    assert re.search(r"1 of \d answered, 1 right last time|all 1 right last time", row.inner_text())
    assert "not started" in page.get_by_role("row", name=re.compile("^O02.2")).inner_text()
    file = downloaded(page.get_by_role("button", name="Download psoas-log.zip"), tmp_path)
    log = RomLog(tmp_path / "mine")
    assert restore_log(file, log) == {"answers.csv": 3}
    kept = AnswerLog(log.folder).read()
    letters = {option.text: option.letter for option in bank.question("Q02.3").options}
    assert [(one.question, one.objective, one.mode, one.answer, one.right) for one in kept[:2]] == [
        ("Q02.3", "O02.1", "ask", letters["Flexing the hip"], "false"),
        ("Q02.3", "O02.1", "ask", letters["Extending the hip"], "true"),
    ]
    assert (kept[2].mode, kept[2].confidence_pct) == ("predict", "50")

    page.get_by_role("button", name="Delete what is kept here").click()
    page.get_by_role("button", name="Delete them").click()
    page.locator(".standing", has_text="No answer and no session").wait_for()
    assert (
        page.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('psoas:page'))") == []
    )


def test_a_decision_about_a_claim_stays_in_the_browser_and_counts_for_its_objective(visit, tmp_path):
    page = visit("course/07_reading_the_claims.html", accept_downloads=True)
    bring_to_life(page)
    page.locator(".ev input[value=strong]").check()
    page.locator(".ev .sure input[value='75']").check()
    page.get_by_role("button", name="Show the evidence").click()
    page.locator(".ev").get_by_text("Kept in this browser.").wait_for()

    page.reload()
    bring_to_life(page)
    page.get_by_text("1 of 26 decided; you and the pack agree on 1.").wait_for()
    page.locator(".ev").get_by_text("So you said").wait_for()

    page.goto(page.url.replace("course/07_reading_the_claims", "progress"))
    row = page.get_by_role("row", name=re.compile("^O07.1"))
    row.wait_for()
    assert "1 of 26 claims decided" in row.inner_text()
    assert "answers to 0 questions" in page.locator(".standing").inner_text()
    file = downloaded(page.get_by_role("button", name="Download psoas-log.zip"), tmp_path)
    log = RomLog(tmp_path / "mine")
    assert restore_log(file, log) == {"answers.csv": 1}
    kept = AnswerLog(log.folder)
    decided = ClaimBoard(kept).before["claim-1"]
    assert (decided["answer"], decided["confidence_pct"]) == ("strong", "75")


def test_a_browser_that_forbids_storage_plays_and_asks_all_the_same(chromium, site):
    page = chromium.new_page()  # the theme's own script raises there, so errors are not counted
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.goto(f"{site[0]}/course/04_five_stretches.html")
    bring_to_life(page)
    first = page.locator("form.card").first
    first.get_by_role("radio").first.check()
    first.get_by_role("button", name="Check").click()
    page.get_by_text("because the browser forbids keeping it").first.wait_for()
    page.locator(".player").first.wait_for()
    page.context.close()


def test_what_a_page_keeps_is_safe_in_a_spreadsheet_and_whole_in_the_log(visit, site, tmp_path):
    note = '=cmd|"x", in two\nlines'
    made = visit("index.html").evaluate(
        """async ([address, note]) => {
          localStorage.setItem('psoas:page:reflections', JSON.stringify([{ session_id: '0d5c1d7e-3b1f-4a6e-9c39-0d4b8a3a2f11',
            recorded_at: '2026-03-01T18:08:00+01:00', sensation_0_10: 4, pain_0_10: null, note }]));
          const { logArchive } = await import(`${address}/_static/widgets/page.js`);
          return [...logArchive()];
        }""",
        [site[0], note],
    )
    file = tmp_path / "psoas-log.zip"
    file.write_bytes(bytes(made))
    log = RomLog(tmp_path / "mine")
    assert restore_log(file, log) == {"reflections.csv": 1}
    text = (log.folder / "reflections.csv").read_text(encoding="utf-8")
    assert "'=cmd" in text
    assert restore_log(file, log) == {"reflections.csv": 0}


@pytest.mark.parametrize("name", ["01_where_is_the_psoas", "05_five_minute_routine", "09_your_progress"])
def test_paper_shows_the_stand_ins_and_no_controls(visit, name):
    page = visit(f"course/{name}.html")
    bring_to_life(page)
    page.emulate_media(media="print")
    at_rest(page)
    assert page.locator(".alive-still").first.is_visible()
    for gone in (".alive-live", ".bd-header", ".edition-bar", ".bd-sidebar-secondary"):
        assert not page.locator(gone).first.is_visible(), gone
    made = page.pdf(tagged=True)
    assert b"/StructTreeRoot" in made
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", made)) >= 2
    # What did not fit on the last sheet leaves no tag.
    chapters = page.locator(".bd-article section h2:visible").count()
    assert len(re.findall(rb"/S\s*/H2\b", made)) == chapters


def test_what_search_shows_keeps_the_gaps_between_the_cells_of_a_table(visit):
    page = visit("search.html?q=iliacus")
    page.wait_for_function(_SEARCHED)
    shown = page.locator("#search-results li .context").all_inner_texts()
    assert len(shown) > 3
    assert any("iliacus" in text for text in shown)
    assert [text for text in shown if re.search(r"\d{2}iliacus|iliacus[A-Z]", text)] == []


_PALE = """() => [...document.querySelectorAll('.bd-article *')].filter((one) => one.checkVisibility()
    && !one.closest('figure, svg') && [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim()))
  .filter((one) => Math.max(...getComputedStyle(one).color.match(/[0-9]+/g).slice(0, 3).map(Number)) > 120)
  .map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("page_path", ["index.html", "course/07_reading_the_claims.html"])
def test_paper_gets_dark_ink_even_from_a_dark_page(visit, page_path):
    page = visit(page_path, color_scheme="dark")
    bring_to_life(page)
    assert page.evaluate(_PALE) != []
    page.emulate_media(media="print", color_scheme="dark")
    at_rest(page)
    assert page.evaluate(_PALE) == []


# -- the browser edition

_RUN = """(index) => {
  const { content } = window.jupyterapp.shell.currentWidget;
  content.deselectAll();
  content.activeCellIndex = index;
  window.cellDone = false;
  window.jupyterapp.commands.execute('notebook:run-cell')
    .then(() => content.scrollToItem(index, 'start')).then(() => { window.cellDone = true; });
}"""
_SAID = "(index) => JSON.stringify(window.jupyterapp.shell.currentWidget.content.widgets[index].model.outputs.toJSON())"
_ADD = """(source) => {
  const { content } = window.jupyterapp.shell.currentWidget;
  content.model.sharedModel.addCell({ cell_type: 'code', source });
  return content.widgets.length - 1;
}"""


def run_cell(page, index):
    page.evaluate(_RUN, index)
    page.wait_for_function("() => window.cellDone")
    return page.evaluate(_SAID, index)


def run_source(page, source):
    return run_cell(page, page.evaluate(_ADD, source))


def newest(page):
    """Return the cell that was added last; its place in the page need not be the last one."""
    index = page.evaluate("() => window.jupyterapp.shell.currentWidget.content.widgets.length - 1")
    found = page.locator(f'.jp-Cell[data-windowed-list-index="{index}"]')
    found.scroll_into_view_if_needed()
    return found


def open_notebook(open_page, name):
    """Open a notebook in a browser that has never been here, and wait for its kernel."""
    page = open_page(f"lab/lab/index.html?path={name}.ipynb", viewport={"width": 1280, "height": 900})
    page.set_default_timeout(240_000)  # a whole Python starts in the page
    page.wait_for_selector(".jp-Notebook")
    page.wait_for_function(_IDLE)
    return page


@pytest.fixture(scope="module")
def notebook(reader, browser_edition):
    """Give one notebook with a ready kernel to all tests below; each adds its own cells."""
    page = open_notebook(reader[0], "05_five_minute_routine")
    page.ready = run_cell(page, 2)
    return page


def test_the_learner_is_told_where_the_log_lives_and_what_has_to_wait(notebook):
    told = notebook.locator(".jp-Notebook").inner_text()
    assert "Your log lives in this browser" in told
    assert "pl.download_log()" in notebook.ready
    assert "numpy" in notebook.ready  # this site carries no compiled package, and says so instead of failing
    assert "error" not in run_source(notebook, "import psoas_lib as pl")


SHORT = "hold_s=1, rep_s=1, reps=1, get_ready_s=0, move_s=0, switch_s=0, rest_s=0"


@pytest.mark.parametrize("routine", ["five-minute-ball", "five-stretches"])
def test_each_routine_plays_to_its_end_in_the_browser_and_is_logged(notebook, routine):
    made = run_source(notebook, f"import psoas_lib as pl\npl.RoutinePlayer({routine!r}, {SHORT})")
    assert "RoutinePlayer" in made, made
    cell = newest(notebook)
    start = cell.locator(".cover-screen button.go")
    start.wait_for()
    if not cell.get_by_text("You have answered the safety questions").is_visible():  # asked once a day
        cell.get_by_label("None of these applies").first.check(force=True)
    start.click()
    cell.locator(".player[data-state='finished']").wait_for()
    saved = cell.locator(".save.ok", has_text="sessions.csv")
    saved.wait_for()
    assert "pl.download_log()" in saved.inner_text()  # the nudge comes when there is something to lose
    told = run_source(notebook, "print((pl.home_dir() / 'sessions.csv').read_text())")
    assert re.search(rf"{routine},\w+(-\w+)?,finished", told), told


def test_the_explorer_answers_in_the_browser(notebook):
    assert "Explorer" in run_source(notebook, "import psoas_lib as pl\npl.Explorer()")
    explorer = newest(notebook).locator(".xp")
    before = explorer.inner_text()
    explorer.get_by_label("Pose", exact=True).select_option("standing")
    notebook.wait_for_function("(before) => document.querySelector('.xp').innerText !== before", arg=before)


def test_the_atlas_names_what_is_chosen_in_the_browser(notebook):
    assert "Atlas" in run_source(notebook, "import psoas_lib as pl\npl.Atlas()")
    atlas = newest(notebook).locator(".atlas")
    atlas.get_by_label("Choose a part").select_option(label="Femoral nerve")
    atlas.locator(".card", has_text="groove between psoas major and iliacus").wait_for()


def test_a_question_is_answered_in_the_browser_and_its_result_is_kept(notebook):
    run_source(notebook, "import psoas_lib as pl\npl.ask('Q02.3')")
    card = newest(notebook).locator("form.card")
    answer(card, "Extending the hip")
    card.get_by_text("Right.").wait_for()
    newest(notebook).get_by_text("Kept in my_psoas/answers.csv.").wait_for()
    told = run_source(notebook, "print((pl.home_dir() / 'answers.csv').read_text())")
    assert re.search(r"Q02\.3,O02\.1,ask,\w,true", told), told


def test_the_log_is_downloaded_and_brought_back_into_another_browser(notebook, reader, tmp_path):
    run_source(notebook, "import psoas_lib as pl\npl.download_log()")
    file = downloaded(notebook.get_by_role("link", name="Download psoas-log.zip").last, tmp_path)
    other = open_notebook(reader[0], "08_keep_a_log")
    run_cell(other, 2)
    bring = "import psoas_lib as pl\nprint(pl.restore_log('psoas-log.zip'))"
    assert "drag it into the file list" in run_source(other, bring)  # it is not here yet, and says what to do
    with other.expect_file_chooser() as chooser:
        other.get_by_role("button", name=re.compile("^Upload Files")).first.click()
    chooser.value.set_files(file)
    other.locator(".jp-DirListing-item", has_text="psoas-log.zip").wait_for()
    told = run_source(other, bring)
    assert "'sessions.csv': 2" in told, told
    assert "'answers.csv': 1" in told
    assert "'sessions.csv': 0" in run_source(other, bring)
    other.context.close()


def test_the_browser_edition_asked_for_nothing_outside_and_raised_nothing(notebook, reader):
    assert reader[1:] == ([], [])


# -- what both are made from


def test_versions_are_those_of_the_lock_and_of_the_kernel():
    from jupyterlite_pyodide_kernel.constants import PYODIDE_PYTHON_VERSION, PYODIDE_VERSION

    pinned = tomllib.loads((TOP / "site" / "versions.toml").read_text(encoding="utf-8"))
    locked = tomllib.loads((TOP / "uv.lock").read_text(encoding="utf-8"))
    known = {one["name"]: one.get("version") for one in locked["package"]}
    assert (pinned["pyodide"]["version"], pinned["pyodide"]["python"]) == (
        PYODIDE_VERSION,
        PYODIDE_PYTHON_VERSION,
    )
    assert {name: known[name] for name in pinned["wheels"]} == pinned["wheels"]


def test_the_handouts_are_tagged_and_keep_to_their_page(site):
    folder = site[1] / "handouts"
    assert len(list(folder.glob("questions-*.pdf"))) == len(NOTEBOOKS)
    for made in folder.glob("*.pdf"):
        data = made.read_bytes()
        assert all(mark in data for mark in (b"/StructTreeRoot", b"/Lang")), made.name
        if not made.name.startswith("questions-"):
            assert len(re.findall(rb"/Type\s*/Page\b(?!s)", data)) == 1, made.name
            assert b"/Alt" in data, made.name
