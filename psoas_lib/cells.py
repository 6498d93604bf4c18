"""One cell of the log: checked when it is written, understood when it is read."""

from __future__ import annotations

import math
import re
import uuid
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_WALL_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)?)(Z|[+-]\d\d:?\d\d)?\Z")
OFFSET = re.compile(r"Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: (\d{1,2}):(\d\d)(?::(\d\d))?)?\Z")


def now() -> str:
    """Return this moment, with the offset of the computer's time zone."""
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


def is_missing(value: Any) -> bool:
    """Say whether a value stands for nothing: None, NaN, pandas' NA and NaT, an empty text; never zero."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or str(value) in {"nan", "<NA>", "NaT"}


def moment(value: Any, field: str, offset: str = "") -> str:
    """Return a date or a moment as ISO 8601 text, as exact as it was given."""
    if hasattr(value, "isoformat"):
        text = str(value.isoformat())
    elif isinstance(value, str):
        text = value.strip()
    else:
        raise ValueError(f"{field} is a date such as 2026-03-04 or 2026-03-04T18:30, got {value!r}.")
    if offset and not OFFSET.fullmatch(offset):
        raise ValueError(f"utc_offset is an offset from UTC such as +01:00, got {offset!r}.")
    match = _WALL_CLOCK.match(text.replace("Z", "+00:00"))
    if match is None:
        # JavaScript writes milliseconds; Python 3.11 reads those and more.
        with suppress(ValueError):
            found = datetime.fromisoformat(text)
            # A day without a clock stays one, however it is written.
            exact = found.isoformat() if re.search(r"[T ]", text) else found.date().isoformat()
            # An offset with seconds, as some places had long ago, could not be read back.
            if match := _WALL_CLOCK.match(exact):
                return exact + ("" if match[2] or len(exact) <= 10 else offset)
        raise ValueError(f"{field} is a date such as 2026-03-04 or 2026-03-04T18:30+01:00, got {text!r}.")
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{field} names a day or an hour that does not exist: {text!r}.") from None
    return text.replace(" ", "T") + ("" if match[2] or len(text) <= 10 else offset)


def read_moment(text: str, field: str) -> tuple[datetime, str]:
    """Return the wall clock and the offset behind it; a date alone counts as its midnight."""
    text = text.strip()
    match = _WALL_CLOCK.match(text)
    with suppress(ValueError):
        if match:
            return datetime.fromisoformat(match[1]), match[2] or ""
        dotted = _DOTTED.match(text)
        if dotted:
            # Only the order day, month, year is written with points.
            day, month, year, hour, minute, second = (int(part or 0) for part in dotted.groups())
            return datetime(year, month, day, hour, minute, second), ""  # noqa: DTZ001
    raise ValueError(f"its {field} is {text!r}, not a date such as 2026-03-04T18:30")


def number(value: Any, field: str, *, empty: float | None = None) -> float:
    """Return a finite number; a missing value is `empty`, or an error where that is None."""
    if is_missing(value) and empty is not None:
        return empty
    try:
        if isinstance(value, bool) or is_missing(value):
            raise TypeError  # noqa: TRY301
        found = float(value.strip().replace("\u2212", "-") if isinstance(value, str) else value)
    except (TypeError, ValueError):
        raise ValueError(f"{field} is a number, got {value!r}.") from None
    if not math.isfinite(found):
        raise ValueError(f"{field} is a finite number, got {value!r}.")
    return found


def seconds(value: Any, field: str) -> str:
    """Return a duration as text, to the millisecond."""
    found = number(value, field)
    if found < 0:
        raise ValueError(f"{field} is a number of seconds, zero or more; got {value!r}.")
    return f"{found:.3f}".rstrip("0").rstrip(".")


def zero_to_ten(value: Any, field: str) -> str:
    """Return a rating as text; a missing one is empty, zero is zero."""
    if is_missing(value):
        return ""
    found = number(value, field)
    if not 0 <= found <= 10:
        raise ValueError(f"{field} goes from 0 to 10, got {value!r}.")
    return f"{found:g}"


def text_of(value: Any, field: str) -> str:
    """Return a text cell; a missing one is empty."""
    if is_missing(value):
        return ""
    text = str(value)
    if "\x00" in text:
        raise ValueError(f"{field} contains a NUL character, which no spreadsheet can show; leave it out.")
    # Half a character, as a cut-off copy and paste leaves it, cannot be saved.
    return text.encode("utf-8", "replace").decode("utf-8")


def session_id_of(record: Mapping[str, Any]) -> str:
    """Return the session's UUID."""
    text = str(record.get("session_id", ""))
    try:
        return str(uuid.UUID(text))
    except ValueError:
        raise ValueError(f"A session is told apart by a UUID in session_id, got {text!r}.") from None


def read_number(text: str, field: str) -> float | None:
    """Read a number with a point or a comma; an empty cell is None, zero is zero."""
    text = text.strip().replace("\u2212", "-")
    if not text:
        return None
    try:
        found = float(text.replace(",", ".") if "." not in text else text)
    except ValueError:
        raise ValueError(f"its {field} is {text!r}, not a number") from None
    if not math.isfinite(found):
        raise ValueError(f"its {field} is {text!r}, not a finite number")
    return found


def number_or_none(text: str) -> float | None:
    """Read a number, or None where there is none that can be read."""
    with suppress(ValueError):
        return read_number(text, "")
    return None
