"""Two more browser engines, spoken to directly: each protocol takes a few lines, and no driver must be fetched."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest
from lab import free_port


def until(answer, seconds, told):
    """Ask until there is an answer; a test that waits for ever is no test."""
    end = time.monotonic() + seconds
    while not (found := answer()):
        assert time.monotonic() < end, told
        time.sleep(0.1)
    return found


def started(answer, name):
    """Wait for a browser; where the system cannot run it, its tests are skipped by name."""
    try:
        return until(answer, 180, name)
    except AssertionError:
        pytest.skip(f"{name} does not start here.")


class Engine:
    """What the tests ask of a browser; a subclass says how it goes to a page and runs a script.

    ``errors`` holds what the pages have thrown or logged as errors, where the engine tells.
    """

    def __init__(self):
        self.errors = []

    def wait(self, condition, seconds=120):
        until(lambda: self.run(f"return !!({condition});"), seconds, condition)

    def click(self, name):
        found = self.run(
            """const found = [...document.querySelectorAll('.ps.player button')]
                 .find((one) => one.textContent === arguments[0] && one.offsetParent);
               found?.click(); return !!found;""",
            name,
        )
        assert found, name


class WebKit(Engine):
    """WebKitGTK, in the W3C protocol of its driver, over HTTP."""

    def __init__(self, port):
        super().__init__()
        self.base = f"http://127.0.0.1:{port}/session"
        options = {"args": ["--automation"]}
        made = self._call(
            "POST", "", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        )
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

    def close(self):
        self._call("DELETE", "")


class Firefox(Engine):
    """Firefox, in the W3C protocol that it speaks itself (WebDriver BiDi), over a socket."""

    def __init__(self, port):
        super().__init__()
        websocket = pytest.importorskip("websocket", reason="websocket-client is not installed")
        self._socket = websocket.create_connection(
            f"ws://127.0.0.1:{port}/session", timeout=120, suppress_origin=True
        )
        self._asked = 0
        self._call("session.new", capabilities={})
        self._call("session.subscribe", events=["log.entryAdded"])
        self._tab = self._call("browsingContext.getTree")["contexts"][0]["context"]

    def _call(self, method, **params):
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("method") == "log.entryAdded" and answer["params"]["level"] == "error":
                self.errors.append(answer["params"]["text"])
            if answer.get("id") == self._asked:
                assert answer["type"] == "success", (method, answer)
                return answer["result"]

    def goto(self, address):
        self._call("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def run(self, script, *arguments):
        # As one text there and back: the protocol's own values would each have to be unwrapped.
        answer = self._call(
            "script.callFunction",
            functionDeclaration="(given) => JSON.stringify((function () {"
            + script
            + "}).apply(null, JSON.parse(given)))",
            arguments=[{"type": "string", "value": json.dumps(arguments)}],
            target={"context": self._tab},
            awaitPromise=False,
        )
        assert answer["type"] == "success", (script, answer)
        return json.loads(answer["result"].get("value", "null"))

    def close(self):
        self._call("session.end")
        self._socket.close()


@contextlib.contextmanager
def running(command, environment=None):
    """Run a program as long as it is needed."""
    process = subprocess.Popen(
        command,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


@contextlib.contextmanager
def webkit(_folder):
    """Start WebKit on a screen that nobody sees."""
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    if driver is None or screen is None:
        pytest.skip("No WebKit: apt-get install webkit2gtk-driver xvfb")
    display = f":{90 + os.getpid() % 400}"
    port = free_port()
    environment = {"DISPLAY": display, "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
    with (
        running([screen, display, "-screen", "0", "1200x900x24", "-nolisten", "tcp"]),
        running([driver, f"--port={port}"], environment),
    ):

        def answer():
            with contextlib.suppress(OSError):
                return WebKit(port)

        one = started(answer, "WebKit")
        yield one
        one.close()


# Firefox's recommended settings for automation are on by default; these keep it from asking the network for more.
_QUIET = {
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "app.normandy.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "browser.shell.checkDefaultBrowser": False,
}


@contextlib.contextmanager
def firefox(folder):
    """Start Firefox with a profile of its own."""
    path = os.environ.get("PSOAS_FIREFOX") or shutil.which("firefox") or shutil.which("firefox-esr")
    if path is None:
        pytest.skip("No Firefox: apt-get install firefox-esr")
    profile = Path(folder) / "profile"
    profile.mkdir()
    settings = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in _QUIET.items()]
    (profile / "user.js").write_text("\n".join(settings), encoding="utf-8")
    # Firefox says there which port it has taken.
    told = profile / "WebDriverBiDiServer.json"
    command = [path, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port=0"]
    with running(command, {"HOME": str(folder)}):

        def port():
            with contextlib.suppress(OSError, ValueError):
                return json.loads(told.read_text(encoding="utf-8"))["ws_port"]

        one = Firefox(started(port, "Firefox"))
        yield one
        one.close()


ENGINES = {"firefox": firefox, "webkit": webkit}
