"""Readings against each other: signs, bounds, copies, contradictions, slips of the pen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from psoas_lib.importing.copies import mark_copies
from psoas_lib.importing.jumps import FEWEST_NEIGHBOURS, mark_improbable
from psoas_lib.importing.readings import TESTS, groups, point_to_cells
from psoas_lib.measure import SIDES, measures

if TYPE_CHECKING:
    from psoas_lib.importing.readings import Readings

# One odd sign among so many is a slip; among fewer, nobody can tell.
_ENOUGH_FOR_A_SLIP = 8
_EXTENSION = np.array([measure.motion == "extension" for measure in measures().values()])


def check_readings(readings: Readings, answers: dict[str, Any]) -> None:
    """Mark what cannot be right or cannot be known, in this order; the first reason stays.

    Impossible angles, exact copies, contradictions, improbable angles and sudden jumps, mixed signs, and
    last the questions about sign. All of it depends on the set of readings and not on their order.
    """
    signs_known = _turn_signs(readings, answers)
    faults = readings.faults
    size = np.abs(readings.angle)
    faults.mark(
        np.nan_to_num(size) > 180,
        "impossible-angle",
        "An angle lies between -180 and 180 degrees; is a digit too many?",
    )
    point_to_cells(readings, "impossible-angle")
    series = groups([readings.texts["subject"].codes, readings.test, readings.side])
    mark_copies(readings, series, answers)
    if answers.get("improbable") != "keep":
        mark_improbable(readings, series)
        _mixed_signs(readings, series, answers)
    if not signs_known:
        test = np.maximum(readings.test, 0)
        # A test that is not known yet may be one of extension; better to ask all at once.
        waiting = ((readings.test < 0) | _EXTENSION[test]) & (readings.angle != 0) & ~np.isnan(readings.angle)
        asked = np.unique(readings.test[waiting & (faults.good | faults.waiting)])
        names = [TESTS[i] for i in asked if i >= 0] or ["the tests of hip extension"]
        readings.ask(
            "sign",
            f"In {', '.join(names)}: does a larger number mean more extension (thigh further back or lower)?",
            waiting,
            "sign-unknown",
            tests=tuple(TESTS[i] for i in asked if i >= 0),
        )
    point_to_cells(readings, "test-unknown", "side-unknown", "unit-unknown", "sign-unknown", "sign-mixed")


def _turn_signs(readings: Readings, answers: dict[str, Any]) -> bool:
    """Bring angles to the log's sign; say whether the file's convention is known for every reading."""
    answer = answers.get("sign")
    if answer is None:
        return readings.convention_known
    known = np.zeros(len(TESTS), bool)
    flip = np.zeros(len(TESTS), bool)
    for number, test in enumerate(TESTS):
        told = answer.get(test) if isinstance(answer, dict) else answer
        known[number] = told is not None
        flip[number] = told == "larger-is-more-flexion" and bool(_EXTENSION[number])
    here = np.maximum(readings.test, 0)
    turn = flip[here] & (readings.test >= 0)
    readings.angle = np.where(turn, -readings.angle, readings.angle)
    if turn.any():
        readings.decided.append(
            "Signs of extension were turned round, because larger meant more flexion, as you said."
        )
    needed = (readings.test >= 0) & _EXTENSION[here]
    return bool(known[here][needed].all()) or readings.convention_known


def _mixed_signs(readings: Readings, series: np.ndarray[Any, Any], answers: dict[str, Any]) -> None:
    """Ask about a series whose readings come as about +a and about -a, as after a change of convention."""
    if answers.get("both_signs"):
        return
    test = np.maximum(readings.test, 0)
    here = np.flatnonzero(
        readings.faults.good & (readings.test >= 0) & _EXTENSION[test] & np.isfinite(readings.angle)
    )
    if len(here) < FEWEST_NEIGHBOURS:
        return
    frame = pd.DataFrame({"series": series[here], "angle": readings.angle[here]})
    frame["size"] = frame["angle"].abs()
    frame["negative"] = frame["angle"] < 0
    grouped = frame.groupby("series")
    facts = pd.DataFrame({
        "n": grouped.size(), "negative": grouped["negative"].sum(),
        "least": grouped["size"].min(), "most": grouped["size"].max(),
    })  # fmt: skip
    fewer = np.minimum(facts["negative"], facts["n"] - facts["negative"])
    # Both signs, nobody near zero, and one size: a person does not cross zero without passing it.
    mixed = (facts["n"] >= 5) & (fewer >= 1) & (facts["least"] >= 3) & (facts["most"] - facts["least"] <= 8)
    if not mixed.any():
        return
    lone = mixed & (fewer == 1) & (facts["n"] >= _ENOUGH_FOR_A_SLIP)
    _mark_lone_signs(readings, here, frame, facts[lone])
    mixed &= ~lone
    if not mixed.any():
        return
    where = np.zeros(len(readings), bool)
    where[here[frame["series"].isin(facts.index[mixed]).to_numpy()]] = True
    one = int(np.flatnonzero(where)[0])
    size = float(frame.loc[frame["series"] == series[one], "size"].median())
    readings.ask(
        "both_signs",
        f"{TESTS[readings.test[one]]} ({SIDES[readings.side[one]]}) comes as about +{size:.0f} and "
        f"about -{size:.0f}. "
        "If the sign changed its meaning, mend the file first. If all is right as it stands:",
        where,
        "sign-mixed",
        test=TESTS[readings.test[one]],
        side=SIDES[readings.side[one]],
        size=f"{size:.0f}",
    )


def _mark_lone_signs(
    readings: Readings, here: np.ndarray[Any, Any], frame: pd.DataFrame, lone: pd.DataFrame
) -> None:
    """Mark the one reading of a series whose sign is not that of all others: a slip, and no change of rule."""
    for name, fact in lone.iterrows():
        odd = (frame["series"] == name) & (frame["negative"] == (fact["negative"] == 1))
        at = int(here[np.flatnonzero(odd)[0]])
        hint = (
            f"Perhaps {-readings.angle[at]:g} was meant: all others of this series have the other sign. "
            "If it is right, import with improbable='keep'."
        )
        readings.faults.mark_at(at, "digit-slip", hint, int(readings.cell[at]))
