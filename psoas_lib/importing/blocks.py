"""A text file as blocks of rows: quickly where lines are plain, with care where they are not."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from psoas_lib.importing.delimited import (
    LONGEST_RECORD_LINES,
    MAX_LINE_CHARS,
    BadRow,
    fitted,
    split_records,
)
from psoas_lib.importing.errors import ImportFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_CHUNK_CHARS = 4_000_000
# A control character that parts cells and stands in none that people type.
_UNIT_MARK = "\x1f"
_LONGEST_LINE_CHARS = 160_000_000


class Block(NamedTuple):
    """Some rows of equal width as columns, with the line number of each row; `span` counts all its lines."""

    span: int
    lines: Any
    columns: Sequence[Any]
    bad: list[BadRow]
    done: float


def text_blocks(  # noqa: PLR0917
    raw: IO[bytes], encoding: str, delimiter: str, width: int, skip_lines: int, done: Callable[[], float]
) -> Iterator[Block]:
    """Yield the rows after line `skip_lines`, `width` cells each; blank rows are left out.

    Parameters
    ----------
    raw : binary stream
        The file, at its beginning.
    done : callable
        Returns the fraction that has been read, 0 to 1.
    """
    number = 0
    if encoding.startswith("utf-8"):
        if encoding == "utf-8-sig":
            raw.read(3)
        number = yield from _byte_blocks(raw, delimiter, width, skip_lines, done)
        encoding = "utf-8"
    # Bytes that are not text in this encoding come through as lone surrogates, to be quarantined.
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    with io.TextIOWrapper(raw, encoding, errors, newline=None) as stream:
        for _ in range(number, skip_lines):
            stream.readline()
        number = max(number, skip_lines)
        while text := stream.read(_CHUNK_CHARS):
            text = _whole_records(text, stream, '"')
            block = _plain_text(text, delimiter, width, number, done())
            if block is None:
                block = _odd_block(text, delimiter, width, number, done())
            yield block
            number += block.span


def _byte_blocks(
    raw: IO[bytes], delimiter: str, width: int, skip_lines: int, done: Callable[[], float]
) -> Any:
    """Yield blocks while lines end as they do today; return the number of lines that were read.

    At the first lone carriage return, which ended lines long ago, the stream is left where its line begins.
    """
    number = 0
    while number < skip_lines:
        place = raw.tell()
        line = raw.readline(_LONGEST_LINE_CHARS)
        if b"\r" in line.removesuffix(b"\n").removesuffix(b"\r"):
            raw.seek(place)
            return number
        number += 1
    while True:
        place = raw.tell()
        chunk = raw.read(_CHUNK_CHARS)
        if not chunk:
            return number
        if not _lone_return(chunk.removesuffix(b"\r")):
            chunk = _whole_records(chunk, raw, b'"')
        if _lone_return(chunk):
            raw.seek(place)
            return number
        if b"\r" in chunk:
            chunk = chunk.replace(b"\r\n", b"\n")
        block = _plain_block(chunk, delimiter, width, number, done())
        blocks = [block] if block else _mixed_blocks(chunk, delimiter, width, number, done())
        if blocks is None:
            text = chunk.decode("utf-8", "surrogateescape")
            blocks = [_odd_block(text, delimiter, width, number, done())]
        yield from blocks
        number += sum(block.span for block in blocks)


def _lone_return(chunk: bytes) -> bool:
    return b"\r" in chunk and chunk.count(b"\r") != chunk.count(b"\r\n")


def _whole_records(text: Any, stream: Any, quote: Any) -> Any:
    """Read on to the end of the line, and of a quoted cell that goes on in the next lines."""
    text += stream.readline(_LONGEST_LINE_CHARS)
    if len(text) > _LONGEST_LINE_CHARS:
        raise ImportFileError(
            "A line of this file is millions of characters long. It is not a table of rows."
        )
    if quote in text and text.count(quote) % 2:
        parts = [text]
        for _ in range(LONGEST_RECORD_LINES):
            more = stream.readline(_LONGEST_LINE_CHARS)
            parts.append(more)
            if not more or more.count(quote) % 2:
                break
        text = type(text)().join(parts)
    return text


def _plain_text(text: str, delimiter: str, width: int, first: int, done: float) -> Block | None:
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError:
        return None
    return _plain_block(raw, delimiter, width, first, done)


def _plain_block(raw: bytes, delimiter: str, width: int, first: int, done: float) -> Block | None:
    """Split lines that all have the same number of cells, without quotes, in one go; None for other lines."""
    if not width or b'"' in raw or b"\x00" in raw or not delimiter.isascii():
        return None
    if not raw.isascii():
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            return None
    import numpy as np  # noqa: PLC0415

    from psoas_lib.tokens import tokenise  # noqa: PLC0415

    columns = tokenise(raw if raw.endswith(b"\n") else raw + b"\n", delimiter, width)
    if columns is None:
        return None
    ends = columns[-1].starts + columns[-1].lengths
    if (ends - columns[0].starts).max() > MAX_LINE_CHARS:
        return None
    numbers = np.arange(first + 1, first + 1 + len(ends))
    # A row is blank if every cell is: few rows are left to look at after the first column.
    blank = np.arange(len(ends))
    for column in columns:
        letters = column.letters[column.starts[blank]]
        blank = blank[(column.lengths[blank] == 0) | (letters <= ord(" ")) | (letters > ord("~"))]
    span = len(ends)
    empty = np.zeros(span, bool)
    for row in blank.tolist():
        line = raw[columns[0].starts[row] : ends[row]].decode()
        empty[row] = not line.replace(delimiter, "").strip()
    if empty.any():
        kept = np.flatnonzero(~empty)
        numbers, columns = numbers[kept], [column.take(kept) for column in columns]
    return Block(span, numbers, columns, [], done)


def _mixed_blocks(raw: bytes, delimiter: str, width: int, first: int, done: float) -> list[Block] | None:
    """Take the lines with quotation marks out of those without: a note here and there costs only itself.

    None if a quoted cell goes on in the next line, or if the other lines are not plain either.
    """
    if not width or b'"' not in raw or not delimiter.isascii():
        return None
    filler = delimiter.encode() * (width - 1) + b"\n"
    pieces: list[bytes] = []
    quoted: list[tuple[int, str]] = []
    start, number = 0, first + 1
    at = raw.find(b'"')
    while at >= 0:
        begin, end = max(start, raw.rfind(b"\n", start, at) + 1), raw.find(b"\n", at) + 1 or len(raw)
        line = raw[begin:end]
        if line.count(b'"') % 2:
            return None
        number += raw.count(b"\n", start, begin)
        quoted.append((number, line.removesuffix(b"\n").decode("utf-8", "surrogateescape")))
        number += 1
        # A blank row in its place keeps the numbers of the lines after it.
        pieces += [raw[start:begin], filler]
        start, at = end, raw.find(b'"', end)
    plain = _plain_block(b"".join([*pieces, raw[start:]]), delimiter, width, first, done)
    if plain is None:
        return None
    cut = ((line, next(split_records(iter((text,)), delimiter, width))[1], text) for line, text in quoted)
    placed = ((line, *fitted(cells, text, width), text) for line, cells, text in cut)
    return [plain, _packed(_block(placed, 0, width, done), width)]


def _packed(block: Block, width: int) -> Block:
    """Return the same rows as bytes, so that columns of bytes stay that."""
    from psoas_lib.tokens import tokenise  # noqa: PLC0415

    rows = list(zip(*block.columns, strict=True))
    text = "\n".join(_UNIT_MARK.join(row) for row in rows) + "\n"
    clean = text.count(_UNIT_MARK) == len(rows) * (width - 1) and text.count("\n") == len(rows)
    if not rows or not clean:
        return block
    try:
        columns = tokenise(text.encode(), _UNIT_MARK, width)
    except UnicodeEncodeError:
        return block
    return block if columns is None else block._replace(columns=columns)


def _odd_block(text: str, delimiter: str, width: int, first: int, done: float) -> Block:
    lines = text.removesuffix("\n").split("\n")
    found = (
        (line, *fitted(cells, whole, width), whole)
        for line, cells, whole in split_records(iter(lines), delimiter, width)
    )
    placed = ((first + line, row, problem, whole) for line, row, problem, whole in found)
    return _block(placed, len(lines), width, done)


def block_of_rows(rows: list[tuple[int, list[str]]], width: int, skip_lines: int) -> Block:
    """Return the rows of a sheet after line `skip_lines`; a sheet does not store empty cells at the end."""
    whole = ((line, cells + [""] * (width - len(cells))) for line, cells in rows if line > skip_lines)
    found = ((line, *fitted(cells, "", width), " | ".join(cells)) for line, cells in whole)
    return _block(found, len(rows), width, 1.0)


def _block(found: Iterator[tuple[int, Any, Any, str]], span: int, width: int, done: float) -> Block:
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
    return Block(span, numbers, columns, bad, done)
