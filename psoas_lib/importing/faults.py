"""Which readings were not taken, and the first reason found for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from psoas_lib.importing.questions import WAITING

if TYPE_CHECKING:
    from psoas_lib.importing.columns import Column
    from psoas_lib.importing.values import Fault


class Kind(NamedTuple):
    """One reason; `column` is the index of the file's column it is about, -1 for the whole row."""

    code: str
    hint: str
    column: int


class Faults:
    """One reason or none for each of n readings; the first that was marked stays.

    Attributes
    ----------
    which : numpy.ndarray of int32, shape (n,)
        0 for a good reading, else an index into `kinds`.
    """

    def __init__(self, n: int) -> None:
        self.which = np.zeros(n, np.int32)
        self.kinds: list[Kind] = [Kind("", "", -1)]
        self._known: dict[Kind, int] = {}

    @property
    def good(self) -> np.ndarray[Any, Any]:
        """Return which readings have no fault so far."""
        good: np.ndarray[Any, Any] = self.which == 0
        return good

    @property
    def waiting(self) -> np.ndarray[Any, Any]:
        """Return which readings wait for an answer."""
        waits: np.ndarray[Any, Any] = np.array([kind.code in WAITING for kind in self.kinds])[self.which]
        return waits

    def _free(self, code: str) -> np.ndarray[Any, Any]:
        """Return which readings may get this reason: real faults come before questions."""
        return self.good if code in WAITING else self.good | self.waiting

    def mark(self, where: np.ndarray[Any, Any], code: str, hint: str, column: int = -1) -> None:
        """Give a reason to the readings in the mask `where` that have none yet."""
        new = where & self._free(code)
        if new.any():
            self.which[new] = self._number(Kind(code, hint, column))

    def mark_at(self, index: int, code: str, hint: str, column: int = -1) -> None:
        """Give a reason to one reading, unless it has one."""
        if self.which[index] == 0 or self.kinds[self.which[index]].code in WAITING:
            self.which[index] = self._number(Kind(code, hint, column))

    def mark_texts(
        self, column: Column, index: int, faults: list[Fault | None], rows: np.ndarray[Any, Any],
        only: np.ndarray[Any, Any] | None = None,
    ) -> None:  # fmt: skip
        """Give each reading the fault of the text that its row has in a column.

        Parameters
        ----------
        column, index
            The column and its place in the file.
        faults : list of Fault or None
            One per distinct text of the column.
        rows : numpy.ndarray of int
            The row of each reading.
        only : numpy.ndarray of bool, optional
            The readings it applies to.
        """
        if not any(faults):
            return
        numbers = np.array(
            [self._number(Kind(fault.code, fault.hint, index)) if fault else 0 for fault in faults], np.int32
        )
        found = numbers[column.codes[rows]]
        firm = np.array([kind.code not in WAITING for kind in self.kinds])[found]
        new = (found > 0) & (self.good | (self.waiting & firm))
        if only is not None:
            new &= only
        self.which[new] = found[new]

    def _number(self, kind: Kind) -> int:
        if kind not in self._known:
            self._known[kind] = len(self.kinds)
            self.kinds.append(kind)
        return self._known[kind]
