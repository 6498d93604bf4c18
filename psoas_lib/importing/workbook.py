"""Spreadsheets and archives into rows of text cells, refused where they would harm the reader."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from psoas_lib.importing.errors import ImportFileError, ManySheetsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_UNPACKED_BYTES = 600_000_000
MAX_RATIO = 200
MAX_COLUMNS = 500


class Workbook(NamedTuple):
    """The one sheet with rows: its name, its rows, how the workbook counts days, and if it is too wide."""

    sheet: str
    rows: list[tuple[int, list[str]]]
    epoch: str
    cut: bool


def open_archive(data: bytes | Path, sheet: str | None) -> Workbook | bytes:
    """Return a workbook's rows, or the bytes of the one table in an archive.

    Raises
    ------
    ImportFileError
        If it is neither, is damaged, or unpacks to an unreasonable size.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            packed = max(1, sum(entry.compress_size for entry in entries))
            if unpacked > MAX_UNPACKED_BYTES or (unpacked > 20_000_000 and unpacked / packed > MAX_RATIO):
                raise ImportFileError(  # noqa: TRY301
                    f"This file unpacks from {packed:,} to {unpacked:,} bytes, which no log does. It "
                    "was not opened."
                )
            names = {entry.filename for entry in entries}
            if "xl/workbook.xml" in names:
                _refuse_entities(archive, entries)
                return _read_workbook(data, sheet)
            return _only_table(archive, names)
    except (ImportFileError, FileNotFoundError):
        raise
    except Exception as error:  # broken archives raise anything from zlib.error to UnicodeDecodeError
        raise ImportFileError(
            f"This spreadsheet or archive is damaged or locked ({error}). Save it again."
        ) from error


def _only_table(archive: zipfile.ZipFile, names: set[str]) -> bytes:
    if "xl/workbook.bin" in names:
        raise ImportFileError("This is a binary Excel workbook (.xlsb). Save it as .xlsx or CSV first.")
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise ImportFileError("This is a document, not a table. Copy its table into a spreadsheet first.")
    if "content.xml" in names or "Index/Document.iwa" in names:
        raise ImportFileError("This is an OpenDocument or Numbers file. Save it as .xlsx or CSV first.")
    tables = [name for name in sorted(names) if name.casefold().endswith((".csv", ".tsv", ".txt"))]
    # Loop Habit Tracker exports an archive: this is the one of its tables that holds the marks of all habits.
    if {"Checkmarks.csv", "Habits.csv"} <= names:
        tables = ["Checkmarks.csv"]
    if len(tables) != 1:
        raise ImportFileError(
            f"This archive holds {len(tables)} tables ({', '.join(tables[:5]) or 'none'}). "
            "Unpack it and import the one with the log."
        )
    with archive.open(tables[0]) as member:
        inner = member.read(MAX_UNPACKED_BYTES + 1)
    if len(inner) > MAX_UNPACKED_BYTES:
        raise ImportFileError("The table in this archive is larger than it says. It was not opened.")
    return inner


def _refuse_entities(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse a workbook whose XML defines entities: they can grow without bound, and no spreadsheet does."""
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as member:
                if b"<!" in member.read(4096).replace(b"<!--", b""):
                    raise ImportFileError("This workbook defines its own XML entities, which may be a trap.")


def _read_workbook(data: bytes | Path, sheet: str | None) -> Workbook:
    try:
        import openpyxl  # noqa: PLC0415 - needed for spreadsheets only
        from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: PLC0415
    except ImportError:
        raise ImportFileError("To read .xlsx files, install openpyxl; or save the sheet as CSV.") from None
    stream = io.BytesIO(data) if isinstance(data, bytes) else io.BytesIO(data.read_bytes())
    try:
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
    except Exception as error:
        raise ImportFileError(f"This spreadsheet is damaged ({error}). Open it and save it again.") from error
    try:
        names = [name for name in book.sheetnames if hasattr(book[name], "iter_rows")]
        if sheet is not None and sheet not in names:
            raise ImportFileError(f"There is no sheet {sheet!r}. The sheets are: {', '.join(names)}.")  # noqa: TRY301
        tables = {name: list(_sheet_rows(book[name])) for name in ([sheet] if sheet else names)}
        epoch = "1904" if book.epoch == CALENDAR_MAC_1904 else "1900"
    except ImportFileError:
        raise
    except Exception as error:
        raise ImportFileError(f"This spreadsheet is damaged ({error}). Open it and save it again.") from error
    finally:
        book.close()
    full = {name: rows for name, rows in tables.items() if rows}
    if len(full) > 1:
        raise ManySheetsError(tuple(full))
    name, rows = next(iter(full.items()), (names[0] if names else "", []))
    cut = any(len(cells) > MAX_COLUMNS for _, cells in rows)
    return Workbook(name, [(line, cells[:MAX_COLUMNS]) for line, cells in rows], epoch, cut)


def _sheet_rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    # The size that the file claims may be a million empty rows; the rows themselves count.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_cell_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if any(cell.strip() for cell in cells):
            yield number, cells


def _cell_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)
