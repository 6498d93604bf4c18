"""The atlas with software rendering: bytes, time to the first picture, time of a frame while it is turned.

The peer in the same run is the same page with an empty WebGL canvas: what the machine needs for nothing.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import sync_playwright

from psoas_lib.widgets.atlas import Atlas

FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
EMPTY = """async () => {
  const began = performance.now();
  const canvas = document.createElement("canvas");
  document.body.append(canvas);
  const gl = canvas.getContext("webgl2");
  gl.clear(gl.COLOR_BUFFER_BIT);
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  return performance.now() - began;
}"""
FULL = """async ([source, traits]) => {
  const began = performance.now();
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { default: widget } = await import(url);
  const model = { get: (n) => traits[n], set() {}, save_changes() {}, on() {}, off() {} };
  const once = () => new Promise((done) =>
    document.addEventListener("drawn", done, { capture: true, once: true }));
  const first = once();
  widget.render({ model, el: document.body.appendChild(document.createElement("div")) });
  await first;
  const shown = performance.now() - began;
  const canvas = document.querySelector(".ps.atlas canvas");
  const frames = [];
  for (let i = 0; i < 40; i++) {
    const start = performance.now();
    canvas.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    frames.push((performance.now() - start) / 2);
  }
  return [shown, frames];
}"""


def main() -> int:
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    if browser_path is None:
        print("Chromium is not on the path.")
        return 1
    atlas = Atlas()
    source = str(atlas.get_state()["_esm"])
    names = ("content", "part", "view", "mode", "hidden_layers")
    traits = {name: atlas.get_state()[name] for name in names}
    size_mb = len(source.encode()) / 1e6
    print(f"bundle {size_mb:.2f} MB (bound 1.5), traits {len(json.dumps(traits)) / 1e6:.2f} MB")
    shown = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=FLAGS)
        for _ in range(3):
            page = browser.new_page(viewport={"width": 1000, "height": 900})
            page.goto("about:blank")
            empty = page.evaluate(EMPTY)
            first, frames = page.evaluate(FULL, [source, traits])
            late = sorted(frames[20:])
            shown.append(first)
            print(
                f"empty canvas {empty:.0f} ms | first picture {first:.0f} ms (bound 2000) | "
                f"turning, software: median {late[len(late) // 2]:.0f} ms, slowest {late[-1]:.0f} ms a frame"
            )
            page.close()
        browser.close()
    return int(min(shown) > 2000)


if __name__ == "__main__":
    sys.exit(main())
