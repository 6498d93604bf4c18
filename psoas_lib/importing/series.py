"""Which test and which side each reading is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from psoas_lib.importing.header import split_side
from psoas_lib.importing.readings import TESTS
from psoas_lib.importing.values import Fault, is_missing
from psoas_lib.importing.words import plain, words
from psoas_lib.measure import SIDES

if TYPE_CHECKING:
    from psoas_lib.importing.layout import Layout
    from psoas_lib.importing.readings import Readings
    from psoas_lib.importing.table import Table


def which_test(readings: Readings, table: Table, layout: Layout, answers: dict[str, Any]) -> None:  # noqa: C901, PLR0912
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
            name = _as_written(label, written)
            text = f"Which test is {name!r}?"
            if len(unclear) > 1:
                text += f" (as test={{{label!r}: ...}})"
            readings.ask("test", text, here, "test-unknown", may=may, label=label, name=name)
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


def which_side(readings: Readings, table: Table, layout: Layout, answers: dict[str, Any]) -> None:
    """Find the side of each reading, from its column, its header or an answer."""
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
