"""Readings against each other: signs, bounds, copies, contradictions, slips of the pen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from psoas_lib.importing.readings import TESTS
from psoas_lib.measures import SIDES, measures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psoas_lib.importing.readings import Readings

_NEIGHBOURS = 3
_FEWEST_NEIGHBOURS = 3
_EXTENSION = np.array([measure.motion == "extension" for measure in measures().values()])
_LOWEST = np.array([measure.lowest_deg for measure in measures().values()])
_HIGHEST = np.array([measure.highest_deg for measure in measures().values()])
_SUDDEN = np.array([measure.sudden_deg for measure in measures().values()])


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
    _point_to_cells(readings, "impossible-angle")
    series = _groups([readings.texts["subject"].codes, readings.test, readings.side])
    _copies(readings, series, answers)
    if answers.get("improbable") != "keep":
        _improbable(readings, series)
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
        )
    _point_to_cells(readings, "test-unknown", "side-unknown", "unit-unknown", "sign-unknown", "sign-mixed")


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


def _groups(keys: Iterable[Any]) -> np.ndarray[Any, Any]:
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


def _copies(readings: Readings, series: np.ndarray[Any, Any], answers: dict[str, Any]) -> None:
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
            content = _groups([id_group, series, readings.wall, angle, readings.repeat])
            several = (
                pd.Series(content[id_twice]).groupby(id_group[id_twice]).transform("nunique").to_numpy() > 1
            )
            where = np.zeros(len(readings), bool)
            where[np.flatnonzero(id_twice)[several]] = True
            faults.mark(where, "conflict", "Rows with the same row_id differ; keep the one that is right.")
    sitting = _groups([
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
    _point_to_cells(readings, "duplicate", "conflict", "same-time-unclear")


def _improbable(readings: Readings, series: np.ndarray[Any, Any]) -> None:
    """Mark angles outside the bounds of their test, and sudden jumps away from the readings around them."""
    faults = readings.faults
    test = np.maximum(readings.test, 0)
    known = readings.test >= 0
    angle = readings.angle
    outside = known & faults.good & ((angle < _LOWEST[test]) | (angle > _HIGHEST[test]))
    jump, middle = _jumps(readings, series)
    impossible = _marked(readings, "impossible-angle")
    for i in np.flatnonzero(impossible & np.isfinite(middle)):
        if _slip_of(float(angle[i]), float(middle[i])) is not None:
            faults.which[i] = 0
            jump[i] = True
    for i in np.flatnonzero(outside | jump):
        measure = measures()[TESTS[readings.test[i]]]
        meant = _slip_of(float(angle[i]), float(middle[i])) if np.isfinite(middle[i]) else None
        around = f" (the readings around it are about {middle[i]:.0f})" if np.isfinite(middle[i]) else ""
        if meant is not None:
            faults.mark_at(
                int(i), "digit-slip", f"Perhaps {meant:g} was meant{around}.", int(readings.cell[i])
            )
        elif outside[i]:
            hint = (
                f"{measure.id} usually lies between {measure.lowest_deg:g} and {measure.highest_deg:g} "
                f"degrees{around}. "
                "If it is right, import with improbable='keep'."
            )
            faults.mark_at(int(i), "improbable-angle", hint, int(readings.cell[i]))
        else:
            hint = f"It is far from its neighbours{around}. If it is right, import with improbable='keep'."
            faults.mark_at(int(i), "improbable-angle", hint, int(readings.cell[i]))


def _jumps(
    readings: Readings, series: np.ndarray[Any, Any]
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Return which readings lie far from the median of three before and three after, and that median."""
    n = len(readings)
    jump, middle = np.zeros(n, bool), np.full(n, np.nan)
    possible = np.flatnonzero(
        (readings.test >= 0) & (readings.side >= 0) & np.isfinite(readings.angle) & ~np.isnat(readings.wall)
    )
    if len(possible) <= _FEWEST_NEIGHBOURS:
        return jump, middle
    order = possible[_in_time(readings, series, possible)]
    angle, group = readings.angle[order], series[order]
    limit = _SUDDEN[readings.test[order]]
    usable = readings.faults.good[order]
    step = np.zeros(len(order), bool)
    near = (group[1:] == group[:-1]) & (np.abs(np.diff(angle)) > 0.6 * limit[1:])
    step[1:] |= near
    step[:-1] |= near
    step |= (angle < _LOWEST[readings.test[order]]) | (angle > _HIGHEST[readings.test[order]]) | ~usable
    # A block of slips has steps at its ends only, so look a little beyond each step.
    wide = step.copy()
    for shift in range(1, _NEIGHBOURS + 1):
        wide[shift:] |= step[:-shift]
        wide[:-shift] |= step[shift:]
    places = np.flatnonzero(wide)
    around = np.full((len(places), 2 * _NEIGHBOURS), np.nan)
    shifts = [s for s in range(-_NEIGHBOURS, _NEIGHBOURS + 1) if s]
    for at, shift in enumerate(shifts):
        other = places + shift
        inside = (other >= 0) & (other < len(order))
        there = np.clip(other, 0, len(order) - 1)
        inside &= (group[there] == group[places]) & (np.abs(angle[there]) <= 180)
        around[inside, at] = angle[there][inside]
    count = np.isfinite(around).sum(axis=1)
    enough = count >= _FEWEST_NEIGHBOURS
    places, around = places[enough], around[enough]
    if not len(places):
        return jump, middle
    centre = np.nanmedian(around, axis=1)
    spread = 1.4826 * np.nanmedian(np.abs(around - centre[:, None]), axis=1)
    off = np.abs(angle[places] - centre)
    found = (off > limit[places]) & (off > 4 * spread) & usable[places]
    jump[order[places[found]]] = True
    middle[order[places]] = centre
    return jump, middle


def _in_time(
    readings: Readings, series: np.ndarray[Any, Any], places: np.ndarray[Any, Any]
) -> np.ndarray[Any, Any]:
    """Return the order of some readings by series, moment, repeat and angle."""
    wall = readings.wall[places].astype(np.int64)
    least = int(wall.min())
    span = int(wall.max()) - least + 1
    if (int(series.max()) + 1) * span >= 2**63:
        return np.lexsort((readings.angle[places], readings.repeat[places], wall, series[places]))
    # One number for series and moment sorts faster than two; only what shares it needs the other keys.
    key = series[places] * span + (wall - least)
    order = np.argsort(key, kind="stable")
    key = key[order]
    same = key[1:] == key[:-1]
    if same.any():
        tied = np.zeros(len(key), bool)
        tied[1:] |= same
        tied[:-1] |= same
        at = np.flatnonzero(tied)
        among = order[at]
        order[at] = among[
            np.lexsort((readings.angle[places][among], readings.repeat[places][among], key[at]))
        ]
    return order


def _slip_of(value: float, middle: float) -> float | None:
    """Return what may have been meant: the nearest of the usual slips, if it fits the readings around.

    Examples
    --------
    >>> _slip_of(213, 120), _slip_of(85, 9), _slip_of(70, 12)
    (123.0, 8.5, 7.0)
    """
    text = f"{abs(value):g}"
    sign = -1 if value < 0 else 1
    swapped = {text[:i] + text[i + 1] + text[i] + text[i + 2 :] for i in range(len(text) - 1)}
    turned = {text[:i] + text[i + 1 :] for i in range(len(text))}
    meant = []
    for candidate in swapped | turned:
        try:
            meant.append(sign * float(candidate))
        except ValueError:
            continue
    meant += [value / 10, value / 100, -value]
    fitting = [each for each in meant if abs(each - middle) <= 8 and each != value]
    return min(fitting, key=lambda each: (abs(each - middle), each)) if fitting else None


def _mixed_signs(readings: Readings, series: np.ndarray[Any, Any], answers: dict[str, Any]) -> None:
    """Ask about a series whose readings come as about +a and about -a, as after a change of convention."""
    if answers.get("both_signs"):
        return
    test = np.maximum(readings.test, 0)
    here = np.flatnonzero(
        readings.faults.good & (readings.test >= 0) & _EXTENSION[test] & np.isfinite(readings.angle)
    )
    if len(here) < _FEWEST_NEIGHBOURS:
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
    )


def _marked(readings: Readings, code: str) -> np.ndarray[Any, Any]:
    numbers = [number for number, kind in enumerate(readings.faults.kinds) if kind.code == code]
    return np.isin(readings.faults.which, numbers)


def _point_to_cells(readings: Readings, *codes: str) -> None:
    """Let faults that were marked for whole rows point to the cell with the angle."""
    faults = readings.faults
    for number, kind in enumerate(list(faults.kinds)):
        if kind.code in codes and kind.column == -1:
            for cell in np.unique(readings.cell[faults.which == number]):
                here = (faults.which == number) & (readings.cell == cell)
                faults.which[here] = 0
                faults.mark(here, kind.code, kind.hint, int(cell))
