"""Tables for spreadsheets, in which no text can act as a formula.

The rule is OWASP's against CSV injection: an apostrophe before text that begins with ``=``, ``+``, ``-``,
``@``, a tab or a carriage return. Numbers are never touched: -8.5 degrees is a number.
"""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psoas_lib.cells import is_missing
from psoas_lib.csvdialect import guard
from psoas_lib.durable import replace_file

if TYPE_CHECKING:
    import pandas as pd

_NOT_IN_XML = {i: None for i in range(32) if chr(i) not in "\t\n\r"}
# Excel's limit; it calls a workbook with a longer text damaged.
_LONGEST_CELL = 32_767


def save_csv(frame: pd.DataFrame, path: str | Path) -> Path:
    """Write a table as CSV (UTF-8 with a mark, so that spreadsheets know) and return where it is.

    Parameters
    ----------
    frame : pandas.DataFrame
        Readings or sessions, as `RomLog` returns them.
    path : str or pathlib.Path
        Where to; an older file there is replaced in one step.
    """
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow([guard(str(name)) for name in frame.columns])
    for row in frame.itertuples(index=False):
        write.writerow([_csv_cell(value) for value in row])
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(target, b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace"))
    return target


def save_xlsx(frame: pd.DataFrame, path: str | Path, *, sheet: str = "Log") -> Path:
    """Write a table as an Excel workbook and return where it is; texts stay texts, also ``=1+1``.

    A text longer than Excel's 32,767 characters is cut and says so at its end; `save_csv` keeps it whole.

    Parameters
    ----------
    frame : pandas.DataFrame
        Readings or sessions, as `RomLog` returns them.
    path : str or pathlib.Path
        Where to; an older file there is replaced in one step.
    sheet : str
        The sheet's name.

    Returns
    -------
    pathlib.Path
        The workbook.

    Raises
    ------
    ImportError
        If openpyxl is not installed.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - needed here only
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    book = Workbook(write_only=True)
    page = book.create_sheet(sheet)
    page.freeze_panes = "A2"

    def text_cell(text: str) -> Any:
        cell = WriteOnlyCell(page, "")
        # Setting the value of a text that begins with "=" would make it a formula.
        cell._value = _fitting(text.translate(_NOT_IN_XML))  # noqa: SLF001
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
        return cell

    page.append([text_cell(str(name)) for name in frame.columns])
    for row in frame.itertuples(index=False):
        page.append([text_cell(value) if isinstance(value, str) else _xlsx_value(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(target, out.getvalue())
    return target


def _fitting(text: str) -> str:
    if len(text) <= _LONGEST_CELL:
        return text
    end = f" [cut here: {len(text):,} characters in all; the CSV keeps them]"
    return text[: _LONGEST_CELL - len(end)] + end


def _csv_cell(value: Any) -> str:
    if isinstance(value, str):
        return guard(value)
    if is_missing(value):
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    return f"{value:.10g}" if isinstance(value, float) else guard(str(value))


def _xlsx_value(value: Any) -> Any:
    if is_missing(value):
        return None
    if isinstance(value, datetime):
        # A workbook has no time zones; the wall clock is what the log means.
        return datetime(*value.timetuple()[:6])  # noqa: DTZ001
    return value if isinstance(value, (int, float, date)) else getattr(value, "item", lambda: str(value))()
