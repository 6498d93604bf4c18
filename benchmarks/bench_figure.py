"""Milliseconds a frame of the drawn body takes in Chromium with software rendering: one and two views.

Run: ``python benchmarks/bench_figure.py``. Each frame poses the body, finds the outlines and paints them; the
time includes the painting itself (a pixel is read back), so it is what 60 frames a second have 16.7 ms for.
"""

from __future__ import annotations

import json
import mimetypes
import os
from pathlib import Path

from playwright.sync_api import Route, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
ORIGIN = "http://figure.test"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PAGE = """<!doctype html><body style="margin:0"><div id="stage" style="width:800px;height:420px"></div>
<script type="module">
import { createFigure, drawPose, interpolate, useBones } from "/js/src/figure/index.mjs";
const get = async (path) => (await fetch(path)).json();
const t0 = performance.now();
useBones(await get("/data/body/bones.json"));
const poses = await get("/data/poses/poses.json");
const from = poses["half-kneeling-start"], to = poses["half-kneeling-end"];
drawPose(from);
const results = { "first drawing, bones decoded": [performance.now() - t0] };
const stage = document.getElementById("stage");
async function measure(name, options, frames) {
  const figure = createFigure(stage, { reducedMotion: false, ...options });
  figure.fit([from, to]);
  const times = [];
  for (let i = 0; i < frames + 20; i++) {
    const start = performance.now();
    figure.morph(from, to, 0.02 + 0.96 * (0.5 + 0.5 * Math.sin(i / 9)));
    for (const canvas of stage.querySelectorAll("canvas")) canvas.getContext("2d").getImageData(0, 0, 1, 1);
    if (i >= 20) times.push(performance.now() - start);
    if (i % 10 === 0) await new Promise(requestAnimationFrame);
  }
  figure.destroy();
  results[name] = times;
}
await measure("canvas, side view", { view: "side" }, 120);
await measure("canvas, side and front view", { view: ["side", "front"] }, 120);
const text = [];
for (let i = 0; i < 60; i++) {
  const start = performance.now();
  stage.innerHTML = drawPose(interpolate(from, to, 0.3 + i / 200), { view: "side" });
  stage.getBoundingClientRect();
  text.push(performance.now() - start);
}
results["SVG text and layout, side view"] = text;
window.results = results;
</script>"""


def serve(route: Route) -> None:
    """Answer the page's requests from the checkout; the network is not used."""
    path = route.request.url.removeprefix(ORIGIN)
    if path == "/":
        route.fulfill(body=PAGE, content_type="text/html")
        return
    file = ROOT / path.lstrip("/")
    kind = "text/javascript" if file.suffix == ".mjs" else mimetypes.guess_type(file.name)[0] or "text/plain"
    route.fulfill(body=file.read_bytes(), content_type=kind)


def measure() -> dict[str, list[float]]:
    """Return the frame times in ms by name."""
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS
        )
        page = browser.new_page(viewport={"width": 820, "height": 460}, reduced_motion="no-preference")
        page.route("**/*", serve)
        page.goto(f"{ORIGIN}/")
        page.wait_for_function("window.results !== undefined", timeout=60_000)
        results: dict[str, list[float]] = page.evaluate("window.results")
        browser.close()
    return results


def main() -> None:
    """Print one line for each measurement."""
    for name, times in measure().items():
        ordered = sorted(times)
        middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
        span = f"fastest {ordered[0]:5.1f}   median {middle:6.1f}   p95 {late:6.1f} ms"
        print(f"figure: {name:32s} {span}   n {len(times)}")
    print(json.dumps({"budget_ms": 16.7}))


if __name__ == "__main__":
    main()
