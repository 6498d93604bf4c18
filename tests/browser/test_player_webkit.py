"""Clock and outbox in a second engine: WebKit, through Debian's WebKitGTK driver.

The same page, the same module; time is real here, because WebKit has no clock that a test could move.
The driver speaks the W3C protocol over HTTP, so a few lines take the place of a client library.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from body_browser import served
from lab import free_port

from psoas_lib.widgets.page import player_page
from psoas_lib.widgets.player import RoutinePlayer

SHORT = {"sides": "left", "get_ready_s": 0.5, "move_s": 0.5, "rest_s": 0.5, "rep_s": 1, "reps": 1, "sets": 1}


class WebKit:
    """One session of a WebDriver."""

    def __init__(self, port):
        self.base = f"http://127.0.0.1:{port}/session"
        options = {"args": ["--automation"]}
        made = self._call(
            "POST", "", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        )
        self.name = made["capabilities"].get("browserName", "")
        self.base += "/" + made["sessionId"]

    def _call(self, method, path, body=None):
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(
            self.base + path, data=data, method=method, headers={"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]

    def goto(self, address):
        self._call("POST", "/url", {"url": address})

    def run(self, script, *arguments):
        return self._call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def wait(self, condition, seconds=120):
        end = time.monotonic() + seconds
        while not self.run(f"return {condition};"):
            assert time.monotonic() < end, condition
            time.sleep(0.1)

    def click(self, name):
        found = self.run(
            """const found = [...document.querySelectorAll('.ps.player button')]
                 .find((one) => one.textContent === arguments[0] && one.offsetParent);
               found?.click(); return !!found;""",
            name,
        )
        assert found, name

    def close(self):
        self._call("DELETE", "")


@pytest.fixture(scope="module")
def webkit():
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    if driver is None or screen is None:
        pytest.skip("No WebKit: apt-get install webkit2gtk-driver xvfb")
    display = f":{90 + os.getpid() % 400}"
    server = subprocess.Popen(
        [screen, display, "-screen", "0", "1200x900x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL
    )
    port = free_port()
    environment = {
        **os.environ,
        "DISPLAY": display,
        "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
        "LIBGL_ALWAYS_SOFTWARE": "1",
    }
    process = subprocess.Popen(
        [driver, f"--port={port}"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    one = None
    try:
        end = time.monotonic() + 30
        while one is None:
            try:
                one = WebKit(port)
            except OSError as error:
                if time.monotonic() > end:
                    pytest.skip(f"WebKit does not start here: {error}")
                time.sleep(0.3)
        yield one
        one.close()
    finally:
        process.terminate()
        process.wait(10)
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("webkit")
    player = RoutinePlayer("five-stretches", **SHORT)
    (folder / "player.html").write_text(player_page(player), encoding="utf-8")
    (folder / "favicon.ico").write_bytes(b"")
    with served(folder) as base:
        yield f"{base}/player.html"


@pytest.fixture
def page(webkit, address):
    webkit.goto(address)
    webkit.run("localStorage.clear(); sessionStorage.clear();")
    webkit.goto(address)
    webkit.wait("!!window.psoas && !!document.querySelector('.ps.player')")
    return webkit


def state(name):
    return f"document.querySelector('.ps.player').dataset.state === '{name}'"


def begin(page):
    page.run("document.querySelector('.ps .safe .tick input').click();")
    page.click("Start")
    page.wait(state("running"))


def test_webkit_plays_to_the_end_and_loses_no_transition(page):
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


def test_webkit_brings_a_closed_page_back_at_its_place(page, address):
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


def test_webkit_keeps_an_unconfirmed_session_and_logs_it_once(page, address):
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


def test_webkit_notices_sleep(page):
    begin(page)
    page.wait("document.querySelector('.ps .live-screen').dataset.kind === 'rep'")
    page.run("const now = Date.now; Date.now = () => now() + 3600000;")
    page.wait(state("paused"))
    assert "asleep" in page.run("return document.querySelector('.ps .cue').textContent;")
