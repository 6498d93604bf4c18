"""A log in which every line is as this pack writes it, read by columns: each distinct cell is judged once.

Whatever is out of the ordinary (a torn line, a reading that is none, a row without an id, an id that stands
twice, another encoding) is left to the reader that goes line by line and can say what is wrong and where.
Both give the same table.
"""

from __future__ import annotations

import io
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from psoas_lib.cells import read_moment
from psoas_lib.csvdialect import bom_length, decode_lines, find_dialect, split_cells, unguard
from psoas_lib.importing.blocks import text_blocks
from psoas_lib.importing.columns import Column
from psoas_lib.logrows import CHECKS
from psoas_lib.records import ROM_COLUMNS
from psoas_lib.tokens import PackedTexts, as_objects

if TYPE_CHECKING:
    from psoas_lib.csvdialect import Dialect
    from psoas_lib.csvfile import CsvFile

_HEAD_BYTES = 65_536
_WALL = b"dddd-dd-ddTdd:dd:dd"
_OFFSET = re.compile(rb"(?:Z|[+-]\d\d:?\d\d)?")


def read_plain_log(file: CsvFile) -> pd.DataFrame | None:
    """Return the readings of a log, oldest first, or None if any line needs a closer look.

    Parameters
    ----------
    file : CsvFile
        The log.
    """
    try:
        raw = file.path.read_bytes()
    except FileNotFoundError:
        return None
    dialect = _dialect(raw, file)
    if dialect is None or not set(ROM_COLUMNS) <= set(dialect.columns) or not _ended_as_today(raw):
        return None
    found = _quoted_lines(raw, dialect)
    if found is None:
        return None
    rest, quoted, before = found
    columns, lines = _columns(rest, dialect)
    if columns is None or not (len(lines) or quoted):
        return None
    with suppress(ValueError):
        frame = _frame(columns)
        if quoted:
            frame = pd.concat([frame, _frame(_columns_of(quoted, dialect))], ignore_index=True)
            # A quoted line stands before the first plain line that came after it.
            lines = np.r_[2 * lines, 2 * np.array(before) - 1]
        ids = frame["row_id"]
        if ids.is_unique and not (ids == "").any():
            return _oldest_first(frame, lines)
    return None


def _oldest_first(frame: pd.DataFrame, lines: np.ndarray[Any, Any]) -> pd.DataFrame:
    """Sort by moment and then by line; a log that was only appended to is sorted already."""
    order = np.lexsort((lines, frame["measured_at"].to_numpy()))
    if (order[1:] > order[:-1]).all():
        return frame
    return frame.take(order).reset_index(drop=True)


def _dialect(raw: bytes, file: CsvFile) -> Dialect | None:
    """Return the dialect of a UTF-8 file whose first line is the header; None for any other."""
    head = raw[: raw.find(b"\n", _HEAD_BYTES) + 1 or len(raw)]
    text, encoding, undecodable = decode_lines(head)
    dialect = find_dialect(text, encoding, file.columns, file.key, file.numbers) if text.strip() else None
    if dialect is None or encoding != "utf-8" or undecodable:
        return None
    first = text.replace("\r\n", "\n").split("\n", 1)[0]
    return dialect if tuple(split_cells(first, dialect)) == dialect.columns else None


def _ended_as_today(raw: bytes) -> bool:
    """Say whether lines end as they do today, and no crash left zeros behind."""
    return b"\0" not in raw and raw.count(b"\r") == raw.count(b"\r\n")


def _quoted_lines(raw: bytes, dialect: Dialect) -> tuple[bytes, list[list[str]], list[int]] | None:
    """Take the lines with quotation marks out: they are few, and cost much to cut.

    Returns
    -------
    tuple or None
        The other lines; the cells of those taken out; for each the number of the line that comes next among
        the others. None if a cell goes on in the next line, or a line is not a whole row.
    """
    pieces, quoted, before = [], [], []
    start, number = 0, 1
    at = raw.find(b'"')
    while at >= 0:
        begin, end = raw.rfind(b"\n", start, at) + 1 or start, raw.find(b"\n", at)
        end = len(raw) if end < 0 else end + 1
        line = raw[begin:end]
        cells = split_cells(line.decode("utf-8", "replace").rstrip("\r\n"), dialect)
        if begin == 0 or line.count(b'"') % 2 or len(cells) != len(dialect.columns):
            return None
        pieces.append(raw[start:begin])
        number += raw.count(b"\n", start, begin)
        if any(cell.strip() for cell in cells):
            quoted.append(cells)
            before.append(number)
        start, at = end, raw.find(b'"', end)
    return b"".join([*pieces, raw[start:]]) if pieces else raw, quoted, before


def _columns(raw: bytes, dialect: Dialect) -> tuple[dict[str, Column] | None, np.ndarray[Any, Any]]:
    """Return the columns of lines without quotation marks and the number of each row's line."""
    columns = [Column() for _ in dialect.columns]
    lines = [np.zeros(0, np.int64)]
    body = io.BytesIO(raw)
    body.seek(bom_length(raw))
    for block in text_blocks(body, "utf-8", dialect.delimiter, len(columns), 1, lambda: 0.0):
        if block.bad:
            return None, lines[0]
        if len(block.lines):
            for column, cells in zip(columns, block.columns, strict=True):
                column.add(cells)
            lines.append(np.asarray(block.lines, np.int64))
    return _closed(columns, dialect), np.concatenate(lines)


def _columns_of(rows: list[list[str]], dialect: Dialect) -> dict[str, Column]:
    columns = [Column() for _ in dialect.columns]
    for column, cells in zip(columns, zip(*rows, strict=True), strict=True):
        column.add(cells)
    return _closed(columns, dialect)


def _closed(columns: list[Column], dialect: Dialect) -> dict[str, Column]:
    for column in columns:
        column.close()
    return dict(zip(dialect.columns, columns, strict=True))


def _frame(columns: dict[str, Column]) -> pd.DataFrame:
    """Return the table; a ValueError says that some cell is not what its column holds."""
    found: dict[str, Any] = {}
    for name, column in columns.items():
        check = CHECKS.get(name)
        if name == "measured_at":
            found[name], found["utc_offset"] = _moments(column)
        elif check is None:
            found[name] = _spread([unguard(text) for text in as_objects(column.texts)], column)
        elif name in {"angle_deg", "pain_0_10", "repeat"}:
            values = [check({name: unguard(text)}) for text in column.texts]
            found[name] = column.take([np.nan if value is None else value for value in values], np.float64)
        else:
            found[name] = _spread([check({name: unguard(text)}) for text in column.texts], column)
    extra = [name for name in columns if name not in ROM_COLUMNS and name]
    frame = pd.DataFrame(found, columns=[*ROM_COLUMNS, "utc_offset", *extra], copy=False)
    frame["repeat"] = frame["repeat"].astype("Int64")
    return frame


def _spread(texts: list[Any], column: Column) -> pd.Series[Any]:
    each = pd.Series(texts, dtype="str")
    whole = len(texts) == len(column.codes) and isinstance(column.texts, PackedTexts)
    return each if whole else each.take(column.codes).reset_index(drop=True)


def _moments(column: Column) -> tuple[np.ndarray[Any, Any], pd.Series[Any]]:
    """Return wall clocks and what stood behind them."""
    packed = column.texts.same_length() if isinstance(column.texts, PackedTexts) else None
    quick = _even_moments(packed) if packed is not None else None
    if quick is None:
        read = [read_moment(unguard(text), "measured_at") for text in column.texts]
        walls = np.array([wall for wall, _ in read], "datetime64[us]")
        offsets = [offset for _, offset in read]
    else:
        walls, offsets = quick
    return column.take(walls, "datetime64[us]"), _spread(offsets, column)


def _even_moments(packed: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], list[str]] | None:
    """Read moments that all have the same length and a clock to the second; None if they are others."""
    size = packed.itemsize
    letters = packed.view(np.uint8).reshape(len(packed), size)
    if size < len(_WALL):
        return None
    for place, expected in enumerate(_WALL):
        here = letters[:, place]
        digit = (here >= ord("0")) & (here <= ord("9"))
        if not (digit if expected == ord("d") else here == expected).all():
            return None
    walls = np.ascontiguousarray(letters[:, : len(_WALL)]).view(f"S{len(_WALL)}").ravel()
    if size == len(_WALL):
        return walls.astype("datetime64[us]"), [""] * len(packed)
    behind = np.ascontiguousarray(letters[:, len(_WALL) :]).view(f"S{size - len(_WALL)}").ravel()
    distinct, codes = np.unique(behind, return_inverse=True)
    if not all(_OFFSET.fullmatch(offset) for offset in distinct.tolist()):
        return None
    names = [offset.decode() for offset in distinct.tolist()]
    return walls.astype("datetime64[us]"), [names[code] for code in codes.tolist()]
