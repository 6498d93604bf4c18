"""Left against right in degrees, judged by the error of a difference; nobody is exactly equal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from psoas_lib.analysis.daily import chosen_day, reduce_days, tidy
from psoas_lib.analysis.error import MeasurementError, measurement_error
from psoas_lib.analysis.phases import MIN_BASELINE
from psoas_lib.analysis.wording import count, degrees, mixed, origin

if TYPE_CHECKING:
    from datetime import date

NAN = float("nan")


@dataclass(frozen=True)
class Sides:
    """Left minus right on days on which both were measured in the same state.

    Parameters
    ----------
    test : str
        Test id.
    n_days : int
        Such days.
    difference_deg : float
        Median of left minus right.
    mdc95_deg : float
        What error alone can make of left minus right on one day: 1.96 * sqrt(2) * SEM, because two readings
        enter it.
    mdc95_change_deg : float
        The same for the difference on one day against another day (four readings): sqrt(2) times more.
    beyond : bool or None
        Whether the median difference is larger than ``mdc95_deg``; None with fewer than six days or no error.
    error : MeasurementError or None
        Where the error comes from.
    sentences : list of str
        What may be said.
    days : pandas.DataFrame
        ``day, state, left, right, difference``.
    """

    test: str
    n_days: int
    difference_deg: float
    mdc95_deg: float
    mdc95_change_deg: float
    beyond: bool | None
    error: MeasurementError | None
    sentences: list[str]
    days: pd.DataFrame = field(repr=False, compare=False)


def sides(
    df: pd.DataFrame,
    test: str | None = None,
    *,
    subject: str | None = None,
    since: date | str | None = None,
    sem_deg: float | None = None,
    study: str | None = None,
) -> Sides:
    """Compare left and right of one test.

    Parameters
    ----------
    df : pandas.DataFrame
        Readings with the columns of the log.
    test, subject : str, optional
        Needed where there are several.
    since : date or str, optional
        Only days from this one on.
    sem_deg, study
        As in `psoas_lib.progress`.

    Returns
    -------
    Sides

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {"measured_at": ["2026-01-05"] * 2, "angle_deg": [8.0, 11.0], "side": ["left", "right"]}
    ... )
    >>> sides(frame).difference_deg
    -3.0
    """
    readings = tidy(df)
    for column, wanted in (("test", test), ("subject", subject)):
        if wanted is not None:
            readings = readings[readings[column] == wanted]
        found = sorted(readings[column].unique())
        if len(found) > 1:
            empty = pd.DataFrame({"day": [], "state": [], "left": [], "right": [], "difference": []})
            return Sides("", 0, NAN, NAN, NAN, None, None, [mixed(column, found)], empty)
    first = chosen_day(since, "since")
    if first is not None:
        readings = readings[readings["day"] >= first]
    name = test or (str(readings["test"].iloc[0]) if len(readings) else "")
    error = measurement_error(readings, test=name, sem_deg=sem_deg, study_id=study)
    days = _both(readings)
    n = len(days)
    median = float(days["difference"].median()) if n else NAN
    mdc = error.mdc95_deg if error else NAN
    beyond = bool(abs(median) > mdc) if error and n >= MIN_BASELINE else None
    return Sides(
        name, n, median, mdc, mdc * np.sqrt(2.0), beyond, error, _say(n, median, error, beyond=beyond), days
    )


def _both(readings: pd.DataFrame) -> pd.DataFrame:
    daily = reduce_days(readings)
    wide = daily.pivot_table(index=["day", "state"], columns="side", values="angle_deg", observed=True)
    wide = wide.reindex(columns=["left", "right"]).dropna().reset_index()
    wide.columns = pd.Index(["day", "state", "left", "right"])
    return wide.assign(difference=wide["left"] - wide["right"])


def _say(n: int, median: float, error: MeasurementError | None, *, beyond: bool | None) -> list[str]:
    if not n:
        return ["No day has readings of both sides in the same state, so the sides cannot be compared."]
    larger = (
        "neither side is larger"
        if abs(median) < 0.05
        else "left is larger"
        if median > 0
        else "right is larger"
    )
    first = (
        f"On {count(n, 'day')} with both sides the median of left minus right is "
        f"{degrees(median, sign=True)} "
        f"({larger})."
    )
    said = [first]
    if n < MIN_BASELINE:
        said.append(f"Not enough readings to judge it: it takes {MIN_BASELINE} such days.")
    elif error is None:
        said.append(
            "The measurement error of this test is not known here, so the difference cannot be weighed."
        )
    else:
        word = "beyond" if beyond else "within"
        said.append(
            f"That is {word} measurement error of a difference between sides (MDC95 "
            f"{degrees(error.mdc95_deg)})."
        )
    if error is not None:
        said.append(f"Measurement error: {origin(error)}.")
    said.append("People without complaints are rarely equal on both sides.")
    return said
