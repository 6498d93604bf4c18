"""Which exercises a practice may hold: what safety, knees and equipment leave of the wish."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psoas_lib.content import exercise, exercises, safety, unknown
from psoas_lib.practice.model import Notice
from psoas_lib.practice.words import say
from psoas_lib.timeline.equipment import item_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psoas_lib.content.model import Equipment, Exercise

HOUSEHOLD = frozenset({"chair", "cushion", "mat", "wall", "bed"})
"""What is taken to be at hand when nothing is said."""
KNEELING = "kneeling"
PREFERRED = (
    "half-kneeling",
    "standing-split",
    "block-supine",
    "kettlebell-half-kneeling",
    "low-lunge-twist",
    "half-kneeling-reach",
    "bridge",
    "ball-wall-hip",
)
"""Our own order, by what trials tried and the drawn psoas gains; no study compared the exercises."""
_KNEELS = ("half-kneeling", "reach", "low-lunge", "kettlebell")


@dataclass(slots=True)
class Choice:
    """The exercises that remain, and what was said: in general, and of each exercise that remains."""

    exercises: list[Exercise] = field(default_factory=list)
    warnings: list[Notice] = field(default_factory=list)
    of_kept: dict[str, list[Notice]] = field(default_factory=dict)

    def told(self, played: Iterable[str]) -> list[Notice]:
        """Return what concerns a practice that plays these exercises."""
        return [*self.warnings, *(one for name in played for one in self.of_kept.get(name, []))]


def things_to_avoid() -> tuple[str, ...]:
    """Return what ``avoid`` may name: conditions of the safety list, kneeling, and exercises.

    Examples
    --------
    >>> "osteoporosis" in things_to_avoid(), "kneeling" in things_to_avoid()
    (True, True)
    """
    conditions = [one.id for one in safety().ask_first]
    return (*conditions, KNEELING, *(one.id for one in exercises()))


def choose(wanted: Iterable[str] | None, equipment: Iterable[str], avoid: Iterable[str], lang: str) -> Choice:
    """Return the exercises that may be played, in the order wished.

    Parameters
    ----------
    wanted : iterable of str or None
        Ids of exercises or variants; None for all, in the order of `PREFERRED`.
    equipment : iterable of str
        What is at hand, beyond nothing: ids of `psoas_lib.content.article_facts` equipment.
    avoid : iterable of str
        See `things_to_avoid`.
    lang : str
        The language of the warnings.

    Returns
    -------
    Choice

    Raises
    ------
    UnknownIdError
        If an exercise or a thing to avoid does not exist.
    """
    given, shunned = set(equipment), tuple(avoid)
    allowed = things_to_avoid()
    for name in shunned:
        if name not in allowed:
            raise unknown("thing to avoid", name, allowed)
    choice = Choice()
    conditions = {one.id: one for one in safety(lang).ask_first}
    for name in shunned:
        if name in conditions:
            text = say(lang, "ask_first", condition=conditions[name].short)
            choice.warnings.append(Notice(text, conditions[name].sources))
    for name in PREFERRED if wanted is None else wanted:
        one, told = _allowed(exercise(name, lang), shunned, given, lang, free=wanted is None)
        if one is None:
            choice.warnings += told if wanted is not None or _named(name, shunned) else []
        elif one.id not in choice.of_kept:
            choice.exercises.append(one)
            choice.of_kept[one.id] = told
    return choice


def _named(name: str, avoid: tuple[str, ...]) -> bool:
    """Say whether a condition that was named rules an exercise out."""
    return any(one.id in avoid and name in one.excludes for one in safety().ask_first)


def _allowed(
    one: Exercise, avoid: tuple[str, ...], given: set[str], lang: str, *, free: bool
) -> tuple[Exercise | None, list[Notice]]:
    """Return the exercise, a variant in its place, or None; with what to say about it.

    ``free`` means that the learner did not ask for it: then nothing replaces missing equipment.
    """
    names = {one.id, one.variant_of}
    if names & set(avoid):
        return None, [Notice(say(lang, "excluded_named", exercise=one.name), ("pack-rule",))]
    for condition in safety(lang).ask_first:
        if condition.id in avoid and names & set(condition.excludes):
            words = {"exercise": one.name, "condition": condition.short, "why": condition.why}
            return None, [Notice(say(lang, "excluded", **words), condition.sources)]
    kneels, missing = KNEELING in avoid and _kneels(one.poses), _missing(one.equipment, given)
    if not (kneels or missing):
        return one, []
    words = {"exercise": one.name, "things": ", ".join(item_names(missing, lang))}
    for variant in exercise(one.variant_of or one.id, lang).variants:
        fits = not (KNEELING in avoid and _kneels(variant.poses)) and not _missing(variant.equipment, given)
        if fits and variant.kind != "harder" and not (free and missing):
            key = "no_kneeling" if kneels else "no_equipment"
            text = say(lang, key, variant=variant.name, **words)
            return exercise(variant.id, lang), [Notice(text, variant.sources)]
    text = say(lang, "cannot_without_kneeling" if kneels else "missing_equipment", **words)
    return None, [Notice(text, ("pack-rule",))]


def _kneels(poses: Iterable[str]) -> bool:
    return any(pose.startswith(_KNEELS) for pose in poses)


def _missing(equipment: Iterable[Equipment], given: set[str]) -> list[str]:
    return [thing.item for thing in equipment if not thing.optional and thing.item not in given]
