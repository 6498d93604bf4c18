"""What was practised, and on which days nothing is known.

A day without an entry is "not logged". It is never counted as "not done": only an entry that says so is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from psoas_lib.analysis.daily import check_table, chosen_day, local_day

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Adherence:
    """A span of days.

    Parameters
    ----------
    days : pandas.DataFrame
        One row per day of the span: ``day``, ``status`` (done, not done, not logged), ``minutes``,
        ``untimed`` (an entry of the day does not tell how long it took).
    done, not_done, not_logged : int
        Days of each kind; they add up to the span.
    minutes : float
        Practised in all, as far as the entries tell.
    untimed : int
        Days of practice with an entry that does not tell how long it took, as another app's log may have.
    """

    days: pd.DataFrame
    done: int
    not_done: int
    not_logged: int
    minutes: float
    untimed: int = 0


def adherence(
    sessions: pd.DataFrame, *, first: date | str | None = None, last: date | str | None = None
) -> Adherence:
    """Count practised days.

    Parameters
    ----------
    sessions : pandas.DataFrame
        One row per exercise and side of a session: ``started_at`` and ``done_s``. Seconds that are missing
        are not zero: the exercise was done for a time that nobody noted.
    first, last : date or str, optional
        The span; by default the first and the last day that has an entry.

    Returns
    -------
    Adherence

    Raises
    ------
    TypeError, ValueError
        If ``sessions`` is no such table, or the span is none; the message says what is needed.

    Examples
    --------
    >>> log = pd.DataFrame({"started_at": ["2026-01-05T08:00", "2026-01-07T08:00"], "done_s": [60.0, 0.0]})
    >>> result = adherence(log)
    >>> result.done, result.not_done, result.not_logged
    (1, 1, 1)
    """
    check_table(sessions, "sessions", "RomLog(...).sessions()")
    missing = [name for name in ("started_at", "done_s") if name not in sessions.columns]
    if missing:
        raise ValueError(f"The sessions lack {', '.join(missing)}. Read them with RomLog(...).sessions().")
    day = pd.Series(local_day(sessions["started_at"]))
    seconds = pd.to_numeric(sessions["done_s"], errors="coerce").to_numpy(float)
    known = day.notna().to_numpy()
    when = day[known].to_numpy()
    total = pd.Series(np.nan_to_num(seconds[known])).groupby(when).sum()
    unknown = pd.Series(np.isnan(seconds[known]), dtype=bool).groupby(when).any()
    if total.empty and (first is None or last is None):
        empty = pd.DataFrame({"day": pd.to_datetime([]), "status": [], "minutes": [], "untimed": []})
        return Adherence(empty, 0, 0, 0, 0.0)
    start = chosen_day(first, "first") or total.index.min()
    end = chosen_day(last, "last") or total.index.max()
    if end < start:
        raise ValueError(f"The span ends ({end.date()}) before it begins ({start.date()}).")
    span = pd.date_range(start, end, freq="D")
    minutes = total.reindex(span).to_numpy(float) / 60.0
    untimed = unknown.reindex(span, fill_value=False).to_numpy(bool)
    done = (minutes > 0) | untimed
    status = np.where(np.isnan(minutes), "not logged", np.where(done, "done", "not done"))
    frame = pd.DataFrame({"day": span, "status": status, "minutes": minutes, "untimed": untimed})
    count = {name: int((status == name).sum()) for name in ("done", "not done", "not logged")}
    return Adherence(
        frame,
        count["done"],
        count["not done"],
        count["not logged"],
        float(np.nansum(minutes)),
        int(untimed.sum()),
    )


def weekly_minutes(sessions: pd.DataFrame) -> pd.Series:
    """Return minutes practised per calendar week (weeks begin on Monday), only weeks with an entry.

    Parameters
    ----------
    sessions : pandas.DataFrame
        As in `adherence`.

    Returns
    -------
    pandas.Series
        Minutes, indexed by the Monday of the week; missing where an entry does not tell how long it took.
    """
    days = adherence(sessions).days
    logged = days[days["status"] != "not logged"]
    monday = logged["day"] - pd.to_timedelta(logged["day"].dt.day_of_week, unit="D")
    minutes = logged["minutes"].mask(logged["untimed"].astype(bool))
    return minutes.groupby(monday).sum(skipna=False)
