"""Lays a routine out in time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from psoas_lib.content import catalogue, exercise, unknown
from psoas_lib.content.sides import render
from psoas_lib.timeline.dose import Work, pick, work
from psoas_lib.timeline.equipment import equipment_names
from psoas_lib.timeline.options import OptionError, Options, options_from
from psoas_lib.timeline.segments import Segment, SegmentKind, Timeline

if TYPE_CHECKING:
    from psoas_lib.content.model import Exercise, Routine
    from psoas_lib.content.sides import Side

TICKS = 1024  # a second in parts that binary floats hold exactly, so that starts add up without error


def build(routine: Routine, mode: str | None = None, **options: Any) -> Timeline:
    """Return a routine as contiguous timed segments.

    Parameters
    ----------
    routine : Routine
    mode : str, optional
        A mode of the routine, such as ``"warm-up"``; its default when left out.
    **options
        See `psoas_lib.timeline.options.Options`: ``dose``, ``get_ready_s``, ``move_s``, ``switch_s``,
        ``rest_s``, ``ease_s``, ``hold_s``, ``rep_s``, ``hold_scale``, ``rep_scale``, ``reps``, ``sets``,
        ``rounds``, ``side_order``, ``sides``, ``swap``.

    Returns
    -------
    Timeline

    Raises
    ------
    OptionError
        If an option is unknown or out of its limits.
    UnknownIdError
        If mode, dose or a swapped exercise does not exist.

    Examples
    --------
    >>> from psoas_lib.content import routine
    >>> line = build(routine("five-stretches"), "warm-up", dose="consensus", get_ready_s=5)
    >>> line.segments[0].duration_s
    5.0
    """
    chosen = options_from(options)
    occasion = routine.mode(mode)
    dose = pick(occasion, chosen.dose)
    played = _swapped(routine, chosen)
    writer = _Writer(routine, chosen)
    writer.ready(played)
    ease_s = writer.pause("ease_s")
    for round_number in range(1, chosen.rounds + 1):
        writer.round = round_number
        for number, one in enumerate(played, start=1):
            if not (round_number == 1 and number == 1):
                writer.rest(one, number)
            writer.exercise(one, number, work(one, dose, chosen, ease_s=ease_s))
    writer.done()
    return Timeline(
        routine=routine,
        mode=occasion,
        dose=dose,
        segments=tuple(writer.segments),
        exercises=tuple(played),
        lang=routine.lang,
    )


def _swapped(routine: Routine, options: Options) -> list[Exercise]:
    for name in options.swap:
        if name not in routine.exercises:
            raise unknown(f"exercise in {routine.id} to swap", name, routine.exercises)
    played = []
    for name in routine.exercises:
        one = exercise(options.swap.get(name, name), routine.lang)
        if name in options.swap and name not in {one.id, one.variant_of}:
            variants = ", ".join(variant.id for variant in exercise(name).variants)
            raise OptionError(f"swap: {one.id!r} is no variant of {name!r}. Its variants: {variants}.")
        played.append(one)
    return played


@dataclass(slots=True)
class _Writer:
    """Appends segments, keeping the time in whole ticks."""

    routine: Routine
    options: Options
    segments: list[Segment] = field(default_factory=list)
    ticks: int = 0
    round: int = 1
    pose: str = "standing"

    def pause(self, name: str) -> float:
        chosen = getattr(self.options, name)
        seconds: float = getattr(self.routine.timing, name) if chosen is None else chosen
        return seconds

    def say(self, key: str, side: Side | None = None, **words: object) -> str:
        strings = catalogue(self.routine.lang)
        text = strings["timeline"][key]
        if side is not None:
            text = render(text, side, strings["sides"])
        return str(text.format(**words)) if words else str(text)

    def add(self, kind: SegmentKind, seconds: float, pose_to: str | None = None, **more: Any) -> None:
        ticks = round(seconds * TICKS)
        if ticks == 0 and kind != "done":
            return
        fields: dict[str, Any] = {
            "exercise": None,
            "side": None,
            "text": "",
            "cue": "",
            "rep": None,
            "reps": None,
        }
        fields |= {"exercise_number": None, "pose_from": self.pose, "pose_to": pose_to or self.pose} | more
        self.segments.append(
            Segment(
                index=len(self.segments),
                kind=kind,
                start_s=self.ticks / TICKS,
                duration_s=ticks / TICKS,
                round=self.round,
                **fields,
            )
        )
        self.ticks += ticks
        self.pose = fields["pose_to"]

    def ready(self, played: list[Exercise]) -> None:
        things = equipment_names(played, self.routine.lang)
        cue = self.say("ready_cue", equipment=", ".join(things)) if things else self.say("ready_cue_none")
        self.add("ready", self.pause("get_ready_s"), text=self.say("ready"), cue=cue)

    def rest(self, following: Exercise, number: int) -> None:
        cue = self.say("rest_cue", exercise=following.name)
        self.add("rest", self.pause("rest_s"), text=self.say("rest"), cue=cue, exercise_number=number)

    def done(self) -> None:
        self.add("done", 0, "standing", text=self.say("done"), cue=self.say("done_cue"))

    def exercise(self, one: Exercise, number: int, todo: Work) -> None:
        sides = self._sides(one)
        for index, side in enumerate(sides):
            own = {"exercise": one.id, "side": side or "both", "exercise_number": number}
            into = one.play.move.on(side or "right")
            if index == 0:
                cue = one.cues[0].on(side or "right")
                self.add("move", self.pause("move_s"), one.poses[0], text=into, cue=cue, **own)
            else:
                text = self.say("switch", side)
                self.add("switch", self.pause("switch_s"), one.poses[0], text=text, cue=into, **own)
            self._work(one, side or "right", todo, own)

    def _sides(self, one: Exercise) -> list[Side | None]:
        if not one.sides:
            return [None]
        if self.options.sides != "both":
            return [self.options.sides]
        first = {"left-first": "left", "right-first": "right"}.get(self.options.side_order, one.sides[0])
        return sorted(one.sides, key=lambda side: side != first)

    def _work(self, one: Exercise, side: Side, todo: Work, own: dict[str, Any]) -> None:
        start, end = one.poses
        text = (one.play.hold if todo.kind == "hold" else one.play.rep).on(side)
        sets = {"sets": todo.sets} if todo.sets > 1 else {}
        for set_number in range(1, todo.sets + 1):
            if set_number > 1:
                told = self.say("set_rest", set=set_number, sets=todo.sets)
                self.add("rest", todo.set_rest_s, start, text=told, cue=one.cues[0].on(side), **own)
            for rep in range(1, todo.reps + 1):
                if rep > 1:
                    self.add(
                        "rest", todo.between_s, start, text=self.say("ease"), cue=_cue(one, rep, side), **own
                    )
                counted = {"rep": rep, "reps": todo.reps, "set": set_number if sets else None, **sets}
                cue = _cue(one, rep, side)
                self.add(todo.kind, todo.each_s, end, text=text, cue=cue, pose_from=start, **own, **counted)
                if todo.kind == "rep":
                    self.pose = start


def _cue(one: Exercise, rep: int, side: Side) -> str:
    """One cue at a time, the next with each repetition."""
    return one.cues[(rep - 1) % len(one.cues)].on(side)
