"""One week of a practice: planned, done, not logged.

A planned day without an entry is "not logged": only an entry that says so is "not done".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING, Any, Literal

from psoas_lib.content import catalogue
from psoas_lib.practice.model import DAYS
from psoas_lib.practice.sessions import sessions_of
from psoas_lib.practice.words import say

if TYPE_CHECKING:
    from psoas_lib.practice.model import Practice

Status = Literal["done", "not done", "not logged", "to come", "free"]


@dataclass(frozen=True, slots=True)
class DayView:
    """A day: whether it was planned, what is known of it, and the minutes that were done."""

    day: date
    planned: bool
    status: Status
    minutes: float


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days, Monday first."""

    days: tuple[DayView, ...]
    lang: str = "en"

    @property
    def sentence(self) -> str:
        """The week in one sentence."""
        planned = [day for day in self.days if day.planned]
        return say(
            self.lang,
            "week_caption",
            first=self.days[0].day.isoformat(),
            last=self.days[-1].day.isoformat(),
            done=sum(day.status == "done" for day in planned),
            planned=len(planned),
            unknown=sum(day.status == "not logged" for day in planned),
        )

    def _cells(self) -> list[tuple[str, str, str, str]]:
        names = catalogue(self.lang)["practice"]["days"]
        return [
            (
                names[name],
                say(self.lang, "planned" if one.planned else "not_planned"),
                say(self.lang, f"day_{one.status.replace(' ', '_')}"),
                f"{one.minutes:.0f}" if one.minutes else "",
            )
            for name, one in zip(DAYS, self.days, strict=True)
        ]

    def __str__(self) -> str:
        """Return the week as a small table."""
        rows = [
            f"{day:<10} {plan:<12} {status:<11} {minutes:>4}".rstrip()
            for day, plan, status, minutes in self._cells()
        ]
        return "\n".join([self.sentence, *rows])

    def __repr__(self) -> str:
        """Return the same table: it is what a text-only reader gets."""
        return str(self)

    def _repr_html_(self) -> str:
        """Return the week as an accessible table."""
        keys = ("week_day", "week_plan", "week_status", "week_minutes")
        # JupyterLab gives all columns one width otherwise, too little for the days' names on a telephone.
        head = "".join(f'<th scope="col">{escape(say(self.lang, key))}</th>' for key in keys)
        rows = "".join(
            f'<tr><th scope="row">{escape(day)}</th>'
            + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
            + "</tr>"
            for day, *cells in self._cells()
        )
        caption = f"<caption>{escape(self.sentence)}</caption>"
        return f'<table style="table-layout:auto">{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def week(practice: Practice, log: Any, *, today: date, containing: date | None = None) -> Week:
    """Return a week of a practice.

    Parameters
    ----------
    practice : Practice
    log : DataFrame or iterable of mappings
        Sessions, as `RomLog.sessions` returns them, of any routine.
    today : datetime.date
        What lies after it is still to come.
    containing : datetime.date, optional
        A day of the week that is shown; today when left out.

    Returns
    -------
    Week

    Examples
    --------
    >>> from psoas_lib.practice import build_routine
    >>> mine = build_routine(["standing-split"], minutes=5)
    >>> [day.status for day in week(mine, [], today=date(2026, 11, 17)).days]
    ['not logged', 'free', 'to come', 'free', 'to come', 'free', 'free']
    """
    shown = containing or today
    monday = shown - timedelta(days=shown.weekday())
    sessions = sessions_of(log)
    days = []
    for index, name in enumerate(DAYS):
        day = monday + timedelta(days=index)
        started = practice.since is None or day >= practice.since
        planned = name in practice.days and started
        entries = [one for one in sessions if one.day == day]
        seconds = sum(one.done_s for one in entries)
        days.append(
            DayView(day, planned, _status(entries, seconds, day, today, planned=planned), seconds / 60)
        )
    return Week(tuple(days), practice.lang)


def _status(entries: list[Any], seconds: float, day: date, today: date, *, planned: bool) -> Status:
    if entries:
        return "done" if seconds > 0 else "not done"
    if not planned:
        return "free"
    return "not logged" if day < today else "to come"
