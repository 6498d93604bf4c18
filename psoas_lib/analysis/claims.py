"""When the pack says "a trend is supported" and when it says "beyond measurement error".

Both rules are here and nowhere else, because how often they are wrong is measured
(``benchmarks/bench_claims.py``) and holds for these rules only. They work on numbers and on arrays.

The two sentences answer two questions. A trend is supported when the interval of the slope excludes zero. A
change is beyond measurement error when it is larger than MDC95 and the interval agrees far enough: MDC95
already holds half of the evidence where the error between days is known, so half the interval must exclude
zero there; where a study of other people or repeats within a session stand in for it, the interval must
exclude zero with a fifth of itself to spare. The two factors are the pack's own, chosen by simulation.
"""

from __future__ import annotations

import numpy as np

# Fewer days than this do not show how much neighbouring readings resemble each other.
MIN_TREND_DAYS = 8
KNOWN_ERROR_REACH = 0.5
BORROWED_ERROR_REACH = 1.2


def supported_direction(low: float | np.ndarray, high: float | np.ndarray) -> np.ndarray:
    """Return +1 or -1 where an interval excludes zero, else 0.

    Examples
    --------
    >>> int(supported_direction(0.2, 1.5)), int(supported_direction(-1.0, 1.0))
    (1, 0)
    """
    return np.asarray(np.greater(low, 0).astype(int) - np.less(high, 0).astype(int))


def reach(slope: float | np.ndarray, low: float | np.ndarray, high: float | np.ndarray) -> np.ndarray:
    """Return how many times the interval's half on the side of zero fits between slope and zero.

    Parameters
    ----------
    slope, low, high : float or numpy.ndarray
        Of one unit.

    Returns
    -------
    numpy.ndarray
        More than 1 exactly where the interval excludes zero; 0 for a level line.

    Examples
    --------
    >>> float(reach(2.0, 1.0, 4.0)), float(reach(-1.0, -4.0, 1.0))
    (2.0, 0.5)
    """
    half = np.where(np.greater(slope, 0), np.subtract(slope, low), np.subtract(high, slope))
    size = np.abs(slope)
    # A perfect line has an interval of no width: it is as sure as can be, unless it is level.
    sure = np.where(size > 0, np.inf, 0.0)
    result: np.ndarray = np.divide(size, half, out=sure, where=half > 0)
    return result


def beyond_error(
    change_deg: float | np.ndarray,
    reach_of_slope: float | np.ndarray,
    mdc95_deg: float | np.ndarray,
    *,
    known_error: bool,
) -> np.ndarray:
    """Tell whether a fitted change is beyond measurement error.

    Parameters
    ----------
    change_deg : float or numpy.ndarray
        Fitted change over the whole series, degrees.
    reach_of_slope : float or numpy.ndarray
        From `reach`.
    mdc95_deg : float or numpy.ndarray
        MDC95 of single readings, degrees.
    known_error : bool
        The error between days is known for these readings; False if it is borrowed from a study, from repeats
        within sessions, or from the scatter of the series itself.

    Returns
    -------
    numpy.ndarray of bool
    """
    needed = KNOWN_ERROR_REACH if known_error else BORROWED_ERROR_REACH
    return np.greater(np.abs(change_deg), mdc95_deg) & np.greater(reach_of_slope, needed)
