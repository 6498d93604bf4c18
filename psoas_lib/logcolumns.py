"""A table of readings, checked and written column by column: each distinct value once.

It says the same as `psoas_lib.records.check_reading` and `psoas_lib.csvdialect.render` do row by row, for
tables of a hundred thousand rows and more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from psoas_lib.cells import OFFSET, text_of, zero_to_ten
from psoas_lib.csvdialect import render_cells, safe_cell
from psoas_lib.measure import SIDES, STATES, measures
from psoas_lib.records import ROM_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from psoas_lib.csvdialect import Dialect

_ROWS_AT_ONCE = 20_000
_LONGEST_BYTES = 500
_TEXTS = ("row_id", "subject", "test", "side", "state", "instrument", "rater", "pelvis_control", "notes")
_NEEDED = {*ROM_COLUMNS, "utc_offset"}


class LogColumns:
    """Readings ready for the log.

    Parameters
    ----------
    columns : dict
        Column of the log to (codes, distinct texts); `codes[i]` is the place of row i's text.
    progress : callable
        Is told which fraction has been rendered, 0 to 1.
    """

    def __init__(
        self, columns: dict[str, tuple[np.ndarray[Any, Any], list[str]]], progress: Callable[[float], None]
    ) -> None:
        self._columns = columns
        self._progress = progress

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._columns["row_id"][0])

    def without(self, ids: set[str]) -> LogColumns:
        """Return the rows whose id is none of these."""
        codes, texts = self._columns["row_id"]
        fresh = np.fromiter((text not in ids for text in texts), bool, len(texts))[codes]
        if fresh.all():
            return self
        return LogColumns({name: (c[fresh], t) for name, (c, t) in self._columns.items()}, self._progress)

    def render(self, dialect: Dialect, numbers: frozenset[str]) -> str:
        """Return the rows as text in a dialect."""
        cells = [self._cells(name, dialect, is_number=name in numbers) for name in dialect.columns]
        return "".join(self._chunks(cells, dialect))

    def _cells(self, name: str, dialect: Dialect, *, is_number: bool) -> tuple[Any, Any]:
        codes, texts = self._columns.get(name, (np.zeros(len(self), np.int8), [""]))
        # What no dialect can mistake, such as a UUID, stays as it is.
        if not "".join(texts).replace("-", "").isalnum() or any(text[:1] == "-" for text in texts):
            texts = [_quoted(safe_cell(text, dialect, is_number=is_number), dialect) for text in texts]
        elif is_number:
            texts = [text.replace(".", dialect.decimal) for text in texts]
        raw = [text.encode("utf-8") for text in texts]
        long = max(map(len, raw), default=0) > _LONGEST_BYTES
        return codes, np.array(raw, object if long else bytes)

    def _chunks(self, cells: list[tuple[Any, Any]], dialect: Dialect) -> Iterator[str]:
        mark, end = dialect.delimiter.encode(), dialect.newline.encode()
        for start in range(0, len(self), _ROWS_AT_ONCE):
            parts = [texts[codes[start : start + _ROWS_AT_ONCE]] for codes, texts in cells]
            if any(part.dtype == object for part in parts):
                rows = zip(*(part.tolist() for part in parts), strict=True)
                raw = b"".join(mark.join(row) + end for row in rows)
            else:
                raw = _joined(parts, mark, end)
            yield raw.decode("utf-8")
            self._progress(min(1.0, (start + _ROWS_AT_ONCE) / len(self)))


def _joined(parts: list[np.ndarray[Any, Any]], mark: bytes, end: bytes) -> bytes:
    """Lay the cells side by side, padded to equal width, and leave out the padding: no cell has a NUL."""
    widths = [part.itemsize for part in parts]
    ends = [mark] * (len(parts) - 1) + [end]
    sheet = np.zeros((len(parts[0]), sum(widths) + sum(map(len, ends))), np.uint8)
    at = 0
    for part, width, after in zip(parts, widths, ends, strict=True):
        sheet[:, at : at + width] = part.view(np.uint8).reshape(len(part), width)
        sheet[:, at + width : at + width + len(after)] = np.frombuffer(after, np.uint8)
        at += width + len(after)
    flat = sheet.ravel()
    raw: bytes = flat[flat != 0].tobytes()
    return raw


def _quoted(text: str, dialect: Dialect) -> str:
    """Return a cell with quotation marks where the dialect needs them."""
    return render_cells([text, ""], dialect)[: -len(dialect.delimiter + dialect.newline)]


def log_columns(frame: pd.DataFrame, progress: Callable[[float], None]) -> LogColumns | None:
    """Return the rows of a report's ``accepted`` as columns of the log.

    None if a value may not stand in the log, or if a row has no id of its own: then each row is to be
    checked, so that the message names it.
    """
    if set(frame.columns) != _NEEDED or frame["measured_at"].dtype.kind != "M" or not len(frame):
        return None
    angle = frame["angle_deg"].to_numpy(float, na_value=np.nan)
    pain = frame["pain_0_10"].to_numpy(float, na_value=np.nan)
    repeat = frame["repeat"].to_numpy(float, na_value=np.nan)
    good = (np.abs(angle) <= 180) & (np.isnan(pain) | ((pain >= 0) & (pain <= 10)))
    good &= (repeat >= 1) & (repeat == np.floor(repeat)) & frame["measured_at"].notna().to_numpy()
    if not good.all() or not frame["row_id"].is_unique:
        return None
    try:
        columns = {name: _texts(frame[name], name) for name in _TEXTS}
        offsets = _texts(frame["utc_offset"], "utc_offset")[1]
    except ValueError:
        return None
    allowed = {"test": set(measures()), "side": set(SIDES), "state": {*STATES, ""}}
    if any(not set(columns[name][1]) <= may for name, may in allowed.items()) or "" in columns["row_id"][1]:
        return None
    if any(offset and not OFFSET.fullmatch(offset) for offset in offsets):
        return None
    columns["subject"] = columns["subject"][0], [text or "me" for text in columns["subject"][1]]
    columns["measured_at"] = _moments(frame)
    columns["angle_deg"] = _numbers(angle, lambda value: f"{value:.10g}" if value else "0")
    columns["pain_0_10"] = _numbers(pain, lambda value: zero_to_ten(value, "pain_0_10"))
    columns["repeat"] = _numbers(repeat, lambda value: str(int(value)))
    return LogColumns(columns, progress)


def _texts(column: pd.Series[Any], name: str) -> tuple[np.ndarray[Any, Any], list[str]]:
    if name == "row_id":
        return np.arange(len(column)), [text_of(text, name) for text in column.tolist()]
    codes, distinct = pd.factorize(column.to_numpy(object), use_na_sentinel=False)
    return codes, [text_of(text, name) for text in distinct.tolist()]


def _numbers(
    values: np.ndarray[Any, Any], text: Callable[[float], str]
) -> tuple[np.ndarray[Any, Any], list[str]]:
    codes, distinct = pd.factorize(values, use_na_sentinel=False)
    return codes, [text(float(value)) for value in distinct]


def _moments(frame: pd.DataFrame) -> tuple[np.ndarray[Any, Any], list[str]]:
    """Return the moments as ISO texts; a day without a clock stays one."""
    walls = frame["measured_at"].to_numpy("datetime64[us]")
    offset_codes, offsets = _texts(frame["utc_offset"], "utc_offset")
    moment_codes, microseconds = pd.factorize(walls.view(np.int64))
    # A moment and an offset together make one text.
    codes, both = pd.factorize(moment_codes * len(offsets) + offset_codes)
    moments, offset_of = both // len(offsets), (both % len(offsets)).tolist()
    walls = microseconds[moments].view("datetime64[us]")
    days, seconds, exact = (np.datetime_as_string(walls, unit).tolist() for unit in ("D", "s", "us"))
    midnight = (walls == walls.astype("datetime64[D]")).tolist()
    texts = []
    for place, at in enumerate(offset_of):
        offset, finest = offsets[at], exact[place]
        clock = seconds[place] if finest.endswith(".000000") else finest
        texts.append(days[place] if midnight[place] and not offset else clock + offset)
    return codes, texts
