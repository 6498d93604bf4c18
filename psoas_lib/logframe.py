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
from psoas_lib.importing.table import table_of
from psoas_lib.logrows import CHECKS
from psoas_lib.records import ROM_COLUMNS
from psoas_lib.tokens import PackedTexts, as_objects

if TYPE_CHECKING:
    from psoas_lib.csvdialect import Dialect
    from psoas_lib.csvfile import CsvFile
    from psoas_lib.importing.columns import Column

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
    if dialect is None or not set(ROM_COLUMNS) <= set(dialect.columns) or not _lines_are_records(raw):
        return None
    body = io.BytesIO(raw)
    body.seek(bom_length(raw))
    width = len(dialect.columns)
    table = table_of(
        text_blocks(body, "utf-8", dialect.delimiter, width, 1, lambda: 0.0), width, lambda _: None
    )
    if table.bad or not len(table):
        return None
    with suppress(ValueError):
        frame = _frame(dict(zip(dialect.columns, table.columns, strict=True)))
        ids = frame["row_id"]
        if ids.is_unique and not (ids == "").any():
            return frame.sort_values(["measured_at"], kind="stable", ignore_index=True)
    return None


def _dialect(raw: bytes, file: CsvFile) -> Dialect | None:
    """Return the dialect of a UTF-8 file whose first line is the header; None for any other."""
    head = raw[: raw.find(b"\n", _HEAD_BYTES) + 1 or len(raw)]
    text, encoding, undecodable = decode_lines(head)
    dialect = find_dialect(text, encoding, file.columns, file.key, file.numbers) if text.strip() else None
    if dialect is None or encoding != "utf-8" or undecodable:
        return None
    first = text.replace("\r\n", "\n").split("\n", 1)[0]
    return dialect if tuple(split_cells(first, dialect)) == dialect.columns else None


def _lines_are_records(raw: bytes) -> bool:
    """Say whether every line is a record of its own, ended as files are today, without a crash's zeros."""
    if b"\0" in raw or raw.count(b"\r") != raw.count(b"\r\n"):
        return False
    return b'"' not in raw or not any(line.count(b'"') % 2 for line in io.BytesIO(raw) if b'"' in line)


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
    whole = np.array_equal(column.codes, np.arange(len(texts)))
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
