"""Cells into days and moments: a wall clock as it was written, and never a guess of the order."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from psoas_lib.importing.values import Fault, is_missing
from psoas_lib.importing.words import plain, words

_CLOCK = re.compile(
    r"(\d{1,2})[:h.](\d{2})(?:[:m.](\d{2})(?:[.,](\d{1,6})\d*)?)?\s*([ap])?\.?m?\.?", re.IGNORECASE
)
_OFFSET = re.compile(r"\s*(Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{2}:?\d{2}|(?:UTC|GMT)[+-]\d{1,2})\Z", re.IGNORECASE)
_YMD = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_COMPACT = re.compile(r"(19|20)\d{6}")
_DMY = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})")
_NAMED = re.compile(
    r"(\d{1,2})(?:\.|st|nd|rd|th|er)?[\s\-/.]*(?:de\s+)?([^\W\d_]+)\.?[\s\-/,.]*(?:del?\s+)?(\d{4}|\d{2})"
)
_NAMED_US = re.compile(r"([^\W\d_]+)\.?[\s\-]*(\d{1,2})(?:st|nd|rd|th)?,?[\s\-]+(\d{4})")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_WEEKDAY = re.compile(r"^[^\W\d_]{2,10}\.?,\s+(?=\S)")


SUMMARY = Fault("summary-row", "A sum or a mean of other rows is no reading; leave this line out.")


class Moment(NamedTuple):
    """A wall clock, whether it has a time of day, its offset from UTC, or why there is none."""

    wall: datetime | None
    timed: bool = False
    offset: str = ""
    fault: Fault | None = None


def looks_like_date(text: str) -> bool:
    """Say whether a cell is a date in some notation (not a bare number)."""
    bare = text.strip()
    if len(bare) < 6 or not any(c.isdigit() for c in bare) or _SERIAL.fullmatch(bare):
        return False
    found = read_moment(bare, "day-first", "1900")
    return found.wall is not None or read_moment(bare, "month-first", "1900").wall is not None


def looks_like_spreadsheet_date(text: str) -> bool:
    """Say whether a text is what spreadsheets make of 8.5: a day and a month, or a full date."""
    if _YMD.match(text) or _DMY.fullmatch(text):
        return True
    found = re.fullmatch(r"(\d{1,2})[.\-\s]*([^\W\d_]{3,9})\.?", text) or re.fullmatch(
        r"([^\W\d_]{3,9})[.\-\s]*(\d{1,4})", text
    )
    return found is not None and any(plain(part) in words().months for part in found.groups() if part)


@lru_cache(maxsize=262_144)
def read_moment(text: str, order: str, epoch: str) -> Moment:
    """Read a date with or without a time of day.

    Parameters
    ----------
    text : str
        The cell.
    order : str
        ``"day-first"``, ``"month-first"``, or ``"?"`` where the file does not tell.
    epoch : str
        ``"1900"``, ``"1904"`` or ``"?"``: what day 1 of a spreadsheet's serial numbers is.

    Examples
    --------
    >>> str(read_moment("4. März 2026, 18:30", "?", "?").wall)
    '2026-03-04 18:30:00'
    >>> read_moment("03/04/2026", "?", "?").fault.code
    'date-order-unclear'
    >>> str(read_moment("46085", "?", "1900").wall)
    '2026-03-04 00:00:00'
    """
    bare = text.strip().removeprefix("'").strip()
    if is_missing(bare):
        return Moment(None, fault=Fault("missing-date", "There is no date."))
    offset = ""
    found = _OFFSET.search(bare)
    if found and (":" in bare[: found.start()] or found[1].upper() in {"Z", "UTC", "GMT"}):
        offset = _offset(found[1].upper())
        bare = bare[: found.start()]
    if _SERIAL.fullmatch(bare):
        return _serial(bare.replace(",", "."), epoch)
    day_text, clock = _parted(bare)
    if clock and not _CLOCK.fullmatch(clock.removesuffix("Uhr").strip()):
        return Moment(
            None, fault=Fault("not-a-time", "Write the time of day as hours and minutes, such as 07:30.")
        )
    try:
        parts = _day(day_text, order)
        if isinstance(parts, Fault):
            return Moment(None, fault=parts)
        hour, minute, second, micro = _time(clock) if clock else (0, 0, 0, 0)
        return Moment(datetime(*parts, hour, minute, second, micro), bool(clock), offset)  # noqa: DTZ001
    except (ValueError, OverflowError):
        return Moment(None, fault=Fault("impossible-date", "There is no such day or hour in the calendar."))


def _offset(text: str) -> str:
    bare = text.removeprefix("UTC").removeprefix("GMT")
    if bare in {"", "Z"}:
        return "+00:00"
    return bare if len(bare) > 3 else f"{bare[0]}{int(bare[1:]):02d}:00"


def slash_evidence(text: str) -> str:
    """Return which order a date with slashes or dashes proves: day-first, month-first, unclear or nothing."""
    found = _DMY.match(text.strip().removeprefix("'"))
    if not found or found[2] == ".":
        return ""
    first, second = int(found[1]), int(found[3])
    if first > 12 >= second >= 1:
        return "day-first"
    if second > 12 >= first >= 1:
        return "month-first"
    # The third of March is the third of March in either order.
    return "unclear" if 1 <= first <= 12 and 1 <= second <= 12 and first != second else ""


def is_serial(text: str) -> bool:
    """Say whether a cell of the date column is a spreadsheet's number of days."""
    return bool(_SERIAL.fullmatch(text.strip()))


def serial_day(text: str, epoch: str) -> datetime:
    """Return the moment that a serial number stands for.

    Day 60 of the 1900 system is a 29 February that never was, so counting starts on 30 December 1899.
    """
    start = datetime(1904, 1, 1) if epoch == "1904" else datetime(1899, 12, 30)  # noqa: DTZ001
    return start + timedelta(seconds=round(float(text.strip().replace(",", ".")) * 86400))


def _serial(text: str, epoch: str) -> Moment:
    if epoch == "?":
        return Moment(
            None, fault=Fault("epoch-unclear", "A spreadsheet's day number; does it count from 1900 or 1904?")
        )
    return Moment(serial_day(text, epoch), "." in text and float(text) % 1 != 0)


def read_clock(text: str) -> int | None:
    """Return a time of day in microseconds since midnight, None if it is none; a fraction of a day is one.

    Examples
    --------
    >>> read_clock("6:30 pm") // 60_000_000, read_clock("0.5") // 3_600_000_000, read_clock("25:00")
    (1110, 12, None)
    """
    bare = text.strip()
    if re.fullmatch(r"0?[.,]\d+", bare):
        return round(float(bare.replace(",", ".")) * 86_400) * 1_000_000
    try:
        hour, minute, second, micro = _time(bare)
    except ValueError:
        return None
    if hour > 23 or minute > 59 or second > 59:
        return None
    return ((hour * 60 + minute) * 60 + second) * 1_000_000 + micro


def _parted(text: str) -> tuple[str, str]:
    """Part a text into its day and its time of day."""
    if len(text) > 10 and text[10] in "T " and text[4] == "-":
        return text[:10], text[11:].strip()
    found = re.search(r"(?:[T,\s]|\bum\b|\bà\b|\ba las\b)+(\d{1,2}[:h]\d{2}.*)$", text)
    return (text[: found.start()].strip(" ,"), found[1].strip()) if found else (text, "")


def _time(text: str) -> tuple[int, int, int, int]:
    found = _CLOCK.fullmatch(text.removesuffix("Uhr").strip())
    if not found:
        raise ValueError(text)
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[5]:
        if not 1 <= hour <= 12:
            raise ValueError(text)
        hour = hour % 12 + (12 if found[5].casefold() == "p" else 0)
    return hour, minute, second, int((found[4] or "0").ljust(6, "0"))


def _day(text: str, order: str) -> tuple[int, int, int] | Fault:  # noqa: C901, PLR0911
    if found := _YMD.fullmatch(text):
        return int(found[1]), int(found[3]), int(found[4])
    if _COMPACT.fullmatch(text):
        return int(text[:4]), int(text[4:6]), int(text[6:])
    if found := _DMY.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), _year(found[4])
        if found[2] == "." or first == second:
            return year, second, first
        if order == "?" and first <= 12 and second <= 12:
            return Fault("date-order-unclear", "Is the day or the month written first?")
        if order == "month-first" or (order == "?" and second > 12):
            first, second = second, first
        if second > 12:
            return Fault("date-order-broken", f"This date cannot be {order}, as the rest of the file is.")
        return year, second, first
    bare = _WEEKDAY.sub("", text)
    months = words().months
    if plain(text) in words().summaries:
        return SUMMARY
    if found := _NAMED.fullmatch(bare):
        day, name, year_text = found.groups()
    elif found := _NAMED_US.fullmatch(bare):
        name, day, year_text = found.groups()
    else:
        return Fault("not-a-date", "Write the date as year-month-day, for instance 2026-03-04.")
    if plain(name) not in months:
        return Fault("not-a-date", "Write the date as year-month-day, for instance 2026-03-04.")
    return _year(year_text), months[plain(name)], int(day)


def _year(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)
