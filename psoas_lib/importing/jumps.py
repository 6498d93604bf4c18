"""Angles that are improbable: outside the bounds of their test, or far from the readings around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from psoas_lib.importing.readings import TESTS, marked
from psoas_lib.measure import measures

if TYPE_CHECKING:
    from psoas_lib.importing.readings import Readings

_LOWEST = np.array([measure.lowest_deg for measure in measures().values()])
_HIGHEST = np.array([measure.highest_deg for measure in measures().values()])
_SUDDEN = np.array([measure.sudden_deg for measure in measures().values()])
_NEIGHBOURS = 3
FEWEST_NEIGHBOURS = 3


def mark_improbable(readings: Readings, series: np.ndarray[Any, Any]) -> None:
    """Mark angles outside the bounds of their test, and sudden jumps away from the readings around them."""
    faults = readings.faults
    test = np.maximum(readings.test, 0)
    known = readings.test >= 0
    angle = readings.angle
    outside = known & faults.good & ((angle < _LOWEST[test]) | (angle > _HIGHEST[test]))
    jump, middle = _jumps(readings, series)
    impossible = marked(readings, "impossible-angle")
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
    if len(possible) <= FEWEST_NEIGHBOURS:
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
    enough = count >= FEWEST_NEIGHBOURS
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
