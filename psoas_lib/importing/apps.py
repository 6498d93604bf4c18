"""Training apps' exports read as practice: Strong, FitNotes, Hevy and Loop Habit Tracker.

The headers were compared with those that public programs read or write (converters and importers for Hevy,
Strong and FitNotes, and uhabits' own exporter); as of 2026 these are in use:

- **Strong**: ``Date, Workout Name, Duration, Exercise Name, Set Order, Weight, Reps, Distance, Seconds, ...``
  with commas or semicolons; an older one with ``Weight Unit`` and ``Distance Unit`` columns and perhaps
  ``Workout Duration`` at the end; a newer one that begins with ``Workout #`` and has ``Duration (sec)``,
  ``Weight (kg)``, ``Distance (meters)``. Set orders may be letters (W, D, F), and rests are lines of their own.
- **Hevy**: ``title, start_time, end_time, description, exercise_title, superset_id, ...`` with ``weight_kg``
  or ``weight_lbs``, ``duration_seconds`` or ``duration_s``; months in the app's language.
- **FitNotes**: Android ``Date, Exercise, Category, Weight, Weight Unit, Reps, ...`` or, older,
  ``Weight (kgs)``; on the iPhone ``Weight (kg), Weight (lbs), ..., Notes, Kind``; dates in the phone's manner.
- **Loop Habit Tracker**: see `psoas_lib.importing.loop`.

No header in another language than English was found for any of them.
"""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psoas_lib.importing.errors import ImportFileError
from psoas_lib.importing.loop import is_one_habit, is_table_of_habits, read_loop
from psoas_lib.importing.questions import Question, choices
from psoas_lib.importing.sets import App, proven_order, read_sets
from psoas_lib.importing.source import open_source
from psoas_lib.importing.words import plain

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from psoas_lib.importing.report import ImportReport

_SPACE = uuid.UUID("6f0c8a3e-5d0b-5b8e-9a55-0d5b3f1a7c21")
_APPS = (
    App("Strong", frozenset({"date", "workout name", "exercise name", "set order"}),
        "exercise name", "date", seconds=("seconds",), workout="workout name", order="set order",
        length=("duration", "duration sec", "workout duration")),
    App("Hevy", frozenset({"title", "start time", "exercise title", "set index"}),
        "exercise title", "start time", end="end time", workout="title",
        seconds=("duration seconds", "duration s")),
    App("FitNotes", frozenset({"date", "exercise", "category", "reps"}), "exercise", "date", seconds=("time",)),
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
    if body and (is_one_habit(names, body) or is_table_of_habits(names, body)):
        return _LOOP
    return None


def import_sessions(
    path: str | Path | bytes, *, also: Iterable[str] = (), date_order: str = ""
) -> ImportReport:
    """Read practice from the export of a training app.

    Rows whose exercise stretches the hip flexors are taken; others are counted and left out by name.

    Parameters
    ----------
    path : str, pathlib.Path or bytes
        The export.
    also : iterable of str
        More names of exercises that count, as the app writes them.
    date_order : {"", "day-first", "month-first"}
        How its dates are meant, where they do not show it.

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
    if app is _LOOP:
        folder = "" if isinstance(path, bytes) else Path(path).resolve().parent.name
        found = read_loop(header, rows, extra, folder)
    else:
        order = date_order or _proven_order(app, header, rows)
        found = read_sets(app, header, rows, extra, order)
    return _report(
        app, (name, source.kind), header, found.items, [*bad, *found.faults], left_out=found.left_out,
        order=date_order,
    )  # fmt: skip


def _proven_order(app: App, header: list[str], rows: list[tuple[int, list[str]]]) -> str:
    place = [plain(name) for name in header].index(app.start)
    return proven_order([cells[place].strip() for _, cells in rows])


def _report(
    app: App, file: tuple[str, str], header: list[str], items: list[dict[str, Any]],
    faults: list[tuple[Any, ...]], *, left_out: Counter[str], order: str,
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
        len(frame) + len(quarantined), _asked(quarantined), {"date_order": order} if order else {},
        left_out=dict(left_out), records=list(records.values()),
    )  # fmt: skip


def _asked(quarantined: pd.DataFrame) -> list[Question]:
    waiting = int((quarantined["code"] == "date-order-unclear").sum())
    text = "Is the day or the month written first in the dates of this file?"
    return [Question("date_order", text, choices("date_order"), waiting)] if waiting else []
