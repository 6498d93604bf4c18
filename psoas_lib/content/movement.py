"""Exercises, their variants and what they use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psoas_lib.content.errors import unknown

if TYPE_CHECKING:
    from psoas_lib.content.sides import Side
    from psoas_lib.content.statement import Dose, Kind, Provenance, SideRule, Statement


@dataclass(frozen=True, slots=True)
class Equipment:
    """A thing an exercise uses."""

    item: str
    optional: bool
    provenance: Provenance
    sources: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Play:
    """The steps in short, as a player says them: into position, while holding, while repeating."""

    move: Statement
    hold: Statement
    rep: Statement


@dataclass(frozen=True, slots=True)
class Variant:
    """Another way to do an exercise; always the pack's own. ``exercise(variant.id)`` applies it."""

    id: str
    kind: str
    name: str
    play: Play
    steps: tuple[Statement, ...]
    cues: tuple[Statement, ...]
    reason: str
    sources: tuple[str, ...]
    poses: tuple[str, str]
    equipment: tuple[Equipment, ...]


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise: what to do, how much, on which side, when to stop, and who says so.

    Attributes
    ----------
    poses : tuple of str
        The drawn poses of start and end, for the right side.
    variant_of : str or None
        For a variant, the exercise it belongs to.
    """

    id: str
    name: str
    article: str
    provenance: Provenance
    sources: tuple[str, ...]
    poses: tuple[str, str]
    play: Play
    why: Statement
    steps: tuple[Statement, ...]
    cues: tuple[Statement, ...]
    stop_if: Statement
    equipment: tuple[Equipment, ...]
    doses: tuple[Dose, ...]
    side_rule: SideRule
    reason: str = ""
    article_name: str = ""
    number_in_article: int | None = None
    notes: tuple[Statement, ...] = ()
    variants: tuple[Variant, ...] = ()
    variant_of: str | None = None

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides to do, the one an article names first in front; empty when both work together."""
        if self.side_rule.kind == "both":
            return ()
        return ("right", "left") if self.side_rule.stated_first == "right" else ("left", "right")

    def variant(self, variant_id: str) -> Variant:
        """Return one variant.

        Raises
        ------
        UnknownIdError
            If the exercise has no such variant.
        """
        for variant in self.variants:
            if variant.id == variant_id:
                return variant
        raise unknown(f"variant of {self.id}", variant_id, [v.id for v in self.variants])

    def amount(self, kind: Kind) -> dict[str, float]:
        """Return what all doses of one kind say together, by name; empty when they say nothing."""
        names = ("sets", "reps", "hold_s", "hold_max_s", "rep_s", "set_rest_s")
        told: dict[str, float] = {}
        for dose in self.doses:
            if dose.kind == kind:
                told |= {name: value for name in names if (value := getattr(dose, name)) is not None}
        return told
