"""A CSV file that several programs append to, that a spreadsheet may edit, and that loses no row.

Rows are added by one ``O_APPEND`` write and ``fsync`` under a lock, in whatever dialect the file has by
now. Lines that cannot be read are reported with their number, reason and text; they stay in the file.
"""

from __future__ import annotations

import codecs
import csv
import errno
import io
import os
import uuid
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from psoas_lib.filelock import locked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
_LONGEST_RECORD_LINES = 200


class LogWriteError(OSError):
    """A row could not be written; the file is as it was before."""


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
class Dialect:
    """How a file is written: what the next row must look like to fit in."""

    encoding: str = "utf-8"
    delimiter: str = ","
    newline: str = "\n"
    decimal: str = "."
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contents:
    """A whole file, read."""

    dialect: Dialect
    records: list[Record]
    damaged: list[DamagedLine]


class CsvFile:
    """An append-only table of text cells.

    Parameters
    ----------
    path : pathlib.Path
        The file; it and its folder are made by the first append.
    columns : sequence of str
        The columns that this program writes. A file may hold more; they are kept.
    key : str
        A column that no row of this program leaves empty and that tells rows from fragments.
    numbers : sequence of str
        The columns that hold decimal numbers; in a file with decimal commas they get one too.
    """

    def __init__(self, path: Path, columns: Sequence[str], *, key: str, numbers: Sequence[str] = ()) -> None:
        self.path = path
        self.columns = tuple(columns)
        self.key = key
        self.numbers = frozenset(numbers)
        self._seen: tuple[tuple[int, int, int], Dialect] | None = None

    def append(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Add rows with one write, and return when the disk has them.

        Raises
        ------
        LogWriteError
            If they could not be written; then none of them is in the file.
        """
        self.append_if(lambda _: rows)

    def append_if(
        self, choose: Callable[[Callable[[], Contents]], Sequence[Mapping[str, str]]], *, about: str = ""
    ) -> int:
        """Let `choose` look at the file under the lock, add the rows it returns, and say how many.

        `choose` gets a function that reads the file. With `about`, that function answers with an empty
        file, without parsing, unless the text `about` occurs in it.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with locked(self.path.parent / ".lock"):
                rows = choose(lambda: self._contents_about(about))
                if rows:
                    self._append_locked(rows)
                return len(rows)
        except LogWriteError:
            raise
        except OSError as error:
            raise _write_error(error, self.path) from error

    def read(self) -> Contents:
        """Read every row, and list what could not be read. A missing file is an empty one."""
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            raw = b""
        return parse(raw, self.path.name, self.columns, self.key, self.numbers)

    def _contents_about(self, about: str) -> Contents:
        if about and self.path.exists():
            raw = self.path.read_bytes()
            if not any(about.encode(name) in raw for name in ("utf-8", "utf-16-le", "utf-16-be")):
                return Contents(Dialect(columns=self.columns), [], [])
        return self.read()

    def _append_locked(self, rows: Sequence[Mapping[str, str]]) -> None:
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        is_new = not self.path.exists()
        fd = os.open(self.path, flags, 0o666)
        try:
            dialect = self._dialect_of(fd)
            if dialect is None or not set(self.columns) <= set(dialect.columns):
                os.close(fd)
                fd = -1
                self._add_missing_columns()
                fd = os.open(self.path, flags, 0o666)
                dialect = self._dialect_of(fd)
                if dialect is None:  # pragma: no cover - the rewrite has just made it readable
                    raise LogWriteError(
                        errno.EIO, "The file changed while it was being written", str(self.path)
                    )
            text = _render(rows, dialect, self.numbers)
            try:
                payload = text.encode(dialect.encoding)
            except UnicodeEncodeError:
                os.close(fd)
                fd = -1
                self._rewrite(lambda raw: codecs.BOM_UTF8 + _decode(raw)[0].encode("utf-8"))
                fd = os.open(self.path, flags, 0o666)
                dialect = replace(dialect, encoding="utf-8")
                payload = text.encode("utf-8")
            size = os.fstat(fd).st_size
            if size == 0:
                payload = _render_cells(dialect.columns, dialect).encode(dialect.encoding) + payload
            elif not self._ends_with_newline(fd, size, dialect):
                payload = dialect.newline.encode(dialect.encoding) + payload
            self._write_whole(fd, payload, size)
            self._seen = (_signature(fd), dialect)
        finally:
            if fd >= 0:
                os.close(fd)
        if is_new:
            _sync_folder(self.path.parent)

    def _dialect_of(self, fd: int) -> Dialect | None:
        """Return the file's dialect, looking again only when someone else has changed it."""
        signature = _signature(fd)
        if self._seen is not None and self._seen[0] == signature:
            return self._seen[1]
        if signature[0] == 0:
            return Dialect(columns=self.columns)
        raw = self.path.read_bytes()
        text, encoding, _ = _decode_lines(raw)
        return _dialect(text, encoding, self.columns, self.key, self.numbers)

    def _ends_with_newline(self, fd: int, size: int, dialect: Dialect) -> bool:
        end = dialect.newline[-1].encode(dialect.encoding)
        os.lseek(fd, max(0, size - len(end)), os.SEEK_SET)
        tail = os.read(fd, len(end))
        # A lone carriage return in a file of "\r\n" lines is a torn line end; a blank line mends it.
        return tail == end

    def _write_whole(self, fd: int, payload: bytes, size: int) -> None:
        """Write all of it or nothing."""
        try:
            written = os.write(fd, payload)
            if written < len(payload):
                raise OSError(errno.ENOSPC, "The disk took only a part of the row")  # noqa: TRY301
            _sync(fd)
        except OSError:
            with suppress(OSError):
                os.ftruncate(fd, size)
                _sync(fd)
            raise

    def _add_missing_columns(self) -> None:
        """Give a file that lost columns in a spreadsheet the missing ones, keeping a copy as ``.bak``."""

        def widen(raw: bytes) -> bytes:
            text, encoding, _ = _decode_lines(raw)
            dialect = _dialect(text, encoding, self.columns, self.key, self.numbers)
            if dialect is None:
                raise LogWriteError(
                    errno.EINVAL,
                    f"The first line does not name the columns of this log ({', '.join(self.columns)}), so "
                    "nothing was written. Put that line back, or move the file away and a new one is made",
                    str(self.path),
                )
            missing = [name for name in self.columns if name not in dialect.columns]
            parts: list[str] = []
            for line, cells, whole in _records(text, dialect, self.key):
                if line == 1 and cells is not None:
                    parts.append(_render_cells((*dialect.columns, *missing), dialect))
                elif cells is not None and len(cells) == len(dialect.columns):
                    parts.append(_render_cells((*cells, *("" for _ in missing)), dialect))
                else:
                    parts.append(whole + dialect.newline)
            return raw[: _bom_length(raw)] + "".join(parts).encode(encoding, "surrogateescape")

        self._rewrite(widen)

    def _rewrite(self, change: Callable[[bytes], bytes]) -> None:
        old = self.path.read_bytes()
        new = change(old)
        for target, data in ((self.path.with_name(self.path.name + ".bak"), old), (self.path, new)):
            replace_file(target, data)
        self._seen = None


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` at `path` at once: readers see the old file or the new one, never a half."""
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            _sync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def parse(raw: bytes, file: str, columns: Sequence[str], key: str, numbers: Iterable[str] = ()) -> Contents:
    """Read the bytes of a table; see `CsvFile` for the parameters."""
    text, encoding, undecodable = _decode_lines(raw)
    dialect = _dialect(text, encoding, columns, key, frozenset(numbers)) if text.strip() else None
    if dialect is None:
        plain = Dialect(encoding=encoding, columns=tuple(columns))
        reason = "the file has no line that names the columns, so its rows cannot be told apart"
        lines = enumerate(text.splitlines(), 1)
        return Contents(plain, [], [DamagedLine(file, n, reason, line) for n, line in lines if line.strip()])
    records: list[Record] = []
    damaged: list[DamagedLine] = []
    width = len(dialect.columns)
    for line, cells, whole in _records(text, dialect, key):
        if line in undecodable:
            shown = whole.encode(encoding, "surrogateescape").decode(encoding, "backslashreplace")
            damaged.append(DamagedLine(file, line, f"it is not {encoding} text", shown))
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


def guard(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula; `unguard` undoes it.

    Examples
    --------
    >>> guard("=1+1"), guard("tight on the left"), unguard(guard("'=x"))
    ("'=1+1", 'tight on the left', "'=x")
    """
    return "'" + text if text.lstrip("'").startswith(_RISKY) else text


def unguard(text: str) -> str:
    """Take away the apostrophe that `guard` put there."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_RISKY) else text


def _records(text: str, dialect: Dialect, key: str) -> Iterable[tuple[int, list[str] | None, str]]:
    """Yield (line number, cells or None, text) per record; an unclosed quote costs one line, not the rest."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.count('"') % 2 == 0:
            yield at + 1, _split(line, dialect), line
            at += 1
            continue
        taken = _closing_line(lines, at, dialect, key)
        whole = "\n".join(lines[at : at + taken]) if taken else line
        yield at + 1, _split(whole, dialect) if taken else None, whole
        at += taken or 1


def _closing_line(lines: list[str], at: int, dialect: Dialect, key: str) -> int:
    """Return how many lines a quoted cell that starts at line `at` spans, 0 if it is a torn line.

    A line within it that is a whole row by itself shows that the quotation mark was torn off.
    """
    quotes = 0
    place = dialect.columns.index(key) if key in dialect.columns else 0
    for taken, line in enumerate(lines[at : at + _LONGEST_RECORD_LINES], 1):
        quotes += line.count('"')
        if quotes % 2 == 0:
            whole = "\n".join(lines[at : at + taken])
            return taken if len(_split(whole, dialect)) == len(dialect.columns) else 0
        if taken > 1 and line.count('"') % 2 == 0:
            cells = _split(line, dialect)
            if len(cells) == len(dialect.columns) and cells[place]:
                return 0
    return 0


def _split(text: str, dialect: Dialect) -> list[str]:
    if '"' not in text:
        return text.split(dialect.delimiter)
    with suppress(csv.Error):
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter):
            return cells
    return [text]


def _dialect(
    text: str, encoding: str, columns: Sequence[str], key: str, numbers: frozenset[str]
) -> Dialect | None:
    """Recognise the dialect by the header that names our columns, or by a whole first row of ours."""
    newline = "\r\n" if "\r\n" in text else "\n" if "\n" in text or "\r" not in text else "\r"
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n", 200)
    best: Dialect | None = None
    most = 0
    for delimiter in (",", ";", "\t", "|"):
        dialect = Dialect(encoding, delimiter, newline)
        head = [cell.strip() for cell in _split(lines[0], dialect)]
        known = len(set(head) & set(columns))
        if key in head and known > most and len(set(head)) == len(head):
            best, most = replace(dialect, columns=tuple(head)), known
    if best is None:
        return None
    places = [i for i, name in enumerate(best.columns) if name in numbers]
    for line in lines[1:200]:
        cells = _split(line, best)
        if any(i < len(cells) and "," in cells[i] and "." not in cells[i] for i in places):
            return replace(best, decimal=",")
    return best


def _decode(raw: bytes) -> tuple[str, str]:
    text, encoding, _ = _decode_lines(raw)
    return text, encoding


def _decode_lines(raw: bytes) -> tuple[str, str, set[int]]:
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
            utf8 = utf8 or not line.decode("utf-8").isascii()
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


def _render(rows: Iterable[Mapping[str, str]], dialect: Dialect, numbers: frozenset[str]) -> str:
    def cell(row: Mapping[str, str], name: str) -> str:
        # Before Python 3.13 csv leaves a lone carriage return unquoted, and readers take it for a line end.
        text = row.get(name, "").replace("\r\n", "\n").replace("\r", "\n")
        if name in numbers:
            return text.replace(".", dialect.decimal)
        return guard(text)

    return "".join(_render_cells([cell(row, name) for name in dialect.columns], dialect) for row in rows)


def _render_cells(cells: Sequence[str], dialect: Dialect) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=dialect.delimiter, lineterminator=dialect.newline).writerow(cells)
    return out.getvalue()


def _bom_length(raw: bytes) -> int:
    return next((len(mark) for mark, _ in _BOMS if raw.startswith(mark)), 0)


def _signature(fd: int) -> tuple[int, int, int]:
    stat = os.fstat(fd)
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def _sync(fd: int) -> None:
    try:
        os.fsync(fd)
    except OSError as error:
        # Browsers' file systems and devices have no such call; a real failure is EIO or ENOSPC.
        if error.errno not in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}:
            raise


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def _write_error(error: OSError, path: Path) -> LogWriteError:
    """Say what stopped the write, that nothing was lost, and what to do."""
    advice = {
        errno.ENOSPC: "the disk is full. Free some space and log again",
        errno.EDQUOT: "your disk quota is used up. Free some space and log again",
        errno.EFBIG: "the file may not grow any larger here. Move the log to another place (PSOAS_HOME)",
        errno.EROFS: "the folder is read-only. Choose another one with PSOAS_HOME or RomLog(folder)",
        errno.EACCES: "you may not write there. Choose another folder with PSOAS_HOME or RomLog(folder)",
        errno.EPERM: "you may not write there. Choose another folder with PSOAS_HOME or RomLog(folder)",
        errno.ENOTDIR: "a part of the path is a file, not a folder. Choose another with RomLog(folder)",
        errno.EEXIST: "a part of the path is a file, not a folder. Choose another with RomLog(folder)",
    }
    number = error.errno or errno.EIO
    why = advice.get(number, f"{error.strerror or error}. Try again")
    return LogWriteError(number, f"The log could not be written and is as it was before: {why}", str(path))
