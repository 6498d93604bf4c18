"""The tests that a log may hold, and what a larger number means in each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from psoas_lib.content.locale import checked, translations
from psoas_lib.resources import data_dir

SIDES = ("left", "right")
STATES = ("warm", "cold")


@dataclass(frozen=True)
class Measure:
    """One test of range of motion.

    Attributes
    ----------
    id, name : str
        How the log and the learner call it.
    joint, motion : str
        ``"hip"`` or ``"knee"``; ``"extension"`` or ``"flexion"``.
    larger_means, zero_means : str
        The sign convention: what a larger number says, and where zero is.
    lowest_deg, highest_deg : float
        A reading outside is refused until somebody says that it is meant. Rules of this pack, not norms.
    sudden_deg : float
        A reading that differs by more from those around it is asked about when a file is imported.
    """

    id: str
    name: str
    joint: str
    motion: str
    larger_means: str
    zero_means: str
    lowest_deg: float
    highest_deg: float
    sudden_deg: float


def measure_names(lang: str | None = None) -> dict[str, str]:
    """Return the name of every test by its id, in a language.

    Examples
    --------
    >>> measure_names("fr")["modified-thomas-hip"]
    'Test de Thomas modifié, hanche'
    """
    table = translations(checked(lang), "measures")
    return {measure.id: table.get(measure.name, measure.name) for measure in measures().values()}


@lru_cache(maxsize=1)
def measures() -> dict[str, Measure]:
    """Return every test by its id, as ``data/measures.toml`` has them.

    Examples
    --------
    >>> measures()["modified-thomas-hip"].larger_means
    'the thigh hangs further below the horizontal'
    """
    entries = tomllib.loads((data_dir() / "measures.toml").read_text("utf-8"))["measure"]
    found = {}
    for entry in entries:
        lowest, highest = entry.pop("possible_deg")
        entry["sudden_deg"] = float(entry["sudden_deg"])
        found[entry["id"]] = Measure(lowest_deg=float(lowest), highest_deg=float(highest), **entry)
    return found


def measure_name(test: str) -> str:
    """Return how a learner calls a test; one that the pack does not know keeps the name it came with.

    Examples
    --------
    >>> measure_name("modified-thomas-hip"), measure_name("splits")
    ('Modified Thomas test, hip', 'splits')
    """
    known = measures().get(test)
    return known.name if known else test
