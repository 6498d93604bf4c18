"""Durable appends per second, against the pandas rewrite that most notebooks do.

Run ``python benchmarks/bench_log.py``. Both end with the row on the disk (fsync).
"""

import os
import tempfile
import time
from pathlib import Path

import pandas as pd

from psoas_lib.log import RomLog

ROW = {
    "test": "hip-extension-prone",
    "side": "left",
    "angle_deg": 8.5,
    "measured_at": "2026-03-04T07:00:00+01:00",
}
SIZES = (1_000, 100_000)
APPENDS = 200
REWRITES = 5


def ours(folder, already):
    log = fill(folder, already)
    log.append(**ROW)
    start = time.perf_counter()
    for _ in range(APPENDS):
        log.append(**ROW)
    return APPENDS / (time.perf_counter() - start)


def rewrite(folder, already):
    fill(folder, already)
    path = Path(folder, "rom.csv")
    start = time.perf_counter()
    for _ in range(REWRITES):
        frame = pd.read_csv(path, dtype=object)
        frame.loc[len(frame)] = {**dict.fromkeys(frame.columns, ""), **ROW}
        with path.open("w", encoding="utf-8") as stream:
            frame.to_csv(stream, index=False)
            stream.flush()
            os.fsync(stream.fileno())
    return REWRITES / (time.perf_counter() - start)


def reading(folder, rows):
    """Return the seconds that reading a log takes."""
    log = fill(folder, rows)
    log.read()
    start = time.perf_counter()
    log.read()
    return time.perf_counter() - start


def fill(folder, already):
    log = RomLog(folder)
    log.append_rows([ROW] * already)
    return log


def table():
    """Return the rows of the benchmark's table: name, value, unit, limit."""
    rows = []
    for already in SIZES:
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
            fast, slow = ours(one, already), rewrite(other, already)
        rows += [
            (f"RomLog.append, {already:,} rows there", fast, "/s", ""),
            (f"pandas rewrite, {already:,} rows there", slow, "/s", ""),
            (f"ratio at {already:,} rows", fast / slow, "x", ""),
        ]
        with tempfile.TemporaryDirectory() as folder:
            rows.append((f"RomLog.read, {already:,} rows", 1000 * reading(folder, already), "ms", ""))
    return rows


if __name__ == "__main__":
    for name, value, unit, limit in table():
        print(f"{name:45} {value:10.1f} {unit:3} {limit}")
