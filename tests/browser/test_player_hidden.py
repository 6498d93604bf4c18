"""A tab that is really hidden: Chromium is spoken to directly, since Playwright keeps each page in the foreground.

Time is real here. The page draws no frame and its timers are throttled by the browser, as in everyday use.
"""

from __future__ import annotations

import json
import os

import pytest
from body_browser import served
from devtools import Browser
from lab import READY, rows_of

from psoas_lib.widgets.page import player_page
from psoas_lib.widgets.player import RoutinePlayer

# About 15 s: five exercises of one side.
SHORT = {"sides": "left", "get_ready_s": 1, "move_s": 0.5, "rest_s": 0.5, "rep_s": 2, "reps": 1, "sets": 1}

COUNT_FRAMES = """window.frames_drawn = 0;
(function draw() { window.frames_drawn += 1; requestAnimationFrame(draw); })(); true"""
PLACE = """(() => { const key = Object.keys(localStorage).find((one) => one.startsWith('psoas:run:'));
  return key ? JSON.parse(localStorage.getItem(key)).place_ms : null; })()"""
BEGIN = (
    "document.querySelector('.ps .tick input').click(); document.querySelector('.ps .coverbody .go').click()"
)
EXERCISES = ["bridge", "half-kneeling", "standing-split", "low-lunge-twist", "half-kneeling-reach"]
STATE = "(document.querySelector('.ps.player')?.dataset.state ?? null)"


def assert_no_part_was_missed(events, segments):
    crossed = [(one["segment"], one["place_ms"]) for one in events if one["type"] == "cross"]
    assert crossed == [(one["index"], round(one["start_s"] * 1000)) for one in segments[1:]]
    assert {one["type"] for one in events} == {"start", "cross", "finish"}


@pytest.fixture
def browser(tmp_path):
    one = Browser(tmp_path / "profile")
    yield one
    one.close()


def test_a_hidden_tab_plays_on_to_the_end_and_misses_no_transition(browser, tmp_path):
    player = RoutinePlayer("five-stretches", **SHORT)
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(player_page(player), encoding="utf-8")
    (site / "favicon.ico").write_bytes(b"")
    with served(site) as address:
        tab = browser.tab(f"{address}/index.html")
        tab.wait_for(f"{STATE} === 'cover'")
        tab.run(BEGIN)
        tab.wait_for(f"{STATE} === 'running'")
        tab.run(COUNT_FRAMES)
        tab.wait_for("frames_drawn > 2")

        browser.tab("about:blank")
        tab.wait_for("document.visibilityState === 'hidden'")
        hidden_at_ms, frames = tab.run(PLACE), tab.run("frames_drawn")
        tab.wait_for(f"{PLACE} > {hidden_at_ms}")  # the place is kept while nobody looks
        tab.wait_for(f"{STATE} === 'finished'")
        assert tab.run("document.visibilityState") == "hidden"
        assert tab.run("frames_drawn") - frames <= 1

        assert_no_part_was_missed(tab.run("psoas.model.get('events')"), player.schedule["segments"])
        (session,) = tab.run("psoas.log.sessions")
        assert session["status"] == "finished"
        assert session["interruptions"] == 0
        assert all(item["done_s"] == item["planned_s"] > 0 for item in session["items"])

        tab.show()
        tab.wait_for("document.visibilityState === 'visible'")
        assert tab.run(STATE) == "finished"


def run_cell(n):
    return f"""window.jupyterapp.shell.currentWidget.content.activeCellIndex = {n};
    window.jupyterapp.commands.execute('notebook:run-cell'); true"""


PRINTED = (
    """window.jupyterapp.shell.currentWidget.content.widgets[1].model.outputs.toJSON()[0]?.text ?? null"""
)


def test_a_hidden_jupyterlab_plays_on_and_the_session_is_in_the_log(browser, lab, tmp_path, record_property):
    # PSOAS_HIDDEN_MINUTES=7 makes the same run as long as browsers need before they throttle in earnest.
    minutes = float(os.environ.get("PSOAS_HIDDEN_MINUTES", "0.25"))
    options = {**SHORT, "reps": max(1, round(minutes * 60 / len(EXERCISES) / SHORT["rep_s"]))}
    home = tmp_path / "psoas"
    made = f"pl.RoutinePlayer('five-stretches', log=pl.RomLog({str(home)!r}), **{options!r})"
    told = "import json; print(json.dumps([player.events, player.schedule['segments']]))"
    lab.notebook("hidden.ipynb", [f"import psoas_lib as pl\nplayer = {made}\nplayer", told])
    tab = browser.tab(lab.url("hidden.ipynb"))
    tab.wait_for(READY)
    tab.run(run_cell(0))
    tab.wait_for(f"{STATE} === 'cover'")
    tab.run(BEGIN)
    tab.wait_for(f"{STATE} === 'running'")
    tab.run(COUNT_FRAMES)
    tab.wait_for("frames_drawn > 2")

    browser.tab("about:blank")
    tab.wait_for("document.visibilityState === 'hidden'")
    frames = tab.run("frames_drawn")
    tab.wait_for(f"{STATE} === 'finished'", seconds=120 + 90 * minutes)
    assert tab.run("document.visibilityState") == "hidden"
    assert tab.run("frames_drawn") - frames <= 1
    tab.wait_for("JSON.parse(localStorage.getItem('psoas:acked') ?? '[]').length === 1")
    rows = rows_of(home / "sessions.csv")
    assert [row["exercise"] for row in rows] == EXERCISES
    assert {(row["status"], row["interruptions"]) for row in rows} == {("finished", "0")}
    assert all(float(row["done_s"]) == float(row["planned_s"]) > 0 for row in rows)

    tab.show()
    tab.wait_for("document.visibilityState === 'visible'")
    tab.run(run_cell(1))
    tab.wait_for(PRINTED)
    events, segments = json.loads(tab.run(PRINTED))
    assert_no_part_was_missed(events, segments)
    late_ms = sorted(one["late_ms"] for one in events if one["type"] == "cross")
    record_property("transitions", len(late_ms))
    record_property("noticed_late_ms", f"median {late_ms[len(late_ms) // 2]}, ten latest {late_ms[-10:]}")
