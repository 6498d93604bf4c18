"""Build the site: the reading edition with its front page, and the browser edition under lab/.

python tools/build_site.py                 for the public: the kernel comes from Pyodide's network
python tools/build_site.py --carry         a site that needs no network at all, as the tests use it
python tools/build_site.py --only reading  one part: handouts, reading or lite
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path

import make_handouts
import site_lite
import site_reading

TOP = Path(__file__).resolve().parent.parent


def main() -> int:
    """Build the parts that were asked for and say how long each took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--carry", action="store_true", help="carry Pyodide along instead of fetching it")
    parser.add_argument("--only", choices=("handouts", "reading", "lite"), help="build one part")
    parser.add_argument("--output", type=Path, default=TOP / "_site")
    chosen = parser.parse_args()
    if chosen.only is None:
        shutil.rmtree(chosen.output, ignore_errors=True)
    for part in ("handouts", "reading", "lite"):
        if chosen.only not in {None, part}:
            continue
        began = time.monotonic()
        if part == "handouts":
            make_handouts.build(chosen.output / "handouts")
        elif part == "reading":
            site_reading.build(chosen.output)
        else:
            site_lite.build(chosen.output / "lab", carry=chosen.carry)
        print(f"{part}: {time.monotonic() - began:.0f} s")
    print(f"Serve it: python -m http.server -d {chosen.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
