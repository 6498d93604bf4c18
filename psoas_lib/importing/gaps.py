"""Rows without a date, as under a date that is written once for all the readings of a day."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

import numpy as np

from psoas_lib.importing.columns import Coded, Column
from psoas_lib.importing.words import plain, words

if TYPE_CHECKING:
    from psoas_lib.importing.layout import Layout
    from psoas_lib.importing.table import Table

# Fewer rows without a date are slips, each to be mended on its own.
_FEWEST, _LEAST_SHARE = 2, 0.2


def dates_below(table: Table, layout: Layout, answers: dict[str, Any]) -> tuple[Column, np.ndarray[Any, Any]]:
    """Return the column of dates as it is to be read, and which rows wait for word about their date.

    Parameters
    ----------
    table, layout
        The file.
    answers : dict
        With ``blank_date="as-above"`` a row has the date of the row above.
    """
    column = table.columns[layout.roles["measured_at"]]
    blank = Coded(column.codes, column.texts).is_text("")
    nothing = np.zeros(len(blank), bool)
    above = np.maximum.accumulate(np.where(blank, -1, np.arange(len(blank)))) if len(blank) else nothing
    below = blank & (above >= 0)
    if not below.any():
        return column, nothing
    below &= ~_summaries(table)
    if answers.get("blank_date") == "as-above":
        column = copy(column)
        column.codes = np.where(below, column.codes[above], column.codes)
        return column, nothing
    many = below.sum() >= max(_FEWEST, _LEAST_SHARE * len(below))
    return column, below if many and "blank_date" not in answers else nothing


def _summaries(table: Table) -> np.ndarray[Any, Any]:
    """Return the rows that say in some cell that they are a sum or a mean."""
    found = np.zeros(len(table), bool)
    for column in table.columns:
        if len(column.texts) < len(table) or len(table) < 1000:
            found |= column.take([plain(text) in words().summaries for text in column.texts], bool)
    return found
