"""Handouts: one page of A4 each, with the safety lines, drawings that are described, and their sources."""

import os
import re
import shutil

import pytest
from body_browser import ARGUMENTS

import psoas_lib as pl

HANDOUTS = {
    "anatomy": pl.anatomy_handout,
    "five-stretches": lambda: pl.routine_handout("five-stretches"),
    "five-minute-ball": lambda: pl.routine_handout("five-minute-ball"),
}


@pytest.mark.parametrize("name", HANDOUTS)
def test_a_handout_says_what_it_is_not_and_where_it_comes_from(name):
    html = HANDOUTS[name]().html
    assert "no medical advice" in html
    assert "<h2>Sources</h2>" in html
    assert html.count("<h1>") == 1


@pytest.mark.parametrize("name", ["five-stretches", "five-minute-ball"])
def test_a_routines_handout_draws_each_exercise_and_says_when_to_stop(name):
    html = HANDOUTS[name]().html
    exercises = pl.routine(name).exercises
    assert all(len(alt) >= 20 for alt in re.findall(r'alt="([^"]*)"', html))
    assert html.count("<img") == html.count("Stop if:") == len(exercises)
    assert all(pl.exercise(one).name in html for one in exercises)
    assert "Stop at once" in html


def test_an_unknown_routine_is_refused_by_name():
    with pytest.raises(LookupError, match="five-stretches"):
        pl.routine_handout("five-stretch")


@pytest.mark.browser
@pytest.mark.parametrize("name", HANDOUTS)
def test_a_handout_fills_one_page(name, tmp_path):
    sync_api = pytest.importorskip("playwright.sync_api")
    chromium = os.environ.get("PSOAS_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        pytest.skip("No Chromium.")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page()
        page.goto(HANDOUTS[name]().save(tmp_path / "handout.html").as_uri())
        pdf = page.pdf(prefer_css_page_size=True)
        browser.close()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
