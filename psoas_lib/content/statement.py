"""Sentences that know their source: the smallest thing of the content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from psoas_lib.content.locale import catalogue
from psoas_lib.content.sides import Side, has_side, render

Provenance = Literal["stated", "reconstructed", "contested"]
Kind = Literal["hold", "rep"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with where it comes from.

    Attributes
    ----------
    template : str
        The sentence, with ``{side}`` and ``{other}`` where it speaks of one side.
    provenance : {"stated", "reconstructed", "contested"}
        An article says it; the pack filled it in; or sources disagree on it.
    sources : tuple of str
        Keys of the bibliography.
    reason : str
        Why it was filled in or is contested; empty when stated.
    lang : str
        The language it is written in.
    """

    template: str
    provenance: Provenance
    sources: tuple[str, ...]
    reason: str = ""
    lang: str = "en"

    def on(self, side: Side) -> str:
        """Return the sentence for one stretched side."""
        return render(self.template, side, catalogue(self.lang)["sides"])

    @property
    def text(self) -> str:
        """The sentence, for the right side where it speaks of one."""
        return self.on("right")

    @property
    def has_side(self) -> bool:
        """Whether the sentence differs between the sides."""
        return has_side(self.template)

    def __str__(self) -> str:
        """Return the sentence."""
        return self.text


@dataclass(frozen=True, slots=True)
class Dose(Statement):
    """One statement on how much; None where it says nothing.

    Attributes
    ----------
    kind : {"hold", "rep"}
        Held still, or repeated in motion.
    sets, reps : int
        What the pack plays. ``sets_max`` and ``reps_max`` end the range that is stated.
    hold_s, rep_s, set_rest_s : float
        Seconds of one hold, of one repetition, and of the rest between two sets.
    hold_max_s : float
        The longest hold that fits the exercise, in seconds.
    """

    kind: Kind = "hold"
    sets: int | None = None
    sets_max: int | None = None
    reps: int | None = None
    reps_max: int | None = None
    hold_s: float | None = None
    hold_max_s: float | None = None
    rep_s: float | None = None
    set_rest_s: float | None = None


@dataclass(frozen=True, slots=True)
class SideRule(Statement):
    """Whether an exercise works one side at a time, and which leg gives the side its name."""

    kind: Literal["one", "both"] = "both"
    stated_first: Side | None = None


@dataclass(frozen=True, slots=True)
class ModeDose(Statement):
    """How a routine doses its exercises in one mode.

    ``kind`` is ``"own"`` when each exercise keeps its own dose. Seconds and counts are None where each
    exercise's own number holds. ``counts`` says whose number of sets and repetitions comes first.
    """

    id: str = ""
    name: str = ""
    kind: Literal["hold", "rep", "own"] = "own"
    counts: Literal["own", "mode"] = "own"
    sets: int | None = None
    reps: int | None = None
    reps_min: int | None = None
    reps_max: int | None = None
    hold_s: float | None = None
    rep_s: float | None = None


@dataclass(frozen=True, slots=True)
class Timing(Statement):
    """The pauses of a routine, in seconds.

    Before the first exercise, into position, between sides, between exercises, between two holds.
    """

    get_ready_s: float = 10
    move_s: float = 12
    switch_s: float = 8
    rest_s: float = 10
    ease_s: float = 5


@dataclass(frozen=True, slots=True)
class Fact(Statement):
    """Something an article teaches, or anatomy adds; fields that do not apply stay empty."""

    id: str = ""
    name: str = ""
    role: str = ""
    topic: str = ""
    certainty: str = ""
    claims: tuple[int, ...] = ()
    seconds_per_week: float | None = None
    seconds_per_session: float | None = None
    days_per_week: float | None = None
