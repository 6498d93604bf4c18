"""Routines and the occasions on which they are played."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from psoas_lib.content.errors import unknown

if TYPE_CHECKING:
    from psoas_lib.content.statement import ModeDose, Provenance, Statement, Timing
    from psoas_lib.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Mode:
    """An occasion to play a routine, such as warm-up, with its doses; the first one is the default."""

    id: str
    name: str
    text: str
    doses: tuple[ModeDose, ...]


@dataclass(frozen=True, slots=True)
class Routine:
    """Exercises in order, with modes and pauses.

    Attributes
    ----------
    total_s : float or None
        The length in seconds that every mode keeps with its default options, where there is one.
    """

    id: str
    name: str
    summary: str
    provenance: Provenance
    sources: tuple[str, ...]
    exercises: tuple[str, ...]
    default_mode: str
    timing: Timing
    modes: tuple[Mode, ...]
    reason: str = ""
    article: str = ""
    total_s: float | None = None
    notes: tuple[Statement, ...] = ()
    lang: str = field(default="en", compare=False)

    def mode(self, mode_id: str | None = None) -> Mode:
        """Return one mode; without an id, the routine's default.

        Raises
        ------
        UnknownIdError
            If the routine has no such mode.
        """
        wanted = self.default_mode if mode_id is None else mode_id
        for mode in self.modes:
            if mode.id == wanted:
                return mode
        raise unknown(f"mode of {self.id}", wanted, [m.id for m in self.modes])

    def timeline(self, mode: str | None = None, **options: Any) -> Timeline:
        """Return the routine as timed segments; the options are those of `psoas_lib.timeline.build`.

        Examples
        --------
        >>> from psoas_lib.content import routine
        >>> routine("five-minute-ball").timeline().duration_s
        300.0
        """
        from psoas_lib.timeline import build  # noqa: PLC0415 - timeline stands above content

        return build(self, mode, **options)
