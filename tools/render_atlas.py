"""Write data/atlas/pictures: stills of the atlas's own scene, and the spots that labels can point at.

Run ``python tools/render_atlas.py`` after a change to the scene, with the JavaScript packages installed
(``npm ci`` in js/) and Chromium on the path. Software rendering is enough.
"""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from playwright.sync_api import sync_playwright

from psoas_lib.atlas import atlas_parts

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "data" / "atlas" / "pictures"
SIZE_PX = 1000
FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


def bundle() -> str:
    """Return the scene as one script that sets ``window.atlas``."""
    command = [
        str(ROOT / "js" / "node_modules" / ".bin" / "esbuild"),
        "src/atlas/still.mjs",
        "--bundle",
        "--format=iife",
        "--global-name=atlas",
        "--loader:.json=json",
    ]
    done = subprocess.run(command, cwd=ROOT / "js", check=True, capture_output=True, text=True)
    return done.stdout


def main() -> int:
    """Draw every view and write it with its spots."""
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    if browser_path is None:
        print("Chromium is not on the path.", file=sys.stderr)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    parts = [asdict(part) for part in atlas_parts("en")]
    views = {}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_page()
        page.add_script_tag(content=bundle())
        for name in page.evaluate("atlas.names"):
            still = page.evaluate(
                "([name, parts, size]) => atlas.still(name, parts, size)", [name, parts, SIZE_PX]
            )
            image = base64.b64decode(still.pop("image").split(",", 1)[1])
            still["file"] = f"{name}.webp"
            (TARGET / still["file"]).write_bytes(image)
            views[name] = still
            print(f"{name}: {len(image) / 1000:.0f} kB, {len(still['spots'])} parts can be pointed at")
        browser.close()
    text = json.dumps(views, indent=1, sort_keys=False)
    (TARGET / "views.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
