"""Lines of text into cells: which mark parts them, where quotation marks open and close, what is malformed.

A line that cannot be split safely is kept whole, with the reason.
"""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from typing import IO, TYPE_CHECKING, NamedTuple

from psoas_lib.csvdialect import is_well_quoted
from psoas_lib.importing.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LINE_CHARS = 200_000
LONGEST_RECORD_LINES = 200
_UNDECODED = re.compile("[\udc80-\udcff]")


class BadRow(NamedTuple):
    """A row that could not be split into cells."""

    line: int
    code: str
    hint: str
    text: str


def bounded_lines(stream: IO[str]) -> Iterator[str]:
    """Yield lines without their ends; one that never ends comes in pieces of the largest size."""
    while line := stream.readline(MAX_LINE_CHARS * 4):
        yield line.removesuffix("\n")


def find_delimiter(lines: list[str]) -> str:
    """Return the mark that splits most lines into the same number of cells, and a header into known words."""
    best, most = ",", -1.0
    known = words()
    for mark in (",", ";", "\t", "|"):
        rows = [cells for _, cells, _ in split_records(iter(lines[:100]), mark) if cells and any(cells)]
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


def fitted(  # noqa: PLR0911
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


def split_records(
    lines: Iterator[str], delimiter: str, width: int | None = None
) -> Iterator[tuple[int, list[str] | None, str]]:
    """Yield (line number, cells or None, text); an unclosed quotation mark costs its own line only."""
    waiting: list[str] = []
    again: deque[str] = deque()
    number = 0
    while (line := again.popleft() if again else next(lines, None)) is not None:
        waiting.append(line)
        if sum(text.count('"') for text in waiting) % 2 and len(waiting) < LONGEST_RECORD_LINES:
            if len(waiting) == 1 or not _stands_alone(line, delimiter, width):
                continue
            # A whole row inside the quoted cell: the mark was never closed.
            for text in waiting:
                number += 1
                yield number, None if text.count('"') % 2 else _split(text, delimiter), text
        elif len(waiting) == 1 or sum(text.count('"') for text in waiting) % 2 == 0:
            whole = "\n".join(waiting)
            if len(waiting) == 1 or is_well_quoted(whole, delimiter):
                yield number + 1, _split(whole, delimiter), whole
                number += len(waiting)
            else:
                # The mark that closes the first line's opens a cell of its own: those lines are read again.
                number += 1
                yield number, None, waiting[0]
                again.extendleft(reversed(waiting[1:]))
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
        # Without a line end in it, a text is one line to the reader, and needs no stream around it.
        lines = (text,) if "\n" not in text and "\r" not in text else io.StringIO(text, newline="")
        rows = list(csv.reader(lines, delimiter=delimiter, strict=False))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None
