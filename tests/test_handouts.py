"""Handouts: one page of A4 each, which print what their mode plays, with safety lines and sources."""

import os
import re
import shutil
from html import escape, unescape

import pytest
from body_browser import ARGUMENTS

import psoas_lib as pl
from psoas_lib.content.errors import UnknownIdError
from psoas_lib.export.clinician import save_pdf
from psoas_lib.handouts.routine import dose_sentence

ROUTINES = [
    (routine.id, mode.id, dose.id)
    for routine in pl.routines()
    for mode in routine.modes
    for dose in mode.doses
]
HANDOUTS = {
    "anatomy": pl.anatomy_handout,
    **{"/".join(one): lambda one=one: pl.routine_handout(one[0], one[1], dose=one[2]) for one in ROUTINES},
}


@pytest.mark.parametrize("name", HANDOUTS)
def test_a_handout_says_what_it_is_not_and_where_it_comes_from(name):
    html = HANDOUTS[name]().html
    assert "no medical advice" in html
    assert "<h2>Sources</h2>" in html
    assert html.count("<h1>") == 1
    assert re.findall(r"<h(\d)", html)[:2] == ["1", "2"]
    assert all(len(alt) >= 20 for alt in re.findall(r'alt="([^"]*)"', html))


@pytest.mark.parametrize("name", HANDOUTS)
def test_every_number_of_a_source_points_at_a_source_that_is_listed(name):
    body, _, foot = HANDOUTS[name]().html.partition("<footer>")
    used = {int(n) for marked in re.findall(r"<sup>([\d,]+)</sup>", body) for n in marked.split(",")}
    n_listed = foot.count("<li>") or foot.count("&nbsp;")
    assert used == set(range(1, n_listed + 1))


def test_every_statement_on_the_anatomy_page_carries_the_numbers_of_its_sources():
    html = pl.anatomy_handout().html.partition("<footer>")[0]
    for fact in pl.anatomy():
        (marked,) = re.findall(
            rf"<li>{re.escape(escape(fact.text))}(?: <em>[^<]+</em>)?<sup>([\d,]+)</sup></li>", html
        )
        assert len(marked.split(",")) == len(fact.sources)


@pytest.mark.parametrize("one", ROUTINES, ids="/".join)
def test_every_safety_rule_and_exercise_of_a_routine_page_carries_a_source(one):
    routine_id, mode, dose = one
    html = pl.routine_handout(routine_id, mode, dose=dose).html.partition("<footer>")[0]
    cards = re.findall(r'<section class="card">.*?</section>', html, re.DOTALL)
    rules = re.findall(r'<div class="stop">(.*?)</div>', html, re.DOTALL)[0].split("</p>")[:2]
    first = re.findall(r"<section><h2>.*?</section>", html, re.DOTALL)
    assert len(first) == 2
    assert all("<sup>" in part for part in (*cards, *rules, *first))


@pytest.mark.parametrize("one", ROUTINES, ids="/".join)
def test_a_handout_prints_the_seconds_that_its_mode_plays_and_no_others(one):
    routine_id, mode, dose = one
    html = pl.routine_handout(routine_id, mode, dose=dose).html
    segments = pl.routine(routine_id).timeline(mode, dose=dose).segments
    cards = html.split('<section class="card">')[1:]
    assert len(cards) == len(pl.routine(routine_id).exercises)
    for name, card in zip(pl.routine(routine_id).exercises, cards, strict=True):
        worked = [s for s in segments if s.exercise == name and s.kind in {"hold", "rep"}]
        printed = re.search(r'class="dose">([^<]+)<', card)[1]
        count, sets = re.search(r"(\d+) (?:hold|repetition)", printed)[1], re.search(r"(\d+) sets", printed)
        sides = 2 if "each side" in printed else 1
        assert int(count) * int(sets[1] if sets else 1) * sides == len(worked)
        lengths = {float(n) for n in re.search(r"of ([\d. to]+) s\b", printed)[1].split(" to ")}
        assert lengths == {min(s.duration_s for s in worked), max(s.duration_s for s in worked)}
        assert ("hold" in printed) == (worked[0].kind == "hold")
        steps = card.partition("<ol>")[2].partition("</ol>")[0]
        assert not re.search(r"\d+ seconds", steps)
        assert "Stop if" in card


@pytest.mark.parametrize("one", ROUTINES, ids="/".join)
def test_a_handout_names_its_mode_and_its_dose(one):
    routine_id, mode, dose = one
    chosen = pl.routine(routine_id).mode(mode)
    html = pl.routine_handout(routine_id, mode, dose=dose).html
    assert f"{chosen.name}: " in html
    assert next(d.text for d in chosen.doses if d.id == dose).split(".")[0] in html


def test_a_dose_is_told_in_sets_where_there_are_sets():
    played = pl.routine("five-stretches").timeline().segments
    assert dose_sentence([s for s in played if s.exercise == "bridge"]) == "2 sets of 10 repetitions of 5 s"


def test_an_unknown_routine_mode_or_dose_is_refused_by_name():
    with pytest.raises(UnknownIdError, match="five-stretches"):
        pl.routine_handout("five-stretch")
    with pytest.raises(UnknownIdError, match="cool-down"):
        pl.routine_handout("five-stretches", "cool")
    with pytest.raises(UnknownIdError, match="consensus"):
        pl.routine_handout("five-stretches", dose="consent")


@pytest.fixture(scope="module")
def printer():
    sync_api = pytest.importorskip("playwright.sync_api")
    chromium = os.environ.get("PSOAS_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        pytest.skip("No Chromium.")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser.new_page()
        browser.close()


SHEETS = {
    "worksheet": pl.worksheet_handout,
    "worksheet-answers": lambda: pl.worksheet_handout("back", answers=True),
}


@pytest.mark.browser
@pytest.mark.parametrize("name", HANDOUTS | SHEETS)
def test_a_handout_fills_one_page(name, printer, tmp_path):
    printer.goto((HANDOUTS | SHEETS)[name]().save(tmp_path / "handout.html").as_uri())
    pdf = printer.pdf(prefer_css_page_size=True, tagged=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def described(pdf):
    """Return the descriptions of pictures in a PDF, as plain text."""
    raw = re.findall(rb"/Alt\s*(\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f\s]*>)", pdf)
    return [
        bytes.fromhex(one[1:-1].decode()).decode("utf-16")
        if one.startswith(b"<")
        else re.sub(rb"\\(.)", rb"\1", one[1:-1]).decode("latin-1")
        for one in raw
    ]


PRINTED = {
    "anatomy": pl.anatomy_handout,
    "routine": lambda: pl.routine_handout("five-minute-ball"),
    "worksheet": pl.worksheet_handout,
    "questions": lambda: pl.question_sheet("01"),
    "key": lambda: pl.question_sheet("01", key=True),
}


@pytest.mark.browser
@pytest.mark.parametrize("name", PRINTED)
def test_what_is_printed_can_be_read_aloud_with_its_headings_language_and_pictures(name, tmp_path):
    chromium = os.environ.get("PSOAS_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        pytest.skip("No Chromium.")
    html = PRINTED[name]().html
    pdf = save_pdf(html, tmp_path / "it.pdf", browser=chromium).read_bytes()
    assert b"/StructTreeRoot" in pdf
    assert re.search(rb"/Marked\s+true", pdf)
    assert re.search(rb"/Lang\s*\(en\)", pdf)
    assert b"/Outlines" in pdf
    for level in set(re.findall(r"<h(\d)", html)):
        n_headings = len(re.findall(rb"/S\s*/H%b\b" % level.encode(), pdf))
        assert n_headings == html.count(f"<h{level}")
    told = [unescape(alt) for alt in re.findall(r'<img alt="([^"]+)"', html)]
    assert sorted(described(pdf)) == sorted(told)
