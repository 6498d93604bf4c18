"""Simulated logs with known truth, as rows of readings."""

from __future__ import annotations

import numpy as np

SPAN_DAYS = 56
SEM_DEG = 2.5


def logs(rng, runs, *, n=24, change=0.0, rho=0.0, gross=0.0):
    """Return days (n,) and readings (runs, n): a line, AR(1) errors of SD 2.5, typing errors."""
    days = np.round(np.linspace(0, SPAN_DAYS, n)) if n <= SPAN_DAYS else np.arange(n, dtype=float)
    error = rng.standard_normal((runs, n))
    for i in range(1, n):
        error[:, i] = rho * error[:, i - 1] + np.sqrt(1 - rho**2) * error[:, i]
    readings = SEM_DEG * error + change * days / days[-1]
    if gross:
        slip = rng.random((runs, n)) < gross
        readings += slip * rng.choice([-1.0, 1.0], (runs, n)) * rng.uniform(10, 30, (runs, n))
    return days, readings


def in_chunks(function, days, readings, size=2_000_000):
    """Apply a function of (x, y) to rows in chunks that fit the cache; return stacked results."""
    rows = max(1, size // max(1, len(days) ** 2 // 2))
    parts = [
        function(np.broadcast_to(days, part.shape), part)
        for part in np.array_split(readings, max(1, len(readings) // rows))
    ]
    return np.concatenate(parts, axis=-1)
