"""One value per person, test, side, day and state, before anything else is computed.

Three readings of one session are not three sessions. Taking their median first also makes every result
independent of the order of the rows.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

KEYS = ["subject", "test", "side", "state"]
_TEXT = [*KEYS, "instrument", "rater", "pelvis_control"]


def check_table(df: object, what: str, source: str) -> None:
    """Refuse what is no table with a TypeError that says where to get one."""
    if not isinstance(df, pd.DataFrame):
        raise TypeError(f"The {what} are a table such as {source}, got a {type(df).__name__}.")


def tidy(df: pd.DataFrame) -> pd.DataFrame:
    """Return the readings that can be used, with the local day of each.

    Parameters
    ----------
    df : pandas.DataFrame
        Readings with at least ``measured_at`` and ``angle_deg``; missing columns of the log are taken as
        empty, so that a bare table works too.

    Returns
    -------
    pandas.DataFrame
        The columns of the log plus ``day`` (``datetime64``), sorted by day; readings without a number or a
        date are left out. The day is the local one that was written: 23:30+02:00 stays on its evening.

    Raises
    ------
    TypeError
        If it is no table.
    ValueError
        If a column that cannot be done without is missing, or no date of the table can be read.

    Examples
    --------
    >>> frame = pd.DataFrame({"measured_at": ["2026-01-05T23:30:00+02:00"], "angle_deg": [8.0]})
    >>> str(tidy(frame)["day"][0].date())
    '2026-01-05'
    """
    check_table(df, "readings", "RomLog(...).read() or import_log(...).accepted")
    missing = [name for name in ("measured_at", "angle_deg") if name not in df.columns]
    if missing:
        raise ValueError(
            f"The readings lack {', '.join(missing)}; got the columns "
            f"{', '.join(map(str, df.columns)) or 'none'}. "
            "Read a log with RomLog(...).read() or import_log(...).accepted."
        )
    out = pd.DataFrame({"day": local_day(df["measured_at"])})
    if out["day"].isna().all() and df["measured_at"].notna().any():
        got = df["measured_at"].dropna().iloc[0]
        raise ValueError(
            f"No date in measured_at can be read, for instance {got!r}: expected dates such as 2026-03-16. "
            "Bring the table in with import_log, which asks for the order of day and month."
        )
    out["angle_deg"] = pd.to_numeric(df["angle_deg"], errors="coerce").to_numpy(dtype=float)
    for name in _TEXT:
        out[name] = _text(df[name]) if name in df.columns else ""
    out["repeat"] = pd.to_numeric(df["repeat"], errors="coerce").to_numpy(float) if "repeat" in df else np.nan
    usable = np.isfinite(out["angle_deg"].to_numpy()) & out["day"].notna().to_numpy()
    # The value is part of the order, so that equal days sort the same way whatever the order of the rows.
    order = ["day", *KEYS, "rater", "instrument", "repeat", "angle_deg"]
    sorted_rows: pd.DataFrame = out[usable].sort_values(order, kind="stable", ignore_index=True)
    return sorted_rows


def _text(column: pd.Series) -> np.ndarray:
    """Return a column as plain text, gaps as empty text."""
    return column.astype(object).where(column.notna(), "").astype(str).str.strip().to_numpy(dtype=object)


def local_day(stamps: pd.Series) -> np.ndarray:
    """Return the calendar day of each time stamp as it was written.

    Parameters
    ----------
    stamps : pandas.Series
        ISO 8601 texts, dates or pandas time stamps, with or without an offset.

    Returns
    -------
    numpy.ndarray
        ``datetime64[s]``; not-a-time where a stamp cannot be read.
    """
    if isinstance(stamps.dtype, pd.DatetimeTZDtype):
        days = stamps.dt.tz_localize(None).dt.normalize()
    elif pd.api.types.is_datetime64_any_dtype(stamps.dtype):
        days = stamps.dt.normalize()
    else:
        days = pd.to_datetime(stamps.astype(str).str.slice(0, 10), format="%Y-%m-%d", errors="coerce")
    return np.asarray(days.to_numpy().astype("datetime64[s]"))


def chosen_day(value: date | str | None, name: str) -> pd.Timestamp | None:
    """Return a day that somebody chose, as it was written: a clock or a zone behind it changes nothing.

    Parameters
    ----------
    value : date or str or None
        A date, a moment, or ISO 8601 text.
    name : str
        What the day is for, as the message calls it.

    Raises
    ------
    ValueError
        If it is no day. Only ISO texts are taken: 08.01.2026 and 1/8/2026 would have to be guessed.

    Examples
    --------
    >>> chosen_day("2026-01-05T23:30:00+02:00", "start").isoformat()
    '2026-01-05T00:00:00'
    """
    if value is None:
        return None
    found: date | None = None
    if isinstance(value, str):
        with suppress(ValueError):
            found = datetime.fromisoformat(value.strip())
    elif isinstance(value, date) and not pd.isna(value):
        found = value
    if found is None:
        raise ValueError(f"{name} is a day such as 2026-03-16, got {value!r}.")
    return pd.Timestamp(found.year, found.month, found.day)


def daily_values(df: pd.DataFrame) -> pd.DataFrame:
    """Reduce repeats to one value per person, test, side, day and state.

    Parameters
    ----------
    df : pandas.DataFrame
        Readings with the columns of the log.

    Returns
    -------
    pandas.DataFrame
        ``subject, test, side, state, day, angle_deg, readings``: the median and the number of readings of
        each day, sorted by day.

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {
    ...         "measured_at": ["2026-01-05"] * 3,
    ...         "angle_deg": [8.0, 30.0, 9.0],
    ...         "side": "left",
    ...         "test": "ely-knee",
    ...     }
    ... )
    >>> daily_values(frame)[["angle_deg", "readings"]].to_numpy().tolist()
    [[9.0, 3.0]]
    """
    return reduce_days(tidy(df))


def reduce_days(readings: pd.DataFrame) -> pd.DataFrame:
    """Do what `daily_values` does for readings that `tidy` has already seen."""
    grouped = readings.groupby([*KEYS, "day"], sort=True, observed=True)["angle_deg"]
    out = grouped.agg(["median", "size"]).reset_index()
    out.columns = pd.Index([*KEYS, "day", "angle_deg", "readings"])
    return out.sort_values(["day", *KEYS], kind="stable", ignore_index=True)


def day_numbers(days: Sequence[object] | pd.Series | np.ndarray) -> np.ndarray:
    """Return whole days since the first day of a series, shape (n,)."""
    whole = np.asarray(days, dtype="datetime64[D]").astype(np.int64)
    return (whole - whole[0]).astype(float) if whole.size else whole.astype(float)
