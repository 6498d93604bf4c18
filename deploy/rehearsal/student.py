"""What a student does on the first day: log in, open a notebook, run it, play a routine, have it logged."""

from __future__ import annotations

import json
import re
import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import requests
import websocket

if TYPE_CHECKING:
    from rehearsal.accounts import Account

NOTEBOOK = "psoas/notebooks/05_five_minute_routine.ipynb"
PATIENCE_S = 240


@dataclass
class Student:
    """One student in a browser of their own."""

    url: str
    account: Account
    seconds: dict[str, float] = field(default_factory=dict)
    outputs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Open an empty browser."""
        self.browser = requests.Session()
        self.browser.trust_env = False
        self.base = f"{self.url}/user/{self.account.name}"
        self._socket: websocket.WebSocket | None = None
        self._session = uuid.uuid4().hex
        self.player = ""

    def log_in(self) -> None:
        """Give name and password on the hub's page; the hub then starts the server."""
        login = f"{self.url}/hub/login"
        self.browser.get(login, timeout=60).raise_for_status()
        form = {
            "username": self.account.name,
            "password": self.account.password,
            "_xsrf": self._xsrf("/hub/"),
        }
        answer = self.browser.post(login, data=form, timeout=PATIENCE_S)
        answer.raise_for_status()
        if "/hub/login" in answer.url:
            raise RuntimeError(f"{self.account.name} was not let in.")

    def wait_for_server(self) -> None:
        """Come back until the own server answers."""
        self.browser.get(f"{self.url}/hub/spawn", timeout=PATIENCE_S)
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            # The page, not the API: a page walks through the hub's sign-in and collects the cookies.
            page = self.browser.get(f"{self.base}/lab", timeout=PATIENCE_S)
            if page.ok and page.url.startswith(self.base):
                return
            time.sleep(0.5)
        raise RuntimeError(f"The server of {self.account.name} did not answer within {PATIENCE_S} s.")

    def open_notebook(self, path: str = NOTEBOOK) -> list[str]:
        """Open a notebook, start its kernel, and return its code cells."""
        answer = self.browser.get(f"{self.base}/api/contents/{path}", timeout=PATIENCE_S)
        answer.raise_for_status()
        cells = answer.json()["content"]["cells"]
        wanted = {"path": path, "name": path, "type": "notebook", "kernel": {"name": "python3"}}
        made = self.browser.post(
            f"{self.base}/api/sessions",
            json=wanted,
            timeout=PATIENCE_S,
            headers={"X-XSRFToken": self._xsrf(f"/user/{self.account.name}/")},
        )
        made.raise_for_status()
        kernel = made.json()["kernel"]["id"]
        cookies = "; ".join(
            f"{c.name}={c.value}"
            for c in self.browser.cookies
            if f"/user/{self.account.name}/".startswith(c.path)
        )
        address = f"{self.base}/api/kernels/{kernel}/channels?session_id={self._session}".replace(
            "http", "ws", 1
        )
        self._socket = websocket.create_connection(
            address, timeout=PATIENCE_S, cookie=cookies, origin=self.url
        )
        return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]

    def run(self, code: str) -> tuple[str, str]:
        """Run code in the kernel; return what it printed or showed as text, and the name of its error."""
        asked = self._send(
            "execute_request",
            {
                "code": code,
                "silent": False,
                "store_history": True,
                "user_expressions": {},
                "allow_stdin": False,
                "stop_on_error": True,
            },
        )
        shown, error = [], ""
        idle = replied = False
        while not (idle and replied):
            message = self._receive()
            kind, content = message["msg_type"], message["content"]
            if kind == "comm_open" and "player_key" in str(content["data"].get("state", {}).keys()):
                self.player = content["comm_id"]
            if message["parent_header"].get("msg_id") != asked:
                continue
            if kind == "stream":
                shown.append(content["text"])
            elif kind in {"execute_result", "display_data"}:
                shown.append(content["data"].get("text/plain", ""))
            elif kind == "error":
                error = content["ename"]
            replied = replied or kind == "execute_reply"
            idle = idle or (kind == "status" and content["execution_state"] == "idle")
        return "".join(shown), error

    def play(self) -> str:
        """Send what the browser sends when a routine is over; return the session's id once it is logged."""
        end = datetime.now(UTC)
        session = {
            "session_id": str(uuid.uuid4()),
            "routine": "five-minute-ball",
            "mode": "standard",
            "status": "finished",
            "started_at": (end - timedelta(minutes=5)).isoformat(),
            "ended_at": end.isoformat(),
            "interruptions": 0,
            "items": [{"exercise": "ball-wall-hip", "side": "left", "planned_s": 60, "done_s": 60}],
        }
        data = {"method": "custom", "content": {"type": "session", "session": session}}
        self._send("comm_msg", {"comm_id": self.player, "data": data})
        while True:
            message = self._receive()
            answer = (
                message["content"].get("data", {}).get("content", {})
                if message["msg_type"] == "comm_msg"
                else {}
            )
            if answer.get("session_id") == session["session_id"]:
                if answer["type"] != "ack":
                    raise RuntimeError(f"The log refused the session: {answer}")
                return session["session_id"]

    def first_day(self) -> str:
        """Do all of it and keep the time from the first click; return the id of the logged session."""
        began = time.monotonic()
        self.log_in()
        self.wait_for_server()
        self.seconds["server"] = time.monotonic() - began
        for number, code in enumerate(self.open_notebook()):
            text, error = self.run(code)
            if error:
                raise RuntimeError(f"Cell {number + 1} of the notebook ended in {error}.")
            self.outputs.append(text)
            self.seconds.setdefault("first result", time.monotonic() - began)
        self.seconds["notebook"] = time.monotonic() - began
        session = self.play()
        self.seconds["logged"] = time.monotonic() - began
        return session

    def leave(self) -> None:
        """Close the browser; the server goes on until it is culled."""
        if self._socket is not None:
            self._socket.close()
        self.browser.close()

    def _xsrf(self, path: str) -> str:
        for cookie in self.browser.cookies:
            if cookie.name == "_xsrf" and cookie.path == path:
                return str(cookie.value)
        raise RuntimeError(f"There is no _xsrf cookie for {path}.")

    def _send(self, kind: str, content: dict[str, Any]) -> str:
        assert self._socket is not None
        header = {
            "msg_id": uuid.uuid4().hex,
            "session": self._session,
            "username": self.account.name,
            "version": "5.3",
            "msg_type": kind,
            "date": datetime.now(UTC).isoformat(),
        }
        message = {
            "header": header,
            "parent_header": {},
            "metadata": {},
            "content": content,
            "channel": "shell",
            "buffers": [],
        }
        self._socket.send(json.dumps(message))
        return str(header["msg_id"])

    def _receive(self) -> dict[str, Any]:
        assert self._socket is not None
        while True:
            received = self._socket.recv()
            text = received if isinstance(received, str) else _binary(received)
            message = json.loads(text)
            if re.fullmatch(r"\w+", message.get("msg_type", "")):
                return dict(message)


def _binary(data: bytes) -> str:
    """Return the JSON part of a message that carries buffers: their count, offsets, then the parts."""
    count = int.from_bytes(data[:4], "big")
    offsets = [int.from_bytes(data[4 + 4 * i : 8 + 4 * i], "big") for i in range(count)]
    return data[offsets[0] : offsets[1] if count > 1 else None].decode("utf-8")
