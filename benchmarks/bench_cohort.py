"""One row per person, test and side at 1e5, 1e6 and 1e7 rows: python benchmarks/bench_cohort.py [largest]

30 readings a series in random order, each size in a fresh process so that its peak memory is its own. The
peer is what one would write first: pandas groupby-apply with scipy.stats.theilslopes on the median of each
day; at 1e6 rows it is timed on every tenth person and multiplied, because it takes minutes.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

import numpy as np
import pandas as pd

A_SERIES = 30
TESTS = ["ely-knee", "hip-extension-prone", "hip-flexion"]


def class_log(rows, seed=20260105):
    """Return readings of people with three tests and two sides, as a Parquet file would give them."""
    rng = np.random.default_rng(seed)
    series = rows // A_SERIES
    number = np.repeat(np.arange(series), A_SERIES)
    day = np.sort(rng.integers(0, 120, (series, A_SERIES)), axis=1).ravel()
    people = [f"person-{i:07d}" for i in range((series - 1) // 6 + 1)]
    angle = 10 + 0.03 * day + rng.normal(0, 2.5, number.size)
    log = pd.DataFrame(
        {
            "subject": pd.Categorical.from_codes(number // 6, people),
            "test": pd.Categorical.from_codes(number // 2 % 3, TESTS),
            "side": pd.Categorical.from_codes(number % 2, ["left", "right"]),
            "measured_at": (np.datetime64("2026-01-01") + day).astype("datetime64[s]"),
            "angle_deg": angle.round(1),
        }
    )
    return log.iloc[rng.permutation(len(log))].reset_index(drop=True)


def with_pandas(log):
    """Do the core of the same work by groupby-apply and scipy: slope, interval, claim, per series."""
    from scipy.stats import theilslopes

    keys = ["subject", "test", "side"]
    days = log.groupby([*keys, "measured_at"], observed=True)["angle_deg"].median().reset_index()
    origin = np.datetime64("2026-01-01")

    def one(group):
        x = (group["measured_at"].to_numpy() - origin) / np.timedelta64(1, "D")
        line = theilslopes(group["angle_deg"].to_numpy(), x)
        return pd.Series({"slope": line.slope, "low": line.low_slope, "high": line.high_slope})

    return days.groupby(keys, observed=True)[["measured_at", "angle_deg"]].apply(one)


def measure(rows):
    """Print one row of the growth table."""
    from psoas_lib import cohort

    log = class_log(rows)
    cohort(log.head(600))  # imports are not the work
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began, worked = time.perf_counter(), time.process_time()
    table = cohort(log)
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    peer = ""
    if rows <= 1_000_000:
        share = 1 if rows <= 100_000 else 10
        few = log[log["subject"].cat.codes % share == 0]
        began = time.perf_counter()
        slopes = with_pandas(few)["slope"]
        estimate = (time.perf_counter() - began) * len(log) / len(few)
        mine = table.set_index(["subject", "test", "side"])["slope_deg_per_week"] / 7
        peers = slopes.to_numpy()
        same = np.max(np.abs(mine.loc[list(map(tuple, slopes.index))].to_numpy() - peers))
        peer = f"{estimate:9.1f}  {estimate / seconds:6.0f} x  {same:.0e}"
    print(
        f"{rows:10,d}  {len(table):8,d}  {seconds:6.2f}  {worked:6.2f}  {peak:7.0f}  {before:7.0f}  {peer}",
        flush=True,
    )


def main():
    if len(sys.argv) > 2 and sys.argv[1] == "--one":
        measure(int(sys.argv[2]))
        return
    largest = float(sys.argv[1]) if len(sys.argv) > 1 else 1e7
    print("      rows    series  pack s   CPU s  peak MB  log MB   pandas s   ratio  slopes differ by")
    for rows in (100_000, 1_000_000, 10_000_000):
        if rows <= largest:
            subprocess.run([sys.executable, __file__, "--one", str(rows)], check=True)


if __name__ == "__main__":
    main()
