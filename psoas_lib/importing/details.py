"""What stands beside an angle: when it was read, which repeat it was, pain, and the columns of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from psoas_lib.cells import OFFSET
from psoas_lib.csvdialect import unguard
from psoas_lib.importing.angles import read_angles
from psoas_lib.importing.columns import Coded, coded
from psoas_lib.importing.gaps import dates_below
from psoas_lib.importing.moments import Moments, read_clocks
from psoas_lib.importing.questions import Question, choices
from psoas_lib.importing.values import Fault, is_missing
from psoas_lib.importing.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from psoas_lib.importing.layout import Layout
    from psoas_lib.importing.readings import Readings
    from psoas_lib.importing.table import Table

_TEXT_ROLES = ("subject", "instrument", "rater", "pelvis_control", "notes", "row_id")


def read_when(  # noqa: PLR0917
    readings: Readings,
    table: Table,
    layout: Layout,
    answers: dict[str, Any],
    own_epoch: str | None,
    latest: datetime,
) -> None:
    """Read when each angle was measured; a day that has not come, or long before, is a fault."""
    index = layout.roles["measured_at"]
    column, waiting = dates_below(table, layout, answers)
    readings.below = (column.codes != table.columns[index].codes)[readings.row]
    moments = Moments(column, answers, own_epoch, latest)
    readings.decided += moments.decided
    if waiting.any():
        text = "Some rows have no date: is it the date of the row above?"
        readings.ask("blank_date", text, waiting[readings.row], "date-above-unclear")
    elif answers.get("blank_date") == "as-above":
        readings.decided.append("Rows without a date have the date of the row above, as you said.")
    readings.faults.mark_texts(column, index, moments.faults, readings.row, ~waiting[readings.row])
    codes = column.codes[readings.row]
    readings.wall = moments.walls[codes] if len(moments.walls) else np.zeros(len(readings), "datetime64[us]")
    readings.timed = moments.timed[codes] if len(moments.timed) else np.zeros(len(readings), bool)
    readings.offset = Coded(moments.offset_codes[codes], moments.offsets)
    if "time" in layout.roles:
        place = layout.roles["time"]
        clock_column = table.columns[place]
        clocks, faults = read_clocks(clock_column.texts)
        readings.faults.mark_texts(clock_column, place, faults, readings.row)
        known = clock_column.take([clock is not None for clock in clocks], bool)[readings.row]
        add = clock_column.take([clock or 0 for clock in clocks], np.int64)[readings.row].astype(
            "timedelta64[us]"
        )
        readings.wall = np.where(readings.timed, readings.wall, readings.wall + add)
        readings.timed |= known
    if "utc_offset" in layout.roles:
        offset_column = table.columns[layout.roles["utc_offset"]]
        offsets = [_own_text(text) for text in offset_column.texts]
        plain_offsets = [text if OFFSET.fullmatch(text) else "" for text in offsets]
        if plain_offsets != ["" if is_missing(text) else text for text in offsets]:
            readings.decided.append("Offsets from UTC that are none, such as +01:00 is one, were left out.")
        told = offset_column.take(plain_offsets, object)[readings.row]
        readings.offset = coded(np.where(readings.offset.is_text(""), told, readings.offset.spread()))
    if "date_order" in moments.unclear:
        _count(
            readings,
            "date_order",
            "Is the day or the month written first in the dates of this file?",
            "date-order-unclear",
        )
    if "excel_epoch" in moments.unclear:
        _count(
            readings,
            "excel_epoch",
            "Do the day numbers in the date column count from 1900 or from 1904?",
            "epoch-unclear",
        )
    known_time = ~np.isnat(readings.wall)
    readings.faults.mark(
        known_time & (readings.wall > np.datetime64(latest, "us")), "future-date",
        "This day has not come yet; is the year or the month right?", index,
    )  # fmt: skip
    readings.faults.mark(
        known_time & (readings.wall < np.datetime64("1950-01-01", "us")), "improbable-date",
        "This day is before 1950; is the year right?", index,
    )  # fmt: skip


def _count(readings: Readings, key: str, text: str, code: str) -> None:
    kinds = [i for i, kind in enumerate(readings.faults.kinds) if kind.code == code]
    waiting = int(np.isin(readings.faults.which, kinds).sum())
    if waiting:
        readings.questions.append(Question(key, text, choices(key), waiting))


def read_pain(readings: Readings, table: Table, layout: Layout) -> None:
    """Read the pain beside each angle, 0 to 10."""
    readings.pain = _beside(readings, table, layout, "pain_0_10", _pain, np.nan)


def _pain(text: str) -> float | Fault:
    bare = text.strip().removeprefix("'")
    value, _, most = bare.partition("/")
    found = read_angles(value if most.strip() == "10" else bare, ",")
    if found.fault or len(found.values) != 1:
        return Fault("not-a-number", "Pain is a number from 0 to 10.")
    pain = found.values[0]
    return pain if 0 <= pain <= 10 else Fault("pain-out-of-range", "Pain goes from 0 to 10.")


def read_repeat(readings: Readings, table: Table, layout: Layout) -> None:
    """Read which repeat of a sitting each angle is, where the file counts them."""
    told = _beside(readings, table, layout, "repeat", _repeat, 0)
    readings.repeat = np.where(readings.repeat > 0, readings.repeat, told)


def _repeat(text: str) -> int | Fault:
    bare = text.strip().removesuffix(".0").removesuffix(".")
    if bare.isascii() and bare.isdigit() and 1 <= int(bare[:9]) <= 1000:
        return int(bare)
    return Fault("bad-repeat", "Repeats are counted 1, 2, 3.")


def _beside(  # noqa: PLR0917
    readings: Readings,
    table: Table,
    layout: Layout,
    role: str,
    read: Callable[[str], float | Fault],
    nothing: float,
) -> np.ndarray[Any, Any]:
    """Return the number that stands beside each angle in a column, `nothing` where none does."""
    if role not in layout.roles:
        return np.full(len(readings), nothing)
    index = layout.roles[role]
    column = table.columns[index]
    found = [nothing if is_missing(text) else read(text) for text in column.texts]
    faults = [one if isinstance(one, Fault) else None for one in found]
    readings.faults.mark_texts(column, index, faults, readings.row)
    values = [nothing if isinstance(one, Fault) else one for one in found]
    beside: np.ndarray[Any, Any] = column.take(values, type(nothing))[readings.row]
    return beside


def read_words(readings: Readings, table: Table, layout: Layout, answers: dict[str, Any]) -> None:
    """Read the columns of free text; what is HTML or a formula stays the text that it is."""
    n = len(readings)
    texts = readings.texts
    for role in (*_TEXT_ROLES, "state"):
        texts[role] = Coded(np.zeros(n, np.int32), [str(answers.get(role, ""))])
        if role in layout.roles and role != "state":
            column = table.columns[layout.roles[role]]
            is_id = role == "row_id"
            texts[role] = column.distinct(readings.row) if is_id else column.changed(_own_text, readings.row)
    _ids_of_rows(readings, wide=layout.wide)
    nobody = texts["subject"].is_text("")
    if nobody.all():
        texts["subject"] = Coded(np.zeros(n, np.int32), [str(answers.get("subject", "me"))])
    elif nobody.any():
        index = layout.roles["subject"]
        readings.faults.mark(nobody, "missing-subject", "Other rows name a person, this one does not.", index)
    _states_of_columns(readings, layout)
    if "state" in layout.roles:
        column = table.columns[layout.roles["state"]]
        texts["state"] = column.changed(lambda text: words().states.get(plain(text), ""), readings.row)
        other = column.changed(_other_state, readings.row)
        if any(other.texts):
            readings.decided.append("States that are neither warm nor cold were added to the notes.")
            notes, extra = texts["notes"].spread(), other.spread()
            joined = np.where((notes != "") & (extra != ""), "; ", "").astype(object)
            texts["notes"] = coded(notes + joined + extra)


def _states_of_columns(readings: Readings, layout: Layout) -> None:
    """Take warm or cold from the headers of wide tables, as in "left before" and "left after"."""
    if any(at.state for at in layout.angles) and "state" not in layout.roles:
        told = np.full(len(readings), "", object)
        for at in layout.angles:
            told[readings.cell == at.index] = at.state
        readings.texts["state"] = coded(told)


def _ids_of_rows(readings: Readings, *, wide: bool) -> None:
    """Leave out the ids of rows that hold several readings: they do not tell one of these from another."""
    ids = readings.texts["row_id"]
    several = np.bincount(readings.row)[readings.row] > 1 if len(readings) else np.zeros(0, bool)
    shared = (several | wide) & ~ids.is_text("")
    if shared.any():
        readings.texts["row_id"] = coded(np.where(shared, "", ids.spread()))
        readings.decided.append(
            "A row of this file has one id for several readings; each got an id of its own."
        )


def _other_state(text: str) -> str:
    return "" if is_missing(text) or plain(text) in words().states else f"state: {text.strip()}"


def _own_text(text: str) -> str:
    return unguard(text.strip())
