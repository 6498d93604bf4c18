"""Reminders as an iCalendar file (RFC 5545) that any calendar imports."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from psoas_lib.content import exercise
from psoas_lib.practice.model import DAYS
from psoas_lib.practice.words import say

if TYPE_CHECKING:
    from psoas_lib.practice.model import Practice

LINE_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def reminder(
    practice: Practice, *, start: date, at: time, weeks: int = 8, made_at: datetime | None = None
) -> str:
    """Return a weekly reminder for the days of a practice.

    Parameters
    ----------
    practice : Practice
    start : datetime.date
        The first planned day on or after it is the first reminder.
    at : datetime.time
        The time of day; it has no zone, so it keeps to the clock on the wall wherever the calendar is.
    weeks : int
        For how many weeks, 1 to 52.
    made_at : datetime.datetime, optional
        When the file is made; now when left out.

    Returns
    -------
    str
        The file's text, lines ended by CR LF.

    Raises
    ------
    ValueError
        If `weeks` is out of its limits.

    Examples
    --------
    >>> from psoas_lib.practice import build_routine
    >>> mine = build_routine(["standing-split"], minutes=5, days_per_week=2)
    >>> text = reminder(mine, start=date(2026, 11, 21), at=time(7, 30), weeks=4)
    >>> [line for line in text.splitlines() if line.startswith(("DTSTART", "RRULE"))]
    ['DTSTART:20261123T073000', 'RRULE:FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8']
    """
    if isinstance(weeks, bool) or not isinstance(weeks, int) or not 1 <= weeks <= 52:
        raise ValueError(f"weeks: got {weeks!r}; expected a whole number from 1 to 52.")
    first = next(day for n in range(7) if DAYS[(day := start + timedelta(days=n)).weekday()] in practice.days)
    minutes = max(1, round(practice.timeline().duration_s / 60))
    names = ", ".join(exercise(name, practice.lang).name for name in practice.exercises)
    stamp = (made_at or datetime.now(UTC)).astimezone(UTC)
    weekdays = ",".join(day[:2].upper() for day in practice.days)
    begins = datetime.combine(first, at)
    same = f"{practice.name}/{practice.days}/{begins.isoformat()}"
    summary = say(practice.lang, "reminder_summary", name=practice.name, minutes=minutes)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Psoas//practice//EN",
        "BEGIN:VEVENT",
        f"UID:{uuid.uuid5(uuid.NAMESPACE_URL, same)}@psoas",
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
        f"DTSTART:{begins:%Y%m%dT%H%M%S}",
        f"DURATION:PT{minutes}M",
        f"RRULE:FREQ=WEEKLY;BYDAY={weekdays};COUNT={weeks * practice.days_per_week}",
        f"SUMMARY:{_text(summary)}",
        f"DESCRIPTION:{_text(say(practice.lang, 'reminder_text', exercises=names))}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(summary)}",
        "TRIGGER:-PT5M",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(fold(line) + "\r\n" for line in lines)


def save_reminder(practice: Practice, path: str | Path, *, start: date, at: time, weeks: int = 8) -> Path:
    """Write `reminder` to a file that ends with ``.ics``, and return its path.

    Parameters
    ----------
    practice, start, at, weeks
        As for `reminder`.
    path : str or pathlib.Path
        Where to; a calendar takes files that end with ``.ics``.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    ValueError
        If `weeks` is out of its limits.
    """
    target = Path(path)
    target.write_bytes(reminder(practice, start=start, at=at, weeks=weeks).encode())
    return target


def _text(value: str) -> str:
    """Escape a text value (RFC 5545, section 3.3.11)."""
    return value.translate(_ESCAPES)


def fold(line: str) -> str:
    r"""Break a line into pieces of at most 75 octets, never inside a character (RFC 5545, section 3.1).

    Examples
    --------
    >>> fold("X" * 76).split("\r\n")[1]
    ' X'
    """
    pieces, piece, octets = [], "", 0
    for char in line:
        width = len(char.encode())
        if octets + width > LINE_OCTETS:
            pieces.append(piece)
            piece, octets = " ", 1
        piece += char
        octets += width
    return "\r\n".join([*pieces, piece])
