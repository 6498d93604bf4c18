"""The sentences. They say what was seen and what is missing; they never judge, and never use per cent.

"CI95" stands for the 95-in-100 confidence interval. Verdicts have three words only: beyond measurement
error, within measurement error, not enough readings.
"""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

import pandas as pd

from psoas_lib.analysis.claims import MIN_TREND_DAYS
from psoas_lib.analysis.error import MIN_PAIRS
from psoas_lib.analysis.phases import MIN_BASELINE, MIN_LATER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psoas_lib.analysis.error import MeasurementError
    from psoas_lib.analysis.person import Progress

_SLOW_DAYS = 730
_WEEKS_A_YEAR = 365.25 / 7
MINUS = "−"
NBSP = "\u00a0"


def degrees(value: float, *, sign: bool = False, decimals: int = 1) -> str:
    """Write an angle with one decimal (a slope with two) and a true minus sign.

    Examples
    --------
    >>> degrees(8.04), degrees(2.0, sign=True), degrees(-0.01, sign=True)
    ('8.0°', '+2.0°', '0.0°')
    >>> degrees(-8.5) == MINUS + "8.5°"
    True
    """
    text = f"{abs(value):.{decimals}f}"
    if float(text) == 0:
        return f"{text}°"
    return f"{MINUS if value < 0 else '+' if sign else ''}{text}°"


def day(value: object) -> str:
    """Write a date in full, so that no reader has to guess the order.

    Examples
    --------
    >>> day("2026-01-05")
    '5 January 2026'
    """
    stamp = pd.Timestamp(value)  # type: ignore[arg-type]
    return f"{stamp.day} {stamp.month_name()} {stamp.year}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun.

    Examples
    --------
    >>> count(1, "day"), count(12000, "reading")
    ('1 day', '12,000 readings')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listing(names: Sequence[str]) -> str:
    """Join names with commas and an "and".

    Examples
    --------
    >>> listing(["a", "b", "c"])
    'a, b and c'
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def mixed(column: str, names: Sequence[str]) -> str:
    """Say that readings of different things were given together."""
    plural = {"test": "tests", "side": "sides", "subject": "people"}[column]
    return (
        f"These readings mix {len(names)} {plural} ({listing(names)}), which cannot share one line. "
        f"Choose one, for example {column}={names[0]!r}. Nothing was computed."
    )


def none_of(wanted: Sequence[str], has: Sequence[str]) -> str:
    """Say that a log holds readings, but none of those that were asked for."""
    return f"There are no readings of {' '.join(wanted)}. This log has {listing(has)}."


def set_aside(number: int, state: str) -> str:
    """Say that readings taken warm are not compared with readings taken cold."""
    verb = "was" if number == 1 else "were"
    if state:
        return f"{count(number, 'reading')} not taken {state} {verb} set aside."
    return f"{count(number, 'reading')} marked warm or cold {verb} set aside, because most do not say which they are."


def origin(error: MeasurementError) -> str:
    """Say where a measurement error comes from, for whom it was found, and how."""
    sem = f"SEM {degrees(error.sem_deg)}"
    if error.origin == "given":
        return f"{sem}, as given"
    if error.origin == "own":
        slips = f" ({count(error.slips, 'pair')} left out as a slip)" if error.slips else ""
        return f"{sem}, from {error.pairs:,} pairs of your own readings{slips}"
    if error.origin == "scatter":
        return (
            f"{sem}, from the scatter of the days about the line, because no study of this test was found; "
            f"{MIN_PAIRS} pairs of repeats of your own would be better"
        )
    chosen = error.study
    if chosen is None:
        return sem
    raters = "different raters" if chosen.rater == "different" else f"{chosen.rater} rater"
    return f"{sem}, from {chosen.citation}: {raters}, {chosen.instrument}, {chosen.population}"


def sentences(result: Progress) -> list[str]:
    """Return what may be said about one series, most important first.

    Parameters
    ----------
    result : psoas_lib.analysis.person.Progress
        The computed series.

    Returns
    -------
    list of str
    """
    if result.mixed:
        return [result.mixed]
    if result.n_days == 0:
        return [result.left_out or "There are no readings yet."]
    if result.n_days == 1:
        only = ("" if result.n_readings == 1 else "median ") + degrees(result.median_deg)
        once = f"{count(result.n_readings, 'reading')} on one day, {day(result.first_day)}: {only}."
        return [once, "A change needs readings on other days: not enough readings.", *_error(result)]
    said = [*_trend(result), *_verdict(result), *_baseline(result), *_phases(result)]
    return [*said, *_cautions(result), *_error(result)]


def headline(result: Progress) -> list[str]:
    """Return the sentences that a figure of one series cannot do without: trend, change, cautions, and whose error.

    Parameters
    ----------
    result : psoas_lib.analysis.person.Progress
        The computed series.

    Returns
    -------
    list of str
        Some of its sentences, in their order.
    """
    if result.mixed or result.n_days < 2:
        return result.sentences
    known = [told for told in _error(result) if told != _meaning(result)]
    return [*_trend(result), *_verdict(result), *_cautions(result), *known]


def _seen(result: Progress) -> str:
    return (
        f"{count(result.n_readings, 'reading')} on {count(result.n_days, 'day')}, "
        f"{day(result.first_day)} to {day(result.last_day)}"
    )


def _trend(result: Progress) -> list[str]:
    since = f" since {day(result.start)}" if result.start else ""
    if result.trend == "not enough readings":
        low, high = degrees(result.min_deg), degrees(result.max_deg)
        seen = f"{_seen(result)}: from {low} to {high}, median {degrees(result.median_deg)}."
        if result.start > result.last_day:
            return [
                seen,
                f"The start, {day(result.start)}, lies after the last reading: nothing to compare yet.",
            ]
        few = (
            f"Not enough readings for a trend{since}: it takes at least {MIN_TREND_DAYS} days, because "
            f"fewer do "
            "not show how much neighbouring readings resemble each other."
        )
        return [seen, few]
    # Over years a week's change is lost in the second decimal.
    slow = (pd.Timestamp(result.last_day) - pd.Timestamp(result.line_from)).days >= _SLOW_DAYS
    weeks, unit = (_WEEKS_A_YEAR, "year") if slow else (1.0, "week")
    slope, low, high = (
        degrees(weeks * value, sign=True, decimals=2)
        for value in (result.slope_deg_per_week, *result.slope_ci)
    )
    line = f"{_seen(result)}:{since} the line changes by {slope} a {unit} (CI95 {low} to {high})."
    if result.min_deg == result.max_deg:
        level = (
            "No trend is supported: every day has the same value. Either nothing changed, or the instrument "
            "shows no smaller steps."
        )
        return [line, level]
    if result.trend == "not supported":
        both = (
            "No trend is supported: the interval includes zero, so these days fit a rise as well as a fall."
        )
        return [line, both]
    return [line, f"A {result.trend} trend is supported: the interval excludes zero."]


def _verdict(result: Progress) -> list[str]:
    if result.trend == "not enough readings":
        return []
    if result.mdc95_deg == 0:
        # Without scatter, and without a study, there is nothing to hold the change against.
        return []
    change = f"The fitted change of {degrees(result.change_deg, sign=True)}"
    mdc = f"MDC95 {degrees(result.mdc95_deg)}"
    if result.exceeds_mdc:
        unsure = "" if result.trend != "not supported" else ", although the interval does not exclude zero"
        return [f"{change} is beyond measurement error ({mdc}){unsure}."]
    if abs(result.change_deg) > result.mdc95_deg:
        said = (
            f"{change} is larger than the {mdc}, but the readings scatter too much, or resemble their "
            f"neighbours "
            "too much, to rule out error: not enough readings."
        )
        return [said]
    if result.trend != "not supported":
        apart = (
            f"{change} is within measurement error ({mdc}): two single readings may differ by as much although "
            "nothing changed. Only all the days together support the trend."
        )
        return [apart]
    return [f"{change} is within measurement error ({mdc})."]


def _baseline(result: Progress) -> list[str]:
    base = result.baseline
    if base.n == 0:
        return ["There is no baseline: no reading lies before the start."]
    if not base.enough:
        has = f"{count(base.n, 'day')} (median {degrees(base.median_deg)})"
        return [f"The baseline has {has}: too few, it takes {MIN_BASELINE}."]
    said = f"Baseline: median {degrees(base.median_deg)} of {count(base.n, 'day')}"
    if result.later_n < MIN_LATER:
        later = count(result.later_n, "later day")
        return [f"{said}; {later}, too few to compare with it, it takes {MIN_LATER}."]
    difference = degrees(result.change_from_baseline_deg, sign=True)
    return [f"{said}; the last {result.later_n} days lie {difference} from it."]


def _phases(result: Progress) -> list[str]:
    if isnan(result.nap):
        return []
    said = (
        f"NAP {result.nap:.2f}: that share of all pairs of a day before and a day after the start has "
        f"the larger "
        "angle after it (0.50 is chance). One person before and after is not an experiment."
    )
    return [said]


def _cautions(result: Progress) -> list[str]:
    said = []
    if result.started_at_extreme:
        said.append(
            "The first reading was an extreme: later readings would lie nearer the middle even if nothing "
            "changed (regression to the mean)."
        )
    if result.lag1 > 0.3 and result.min_deg < result.max_deg:
        said.append("Neighbouring readings resemble each other; the interval is wider for it.")
    if result.longest_gap_days > 28:
        said.append(f"The longest gap has {result.longest_gap_days} days; nothing is known about it.")
    if result.left_out:
        said.append(result.left_out)
    return said


def _meaning(result: Progress) -> str:
    """Return what the two figures of an error mean, which is said once below the sentences, not in every picture."""
    error = result.error
    return (
        "The SEM is about how far a single reading strays; two single readings that lie less than "
        f"{degrees(error.mdc95_deg)} (MDC95) apart may differ by error alone."
        if error
        else ""
    )


def _error(result: Progress) -> list[str]:
    error = result.error
    if error is None or error.sem_deg == 0:
        unknown = (
            "The measurement error of this test is not known here: no study was found. Log "
            f"{MIN_PAIRS} pairs of readings, taking the instrument off in between, and your own error "
            f"is used."
        )
        return [unknown]
    said = [f"Measurement error: {origin(error)}.", _meaning(result)]
    if error.mixed:
        said.append("Several raters or instruments took these readings: errors are wider than within one.")
    if error.identical:
        said.append(
            f"Your {error.pairs} pairs of repeats are identical, which no measuring is: they were not used. "
            "Read the second one without looking at the first."
        )
    elif error.origin == "study" and not error.mixed and error.pairs < MIN_PAIRS:
        said.append(
            f"Read twice on {MIN_PAIRS} days, taking the instrument off in between, and your own error is "
            f"used instead; so far there {'is' if error.pairs == 1 else 'are'} {count(error.pairs, 'such pair')}."
        )
    return said
