"""Clock and outbox in two more engines: Firefox, and WebKit through Debian's WebKitGTK driver.

The same page, the same module; time is real here, because neither has a clock that a test could move.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from body_browser import served

from psoas_lib.widgets.page import player_page
from psoas_lib.widgets.player import RoutinePlayer

SHORT = {"sides": "left", "get_ready_s": 0.5, "move_s": 0.5, "rest_s": 0.5, "rep_s": 1, "reps": 1, "sets": 1}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    player = RoutinePlayer("five-stretches", **SHORT)
    (folder / "player.html").write_text(player_page(player), encoding="utf-8")
    (folder / "favicon.ico").write_bytes(b"")
    with served(folder) as base:
        yield f"{base}/player.html"


@pytest.fixture
def page(engine, address):
    engine.goto(address)
    engine.run("localStorage.clear(); sessionStorage.clear();")
    engine.goto(address)
    engine.wait("window.psoas && document.querySelector('.ps.player')")
    return engine


def state(name):
    return f"document.querySelector('.ps.player')?.dataset.state === '{name}'"


def begin(page):
    page.run("document.querySelector('.ps .safe .tick input').click();")
    page.click("Start")
    page.wait(state("running"))


def test_another_engine_plays_to_the_end_and_loses_no_transition(page):
    begin(page)
    page.wait(state("finished"))
    page.wait("psoas.log.sessions.length === 1")
    (session,) = page.run("return psoas.log.sessions;")
    assert session["status"] == "finished"
    assert all(item["done_s"] == item["planned_s"] for item in session["items"])
    crossed = page.run(
        "return psoas.model.get('events').filter((one) => one.type === 'cross').map((one) => one.segment);"
    )
    assert crossed == list(range(1, page.run("return psoas.model.get('schedule').segments.length;")))


def test_another_engine_brings_a_closed_page_back_at_its_place(page, address):
    begin(page)
    page.wait("document.querySelector('.ps .live-screen').dataset.kind === 'rep'")
    page.goto("about:blank")
    page.goto(address)
    page.wait("!!window.psoas")
    page.wait(state("paused"))
    place = "JSON.parse(localStorage.getItem(Object.keys(localStorage).find((one) => one.startsWith('psoas:run')))).place_ms"
    assert page.run(f"return {place};") >= 1000
    page.click("Resume")
    page.wait(state("finished"))
    page.wait("psoas.log.sessions.length === 1")
    (session,) = page.run("return psoas.log.sessions;")
    assert session["interruptions"] == 1
    assert all(item["done_s"] == item["planned_s"] for item in session["items"])


def test_another_engine_keeps_an_unconfirmed_session_and_logs_it_once(page, address):
    page.run("psoas.model.send = () => Promise.reject(new Error('Cannot send'));")
    begin(page)
    page.wait(state("finished"))
    page.wait("document.querySelector('.ps .done-screen .save.no')?.textContent.includes('Not saved yet')")
    page.goto(address)
    page.wait("!!document.querySelector('.ps .offer')")
    page.click("Save it now")
    page.wait("!document.querySelector('.ps .offer')")
    assert page.run("return psoas.log.sessions.length;") == 1
    page.goto(address)
    page.wait("!!window.psoas")
    assert page.run("return document.querySelectorAll('.ps .offer').length;") == 0


def test_another_engine_notices_sleep(page):
    begin(page)
    page.wait("document.querySelector('.ps .live-screen').dataset.kind === 'rep'")
    page.run("const now = Date.now; Date.now = () => now() + 3600000;")
    page.wait(state("paused"))
    assert "asleep" in page.run("return document.querySelector('.ps .cue').textContent;")
