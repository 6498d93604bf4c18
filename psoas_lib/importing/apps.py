"""Training apps' exports read as practice: Strong, FitNotes, Hevy and Loop Habit Tracker."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psoas_lib.importing.errors import ImportFileError
from psoas_lib.importing.layout import split_side
from psoas_lib.importing.source import open_source
from psoas_lib.importing.values import Fault, read_moment
from psoas_lib.importing.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from psoas_lib.importing.report import ImportReport

_SPACE = uuid.UUID("6f0c8a3e-5d0b-5b8e-9a55-0d5b3f1a7c21")
_LOOP_YES = {"2", "yes manual", "yes"}
_LOOP_OTHER = {"", "0", "1", "3", "-1", "no", "skip", "unknown", "yes auto", "unknown value"}


@dataclass(frozen=True)
class App:
    """Which columns of an app's export mean what; empty where it has no such column."""

    name: str
    needs: frozenset[str]
    exercise: str
    start: str
    end: str = ""
    seconds: str = ""
    workout: str = ""
    order: str = ""


_APPS = (
    App("Strong", frozenset({"date", "workout name", "exercise name", "set order"}),
        "exercise name", "date", seconds="seconds", workout="workout name", order="set order"),
    App("Hevy", frozenset({"title", "start time", "exercise title", "set index"}),
        "exercise title", "start time", end="end time", seconds="duration seconds", workout="title"),
    App("FitNotes", frozenset({"date", "exercise", "category"}), "exercise", "date", seconds="time"),
)  # fmt: skip
_LOOP = App("Loop Habit Tracker", frozenset({"date"}), "", "date")


def recognise_app(head: Sequence[tuple[int, list[str]]]) -> App | None:
    """Return the app whose export begins like this, or None."""
    if not head:
        return None
    names = [plain(cell) for cell in head[0][1]]
    for app in _APPS:
        if app.needs <= set(names):
            return app
    body = [cells for _, cells in head[1:] if len(cells) >= 2]
    if names[0] == "date" and len(names) >= 2 and body and _is_loop(names, body):
        return _LOOP
    return None


def _is_loop(names: list[str], body: list[list[str]]) -> bool:
    """Say whether every cell after the date is one of Loop's marks, and no name is a column of a log."""
    marks = _LOOP_YES | _LOOP_OTHER
    if any(name in words().columns or split_side(name)[0] for name in names[1:] if name):
        return False
    return all(
        plain(cell) in marks or cell.strip() == "-1" for row in body[:50] for cell in row[1 : len(names)]
    )


def import_sessions(path: str | Path | bytes, *, also: Iterable[str] = ()) -> ImportReport:
    """Read practice from the export of a training app.

    Rows whose exercise stretches the hip flexors are taken; others are counted and left out by name.

    Parameters
    ----------
    path : str, pathlib.Path or bytes
        The export.
    also : iterable of str
        More names of exercises that count, as the app writes them.

    Raises
    ------
    psoas_lib.importing.ImportFileError
        If it is not the export of a known app.
    """
    import numpy as np  # noqa: PLC0415

    from psoas_lib.importing.table import read_table  # noqa: PLC0415

    name = "the file" if isinstance(path, bytes) else Path(path).name
    source = open_source(path)
    app = recognise_app(source.head)
    if app is None:
        raise ImportFileError(
            "This is not an export of Strong, FitNotes, Hevy or Loop Habit Tracker. For a log of "
            "angles, call import_log."
        )
    line, header = source.head[0]
    header = [cell.strip() for cell in header]
    table = read_table(source, len(header), line, lambda _: None)
    columns = [column.at(np.arange(len(table))) for column in table.columns]
    rows = [(int(number), [str(cells[i]) for cells in columns]) for i, number in enumerate(table.lines)]
    bad = [(row.line, "", row.text, row.code, row.hint) for row in table.bad]
    extra = {plain(one) for one in also}
    reader = _read_loop if app is _LOOP else _read_sets
    items, faults, left_out = reader(app, header, rows, extra)
    return _report(app, (name, source.kind), header, items, [*bad, *faults], left_out=left_out)


def _counts(name: str, extra: set[str]) -> bool:
    text = plain(name)
    return text in extra or any(f" {stretch} " in f" {text} " for stretch in words().stretches)


def _read_sets(
    app: App, header: list[str], rows: list[tuple[int, list[str]]], extra: set[str]
) -> tuple[list[dict[str, Any]], list[tuple[Any, ...]], Counter[str]]:
    place = {plain(name): index for index, name in enumerate(header)}

    def cell(row: list[str], name: str) -> str:
        return row[place[name]].strip() if name in place else ""

    order = _date_order([cell(row, app.start) for _, row in rows])
    items, faults, left_out = [], [], Counter[str]()
    for line, row in rows:
        exercise = cell(row, app.exercise)
        if (
            app.order
            and not cell(row, app.order)[:1].isdigit()
            and plain(cell(row, app.order)) in {"rest timer", "note"}
        ):
            left_out[cell(row, app.order)] += 1
            continue
        if not _counts(exercise, extra):
            left_out[exercise or "(no name)"] += 1
            continue
        start = read_moment(cell(row, app.start), order, "?")
        end = read_moment(cell(row, app.end), order, "?") if cell(row, app.end) else None
        fault = start.fault or (end.fault if end else None)
        seconds, wrong = _seconds(cell(row, app.seconds))
        if fault or wrong:
            column = app.start if fault else app.seconds
            problem = fault or wrong or Fault("", "")
            faults.append((line, header[place[column]], cell(row, column), *problem, *row))
            continue
        side = split_side(plain(exercise))[0] or "both"
        items.append({
            "line": line, "started_at": _iso(start), "ended_at": _iso(end or start),
            "exercise": exercise,
            "side": side, "done_s": seconds, "workout": cell(row, app.workout),
        })  # fmt: skip
    return items, faults, left_out


def _read_loop(
    app: App, header: list[str], rows: list[tuple[int, list[str]]], extra: set[str]
) -> tuple[list[dict[str, Any]], list[tuple[Any, ...]], Counter[str]]:
    """Read a table of days and habits; only a mark set by hand is practice, and no mark is no statement."""
    del app
    items, faults, left_out = [], [], Counter[str]()
    habits = [(index, name) for index, name in enumerate(header) if index and name]
    for line, row in rows:
        date = read_moment(row[0], "?", "?")
        for index, habit in habits:
            mark = plain(row[index]) if row[index].strip() != "-1" else "unknown"
            if not _counts(habit, extra):
                left_out[habit] += 1
            elif mark not in _LOOP_YES:
                left_out[f"{habit}: not ticked that day"] += 1
            elif date.fault:
                faults.append((line, header[0], row[0], *date.fault, *row))
            else:
                items.append({
                    "line": line, "started_at": _iso(date), "ended_at": _iso(date), "exercise": habit,
                    "side": split_side(plain(habit))[0] or "both", "done_s": None, "workout": habit,
                })  # fmt: skip
    return items, faults, left_out


def _date_order(texts: list[str]) -> str:
    from psoas_lib.importing.values import slash_evidence  # noqa: PLC0415

    proofs = {slash_evidence(text) for text in texts} - {"", "unclear"}
    return proofs.pop() if len(proofs) == 1 else "?"


def _seconds(text: str) -> tuple[float | None, Fault | None]:
    """Return a duration: seconds, or hours, minutes and seconds; None where the app noted none."""
    if not text:
        return None, None
    clock = re.fullmatch(r"(?:(\d+):)?(\d{1,2}):(\d{2})", text)
    if clock:
        return int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3]) or None, None
    try:
        seconds = float(text.replace(",", "."))
    except ValueError:
        return None, Fault("not-a-duration", "Write the time as seconds or as hours:minutes:seconds.")
    if not 0 <= seconds < 86_400:
        return None, Fault("not-a-duration", "A stretch lasts from 0 seconds to less than a day.")
    return seconds or None, None


def _iso(moment: Any) -> str:
    wall = moment.wall
    text = str(wall.isoformat() if moment.timed else wall.date().isoformat())
    return f"{text}{moment.offset}" if moment.timed else text


def _report(
    app: App, file: tuple[str, str], header: list[str], items: list[dict[str, Any]],
    faults: list[tuple[Any, ...]], *, left_out: Counter[str],
) -> ImportReport:  # fmt: skip
    import pandas as pd  # noqa: PLC0415

    from psoas_lib.importing.frames import _own_names  # noqa: PLC0415
    from psoas_lib.importing.report import REASON_COLUMNS, ImportReport  # noqa: PLC0415
    from psoas_lib.records import SESSION_COLUMNS  # noqa: PLC0415

    records: dict[str, dict[str, Any]] = {}
    accepted = []
    for item in items:
        # The same workout has the same id in every import, so that it is logged once.
        session_id = str(uuid.uuid5(_SPACE, f"{app.name} {item['started_at']} {item['workout']}"))
        record = records.setdefault(session_id, {
            "session_id": session_id, "routine": f"imported: {app.name}", "mode": "",
            "started_at": item["started_at"], "ended_at": item["ended_at"], "status": "finished",
            "interruptions": 0, "items": [],
        })  # fmt: skip
        part = {
            "exercise": item["exercise"],
            "side": item["side"],
            "planned_s": None,
            "done_s": item["done_s"],
        }
        record["items"].append(part)
        accepted.append({**{key: value for key, value in record.items() if key != "items"}, **part})
    own = _own_names(header)
    quarantined = pd.DataFrame(
        [dict(zip((*REASON_COLUMNS, *own), row, strict=False)) for row in faults],
        columns=[*REASON_COLUMNS, *own],
    ).fillna("")
    frame = pd.DataFrame(accepted, columns=list(SESSION_COLUMNS)).astype(
        {"planned_s": float, "done_s": float}
    )
    return ImportReport(
        file[0], f"an export of {app.name}; {file[1]}", frame,
        quarantined.sort_values("line", ignore_index=True),
        len(frame) + len(quarantined), left_out=dict(left_out), records=list(records.values()),
    )  # fmt: skip
