"""The text of a CSV file into rows, and the lines that cannot be read, with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from psoas_lib.csvdialect import Dialect, decode_lines, find_dialect, is_well_quoted, split_cells, unguard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST_RECORD_LINES = 100_000
# A moment or a UUID. A line of a note may have as many commas as a row, but not one of these in that place.
_KEY = re.compile(r"(?=.*[0-9])[0-9A-Fa-fTZ.:/+ -]{6,}")
_NOT_TEXT = re.compile("[\udc80-\udcff]")


class DamagedLine(NamedTuple):
    """A line that could not be read: where it is, why, and its whole text."""

    file: str
    line: int
    reason: str
    text: str


class Record(NamedTuple):
    """A readable row: the number of its first line, and its cells by column."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Contents:
    """A whole file, read."""

    dialect: Dialect
    records: list[Record]
    damaged: list[DamagedLine]


def parse(raw: bytes, file: str, columns: Sequence[str], key: str, numbers: Iterable[str] = ()) -> Contents:
    """Read the bytes of a table; see `CsvFile` for the parameters."""
    text, encoding, undecodable = decode_lines(raw)
    dialect = find_dialect(text, encoding, columns, key, frozenset(numbers)) if text.strip() else None
    if dialect is None:
        plain = Dialect(encoding=encoding, columns=tuple(columns))
        reason = "the file has no line that names the columns, so its rows cannot be told apart"
        lines = enumerate(_shown(text, encoding).splitlines(), 1)
        return Contents(plain, [], [DamagedLine(file, n, reason, line) for n, line in lines if line.strip()])
    records: list[Record] = []
    damaged: list[DamagedLine] = []
    width = len(dialect.columns)
    for line, cells, whole in split_records(text, dialect, key):
        # A note over several lines may have its wrong byte in a later one than the record begins with.
        if undecodable and _NOT_TEXT.search(whole):
            damaged.append(DamagedLine(file, line, f"it is not {encoding} text", _shown(whole, encoding)))
        elif cells is None:
            damaged.append(DamagedLine(file, line, "a quotation mark is never closed", whole))
        elif tuple(cells) == dialect.columns or not any(cell.strip() for cell in cells):
            continue
        elif len(cells) != width:
            reason = f"it has {len(cells)} cells where the header has {width}"
            damaged.append(DamagedLine(file, line, reason, whole))
        else:
            named = dict(zip(dialect.columns, map(unguard, cells), strict=True))
            records.append(Record(line, named))
    return Contents(dialect, records, damaged)


def _shown(text: str, encoding: str) -> str:
    """Return text with the bytes that are none as backslash codes, so that it can be printed and saved."""
    return text.encode(encoding, "surrogateescape").decode(encoding, "backslashreplace")


def split_records(text: str, dialect: Dialect, key: str) -> Iterable[tuple[int, list[str] | None, str]]:
    """Yield (line number, cells or None, text) per record; an unclosed quote costs one line, not the rest."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.count('"') % 2 == 0:
            yield at + 1, split_cells(line, dialect), line
            at += 1
            continue
        taken = _closing_line(lines, at, dialect, key)
        whole = "\n".join(lines[at : at + taken]) if taken else line
        yield at + 1, split_cells(whole, dialect) if taken else None, whole
        at += taken or 1


def _closing_line(lines: list[str], at: int, dialect: Dialect, key: str) -> int:
    """Return how many lines a quoted cell that starts at line `at` spans, 0 if it is a torn line.

    A line within it that is a whole row by itself shows that the quotation mark was torn off.
    """
    quotes = 0
    place = dialect.columns.index(key) if key in dialect.columns else 0
    # Neither a slice nor an iterator: either would pass over the file again for every torn line.
    for taken in range(1, min(_LONGEST_RECORD_LINES, len(lines) - at) + 1):
        line = lines[at + taken - 1]
        quotes += line.count('"')
        if quotes % 2 == 0:
            whole = "\n".join(lines[at : at + taken])
            # A quotation mark that closes in the middle of a cell was torn off before, and this one opens.
            fits = is_well_quoted(whole, dialect.delimiter)
            return taken if fits and len(split_cells(whole, dialect)) == len(dialect.columns) else 0
        if taken > 1 and line.count('"') % 2 == 0:
            cells = split_cells(line, dialect)
            if len(cells) == len(dialect.columns) and _KEY.fullmatch(cells[place]):
                return 0
    return 0
