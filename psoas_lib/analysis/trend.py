"""Theil-Sen slope, and an interval that keeps its level when neighbouring readings resemble each other.

The slope is the median of the slopes of all pairs of days (Theil 1950, Sen 1968) and equals
``scipy.stats.theilslopes`` to the last bit. Its textbook interval assumes independent errors; with a lag-1
correlation of 0.6 it would claim a trend where there is none about three times in ten. Here it is stretched
about the slope by a factor that grows with the correlation seen in the residuals, allowing for how poorly a
short series shows its own correlation. `benchmarks/bench_claims.py` measures how often the result is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

# Above this many days the pairs would fill memory: 8 bytes times n squared over two, 128 MB here.
MAX_DAYS = 4000
Z_95 = 1.959963984540054


@dataclass(frozen=True)
class Trend:
    """A robust line through one series.

    Parameters
    ----------
    slope, low, high : float
        Degrees per day, and its 95 % interval; infinite limits where the data set none.
    intercept : float
        Degrees on day 0, as scipy computes it: median(y) - slope * median(x).
    naive_low, naive_high : float
        The textbook interval, for comparison.
    lag1 : float
        Correlation of neighbouring residuals, corrected for its small-sample bias; NaN if unknown.
    stretch : float
        The factor by which the textbook interval was stretched.
    scatter : float
        Robust SD of the values about the line, degrees.
    n : int
        Days used.
    """

    slope: float
    low: float
    high: float
    intercept: float
    naive_low: float
    naive_high: float
    lag1: float
    stretch: float
    scatter: float
    n: int


def pair_slopes(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the slopes of all pairs of points with different x, unsorted.

    Parameters
    ----------
    x, y : numpy.ndarray, shape (n,)
        x ascending.

    Returns
    -------
    numpy.ndarray, shape (at most n(n-1)/2,)
    """
    n = len(x)
    out = np.empty(n * (n - 1) // 2)
    filled = 0
    for i in range(n - 1):
        run = x[i + 1 :] - x[i]
        rise = y[i + 1 :] - y[i]
        apart = run > 0
        slopes = rise[apart] / run[apart]
        out[filled : filled + slopes.size] = slopes
        filled += slopes.size
    return out[:filled]


def rank_limits(n: int, pairs: int, ties: float = 0.0) -> tuple[int, int]:
    """Return the positions, among the sorted slopes, of Sen's 95 % interval.

    Parameters
    ----------
    n, pairs : int
        Points and usable pairs.
    ties : float
        Sum of t(t-1)(2t+5) over groups of equal y and of equal x.

    Notes
    -----
    Sen (1968), the same rounding as ``scipy.stats.theilslopes``.
    """
    sigma = np.sqrt((n * (n - 1) * (2 * n + 5) - ties) / 18.0)
    upper = min(int(np.round((pairs + Z_95 * sigma) / 2.0)), pairs - 1)
    lower = max(int(np.round((pairs - Z_95 * sigma) / 2.0)) - 1, 0)
    return lower, upper


def tie_sum(values: np.ndarray) -> float:
    """Return the sum of t(t-1)(2t+5) over groups of equal values."""
    counts = np.unique(values, return_counts=True)[1]
    return float(np.sum(counts * (counts - 1) * (2 * counts + 5)))


def lag1_correlation(residuals: np.ndarray) -> np.ndarray:
    """Return the lag-1 correlation of residuals from a line, last axis = time.

    Parameters
    ----------
    residuals : numpy.ndarray, shape (..., n)
        Gross errors are drawn in to two robust SDs first, or one typing error would hide a correlation.

    Returns
    -------
    numpy.ndarray, shape (...)
        Corrected for the downward bias after a line was fitted, (n r + 2) / (n - 4) (from Kendall's
        E r = rho - (2 + 4 rho) / n); not clipped.
    """
    n = residuals.shape[-1]
    centred = residuals - np.median(residuals, axis=-1, keepdims=True)
    spread = 1.4826 * np.median(np.abs(centred), axis=-1, keepdims=True)
    drawn_in = np.where(spread > 0, np.clip(centred, -2 * spread, 2 * spread), centred)
    drawn_in = drawn_in - drawn_in.mean(axis=-1, keepdims=True)
    power = np.sum(drawn_in**2, axis=-1)
    product = np.sum(drawn_in[..., 1:] * drawn_in[..., :-1], axis=-1)
    raw = np.divide(product, power, out=np.zeros_like(power), where=power > 0)
    return (n * raw + 2.0) / (n - 4.0)


def stretch_factor(lag1: np.ndarray, n: int) -> np.ndarray:
    """Return how much wider the interval must be than for independent errors.

    Parameters
    ----------
    lag1 : numpy.ndarray
        Corrected lag-1 correlation.
    n : int
        Days.

    Returns
    -------
    numpy.ndarray
        At least about 1.

    Notes
    -----
    A mean of n AR(1) values has (1 + rho) / (1 - rho) times the variance of independent ones. The
    correlation is known only to about sqrt((1 - rho^2) / n), so its upper one-sigma limit is used.
    """
    clipped = np.clip(lag1, -0.99, 0.99)
    cautious = np.clip(clipped + np.sqrt((1 - clipped**2) / n), 0.0, 0.9)
    return 0.78 * ((1 + cautious) / (1 - cautious)) ** 0.75


def theil_sen(x: np.ndarray, y: np.ndarray) -> Trend | None:
    """Fit the line, or return None where no two points have a different x.

    Parameters
    ----------
    x : numpy.ndarray, shape (n,)
        Days, ascending; more than `MAX_DAYS` points are reduced to medians of equal stretches first.
    y : numpy.ndarray, shape (n,)
        Degrees.

    Returns
    -------
    Trend or None

    Examples
    --------
    >>> line = theil_sen(np.arange(12.0), np.arange(12.0) * 0.5)
    >>> line.slope, line.low, line.high
    (0.5, 0.5, 0.5)
    """
    if len(x) > MAX_DAYS:
        x, y = _thin(x, y)
    slopes = pair_slopes(x, y)
    if not slopes.size:
        return None
    n = len(x)
    lower, upper = rank_limits(n, slopes.size, tie_sum(y) + tie_sum(x))
    slope = float(np.median(slopes))
    slopes.partition((lower, upper))
    naive_low, naive_high = float(slopes[lower]), float(slopes[upper])
    residuals = y - slope * x
    lag1 = float(lag1_correlation(residuals)) if n > 5 else float("nan")
    stretch = float(stretch_factor(np.asarray(lag1), n)) if n > 5 else float("nan")
    wide = stretch if stretch == stretch else float("inf")  # noqa: PLR0124 - NaN: correlation unknown
    low = _away(slope, naive_low, wide)
    high = _away(slope, naive_high, wide)
    scatter = 1.4826 * float(np.median(np.abs(residuals - np.median(residuals))))
    intercept = float(np.median(y) - slope * np.median(x))
    return Trend(slope, low, high, intercept, naive_low, naive_high, lag1, stretch, scatter, n)


def _away(slope: float, limit: float, factor: float) -> float:
    return slope + factor * (limit - slope) if limit != slope else slope


def _thin(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Reduce a long series to the medians of equal stretches of time."""
    bins = np.floor((x - x[0]) / (x[-1] - x[0] + 1.0) * MAX_DAYS).astype(int)
    starts = np.flatnonzero(np.r_[True, np.diff(bins) > 0])
    parts = zip(np.split(x, starts[1:]), np.split(y, starts[1:]), strict=True)
    medians = np.array([(np.median(a), np.median(b)) for a, b in parts])
    return medians[:, 0], medians[:, 1]
