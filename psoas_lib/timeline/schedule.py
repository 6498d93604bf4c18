"""A timeline as the plain values that a player in the browser reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psoas_lib.content import catalogue, safety, source
from psoas_lib.timeline.equipment import equipment_names
from psoas_lib.timeline.segments import as_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psoas_lib.content.model import Exercise, Statement
    from psoas_lib.timeline.segments import Timeline

VERSION = 1


def schedule(timeline: Timeline) -> dict[str, Any]:
    """Return segments, exercises, equipment, safety, notes and sentences of a timeline.

    Steps are written for the first side that is played; ``steps_by_side`` has them for each.

    Returns
    -------
    dict
        Strings, numbers, lists and dictionaries only.
    """
    routine, dose = timeline.routine, timeline.dose
    exercises = [_exercise(timeline, one, number) for number, one in enumerate(timeline.exercises, start=1)]
    notes = [_note(dose), *(_note(note) for note in routine.notes)]
    notes += [_note(note) for one in timeline.exercises for note in one.notes]
    kept = safety(timeline.lang)
    keys = {key for one in [*exercises, *notes] for key in one["sources"]}
    keys |= {key for one in exercises for step in one["steps"] for key in step["sources"]}
    return {
        "version": VERSION,
        "lang": timeline.lang,
        "routine": {
            "id": routine.id,
            "name": routine.name,
            "mode": timeline.mode.id,
            "mode_name": timeline.mode.name,
            "dose": dose.id,
            "dose_name": dose.name,
            "doses": [{"id": one.id, "name": one.name} for one in timeline.mode.doses],
            "provenance": routine.provenance,
            "reason": routine.reason,
        },
        "total_s": timeline.duration_s,
        "segments": [as_plain(segment) for segment in timeline.segments],
        "exercises": exercises,
        "equipment": equipment_names(timeline.exercises, timeline.lang),
        "safety": {
            "ask_first": [one.short for one in kept.ask_first],
            "ask_first_why": [
                {"text": one.text, "why": one.why, "sources": [*one.sources]} for one in kept.ask_first
            ],
            "red_flags": [one.text for one in kept.red_flags],
            "stop_rules": [one.text for one in kept.stop_rules],
            "pain_rule": kept.pain_rule.text,
            "check": kept.check.text,
        },
        "notes": notes,
        "references": {key: source(key).citation for key in sorted(keys)},
        "strings": dict(catalogue(timeline.lang)),
    }


def _note(one: Statement) -> dict[str, Any]:
    return {"text": one.text, "provenance": one.provenance, "reason": one.reason, "sources": [*one.sources]}


def _steps(steps: Iterable[Statement], side: Any) -> list[dict[str, Any]]:
    return [_note(step) | {"text": step.on(side)} for step in steps]


def _exercise(timeline: Timeline, one: Exercise, number: int) -> dict[str, Any]:
    planned = timeline.planned_s(number)
    sides = [*planned] or ["both"]
    first = "right" if sides[0] == "both" else sides[0]
    return {
        "id": one.id,
        "name": one.name,
        "number": number,
        "sides": sides,
        "provenance": one.provenance,
        "reason": one.reason,
        "why": one.why.text,
        "stop_if": one.stop_if.on(first),  # type: ignore[arg-type]
        "steps": _steps(one.steps, first),
        "steps_by_side": {side: _steps(one.steps, "right" if side == "both" else side) for side in sides},
        "doses": [_note(dose) for dose in one.doses],
        "variant_of": one.variant_of,
        "variants": [
            {"id": variant.id, "kind": variant.kind, "name": variant.name, "reason": variant.reason}
            for variant in one.variants
        ],
        "sources": [*one.sources],
        "planned_s": planned,
    }
