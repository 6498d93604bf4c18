"""One person's series of one test on one side: what changed, how surely, and beyond what error."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from psoas_lib.analysis import wording
from psoas_lib.analysis.claims import MIN_TREND_DAYS, beyond_error, reach, supported_direction
from psoas_lib.analysis.daily import chosen_day, day_numbers, reduce_days, tidy
from psoas_lib.analysis.error import PAIR, MeasurementError, measurement_error
from psoas_lib.analysis.phases import MIN_BASELINE, MIN_LATER, Baseline, baseline, nap, started_at_extreme
from psoas_lib.analysis.trend import Trend, theil_sen

if TYPE_CHECKING:
    from datetime import date

NAN = float("nan")
NO_BASELINE = Baseline(0, NAN, enough=False)
_WEEK = 7.0
_TREND_WORDS = {1: "rising", -1: "falling", 0: "not supported"}


@dataclass(frozen=True, repr=False)
class Progress:
    """What a series shows. Angles in degrees; NaN where there are too few readings.

    Parameters
    ----------
    subject, test, side, state : str
        What the series is about; empty where the log does not say.
    n_readings, n_days : int
        Readings, and days that carry a value.
    first_day, last_day : str
        ISO dates; empty without readings.
    longest_gap_days : int
        Largest distance between neighbouring days.
    min_deg, median_deg, max_deg : float
        Of the daily values.
    slope_deg_per_week : float
        Theil-Sen slope.
    slope_ci : tuple of float
        Its 95 % interval, widened for autocorrelation.
    change_deg : float
        Slope times the days from ``line_from`` to the last day.
    change_ci : tuple of float
        The interval of the slope times the same span.
    line_from : str
        First day the line is fitted to; empty without a line.
    start : str
        First day of the programme, as given.
    trend : {"rising", "falling", "not supported", "not enough readings"}
        Whether the interval excludes zero.
    lag1 : float
        Correlation of neighbouring residuals.
    mdc95_deg, sem_deg : float
        Error of single readings.
    error : MeasurementError or None
        Where the two come from.
    exceeds_mdc : bool or None
        True: beyond measurement error; False: not shown to be; None: cannot be told.
    baseline : Baseline
        Days before ``start``, or the first six.
    later_n, change_from_baseline_deg : int, float
        Later days that are compared with it, and the difference of the medians.
    nap : float
        Non-overlap of the days before and after ``start``.
    started_at_extreme : bool
        Regression to the mean is a rival explanation.
    mixed, left_out : str
        What could not be analysed together, and what was set aside; empty for nothing.
    sentences : list of str
        What may be said.
    days, readings, aside : pandas.DataFrame
        The daily values, the readings behind everything, and the readings in another state.
    """

    subject: str = ""
    test: str = ""
    side: str = ""
    state: str = ""
    n_readings: int = 0
    n_days: int = 0
    first_day: str = ""
    last_day: str = ""
    longest_gap_days: int = 0
    min_deg: float = NAN
    median_deg: float = NAN
    max_deg: float = NAN
    slope_deg_per_week: float = NAN
    slope_ci: tuple[float, float] = (NAN, NAN)
    change_deg: float = NAN
    change_ci: tuple[float, float] = (NAN, NAN)
    trend: str = "not enough readings"
    lag1: float = NAN
    mdc95_deg: float = NAN
    sem_deg: float = NAN
    error: MeasurementError | None = None
    exceeds_mdc: bool | None = None
    baseline: Baseline = NO_BASELINE
    later_n: int = 0
    change_from_baseline_deg: float = NAN
    nap: float = NAN
    started_at_extreme: bool = False
    start: str = ""
    line_from: str = ""
    mixed: str = ""
    left_out: str = ""
    sentences: list[str] = field(default_factory=list)
    line: Trend | None = field(default=None, repr=False, compare=False)
    days: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False, compare=False)
    readings: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False, compare=False)
    aside: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False, compare=False)

    def __str__(self) -> str:
        """Return the sentences, one a line."""
        return "\n".join(self.sentences)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """Return the sentences as a list."""
        return f"<ul>{''.join(f'<li>{escape(sentence)}</li>' for sentence in self.sentences)}</ul>"


def progress(
    df: pd.DataFrame,
    test: str | None = None,
    side: str | None = None,
    *,
    subject: str | None = None,
    state: str | None = None,
    start: date | str | None = None,
    sem_deg: float | None = None,
    study: str | None = None,
) -> Progress:
    """Analyse one series of a range-of-motion log.

    Parameters
    ----------
    df : pandas.DataFrame
        Readings with the columns of the log. A larger angle is more range in the direction that the test is
        named for.
    test, side, subject : str, optional
        Which series; needed only where the readings hold several.
    state : {"warm", "cold"}, optional
        By default the one with more days; the other is set aside and counted.
    start : date or str, optional
        First day of a programme: the days before it are the baseline, and the line is fitted from it on.
        Without it the first six days are the baseline, and the line is fitted to all.
    sem_deg : float, optional
        A known SEM of single readings, degrees.
    study : str, optional
        Id of a study in ``data/reliability.toml`` to take the error from.

    Returns
    -------
    Progress

    Raises
    ------
    TypeError
        If ``df`` is no table.
    ValueError
        If ``df`` lacks ``measured_at`` or ``angle_deg``, or ``start``, ``sem_deg`` or ``study`` cannot be used.

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {"measured_at": ["2026-01-05"], "angle_deg": [8.0], "test": "ely-knee", "side": "left"}
    ... )
    >>> print(progress(frame).sentences[0])
    1 reading on one day, 5 January 2026: 8.0°.
    """
    chosen = {"subject": subject, "test": test, "side": side}
    whole = readings = tidy(df)
    for column, wanted in chosen.items():
        if wanted is not None:
            readings = readings[readings[column] == wanted]
    names = {column: sorted(readings[column].unique()) for column in chosen}
    for column, found in names.items():
        if len(found) > 1:
            return _said(
                Progress(mixed=wording.mixed(column, found), n_readings=len(readings), readings=readings)
            )
    label = {column: found[0] if found else chosen[column] or "" for column, found in names.items()}
    every = readings
    readings, used_state, left_out = _one_state(every, state)
    if len(whole) and not len(every):
        left_out = wording.none_of([one for one in chosen.values() if one is not None], _series(whole))
    error = measurement_error(readings, test=label["test"], sem_deg=sem_deg, study_id=study)
    days = reduce_days(readings)
    start_day = chosen_day(start, "start")
    known: dict[str, Any] = {
        **label,
        "state": used_state,
        "left_out": left_out,
        "n_readings": len(readings),
        "n_days": len(days),
        "error": error,
        "mdc95_deg": error.mdc95_deg if error else NAN,
        "sem_deg": error.sem_deg if error else NAN,
        "start": str(start_day.date()) if start_day is not None else "",
        "days": days,
        "readings": readings,
        "aside": every[every["state"] != used_state],
    }
    if not len(days):
        return _said(Progress(**known))
    known |= _describe(days)
    since = days[days["day"] >= start_day] if start_day is not None else days
    known |= _line(since, error)
    return _said(Progress(**known, **_phases(days, start_day, known["error"])))


def _said(result: Progress) -> Progress:
    return replace(result, sentences=wording.sentences(result))


def _series(readings: pd.DataFrame) -> list[str]:
    """Name the tests and sides that a log has."""
    found = readings.loc[:, ["test", "side"]].drop_duplicates().sort_values(["test", "side"])
    sides = found.groupby("test")["side"].agg(list)
    return [f"{test} ({wording.listing(each)})" for test, each in sides.items()]


def _one_state(readings: pd.DataFrame, wanted: str | None) -> tuple[pd.DataFrame, str, str]:
    """Keep warm or cold readings: together they would look like scatter or like a trend."""
    states = readings.groupby("state")["day"].nunique()
    if not len(states):
        return readings, wanted or "", ""
    # Most days; among equals the first by name, so that the choice never depends on the order of rows.
    used = wanted if wanted is not None else str(states.sort_index().idxmax())
    kept = readings[readings["state"] == used]
    aside = len(readings) - len(kept)
    if not aside:
        return kept, used, ""
    return kept, used, wording.set_aside(aside, used)


def _describe(days: pd.DataFrame) -> dict[str, Any]:
    values = days["angle_deg"].to_numpy(float)
    number = day_numbers(days["day"])
    return {
        "first_day": str(days["day"].iloc[0].date()),
        "last_day": str(days["day"].iloc[-1].date()),
        "longest_gap_days": int(np.diff(number).max()) if len(number) > 1 else 0,
        "min_deg": float(values.min()),
        "median_deg": float(np.median(values)),
        "max_deg": float(values.max()),
    }


def _line(days: pd.DataFrame, error: MeasurementError | None) -> dict[str, Any]:
    if len(days) < MIN_TREND_DAYS:
        return {}
    x = day_numbers(days["day"])
    line = theil_sen(x, days["angle_deg"].to_numpy(float))
    span = float(x[-1] - x[0])
    change = line.slope * span
    error = error or MeasurementError(line.scatter, float(PAIR * line.scatter), "scatter", 0)
    sure = reach(line.slope, line.low, line.high)
    beyond = beyond_error(change, sure, error.mdc95_deg, known_error=error.origin == "given")
    return {
        "line": line,
        "line_from": str(days["day"].iloc[0].date()),
        "slope_deg_per_week": line.slope * _WEEK,
        "slope_ci": (line.low * _WEEK, line.high * _WEEK),
        "change_deg": change,
        "change_ci": (line.low * span, line.high * span),
        "trend": _TREND_WORDS[int(supported_direction(line.low, line.high))],
        "lag1": line.lag1,
        "exceeds_mdc": bool(beyond),
        "error": error,
        "sem_deg": error.sem_deg,
        "mdc95_deg": error.mdc95_deg,
    }


def _phases(days: pd.DataFrame, start: pd.Timestamp | None, error: MeasurementError | None) -> dict[str, Any]:
    values = days["angle_deg"].to_numpy(float)
    first = int((days["day"] < start).sum()) if start is not None else MIN_BASELINE
    before, after = values[:first], values[first:]
    base = baseline(before)
    later = after[-MIN_BASELINE:]
    compared = base.enough and len(later) >= MIN_LATER
    return {
        "baseline": base,
        "later_n": len(later),
        "change_from_baseline_deg": float(np.median(later)) - base.median_deg if compared else NAN,
        "nap": nap(before, after) if start is not None and base.enough and len(after) >= MIN_LATER else NAN,
        "started_at_extreme": started_at_extreme(values, error.mdc95_deg if error else None),
    }
