"""The rows of a file as a table of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from psoas_lib.importing.columns import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from psoas_lib.importing.blocks import Block
    from psoas_lib.importing.delimited import BadRow
    from psoas_lib.importing.source import Source


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
    return table_of(source.blocks(width, skip_lines), width, progress)


def table_of(blocks: Iterable[Block], width: int, progress: Callable[[float], None]) -> Table:
    """Put blocks of rows together, in the order of the file's lines."""
    table = Table(width)
    lines: list[np.ndarray[Any, Any]] = []
    for block in blocks:
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
    _in_order_of_lines(table)
    return table


def _in_order_of_lines(table: Table) -> None:
    """Put rows that came block by block into the order of the file."""
    if (np.diff(table.lines) < 0).any():
        order = np.argsort(table.lines, kind="stable")
        table.lines = table.lines[order]
        for column in table.columns:
            column.codes = column.codes[order]
    table.bad.sort(key=lambda row: row.line)
