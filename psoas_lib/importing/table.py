"""A file as columns: every distinct text of a column is kept once, and rows point to it.

A million rows hold few distinct sides, tests, days and angles, so each text is judged once and the verdict
is looked up for all the rows that share it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from psoas_lib.importing.source import BadRow, Source


class Coded(NamedTuple):
    """Texts by reference: `codes[i]` is the place in `texts` of the text of reading i.

    The texts of a column that is different in nearly every row may repeat; others are distinct.
    """

    codes: np.ndarray[Any, Any]
    texts: Sequence[str]

    def spread(self) -> np.ndarray[Any, Any]:
        """Return the text of each reading."""
        each = np.empty(max(1, len(self.texts)), object)
        each[: len(self.texts)] = self.texts
        spread: np.ndarray[Any, Any] = each[self.codes]
        return spread

    def is_text(self, text: str) -> np.ndarray[Any, Any]:
        """Say for each reading whether it has this text."""
        each = np.fromiter((one == text for one in self.texts), bool, len(self.texts))
        return each[self.codes] if len(each) else np.zeros(len(self.codes), bool)

    def take(self, places: np.ndarray[Any, Any]) -> Coded:
        """Return some of the readings."""
        return Coded(self.codes[places], self.texts)


def coded(texts: np.ndarray[Any, Any]) -> Coded:
    """Return an array of texts as references to the distinct ones."""
    codes, distinct = pd.factorize(texts)
    return Coded(codes.astype(np.int32), list(distinct))


class Column:
    """One column: its texts, and for each row which of them it has.

    Attributes
    ----------
    codes : numpy.ndarray of int32, shape (rows,)
    texts : sequence of str
    """

    def __init__(self) -> None:
        self._codes_of: dict[str, int] | None = {}
        self._parts: list[np.ndarray[Any, Any]] = []
        self.codes = np.zeros(0, np.int32)
        self.texts: Sequence[str] = []

    def add(self, cells: Sequence[str] | np.ndarray[Any, Any]) -> None:
        """Append the cells of some rows."""
        if isinstance(cells, np.ndarray):
            values = cells
        else:
            values = np.empty(len(cells), object)
            values[:] = cells
        if self._codes_of is None:
            self._parts.append(values)
            return
        codes, distinct = pd.factorize(values)
        if not self._parts and len(values) > 1000 and len(distinct) > len(values) / 2:
            # Ids and moments differ in every row: looking for repetitions would only cost.
            self._codes_of = None
            self._parts.append(values)
            return
        known = self._codes_of
        here = np.fromiter((known.setdefault(text, len(known)) for text in distinct), np.int32, len(distinct))
        self._parts.append(here[codes])

    def close(self) -> None:
        """Join the parts once all rows are in."""
        joined = np.concatenate(self._parts) if self._parts else np.zeros(0, np.int32)
        if self._codes_of is None:
            self.codes, self.texts = np.arange(len(joined), dtype=np.int32), joined.tolist()
        else:
            self.codes, self.texts = joined, list(self._codes_of)
        self._parts, self._codes_of = [], {}

    def take(self, values: Sequence[Any], dtype: Any = None) -> np.ndarray[Any, Any]:
        """Spread one value per text over the rows."""
        if not self.texts:
            return np.zeros(len(self.codes), dtype)
        each = np.empty(len(self.texts), dtype if dtype is not None else object)
        each[:] = values
        spread: np.ndarray[Any, Any] = each[self.codes]
        return spread

    def changed(self, change: Callable[[str], str], rows: np.ndarray[Any, Any]) -> Coded:
        """Return the texts after a change, for some rows."""
        texts = np.empty(len(self.texts), object)
        texts[:] = [change(text) for text in self.texts]
        codes, distinct = pd.factorize(texts)
        return Coded(codes.astype(np.int32)[self.codes[rows]], list(distinct))


class Table:
    """The rows of a file that have the right number of cells, and those that have not.

    Attributes
    ----------
    columns : list of Column
    lines : numpy.ndarray of int64, shape (rows,)
        The line of the file on which each row begins, counting from 1.
    bad : list of BadRow
    """

    def __init__(self, width: int) -> None:
        self.columns = [Column() for _ in range(width)]
        self.lines = np.zeros(0, np.int64)
        self.bad: list[BadRow] = []

    def __len__(self) -> int:
        """Count the rows of the right width."""
        return len(self.lines)


def read_table(source: Source, width: int, skip_lines: int, progress: Callable[[float], None]) -> Table:
    """Read the rows after line `skip_lines` into columns."""
    table = Table(width)
    lines: list[np.ndarray[Any, Any]] = []
    for block in source.blocks(width, skip_lines):
        if len(block.lines):
            for column, cells in zip(table.columns, block.columns, strict=True):
                column.add(cells)
            lines.append(np.asarray(block.lines, np.int64))
        table.bad.extend(block.bad)
        progress(block.done)
    for column in table.columns:
        column.close()
    if lines:
        table.lines = np.concatenate(lines)
    return table
