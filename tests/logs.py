"""Logs for the tests of the analysis, with known contents."""

from __future__ import annotations

import numpy as np
import pandas as pd


def readings(angles, *, every_days=2, test="hip-extension-prone", side="left", **columns):
    """Return one reading per entry, or several where an entry is a list, on days a fixed step apart."""
    rows = []
    for place, entry in enumerate(angles):
        day = np.datetime64("2026-01-05") + np.timedelta64(place * every_days, "D")
        for repeat, angle in enumerate(np.atleast_1d(entry), start=1):
            rows.append((f"{day}T07:{repeat:02d}:00+01:00", "me", test, side, float(angle), repeat, "cold"))
    names = ["measured_at", "subject", "test", "side", "angle_deg", "repeat", "state"]
    return pd.DataFrame(rows, columns=names).assign(**columns)


def people(count, *, days=14, seed=1, tests=("ely-knee", "hip-extension-prone"), repeats=2):
    """Return a class with ragged days, both sides, several tests and text columns."""
    rng = np.random.default_rng(seed)
    parts = []
    for number in range(count):
        for test in tests:
            for side in ("left", "right"):
                n = int(rng.integers(3, days + 8))
                level = 10 + rng.normal(0, 4) + rng.normal(0, 0.3) * np.arange(n)
                angles = [(level[i] + rng.normal(0, 2, repeats)).round(1) for i in range(n)]
                log = readings(angles, test=test, side=side, rater="self", instrument="phone")
                parts.append(log.assign(subject=f"p{number:03d}"))
    return pd.concat(parts, ignore_index=True)
