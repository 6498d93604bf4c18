"""How a class starts: N students at once on one real hub, each with an account of their own.

sudo python benchmarks/bench_hub.py 30
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "deploy"))

from rehearsal.class_day import main

if __name__ == "__main__":
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the class came in")
    sys.exit(main(sys.argv[1:]))
