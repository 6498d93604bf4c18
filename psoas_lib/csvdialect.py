"""How a CSV file is written: its encoding and marks, and the cells and rows that fit in."""

from __future__ import annotations

import codecs
import csv
import io
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# A formula may begin where a cell does, and a cell begins wherever the reader takes a sign for its separator:
# a spreadsheet set to semicolons cuts a file with commas at the semicolons of its notes.
_CELL = "(?:\\A|(?<=[;,\\t\\r\\n]))"
_FORMULA = "(?='*[-=+@\\t\\r\\n\uff1d\uff0b\uff0d\uff20])"
_RISKY = re.compile(_CELL + _FORMULA)
_GUARDED = re.compile(f"{_CELL}'{_FORMULA}")


@dataclass(frozen=True)
class Dialect:
    """How a file is written: what the next row must look like to fit in."""

    encoding: str = "utf-8"
    delimiter: str = ","
    newline: str = "\n"
    decimal: str = "."
    columns: tuple[str, ...] = ()


def guard(text: str) -> str:
    """Put an apostrophe before whatever a spreadsheet would run as a formula; `unguard` undoes it.

    Examples
    --------
    >>> guard("=1+1"), guard("tight on the left"), unguard(guard("'=x"))
    ("'=1+1", 'tight on the left', "'=x")
    >>> print(guard("tight;=1+1;"))
    tight;'=1+1;
    """
    return _RISKY.sub("'", text)


def unguard(text: str) -> str:
    """Take away the apostrophes that `guard` put there."""
    return _GUARDED.sub("", text) if "'" in text else text


def split_cells(text: str, dialect: Dialect) -> list[str]:
    """Return the cells of one record."""
    if '"' not in text:
        return text.split(dialect.delimiter)
    if len(text) > csv.field_size_limit():
        return _split_long(text, dialect.delimiter)
    with suppress(csv.Error):
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter):
            return cells
    return [text]


def is_well_quoted(text: str, delimiter: str) -> bool:
    """Say whether quotation marks stand around whole cells only, as programs write them.

    Examples
    --------
    >>> is_well_quoted('a,"b, c",d', ","), is_well_quoted('a,"b,c,"d', ",")
    (True, False)
    """
    mark = re.escape(delimiter)
    cell = f'(?:"(?:[^"]++|"")*+"|[^"{mark}]*+)'
    return re.fullmatch(f"{cell}(?:{mark}{cell})*+", text) is not None


def _split_long(text: str, delimiter: str) -> list[str]:
    """Do what csv does for cells longer than its limit, which is one for the whole process."""
    cells = []
    at = 0
    while at >= 0:
        cell = ""
        if text.startswith('"', at):
            end = text.find('"', at + 1)
            while end >= 0 and text.startswith('""', end):
                end = text.find('"', end + 2)
            if end < 0:
                return [text]
            cell, at = text[at + 1 : end].replace('""', '"'), end + 1
        stop = text.find(delimiter, at)
        cells.append(cell + text[at : stop if stop >= 0 else len(text)])
        at = stop + 1 if stop >= 0 else -1
    return cells


def find_dialect(
    text: str, encoding: str, columns: Sequence[str], key: str, numbers: frozenset[str]
) -> Dialect | None:
    """Recognise the dialect by the header that names our columns, or by a whole first row of ours."""
    newline = "\r\n" if "\r\n" in text else "\n" if "\n" in text or "\r" not in text else "\r"
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n", 200)
    best: Dialect | None = None
    most = 0
    for delimiter in (",", ";", "\t", "|"):
        dialect = Dialect(encoding, delimiter, newline)
        head = [cell.strip() for cell in split_cells(lines[0], dialect)]
        known = len(set(head) & set(columns))
        if key in head and known > most and len(set(head)) == len(head):
            best, most = replace(dialect, columns=tuple(head)), known
    if best is None:
        return None
    places = [i for i, name in enumerate(best.columns) if name in numbers]
    points = False
    for line in lines[1:200]:
        cells = split_cells(line, best)
        numbers_here = [cells[i] for i in places if i < len(cells)]
        if any("," in cell and "." not in cell for cell in numbers_here):
            return replace(best, decimal=",")
        points = points or any("." in cell for cell in numbers_here)
    # Spreadsheets part cells by semicolons where the comma is the decimal mark: there 8.5 would be a day in May.
    return replace(best, decimal=",") if best.delimiter == ";" and not points else best


def decode(raw: bytes) -> tuple[str, str]:
    """Return the text and its encoding."""
    text, encoding, _ = decode_lines(raw)
    return text, encoding


def decode_lines(raw: bytes) -> tuple[str, str, set[int]]:
    """Return the text, its encoding, and the numbers of lines that do not fit that encoding."""
    for mark, name in _BOMS:
        if raw.startswith(mark):
            body = raw[len(mark) :]
            if name != "utf-8":
                return body.decode(name, "replace"), name, set()
            raw = body
            break
    try:
        return raw.decode("utf-8"), "utf-8", set()
    except UnicodeDecodeError:
        pass
    lines = raw.split(b"\n")
    commas = max((lines[0].count(mark) for mark in (b",", b";", b"\t")), default=0)
    wrong: set[int] = set()
    old_windows = False
    utf8 = False
    for number, line in enumerate(lines, 1):
        try:
            utf8 |= not line.decode("utf-8").isascii()
        except UnicodeDecodeError:
            wrong.add(number)
            # A whole row in the old Windows encoding is evidence; a torn row is not.
            old_windows |= any(line.count(mark) >= commas for mark in (b",", b";", b"\t"))
    if old_windows and not utf8:
        try:
            return raw.decode("cp1252"), "cp1252", set()
        except UnicodeDecodeError:
            return raw.decode("latin-1"), "latin-1", set()
    return raw.decode("utf-8", "surrogateescape"), "utf-8", wrong


def render(rows: Iterable[Mapping[str, str]], dialect: Dialect, numbers: frozenset[str]) -> str:
    """Return rows as text in a dialect; the columns in `numbers` hold decimal numbers."""
    return "".join(
        render_cells(
            [safe_cell(row.get(name, ""), dialect, is_number=name in numbers) for name in dialect.columns],
            dialect,
        )
        for row in rows
    )


def safe_cell(text: str, dialect: Dialect, *, is_number: bool) -> str:
    """Return a cell as it may stand in a file that a spreadsheet opens."""
    # Before Python 3.13 csv leaves a lone carriage return unquoted, and readers take it for a line end.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace(".", dialect.decimal) if is_number else guard(text)


def render_cells(cells: Sequence[str], dialect: Dialect) -> str:
    """Return one row of cells as text, with its line end."""
    out = io.StringIO()
    csv.writer(out, delimiter=dialect.delimiter, lineterminator=dialect.newline).writerow(cells)
    return out.getvalue()


def bom_length(raw: bytes) -> int:
    """Return how many bytes of byte order mark a file begins with."""
    return next((len(mark) for mark, _ in _BOMS if raw.startswith(mark)), 0)
