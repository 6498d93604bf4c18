"""How late are the player's transitions, and how far does ipywidgets.Play drift beside it?

    python benchmarks/bench_player.py            10 minutes quiet and 10 with a busy kernel
    python benchmarks/bench_player.py 2          2 minutes each

Both run in one notebook of one JupyterLab in Chromium, at the same time. The player's lateness is the time
from a transition's planned moment to the tick that noticed it. Play shows what it believes in its number:
its drift is that number times its interval, less the time that really passed.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP), str(TOP / "tests"), str(TOP / "tests" / "browser")]

from body_browser import ARGUMENTS  # noqa: E402
from lab import Lab, Notebook  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

EACH_S = 5
PLAYER = """
import json
import ipywidgets as W
import psoas_lib as pl
n = {n}
segment = dict(kind="hold", duration_s={each}, exercise="bridge", side="both", text="Hold.", cue="", rep=None, reps=None,
               round=1, exercise_number=1, pose_from="bridge-bottom", pose_to="bridge-top")
segments = [segment | dict(index=i, start_s=i * {each}) for i in range(n)]
segments.append(segment | dict(index=n, start_s=n * {each}, duration_s=0, kind="done", exercise=None, side=None))
plan = pl.routine("five-stretches").timeline().schedule() | dict(segments=segments, total_s=n * {each})
player = pl.RoutinePlayer(plan, log=pl.RomLog({home!r}))
play = W.Play(interval=100, max=10**7)
number = W.Label()
W.jslink((play, "value"), (number, "value"))
W.VBox([player, play, number])
"""
RESULT = "print(json.dumps([event['late_ms'] for event in player.events if event['type'] == 'cross']))"
NUMBER = (
    "() => Number(document.querySelector('.jp-OutputArea .widget-label:not([style*=none])')?.textContent)"
)


def measure(browser, lab, name: str, minutes: float, *, busy: bool) -> None:
    """Play one routine beside one Play and print a row."""
    n = round(minutes * 60 / EACH_S)
    home = str(lab.folder / name)
    busy_cell = f"import time; time.sleep({minutes * 60 - 5}); print('done')"
    lab.notebook(f"{name}.ipynb", [PLAYER.format(n=n, each=EACH_S, home=home), busy_cell, RESULT])
    page = browser.new_page()
    notebook = Notebook(page, lab, f"{name}.ipynb")
    notebook.run(0)
    page.locator(".ps.player").wait_for()
    tick = page.locator(".ps.player .tick:visible")
    if tick.count():
        tick.click()
    page.locator(".ps.player").get_by_role("button", name="Start", exact=True).click()
    page.locator(".jupyter-widgets.widget-play button").first.click()
    began, first = page.evaluate(f"() => [performance.now(), ({NUMBER})()]")
    if busy:
        notebook.start(1)
    page.wait_for_timeout((minutes * 60 - 3) * 1000)
    ended, last = page.evaluate(f"() => [performance.now(), ({NUMBER})()]")
    page.wait_for_function(
        "() => document.querySelector('.ps.player').dataset.state === 'finished'", timeout=60_000
    )
    late = sorted(json.loads(notebook.run(2)))
    drift = (last - first) * 100 - (ended - began)
    page.close()
    per_minute = drift / ((ended - began) / 60_000)
    print(
        f"{name:12s} {len(late):4d} of {n:4d}   {statistics.median(late):6.1f} {late[int(0.95 * len(late))]:6.1f} "
        f"{late[-1]:6.1f}      {drift:9.0f} {per_minute:9.0f}",
        flush=True,
    )


def main() -> int:
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    path = os.environ.get("PSOAS_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        print("No Chromium here: install it, or set PSOAS_CHROMIUM to its path.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        lab = Lab(Path(folder))
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
                print(f"{minutes:g} min each, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
                print(
                    "             transitions    late ms: median    p95    max   Play ms: drift  per minute"
                )
                measure(browser, lab, "quiet", minutes, busy=False)
                measure(browser, lab, "busy kernel", minutes, busy=True)
                browser.close()
        finally:
            lab.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
