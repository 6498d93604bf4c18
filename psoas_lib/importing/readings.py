"""The readings of a file as arrays with one place for each, and what is asked about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from psoas_lib.importing.columns import Coded
from psoas_lib.importing.questions import Question, choices
from psoas_lib.measure import measures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psoas_lib.importing.faults import Faults

TESTS = tuple(measures())


@dataclass
class Readings:
    """Arrays with one place per reading.

    Attributes
    ----------
    row : numpy.ndarray of int64
        The row of the table.
    cell : numpy.ndarray of int64
        The file's column that holds the angle.
    angle : numpy.ndarray of float64
        In the file's own unit and sign at first, in degrees and the log's sign in the end.
    repeat : numpy.ndarray of int64
        0 where the file does not number its repeats.
    test, side : numpy.ndarray of int8
        Index into `TESTS` and into left, right; -1 unknown.
    wall : numpy.ndarray of datetime64[us]
    below : numpy.ndarray of bool
        Whether the row has its date from a row above.
    """

    row: np.ndarray[Any, Any]
    cell: np.ndarray[Any, Any]
    angle: np.ndarray[Any, Any]
    repeat: np.ndarray[Any, Any]
    faults: Faults
    test: np.ndarray[Any, Any] = field(default_factory=lambda: np.zeros(0, np.int8))
    side: np.ndarray[Any, Any] = field(default_factory=lambda: np.zeros(0, np.int8))
    wall: np.ndarray[Any, Any] = field(default_factory=lambda: np.zeros(0, "datetime64[us]"))
    below: np.ndarray[Any, Any] = field(default_factory=lambda: np.zeros(0, bool))
    timed: np.ndarray[Any, Any] = field(default_factory=lambda: np.zeros(0, bool))
    offset: Coded = Coded(np.zeros(0, np.int32), [""])  # noqa: RUF009 - never changed
    pain: np.ndarray[Any, Any] = field(default_factory=lambda: np.zeros(0))
    texts: dict[str, Coded] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    decided: list[str] = field(default_factory=list)
    empty_cells: int = 0
    has_repeat: bool = False
    convention_known: bool = False

    def __len__(self) -> int:
        """Count the readings."""
        return len(self.row)

    def ask(
        self,
        key: str,
        text: str,
        where: np.ndarray[Any, Any],
        code: str,
        *,
        may: tuple[str, ...] = (),
        label: str = "",
        **facts: Any,
    ) -> None:
        """Ask a question, and let the readings in the mask `where` wait for its answer."""
        waiting = int((where & (self.faults.good | self.faults.waiting)).sum())
        if waiting:
            self.questions.append(Question(key, text, may or choices(key), waiting, label, facts))
            self.faults.mark(where, code, f"{text} Answer with {key}=...")


def groups(keys: Iterable[Any]) -> np.ndarray[Any, Any]:
    """Return a number for each distinct combination of some arrays."""
    group: np.ndarray[Any, Any] | None = None
    for key in keys:
        values = key.astype(np.int64) if key.dtype.kind in "Mm" else key
        codes, distinct = pd.factorize(values)
        if group is None:
            group = codes.astype(np.int64)
        elif len(distinct) > 1:
            group = pd.factorize(group * len(distinct) + codes)[0].astype(np.int64)
    return np.zeros(0, np.int64) if group is None else group


def marked(readings: Readings, code: str) -> np.ndarray[Any, Any]:
    """Return which readings have a fault of this code."""
    numbers = [number for number, kind in enumerate(readings.faults.kinds) if kind.code == code]
    return np.isin(readings.faults.which, numbers)


def point_to_cells(readings: Readings, *codes: str) -> None:
    """Let faults that were marked for whole rows point to the cell with the angle."""
    faults = readings.faults
    for number, kind in enumerate(list(faults.kinds)):
        if kind.code in codes and kind.column == -1:
            for cell in np.unique(readings.cell[faults.which == number]):
                here = (faults.which == number) & (readings.cell == cell)
                faults.which[here] = 0
                faults.mark(here, kind.code, kind.hint, int(cell))
