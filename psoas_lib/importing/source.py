"""What a file is, decided by its bytes and never by its name, and its rows of text cells with line numbers."""

from __future__ import annotations

import io
import itertools
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from psoas_lib.importing.blocks import block_of_rows, text_blocks
from psoas_lib.importing.delimited import bounded_lines, find_delimiter, split_records
from psoas_lib.importing.encoding import find_encoding, open_bytes
from psoas_lib.importing.errors import ImportFileError
from psoas_lib.importing.workbook import MAX_COLUMNS, open_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psoas_lib.importing.blocks import Block

MAX_TEXT_BYTES = 4_000_000_000
MOST_COLUMNS = 2000
_WEB_PAGE = (
    "a web page, as some programs save under the name .xls. Open it in a spreadsheet and save as .xlsx"
)
_NO_TABLES = {
    b"<!doctype": _WEB_PAGE,
    b"<html": _WEB_PAGE,
    b"<table": _WEB_PAGE,
    b"<?xml": "XML. Open it in the program it comes from and export CSV or .xlsx",
    b"{\\rtf": "a text document. Copy its table into a spreadsheet and save that as .xlsx or CSV",
    b'{"': "JSON. Export CSV instead",
    b"[{": "JSON. Export CSV instead",
}


@dataclass
class Source:
    """An opened table.

    Attributes
    ----------
    kind : str
        Such as ``"CSV, ';', utf-8"``: what the bytes turned out to be.
    head : list of (int, list of str)
        The first rows, for recognising the header.
    serial_epoch : str or None
        ``"1900"`` or ``"1904"`` where the file itself says how it counts days.
    """

    kind: str
    head: list[tuple[int, list[str]]]
    delimiter: str = ","
    serial_epoch: str | None = None
    notes: list[str] = field(default_factory=list)
    _data: bytes | Path | None = None
    _encoding: str = "utf-8"
    _rows: list[tuple[int, list[str]]] | None = None

    @property
    def is_workbook(self) -> bool:
        """Say whether the cells come from a spreadsheet, and not from text."""
        return self._rows is not None

    def blocks(self, width: int, skip_lines: int) -> Iterator[Block]:
        """Yield the rows after line `skip_lines`, `width` cells each; blank rows are left out."""
        if self._rows is not None:
            yield block_of_rows(self._rows, width, skip_lines)
            return
        data = self._data
        size = max(1, data.stat().st_size if isinstance(data, Path) else len(data or b""))
        with open_bytes(data) as raw:
            yield from text_blocks(
                raw, self._encoding, self.delimiter, width, skip_lines, lambda: raw.tell() / size
            )


def open_source(path: str | Path | bytes, *, sheet: str | None = None) -> Source:
    """Find out what a file is and open it.

    Raises
    ------
    ImportFileError
        If it is no table, or one that unpacks to an unreasonable size.
    FileNotFoundError
        If there is no such file.
    """
    data: bytes | Path = path if isinstance(path, bytes) else Path(path).expanduser()
    if isinstance(data, Path):
        if data.is_dir():
            raise ImportFileError(f"{data} is a folder. Name the file in it that holds the log.")
        if data.stat().st_size > MAX_TEXT_BYTES:
            raise ImportFileError(f"{data.name} is larger than 4 GB. Split it, by person or by year.")
        with data.open("rb") as stream:
            start = stream.read(65536)
    else:
        start = data[:65536]
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _open_archive(data, sheet)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise ImportFileError(
            "This is an old Excel file (.xls) or a locked one. Save it as .xlsx or CSV first."
        )
    if start.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ")):
        raise ImportFileError("This file is compressed. Unpack it, then import the table in it.")
    if start.startswith((b"%PDF", b"SQLite format 3", b"\x89PNG", b"\xff\xd8\xff")):
        raise ImportFileError(
            "This is not a table but a PDF, a picture or a database. Export the log as CSV."
        )
    opening = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    for mark, what in _NO_TABLES.items():
        if opening.startswith(mark):
            raise ImportFileError(f"This is not a table of cells but {what}.")
    return _open_text(data, start)


def _open_text(data: bytes | Path, start: bytes) -> Source:
    encoding = find_encoding(data, start)
    notes = []
    if encoding in {"cp1252", "latin-1"}:
        notes.append("The file is not UTF-8; it was read in the old Windows encoding of western Europe.")
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    with io.TextIOWrapper(open_bytes(data), encoding, errors, newline=None) as stream:
        lines = list(itertools.islice(bounded_lines(stream), 200))
    told = ""
    if lines and lines[0].strip().casefold().startswith("sep=") and len(lines[0].strip()) == 5:
        told = lines[0].strip()[4]
    delimiter = told or find_delimiter(lines)
    head = [(line, cells) for line, cells, _ in split_records(iter(lines), delimiter) if cells is not None]
    width = max((len(cells) for _, cells in head), default=0)
    if width > MOST_COLUMNS:
        raise ImportFileError(
            f"This file has {width:,} columns, and a log has about ten. Save the ones with the log on their own."
        )
    shown = {"\t": "tab"}.get(delimiter, repr(delimiter))
    return Source(
        f"CSV, {shown} between the cells, {encoding.removesuffix('-sig')}",
        head, delimiter, notes=notes, _data=data, _encoding=encoding,
    )  # fmt: skip


def _open_archive(data: bytes | Path, sheet: str | None) -> Source:
    found = open_archive(data, sheet)
    if isinstance(found, bytes):
        return _open_text(found, found[:65536])
    kind = f"Excel workbook, sheet {found.sheet!r}"
    # A sheet is as wide as its widest row, also where a column has no name.
    width = max((len(cells) for _, cells in found.rows), default=0)
    head = [(line, cells + [""] * (width - len(cells))) for line, cells in found.rows[:200]]
    notes = [f"Only the first {MAX_COLUMNS} columns of the sheet were read."] if found.cut else []
    return Source(kind, head, serial_epoch=found.epoch, notes=notes, _rows=found.rows)
