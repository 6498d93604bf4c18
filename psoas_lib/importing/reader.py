"""From the columns of a file to readings: one for each angle, with what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from psoas_lib.importing.angles import Angles, is_plain_number, read_angles
from psoas_lib.importing.details import read_pain, read_repeat, read_when, read_words
from psoas_lib.importing.faults import Faults
from psoas_lib.importing.questions import Question, choices
from psoas_lib.importing.readings import Readings
from psoas_lib.importing.series import which_side, which_test

if TYPE_CHECKING:
    from datetime import datetime

    from psoas_lib.importing.layout import Layout
    from psoas_lib.importing.source import Source
    from psoas_lib.importing.table import Table


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
    read_when(readings, table, layout, answers, source.serial_epoch, latest)
    which_test(readings, table, layout, answers)
    which_side(readings, table, layout, answers)
    read_pain(readings, table, layout)
    read_repeat(readings, table, layout)
    read_words(readings, table, layout, answers)
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
                # A workbook keeps numbers without a sign of its own: these cells tell nothing about its texts.
                point |= not (source.is_workbook and is_plain_number(text))
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
            largest=f"{size.max():g}",
        )
    if (factor != 1).any():
        readings.angle = readings.angle * factor
