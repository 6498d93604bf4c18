"""Readings of many people as sorted arrays of daily values, without a loop over people.

Text becomes whole numbers once, rows are sorted by one whole number that holds person, test, side, state and
day, and repeats are reduced for all days of equal size together. The result does not depend on the order of
the rows, because within a day only the sorted values count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from psoas_lib.analysis.daily import KEYS, check_table, local_day

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Series:
    """Daily values of all series, one after the other.

    Parameters
    ----------
    keys : pandas.DataFrame, shape (series, 4)
        ``subject, test, side, state``.
    starts : numpy.ndarray, shape (series + 1,)
        Where each series begins in ``day`` and ``value``; the last entry is their length.
    day, value : numpy.ndarray
        Days since 1970, and the median of each day in degrees.
    per_day : numpy.ndarray
        Readings behind each day.
    readings : numpy.ndarray, shape (series,)
        Readings behind each series.
    group : numpy.ndarray, shape (series,)
        Number of the person, test and side that a series belongs to.
    row_series : numpy.ndarray
        For each used row of the input, in sorted order, its series.
    order : numpy.ndarray
        The used rows of the input in sorted order.
    """

    keys: pd.DataFrame
    starts: np.ndarray
    day: np.ndarray
    value: np.ndarray
    per_day: np.ndarray
    readings: np.ndarray
    group: np.ndarray
    row_series: np.ndarray
    order: np.ndarray


def codes(df: pd.DataFrame, name: str) -> tuple[np.ndarray, np.ndarray]:
    """Return a column as numbers into its sorted names; a missing column is one empty name.

    Parameters
    ----------
    df : pandas.DataFrame
        Any table.
    name : str
        Column.

    Returns
    -------
    tuple of numpy.ndarray
        Codes, shape (rows,), and names.

    Examples
    --------
    >>> codes(pd.DataFrame({"side": ["right", "left", None]}), "side")[0].tolist()
    [2, 1, 0]
    """
    if name not in df.columns:
        return np.zeros(len(df), dtype=np.int64), np.array([""], dtype=object)
    column = df[name]
    if isinstance(column.dtype, pd.CategoricalDtype):
        raw, found = column.cat.codes.to_numpy(), column.cat.categories
    else:
        raw, found = pd.factorize(column)
    text = pd.Index(found).astype(str).str.strip().to_numpy(dtype=object)
    names, place = np.unique(np.append(text, ""), return_inverse=True)
    # The last place is the empty name: factorize and categories both write -1 for a gap.
    return place[raw].astype(np.int64), names


def day_count(stamps: pd.Series) -> np.ndarray:
    """Return days since 1970 of each stamp; the smallest integer where there is none."""
    if not (
        pd.api.types.is_datetime64_any_dtype(stamps.dtype) or isinstance(stamps.dtype, pd.DatetimeTZDtype)
    ):
        raw, found = pd.factorize(stamps)
        days = np.append(local_day(pd.Series(found)).astype("datetime64[D]"), np.datetime64("NaT", "D"))
        return days.astype(np.int64)[raw]
    return local_day(stamps).astype("datetime64[D]").astype(np.int64)


def arrange(df: pd.DataFrame) -> Series:
    """Sort readings into series of daily values.

    Parameters
    ----------
    df : pandas.DataFrame
        Readings with the columns of the log.

    Returns
    -------
    Series

    Raises
    ------
    ValueError
        If ``measured_at`` or ``angle_deg`` is missing.
    """
    check_table(df, "readings", "RomLog(...).read() or import_log(...).accepted")
    missing = [name for name in ("measured_at", "angle_deg") if name not in df.columns]
    if missing:
        raise ValueError(
            f"The readings lack {', '.join(missing)}; got {', '.join(map(str, df.columns)) or 'none'}."
        )
    value = pd.to_numeric(df["angle_deg"], errors="coerce").to_numpy(float)
    day = day_count(df["measured_at"])
    usable = np.isfinite(value) & (day != np.iinfo(np.int64).min)
    key = np.zeros(len(df), dtype=np.int64)
    names: list[np.ndarray] = []
    for column in KEYS:
        number, found = codes(df, column)
        key *= len(found)
        key += number
        names.append(found)
    rows = np.flatnonzero(usable)
    if rows.size < len(df):
        key, day, value = key[rows], day[rows], value[rows]
    first, span = (int(day.min()), int(np.ptp(day)) + 1) if rows.size else (0, 1)
    key *= span
    key += day - first
    del day
    if key.size and (key[1:] < key[:-1]).any():
        order = np.argsort(key)
        key, value, rows = key[order], value[order], rows[order]
    starts = boundaries(key)
    day_key = key[starts[:-1]]
    medians = group_medians(value, starts)
    series_of_day, day_offset = np.divmod(day_key, span)
    row_counts = np.diff(starts)
    series_starts = boundaries(series_of_day)
    series_key = series_of_day[series_starts[:-1]]
    lengths = np.diff(series_starts)
    return Series(
        keys=_named(series_key, names),
        starts=series_starts,
        day=day_offset + first,
        value=medians,
        per_day=row_counts,
        readings=np.add.reduceat(row_counts, series_starts[:-1]) if series_key.size else row_counts,
        group=np.cumsum(np.r_[0, np.diff(series_key // len(names[-1])) > 0])[: series_key.size],
        row_series=np.repeat(np.repeat(np.arange(series_key.size), lengths), row_counts),
        order=rows,
    )


def boundaries(key: np.ndarray) -> np.ndarray:
    """Return where each run of equal sorted keys begins, and the length at the end.

    Examples
    --------
    >>> boundaries(np.array([4, 4, 7])).tolist()
    [0, 2, 3]
    """
    if not key.size:
        return np.zeros(1, dtype=np.int64)
    return np.concatenate([[0], np.flatnonzero(key[1:] != key[:-1]) + 1, [key.size]])


def equal_lengths(starts: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    """Yield each length of group with the numbers of the groups that have it."""
    lengths = np.diff(starts)
    for length in np.unique(lengths):
        yield int(length), np.flatnonzero(lengths == length)


def group_medians(value: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Return the median of each group of neighbouring values, all groups of one size together."""
    out = np.empty(len(starts) - 1)
    for size, groups in equal_lengths(starts):
        block = value[starts[groups][:, None] + np.arange(size)] if size > 1 else value[starts[groups]]
        out[groups] = np.median(block, axis=1) if size > 1 else block
    return out


def _named(key: np.ndarray, names: list[np.ndarray]) -> pd.DataFrame:
    columns = {}
    for column, found in zip(reversed(KEYS), reversed(names), strict=True):
        key, number = np.divmod(key, len(found))
        columns[column] = found[number]
    return pd.DataFrame({column: columns[column] for column in KEYS})
