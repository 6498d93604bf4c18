"""Lines of equal width into cells by arithmetic on their bytes, without an object for each cell.

The marks between the cells are found in one sweep; a cell is then a place and a length. Cells of up to 64
bytes are compared as whole 64-bit words.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_PACKED_BYTES = 64
_LINE_END = 10
_STEP_BYTES = 4_000_000
# The bytes of a word that belong to a cell of 0 to 8 bytes: the first byte is the lowest.
_KEPT = np.array([(1 << (8 * count)) - 1 for count in range(9)], "<u8")
_ODD = np.uint64(0x9E3779B97F4A7C15)


class ByteCells(NamedTuple):
    """The cells of one column of some rows.

    Attributes
    ----------
    letters : numpy.ndarray of uint8
        The bytes of the rows, with `LONGEST_PACKED_BYTES` zeros behind them.
    starts, lengths : numpy.ndarray of int64, shape (rows,)
    """

    letters: np.ndarray[Any, Any]
    starts: np.ndarray[Any, Any]
    lengths: np.ndarray[Any, Any]

    @property
    def longest(self) -> int:
        """Return the length of the longest cell in bytes."""
        return int(self.lengths.max(initial=0))

    def take(self, rows: np.ndarray[Any, Any]) -> ByteCells:
        """Return the cells of some rows."""
        return ByteCells(self.letters, self.starts[rows], self.lengths[rows])

    def packed(self) -> np.ndarray[Any, Any]:
        """Return the cells as byte strings of equal size, a multiple of 8; none may be longer than 64."""
        count = max(1, -(-self.longest // 8))
        # Strings may start anywhere in memory, so every place of the bytes is the start of one.
        everywhere = np.ndarray(
            (len(self.letters) - 8 * count + 1,), f"S{8 * count}", self.letters, strides=(1,)
        )
        packed: np.ndarray[Any, Any] = everywhere[self.starts]
        words = packed.view("<u8").reshape(-1, count)
        for place in range(count):
            words[:, place] &= _KEPT[np.clip(self.lengths - 8 * place, 0, 8)]
        return packed

    def texts(self) -> np.ndarray[Any, Any]:
        """Return the cells as texts, one object each."""
        found = np.empty(len(self.starts), object)
        raw = self.letters.tobytes()
        ends = (self.starts + self.lengths).tolist()
        found[:] = [raw[a:b].decode() for a, b in zip(self.starts.tolist(), ends, strict=True)]
        return found


_NO_CELLS = ByteCells(np.zeros(LONGEST_PACKED_BYTES, np.uint8), np.zeros(0, np.int64), np.zeros(0, np.int64))


def tokenise(raw: bytes, delimiter: str, width: int) -> list[ByteCells] | None:
    """Return the columns of whole lines; None if a line has not exactly `width` cells.

    There are no quotation marks: every `delimiter` parts two cells.
    """
    letters = np.frombuffer(raw + bytes(LONGEST_PACKED_BYTES), np.uint8)
    seen = letters[: len(raw)]
    is_mark = seen == ord(delimiter)
    is_mark |= seen == _LINE_END
    marks = np.flatnonzero(is_mark)
    if not len(marks) or len(marks) % width:
        return None
    ends = marks.reshape(-1, width)
    at_end = letters[marks] == _LINE_END
    if not at_end[width - 1 :: width].all() or np.count_nonzero(at_end) != len(ends):
        return None
    columns = []
    starts = np.concatenate([[0], ends[:-1, -1] + 1])
    for place in range(width):
        columns.append(ByteCells(letters, starts, ends[:, place] - starts))
        starts = ends[:, place] + 1
    return columns


def grouped(packed: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Return a number for each packed cell, equal for equal cells, and where each number comes first."""
    words = packed.view("<u8").reshape(len(packed), -1)
    codes, distinct = pd.factorize(_mixed(words))
    first = np.empty(len(distinct), np.int64)
    first[codes[::-1]] = np.arange(len(packed) - 1, -1, -1)
    if words.shape[1] > 1 and (words != words[first][codes]).any():
        # Two cells with one hash: group them by all their bytes instead.
        codes, distinct = pd.factorize(packed.astype(object))
        first = np.empty(len(distinct), np.int64)
        first[codes[::-1]] = np.arange(len(packed) - 1, -1, -1)
    return codes, first


def all_differ(packed: np.ndarray[Any, Any]) -> bool:
    """Say whether no two packed cells are equal; equal hashes count as equal cells."""
    hashes = _mixed(packed.view("<u8").reshape(len(packed), -1))
    return not pd.Series(hashes).duplicated().any()


def _mixed(words: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    mixed: np.ndarray[Any, Any] = words[:, 0].copy()
    for place in range(1, words.shape[1]):
        mixed ^= mixed >> np.uint64(29)
        mixed *= _ODD
        mixed ^= words[:, place]
    return mixed


class PackedTexts:
    """Packed cells as a sequence of texts, each of which is made when it is asked for."""

    def __init__(self, packed: np.ndarray[Any, Any]) -> None:
        self.packed = packed

    def __len__(self) -> int:
        """Count the texts."""
        return len(self.packed)

    def __getitem__(self, place: int) -> str:
        """Return one text."""
        return bytes(self.packed[place]).decode()

    def __iter__(self) -> Iterator[str]:
        """Make one text after the other."""
        return (cell.decode() for cell in self.packed.tolist())

    def same_length(self) -> np.ndarray[Any, Any] | None:
        """Return the texts without the zeros behind them if all have one length in bytes, else None."""
        size = int(np.char.str_len(self.packed[:1]).max(initial=0))
        if not size or (np.char.str_len(self.packed) != size).any():
            return None
        return self.packed.astype(f"S{size}")

    def objects(self) -> list[str]:
        """Return all texts, quickly where all have the same length."""
        whole = self.same_length()
        raw = b"" if whole is None else whole.tobytes()
        if whole is None or not raw.isascii():
            return list(self)
        text = raw.decode("ascii")
        return [text[i : i + whole.itemsize] for i in range(0, len(text), whole.itemsize)]


def as_objects(texts: Sequence[str] | PackedTexts) -> list[str]:
    """Return texts as a list."""
    return texts.objects() if isinstance(texts, PackedTexts) else list(texts)


def column_texts(raw: bytes, delimiter: str, width: int, place: int) -> set[str] | None:
    """Return the texts of one column of UTF-8 lines; None if a line is not a whole row of `width` cells.

    Quotation marks may stand around cells, but a cell does not go on in the next line.
    """
    found: set[str] = set()
    start = 0
    while start < len(raw):
        stop = raw.find(b"\n", start + _STEP_BYTES) + 1 or len(raw)
        chunk = raw[start:stop].replace(b"\r\n", b"\n")
        if not chunk.endswith(b"\n"):
            chunk += b"\n"
        try:
            texts = _texts_of_chunk(chunk, delimiter, width, place)
        except UnicodeDecodeError:
            texts = None
        if texts is None:
            return None
        found |= texts
        start = stop
    return found


def _texts_of_chunk(chunk: bytes, delimiter: str, width: int, place: int) -> set[str] | None:
    if b"\x00" in chunk or b"\r" in chunk:
        return None
    rows: list[list[str]] = []
    if b'"' in chunk:
        lines = chunk.split(b"\n")[:-1]
        quoted = [line.decode() for line in lines if b'"' in line]
        if any(line.count('"') % 2 for line in quoted):
            return None
        rows = list(csv.reader(quoted, delimiter=delimiter))
        chunk = b"".join(line + b"\n" for line in lines if b'"' not in line)
    columns = tokenise(chunk, delimiter, width) if chunk else [_NO_CELLS] * width
    if columns is None or columns[place].longest > LONGEST_PACKED_BYTES:
        return None
    if any(len(row) != width for row in rows):
        return None
    return {row[place] for row in rows} | set(PackedTexts(columns[place].packed()).objects())
