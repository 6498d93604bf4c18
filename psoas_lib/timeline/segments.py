"""A timeline: contiguous segments, and the one that runs at a time."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from psoas_lib.content.model import Exercise, Mode, ModeDose, Routine

SegmentKind = Literal["ready", "move", "hold", "rep", "rest", "switch", "done"]
WORK: frozenset[str] = frozenset({"hold", "rep"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of time with one thing to do.

    Attributes
    ----------
    start_s, duration_s : float
        Seconds, whole multiples of 1/1024 s: starts and durations add up exactly.
    side : {"left", "right", "both"} or None
        The stretched side; for a switch, the side that comes next.
    rep, reps : int or None
        Which repetition or hold of its set, and of how many.
    pose_from, pose_to : str
        The drawn poses. A hold goes from the first to the second and stays; a repetition also returns.
    """

    index: int
    kind: SegmentKind
    start_s: float
    duration_s: float
    exercise: str | None
    side: Literal["left", "right", "both"] | None
    text: str
    cue: str
    rep: int | None
    reps: int | None
    round: int
    exercise_number: int | None
    pose_from: str
    pose_to: str
    set: int | None = None
    sets: int | None = None

    @property
    def end_s(self) -> float:
        """The time in seconds at which it ends."""
        return self.start_s + self.duration_s


@dataclass(frozen=True, slots=True)
class Timeline:
    """A routine laid out in time.

    Attributes
    ----------
    segments : tuple of Segment
        Sorted and contiguous from 0; the last one is ``done``, of duration 0.
    exercises : tuple of Exercise
        What is played, variants in the place of what they replace.
    """

    routine: Routine
    mode: Mode
    dose: ModeDose
    segments: tuple[Segment, ...]
    exercises: tuple[Exercise, ...]
    lang: str = "en"
    _starts: tuple[float, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the starts for the search."""
        object.__setattr__(self, "_starts", tuple(segment.start_s for segment in self.segments))

    @property
    def duration_s(self) -> float:
        """The length of the whole in seconds."""
        return self.segments[-1].start_s

    def at(self, t_s: float) -> Segment:
        """Return the segment that runs at a time; at a boundary, the one that begins.

        Parameters
        ----------
        t_s : float
            Seconds from the start, from 0 to `duration_s`.

        Returns
        -------
        Segment
            At `duration_s`, the segment ``done``.

        Raises
        ------
        ValueError
            If the time lies outside the timeline.

        Examples
        --------
        >>> from psoas_lib.content import routine
        >>> line = routine("five-minute-ball").timeline()
        >>> line.at(0).kind, line.at(25).kind, line.at(300).kind
        ('ready', 'rep', 'done')
        """
        if not 0 <= t_s <= self.duration_s:
            raise ValueError(f"t_s: got {t_s!r}; expected seconds from 0 to {self.duration_s:g}.")
        return self.segments[bisect_right(self._starts, t_s) - 1]

    def planned_s(self, exercise_number: int) -> dict[str, float]:
        """Return the seconds of holding and repeating by side, for the n-th exercise of the routine."""
        seconds: dict[str, float] = {}
        for segment in self.segments:
            if segment.exercise_number == exercise_number and segment.kind in WORK and segment.side:
                seconds[segment.side] = seconds.get(segment.side, 0.0) + segment.duration_s
        return seconds

    def schedule(self) -> dict[str, Any]:
        """Return everything a player needs, as plain values that JSON can hold.

        Examples
        --------
        >>> from psoas_lib.content import routine
        >>> routine("five-minute-ball").timeline().schedule()["total_s"]
        300.0
        """
        from psoas_lib.timeline.schedule import schedule  # noqa: PLC0415 - only players need it

        return schedule(self)

    def __str__(self) -> str:
        """Return the timeline as a short table."""
        lines = [f"{self.routine.name}, {self.mode.name}, {self.dose.name}: {self.duration_s:g} s"]
        lines += [
            f"{s.start_s:7.1f}  {s.kind:6}  {s.side or '':5}  {s.duration_s:5.1f} s  {s.text}"
            for s in self.segments
        ]
        return "\n".join(lines)


def as_plain(segment: Segment) -> dict[str, Any]:
    """Return a segment as a dictionary of plain values."""
    return asdict(segment)
