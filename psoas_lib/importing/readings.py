"""From the columns of a file to readings: one for each angle, with what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from psoas_lib.csvdialect import unguard
from psoas_lib.importing.columns import Coded, coded
from psoas_lib.importing.faults import Faults
from psoas_lib.importing.layout import split_side
from psoas_lib.importing.moments import Moments, read_clocks
from psoas_lib.importing.questions import Question, choices
from psoas_lib.importing.values import Angles, Fault, is_missing, read_angles
from psoas_lib.importing.words import plain, words
from psoas_lib.measures import SIDES, measures

if TYPE_CHECKING:
    from datetime import datetime

    from psoas_lib.importing.layout import Layout
    from psoas_lib.importing.source import Source
    from psoas_lib.importing.table import Table

TESTS = tuple(measures())
_TEXT_ROLES = ("subject", "instrument", "rater", "pelvis_control", "notes", "row_id")


@dataclass
class Readings:
    """Arrays with one place per reading.

    Attributes
    ----------
    row : numpy.ndarray of int64
        The row of the table.
    cell : numpy.ndarray of int64
        The file's column that holds the angle.
    angle : numpy.ndarray of float64
        In the file's own unit and sign at first, in degrees and the log's sign in the end.
    repeat : numpy.ndarray of int64
        0 where the file does not number its repeats.
    test, side : numpy.ndarray of int8
        Index into `TESTS` and into left, right; -1 unknown.
    wall : numpy.ndarray of datetime64[us]
    """

    row: np.ndarray[Any, Any]
    cell: np.ndarray[Any, Any]
    angle: np.ndarray[Any, Any]
    repeat: np.ndarray[Any, Any]
    faults: Faults
    test: np.ndarray[Any, Any] = field(default_factory=lambda: np.zeros(0, np.int8))
    side: np.ndarray[Any, Any] = field(default_factory=lambda: np.zeros(0, np.int8))
    wall: np.ndarray[Any, Any] = field(default_factory=lambda: np.zeros(0, "datetime64[us]"))
    timed: np.ndarray[Any, Any] = field(default_factory=lambda: np.zeros(0, bool))
    offset: Coded = Coded(np.zeros(0, np.int32), [""])  # noqa: RUF009 - never changed
    pain: np.ndarray[Any, Any] = field(default_factory=lambda: np.zeros(0))
    texts: dict[str, Coded] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    decided: list[str] = field(default_factory=list)
    empty_cells: int = 0
    has_repeat: bool = False
    convention_known: bool = False

    def __len__(self) -> int:
        """Count the readings."""
        return len(self.row)

    def ask(
        self,
        key: str,
        text: str,
        where: np.ndarray[Any, Any],
        code: str,
        *,
        may: tuple[str, ...] = (),
        label: str = "",
    ) -> None:
        """Ask a question, and let the readings in the mask `where` wait for its answer."""
        waiting = int((where & (self.faults.good | self.faults.waiting)).sum())
        if waiting:
            self.questions.append(Question(key, text, may or choices(key), waiting, label))
            self.faults.mark(where, code, f"{text} Answer with {key}=...")


def read_readings(
    table: Table, layout: Layout, source: Source, answers: dict[str, Any], latest: datetime
) -> Readings:
    """Read every angle and what belongs to it; doubtful ones get a fault or wait for an answer."""
    decimal = _decimal(table, layout, source, answers)
    cells = {column.index: [read_angles(text, decimal) for text in table.columns[column.index].texts]
             for column in layout.angles}  # fmt: skip
    readings = _spread(table, layout, cells)
    if decimal == ",":
        readings.decided.append("A comma stands before the decimals.")
    _waiting_for_decimal(readings)
    _when(readings, table, layout, answers, source.serial_epoch, latest)
    _which_test(readings, table, layout, answers)
    _which_side(readings, table, layout, answers)
    _pain(readings, table, layout)
    _repeat(readings, table, layout)
    _words(readings, table, layout, answers)
    _unit(readings, table, layout, cells, answers)
    return readings


def _decimal(table: Table, layout: Layout, source: Source, answers: dict[str, Any]) -> str:
    """Return the decimal sign: the answer, or the only one that the angles of this file use."""
    if "decimal" in answers:
        return str(answers["decimal"])
    comma = point = lists = False
    for column in layout.angles:
        for text in table.columns[column.index].texts:
            if "," in text:
                bare = text.strip().lstrip("+-\u2212\u2013'")
                before, _, after = bare.partition(",")
                lists |= bare.count(",") > 1
                comma |= before.isdigit() and after[:1].isdigit() and bare.count(",") == 1
            elif "." in text and any(c.isdigit() for c in text):
                point = True
    if comma and not point and not (lists and source.delimiter == ","):
        return ","
    return "?" if comma else "."


def _spread(table: Table, layout: Layout, cells: dict[int, list[Angles]]) -> Readings:
    """Make a reading of each angle; a row whose angle cells are all empty still counts as one."""
    n = len(table)
    rows, places, angles, repeats, faulty = [], [], [], [], []
    filled = np.zeros(n, bool)
    empty_cells = 0
    for at in layout.angles:
        column = table.columns[at.index]
        found = cells[at.index]
        count = column.take([len(a.values) for a in found], np.int64)
        blank = column.take([not text.strip() for text in column.texts], bool)
        if layout.wide:
            count = np.where(blank, 0, np.maximum(count, 1))
            empty_cells += int(blank.sum())
        else:
            count = np.maximum(count, 1)
        filled |= count > 0
        first = column.take([a.values[0] if a.values else np.nan for a in found], np.float64)
        row = np.repeat(np.arange(n), count) if (count != 1).any() else np.arange(n)
        angle = first[row]
        within = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
        if len(row) > n or (count > 1).any():
            for i in np.flatnonzero(within > 0):
                angle[i] = found[column.codes[row[i]]].values[within[i]]
        several = np.repeat(count > 1, count)
        rows.append(row)
        places.append(np.full(len(row), at.index))
        angles.append(angle)
        repeats.append(np.where(several, within + 1, at.repeat))
    if layout.wide:
        left = np.flatnonzero(~filled)
        rows.append(left)
        places.append(np.full(len(left), layout.angles[0].index))
        angles.append(np.full(len(left), np.nan))
        repeats.append(np.zeros(len(left), np.int64))
        empty_cells -= len(left) * len(layout.angles)
    row, cell = np.concatenate(rows), np.concatenate(places)
    order = np.arange(len(row)) if len(layout.angles) == 1 else np.lexsort((cell, row))
    readings = Readings(
        row[order],
        cell[order],
        np.concatenate(angles)[order],
        np.concatenate(repeats)[order],
        Faults(len(row)),
    )
    readings.empty_cells = max(0, empty_cells)
    readings.has_repeat = "repeat" in layout.roles or bool((readings.repeat > 0).any())
    for at in layout.angles:
        faulty = [a.fault for a in cells[at.index]]
        only = readings.cell == at.index if len(layout.angles) > 1 else None
        readings.faults.mark_texts(table.columns[at.index], at.index, faulty, readings.row, only)
    return readings


def _waiting_for_decimal(readings: Readings) -> None:
    unclear = [i for i, kind in enumerate(readings.faults.kinds) if kind.code == "decimal-unclear"]
    waiting = int(np.isin(readings.faults.which, unclear).sum()) if unclear else 0
    if waiting:
        text = "Some angles have a comma: is it a decimal comma, or does it part readings?"
        readings.questions.append(Question("decimal", text, choices("decimal"), waiting))


def _when(  # noqa: PLR0917
    readings: Readings,
    table: Table,
    layout: Layout,
    answers: dict[str, Any],
    own_epoch: str | None,
    latest: datetime,
) -> None:
    index = layout.roles["measured_at"]
    column = table.columns[index]
    moments = Moments(column, answers, own_epoch, latest)
    readings.decided += moments.decided
    readings.faults.mark_texts(column, index, moments.faults, readings.row)
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
        told = offset_column.take([text.strip() for text in offset_column.texts], object)[readings.row]
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


def _which_test(readings: Readings, table: Table, layout: Layout, answers: dict[str, Any]) -> None:  # noqa: C901, PLR0912
    """Find the test of each reading, and the side if the test's name says it."""
    labels: list[tuple[str, str]] = []
    readings.test = np.full(len(readings), -1, np.int8)
    readings.side = np.full(len(readings), -1, np.int8)
    label_of = np.zeros(len(readings), np.int64)
    written: dict[str, set[str]] = {}
    if "test" in layout.roles:
        column = table.columns[layout.roles["test"]]
        labels = [_label(text) for text in column.texts]
        for (label, _), text in zip(labels, column.texts, strict=True):
            written.setdefault(label, set()).add(text.strip())
        label_of = column.codes[readings.row].astype(np.int64)
    known_side = np.array([SIDES.index(side) if side else -1 for _, side in labels] or [-1], np.int8)
    readings.side = known_side[label_of] if labels else readings.side
    for at in layout.angles:
        if at.test or not labels:
            label_of = np.where(readings.cell == at.index, len(labels), label_of)
            labels.append((at.test, ""))
            written.setdefault(at.test, set()).add(at.header.strip())
    names = [label for label, _ in labels]
    unclear = sorted({label for label in names if label not in words().tests})
    answer = answers.get("test")
    if isinstance(answer, dict):
        means = {plain(label): test for label, test in answer.items()}
    else:
        # One test may answer for one unclear name, never for several.
        means = {unclear[0]: answer} if answer and len(unclear) == 1 else {}
    numbers = []
    for label in names:
        test = words().tests.get(label) or means.get(label)
        numbers.append(TESTS.index(test) if test else -1)
    readings.test = np.array(numbers or [-1], np.int8)[label_of]
    place = layout.roles.get("test", -1)
    for label in unclear:
        if label in means and means[label] is not None:
            name = repr(_as_written(label, written)) if label else "The test"
            readings.decided.append(f"{name} is {means[label]}, as you said.")
            continue
        here = np.isin(label_of, [i for i, name in enumerate(names) if name == label])
        if label in means:
            readings.faults.mark(here, "left-out", "You said that this test is none of the log's.", place)
        elif not label:
            readings.ask("test", "Which test are these readings?", here, "test-unknown", may=TESTS)
        else:
            may = words().unclear_tests.get(label, TESTS)
            text = f"Which test is {_as_written(label, written)!r}?"
            if len(unclear) > 1:
                text += f" (as test={{{label!r}: ...}})"
            readings.ask("test", text, here, "test-unknown", may=may, label=label)
    readings.convention_known = layout.own and set(names) <= {plain(test) for test in TESTS}


def _as_written(label: str, written: dict[str, set[str]]) -> str:
    """Return a test's name as the file has it, without a side where it comes with both."""
    forms = sorted(written.get(label, {label}))
    whole = [form for form in forms if plain(form) == label]
    return whole[0] if whole else forms[0] if len(forms) == 1 else label


def _label(text: str) -> tuple[str, str]:
    """Return the plain name of a test without its side, and the side."""
    name = plain(text)
    if name in words().tests or name in words().unclear_tests:
        return name, ""
    side, rest = split_side(name)
    return (rest, side) if side and rest else (name, "")


def _which_side(readings: Readings, table: Table, layout: Layout, answers: dict[str, Any]) -> None:
    faults = readings.faults
    for at in layout.angles:
        if at.side:
            here = readings.cell == at.index
            readings.side = np.where(here, SIDES.index(at.side), readings.side).astype(np.int8)
    if "side" in layout.roles:
        index = layout.roles["side"]
        column = table.columns[index]
        told = [words().sides.get(plain(text), "") for text in column.texts]
        wrong = [
            Fault("unknown-side", "Write left or right.") if not side and not is_missing(text) else None
            for side, text in zip(told, column.texts, strict=True)
        ]
        faults.mark_texts(column, index, wrong, readings.row)
        number = column.take([SIDES.index(side) if side else -1 for side in told], np.int8)[readings.row]
        clash = (number >= 0) & (readings.side >= 0) & (number != readings.side)
        faults.mark(clash, "side-contradiction", "Two columns name different sides.", index)
        readings.side = np.where(readings.side >= 0, readings.side, number).astype(np.int8)
    unknown = readings.side < 0
    if unknown.any() and "side" in answers:
        readings.side = np.where(unknown, SIDES.index(answers["side"]), readings.side).astype(np.int8)
    elif unknown.any():
        readings.ask("side", "Which side are the readings that name none?", unknown, "side-unknown")


def _pain(readings: Readings, table: Table, layout: Layout) -> None:
    readings.pain = np.full(len(readings), np.nan)
    if "pain_0_10" not in layout.roles:
        return
    index = layout.roles["pain_0_10"]
    column = table.columns[index]
    values, faults = [], []
    for text in column.texts:
        value, fault = np.nan, None
        if not is_missing(text):
            bare = text.strip().removeprefix("'")
            over_ten = bare.partition("/")
            found = read_angles(over_ten[0] if over_ten[2].strip() == "10" else bare, ",")
            if found.fault or len(found.values) != 1:
                fault = Fault("not-a-number", "Pain is a number from 0 to 10.")
            elif not 0 <= found.values[0] <= 10:
                fault = Fault("pain-out-of-range", "Pain goes from 0 to 10.")
            else:
                value = found.values[0]
        values.append(value)
        faults.append(fault)
    readings.faults.mark_texts(column, index, faults, readings.row)
    readings.pain = column.take(values, np.float64)[readings.row]


def _repeat(readings: Readings, table: Table, layout: Layout) -> None:
    if "repeat" not in layout.roles:
        return
    index = layout.roles["repeat"]
    column = table.columns[index]
    values, faults = [], []
    for text in column.texts:
        value, fault = 0, None
        bare = text.strip().removesuffix(".0").removesuffix(".")
        if bare.isascii() and bare.isdigit() and 1 <= int(bare[:9]) <= 1000:
            value = int(bare)
        elif not is_missing(text):
            fault = Fault("bad-repeat", "Repeats are counted 1, 2, 3.")
        values.append(value)
        faults.append(fault)
    readings.faults.mark_texts(column, index, faults, readings.row)
    told = column.take(values, np.int64)[readings.row]
    readings.repeat = np.where(readings.repeat > 0, readings.repeat, told)


def _words(readings: Readings, table: Table, layout: Layout, answers: dict[str, Any]) -> None:
    """Read the columns of free text; what is HTML or a formula stays the text that it is."""
    n = len(readings)
    texts = readings.texts
    for role in (*_TEXT_ROLES, "state"):
        texts[role] = Coded(np.zeros(n, np.int32), [str(answers.get(role, ""))])
        if role in layout.roles and role != "state":
            column = table.columns[layout.roles[role]]
            is_id = role == "row_id"
            texts[role] = column.distinct(readings.row) if is_id else column.changed(_own_text, readings.row)
    nobody = texts["subject"].is_text("")
    if nobody.all():
        texts["subject"] = Coded(np.zeros(n, np.int32), [str(answers.get("subject", "me"))])
    elif nobody.any():
        index = layout.roles["subject"]
        readings.faults.mark(nobody, "missing-subject", "Other rows name a person, this one does not.", index)
    if "state" in layout.roles:
        column = table.columns[layout.roles["state"]]
        texts["state"] = column.changed(lambda text: words().states.get(plain(text), ""), readings.row)
        other = column.changed(_other_state, readings.row)
        if any(other.texts):
            readings.decided.append("States that are neither warm nor cold were added to the notes.")
            notes, extra = texts["notes"].spread(), other.spread()
            joined = np.where((notes != "") & (extra != ""), "; ", "").astype(object)
            texts["notes"] = coded(notes + joined + extra)


def _other_state(text: str) -> str:
    return "" if is_missing(text) or plain(text) in words().states else f"state: {text.strip()}"


def _own_text(text: str) -> str:
    return unguard(text.strip())


def _unit(
    readings: Readings, table: Table, layout: Layout, cells: dict[int, list[Angles]], answers: dict[str, Any]
) -> None:
    """Bring angles to degrees where the file says what they are; wait for an answer where it does not."""
    factor = np.full(len(readings), 1.0)
    doubtful = np.zeros(len(readings), bool)
    fine = 0
    for at in layout.angles:
        here = readings.cell == at.index
        column = table.columns[at.index]
        told = column.take([angle.unit for angle in cells[at.index]], object)[readings.row]
        told = np.where(told == "", at.unit, told)
        radians = here & (told == "radians")
        factor[radians] = 180 / np.pi
        doubtful |= here & (told != "radians")
        fine += sum(
            len(text.strip().partition(".")[2] or text.strip().partition(",")[2]) >= 2
            for text in column.texts
        )
        if at.unit == "degrees" or any(angle.unit == "degrees" for angle in cells[at.index]):
            # Goniometers are read to a degree or a tenth: hundredths of small numbers belie the header.
            doubtful &= ~here | np.full(len(readings), fine >= max(3, len(column.texts) / 2))
    size = np.abs(readings.angle[doubtful & readings.faults.good])
    if answers.get("unit") == "radians":
        factor[:] = 180 / np.pi
        readings.decided.append("Angles were turned from radians into degrees, as you said.")
    elif "unit" not in answers and len(size) and 0 < size.max() <= 3.2:
        readings.ask(
            "unit",
            f"No angle is larger than {size.max():g}: are they degrees or radians?",
            doubtful,
            "unit-unknown",
        )
    if (factor != 1).any():
        readings.angle = readings.angle * factor
