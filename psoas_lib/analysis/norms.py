"""What groups of other people measured: context for a person's own readings, never a goal or a verdict.

Only figures that were read in an abstract or on the publisher's page are here (``data/norms.toml``). Means of
one and the same movement differ by ten degrees and more between methods, which is why each carries its own.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from psoas_lib.analysis.wording import degrees, listing
from psoas_lib.resources import data_dir

if TYPE_CHECKING:
    import pandas as pd

_NOT_READ = "not told in what was read"


@dataclass(frozen=True)
class Norm:
    """The mean of one group in one study.

    Parameters
    ----------
    id, test : str
        Its name here, and the test it is about.
    people : int
        How many were measured.
    population, position, instrument : str
        Who, how and with what; empty where it was not read.
    mean_deg : float
        Degrees, in the log's sign.
    sd_deg : float or None
        Standard deviation between people, degrees; None where it was not read.
    source, certainty : str
        Key of the bibliography, and how the figure was read.
    citation : str
        Authors and year.
    instruments : tuple of str
        The words of a log that mean the same instrument.
    note : str
        What else to know.
    """

    id: str
    test: str
    people: int
    population: str
    mean_deg: float
    source: str
    certainty: str
    citation: str
    sd_deg: float | None = None
    position: str = ""
    instrument: str = ""
    instruments: tuple[str, ...] = ()
    note: str = ""

    @property
    def short(self) -> str:
        """The one line that stands beside the drawing."""
        spread = f", SD {degrees(self.sd_deg)}" if self.sd_deg is not None else ""
        return f"{self.citation}: mean {degrees(self.mean_deg)}{spread}"

    def sentence(self, readings: pd.DataFrame) -> str:
        """Say who was measured how, and why the learner's own readings are another matter.

        Parameters
        ----------
        readings : pandas.DataFrame
            The learner's readings of the same test, with the column ``instrument``.

        Examples
        --------
        >>> import pandas as pd
        >>> print(find_norm("hip-flexion").sentence(pd.DataFrame({"instrument": ["phone"]})))
        Context only, not a goal: in one study of 95 women aged 65 to 83 living at home (Jung and Yamasaki 2016,
        key jung-2016, read on an abstract or the publisher's page) the mean was 122.6° with an SD of 10.8°
        between people. Position: not told in what was read; instrument: not told in what was read. You measured
        with: phone. The method is not known to be yours: not comparable degree by degree.
        """
        if self.sd_deg is None:
            spread = "; how much people differed was not read"
        else:
            spread = f" with an SD of {degrees(self.sd_deg)} between people"
        own = sorted({str(one).strip() for one in readings["instrument"]} - {""}) if len(readings) else []
        return (
            f"Context only, not a goal: in one study of {self.people} {self.population} ({self.citation}, key "
            f"{self.source}, read on an abstract or the publisher's page) the mean was "
            f"{degrees(self.mean_deg)}{spread}. Position: {self.position or _NOT_READ}; instrument: "
            f"{self.instrument or _NOT_READ}. You measured with: {listing(own) if own else 'not noted'}. "
            f"{self._verdict(own)}"
        )

    def _verdict(self, own: list[str]) -> str:
        if not (self.position and self.instrument):
            return "The method is not known to be yours: not comparable degree by degree."
        if not own or {one.casefold() for one in own} - set(self.instruments):
            return "Your method differs: not comparable degree by degree."
        return "The same kind of instrument in other hands: still only context."


@lru_cache(maxsize=1)
def _all() -> tuple[Norm, ...]:
    raw = tomllib.loads((data_dir() / "norms.toml").read_text(encoding="utf-8"))["norm"]
    sources = tomllib.loads((data_dir() / "sources.toml").read_text(encoding="utf-8"))
    found = []
    for entry in raw:
        source = sources[entry["source"]]
        fields = {**entry, "instruments": tuple(entry.get("instruments", ()))}
        found.append(Norm(citation=f"{source['authors']} {source['year']}", **fields))
    return tuple(found)


def norms(test: str | None = None) -> tuple[Norm, ...]:
    """Return the confirmed means of groups, of one test or of all; empty where none was found.

    Parameters
    ----------
    test : str, optional
        A test's id.

    Examples
    --------
    >>> [norm.id for norm in norms("hip-extension-prone")]
    ['roach-2015-adults', 'jung-2016-older-women-extension']
    >>> norms("ely-knee")
    ()
    """
    return tuple(norm for norm in _all() if test in {None, norm.test})


def find_norm(wanted: str) -> Norm:
    """Return a norm by its id, or the first one of a test.

    Parameters
    ----------
    wanted : str
        The id of a norm, or of a test that has one.

    Raises
    ------
    ValueError
        If there is none, with the names that exist.
    """
    for norm in _all():
        if wanted in {norm.id, norm.test}:
            return norm
    raise ValueError(
        f"There is no confirmed norm {wanted!r}. Choose one of: {', '.join(norm.id for norm in _all())}."
    )


def chosen_norm(wanted: str | bool, test: str) -> tuple[Norm | None, str]:  # noqa: FBT001 - True means "any"
    """Return the norm to draw, or the sentence that says why there is none.

    Parameters
    ----------
    wanted : str or bool
        The id of a norm, or True for the first of the test.
    test : str
        The test of the series.

    Raises
    ------
    ValueError
        If the norm does not exist or is about another test.
    """
    if not wanted:
        return None, ""
    if wanted is True:
        found = norms(test)
        if found:
            return found[0], ""
        return None, "No group's mean of this test could be confirmed, so none is drawn."
    norm = find_norm(wanted)
    if norm.test != test:
        there = ", ".join(one.id for one in norms(test)) or "none was confirmed"
        raise ValueError(
            f"The norm {norm.id!r} is about {norm.test}, the readings are about {test or 'no named test'}: they "
            f"cannot share a scale. For this test: {there}."
        )
    return norm, ""
