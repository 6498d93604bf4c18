"""From readings to the two tables of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from psoas_lib.importing.columns import Coded
from psoas_lib.importing.readings import TESTS
from psoas_lib.importing.report import REASON_COLUMNS
from psoas_lib.importing.row_ids import row_ids
from psoas_lib.measure import SIDES
from psoas_lib.records import ROM_COLUMNS
from psoas_lib.tokens import PackedTexts, as_objects

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from psoas_lib.importing.delimited import BadRow
    from psoas_lib.importing.layout import Layout
    from psoas_lib.importing.readings import Readings
    from psoas_lib.importing.table import Table


def accepted_frame(readings: Readings) -> pd.DataFrame:
    """Return the good readings in the columns of the log, in the order of the file."""
    good = np.flatnonzero(readings.faults.good)
    texts = {role: values.take(good) for role, values in readings.texts.items()}
    texts["test"] = Coded(readings.test[good], TESTS)
    texts["side"] = Coded(readings.side[good], SIDES)
    texts["utc_offset"] = readings.offset.take(good)
    numbers = {
        "measured_at": readings.wall[good].astype("datetime64[us]"),
        "angle_deg": np.round(readings.angle[good], 6) + 0.0,
        "pain_0_10": readings.pain[good],
        "repeat": np.maximum(readings.repeat[good], 1),
    }
    ids = row_ids(texts, numbers, known_repeat=readings.has_repeat)
    texts["row_id"] = Coded(np.arange(len(good)), ids)
    columns: dict[str, Any] = {name: _strings(values) for name, values in texts.items()}
    columns.update(numbers, repeat=pd.array(numbers["repeat"], dtype="Int64"))
    return pd.DataFrame({name: columns[name] for name in (*ROM_COLUMNS, "utc_offset")}, copy=False)


def _strings(values: Coded) -> Any:
    """Return texts as the strings of pandas, whichever way it keeps them."""
    if not len(values.codes):
        return pd.array([], dtype="str")
    texts: Any = pd.array(_arrow_strings(values.texts), dtype="str")
    whole = len(texts) == len(values.codes) and values.codes[0] == 0 and (np.diff(values.codes) == 1).all()
    return texts if whole else texts.take(values.codes)


def _arrow_strings(texts: Sequence[str] | PackedTexts) -> Any:
    """Return packed texts of one length as an Arrow array where pandas keeps its strings in those."""
    storage = getattr(pd.Series(["a"]).dtype, "storage", "python")
    whole = texts.same_length() if isinstance(texts, PackedTexts) and storage == "pyarrow" else None
    if whole is None:
        return as_objects(texts)
    import pyarrow as pa  # type: ignore[import-untyped] # noqa: PLC0415 - optional: pandas has found it

    ends = np.arange(len(whole) + 1, dtype=np.int64) * whole.itemsize
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(whole)]
    return pa.Array.from_buffers(pa.large_string(), len(whole), buffers)


def quarantined_frame(
    readings: Readings | None, table: Table, layout: Layout, *, all_rows: tuple[str, str] | None = None
) -> pd.DataFrame:
    """Return what was not taken, with the reason, and the cells of its row as the file has them.

    `all_rows` is a code and a hint for every row of the table, where no reading could be looked for.
    """
    names = _own_names(layout.names)
    parts = [_bad_rows(table.bad, names)]
    if readings is None:
        code, hint = all_rows or ("", "")
        rows = np.arange(len(table))
        frame = _cells(table, names, rows)
        reasons = {"line": table.lines, "column": "", "value": "", "code": code, "hint": hint}
        parts.append(pd.concat([pd.DataFrame(reasons, index=frame.index), frame], axis=1))
    else:
        wrong = np.flatnonzero(~readings.faults.good)
        frame = _cells(table, names, readings.row[wrong])
        if layout.wide:
            # The other angles of the row have verdicts of their own.
            for at in layout.angles:
                frame.loc[readings.cell[wrong] != at.index, names[at.index]] = ""
        which = readings.faults.which[wrong]
        kinds = readings.faults.kinds
        place = np.array([kind.column for kind in kinds])[which]
        values = np.full(len(wrong), "", object)
        for index in np.unique(place[place >= 0]):
            here = place == index
            column = table.columns[index]
            values[here] = column.at(readings.row[wrong[here]])
        shown = np.array([*layout.names, ""], object)
        reasons = {
            "line": table.lines[readings.row[wrong]],
            "column": shown[place],
            "value": values,
            "code": np.array([kind.code for kind in kinds], object)[which],
            "hint": np.array([kind.hint for kind in kinds], object)[which],
        }
        parts.append(pd.concat([pd.DataFrame(reasons, index=frame.index), frame], axis=1))
    whole = pd.concat(parts, ignore_index=True)
    return whole.sort_values("line", kind="stable", ignore_index=True)


def _own_names(names: list[str]) -> list[str]:
    """Return distinct names that are none of the report's, in the order of the file's columns."""
    used = set(REASON_COLUMNS) | {"text"}
    found = []
    for name in names:
        new, count = name, 2
        while new in used:
            new, count = f"{name} ({count})", count + 1
        used.add(new)
        found.append(new)
    return found


def _cells(table: Table, names: list[str], rows: np.ndarray[Any, Any]) -> pd.DataFrame:
    cells: dict[str, Any] = {}
    for name, column in zip(names, table.columns, strict=True):
        if not name.startswith("quarantine_"):
            cells[name] = column.at(rows)
    return pd.DataFrame(cells, index=range(len(rows)))


def _bad_rows(bad: Iterable[BadRow], names: list[str]) -> pd.DataFrame:
    own = [name for name in names if not name.startswith("quarantine_")]
    rows = [[row.line, "", row.text, row.code, row.hint, *("" for _ in own)] for row in bad]
    frame = pd.DataFrame(rows, columns=[*REASON_COLUMNS, *own], dtype=object)
    return frame.astype({"line": np.int64})
