"""The same reading twice, and readings that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from psoas_lib.importing.readings import groups, point_to_cells

if TYPE_CHECKING:
    from psoas_lib.importing.readings import Readings


def mark_copies(readings: Readings, series: np.ndarray[Any, Any], answers: dict[str, Any]) -> None:
    """Mark exact copies (all but the first line) and readings that contradict each other (all of them)."""
    faults = readings.faults
    angle = np.round(readings.angle, 6)
    ids = readings.texts["row_id"]
    no_id = ids.is_text("")
    # Every distinct id has its own code, so repetitions show in the codes.
    if not no_id.all() and len(ids.texts) < len(ids.codes):
        id_group = ids.codes.astype(np.int64)
        id_twice = (np.bincount(id_group, minlength=1)[id_group] > 1) & ~no_id & faults.good
        if id_twice.any():
            content = groups([id_group, series, readings.wall, angle, readings.repeat])
            several = (
                pd.Series(content[id_twice]).groupby(id_group[id_twice]).transform("nunique").to_numpy() > 1
            )
            where = np.zeros(len(readings), bool)
            where[np.flatnonzero(id_twice)[several]] = True
            faults.mark(where, "conflict", "Rows with the same row_id differ; keep the one that is right.")
    sitting = groups([
        series, readings.wall, readings.repeat,
        *(readings.texts[role].codes for role in ("state", "instrument", "rater")),
    ])  # fmt: skip
    usable = faults.good & ~np.isnat(readings.wall) & (readings.test >= 0) & (readings.side >= 0)
    if not usable.any():
        return
    counts = np.bincount(sitting[usable], minlength=int(sitting.max()) + 1)
    shared = np.flatnonzero(usable & (counts[sitting] > 1))
    if not len(shared):
        return
    small = pd.DataFrame({"sitting": sitting[shared], "angle": angle[shared], "row": readings.row[shared]})
    first = small.sort_values("row", kind="stable")
    copy = first.duplicated(["sitting", "angle"]).reindex(small.index).to_numpy()
    clash = small.groupby("sitting")["angle"].transform("nunique").to_numpy() > 1
    numbered = readings.repeat[shared] > 0
    mask = np.zeros(len(readings), bool)
    if answers.get("same_time") == "repeats":
        # Repeats of a sitting count in the order of their lines.
        count = first.groupby("sitting").cumcount().reindex(small.index).to_numpy() + 1
        readings.repeat[shared[~numbered]] = count[~numbered]
        copy, clash = copy & numbered, clash & numbered
    elif not answers.get("same_time"):
        mask[shared[clash & ~numbered]] = True
        readings.ask(
            "same_time",
            "Readings of one side at the same time differ: are they repeats, or does one correct another?",
            mask,
            "same-time-unclear",
        )
        clash = clash & numbered
        copy = copy & (numbered | ~mask[shared])
    mask = np.zeros(len(readings), bool)
    mask[shared[copy]] = True
    faults.mark(mask, "duplicate", "The same reading stands in the file already; this copy was left out.")
    mask = np.zeros(len(readings), bool)
    mask[shared[clash]] = True
    faults.mark(
        mask,
        "conflict",
        "Another row has a different angle for the same sitting; keep the one that is right.",
    )
    point_to_cells(readings, "duplicate", "conflict", "same-time-unclear")
