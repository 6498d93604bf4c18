"""The trials of hip-flexor stretching, as ``data/trials.toml`` has them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from psoas_lib.content import source
from psoas_lib.resources import data_dir


@dataclass(frozen=True, slots=True)
class Trial:
    """One study, or one side of it.

    Attributes
    ----------
    people : int
        How many took part, in all groups.
    weeks : float
        How long; 0 for a single session.
    control : bool or None
        Whether people who did not stretch the hip were measured too; None where it is not known.
    degrees : float or None
        Change of hip extension in the stretched group; None where no figure in degrees was confirmed.
    low, high : float or None
        Its 95 % interval, where one was reported.
    told : str
        What was found, in a sentence.
    stiff : bool
        Whether the hip extension of these people was limited at the start.
    """

    id: str
    label: str
    source: str
    people: int
    who: str
    what: str
    weeks: float
    told: str
    control: bool | None = None
    degrees: float | None = None
    low: float | None = None
    high: float | None = None
    stiff: bool = False


@lru_cache(maxsize=1)
def trials() -> tuple[Trial, ...]:
    """Return all trials, in the order of the file.

    Raises
    ------
    psoas_lib.content.errors.UnknownIdError
        If a trial names a source that is not in the bibliography.

    Examples
    --------
    >>> [trial.degrees for trial in trials() if trial.id == "kerrigan"]
    [1.6]
    """
    entries = tomllib.loads((data_dir() / "trials.toml").read_text("utf-8"))["trial"]
    found = tuple(Trial(**entry) for entry in entries)
    for trial in found:
        source(trial.source)
    return found
