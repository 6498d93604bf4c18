"""How long until a learner can begin: imports against ipywidgets, and from `make lab` to a usable notebook."""

from __future__ import annotations

import os
import secrets
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
RUNS = 7


def import_ms(statement: str) -> float:
    """Median time of a fresh interpreter that runs the statement, in milliseconds."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", statement], check=True, cwd=TOP)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def imports() -> None:
    empty = import_ms("pass")
    peer = import_ms("import ipywidgets") - empty
    print(f"{'import':34} {'ms':>7}  against import ipywidgets")
    for name, statement in (
        ("import ipywidgets", "import ipywidgets"),
        ("import psoas_lib", "import psoas_lib"),
        ("the player alone", "from psoas_lib.widgets.player import RoutinePlayer"),
        ("a player made, schedule and all", "import psoas_lib as pl; pl.RoutinePlayer('five-stretches')"),
    ):
        own = import_ms(statement) - empty
        print(f"{name:34} {own:7.0f}  {own / peer:5.2f} x")


def lab_seconds() -> None:
    """Type `make lab`, wait for the server, open the first notebook, wait for its kernel."""
    chromium = os.environ.get("PSOAS_CHROMIUM")
    if not chromium:
        print("No Chromium: the time to a usable notebook is not measured.")
        return
    from playwright.sync_api import sync_playwright

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(8)
    flags = f"--no-browser --port={port} --IdentityProvider.token={token} --LabApp.expose_app_in_browser=True"
    began = time.perf_counter()
    server = subprocess.Popen(
        ["make", "lab", f"ARGS={flags}"],
        cwd=TOP,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/api/status?token={token}", timeout=2)
                break
            except OSError:
                if server.poll() is not None or time.perf_counter() - began > 120:
                    raise RuntimeError("JupyterLab did not start") from None
                time.sleep(0.05)
        up = time.perf_counter() - began
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{port}/lab/tree/notebooks/00_start_here.ipynb?token={token}")
            page.wait_for_function(
                "() => { const k = window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel;"
                " return !!k && k.status === 'idle'; }",
                timeout=90_000,
            )
            usable = time.perf_counter() - began
            browser.close()
        print(
            f"make lab to the server's first answer {up:.1f} s, to an idle kernel in notebook 00 {usable:.1f} s"
        )
    finally:
        os.killpg(server.pid, 15)


if __name__ == "__main__":
    imports()
    lab_seconds()
