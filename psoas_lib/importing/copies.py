"""The same reading twice, and readings that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from psoas_lib.importing.readings import groups, point_to_cells
from psoas_lib.importing.row_ids import is_reading_id

if TYPE_CHECKING:
    from psoas_lib.importing.columns import Coded
    from psoas_lib.importing.readings import Readings


def mark_copies(readings: Readings, series: np.ndarray[Any, Any], answers: dict[str, Any]) -> None:
    """Mark exact copies (all but the first line) and readings that contradict each other (all of them)."""
    faults = readings.faults
    angle = np.round(readings.angle, 6)
    ids = readings.texts["row_id"]
    sitting = groups([
        series, readings.wall, readings.repeat,
        *(readings.texts[role].codes for role in ("state", "instrument", "rater")),
    ])  # fmt: skip
    _mark_shared_ids(readings, ids, sitting, angle)
    usable = faults.good & ~np.isnat(readings.wall) & (readings.test >= 0) & (readings.side >= 0)
    if not usable.any():
        return
    counts = np.bincount(sitting[usable], minlength=int(sitting.max()) + 1)
    shared = np.flatnonzero(usable & (counts[sitting] > 1))
    if not len(shared):
        return
    small = pd.DataFrame({"sitting": sitting[shared], "angle": angle[shared], "row": readings.row[shared]})
    numbered = readings.repeat[shared] > 0
    # Rows under one date were written one by one: equal ones may be readings as well as copies.
    below = readings.below[shared] & ~numbered & (answers.get("same_time") != "conflict")
    copied, clash = _compared(readings, small.assign(id=ids.take(shared).spread(), below=below))
    mask = np.zeros(len(readings), bool)
    if answers.get("same_time") == "repeats":
        # Repeats of a sitting count in the order of their lines.
        first = small.sort_values("row", kind="stable")
        count = first.groupby("sitting").cumcount().reindex(small.index).to_numpy() + 1
        readings.repeat[shared[~numbered]] = count[~numbered]
        copied, clash = copied & numbered, clash & numbered
    elif not answers.get("same_time"):
        mask[shared[clash & ~numbered]] = True
        readings.ask(
            "same_time",
            "There are several readings of one side at the same time: are they repeats, or does one correct another?",
            mask,
            "same-time-unclear",
        )
        clash = clash & numbered
        copied = copied & (numbered | ~mask[shared])
    mask = np.zeros(len(readings), bool)
    mask[shared[copied]] = True
    faults.mark(mask, "duplicate", "The same reading stands in the file already; this copy was left out.")
    mask = np.zeros(len(readings), bool)
    mask[shared[clash]] = True
    faults.mark(
        mask,
        "conflict",
        "Another row has a different angle for the same sitting; keep the one that is right.",
    )
    point_to_cells(readings, "duplicate", "conflict", "same-time-unclear")


def _say_kept(readings: Readings, sittings: pd.Series[Any]) -> None:
    """Say how many readings share their moment and number, and were told apart by their ids."""
    kept = int(sittings.duplicated(keep=False).sum())
    if kept:
        readings.decided.append(
            f"{kept:,} readings share their moment, side and repeat number with another; "
            "each has an id of its own, so they are readings of their own and were kept."
        )


def _mark_shared_ids(
    readings: Readings, ids: Coded, sitting: np.ndarray[Any, Any], angle: np.ndarray[Any, Any]
) -> None:
    """Mark readings that have the same id and say different things."""
    # Every distinct id has its own code, so repetitions show in the codes.
    if len(ids.texts) == len(ids.codes):
        return
    twice = (np.bincount(ids.codes)[ids.codes] > 1) & readings.faults.good
    at = np.flatnonzero(twice & ~ids.is_text(""))
    at = at[[is_reading_id(text) for text in ids.take(at).spread()]]
    if len(at):
        content = groups([sitting[at], angle[at]])
        where = np.zeros(len(readings), bool)
        where[at] = pd.Series(content).groupby(ids.codes[at]).transform("nunique").to_numpy() > 1
        readings.faults.mark(
            where, "conflict", "Rows with the same row_id differ; keep the one that is right."
        )


def _compared(readings: Readings, small: pd.DataFrame) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Return which readings of the same sittings are copies, and which contradict each other."""
    # A reading with an id of its own is that reading, whatever else was read at the same moment.
    own = np.fromiter(map(is_reading_id, small["id"]), bool, len(small))
    small = small.assign(own=own, id=small["id"].where(own, ""))
    first = small.sort_values(["own", "row"], ascending=[False, True], kind="stable")
    same = ["sitting", "angle"]
    copy = first.duplicated([*same, "id"]) | (~first["own"] & first.duplicated(same))
    copied = copy.reindex(small.index).to_numpy()

    def in_sitting(where: Any) -> Any:
        return pd.Series(where).groupby(small["sitting"]).transform("any").to_numpy()

    below = in_sitting(small["below"])
    copied = copied & ~below
    differ = below | (small.groupby("sitting")["angle"].transform("nunique").to_numpy() > 1)
    clash = differ & (below | in_sitting(~own & ~copied))
    _say_kept(readings, small["sitting"][own & ~copied & ~clash])
    return copied, clash
