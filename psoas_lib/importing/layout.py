"""Which column means what: long or wide, with or without a header, in four languages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psoas_lib.importing.angles import looks_like_angle
from psoas_lib.importing.days import looks_like_date
from psoas_lib.importing.words import plain, words
from psoas_lib.records import ROM_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_UNIT_SIGN = re.compile(r"[°º]")
QUARANTINE_PREFIX = "quarantine_"


@dataclass(frozen=True)
class AngleColumn:
    """A column of readings, and what its header says about them.

    ``test`` is the words of the header that name the test, empty where another column says it; ``unit`` is
    ``"degrees"``, ``"radians"`` or empty.
    """

    index: int
    header: str
    test: str = ""
    side: str = ""
    repeat: int = 0
    unit: str = ""


@dataclass
class Layout:
    """The columns of a file.

    Attributes
    ----------
    header_line : int
        The line of the header; 0 if there is none. Rows begin after it.
    names : list of str
        What the columns are called in reports.
    roles : dict
        Role (a column of the log, or ``"time"``) to column index.
    angles : list of AngleColumn
    unused : list of str
        Columns that were not understood and are not imported.
    own : bool
        The file has the columns of this pack's log, whose convention is known.
    unclear : str
        What could not be settled about the columns; empty if nothing.
    """

    header_line: int
    names: list[str]
    roles: dict[str, int] = field(default_factory=dict)
    angles: list[AngleColumn] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    own: bool = False
    unclear: str = ""

    @property
    def wide(self) -> bool:
        """Say whether a row may hold more than one reading."""
        return len(self.angles) > 1


def find_layout(
    head: Sequence[tuple[int, list[str]]], answer: Mapping[str, str | int] | None = None
) -> Layout:
    """Recognise the columns from the first rows; `answer` maps a role to a header or a number from 1."""
    rows = [(line, cells) for line, cells in head if any(cell.strip() for cell in cells)]
    if not rows:
        return Layout(0, [])
    line, header = _header_row(rows)
    layout = _from_header(line, header) if line else _from_content(rows)
    if answer:
        _apply(layout, answer)
    _settle(layout)
    return layout


def _header_row(rows: Sequence[tuple[int, list[str]]]) -> tuple[int, list[str]]:
    """Return the first row that names columns, looking below titles; line 0 if there is none."""
    for line, cells in rows[:20]:
        if any(looks_like_date(cell) for cell in cells):
            return 0, []
        found = [_meaning(cell) for cell in cells]
        named = sum(role != "" for role in found)
        if named >= 2 or (named == 1 and len(cells) <= 2 and len(rows) == 1):
            return line, cells
    # Words above the first row that has a number are a header, even in a language not known here.
    line, cells = rows[0]
    texts = [cell for cell in cells if cell.strip()]
    if len(texts) >= 2 and not any(looks_like_angle(cell) for cell in texts):
        return line, cells
    return 0, []


def _meaning(cell: str) -> str:
    """Return the role of a header cell, ``"angle_deg"`` for a column of readings, or nothing."""
    text = plain(cell)
    if text in words().columns:
        return words().columns[text]
    return "angle_deg" if _angle_column(0, cell) else ""


def _angle_column(index: int, header: str) -> AngleColumn | None:
    """Take a header apart into test, side, repeat and unit; None if it is no column of readings."""
    known = words()
    tokens = plain(_UNIT_SIGN.sub(" deg ", header)).split()
    unit = next((known.units[token] for token in tokens if token in known.units), "")
    rest = [token for token in tokens if token not in known.units]
    repeat = next((int(token) for token in rest if token.isdigit() and 0 < int(token) <= 20), 0)
    rest = [re.sub(r"(?<=[a-z])\d{1,2}$", "", token) for token in rest if not token.isdigit()]
    glued = re.search(r"[a-z](\d{1,2})$", " ".join(tokens))
    repeat = repeat or (int(glued[1]) if glued and 0 < int(glued[1]) <= 20 else 0)
    side, label = split_side(" ".join(rest))
    if label in known.tests or label in known.unclear_tests:
        return AngleColumn(index, header, label, side, repeat, unit)
    if known.columns.get(label) == "angle_deg":
        return AngleColumn(index, header, "", side, repeat, unit)
    if not label and (side or (unit and not repeat)):
        return AngleColumn(index, header, "", side, repeat, unit)
    return None


def split_side(text: str) -> tuple[str, str]:
    """Take a side out of plain words, from the end or the beginning.

    Examples
    --------
    >>> split_side("hip extension l"), split_side("linke hufte"), split_side("ely test")
    (('left', 'hip extension'), ('left', 'hufte'), ('', 'ely test'))
    """
    sides = words().sides
    tokens = text.split()
    found = []
    for count in range(min(3, len(tokens)), 0, -1):
        end, start = " ".join(tokens[-count:]), " ".join(tokens[:count])
        if end in sides:
            found.append((sides[end], " ".join(tokens[:-count])))
        if start in sides:
            found.append((sides[start], " ".join(tokens[count:])))
    # "left hip flexion" is the flexion of the left hip, not the flexion of something on it.
    known = [one for one in found if one[1] in words().tests or one[1] in words().unclear_tests]
    return (known or found or [("", text)])[0]


def _from_header(line: int, header: list[str]) -> Layout:
    names = [cell.strip() or f"column {number}" for number, cell in enumerate(header, 1)]
    layout = Layout(line, names)
    layout.own = {"test", "side", "angle_deg", "measured_at"} <= set(names)
    seen: Counter[str] = Counter()
    for index, name in enumerate(names):
        if name.startswith(QUARANTINE_PREFIX):
            continue
        role = name if name in ROM_COLUMNS else words().columns.get(plain(name), "")
        column = None if role and role != "angle_deg" else _angle_column(index, name)
        if name == "angle_deg":
            column = AngleColumn(index, name, unit="degrees")
        if column is not None:
            layout.angles.append(column)
        elif role and role not in layout.roles:
            layout.roles[role] = index
        elif role:
            seen[role] += 1
            layout.unclear = f"two columns may both be the {role}: {names[layout.roles[role]]!r} and {name!r}"
        else:
            layout.unused.append(name)
    # "Test 1" or "Messung 2" beside a side column is a reading, not the name of a test.
    return layout


def _from_content(rows: Sequence[tuple[int, list[str]]]) -> Layout:  # noqa: C901 - one branch per role
    """Guess roles only where one column alone can have them; the rest is asked."""
    width = Counter(len(cells) for _, cells in rows).most_common(1)[0][0]
    body = [cells for _, cells in rows if len(cells) == width]
    names = [f"column {number}" for number in range(1, width + 1)]
    if width == len(ROM_COLUMNS) and all(plain(cells[3]) in words().tests for cells in body):
        names = list(ROM_COLUMNS)
        layout = _from_header(0, names)
        layout.header_line = 0
        return layout
    layout = Layout(0, names)
    may: dict[str, list[int]] = {"measured_at": [], "side": [], "test": [], "angle_deg": []}
    for index in range(width):
        cells = [row[index].strip() for row in body if row[index].strip()]
        if not cells:
            continue
        if all(plain(cell) in words().sides for cell in cells):
            may["side"].append(index)
        elif all(
            split_side(plain(c))[1] in words().tests.keys() | words().unclear_tests.keys() for c in cells
        ):
            may["test"].append(index)
        elif sum(map(looks_like_date, cells)) > 0.6 * len(cells):
            may["measured_at"].append(index)
        elif sum(map(looks_like_angle, cells)) > 0.6 * len(cells):
            may["angle_deg"].append(index)
    for role, found in may.items():
        if len(found) == 1 and role != "angle_deg":
            layout.roles[role] = found[0]
        elif len(found) == 1:
            layout.angles = [AngleColumn(found[0], names[found[0]])]
        elif len(found) > 1:
            which = ", ".join(str(index + 1) for index in found)
            layout.unclear = f"the file has no header, and columns {which} may each be the {role}"
    used = {*layout.roles.values(), *(column.index for column in layout.angles)}
    layout.unused = [name for index, name in enumerate(names) if index not in used]
    return layout


def _apply(layout: Layout, answer: Mapping[str, str | int]) -> None:
    """Follow the answer about columns."""
    for role, place in answer.items():
        if role not in {*ROM_COLUMNS, "time"}:
            raise ValueError(
                f"There is no column {role!r} in the log. Choose among: {', '.join(ROM_COLUMNS)}, time."
            )
        if isinstance(place, int):
            index = place - 1
        elif place in layout.names:
            index = layout.names.index(place)
        else:
            raise ValueError(f"The file has no column {place!r}. It has: {', '.join(layout.names)}.")
        if not 0 <= index < len(layout.names):
            raise ValueError(f"The file has columns 1 to {len(layout.names)}, got {place}.")
        layout.angles = [column for column in layout.angles if column.index != index]
        layout.roles = {known: at for known, at in layout.roles.items() if at != index}
        if role == "angle_deg":
            found = _angle_column(index, layout.names[index])
            layout.angles = [found or AngleColumn(index, layout.names[index])]
        else:
            layout.roles[role] = index
        if layout.names[index] in layout.unused:
            layout.unused.remove(layout.names[index])
        layout.unclear = ""


def _settle(layout: Layout) -> None:
    if layout.unclear:
        return
    if (
        not layout.angles
        and "test" in layout.roles
        and plain(layout.names[layout.roles["test"]]) == "messung"
    ):
        index = layout.roles.pop("test")
        layout.angles = [AngleColumn(index, layout.names[index])]
    if "measured_at" not in layout.roles:
        layout.unclear = "no column was recognised as the date of the measurement"
    elif not layout.angles:
        layout.unclear = "no column was recognised as the angle"
    else:
        same = Counter((c.test, c.side, c.repeat) for c in layout.angles)
        if max(same.values()) > 1:
            twice = next(c for c in layout.angles if same[c.test, c.side, c.repeat] > 1)
            both = [
                c.header
                for c in layout.angles
                if (c.test, c.side, c.repeat) == (twice.test, twice.side, twice.repeat)
            ]
            layout.unclear = f"{len(both)} columns may each be the angle: {', '.join(map(repr, both))}"
