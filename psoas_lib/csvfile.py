"""A CSV file that several programs append to, that a spreadsheet may edit, and that loses no row.

Rows are added by one ``O_APPEND`` write and ``fsync`` under a lock, in whatever dialect the file has by
now. Lines that cannot be read are reported with their number, reason and text; they stay in the file.
"""

from __future__ import annotations

import codecs
import errno
import os
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from psoas_lib.csvdialect import (
    Dialect,
    bom_length,
    decode,
    decode_lines,
    find_dialect,
    render,
    render_cells,
    unguard,
)
from psoas_lib.csvrecords import Contents, parse, split_records
from psoas_lib.durable import LogWriteError, replace_file, sync, sync_folder, write_error
from psoas_lib.filelock import locked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path


@runtime_checkable
class Renders(Protocol):
    """Rows that know how to write themselves."""

    def __len__(self) -> int:
        """Count the rows."""

    def render(self, dialect: Dialect, numbers: frozenset[str]) -> str:
        """Return the rows as text in a dialect; `numbers` are the columns of decimal numbers."""


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
        self,
        choose: Callable[[Callable[[], Contents]], Sequence[Mapping[str, str]] | Renders],
        *,
        about: str = "",
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
            raise write_error(error, self.path) from error

    def read(self) -> Contents:
        """Read every row, and list what could not be read. A missing file is an empty one."""
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            raw = b""
        return parse(raw, self.path.name, self.columns, self.key, self.numbers)

    def texts_of(self, column: str) -> set[str]:
        """Return the texts that a column has in the readable rows; quick where no cell is quoted."""
        from psoas_lib.tokens import column_texts  # noqa: PLC0415 - appending needs no numpy

        raw = self.path.read_bytes() if self.path.exists() else b""
        head = raw[: raw.find(b"\n", 65_536) + 1 or len(raw)]
        text, encoding, undecodable = decode_lines(head)
        dialect = find_dialect(text, encoding, self.columns, self.key, self.numbers)
        if dialect and dialect.encoding == "utf-8" and column in dialect.columns and not undecodable:
            body = raw[bom_length(raw) :]
            place = dialect.columns.index(column)
            found = column_texts(body, dialect.delimiter, len(dialect.columns), place)
            if found is not None:
                return {unguard(cell) for cell in found}
        return {record.cells.get(column, "") for record in self.read().records}

    def _contents_about(self, about: str) -> Contents:
        if about and self.path.exists():
            raw = self.path.read_bytes()
            if not any(about.encode(name) in raw for name in ("utf-8", "utf-16-le", "utf-16-be")):
                return Contents(Dialect(columns=self.columns), [], [])
        return self.read()

    def _append_locked(self, rows: Sequence[Mapping[str, str]] | Renders) -> None:
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
            text = (
                rows.render(dialect, self.numbers)
                if isinstance(rows, Renders)
                else render(rows, dialect, self.numbers)
            )
            try:
                payload = text.encode(dialect.encoding)
            except UnicodeEncodeError:
                os.close(fd)
                fd = -1
                self._rewrite(lambda raw: codecs.BOM_UTF8 + decode(raw)[0].encode("utf-8"))
                fd = os.open(self.path, flags, 0o666)
                dialect = replace(dialect, encoding="utf-8")
                payload = text.encode("utf-8")
            size = os.fstat(fd).st_size
            if size == 0:
                payload = render_cells(dialect.columns, dialect).encode(dialect.encoding) + payload
            elif not self._ends_with_newline(fd, size, dialect):
                payload = dialect.newline.encode(dialect.encoding) + payload
            self._write_whole(fd, payload, size)
            self._seen = (_signature(fd), dialect)
        finally:
            if fd >= 0:
                os.close(fd)
        if is_new:
            sync_folder(self.path.parent)

    def _dialect_of(self, fd: int) -> Dialect | None:
        """Return the file's dialect, looking again only when someone else has changed it."""
        signature = _signature(fd)
        if self._seen is not None and self._seen[0] == signature:
            return self._seen[1]
        if signature[0] == 0:
            return Dialect(columns=self.columns)
        raw = self.path.read_bytes()
        text, encoding, _ = decode_lines(raw)
        return find_dialect(text, encoding, self.columns, self.key, self.numbers)

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
            sync(fd)
        except OSError:
            with suppress(OSError):
                os.ftruncate(fd, size)
                sync(fd)
            raise

    def _add_missing_columns(self) -> None:
        """Give a file that lost columns in a spreadsheet the missing ones, keeping a copy as ``.bak``."""

        def widen(raw: bytes) -> bytes:
            text, encoding, _ = decode_lines(raw)
            dialect = find_dialect(text, encoding, self.columns, self.key, self.numbers)
            if dialect is None:
                raise LogWriteError(
                    errno.EINVAL,
                    f"The first line does not name the columns of this log ({', '.join(self.columns)}), so "
                    "nothing was written. Put that line back, or move the file away and a new one is made",
                    str(self.path),
                )
            missing = [name for name in self.columns if name not in dialect.columns]
            parts: list[str] = []
            for line, cells, whole in split_records(text, dialect, self.key):
                if line == 1 and cells is not None:
                    parts.append(render_cells((*dialect.columns, *missing), dialect))
                elif cells is not None and len(cells) == len(dialect.columns):
                    parts.append(render_cells((*cells, *("" for _ in missing)), dialect))
                else:
                    parts.append(whole + dialect.newline)
            return raw[: bom_length(raw)] + "".join(parts).encode(encoding, "surrogateescape")

        self._rewrite(widen)

    def _rewrite(self, change: Callable[[bytes], bytes]) -> None:
        old = self.path.read_bytes()
        new = change(old)
        for target, data in ((self.path.with_name(self.path.name + ".bak"), old), (self.path, new)):
            replace_file(target, data)
        self._seen = None


def _signature(fd: int) -> tuple[int, int, int]:
    stat = os.fstat(fd)
    return stat.st_size, stat.st_mtime_ns, stat.st_ino
