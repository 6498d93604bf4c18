"""Loop Habit Tracker's exports: marks of days, in the table of all habits or in one habit's own file.

The forms that were seen in public code (tests of uhabits' exporter and of programs that read its archive):

- ``Checkmarks.csv`` beside ``Habits.csv``: ``Date,<habit>,<habit>,`` with a comma at the end of every line,
  and ``YES_MANUAL``, ``YES_AUTO``, ``NO``, ``SKIP``, ``UNKNOWN`` or a number in thousandths (10000 for 10.0)
  in the cells; older ones have 2, 1, 0 and -1 instead.
- ``001 Habit/Checkmarks.csv``: ``Date,Value,Notes``, with the habit's name in the folder's name only.
- The archive (ZIP) that holds all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from psoas_lib.importing.days import read_moment
from psoas_lib.importing.header import split_side
from psoas_lib.importing.sets import Found, counts, item
from psoas_lib.importing.words import plain, words

_YES = {"2", "yes manual", "yes"}
_NOT = {"", "0", "1", "3", "-1", "no", "skip", "unknown", "yes auto", "unknown value"}
_WORDS = {"yes manual", "yes auto", "no", "skip", "unknown"}
_UNNAMED = "a habit that the file does not name: leave it in its folder, such as '001 Psoas stretch'"
# Every folder of the export begins with the place of its habit.
_FOLDER = re.compile(r"\d{3} (.+)")


def _mark(cell: str) -> str:
    return cell.strip() if cell.strip() == "-1" else plain(cell)


def _amount(mark: str) -> bool:
    """Say whether a cell is an amount in thousandths: more than any mark, and so certainly not one."""
    return mark.isascii() and mark.isdigit() and int(mark) > 3


def is_one_habit(names: list[str], body: list[list[str]]) -> bool:
    """Say whether a file is one habit's: a date, a value in the app's own words, perhaps notes."""
    return names[:2] == ["date", "value"] and any(_mark(row[1]) in _WORDS for row in body)


def is_table_of_habits(names: list[str], body: list[list[str]]) -> bool:
    """Say whether every cell after the date is one of Loop's marks, and no name is a column of a log."""
    if names[0] != "date" or len(names) < 2:
        return False
    if any(name in words().columns or split_side(name)[0] for name in names[1:] if name):
        return False
    marks = [_mark(cell) for row in body[:50] for cell in row[1 : len(names)]]
    return all(mark in _YES | _NOT or _amount(mark) for mark in marks) and any(
        mark in _YES | _NOT for mark in marks if mark
    )


def read_loop(header: list[str], rows: list[tuple[int, list[str]]], extra: set[str], folder: str) -> Found:
    """Read marks; only one set by hand or an amount is practice, and no mark is no statement.

    Parameters
    ----------
    header : list of str
        The names of the columns.
    rows : list of (int, list of str)
        Lines and their cells.
    extra : set of str
        Plain names that count as stretches of the hip flexors too.
    folder : str
        The name of the folder of the file: it names the habit where the header does not.
    """
    items: list[dict[str, Any]] = []
    faults: list[tuple[Any, ...]] = []
    left_out = Counter[str]()
    if [plain(name) for name in header[:2]] == ["date", "value"]:
        named = _FOLDER.fullmatch(folder)
        habits = [(1, named[1] if named else _UNNAMED)]
    else:
        habits = [(index, name) for index, name in enumerate(header) if index and name]
    for line, row in rows:
        date = read_moment(row[0], "?", "?")
        for index, habit in habits:
            mark = _mark(row[index])
            if habit == _UNNAMED or not counts(habit, extra):
                left_out[habit] += 1
            elif mark not in _YES and not _amount(mark):
                left_out[f"{habit}: not ticked that day"] += 1
            elif date.fault:
                faults.append((line, header[0], row[0], *date.fault, *row))
            else:
                # An amount has no unit in these files: it tells that something was done, not for how long.
                items.append(item(line, habit, date, date, done_s=None, workout=habit))
    return Found(items, faults, left_out)
