"""What may stand in the log: the columns, and the checks that every new row passes."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from psoas_lib.cells import moment, now, number, seconds, session_id_of, text_of, zero_to_ten
from psoas_lib.measure import SIDES, STATES, measures

if TYPE_CHECKING:
    from collections.abc import Mapping

ROM_COLUMNS = (
    "row_id", "measured_at", "subject", "test", "side", "angle_deg", "repeat", "state", "instrument",
    "rater", "pelvis_control", "pain_0_10", "notes",
)  # fmt: skip
SESSION_COLUMNS = (
    "session_id", "started_at", "ended_at", "routine", "mode", "status", "interruptions", "exercise", "side",
    "planned_s", "done_s",
)  # fmt: skip
REFLECTION_COLUMNS = ("session_id", "recorded_at", "sensation_0_10", "pain_0_10", "note")


def check_reading(row: Mapping[str, Any], *, sure: bool = False) -> dict[str, str]:
    """Return a reading as the text cells of the log, or say what is wrong with it; see `RomLog.append`."""
    unknown = sorted(set(row) - set(ROM_COLUMNS) - {"utc_offset"})
    if unknown:
        raise ValueError(f"The log has no column {unknown[0]!r}. Its columns are: {', '.join(ROM_COLUMNS)}.")
    test = text_of(row.get("test"), "test")
    known = measures()
    if test not in known:
        raise ValueError(f"There is no test {test!r}. Choose one of: {', '.join(known)}.")
    side = text_of(row.get("side"), "side")
    if side not in SIDES:
        raise ValueError(f"The side is 'left' or 'right', got {side!r}.")
    angle = number(row.get("angle_deg"), "angle_deg")
    measure = known[test]
    if not -180 <= angle <= 180:
        raise ValueError(f"An angle lies between -180 and 180 degrees, got {angle:g}.")
    if not sure and not measure.lowest_deg <= angle <= measure.highest_deg:
        raise ValueError(
            f"{angle:g} degrees is not likely for {test}, which usually lies between {measure.lowest_deg:g} "
            f"and {measure.highest_deg:g}; a larger number means that {measure.larger_means}. "
            "If it is right, say sure=True."
        )
    repeat = number(row.get("repeat", 1), "repeat", empty=1)
    if repeat != int(repeat) or repeat < 1:
        raise ValueError(f"repeat counts from 1, got {row.get('repeat')!r}.")
    state = text_of(row.get("state"), "state")
    if state not in {*STATES, ""}:
        raise ValueError(f"The state is 'warm' or 'cold', or is left out; got {state!r}.")
    return {
        "row_id": text_of(row.get("row_id"), "row_id") or str(uuid.uuid4()),
        "measured_at": moment(
            row.get("measured_at") or now(), "measured_at", text_of(row.get("utc_offset"), "")
        ),
        "subject": text_of(row.get("subject"), "subject") or "me",
        "test": test,
        "side": side,
        "angle_deg": f"{angle:.10g}" if angle else "0",
        "repeat": str(int(repeat)),
        "state": state,
        "instrument": text_of(row.get("instrument"), "instrument"),
        "rater": text_of(row.get("rater"), "rater"),
        "pelvis_control": text_of(row.get("pelvis_control"), "pelvis_control"),
        "pain_0_10": zero_to_ten(row.get("pain_0_10"), "pain_0_10"),
        "notes": text_of(row.get("notes"), "notes"),
    }


def check_session(record: Mapping[str, Any], *, durations_known: bool = True) -> list[dict[str, str]]:
    """Return a session as rows of text cells, or say what is wrong with it; see `RomLog.append_session`."""
    status = record.get("status")
    if status not in {"finished", "stopped"}:
        raise ValueError(f"A session's status is 'finished' or 'stopped', got {status!r}.")
    interruptions = number(record.get("interruptions", 0), "interruptions", empty=0)
    if interruptions < 0 or interruptions != int(interruptions):
        raise ValueError(f"interruptions is a count, got {record.get('interruptions')!r}.")
    items = record.get("items")
    if not isinstance(items, list):
        raise TypeError(f"A session has a list of items, got {type(items).__name__}.")
    common = {
        "session_id": session_id_of(record),
        "started_at": moment(record.get("started_at"), "started_at"),
        "ended_at": moment(record.get("ended_at"), "ended_at"),
        "routine": text_of(record.get("routine"), "routine"),
        "mode": text_of(record.get("mode"), "mode"),
        "status": status,
        "interruptions": str(int(interruptions)),
    }
    rows = []
    # A session that was stopped before its first exercise still happened, so it still gets a row.
    for item in items or [{"exercise": "", "side": "", "planned_s": 0, "done_s": 0}]:
        side = text_of(item.get("side"), "side")
        if side not in {*SIDES, "both", ""}:
            raise ValueError(f"The side of an exercise is 'left', 'right' or 'both', got {side!r}.")
        rows.append(
            {
                **common,
                "exercise": text_of(item.get("exercise"), "exercise"),
                "side": side,
                **{
                    name: _duration(item.get(name), name, durations_known) for name in ("planned_s", "done_s")
                },
            }
        )
    return rows


def _duration(value: Any, field: str, known: bool) -> str:  # noqa: FBT001
    return "" if value is None and not known else seconds(value, field)


def check_reflection(record: Mapping[str, Any]) -> dict[str, str]:
    """Return a reflection as text cells, or say what is wrong with it; see `RomLog.append_reflection`."""
    return {
        "session_id": session_id_of(record),
        "recorded_at": moment(record.get("recorded_at") or now(), "recorded_at"),
        "sensation_0_10": zero_to_ten(record.get("sensation_0_10"), "sensation_0_10"),
        "pain_0_10": zero_to_ten(record.get("pain_0_10"), "pain_0_10"),
        "note": text_of(record.get("note"), "note"),
    }
