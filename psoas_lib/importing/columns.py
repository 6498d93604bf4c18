"""Columns with every distinct text kept once, and rows that point to it: dictionary encoding.

A million rows hold few distinct sides, tests, days and angles, so each text is judged once and the verdict
is looked up for all the rows that share it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from psoas_lib.tokens import (
    LONGEST_PACKED_BYTES,
    ByteCells,
    PackedTexts,
    all_differ,
    as_objects,
    grouped,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


_ENOUGH_TO_JUDGE = 1000


class Coded(NamedTuple):
    """Texts by reference: `codes[i]` is the place in `texts` of the text of reading i.

    The texts of a column that is different in nearly every row may repeat; others are distinct.
    """

    codes: np.ndarray[Any, Any]
    texts: Sequence[str] | PackedTexts

    def spread(self) -> np.ndarray[Any, Any]:
        """Return the text of each reading."""
        each = np.empty(max(1, len(self.texts)), object)
        each[: len(self.texts)] = as_objects(self.texts)
        spread: np.ndarray[Any, Any] = each[self.codes]
        return spread

    def is_text(self, text: str) -> np.ndarray[Any, Any]:
        """Say for each reading whether it has this text."""
        if isinstance(self.texts, PackedTexts):
            each = self.texts.packed == text.encode()
        else:
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
        # None once nearly every row has a text of its own, as ids and moments have.
        self._codes_of: dict[str, int] | None = {}
        self._parts: list[np.ndarray[Any, Any]] = []
        self.codes = np.zeros(0, np.int32)
        self.texts: Sequence[str] | PackedTexts = []

    def add(self, cells: Sequence[str] | ByteCells) -> None:
        """Append the cells of some rows."""
        if isinstance(cells, ByteCells) and cells.longest <= LONGEST_PACKED_BYTES:
            self._add_packed(cells)
        else:
            self._add_objects(cells.texts() if isinstance(cells, ByteCells) else _objects(cells))

    def _add_packed(self, cells: ByteCells) -> None:
        packed = cells.packed()
        if self._codes_of is None:
            self._parts.append(packed)
            return
        codes, first = grouped(packed)
        if self._is_first_of_many(len(codes), len(first)):
            self._codes_of = None
            self._parts.append(packed)
        else:
            self._add_codes(codes, [cell.decode() for cell in packed[first].tolist()])

    def _add_objects(self, values: np.ndarray[Any, Any]) -> None:
        if self._codes_of is None:
            self._parts.append(values)
            return
        codes, distinct = pd.factorize(values)
        if self._is_first_of_many(len(codes), len(distinct)):
            self._codes_of = None
            self._parts.append(values)
        else:
            self._add_codes(codes, distinct)

    def _is_first_of_many(self, rows: int, distinct: int) -> bool:
        # Where nearly every row differs, looking for repetitions would only cost.
        return not self._parts and rows > _ENOUGH_TO_JUDGE and distinct > rows / 2

    def _add_codes(self, codes: np.ndarray[Any, Any], distinct: Any) -> None:
        known = self._codes_of
        if known is None:  # pragma: no cover - asked before
            return
        here = np.fromiter((known.setdefault(text, len(known)) for text in distinct), np.int32, len(distinct))
        self._parts.append(here[codes])

    def close(self) -> None:
        """Join the parts once all rows are in."""
        if self._codes_of is not None:
            self.codes = np.concatenate(self._parts) if self._parts else np.zeros(0, np.int32)
            self.texts = list(self._codes_of)
        else:
            if all(part.dtype.kind == "S" for part in self._parts):
                self.texts = PackedTexts(np.concatenate(self._parts))
            else:
                self.texts = [text for part in self._parts for text in _texts_of(part)]
            self.codes = np.arange(len(self.texts), dtype=np.int32)
        self._parts, self._codes_of = [], {}

    def take(self, values: Sequence[Any] | np.ndarray[Any, Any], dtype: Any = None) -> np.ndarray[Any, Any]:
        """Spread one value per text over the rows."""
        if not len(self.texts):
            return np.zeros(len(self.codes), dtype)
        each = np.empty(len(self.texts), dtype if dtype is not None else object)
        each[:] = values
        spread: np.ndarray[Any, Any] = each[self.codes]
        return spread

    def at(self, rows: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """Return the texts of some rows, an object each."""
        found = np.empty(len(rows), object)
        found[:] = [self.texts[code] for code in self.codes[rows].tolist()]
        return found

    def changed(self, change: Callable[[str], str], rows: np.ndarray[Any, Any]) -> Coded:
        """Return the texts after a change, for some rows."""
        return self._distinct([change(text) for text in self.texts], rows)

    def distinct(self, rows: np.ndarray[Any, Any]) -> Coded:
        """Return the texts of some rows, with one code for all rows of equal text."""
        if isinstance(self.texts, PackedTexts) and all_differ(self.texts.packed):
            return Coded(self.codes[rows], self.texts)
        return self._distinct(as_objects(self.texts), rows)

    def _distinct(self, texts: list[str], rows: np.ndarray[Any, Any]) -> Coded:
        each = np.empty(len(texts), object)
        each[:] = texts
        codes, distinct = pd.factorize(each)
        return Coded(codes.astype(np.int32)[self.codes[rows]], list(distinct))


def _objects(cells: Sequence[str]) -> np.ndarray[Any, Any]:
    values = np.empty(len(cells), object)
    values[:] = cells
    return values


def _texts_of(part: np.ndarray[Any, Any]) -> list[str]:
    return PackedTexts(part).objects() if part.dtype.kind == "S" else part.tolist()
