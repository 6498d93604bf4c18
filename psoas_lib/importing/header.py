"""The lines that name the columns: one or several, below titles, in any language; and what a name says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from psoas_lib.importing.angles import looks_like_angle
from psoas_lib.importing.days import looks_like_date
from psoas_lib.importing.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNIT_SIGN = re.compile("[°º˚∘⁰ᵒ]")
_LINES = 20
# Words between a test and its unit, as in "Hüftbeugung in Grad".
_BETWEEN = {"in", "en", "of", "the", "im"}


@dataclass(frozen=True)
class AngleColumn:
    """A column of readings, and what its header says about them.

    ``test`` is the words of the header that name the test, empty where another column says it; ``unit`` is
    ``"degrees"``, ``"radians"`` or empty; ``state`` is ``"warm"``, ``"cold"`` or empty.
    """

    index: int
    header: str
    test: str = ""
    side: str = ""
    repeat: int = 0
    unit: str = ""
    state: str = ""

    @property
    def meaning(self) -> tuple[str, str, int, str]:
        """What tells this column from the others of a row."""
        return self.test, self.side, self.repeat, self.state


class Header(NamedTuple):
    """The names of the columns.

    ``line`` is the last line they stand on, 0 where there are none; ``last`` the cells of that line, ``names``
    those of all header lines together, ``titles`` the cells of the lines above.
    """

    line: int
    names: list[str]
    last: list[str]
    titles: list[str]


NO_HEADER = Header(0, [], [], [])


def find_header(rows: Sequence[tuple[int, list[str]]]) -> Header:
    """Find the names of the columns in the first rows of a file that are not blank."""
    place = _first_line(rows)
    if place < 0:
        return NO_HEADER
    line, names = rows[place]
    last = names
    for below, cells in rows[place + 1 : place + 3]:
        if not _continues(names, cells):
            break
        line, names, last = below, _joined(names, cells), cells
    titles = [cell.strip() for _, cells in rows[:place] for cell in cells if cell.strip()]
    return Header(line, names, last, titles)


def _first_line(rows: Sequence[tuple[int, list[str]]]) -> int:
    """Return which row begins the header, looking below titles; -1 if there is none."""
    data = len(rows)
    for place, (_, cells) in enumerate(rows[:_LINES]):
        dated = any(looks_like_date(cell) for cell in cells)
        named = sum(_meaning(cell) != "" for cell in cells)
        if not dated and (named >= 2 or (named == 1 and len(cells) <= 2 and len(rows) == 1)):
            return place
        if dated and any(looks_like_angle(cell) for cell in cells if not looks_like_date(cell)):
            data = place
            break
    # Words above the first row that has a number are a header, even in a language not known here.
    place = data - 1 if data < len(rows) else 0
    texts = [cell for cell in rows[place][1] if cell.strip()] if place >= 0 else []
    wordy = len(texts) >= 2 and not any(looks_like_angle(cell) or looks_like_date(cell) for cell in texts)
    return place if wordy else -1


def _meaning(cell: str) -> str:
    """Return the role of a header cell, ``"angle_deg"`` for a column of readings, or nothing."""
    text = plain(cell)
    if text in words().columns:
        return words().columns[text]
    return "angle_deg" if angle_column(0, cell) else ""


def _continues(names: list[str], cells: list[str]) -> bool:
    """Say whether a row goes on with a header: sides, units, tests or numbers of repeats under wide cells."""
    found = 0
    for index, cell in enumerate(cells):
        if not cell.strip():
            continue
        found += 1
        above = names[index].strip() if index < len(names) else ""
        part = bool(above) and _meaning(above) not in {"", "angle_deg"}
        if part or not above:
            known = _is_unit(cell) or (not above and (_meaning(cell) != "" or _is_count(cell)))
        else:
            known = _is_unit(cell) or angle_column(0, cell) is not None or plain(cell) in words().states
            known |= _is_count(cell) and not _filled(names, index + 1)[1]
        if not known:
            return False
    return found > 0


def _is_unit(cell: str) -> bool:
    tokens = plain(_UNIT_SIGN.sub(" deg ", cell)).split()
    return (bool(tokens) and all(token in words().units for token in tokens)) or cell.strip()[0] in "[("


def _is_count(cell: str) -> bool:
    return cell.strip().isdecimal() and 0 < int(cell) <= 20


def _filled(names: list[str], index: int) -> tuple[str, bool]:
    """Return the name above a place, which may stand in a wide cell that begins further left, and if it is its own."""
    if index < len(names) and names[index].strip():
        return names[index].strip(), True
    left = next((name.strip() for name in reversed(names[:index]) if name.strip()), "")
    return ("" if _meaning(left) not in {"", "angle_deg"} else left), False


def _joined(first: list[str], cells: list[str]) -> list[str]:
    width = max(len(first), len(cells))
    below = [*cells, *[""] * (width - len(cells))]
    above = [_filled(first, index) for index in range(width)]
    names = []
    for (name, own), cell in zip(above, below, strict=True):
        # What stands under a name such as "Date" tells how its cells are written, and does not rename it.
        whole = own and _meaning(name) not in {"", "angle_deg"}
        inherited = name if own or cell.strip() else ""
        names.append(name if whole else f"{inherited} {cell.strip()}".strip())
    return names


def angle_column(index: int, header: str) -> AngleColumn | None:
    """Take a header apart into test, side, repeat, state and unit; None if it is no column of readings."""
    known = words()
    # A percentage is no angle, so its sign may not vanish from the name.
    tokens = plain(_UNIT_SIGN.sub(" deg ", header).replace("%", " percent ")).split()
    unit = next((known.units[token] for token in tokens if token in known.units), "")
    rest = [token for token in tokens if token not in known.units]
    repeat = next((int(token) for token in rest if token.isdigit() and 0 < int(token) <= 20), 0)
    rest = [re.sub(r"(?<=[a-z])\d{1,2}$", "", token) for token in rest if not token.isdigit()]
    glued = re.search(r"[a-z](\d{1,2})$", " ".join(tokens))
    repeat = repeat or (int(glued[1]) if glued and 0 < int(glued[1]) <= 20 else 0)
    for state, left in _states(rest):
        side, label = split_side(" ".join(left))
        if unit and label not in known.tests:
            label = (
                " ".join(label.split()[:-1])
                if label.split()[-1:] and label.split()[-1] in _BETWEEN
                else label
            )
        column = AngleColumn(index, header, label, side, repeat, unit, state)
        if label in known.tests or label in known.unclear_tests:
            return column
        if known.columns.get(label) == "angle_deg" or (not label and (side or (unit and not repeat))):
            return AngleColumn(index, header, "", side, repeat, unit, state)
    return None


def _states(tokens: list[str]) -> list[tuple[str, list[str]]]:
    """Return a header's words whole, and without the one word that says warm or cold."""
    found = [place for place, token in enumerate(tokens) if token in words().states]
    if len(found) != 1 or len(tokens) == 1:
        return [("", tokens)]
    place = found[0]
    return [("", tokens), (words().states[tokens[place]], tokens[:place] + tokens[place + 1 :])]


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
