"""A tab that is really hidden: Chromium is spoken to directly, since Playwright keeps each page in the foreground.

Time is real here. The page draws no frame and its timers are throttled by the browser, as in everyday use.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from body_browser import ARGUMENTS, served

from psoas_lib.widgets.page import player_page
from psoas_lib.widgets.player import RoutinePlayer

websocket = pytest.importorskip(
    "websocket", reason="websocket-client is not installed: it is in the group test."
)

# About 15 s: five exercises of one side.
SHORT = {"sides": "left", "get_ready_s": 1, "move_s": 0.5, "rest_s": 0.5, "rep_s": 2, "reps": 1, "sets": 1}

COUNT_FRAMES = """window.frames_drawn = 0;
(function draw() { window.frames_drawn += 1; requestAnimationFrame(draw); })(); true"""
PLACE = """(() => { const key = Object.keys(localStorage).find((one) => one.startsWith('psoas:run:'));
  return key ? JSON.parse(localStorage.getItem(key)).place_ms : null; })()"""
STATE = "(document.querySelector('.ps.player')?.dataset.state ?? null)"


class Browser:
    """A Chromium of its own, spoken to in the DevTools protocol."""

    def __init__(self, folder):
        path = os.environ.get("PSOAS_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        if path is None:
            told = "No Chromium: install it (apt-get install chromium) or set PSOAS_CHROMIUM to its path."
            if os.environ.get("CI") == "true":
                pytest.fail(told)
            pytest.skip(told)
        asked = ["--headless=new", "--remote-debugging-port=0", "--remote-allow-origins=*"]
        self._process = subprocess.Popen(
            [path, *asked, f"--user-data-dir={folder}", *ARGUMENTS, "about:blank"],
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        port = Path(folder) / "DevToolsActivePort"
        wait_until(lambda: port.exists() and len(port.read_text().split()) == 2)
        number, way = port.read_text().split()
        self._socket = websocket.create_connection(f"ws://127.0.0.1:{number}{way}", timeout=30)
        self._asked = 0

    def call(self, method, session=None, **params):
        self._asked += 1
        message = {"id": self._asked, "method": method, "params": params}
        self._socket.send(json.dumps(message | ({"sessionId": session} if session else {})))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._asked:
                assert "error" not in answer, (method, answer)
                return answer["result"]

    def tab(self, address):
        """Open a tab in the foreground; the one before goes behind it."""
        target = self.call("Target.createTarget", url=address)["targetId"]
        return Tab(
            self, target, self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        )

    def close(self):
        self._socket.close()
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)


class Tab:
    def __init__(self, browser, target, session):
        self._browser, self._target, self._session = browser, target, session

    def run(self, script):
        answer = self._browser.call(
            "Runtime.evaluate", self._session, expression=script, returnByValue=True, userGesture=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait_for(self, script, seconds=60):
        wait_until(lambda: self.run(script), seconds)

    def show(self):
        self._browser.call("Target.activateTarget", targetId=self._target)


def wait_until(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, condition
        time.sleep(0.1)


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
        tab.run(
            "document.querySelector('.ps .tick input').click(); document.querySelector('.ps .coverbody .go').click()"
        )
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

        events = tab.run("psoas.model.get('events')")
        segments = player.schedule["segments"]
        crossed = [(one["segment"], one["place_ms"]) for one in events if one["type"] == "cross"]
        assert crossed == [(one["index"], round(one["start_s"] * 1000)) for one in segments[1:]]
        assert {one["type"] for one in events} == {"start", "cross", "finish"}
        (session,) = tab.run("psoas.log.sessions")
        assert session["status"] == "finished"
        assert session["interruptions"] == 0
        assert all(item["done_s"] == item["planned_s"] > 0 for item in session["items"])

        tab.show()
        tab.wait_for("document.visibilityState === 'visible'")
        assert tab.run(STATE) == "finished"
