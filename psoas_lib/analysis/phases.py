"""Comparing phases: a baseline of at least six days, NAP, and a start that was an extreme.

WWC 5.0 asks for six points in a first baseline; fewer are shown and said to be too few. A log of one person
before and after is not an experiment, and the sentences never say what caused a change.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

MIN_BASELINE = 6
MIN_LATER = 5


@dataclass(frozen=True)
class Baseline:
    """The level at the start.

    Parameters
    ----------
    n : int
        Days in it.
    median_deg : float
        NaN without any.
    enough : bool
        At least six.
    """

    n: int
    median_deg: float
    enough: bool


def baseline(values: np.ndarray) -> Baseline:
    """Summarise the daily values of a first phase.

    Examples
    --------
    >>> baseline(np.array([8.0, 9.0, 10.0]))
    Baseline(n=3, median_deg=9.0, enough=False)
    """
    median = float(np.median(values)) if values.size else float("nan")
    return Baseline(int(values.size), median, bool(values.size >= MIN_BASELINE))


def nap(before: np.ndarray, after: np.ndarray) -> float:
    """Return the non-overlap of all pairs, P(after > before) + P(equal) / 2.

    Parameters
    ----------
    before, after : numpy.ndarray
        Daily values of two phases.

    Returns
    -------
    float
        0.5 means complete overlap (chance), 1 that every later value is larger; NaN if a phase is empty.

    Notes
    -----
    Parker and Vannest 2009, doi 10.1016/j.beth.2008.10.006; equals the Mann-Whitney U over the number of
    pairs. It says nothing about the size of the difference.

    Examples
    --------
    >>> nap(np.array([1.0, 2.0, 3.0]), np.array([3.0, 4.0]))
    0.9166666666666666
    """
    if not (before.size and after.size):
        return float("nan")
    ordered = np.sort(before)
    below = np.searchsorted(ordered, after, side="left")
    not_above = np.searchsorted(ordered, after, side="right")
    return float((below.sum() + not_above.sum()) / (2.0 * before.size * after.size))


def started_at_extreme(values: np.ndarray, mdc95_deg: float | None) -> bool:
    """Tell whether the very first value was an extreme of the baseline, so that later ones fall back.

    Parameters
    ----------
    values : numpy.ndarray
        Daily values in time order.
    mdc95_deg : float or None
        MDC95 of single readings, degrees.

    Returns
    -------
    bool
        True if the first value lies further than MDC95 from the median of the next five. Regression to the
        mean then looks like a change (Barnett, van der Pols and Dobson 2005). The rule is the pack's own.
    """
    if mdc95_deg is None or values.size < MIN_BASELINE:
        return False
    return bool(abs(values[0] - np.median(values[1:MIN_BASELINE])) > mdc95_deg)
