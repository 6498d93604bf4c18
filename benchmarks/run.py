"""Run the benchmarks and print one table after another; each compares with a named peer in the same run.

python benchmarks/run.py                 all, the long ones too
python benchmarks/run.py import body     those whose files are called so
python benchmarks/run.py hub 30          a number belongs to the name before it: thirty students
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def chosen(words: list[str], names: list[str]) -> list[tuple[str, list[str]]]:
    """Return which benchmarks to run, each with the numbers that follow its name; all of them without a word."""
    if not words:
        return [(name, []) for name in names]
    runs: list[tuple[str, list[str]]] = []
    for word in words:
        if word in names:
            runs.append((word, []))
        elif word.isdecimal() and runs:
            runs[-1][1].append(word)
        else:
            raise SystemExit(
                f"Got {word!r}; expected the name of a benchmark, and perhaps a number after it. "
                f"There are: {', '.join(names)}."
            )
    return runs


def main() -> int:
    names = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    failed = []
    for name, numbers in chosen(sys.argv[1:], names):
        print(f"\n== {' '.join([name, *numbers])}", flush=True)
        began = time.monotonic()
        command = [sys.executable, HERE / f"bench_{name}.py", *numbers]
        if subprocess.run(command, cwd=HERE.parent, check=False).returncode:
            failed.append(name)
        print(f"== {name}: {time.monotonic() - began:.0f} s", flush=True)
    if failed:
        print(f"\nFailed: {', '.join(failed)}")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
