"""Rows of sets in a training app's export: which stretch the hip flexors, when, and for how long."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from psoas_lib.importing.days import Moment, read_moment, slash_evidence
from psoas_lib.importing.header import split_side
from psoas_lib.importing.values import Fault
from psoas_lib.importing.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})")
_SPELLED = re.compile(r"(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+)\s*s)?", re.IGNORECASE)
# Lines of the app about a set, which are no sets: how long the rest was, and what was noted.
_NO_SETS = {"rest timer", "note"}


@dataclass(frozen=True)
class App:
    """Which columns of an app's export mean what; empty where it has no such column.

    ``needs`` are the plain names of the columns that make it this app's. The others may each have several
    names, of which the first that is there is read.
    """

    name: str
    needs: frozenset[str]
    exercise: str
    start: str
    end: str = ""
    seconds: tuple[str, ...] = ()
    length: tuple[str, ...] = ()
    workout: str = ""
    order: str = ""


class Found(NamedTuple):
    """What an export holds: items of practice, rows with a fault, and how many of what was left out."""

    items: list[dict[str, Any]]
    faults: list[tuple[Any, ...]]
    left_out: Counter[str]


def counts(name: str, extra: set[str]) -> bool:
    """Say whether an exercise stretches the hip flexors, by its name."""
    text = plain(name)
    return text in extra or any(f" {stretch} " in f" {text} " for stretch in words().stretches)


def proven_order(texts: Sequence[str]) -> str:
    """Return the order that the dates prove, ``"?"`` if they do not."""
    proofs = {slash_evidence(text) for text in texts} - {"", "unclear"}
    return proofs.pop() if len(proofs) == 1 else "?"


def read_sets(
    app: App, header: list[str], rows: list[tuple[int, list[str]]], extra: set[str], order: str
) -> Found:
    """Read one row per set.

    Parameters
    ----------
    app : App
        Whose export it is.
    header : list of str
        The names of the columns.
    rows : list of (int, list of str)
        Lines and their cells.
    extra : set of str
        Plain names that count as stretches of the hip flexors too.
    order : str
        ``"day-first"``, ``"month-first"``, or ``"?"`` where nothing tells.
    """
    place = {plain(name): index for index, name in enumerate(header)}
    app = replace(app, seconds=_there(app.seconds, place), length=_there(app.length, place))

    def cell(row: list[str], *names: str) -> str:
        return row[place[names[0]]].strip() if names and names[0] in place else ""

    items: list[dict[str, Any]] = []
    faults: list[tuple[Any, ...]] = []
    left_out = Counter[str]()
    for line, row in rows:
        exercise = cell(row, app.exercise)
        about = {plain(exercise), plain(cell(row, app.order))} & _NO_SETS
        if about or not counts(exercise, extra):
            left_out[about.pop().title() if about else exercise or "(no name)"] += 1
            continue
        start = read_moment(cell(row, app.start), order, "?")
        end = read_moment(cell(row, app.end), order, "?") if cell(row, app.end) else None
        fault = start.fault or (end.fault if end else None)
        seconds, wrong = duration_s(cell(row, *app.seconds))
        if fault or wrong:
            column = (app.start if start.fault else app.end) if fault else app.seconds[0]
            problem = fault or wrong or Fault("", "")
            faults.append((line, header[place[column]], cell(row, column), *problem, *row))
            continue
        ended = end or _later(start, cell(row, *app.length))
        items.append(item(line, exercise, start, ended, done_s=seconds, workout=cell(row, app.workout)))
    return Found(items, faults, left_out)


def item(
    line: int, exercise: str, start: Moment, end: Moment, *, done_s: float | None, workout: str
) -> dict[str, Any]:
    """Return a set or a mark as an item of practice; the exercise's name may tell the side."""
    return {
        "line": line, "started_at": iso(start), "ended_at": iso(end), "exercise": exercise,
        "side": split_side(plain(exercise))[0] or "both", "done_s": done_s, "workout": workout,
    }  # fmt: skip


def _there(names: tuple[str, ...], place: dict[str, int]) -> tuple[str, ...]:
    return tuple(name for name in names if name in place)[:1]


def duration_s(text: str) -> tuple[float | None, Fault | None]:
    """Return a duration in seconds, None where the app noted none, and what is wrong with it.

    Examples
    --------
    >>> duration_s("0:01:30"), duration_s("45"), duration_s("1h 5m"), duration_s("0")
    ((90.0, None), (45.0, None), (3900.0, None), (None, None))
    >>> duration_s("soon")[1].code
    'not-a-duration'
    """
    if not text:
        return None, None
    if found := _CLOCK.fullmatch(text) or _SPELLED.fullmatch(text):
        hours, minutes, seconds = (float(part or 0) for part in found.groups())
        return hours * 3600 + minutes * 60 + seconds or None, None
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None, Fault("not-a-duration", "Write the time as seconds or as hours:minutes:seconds.")
    if not 0 <= number < 86_400:
        return None, Fault("not-a-duration", "A stretch lasts from 0 seconds to less than a day.")
    return number or None, None


def _later(start: Moment, length: str) -> Moment:
    """Return the end of a workout whose length is told; its start where it is not."""
    seconds, _ = duration_s(length)
    if not seconds or start.wall is None or not start.timed:
        return start
    return start._replace(wall=start.wall + timedelta(seconds=seconds))


def iso(moment: Moment) -> str:
    """Return a moment as ISO 8601, a date alone where there is no time of day."""
    if moment.wall is None:
        return ""
    if not moment.timed:
        return moment.wall.date().isoformat()
    return f"{moment.wall.isoformat()}{moment.offset}"
