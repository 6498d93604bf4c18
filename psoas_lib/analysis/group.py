"""The statistics of `psoas_lib.progress` for a class, a clinic or a trial: one row per person, test and side.

Series of equal length are computed together in numpy, on as many threads as there are cores. Row by row the
result equals `psoas_lib.progress`, and it is the same to the last bit whatever the order of the rows.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from psoas_lib.analysis.claims import MIN_TREND_DAYS, beyond_error, reach, supported_direction
from psoas_lib.analysis.error import MIN_PAIRS, PAIR, default_study, known_sem
from psoas_lib.analysis.error import study as study_by_id
from psoas_lib.analysis.phases import MIN_BASELINE
from psoas_lib.analysis.table import Series, arrange, boundaries, codes, equal_lengths
from psoas_lib.analysis.trend import MAX_DAYS, fit_rows, theil_sen

if TYPE_CHECKING:
    from collections.abc import Sequence

NAN = float("nan")
_KEYS = ["subject", "test", "side"]
_FIT = ["slope", "low", "high", "lag1", "scatter"]
# Slopes of one chunk of series: 8 MB, so that a chunk stays near the cache.
_CHUNK = 1_000_000


def cohort(df: Any, *, sem_deg: float | None = None, study: str | None = None) -> pd.DataFrame:
    """Analyse every series of a log.

    Parameters
    ----------
    df : pandas.DataFrame or dask.dataframe.DataFrame
        Readings with the columns of the log. A Dask frame is split by person and computed where it lives.
    sem_deg, study
        As in `psoas_lib.progress`; by default own pairs of readings, else the study for the test, else the
        scatter of the series.

    Returns
    -------
    pandas.DataFrame
        Sorted by ``subject, test, side``, with ``state`` (the one with more days is analysed), ``n_readings,
        n_days, first_day, last_day, median_deg, slope_deg_per_week, slope_low, slope_high, change_deg,
        change_low, change_high, trend, lag1, mdc95_deg, error_origin, exceeds_mdc, baseline_deg``. Fewer than
        eight days: no slope, trend "not enough readings", ``exceeds_mdc`` missing.

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {"measured_at": ["2026-01-05"], "angle_deg": [8.0], "subject": "a", "test": "ely-knee"}
    ... )
    >>> cohort(frame)["trend"].tolist()
    ['not enough readings']
    """
    if hasattr(df, "map_partitions"):
        return _on_cluster(df, sem_deg=sem_deg, study=study)
    series = arrange(df)
    chosen = _one_state(series)
    out = series.keys.iloc[chosen].reset_index(drop=True)
    out["n_readings"] = series.readings[chosen]
    lengths = np.diff(series.starts)[chosen]
    first, last = series.starts[:-1][chosen], series.starts[1:][chosen] - 1
    out["n_days"] = lengths
    for name, place in (("first_day", first), ("last_day", last)):
        out[name] = series.day[place].astype("datetime64[D]").astype("datetime64[s]")
    fitted = _fit_all(series, chosen)
    span = (series.day[last] - series.day[first]).astype(float)
    out["median_deg"], out["baseline_deg"] = fitted["median"], fitted["baseline"]
    for name, key in (("slope_deg_per_week", "slope"), ("slope_low", "low"), ("slope_high", "high")):
        out[name] = fitted[key] * 7.0
    for name, key in (("change_deg", "slope"), ("change_low", "low"), ("change_high", "high")):
        out[name] = fitted[key] * span
    out["lag1"] = fitted["lag1"]
    _claim(out, fitted, _errors(df, series, chosen, out, sem_deg=sem_deg, study=study))
    return out


def _one_state(series: Series) -> np.ndarray:
    """Return, per person, test and side, the series of the state with more days; ties by name."""
    lengths = np.diff(series.starts)
    order = np.lexsort((np.arange(len(lengths)), -lengths, series.group))
    return np.asarray(order[boundaries(series.group[order])[:-1]])


def _fit_all(series: Series, chosen: np.ndarray) -> dict[str, np.ndarray]:
    """Fit all chosen series, those of equal length together."""
    count = len(chosen)
    out = {name: np.full(count, NAN) for name in [*_FIT, "median", "baseline"]}
    starts = series.starts[:-1][chosen]
    lengths = np.diff(series.starts)[chosen]
    jobs: list[tuple[int, np.ndarray]] = []
    for length, rows in equal_lengths(np.concatenate([[0], np.cumsum(lengths)])):
        size = max(1, _CHUNK // max(1, length * (length - 1) // 2))
        jobs += [(length, rows[at : at + size]) for at in range(0, len(rows), size)]

    def work(job: tuple[int, np.ndarray]) -> None:
        length, rows = job
        take = starts[rows][:, None] + np.arange(length)
        value = series.value[take]
        out["median"][rows] = np.median(value, axis=1)
        if length >= MIN_BASELINE:
            out["baseline"][rows] = np.median(value[:, :MIN_BASELINE], axis=1)
        if length < MIN_TREND_DAYS:
            return
        day = series.day[take]
        x = (day - day[:, :1]).astype(float)
        fit = fit_rows(x, value) if length <= MAX_DAYS else theil_sen(x[0], value[0])
        for name in _FIT:
            out[name][rows] = getattr(fit, name)

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        list(pool.map(work, jobs))
    return out


def _errors(
    df: pd.DataFrame,
    series: Series,
    chosen: np.ndarray,
    out: pd.DataFrame,
    *,
    sem_deg: float | None,
    study: str | None,
) -> tuple[np.ndarray, np.ndarray]:
    """Return MDC95 and its origin per row of ``out``; NaN and "" where only the scatter can tell."""
    rows = len(out)
    if sem_deg is not None:
        known_sem(sem_deg)
        return np.full(rows, PAIR * sem_deg), np.full(rows, "given", dtype=object)
    if study is not None:
        chosen_study = study_by_id(study)
        others = sorted(set(out["test"]) - {chosen_study.test, ""})
        if others:
            raise ValueError(
                f"The study {study!r} is about {chosen_study.test}, but there are readings of "
                f"{', '.join(others)}. Give it the readings of that test alone."
            )
        return np.full(rows, chosen_study.mdc95_deg), np.full(rows, "study", dtype=object)
    several = (_several(df, series, "rater") | _several(df, series, "instrument"))[chosen]
    tests, place = np.unique(out["test"].to_numpy(dtype=object), return_inverse=True)
    mdc = np.full(rows, NAN)
    for rater, which in (("same", ~several), ("different", several)):
        known = [default_study(str(test), rater) for test in tests]
        figures = np.array([entry.mdc95_deg if entry else NAN for entry in known])
        mdc[which] = figures[place[which]]
    origin = np.where(np.isfinite(mdc), "study", "").astype(object)
    pairs, sem = _own_pairs(df, series)
    # Pairs without any difference were copied and tell of no error.
    own = (pairs[chosen] >= MIN_PAIRS) & ~several & ~(sem[chosen] == 0)
    mdc[own] = PAIR * sem[chosen][own]
    origin[own] = "own"
    return mdc, origin


def _several(df: pd.DataFrame, series: Series, column: str) -> np.ndarray:
    """Tell which series carry more than one non-empty name in a column."""
    count = len(series.readings)
    number, names = codes(df, column)
    if len(names) < 3 or not count:  # the empty name and at most one other
        return np.zeros(count, dtype=bool)
    number = number[series.order]
    begins = boundaries(series.row_series)[:-1]
    highest = np.maximum.reduceat(number, begins)
    lowest = np.minimum.reduceat(np.where(number == 0, len(names), number), begins)
    return (highest > 0) & (lowest < highest)


def _own_pairs(df: pd.DataFrame, series: Series) -> tuple[np.ndarray, np.ndarray]:
    """Return the number of own pairs of readings and their SEM, per series."""
    count = len(series.readings)
    none = np.zeros(count, dtype=int), np.full(count, NAN)
    if "repeat" not in df.columns or series.order.size == len(series.day):
        return none
    repeat = pd.to_numeric(df["repeat"], errors="coerce").to_numpy(float)[series.order]
    keep = np.isfinite(repeat)
    if not keep.any():
        return none
    day = np.repeat(np.arange(len(series.day)), series.per_day)
    tool, tools = codes(df, "instrument")
    who = codes(df, "rater")[0] * len(tools) + tool
    angle = pd.to_numeric(df["angle_deg"], errors="coerce").to_numpy(float)[series.order]
    columns = [array[keep] for array in (angle, repeat, who[series.order], day, series.row_series)]
    order = np.lexsort(columns[:4])
    angle, _, who, day, owner = (array[order] for array in columns)
    begins = boundaries(day * (int(who.max()) + 1) + who)
    two = begins[:-1][np.diff(begins) >= 2]
    difference, owner = angle[two + 1] - angle[two], owner[two]
    pairs, sem = none
    if two.size:
        edges = boundaries(owner)
        for size, groups in equal_lengths(edges):
            block = difference[edges[groups][:, None] + np.arange(size)]
            at = owner[edges[groups]]
            off = np.abs(block - np.median(block, axis=1, keepdims=True))
            limit = 5.0 * 1.4826 * np.median(off, axis=1, keepdims=True)
            kept = (off <= limit) | (limit == 0)
            pairs[at] = kept.sum(axis=1)
            clean = kept.all(axis=1)
            if size > 1:
                sem[at[clean]] = np.std(block[clean], axis=1, ddof=1) / np.sqrt(2.0)
                for row in np.flatnonzero(~clean):
                    sem[at[row]] = np.std(block[row, kept[row]], ddof=1) / np.sqrt(2.0)
    return pairs, sem


def _claim(out: pd.DataFrame, fitted: dict[str, np.ndarray], errors: tuple[np.ndarray, np.ndarray]) -> None:
    """Add the two claims, by the rules of one person's series."""
    mdc, origin = errors
    enough = np.isfinite(fitted["slope"])
    lacking = ~np.isfinite(mdc) & enough
    mdc = np.where(lacking, PAIR * fitted["scatter"], mdc)
    origin[lacking] = "scatter"
    words = np.array(["falling", "not supported", "rising"], dtype=object)
    direction = supported_direction(fitted["low"], fitted["high"])
    out["trend"] = np.where(enough, words[direction + 1], "not enough readings")
    out["mdc95_deg"], out["error_origin"] = mdc, origin
    sure = reach(fitted["slope"], fitted["low"], fitted["high"])
    change = out["change_deg"].to_numpy()
    beyond = np.where(
        origin == "given",
        beyond_error(change, sure, mdc, known_error=True),
        beyond_error(change, sure, mdc, known_error=False),
    )
    out["exceeds_mdc"] = pd.array(beyond, dtype="boolean")
    out.loc[~enough, "exceeds_mdc"] = pd.NA


def _on_cluster(df: Any, **options: Any) -> pd.DataFrame:
    """Split a Dask frame by person, analyse the parts where they are, and sort the rows."""
    empty = cohort(df._meta.iloc[:0], **options)  # noqa: SLF001 - Dask's documented way to the column types
    parts = df.shuffle("subject", shuffle_method="tasks").map_partitions(
        cohort, **options, meta=empty, enforce_metadata=False
    )
    return pooled([part.compute() if hasattr(part, "compute") else part for part in [parts]])


def pooled(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put the rows of several parts together in the order that one part would have had.

    Parameters
    ----------
    parts : sequence of pandas.DataFrame
        Results of `cohort` on different people.
    """
    table = pd.concat(parts, ignore_index=True)
    return table.sort_values(_KEYS, kind="stable", ignore_index=True)
