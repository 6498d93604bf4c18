"""How much of an exercise is played: what mode, exercise and learner say, weighed in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from psoas_lib.content import unknown

if TYPE_CHECKING:
    from psoas_lib.content.model import Exercise, Mode, ModeDose
    from psoas_lib.timeline.options import Options


@dataclass(frozen=True, slots=True)
class Work:
    """The work on one side: sets of holds or repetitions, with their lengths in seconds."""

    kind: Literal["hold", "rep"]
    sets: int
    reps: int
    each_s: float
    between_s: float
    set_rest_s: float


def pick(mode: Mode, dose_id: str | None) -> ModeDose:
    """Return one dose of a mode; without an id, its first.

    Raises
    ------
    UnknownIdError
        If the mode has no such dose.
    """
    for dose in mode.doses:
        if dose_id is None or dose.id == dose_id:
            return dose
    raise unknown(f"dose of mode {mode.id!r}", dose_id, [dose.id for dose in mode.doses])


def work(exercise: Exercise, dose: ModeDose, options: Options, *, ease_s: float) -> Work:
    """Return what one side does.

    An exercise that has no dose of the mode's kind plays its own. A count of the exercise's own wins over
    the mode's, being the more specific, unless the mode says ``counts = "mode"``; a length of the mode's
    wins over the exercise's, up to the longest hold that fits the exercise. What the learner chose wins
    over both.

    Parameters
    ----------
    exercise : Exercise
    dose : ModeDose
    options : Options
    ease_s : float
        Seconds between two holds.

    Returns
    -------
    Work
    """
    first = exercise.doses[0].kind
    kind = first if dose.kind == "own" or not exercise.amount(dose.kind) else dose.kind
    own = exercise.amount(kind)
    from_mode = dose.kind == kind
    told: dict[str, float] = {"reps": dose.reps or 0, "sets": dose.sets or 0} if from_mode else {}
    one, other = (told, own) if dose.counts == "mode" else (own, told)
    sets, reps = (int(one.get(name) or other.get(name) or 1) for name in ("sets", "reps"))
    if kind == "hold":
        each_s = min(dose.hold_s or own["hold_s"], own.get("hold_max_s", own["hold_s"]))
        each_s = (options.hold_s or each_s) * options.hold_scale
    else:
        each_s = (
            ((dose.rep_s if from_mode else None) or own["rep_s"]) if options.rep_s is None else options.rep_s
        )
        each_s *= options.rep_scale
    return Work(
        kind=kind,
        sets=options.sets or sets,
        reps=options.reps or reps,
        each_s=each_s,
        between_s=ease_s if kind == "hold" else 0.0,
        set_rest_s=own.get("set_rest_s", ease_s),
    )
