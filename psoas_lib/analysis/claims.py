"""When the pack says "a trend is supported" and when it says "beyond measurement error".

Both rules are here and nowhere else, because how often they are wrong is measured
(`benchmarks/bench_claims.py`) and holds for these rules only.
"""

from __future__ import annotations

# Fewer days than this do not show how much neighbouring readings resemble each other.
MIN_TREND_DAYS = 10


def supported_direction(low: float, high: float) -> int:
    """Return +1 or -1 where an interval excludes zero, else 0.

    Examples
    --------
    >>> supported_direction(0.2, 1.5), supported_direction(-1.0, 1.0)
    (1, 0)
    """
    return int(low > 0) - int(high < 0)


def beyond_error(change_deg: float, low: float, high: float, mdc95_deg: float) -> bool:
    """Tell whether a fitted change is beyond measurement error.

    Parameters
    ----------
    change_deg : float
        Fitted change over the whole series, degrees.
    low, high : float
        The interval of the slope.
    mdc95_deg : float
        MDC95 of single readings, degrees.

    Returns
    -------
    bool
    """
    return supported_direction(low, high) != 0 and abs(change_deg) > mdc95_deg
