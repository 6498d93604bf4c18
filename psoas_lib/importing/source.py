"""From a file of any kind to rows of text cells, each with its line number.

What the bytes are is decided by the bytes, never by the file's name. A line that cannot be split safely is
kept whole, with the reason.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from psoas_lib.importing.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_UNPACKED_BYTES = 600_000_000
MAX_RATIO = 200
MAX_TEXT_BYTES = 4_000_000_000
MAX_LINE_CHARS = 200_000
MAX_COLUMNS = 500
_CHUNK_CHARS = 8_000_000
_LONGEST_RECORD_LINES = 200
_UNDECODED = re.compile("[\udc80-\udcff]")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class ImportFileError(ValueError):
    """A file that cannot be read as a table at all; the message says what to do."""


class ManySheetsError(ImportFileError):
    """A workbook in which more than one sheet has rows; only its owner knows which is the log."""

    def __init__(self, sheets: tuple[str, ...]) -> None:
        super().__init__(f"The workbook has {len(sheets)} sheets with rows: {', '.join(sheets)}.")
        self.sheets = sheets


class BadRow(NamedTuple):
    """A row that could not be split into cells."""

    line: int
    code: str
    hint: str
    text: str


class Block(NamedTuple):
    """Some rows of equal width as columns, with the line number of each row."""

    lines: Any
    columns: list[Any]
    bad: list[BadRow]
    done: float


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

    def blocks(self, width: int, skip_lines: int) -> Iterator[Block]:
        """Yield the rows after line `skip_lines`, `width` cells each; blank rows are left out."""
        if self._rows is not None:
            yield _block_of_rows(self._rows, width, skip_lines)
            return
        with self._open() as (stream, size, position):
            yield from _blocks(stream, self.delimiter, width, skip_lines, lambda: position() / size)

    def _open(self) -> _Opened:
        return _Opened(self._data, self._encoding)


class _Opened:
    """A text stream over a file or bytes, and how far it has got."""

    def __init__(self, data: bytes | Path | None, encoding: str) -> None:
        self._raw: IO[bytes] = data.open("rb") if isinstance(data, Path) else io.BytesIO(data or b"")
        self._size = max(1, data.stat().st_size if isinstance(data, Path) else len(data or b""))
        # Bytes that are not text in this encoding come through as lone surrogates, to be quarantined.
        errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
        self._text = io.TextIOWrapper(self._raw, encoding, errors, newline=None)

    def __enter__(self) -> tuple[IO[str], int, Any]:
        return self._text, self._size, self._raw.tell

    def __exit__(self, *_: object) -> None:
        self._text.close()


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
        return _open_zip(data, sheet)
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
    return _open_text(data, start)


def _open_text(data: bytes | Path, start: bytes) -> Source:
    encoding = _encoding(data, start)
    notes = []
    if encoding in {"cp1252", "latin-1"}:
        notes.append("The file is not UTF-8; it was read in the old Windows encoding of western Europe.")
    with _Opened(data, encoding) as (stream, _, _):
        lines = list(itertools.islice(_bounded(stream), 200))
    told = ""
    if lines and lines[0].strip().casefold().startswith("sep=") and len(lines[0].strip()) == 5:
        told = lines[0].strip()[4]
    delimiter = told or _delimiter(lines)
    head = [(line, cells) for line, cells, _ in _records(iter(lines), delimiter) if cells is not None]
    shown = {"\t": "tab"}.get(delimiter, repr(delimiter))
    return Source(
        f"CSV, {shown} between the cells, {encoding.removesuffix('-sig')}",
        head, delimiter, notes=notes, _data=data, _encoding=encoding,
    )  # fmt: skip


def _encoding(data: bytes | Path, start: bytes) -> str:  # noqa: C901
    for mark, name in _BOMS:
        if start.startswith(mark):
            return name
    if start and len(start) >= 4:
        zeros = start[:4000]
        if zeros[1::2].count(0) > 0.3 * len(zeros[1::2]) and zeros[::2].count(0) < 0.02 * len(zeros):
            return "utf-16-le"
        if zeros[::2].count(0) > 0.3 * len(zeros[::2]) and zeros[1::2].count(0) < 0.02 * len(zeros):
            return "utf-16-be"
    good = bad = 0
    raw: IO[bytes] = data.open("rb") if isinstance(data, Path) else io.BytesIO(data)
    with raw:
        while chunk := raw.read(16_000_000):
            chunk += raw.readline()
            try:
                good += not chunk.decode("utf-8").isascii()
            except UnicodeDecodeError:
                for line in chunk.splitlines():
                    try:
                        good += not line.decode("utf-8").isascii()
                    except UnicodeDecodeError:
                        bad += 1
    if not bad or good:
        return "utf-8"
    raw = data.open("rb") if isinstance(data, Path) else io.BytesIO(data)
    with raw:
        while chunk := raw.read(16_000_000):
            try:
                chunk.decode("cp1252")
            except UnicodeDecodeError:
                return "latin-1"
    return "cp1252"


def _bounded(stream: IO[str]) -> Iterator[str]:
    """Yield lines without their ends; one that never ends comes in pieces of the largest size."""
    while line := stream.readline(MAX_LINE_CHARS * 4):
        yield line.removesuffix("\n")


def _delimiter(lines: list[str]) -> str:
    """Return the mark that splits most lines into the same number of cells, and a header into known words."""
    best, most = ",", -1.0
    known = words()
    for mark in (",", ";", "\t", "|"):
        rows = [cells for _, cells, _ in _records(iter(lines[:100]), mark) if cells and any(cells)]
        if not rows:
            continue
        widths = [len(row) for row in rows]
        common = max(set(widths), key=lambda width: (widths.count(width), width))
        if common == 1:
            continue
        named = max(
            sum(plain(cell) in known.columns or plain(cell) in known.sides for cell in row) for row in rows
        )
        score = 10 * named + widths.count(common) / len(widths) + min(common, 20) / 100
        if score > most:
            best, most = mark, score
    return best


def _blocks(stream: IO[str], delimiter: str, width: int, skip_lines: int, done: Any) -> Iterator[Block]:
    for _ in range(skip_lines):
        stream.readline()
    number = skip_lines
    while text := stream.read(_CHUNK_CHARS):
        text += stream.readline(20 * _CHUNK_CHARS)
        if len(text) > 20 * _CHUNK_CHARS:
            raise ImportFileError(
                "A line of this file is millions of characters long. It is not a table of rows."
            )
        if text.count('"') % 2:
            # A quoted cell goes on in the next lines.
            for _ in range(_LONGEST_RECORD_LINES):
                more = stream.readline(20 * _CHUNK_CHARS)
                text += more
                if not more or more.count('"') % 2:
                    break
        yield _plain_block(text, delimiter, width, number, done()) or _odd_block(
            text, delimiter, width, number, done()
        )
        number += text.count("\n")


def _plain_block(text: str, delimiter: str, width: int, first: int, done: float) -> Block | None:
    """Split lines that all have the same number of cells, without quotes, in one go; None for other lines."""
    if '"' in text or "\x00" in text or (not text.isascii() and _UNDECODED.search(text)):
        return None
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415

    raw = (text if text.endswith("\n") else text + "\n").encode("utf-8")
    letters = np.frombuffer(raw, np.uint8)
    ends = np.flatnonzero(letters == 10)
    marks = np.cumsum(letters == ord(delimiter), dtype=np.int32)[ends]
    lengths = np.diff(ends, prepend=-1) - 1
    if (np.diff(marks, prepend=0) != width - 1).any() or lengths.max() > MAX_LINE_CHARS:
        return None
    frame = pd.read_csv(
        io.BytesIO(raw), sep=delimiter, header=None, names=range(width), dtype=object, na_filter=False,
        quoting=csv.QUOTE_NONE, skip_blank_lines=False, index_col=False, encoding="utf-8", low_memory=False,
    )  # fmt: skip
    numbers = np.arange(first + 1, first + 1 + len(ends))
    if len(frame) != len(ends):
        return None
    columns = [frame[name].to_numpy(object) for name in frame.columns]
    filled = lengths >= width
    if not filled.all():
        numbers, columns = numbers[filled], [column[filled] for column in columns]
    return Block(numbers, columns, [], done)


def _odd_block(text: str, delimiter: str, width: int, first: int, done: float) -> Block:
    lines = text.removesuffix("\n").split("\n")
    found = (
        (line, *_fitted(cells, whole, width), whole)
        for line, cells, whole in _records(iter(lines), delimiter, width)
    )
    return _block(((first + line, row, problem, whole) for line, row, problem, whole in found), width, done)


def _block_of_rows(rows: list[tuple[int, list[str]]], width: int, skip_lines: int) -> Block:
    # A spreadsheet does not store empty cells at the end of a row.
    whole = ((line, cells + [""] * (width - len(cells))) for line, cells in rows if line > skip_lines)
    found = ((line, *_fitted(cells, "", width), " | ".join(cells)) for line, cells in whole)
    return _block(found, width, 1.0)


def _block(found: Iterator[tuple[int, Any, Any, str]], width: int, done: float) -> Block:
    good: list[list[str]] = []
    numbers: list[int] = []
    bad: list[BadRow] = []
    for line, row, problem, whole in found:
        if problem:
            bad.append(BadRow(line, problem[0], problem[1], whole))
        elif row is not None:
            good.append(row)
            numbers.append(line)
    columns = list(zip(*good, strict=True)) if good else [()] * width
    return Block(numbers, columns, bad, done)


def _fitted(  # noqa: PLR0911
    cells: list[str] | None, whole: str, width: int
) -> tuple[list[str] | None, tuple[str, str] | None]:
    """Return a row of the right width, or why it cannot be one; neither for a blank row."""
    if cells is None:
        return None, (
            "unclosed-quote",
            "A quotation mark opens and never closes on this line; remove or close it.",
        )
    if "\x00" in whole:
        return None, ("nul-bytes", "The line contains NUL characters, as a crash while saving leaves them.")
    if len(whole) > MAX_LINE_CHARS:
        return None, (
            "cell-too-long",
            f"The line has {len(whole)} characters; at most {MAX_LINE_CHARS} are read.",
        )
    if not whole.isascii() and _UNDECODED.search(whole):
        return None, (
            "encoding",
            "Some bytes of the line are not UTF-8 as the rest of the file is; type them anew.",
        )
    if not any(cell.strip() for cell in cells):
        return None, None
    if len(cells) > width:
        return None, (
            "too-many-cells",
            (
                f"The line has {len(cells)} cells where the header has {width}. Put a cell that contains the "
                "separating mark (a decimal comma, perhaps) between quotation marks."
            ),
        )
    if len(cells) < width:
        return None, (
            "too-few-cells",
            f"The line has {len(cells)} cells where the header has {width}; is it cut off?",
        )
    return cells, None


def _records(
    lines: Iterator[str], delimiter: str, width: int | None = None
) -> Iterator[tuple[int, list[str] | None, str]]:
    """Yield (line number, cells or None, text); an unclosed quotation mark costs its own line only."""
    waiting: list[str] = []
    number = 0
    for line in lines:
        waiting.append(line)
        if sum(text.count('"') for text in waiting) % 2 and len(waiting) < _LONGEST_RECORD_LINES:
            if len(waiting) == 1 or not _stands_alone(line, delimiter, width):
                continue
            # A whole row inside the quoted cell: the mark was never closed.
            for text in waiting:
                number += 1
                yield number, None if text.count('"') % 2 else _split(text, delimiter), text
        elif len(waiting) == 1 or sum(text.count('"') for text in waiting) % 2 == 0:
            whole = "\n".join(waiting)
            yield number + 1, _split(whole, delimiter), whole
            number += len(waiting)
        else:
            for text in waiting:
                number += 1
                yield number, None if text.count('"') % 2 else _split(text, delimiter), text
        waiting = []
    for text in waiting:
        number += 1
        yield number, None if text.count('"') % 2 else _split(text, delimiter), text


def _stands_alone(line: str, delimiter: str, width: int | None) -> bool:
    if line.count('"') % 2 or not line.strip():
        return False
    cells = _split(line, delimiter)
    return cells is not None and len(cells) > 1 and len(cells) == (width or len(cells))


def _split(text: str, delimiter: str) -> list[str] | None:
    if '"' not in text:
        return text.split(delimiter)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _open_zip(data: bytes | Path, sheet: str | None) -> Source:
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
                return _open_workbook(data, sheet)
            if "content.xml" in names or "Index/Document.iwa" in names:
                raise ImportFileError(  # noqa: TRY301
                    "This is an OpenDocument or Numbers file. Save it as .xlsx or CSV first."
                )
            tables = [name for name in sorted(names) if name.casefold().endswith((".csv", ".tsv", ".txt"))]
            if len(tables) != 1:
                raise ImportFileError(  # noqa: TRY301
                    f"This archive holds {len(tables)} tables ({', '.join(tables[:5]) or 'none'}). "
                    "Unpack it and import the one with the log."
                )
            with archive.open(tables[0]) as member:
                inner = member.read(MAX_UNPACKED_BYTES + 1)
            if len(inner) > MAX_UNPACKED_BYTES:
                raise ImportFileError("The table in this archive is larger than it says. It was not opened.")  # noqa: TRY301
            return _open_text(inner, inner[:65536])
    except (ImportFileError, FileNotFoundError):
        raise
    except Exception as error:  # broken archives raise anything from zlib.error to UnicodeDecodeError
        raise ImportFileError(
            f"This spreadsheet or archive is damaged or locked ({error}). Save it again."
        ) from error


def _refuse_entities(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse a workbook whose XML defines entities: they can grow without bound, and no spreadsheet does."""
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as member:
                if b"<!" in member.read(4096).replace(b"<!--", b""):
                    raise ImportFileError("This workbook defines its own XML entities, which may be a trap.")


def _open_workbook(data: bytes | Path, sheet: str | None) -> Source:
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
    return Source(f"Excel workbook, sheet {name!r}", rows[:200], serial_epoch=epoch, _rows=rows)


def _sheet_rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    # The size that the file claims may be a million empty rows; the rows themselves count.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_cell_text(value) for value in row[:MAX_COLUMNS]]
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
