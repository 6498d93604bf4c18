"""What the pack teaches, as frozen objects: everything else in the library speaks of these."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from psoas_lib.content.errors import unknown
from psoas_lib.content.locale import catalogue
from psoas_lib.content.sides import Side, has_side, render

if TYPE_CHECKING:
    from psoas_lib.timeline import Timeline

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
class Mode:
    """An occasion to play a routine, such as warm-up, with its doses; the first one is the default."""

    id: str
    name: str
    text: str
    doses: tuple[ModeDose, ...]


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


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of the articles with what the evidence says of it.

    Attributes
    ----------
    articles : tuple of str
        Source keys of the articles that make it.
    certainty : str
        How the deciding source was read: see the head of data/sources.toml.
    """

    id: int
    text: str
    articles: tuple[str, ...]
    verdict: str
    why: str
    sources: tuple[str, ...]
    certainty: str

    @property
    def article(self) -> str:
        """The articles that make it, as one text."""
        return ", ".join(self.articles)


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the bibliography; ``about`` is our own short description."""

    key: str
    kind: str
    authors: str
    about: str
    certainty: str
    year: int | None = None
    title: str = ""
    journal: str = ""
    doi: str = ""
    pmid: str = ""
    note: str = ""

    @property
    def citation(self) -> str:
        """The entry as one line, with only what is confirmed."""
        doi = f"doi {self.doi}" if self.doi else ""
        head = f"{self.authors} ({self.year})" if self.year else self.authors
        parts = (head, self.title or self.about, self.journal, doi)
        return " ".join(part.rstrip(".") + "." for part in parts if part)


@dataclass(frozen=True, slots=True)
class Precaution:
    """A reason to ask first, a red flag or a stop rule; ``excludes`` names exercises to leave out."""

    id: str
    text: str
    sources: tuple[str, ...]
    certainty: str
    short: str = ""
    why: str = ""
    excludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PainRule:
    """How much is right: limits on the 0 to 10 scale, and hours until soreness has gone."""

    text: str
    max_pain_0_10: int
    stop_pain_0_10: int
    settle_h: int
    why: str
    sources: tuple[str, ...]
    certainty: str


@dataclass(frozen=True, slots=True)
class Safety:
    """All precautions, the pain rule, and the one line that is ticked before the first start."""

    ask_first: tuple[Precaution, ...]
    red_flags: tuple[Precaution, ...]
    stop_rules: tuple[Precaution, ...]
    pain_rule: PainRule
    check: Precaution


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


@dataclass(frozen=True, slots=True)
class Gap:
    """Where an article is silent or disagrees with itself, and what the pack does about it."""

    id: str
    article: str
    text: str
    resolution: str
    where: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """People, equipment, claimed benefits and advice of the two articles."""

    experts: tuple[Fact, ...]
    equipment: tuple[Fact, ...]
    benefits: tuple[Fact, ...]
    advice: tuple[Fact, ...]
