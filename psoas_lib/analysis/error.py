"""How far two readings can differ although nothing changed: SEM and MDC95, in degrees.

The best source is the learner's own pairs of readings; without ten of them a published study stands in, and
is named. MDC95 = 1.96 * sqrt(2) * SEM is the difference between two single readings that error alone
exceeds one time in twenty (Riemann and Lininger 2018).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from numbers import Real
from typing import TYPE_CHECKING

import numpy as np

from psoas_lib.resources import data_dir

if TYPE_CHECKING:
    import pandas as pd

MIN_PAIRS = 10
PAIR = 1.959963984540054 * np.sqrt(2.0)


@dataclass(frozen=True)
class Study:
    """A published reliability figure.

    Parameters
    ----------
    id, test : str
        Its name here, and the test it is about.
    rater : {"same", "different"}
        Whether one person took both readings.
    instrument, population, icc : str
        As the study has them.
    sem_deg, mdc95_deg : float
        Degrees.
    source, citation : str
        Key of the bibliography, and the citation.
    default : bool
        Used when none is chosen.
    note, derived : str
        What to know about it; which of the two figures was computed from the other.
    """

    id: str
    test: str
    rater: str
    instrument: str
    population: str
    icc: str
    sem_deg: float
    mdc95_deg: float
    source: str
    citation: str
    default: bool = False
    note: str = ""
    derived: str = ""


@dataclass(frozen=True)
class MeasurementError:
    """The error that a series is judged by.

    Parameters
    ----------
    sem_deg, mdc95_deg : float
        Of single readings, degrees.
    origin : {"own", "study", "given", "scatter"}
        Own pairs, a study, the caller's number, or the scatter of the series about its line.
    pairs : int
        Own pairs of readings found, used or not, without slips.
    study : Study or None
        The study, if one is used.
    mixed : bool
        Several raters or instruments in the series: the error is wider than within one.
    slips : int
        Pairs left out by `without_slips`.
    identical : bool
        There are enough own pairs, but the two readings of each are equal, so that they tell of no error.
    """

    sem_deg: float
    mdc95_deg: float
    origin: str
    pairs: int
    study: Study | None = None
    mixed: bool = False
    slips: int = 0
    identical: bool = False


@lru_cache(maxsize=1)
def studies() -> tuple[Study, ...]:
    """Return the published reliability figures in ``data/reliability.toml``.

    Examples
    --------
    >>> sorted({study.rater for study in studies()})
    ['different', 'same']
    """
    raw = tomllib.loads((data_dir() / "reliability.toml").read_text(encoding="utf-8"))
    found = []
    for entry in raw["study"]:
        fields = {name: value for name, value in entry.items() if name != "certainty"}
        found.append(Study(citation=raw["source"][entry["source"]]["citation"], **fields))
    return tuple(found)


def study(name: str) -> Study:
    """Return one study by its id.

    Raises
    ------
    ValueError
        If there is none, with the names that exist.
    """
    for entry in studies():
        if entry.id == name:
            return entry
    raise ValueError(
        f"There is no study {name!r}. Choose one of: {', '.join(entry.id for entry in studies())}."
    )


def default_study(test: str, rater: str) -> Study | None:
    """Return the study that stands in for a test, or None where none was found.

    Parameters
    ----------
    test : str
        Test id.
    rater : {"same", "different"}
        With raters mixed only a study between raters will do; if there is none, the widest of the test.
    """
    fitting = [entry for entry in studies() if entry.test == test and entry.default]
    exact = [entry for entry in fitting if entry.rater == rater]
    if exact:
        return exact[0]
    return max(fitting, key=lambda entry: entry.mdc95_deg, default=None)


def duplicate_pairs(readings: pd.DataFrame) -> np.ndarray:
    """Return pairs of readings of the same thing on the same day.

    Parameters
    ----------
    readings : pandas.DataFrame
        From `psoas_lib.analysis.daily.tidy`.

    Returns
    -------
    numpy.ndarray, shape (pairs, 2)
        The first two repeats of each person, test, side, day and state, by one rater with one instrument.
        Only repeats that carry a number count: their order is then known, not guessed from the values.
    """
    numbered = readings[readings["repeat"].notna()]
    keys = ["subject", "test", "side", "state", "day", "rater", "instrument"]
    first_two = numbered.sort_values([*keys, "repeat"], kind="stable").groupby(keys, sort=True).head(2)
    groups = first_two.groupby(keys, sort=True)["angle_deg"]
    full = first_two[groups.transform("size") == 2]
    return full["angle_deg"].to_numpy(float).reshape(-1, 2)


def without_slips(pairs: np.ndarray) -> np.ndarray:
    """Leave out pairs whose difference can only be a slip of the pen (38.2 for 8.2).

    Parameters
    ----------
    pairs : numpy.ndarray, shape (n, 2)
        Degrees.

    Returns
    -------
    numpy.ndarray
        The pairs whose difference lies within five robust SDs of the median difference; with normal errors
        that leaves out fewer than one pair in a million. One such slip would treble the error of ten pairs.

    Examples
    --------
    >>> pairs = np.array([[8.0, 8.5], [7.0, 6.0], [9.0, 9.0], [8.2, 38.2]])
    >>> len(without_slips(pairs))
    3
    """
    difference = pairs[:, 1] - pairs[:, 0]
    off = np.abs(difference - np.median(difference)) if len(pairs) else difference
    limit = 5.0 * 1.4826 * float(np.median(off)) if len(pairs) else 0.0
    return pairs[off <= limit] if limit > 0 else pairs


def sem_of_pairs(pairs: np.ndarray) -> float:
    """Return the SEM of single readings: SD of the differences over the square root of two.

    Parameters
    ----------
    pairs : numpy.ndarray, shape (n, 2)
        Degrees, n at least 2.

    Notes
    -----
    Also called the typical error (Hopkins 2004). A constant shift between first and second reading does not
    enter it.

    Examples
    --------
    >>> round(sem_of_pairs(np.array([[10.0, 11.0], [12.0, 11.0], [9.0, 9.0]])), 4)
    0.7071
    """
    return float(np.std(pairs[:, 1] - pairs[:, 0], ddof=1) / np.sqrt(2.0))


def known_sem(sem_deg: float) -> None:
    """Refuse a SEM that is not a positive number of degrees, with a ValueError."""
    if not (isinstance(sem_deg, Real) and np.isfinite(sem_deg) and sem_deg > 0):
        raise ValueError(f"sem_deg is a positive number of degrees, got {sem_deg!r}.")


def measurement_error(
    readings: pd.DataFrame, *, test: str, sem_deg: float | None = None, study_id: str | None = None
) -> MeasurementError | None:
    """Choose the error for one series.

    Parameters
    ----------
    readings : pandas.DataFrame
        Tidy readings of one series.
    test : str
        Test id.
    sem_deg : float, optional
        The caller's own figure, degrees; goes before everything else.
    study_id : str, optional
        A chosen study; goes before own pairs.

    Returns
    -------
    MeasurementError or None
        None where the test has neither own pairs that differ nor a study.

    Raises
    ------
    ValueError
        If ``sem_deg`` is not a positive number, or the study is unknown or about another test.
    """
    every = duplicate_pairs(readings)
    pairs = without_slips(every)
    slips = len(every) - len(pairs)
    several = _several(readings, "rater") or _several(readings, "instrument")
    if sem_deg is not None:
        known_sem(sem_deg)
        return MeasurementError(float(sem_deg), float(PAIR * sem_deg), "given", len(pairs), mixed=several)
    chosen = study(study_id) if study_id else None
    if chosen and test and chosen.test != test:
        raise ValueError(f"The study {study_id!r} is about {chosen.test}, but these readings are {test}.")
    # Pairs taken by one hand say nothing about the difference between hands or tools.
    identical = False
    if chosen is None and not several and len(pairs) >= MIN_PAIRS:
        sem = sem_of_pairs(pairs)
        # No error at all is a second reading copied from the first, and would make any change exceed it.
        identical = sem == 0
        if not identical:
            return MeasurementError(sem, float(PAIR * sem), "own", len(pairs), slips=slips)
    chosen = chosen or default_study(test, "different" if several else "same")
    if chosen is None:
        return None
    return MeasurementError(
        chosen.sem_deg, chosen.mdc95_deg, "study", len(pairs), chosen, several, identical=identical
    )


def _several(readings: pd.DataFrame, column: str) -> bool:
    return len(readings.loc[readings[column] != "", column].unique()) > 1
