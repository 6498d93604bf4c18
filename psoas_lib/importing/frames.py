"""From readings to the two tables of a report."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from psoas_lib.importing.columns import Coded
from psoas_lib.importing.readings import TESTS
from psoas_lib.importing.report import REASON_COLUMNS
from psoas_lib.measure import SIDES
from psoas_lib.records import ROM_COLUMNS
from psoas_lib.tokens import PackedTexts, as_objects

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from psoas_lib.importing.delimited import BadRow
    from psoas_lib.importing.layout import Layout
    from psoas_lib.importing.readings import Readings
    from psoas_lib.importing.table import Table

_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_HEX = np.zeros(256, bool)
_HEX[[ord(digit) for digit in "0123456789abcdefABCDEF"]] = True


_UUID_KINDS = np.array([place in {8, 13, 18, 23} for place in range(36)], np.intp)
_UUID_LETTERS = np.stack([_HEX, np.arange(256) == ord("-")])


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
    ids = _row_ids(texts, numbers, known_repeat=readings.has_repeat)
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


def _row_ids(
    texts: dict[str, Coded], numbers: dict[str, Any], *, known_repeat: bool
) -> list[str] | PackedTexts:
    """Return the ids that the file gave, and for other rows ids that follow from what they say.

    The same reading gets the same id in every import of every file, whatever its line, so that nothing is
    ever added to a log twice.
    """
    given = texts["row_id"]
    if isinstance(given.texts, PackedTexts) and _all_uuids(given.texts.packed):
        # Their codes tell repeated ids from others; see `Column.distinct`.
        return PackedTexts(given.texts.packed[given.codes])
    ids = given.spread()
    rest = np.flatnonzero(~_given_ids(ids))
    if len(rest):
        keys = (
            "subject",
            "test",
            "side",
            "state",
            "instrument",
            "rater",
            "pelvis_control",
            "notes",
            "utc_offset",
        )
        words = [texts[key].take(rest) for key in keys]
        bits = [numbers["measured_at"][rest].astype(np.int64).view(np.uint64)]
        bits += [numbers[name][rest].view(np.uint64) for name in ("angle_deg", "pain_0_10")]
        if known_repeat:
            bits.append(numbers["repeat"][rest].astype(np.int64).view(np.uint64))
        low, high = _hash(words, bits, 1), _hash(words, bits, 2)
        # Two equal readings of one sitting are two readings.
        nth = pd.Series(high).groupby(low).cumcount().to_numpy().astype(np.uint64)
        ids[rest] = _as_uuids(_mix(low ^ nth), high)
    return ids.tolist()  # type: ignore[no-any-return]


def _all_uuids(packed: np.ndarray[Any, Any]) -> bool:
    """Say whether all of some packed texts are UUIDs."""
    if not len(packed) or (np.char.str_len(packed) != 36).any():
        return False
    letters = packed.view(np.uint8).reshape(len(packed), -1)[:, :36]
    return bool((_UUID_LETTERS[_UUID_KINDS, letters]).all())


def _given_ids(ids: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Say which of some texts are UUIDs that no earlier row has."""
    lengths = np.fromiter(map(len, ids), np.int64, len(ids))
    given: np.ndarray[Any, Any] = lengths == 36
    places = np.flatnonzero(given)
    if not len(places):
        return given
    text = "".join(ids[places])
    if not text.isascii():
        given &= np.fromiter((bool(_UUID.fullmatch(one)) for one in ids), bool, len(ids))
        given &= _first(ids)
        return given
    letters = np.frombuffer(text.encode("ascii"), np.uint8).reshape(len(places), 36)
    hyphens = [8, 13, 18, 23]
    digits = [place for place in range(36) if place not in hyphens]
    fits = (letters[:, hyphens] == ord("-")).all(axis=1) & _HEX[letters[:, digits]].all(axis=1)
    given[places] = fits
    given &= _first(ids)
    return given


def _first(ids: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    first: np.ndarray[Any, Any] = ~pd.Series(ids, dtype=object).duplicated().to_numpy()
    return first


def _mix(x: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Scramble 64 bits (the finaliser of SplitMix64; Steele, Lea and Flood 2014)."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    x ^= x >> np.uint64(31)
    return x


def _hash(words: list[Coded], bits: list[np.ndarray[Any, Any]], seed: int) -> np.ndarray[Any, Any]:
    found = np.full(len(bits[0]), np.uint64(seed * 0x9E3779B97F4A7C15 % 2**64))
    for place, (codes, texts) in enumerate(words):
        salt = f"{seed} {place} "
        digests = [
            blake2b((salt + text).encode("utf-8", "replace"), digest_size=8).digest() for text in texts
        ]
        each = np.array([int.from_bytes(digest, "big") for digest in digests], np.uint64)
        found = _mix(found ^ each[codes])
    for values in bits:
        found = _mix((found + np.uint64(0x9E3779B97F4A7C15)) ^ values)
    return found


def _as_uuids(low: np.ndarray[Any, Any], high: np.ndarray[Any, Any]) -> list[str]:
    # Version 8 of RFC 9562: an id made in a way of one's own.
    high = (high & np.uint64(0xFFFFFFFFFFFF0FFF)) | np.uint64(0x8000)
    low = (low & np.uint64(0x3FFFFFFFFFFFFFFF)) | np.uint64(0x8000000000000000)
    digits = np.stack([high, low], axis=1).astype(">u8").tobytes().hex()
    whole = [digits[i : i + 32] for i in range(0, len(digits), 32)]
    return [f"{one[:8]}-{one[8:12]}-{one[12:16]}-{one[16:20]}-{one[20:]}" for one in whole]


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
