"""A clock without a browser: it is told the time and says what happened.

Its place in the routine is ``base + (now - started)``: no tick is counted, so no error adds up, and one
late tick may cross several segments at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from psoas_lib.timeline.segments import Segment, Timeline

State = Literal["ready", "running", "paused", "done"]
EventType = Literal["start", "pause", "resume", "skip", "back", "restart", "cross", "finish"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: its number, what, when by the caller's time, and where in the routine.

    ``planned_s`` is the start of the segment that was crossed into; for other events it is None.
    """

    n: int
    type: EventType
    now_s: float
    place_s: float
    segment: int
    planned_s: float | None = None


@dataclass(slots=True)
class Clock:
    """Plays a timeline. Every method takes the present time in seconds, from any clock that only rises.

    Parameters
    ----------
    timeline : Timeline
        What is played.
    events : list of Event
        What happened, in order; empty at the beginning.
    state : str
        ``"ready"``, ``"running"``, ``"paused"`` or ``"done"``.

    Examples
    --------
    >>> from psoas_lib.content import routine
    >>> clock = Clock(routine("five-minute-ball").timeline())
    >>> clock.start(1000.0)
    >>> [segment.kind for segment in clock.tick(1023.0)]
    ['move', 'rep']
    >>> clock.pause(1024.0)
    >>> clock.place_s(5000.0)
    24.0
    """

    timeline: Timeline
    events: list[Event] = field(default_factory=list)
    state: State = "ready"
    _base_s: float = 0.0
    _started_s: float = 0.0
    _last_now_s: float = float("-inf")
    _index: int = 0

    def start(self, now_s: float) -> None:
        """Begin at the first segment.

        Raises
        ------
        RuntimeError
            If it has begun already: resume or restart it instead.
        """
        self._need("start", "ready")
        self._run(now_s, 0.0, "start")

    def tick(self, now_s: float) -> list[Segment]:
        """Move to the present time and return the segments entered since the last tick, in order."""
        self._advance(now_s)
        if self.state != "running":
            return []
        place_s = self.place_s(now_s)
        entered = []
        segments = self.timeline.segments
        while self._index + 1 < len(segments) and segments[self._index + 1].start_s <= place_s:
            self._index += 1
            segment = segments[self._index]
            entered.append(segment)
            self._note("finish" if segment.kind == "done" else "cross", now_s, segment.start_s)
        if segments[self._index].kind == "done":
            self._base_s, self.state = self.timeline.duration_s, "done"
        return entered

    def pause(self, now_s: float) -> None:
        """Stop the time at its place.

        Raises
        ------
        RuntimeError
            If it is not running.
        """
        self._need("pause", "running")
        self.tick(now_s)
        if self.state == "running":
            self._base_s, self.state = self.place_s(now_s), "paused"
            self._note("pause", now_s)

    def resume(self, now_s: float) -> None:
        """Go on from the place where it was paused.

        Raises
        ------
        RuntimeError
            If it is not paused.
        """
        self._need("resume", "paused")
        self._run(now_s, self._base_s, "resume")

    def skip(self, now_s: float) -> None:
        """Go to the start of the next segment; after the last one the routine is done.

        Raises
        ------
        RuntimeError
            If it has not begun or is done.
        """
        self._need("skip", "running", "paused")
        self.tick(now_s)
        if self.state != "done":
            self._jump(now_s, self._index + 1, "skip")

    def back(self, now_s: float, *, grace_s: float = 2.0) -> None:
        """Go to the start of the segment; within the first `grace_s` of it, to the one before.

        Raises
        ------
        RuntimeError
            If it has not begun or is done.
        """
        self._need("back", "running", "paused")
        self.tick(now_s)
        if self.state == "done":
            return
        inside_s = self.place_s(now_s) - self.timeline.segments[self._index].start_s
        self._jump(now_s, max(self._index - (inside_s < grace_s), 0), "back")

    def restart(self, now_s: float) -> None:
        """Begin again at the first segment, from any state but an unstarted one.

        Raises
        ------
        RuntimeError
            If it has not begun.
        """
        self._need("restart", "running", "paused", "done")
        self._index = 0
        self._run(now_s, 0.0, "restart")

    def place_s(self, now_s: float) -> float:
        """Return the place in the routine, in seconds from its start."""
        if self.state != "running":
            return self._base_s
        return min(self._base_s + (now_s - self._started_s), self.timeline.duration_s)

    @property
    def segment(self) -> Segment:
        """The segment that the last tick, or a jump, arrived in."""
        return self.timeline.segments[self._index]

    def _jump(self, now_s: float, index: int, event: EventType) -> None:
        self._index = index
        segment = self.timeline.segments[index]
        self._base_s, self._started_s = segment.start_s, now_s
        self._note(event, now_s)
        if segment.kind == "done":
            self.state = "done"
            self._note("finish", now_s, segment.start_s)

    def _run(self, now_s: float, base_s: float, event: EventType) -> None:
        self._advance(now_s)
        self._base_s, self._started_s, self.state = base_s, now_s, "running"
        self._note(event, now_s)

    def _advance(self, now_s: float) -> None:
        if now_s < self._last_now_s:
            raise ValueError(
                f"now_s: got {now_s!r} after {self._last_now_s!r}; give the time of a clock that only rises, "
                "such as time.monotonic()."
            )
        self._last_now_s = now_s

    def _note(self, event: EventType, now_s: float, planned_s: float | None = None) -> None:
        place_s = self.place_s(now_s)
        self.events.append(Event(len(self.events) + 1, event, now_s, place_s, self._index, planned_s))

    def _need(self, action: str, *states: State) -> None:
        if self.state not in states:
            raise RuntimeError(f"{action}: the clock is {self.state}; this needs it {' or '.join(states)}.")
