"""Several tables below each other in one sheet, each with a title and the same header."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from psoas_lib.importing.columns import Coded, Column
from psoas_lib.importing.header import split_side
from psoas_lib.importing.words import plain, words

if TYPE_CHECKING:
    from psoas_lib.importing.layout import Layout
    from psoas_lib.importing.table import Table

TITLE = "title above the table"


def join_tables(table: Table, layout: Layout) -> None:
    """Take out the header where it stands again, and let the titles name the test where no column does."""
    again = _lines_of_header(table, layout)
    titles = {layout.header_line: layout.header.titles[-1] if layout.header.titles else ""}
    taken: set[int] = set()
    for line in again:
        title, at = _title_above(table, line)
        titles[line] = title
        taken |= {at, line} if title else {line}
    if again:
        kept = ~np.isin(table.lines, list(taken))
        table.lines = table.lines[kept]
        for column in table.columns:
            column.codes = column.codes[kept]
        table.bad = [row for row in table.bad if row.line not in taken]
        where = ", ".join(map(str, again[:5])) + (" and on" if len(again) > 5 else "")
        layout.told.append(f"The names of the columns stand again on line {where}; they are no reading.")
    if any(map(_names_test, titles.values())) and _no_test(layout):
        _add_titles(table, layout, titles)
    elif layout.header.titles:
        shown = "; ".join(layout.header.titles[:3]) + ("; and more" if len(layout.header.titles) > 3 else "")
        layout.told.append(f"What stands above the header was not imported: {shown}.")


def _lines_of_header(table: Table, layout: Layout) -> list[int]:
    same = np.ones(len(table), bool)
    cells = [(index, cell) for index, cell in enumerate(layout.header.last) if cell.strip()]
    if len(cells) < 2 or not len(table):
        return []
    for index, cell in cells:
        same &= Coded(table.columns[index].codes, table.columns[index].texts).is_text(cell)
        if not same.any():
            return []
    return [int(line) for line in table.lines[same]]


def _title_above(table: Table, line: int) -> tuple[str, int]:
    """Return the words that stand alone directly above a line (or a blank line above it), and their line."""
    for above in (line - 1, line - 2):
        for row in table.bad:
            if row.line == above and row.code == "too-few-cells":
                return row.text.strip(' ,;|\t"'), above
        rows = np.flatnonzero(table.lines == above)
        if len(rows):
            cells = [str(column.at(rows[:1])[0]).strip() for column in table.columns]
            filled = [cell for cell in cells if cell]
            return (filled[0], above) if len(filled) == 1 else ("", -1)
    return "", -1


def _names_test(title: str) -> bool:
    known = words().tests.keys() | words().unclear_tests.keys()
    return plain(title) in known or split_side(plain(title))[1] in known


def _no_test(layout: Layout) -> bool:
    return "test" not in layout.roles and not any(column.test for column in layout.angles)


def _add_titles(table: Table, layout: Layout, titles: dict[int, str]) -> None:
    starts = sorted(titles)
    part = np.searchsorted(starts, table.lines, side="left") - 1
    column = Column()
    column.add([titles[starts[at]] for at in part])
    column.close()
    table.columns.append(column)
    layout.names.append(TITLE)
    layout.roles["test"] = len(layout.names) - 1
    named = ", ".join(dict.fromkeys(repr(title) for title in titles.values() if title))
    layout.told.append(f"The test was read from the title above the table: {named}.")
