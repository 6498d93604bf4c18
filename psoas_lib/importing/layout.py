"""Which column means what: long or wide, with or without a header, in four languages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psoas_lib.importing.angles import looks_like_angle
from psoas_lib.importing.days import looks_like_date
from psoas_lib.importing.header import NO_HEADER, AngleColumn, Header, angle_column, find_header, split_side
from psoas_lib.importing.words import plain, words
from psoas_lib.records import ROM_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

QUARANTINE_PREFIX = "quarantine_"
_ROLE_NAMES = {"measured_at": "date", "angle_deg": "angle", "pain_0_10": "pain"} | {
    role: role for role in ("side", "test", "state")
}


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
    turned : bool
        The dates stand in a row: no column is what the log needs.
    told : list of str
        What was settled about the columns, in sentences.
    header : Header
        Where the names of the columns stand.
    """

    header_line: int
    names: list[str]
    roles: dict[str, int] = field(default_factory=dict)
    angles: list[AngleColumn] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    own: bool = False
    unclear: str = ""
    turned: bool = False
    told: list[str] = field(default_factory=list)
    header: Header = NO_HEADER

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
    header = find_header(rows)
    body = [cells for line, cells in rows if line > header.line]
    layout = _from_header(header, body) if header.line else _from_content(rows)
    if answer:
        _apply(layout, answer)
    _settle(layout)
    dates = [cell for cell in rows[0][1][1:] if looks_like_date(cell)]
    if layout.unclear and not answer and len(dates) >= 2 and not looks_like_date(rows[0][1][0]):
        layout.turned = True
        layout.unclear = "the dates stand in a row, and not below each other in a column"
    return layout


def _from_header(header: Header, body: Sequence[list[str]] = ()) -> Layout:
    names = [cell.strip() or f"column {number}" for number, cell in enumerate(header.names, 1)]
    layout = Layout(header.line, names, header=header)
    layout.own = {"test", "side", "angle_deg", "measured_at"} <= set(names)
    seen: Counter[str] = Counter()
    for index, name in enumerate(names):
        if name.startswith(QUARANTINE_PREFIX):
            continue
        role = name if name in ROM_COLUMNS else words().columns.get(plain(name), "")
        column = None if role and role != "angle_deg" else angle_column(index, name)
        if name == "angle_deg":
            column = AngleColumn(index, name, unit="degrees")
        if column is not None:
            layout.angles.append(column)
        elif role and role not in layout.roles:
            layout.roles[role] = index
        elif role:
            seen[role] += 1
            both = f"{names[layout.roles[role]]!r} and {name!r}"
            layout.unclear = f"two columns may both be the {_ROLE_NAMES.get(role, role)}: {both}"
        else:
            layout.unused.append(name)
    _by_content(layout, body)
    return layout


def _by_content(layout: Layout, body: Sequence[list[str]]) -> None:
    """Give a role that no header names to the one column whose cells can be nothing else."""
    missing = {"measured_at", "side", "test", "state"} - set(layout.roles)
    if any(column.side for column in layout.angles):
        missing -= {"side"}
    if any(column.test for column in layout.angles):
        missing -= {"test"}
    may: dict[str, list[int]] = {role: [] for role in sorted(missing)}
    unused = set(layout.unused)
    for index, name in enumerate(layout.names):
        cells = [row[index].strip() for row in body if index < len(row) and row[index].strip()]
        if name in unused and cells and (role := _role_of(cells)) in may:
            may[role].append(index)
    for role, found in may.items():
        if len(found) == 1:
            name = layout.names[found[0]]
            layout.roles[role] = found[0]
            layout.unused.remove(name)
            layout.told.append(
                f"The column {name!r} was read as the {_ROLE_NAMES[role]}, because of what stands in it."
            )


def _role_of(cells: list[str]) -> str:
    """Return what all the cells of a column are; empty where they may be something else."""
    known = words()
    texts = {plain(cell) for cell in cells}
    # A single letter may be a grade or a group, unless both sides are there.
    if texts <= known.sides.keys() and (
        len({known.sides[text] for text in texts}) == 2 or min(map(len, texts)) >= 4
    ):
        return "side"
    if texts <= known.states.keys() and min(map(len, texts)) >= 3:
        return "state"
    if all(split_side(text)[1] in known.tests.keys() | known.unclear_tests.keys() for text in texts):
        return "test"
    return "measured_at" if all(map(looks_like_date, cells)) else ""


def _from_content(rows: Sequence[tuple[int, list[str]]]) -> Layout:  # noqa: C901 - one branch per role
    """Guess roles only where one column alone can have them; the rest is asked."""
    width = Counter(len(cells) for _, cells in rows).most_common(1)[0][0]
    body = [cells for _, cells in rows if len(cells) == width]
    names = [f"column {number}" for number in range(1, width + 1)]
    if width == len(ROM_COLUMNS) and all(plain(cells[3]) in words().tests for cells in body):
        names = list(ROM_COLUMNS)
        return _from_header(NO_HEADER._replace(names=names))
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
            layout.unclear = (
                f"the file has no header, and columns {which} may each be the {_ROLE_NAMES[role]}"
            )
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
            found = angle_column(index, layout.names[index])
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
        same = Counter(column.meaning for column in layout.angles)
        if max(same.values()) > 1:
            twice = next(column for column in layout.angles if same[column.meaning] > 1)
            both = [column.header for column in layout.angles if column.meaning == twice.meaning]
            layout.unclear = f"{len(both)} columns may each be the angle: {', '.join(map(repr, both))}"
