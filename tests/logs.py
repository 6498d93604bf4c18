"""Logs for the tests of the analysis, with known contents."""

from __future__ import annotations

import uuid

import numpy as np
import pandas as pd

READING = {"test": "hip-extension-prone", "side": "left", "angle_deg": 8.5}


def session(**changes):
    """Return a finished session as a player sends it: an exercise held, one held in part, one left out."""
    return {
        "session_id": str(uuid.uuid4()),
        "routine": "five-stretches",
        "mode": "warm-up",
        "started_at": "2026-03-04T18:30:00.250+01:00",
        "ended_at": "2026-03-04T18:41:00+01:00",
        "status": "finished",
        "interruptions": 0,
        "items": [
            {"exercise": "bridge", "side": "both", "planned_s": 60, "done_s": 60},
            {"exercise": "half-kneeling", "side": "left", "planned_s": 30, "done_s": 12.345},
            {"exercise": "half-kneeling", "side": "right", "planned_s": 30, "done_s": 0},
        ],
        **changes,
    }


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
