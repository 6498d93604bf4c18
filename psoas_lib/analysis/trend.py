"""Theil-Sen slope, and an interval that keeps its level when neighbouring readings resemble each other.

The slope is the median of the slopes of all pairs of days (Theil 1950, Sen 1968) and equals
``scipy.stats.theilslopes`` to the last bit. The textbook interval assumes independent errors; with a lag-1
correlation of 0.6 it would claim a trend where there is none about three times in ten. Here it is stretched
about the slope by a factor that grows with the correlation seen in the residuals, allowing for how poorly a
short series shows its own correlation. ``benchmarks/bench_claims.py`` measures how often the result is wrong.

Everything works on many series of equal length at once, one per row, and on one series as a single row.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

# Above this many days the pairs of one series would fill memory: 8 bytes times n squared over two, 64 MB
# here.
MAX_DAYS = 4000
Z_95 = 1.959963984540054
# A residual further out than this many robust SDs is taken for a slip and not used to judge correlation.
SLIP = 5.0
# The rules are calibrated for correlations up to 0.6; far above it a wider interval would only hide real
# changes,
# because a bend in a series looks like correlation.
MAX_LAG1 = 0.75
# Days in a series, and the factor that brings the wrong-claim rate to at most one in twenty for every lag-1
# correlation from 0 to 0.6; made by benchmarks/calibrate_interval.py.
CALIBRATION = {
    8: 1.06,
    9: 1.09,
    10: 1.07,
    12: 1.03,
    14: 0.96,
    16: 0.91,
    20: 0.84,
    24: 0.8,
    30: 0.835,
    36: 0.85,
    48: 0.88,
    60: 0.885,
    90: 0.92,
    120: 0.935,
    200: 0.95,
    365: 0.97,
    4000: 1.0,
}


@dataclass(frozen=True)
class Trends:
    """Robust lines through series of equal length, arrays of shape (rows,).

    Parameters
    ----------
    slope, low, high : numpy.ndarray
        Degrees per day, and the 95 % interval.
    intercept : numpy.ndarray
        Degrees on day 0, as scipy computes it: median(y) - slope * median(x).
    naive_low, naive_high : numpy.ndarray
        The textbook interval, for comparison.
    lag1 : numpy.ndarray
        Correlation of neighbouring residuals, corrected for its small-sample bias.
    stretch : numpy.ndarray
        The factor by which the textbook interval was stretched.
    scatter : numpy.ndarray
        SD of the values about the line without slips, degrees.
    """

    slope: np.ndarray
    low: np.ndarray
    high: np.ndarray
    intercept: np.ndarray
    naive_low: np.ndarray
    naive_high: np.ndarray
    lag1: np.ndarray
    stretch: np.ndarray
    scatter: np.ndarray


@dataclass(frozen=True)
class Trend:
    """One line: the fields of `Trends` as numbers, and the days it was fitted to."""

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
    """Return the slopes of all pairs of points, one series per row, in no particular order.

    Parameters
    ----------
    x, y : numpy.ndarray, shape (rows, n)
        x strictly ascending along each row.

    Returns
    -------
    numpy.ndarray, shape (rows, n(n-1)/2)

    Examples
    --------
    >>> pair_slopes(np.array([[0.0, 1.0, 3.0]]), np.array([[0.0, 2.0, 3.0]]))
    array([[2. , 0.5, 1. ]])
    """
    rows, n = y.shape
    out = np.empty((rows, n * (n - 1) // 2))
    filled = 0
    for apart in range(1, n):
        here = out[:, filled : filled + n - apart]
        np.subtract(y[:, apart:], y[:, :-apart], out=here)
        here /= x[:, apart:] - x[:, :-apart]
        filled += n - apart
    return out


def tie_sums(y: np.ndarray) -> np.ndarray:
    """Return the sum of t(t-1)(2t+5) over the groups of t equal values in each row."""
    ordered = np.sort(y, axis=1)
    equal = ordered[:, 1:] == ordered[:, :-1]
    total = np.zeros(len(y))
    if equal.any():
        run = np.ones(len(y))
        for column in equal.T:
            run = np.where(column, run + 1, 1.0)
            grown = run * (run - 1) * (2 * run + 5) - (run - 1) * (run - 2) * (2 * run + 3)
            total += np.where(column, grown, 0.0)
    return total


def rank_limits(n: int, ties: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the positions, among the sorted slopes, of Sen's 95 % interval.

    Parameters
    ----------
    n : int
        Points in a series.
    ties : numpy.ndarray
        From `tie_sums`.

    Notes
    -----
    Sen (1968), the same rounding as ``scipy.stats.theilslopes``.
    """
    pairs = n * (n - 1) // 2
    sigma = np.sqrt((n * (n - 1) * (2 * n + 5) - ties) / 18.0)
    upper = np.minimum(np.round((pairs + Z_95 * sigma) / 2.0).astype(int), pairs - 1)
    lower = np.maximum(np.round((pairs - Z_95 * sigma) / 2.0).astype(int) - 1, 0)
    return lower, upper


def lag1_correlation(residuals: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the lag-1 correlation and the SD of residuals from a line, one series per row.

    Parameters
    ----------
    residuals : numpy.ndarray, shape (rows, n), n at least 5

    Returns
    -------
    tuple of numpy.ndarray, shapes (rows,)
        The correlation corrected for the downward bias after a line was fitted, (n r + 2) / (n - 4) (from
        Kendall's E r = rho - (2 + 4 rho) / n), not clipped; and the SD with n - 2 degrees of freedom. A slip
        is replaced by the mean of its neighbours first: one typing error would hide a correlation.
    """
    n = residuals.shape[1]
    centred = residuals - np.median(residuals, axis=1, keepdims=True)
    limit = SLIP * 1.4826 * np.median(np.abs(centred), axis=1, keepdims=True)
    slip = (np.abs(centred) > limit) & (limit > 0)
    kept = np.where(slip, 0.0, centred)
    if slip.any():
        beside = np.zeros((len(kept), n + 2))
        beside[:, 1:-1] = kept
        kept = np.where(slip, (beside[:, :-2] + beside[:, 2:]) / 2, kept)
    kept = kept - kept.mean(axis=1, keepdims=True)
    power = np.sum(kept * kept, axis=1)
    product = np.sum(kept[:, 1:] * kept[:, :-1], axis=1)
    raw = np.divide(product, power, out=np.zeros_like(power), where=power > 0)
    return (n * raw + 2.0) / (n - 4.0), np.sqrt(power / (n - 2))


def stretch_factor(lag1: np.ndarray, n: int) -> np.ndarray:
    """Return how much wider than the textbook's the interval must be.

    Parameters
    ----------
    lag1 : numpy.ndarray
        Corrected lag-1 correlation.
    n : int
        Days in the series.

    Returns
    -------
    numpy.ndarray

    Notes
    -----
    A mean of n AR(1) values has (1 + rho) / (1 - rho) times the variance of independent ones, so intervals
    widen by its square root. The correlation is known only to about sqrt((1 - rho^2) / n): its upper
    one-sigma limit is used, in a short series to a higher power, times a calibrated factor.

    Examples
    --------
    >>> stretch_factor(np.array([0.0, 0.6]), 24).round(2)
    array([1.09, 3.44])
    """
    clipped = np.clip(lag1, -0.99, 0.99)
    cautious = np.clip(clipped + np.sqrt((1 - clipped**2) / n), 0.0, MAX_LAG1)
    power = 0.5 + 0.25 * min(1.0, 24.0 / n)
    calibrated = np.interp(np.log(n), np.log(list(CALIBRATION)), list(CALIBRATION.values()))
    return np.asarray(calibrated * ((1 + cautious) / (1 - cautious)) ** power)


def fit_rows(x: np.ndarray, y: np.ndarray) -> Trends:
    """Fit a line to each row.

    Parameters
    ----------
    x, y : numpy.ndarray, shape (rows, n), n at least 6
        Days, strictly ascending along each row, and degrees.

    Returns
    -------
    Trends
    """
    n = y.shape[1]
    slopes = pair_slopes(x, y)
    pairs = slopes.shape[1]
    lower, upper = rank_limits(n, tie_sums(y))
    # Rows without ties share their ranks; a handful of distinct ranks is cheaper to select than to sort.
    wanted = np.unique(np.concatenate([lower, upper, [(pairs - 1) // 2, pairs // 2]]))
    if wanted.size <= 16 and pairs > 20000:
        slopes.partition(wanted, axis=1)
    else:
        slopes.sort(axis=1)
    every = np.arange(len(y))
    slope = (slopes[:, (pairs - 1) // 2] + slopes[:, pairs // 2]) / 2.0
    naive_low, naive_high = slopes[every, lower], slopes[every, upper]
    residuals = y - slope[:, None] * x
    lag1, scatter = lag1_correlation(residuals)
    stretch = stretch_factor(lag1, n)
    return Trends(
        slope=slope,
        low=slope + stretch * (naive_low - slope),
        high=slope + stretch * (naive_high - slope),
        intercept=np.median(y, axis=1) - slope * np.median(x, axis=1),
        naive_low=naive_low,
        naive_high=naive_high,
        lag1=lag1,
        stretch=stretch,
        scatter=scatter,
    )


def theil_sen(x: np.ndarray, y: np.ndarray) -> Trend:
    """Fit one line.

    Parameters
    ----------
    x : numpy.ndarray, shape (n,), n at least 6
        Days, strictly ascending; more than `MAX_DAYS` are reduced to medians of equal stretches first.
    y : numpy.ndarray, shape (n,)
        Degrees.

    Returns
    -------
    Trend

    Raises
    ------
    ValueError
        If there are fewer than six points.

    Examples
    --------
    >>> line = theil_sen(np.arange(12.0), np.arange(12.0) * 0.5)
    >>> line.slope, line.low, line.high
    (0.5, 0.5, 0.5)
    """
    if len(x) < 6:
        raise ValueError(f"A line with an interval needs at least 6 days, got {len(x)}.")
    if len(x) > MAX_DAYS:
        x, y = _thin(x, y)
    fit = fit_rows(x[None, :], y[None, :])
    return Trend(**{item.name: float(getattr(fit, item.name)[0]) for item in fields(fit)}, n=len(x))


def _thin(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Reduce a long series to the medians of equal stretches of time."""
    bins = np.floor((x - x[0]) / (x[-1] - x[0] + 1.0) * MAX_DAYS).astype(int)
    starts = np.flatnonzero(np.r_[True, np.diff(bins) > 0])
    parts = zip(np.split(x, starts[1:]), np.split(y, starts[1:]), strict=True)
    medians = np.array([(np.median(a), np.median(b)) for a, b in parts])
    return medians[:, 0], medians[:, 1]
