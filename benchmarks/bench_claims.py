"""How often do the pack's two sentences claim what is not so? python benchmarks/bench_claims.py [runs]

24 sessions in 56 days, errors of SD 2.5 degrees (MDC95 6.93), as independent or AR(1) errors, with or
without 5 % gross
errors of 10 to 30 degrees; true change 0, +5 and +10. A claim in either direction counts as wrong where
nothing changed;
otherwise only the right direction counts. The first rows are what people do today.
"""

from __future__ import annotations

import sys

import numpy as np
from simulate import SEM_DEG, in_chunks, logs

from psoas_lib.analysis.claims import beyond_error, reach, supported_direction
from psoas_lib.analysis.error import PAIR
from psoas_lib.analysis.trend import fit_rows

CASES = {
    "0 iid": {},
    "0 AR.6": {"rho": 0.6},
    "0 gross": {"gross": 0.05},
    "0 AR+gr": {"rho": 0.6, "gross": 0.05},
    "+5 iid": {"change": 5.0},
    "+5 gross": {"change": 5.0, "gross": 0.05},
    "+10 iid": {"change": 10.0},
    "+10 gross": {"change": 10.0, "gross": 0.05},
    "+10 AR.6": {"change": 10.0, "rho": 0.6},
}
MDC = PAIR * SEM_DEG
PHONE_MDC = 3.9  # the default study of hip extension: an error borrowed from steadier hands


def claims(x, y):
    """Return the direction claimed by every rule, shape (rules, runs); 0 for no claim."""
    fit = fit_rows(x, y)
    change = fit.slope * (x[:, -1] - x[:, 0])
    sure = reach(fit.slope, fit.low, fit.high)
    sign = np.sign(change)
    ends = y[:, -1] - y[:, 0]
    best = y.max(axis=1) - y[:, 0]
    thirds = np.median(y[:, -3:], axis=1) - np.median(y[:, :3], axis=1)
    naive = supported_direction(fit.naive_low, fit.naive_high)
    return np.stack(
        [
            (ends > 0).astype(int),
            (best > MDC).astype(int),
            np.sign(ends) * (abs(ends) > MDC),
            np.sign(thirds) * (abs(thirds) > MDC),
            naive,
            supported_direction(fit.low, fit.high),
            sign * beyond_error(change, sure, MDC, known_error=True),
            sign * beyond_error(change, sure, MDC, known_error=False),
            sign * beyond_error(change, sure, PHONE_MDC, known_error=False),
        ]
    )


RULES = [
    "last > first",
    "best - first > MDC95",
    "|last - first| > MDC95",
    "|median of 3, last - first| > MDC95",
    "textbook Theil-Sen interval excludes 0",
    "PACK: a trend is supported",
    "PACK: beyond error, SEM known (2.5)",
    "PACK: beyond error, study of SEM 2.5",
    "PACK: beyond error, study of SEM 1.4",
]


def rates(runs, seed=20260105):
    """Return the share of runs with a claim, shape (rules, cases)."""
    out = []
    for case in CASES.values():
        rng = np.random.default_rng(seed)
        found = in_chunks(claims, *logs(rng, runs, **case))
        out.append(np.mean(found != 0, axis=1) if not case.get("change") else np.mean(found > 0, axis=1))
    return np.array(out).T


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    print(f"Share of {runs} simulated logs in which a claim is made (columns: true change and errors)")
    print(f"{'rule':40s}" + "".join(f"{name:>10s}" for name in CASES))
    for rule, row in zip(RULES, rates(runs), strict=True):
        print(f"{rule:40s}" + "".join(f"{value:10.3f}" for value in row))


if __name__ == "__main__":
    main()
