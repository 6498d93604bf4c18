"""How many of 60 slider inputs the explorer paints, one input each sixtieth of a second, without a GPU."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from body_browser import chromium_page, served  # noqa: E402

import psoas_lib as pl  # noqa: E402

DRAG = """
(inputs) => new Promise((done) => {
  const input = document.querySelector(".hip_flexion_deg input"), read = document.querySelector(".read");
  const painted = new Set(), waits = [];
  let sent = 0, last = 0;
  const watch = new MutationObserver(() => {
    const angle = document.querySelector(".hip_flexion_deg output").textContent;
    const began = performance.now();
    requestAnimationFrame(() => { painted.add(angle); waits.push(began - last); });
  });
  const output = document.querySelector(".hip_flexion_deg output");
  watch.observe(output, { childList: true, characterData: true, subtree: true });
  const step = () => {
    if (sent === inputs) {
      requestAnimationFrame(() => requestAnimationFrame(() => done({ painted: painted.size, waits })));
      return;
    }
    sent += 1;
    last = performance.now();
    input.value = -20 + sent;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})
"""
WORK = """
() => new Promise((done) => {
  const input = document.querySelector(".hip_flexion_deg input"), took = [];
  let angle = -20;
  const real = window.requestAnimationFrame;
  window.requestAnimationFrame = (work) => real((now) => {
    const began = performance.now();
    work(now);
    const ms = performance.now() - began;
    if (ms > 0.3) took.push(ms);
  });
  const step = () => {
    if (took.length >= 60) { window.requestAnimationFrame = real; done(took.sort((a, b) => a - b)); return; }
    input.value = angle += 1;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(step, 30);
  };
  step();
})
"""


def main():
    spec = pl.Explorer().spec
    with served(ROOT) as address, chromium_page(viewport={"width": 800, "height": 1300}) as page:
        page.goto(f"{address}/tests/explorer.html")
        page.wait_for_function("window.ready")
        page.evaluate("spec => start(spec)", spec)
        page.evaluate("() => new Promise((done) => setTimeout(done, 500))")
        for _ in range(3):
            began = page.evaluate("performance.now()")
            found = page.evaluate(DRAG, 60)
            seconds = (page.evaluate("performance.now()") - began) / 1000
            print(f"painted {found['painted']} of 60 inputs in {seconds:.2f} s")
        took = page.evaluate(WORK)
        middle, late = took[len(took) // 2], took[int(len(took) * 0.95)]
        print(f"script a frame: median {middle:.1f} ms, 95 % under {late:.1f} ms")


if __name__ == "__main__":
    main()
