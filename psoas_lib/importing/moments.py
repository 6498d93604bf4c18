"""The date and time of every row: decided by the file where it can be, asked where it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from psoas_lib.importing.days import Moment, is_serial, read_clock, read_moment, serial_day, slash_evidence
from psoas_lib.importing.values import Fault, is_missing
from psoas_lib.tokens import PackedTexts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from psoas_lib.importing.columns import Column

_NOT_A_TIME = np.datetime64("NaT", "us")
_LONGEST = 25
_DAY = {4: "-", 7: "-"}
_MINUTE = {**_DAY, 10: "T ", 13: ":"}
# The length of an ISO date -> what may stand at the places that hold no digit.
_SIGNS = {
    10: _DAY,
    16: _MINUTE,
    19: {**_MINUTE, 16: ":"},
    _LONGEST: {**_MINUTE, 16: ":", 19: "+-", 22: ":"},
}
_MONTHS_TO_1970 = 1970 * 12


class Moments:
    """What the date column says, per distinct text.

    Attributes
    ----------
    walls : numpy.ndarray of datetime64[us]
        The wall clock; NaT where there is a fault.
    timed : numpy.ndarray of bool
        Whether there is a time of day.
    offset_codes : numpy.ndarray of int32
        Index into `offsets`.
    offsets : list of str
    faults : list of Fault or None
    order, epoch : str
        How dates were read; ``"?"`` if the file does not tell and nobody said.
    decided : list of str
        What the file itself settled, in sentences.
    unclear : set of str
        The questions that stay open: ``"date_order"``, ``"excel_epoch"``.
    """

    def __init__(
        self, column: Column, answers: dict[str, Any], own_epoch: str | None, latest: datetime
    ) -> None:
        texts = column.texts
        n = len(texts)
        self.walls = np.full(n, _NOT_A_TIME, "datetime64[us]")
        self.timed = np.zeros(n, bool)
        self.offset_codes = np.zeros(n, np.int32)
        self.offsets = [""]
        self.faults: list[Fault | None] = [None] * n
        self.decided: list[str] = []
        self.unclear: set[str] = set()
        rest = self._read_iso(texts)
        self.order = self._order([texts[i] for i in rest], answers)
        self.epoch = self._epoch([texts[i] for i in rest], answers, own_epoch, latest)
        for i in rest:
            found: Moment = read_moment(texts[i], self.order, self.epoch)
            self.faults[i] = found.fault
            if found.wall is not None:
                self.walls[i] = np.datetime64(found.wall, "us")
                self.timed[i] = found.timed
                self.offset_codes[i] = self._offset(found.offset)
        codes = {fault.code for fault in self.faults if fault}
        self.unclear |= {"date_order"} if "date-order-unclear" in codes else set()
        self.unclear |= {"excel_epoch"} if "epoch-unclear" in codes else set()

    def _read_iso(self, texts: Sequence[str] | PackedTexts) -> list[int]:
        """Read the ISO dates in one go, and return the places of all other texts."""
        if isinstance(texts, PackedTexts):
            packed = texts.packed
        else:
            # What is longer or not ASCII is no ISO date: it is left out here and read below.
            short = [text if len(text) <= _LONGEST and text.isascii() else "" for text in texts]
            packed = np.array([text.encode() for text in short], f"S{_LONGEST}")
        left = np.ones(len(texts), bool)
        lengths = np.char.str_len(packed)
        for length, signs in _SIGNS.items():
            places = np.flatnonzero(lengths == length)
            if not len(places):
                continue
            here = packed if len(places) == len(packed) else packed[places]
            # One row per place in the text, so that each step goes through memory in order.
            rows = here.view(np.uint8).reshape(len(here), -1)[:, :length]
            letters = np.ascontiguousarray(rows.T)
            numbers = letters - np.uint8(ord("0"))
            fits = np.ones(len(places), bool)
            for place in range(length):
                if place in signs:
                    fits &= np.logical_or.reduce([letters[place] == ord(sign) for sign in signs[place]])
                else:
                    fits &= numbers[place] <= 9
            self._fill(places, numbers, fits, length)
            left[places[fits]] = False
            if length == _LONGEST:
                self._fill_offsets(places[fits], letters[19:, fits])
        return np.flatnonzero(left).tolist()

    def _fill_offsets(self, places: Any, letters: Any) -> None:
        number = np.zeros(len(places), np.int64)
        for place in letters:
            number = number * 256 + place
        codes, distinct = pd.factorize(number)
        known = [self._offset(int(one).to_bytes(6, "big").decode()) for one in distinct]
        self.offset_codes[places] = np.array(known, np.int32)[codes]

    def _offset(self, text: str) -> int:
        if text not in self.offsets:
            self.offsets.append(text)
        return self.offsets.index(text)

    def _fill(self, places: Any, numbers: Any, fits: Any, length: int) -> None:
        def two(at: int) -> Any:
            return numbers[at].astype(np.int64) * 10 + numbers[at + 1]

        year, month, day = two(0) * 100 + two(2), two(5), two(8)
        nought = np.zeros(1, np.int64)
        hour = two(11) if length > 10 else nought
        minute = two(14) if length > 10 else nought
        second = two(17) if length > 16 else nought
        count = np.where(fits, np.clip(year, 1, 9999) * 12 + np.clip(month, 1, 12) - 1, _MONTHS_TO_1970)
        least = int(count.min(initial=_MONTHS_TO_1970))
        most = int(count.max(initial=_MONTHS_TO_1970))
        months = np.arange(least - _MONTHS_TO_1970, most - _MONTHS_TO_1970 + 2).astype("datetime64[M]")
        first = months.astype("datetime64[D]").astype(np.int64)
        count -= least
        real = (year >= 1) & (month >= 1) & (month <= 12) & (day >= 1) & (day <= np.diff(first)[count])
        real &= (hour < 24) & (minute < 60) & (second < 60)
        wall = (((first[count] + day - 1) * 24 + hour) * 60 + minute) * 60 + second
        real &= fits
        self.walls[places[real]] = (wall[real] * 1_000_000).view("datetime64[us]")
        self.timed[places[fits]] = length > 10
        for i in places[fits & ~real]:
            self.faults[i] = Fault("impossible-date", "There is no such day or hour in the calendar.")

    def _order(self, texts: list[str], answers: dict[str, Any]) -> str:
        """Return the order of day and month: the answer, or what other rows of the file prove."""
        if "date_order" in answers:
            return str(answers["date_order"])
        proofs = {slash_evidence(text) for text in texts}
        if {"day-first", "month-first"} <= proofs or "unclear" not in proofs:
            return "?"
        for order in ("day-first", "month-first"):
            if order in proofs:
                self.decided.append(f"Dates are {order}: other rows of the file can be read in no other way.")
                return order
        return "?"

    def _epoch(self, texts: list[str], answers: dict[str, Any], own: str | None, latest: datetime) -> str:
        """Return what day numbers count from: told by the workbook, an answer, or the calendar."""
        if own:
            return own
        if "excel_epoch" in answers:
            return str(answers["excel_epoch"])
        serials = [text for text in texts if is_serial(text)]
        if serials and max(serial_day(text, "1904") for text in serials) > latest:
            self.decided.append(
                "Day numbers count from 1900: counted from 1904 some would lie in the future."
            )
            return "1900"
        return "?"


def read_clocks(texts: Iterable[str]) -> tuple[list[int | None], list[Fault | None]]:
    """Return the time of day in microseconds per distinct text of a time column; None where there is none."""
    clocks: list[int | None] = []
    faults: list[Fault | None] = []
    for text in texts:
        fault = None
        clock = None
        if not is_missing(text):
            clock = read_clock(text)
            if clock is None:
                fault = Fault("not-a-time", "Write the time as hours and minutes, for instance 18:30.")
        clocks.append(clock)
        faults.append(fault)
    return clocks, faults
