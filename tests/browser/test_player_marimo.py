"""The player in a real marimo app: another notebook than Jupyter, the same module, the same log."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request

import pytest
from lab import TOP, free_port, rows_of

pytest.importorskip("marimo", reason="marimo is not installed: it is in the dependency group test.")

APP = """
import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo
    from psoas_lib.widgets.player import RoutinePlayer

    short = {"sides": "left", "get_ready_s": 0.5, "move_s": 0.5, "rest_s": 0.5, "rep_s": 1, "reps": 1, "sets": 1}
    player = RoutinePlayer("five-stretches", **short)
    SHOWN
    return


if __name__ == "__main__":
    app.run()
"""
SHOWN = {"wrapped": "mo.ui.anywidget(player)", "bare": "player"}
MACHINE = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")


class App:
    """One marimo app, run as a learner would, with folders of its own and no way out of this machine."""

    def __init__(self, folder, shown):
        self.home = folder / "home"
        file = folder / "app.py"
        file.write_text(APP.replace("SHOWN", SHOWN[shown]), encoding="utf-8")
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        own = {
            name: str(folder / "own")
            for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        }
        nowhere = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
        environment = {**os.environ, **own, **nowhere, "PYTHONPATH": str(TOP), "PSOAS_HOME": str(self.home)}
        self._told = folder / "marimo.log"
        options = ["--headless", "--no-token", "--no-sandbox", "--host=127.0.0.1", f"--port={port}"]
        with self._told.open("w") as output:
            self._server = subprocess.Popen(
                [sys.executable, "-m", "marimo", "run", str(file), *options],
                cwd=folder,
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        end = time.monotonic() + 180
        while True:
            try:
                with urllib.request.urlopen(f"{self.address}/health", timeout=30):
                    return
            except OSError:
                if self._server.poll() is not None or time.monotonic() > end:
                    self.stop()
                    raise RuntimeError(self._told.read_text()) from None
                time.sleep(0.1)

    def stop(self):
        if self._server.poll() is None:
            os.killpg(self._server.pid, signal.SIGTERM)
        try:
            self._server.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self._server.pid, signal.SIGKILL)
            self._server.wait(10)


@pytest.mark.parametrize("shown", SHOWN)
def test_in_marimo_a_routine_played_to_its_end_is_in_the_log(chromium, tmp_path, shown):
    app = App(tmp_path, shown)
    context = chromium.new_context(viewport={"width": 1000, "height": 900})
    try:
        page = context.new_page()
        page.set_default_timeout(120_000)
        outside, errors = [], []
        page.on("request", lambda one: outside.append(one.url) if not one.url.startswith(MACHINE) else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(app.address, wait_until="domcontentloaded")
        player = page.locator(".ps.player")
        player.wait_for()
        player.locator(".tick:visible").click()
        player.get_by_role("button", name="Start", exact=True).click()
        player.locator(".stage svg").wait_for()
        page.locator(".ps.player[data-state=finished]").wait_for()
        player.get_by_text("Saved to your log").first.wait_for()
    finally:
        context.close()
        app.stop()
    rows = rows_of(app.home / "sessions.csv")
    assert len({row["session_id"] for row in rows}) == 1
    assert len(rows) == 5
    assert {row["status"] for row in rows} == {"finished"}
    assert all(float(row["done_s"]) == float(row["planned_s"]) > 0 for row in rows)
    assert outside == []
    assert errors == []
