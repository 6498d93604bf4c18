"""A practice: a routine of one's own, with the days it is played on and what it adds up to."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal

from psoas_lib.content import dose_findings
from psoas_lib.content.model import Routine
from psoas_lib.practice.words import say, tenths

if TYPE_CHECKING:
    from datetime import date

    from psoas_lib.content.model import Fact

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Level = Literal["gentle", "steady", "strong"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKLY_CAP_S = 600
"""Seconds of stretch a week on each side at which the planner stops (`ingram-2025`; contested)."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the planner changed or the learner should know, with its sources."""

    text: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        """Return the sentence."""
        return self.text


@dataclass(frozen=True, slots=True)
class Comparison:
    """The weekly or session time beside one finding on dose."""

    text: str
    finding: Fact
    sources: tuple[str, ...]

    def __str__(self) -> str:
        """Return the sentence."""
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice(Routine):
    """A routine that was composed for one person. It plays wherever a routine plays.

    Attributes
    ----------
    minutes : int
        The most that one session may take.
    days : tuple of str
        Weekdays, ``"mon"`` to ``"sun"``.
    level : {"gentle", "steady", "strong"}
    hold_s, holds : int
        Seconds of a hold, and holds on each side of an exercise.
    equipment, avoid : tuple of str
        What is at hand, and what must not be in it.
    since : datetime.date or None
        The day on which this step began.
    warnings : tuple
        What was changed or left out, and why.
    """

    minutes: int
    days: tuple[Day, ...]
    level: Level
    hold_s: int
    holds: int
    equipment: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    since: date | None = None
    warnings: tuple[Notice, ...] = ()

    @property
    def days_per_week(self) -> int:
        """How many days a week."""
        return len(self.days)

    @property
    def stretch_s_per_session(self) -> float:
        """Seconds of stretch on each side in one session: holds only, no rolling and no bridge."""
        return stretch_s(self)

    @property
    def stretch_s_per_week(self) -> float:
        """Seconds of stretch on each side in one week."""
        return self.stretch_s_per_session * self.days_per_week

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The planned amount beside what is known of dose; the findings disagree."""
        found = []
        for finding in dose_findings(self.lang):
            if finding.topic not in {"week", "session", "hold", "days"}:
                continue
            pairs = (
                (self.stretch_s_per_week, finding.seconds_per_week),
                (self.stretch_s_per_session, finding.seconds_per_session),
                (float(self.days_per_week), finding.days_per_week),
            )
            told = next(((mine, theirs) for mine, theirs in pairs if theirs is not None), None)
            if told is None:
                text = say(self.lang, "compare_none", text=finding.text)
            else:
                key = "above" if told[0] > told[1] else "below" if told[0] < told[1] else "at"
                where = say(self.lang, key)
                text = say(self.lang, "compare", where=where[:1].upper() + where[1:], text=finding.text)
            found.append(Comparison(text, finding, finding.sources))
        return tuple(found)

    def __str__(self) -> str:
        """Return the plan in a few lines."""
        lines = [f"{self.name}: {self.summary}"]
        lines.append(say(self.lang, "per_session", s=round(self.stretch_s_per_session)))
        minutes = tenths(self.lang, self.stretch_s_per_week / 60)
        lines.append(say(self.lang, "per_week", s=round(self.stretch_s_per_week), minutes=minutes))
        lines += [f"- {one}" for one in (*self.comparisons, *self.warnings)]
        return "\n".join(lines)

    def __repr__(self) -> str:
        """Return the same lines: they are what a text-only reader gets."""
        return str(self)

    def _repr_html_(self) -> str:
        """Return the same lines as sentences and a list."""
        lines = str(self).split("\n")
        told = "".join(f"<p>{escape(line)}</p>" for line in lines if not line.startswith("- "))
        beside = "".join(f"<li>{escape(line[2:])}</li>" for line in lines if line.startswith("- "))
        return f"{told}<ul>{beside}</ul>"


def stretch_s(routine: Routine) -> float:
    """Return the seconds of holding on each side in one session of a routine."""
    line = routine.timeline()
    return sum(s.duration_s for s in line.segments if s.kind == "hold" and s.side == "left")
