"""Rows of text cells into readings and sessions, and what is wrong with those that are none."""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from typing import TYPE_CHECKING, Any

from psoas_lib.cells import read_moment, read_number
from psoas_lib.csvrecords import DamagedLine
from psoas_lib.measure import SIDES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from psoas_lib.csvrecords import Record

_LARGEST_COUNT = 1_000_000


def read_readings(records: list[Record], file: str) -> tuple[list[dict[str, Any]], list[DamagedLine]]:
    """Return the readings of a log, and the rows that are none."""
    rows: list[dict[str, Any]] = []
    damaged: list[DamagedLine] = []
    seen: dict[str, tuple[int, dict[str, str]]] = {}
    copies: Counter[str] = Counter()
    for line, cells in records:
        try:
            row = _reading(cells)
            row_id = cells.get("row_id", "")
            if row_id in seen:
                earlier, same = seen[row_id]
                if same == cells:
                    raise ValueError(f"it is an exact copy of line {earlier}")  # noqa: TRY301
                # Somebody copied a row and changed it: a reading of its own.
                row_id = ""
            if not row_id:
                content = repr(sorted(cells.items()))
                copies[content] += 1
                row_id = _own_id(content, copies[content])
            row["row_id"] = row_id
            seen[row_id] = (line, cells)
            rows.append(row)
        except ValueError as error:
            damaged.append(DamagedLine(file, line, str(error), ",".join(cells.values())))
    return rows, damaged


def _reading(cells: Mapping[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = dict(cells)
    row["measured_at"], row["utc_offset"] = read_moment(cells.get("measured_at", ""), "measured_at")
    for name, check in CHECKS.items():
        row[name] = check(cells)
    return row


def _subject(cells: Mapping[str, str]) -> str:
    return cells.get("subject", "").strip() or "me"


def _test(cells: Mapping[str, str]) -> str:
    test = cells.get("test", "").strip()
    if not test:
        raise ValueError("it does not say which test was made")
    return test


def _side(cells: Mapping[str, str]) -> str:
    side = cells.get("side", "").strip().lower()
    if side not in SIDES:
        raise ValueError(f"its side is {cells.get('side', '')!r}, not left or right")
    return side


def _angle(cells: Mapping[str, str]) -> float:
    angle = read_number(cells.get("angle_deg", ""), "angle_deg")
    if angle is None or not -180 <= angle <= 180:
        raise ValueError(f"its angle is {cells.get('angle_deg', '')!r}, not a number from -180 to 180")
    return angle


def _pain(cells: Mapping[str, str]) -> float | None:
    pain = read_number(cells.get("pain_0_10", ""), "pain_0_10")
    if pain is not None and not 0 <= pain <= 10:
        raise ValueError(f"its pain is {pain:g}, not a number from 0 to 10")
    return pain


def _repeat(cells: Mapping[str, str]) -> int:
    repeat = _count(cells, "repeat")
    return 1 if repeat is None else repeat


def _count(cells: Mapping[str, str], name: str) -> int | None:
    found = read_number(cells.get(name, ""), name)
    if found is None:
        return None
    if found != int(found) or abs(found) > _LARGEST_COUNT:
        raise ValueError(f"its {name} is {cells[name]!r}, not a count")
    return int(found)


# What each column of a reading must be; the first that is not decides what is said about the row.
CHECKS: Mapping[str, Callable[[Mapping[str, str]], Any]] = {
    "subject": _subject,
    "test": _test,
    "side": _side,
    "angle_deg": _angle,
    "pain_0_10": _pain,
    "repeat": _repeat,
}


def read_sessions(records: list[Record], file: str) -> tuple[list[dict[str, Any]], list[DamagedLine]]:
    """Return the sessions of a log, a row for each exercise and side, and the rows that are none."""
    rows: list[dict[str, Any]] = []
    damaged: list[DamagedLine] = []
    for line, cells in records:
        try:
            row: dict[str, Any] = dict(cells)
            if not cells.get("session_id", "").strip():
                raise ValueError("it does not say which session it belongs to")  # noqa: TRY301
            row["started_at"], row["utc_offset"] = read_moment(cells.get("started_at", ""), "started_at")
            ended = cells.get("ended_at", "")
            row["ended_at"] = read_moment(ended, "ended_at")[0] if ended.strip() else None
            for name in ("planned_s", "done_s"):
                row[name] = read_number(cells.get(name, ""), name)
            row["interruptions"] = _count(cells, "interruptions")
            rows.append(row)
        except ValueError as error:
            damaged.append(DamagedLine(file, line, str(error), ",".join(cells.values())))
    return rows, damaged


def _own_id(content: str, copies: int) -> str:
    """Return a lasting id for a row that somebody typed in a spreadsheet."""
    digest = hashlib.blake2b(f"{copies} {content}".encode("utf-8", "replace"), digest_size=16)
    return str(uuid.UUID(bytes=digest.digest(), version=5))
