"""The model's speed against OpenSim's own Python API, in one run on one machine."""

from __future__ import annotations

import shutil
import subprocess
import sys
import timeit
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import psoas_lib as pl  # noqa: E402

POSES = 10_000
NODE = """
import { armMm, changeMm, lengthMm } from "./js/src/body/index.mjs";
const hips = Array.from({ length: 2000 }, (_, i) =>
  [-30 + (i * 7919) % 150, -20 + (i * 31) % 40, -20 + (i * 17) % 40]);
const best = (work) => {
  let found = Infinity, sink = 0;
  for (let round = 0; round < 120; round += 1) {
    const start = performance.now();
    for (const hip of hips) sink += work(hip);
    found = Math.min(found, ((performance.now() - start) * 1000) / hips.length);
  }
  return Number.isFinite(sink) ? found : NaN;
};
console.log(best((hip) => lengthMm("rajagopal2016", "psoas", hip)));
console.log(best((hip) => armMm("rajagopal2016", "psoas", hip)));
console.log(best((hip) => changeMm("psoas", hip, { spine: [5, 3, 1] })[0]));
"""


def best_us(work, number, per=1):
    """The best of many short rounds: on a busy machine only those tell what the code costs."""
    return min(timeit.repeat(work, number=number, repeat=40)) / number / per * 1e6


def main():
    rng = np.random.default_rng(1)
    poses = np.column_stack(
        [rng.uniform(-30, 120, POSES), rng.uniform(-50, 30, POSES), rng.uniform(-40, 40, POSES)]
    )
    scalar_us = best_us(lambda: pl.psoas_length_mm(-20.0, 3.0, 1.0), 500)
    arm_us = best_us(lambda: pl.psoas_moment_arm_mm(-20.0, 3.0, 1.0), 500)
    many_us = best_us(lambda: pl.psoas_length_mm(*poses.T), 1, POSES)
    print(f"psoas length, one pose           {scalar_us:8.2f} us   (limit 60)")
    print(f"psoas moment arm, one pose       {arm_us:8.2f} us   (limit 60)")
    print(f"psoas length, of {POSES} poses    {many_us:8.3f} us a pose")
    try:
        from opensim_paths import opensim_paths

        model = opensim_paths("rajagopal2016")
    except ImportError:
        print("OpenSim is not installed for this Python: no ratio")
    else:
        few = poses[:200]
        theirs_us = best_us(lambda: [model.length_mm("psoas", pose) for pose in few], 1, len(few))
        ratio = theirs_us / many_us
        print(f"OpenSim's Python API             {theirs_us:8.2f} us a pose: ratio {ratio:.0f} (limit 100)")
        print(f"one pose against OpenSim         {theirs_us / scalar_us:8.1f} times faster")
    node = shutil.which("node")
    if node:
        done = subprocess.run(
            [node, "--no-warnings", "--input-type=module", "-e", NODE],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        length_us, js_arm_us, change_us = map(float, done.stdout.split())
        print(f"JavaScript length, one pose      {length_us:8.3f} us   (limit 2)")
        print(f"JavaScript arm, one pose         {js_arm_us:8.3f} us")
        print(f"JavaScript change with the spine {change_us:8.3f} us")


if __name__ == "__main__":
    main()
