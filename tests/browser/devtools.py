"""A Chromium of its own, spoken to directly: Playwright keeps each page in the foreground, this does not."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path

import pytest
from body_browser import ARGUMENTS, chromium_path

websocket = pytest.importorskip(
    "websocket", reason="websocket-client is not installed: it is in the group test."
)


class Browser:
    """A Chromium of its own, spoken to in the DevTools protocol."""

    def __init__(self, folder):
        path = chromium_path()
        asked = ["--headless=new", "--remote-debugging-port=0", "--remote-allow-origins=*"]
        self._process = subprocess.Popen(
            [path, *asked, f"--user-data-dir={folder}", *ARGUMENTS, "about:blank"],
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        port = Path(folder) / "DevToolsActivePort"
        wait_until(lambda: port.exists() and len(port.read_text().split()) == 2)
        number, way = port.read_text().split()
        self._socket = websocket.create_connection(f"ws://127.0.0.1:{number}{way}", timeout=120)
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

    def wait_for(self, script, seconds=120):
        wait_until(lambda: self.run(script), seconds)

    def show(self):
        self._browser.call("Target.activateTarget", targetId=self._target)


def wait_until(condition, seconds=120):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, condition
        time.sleep(0.1)
