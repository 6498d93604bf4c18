"""Anybody's log of range of motion, read so that nothing is lost and nothing is guessed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from psoas_lib.importing.apps import import_sessions, recognise_app
from psoas_lib.importing.errors import ImportFileError, ManySheetsError
from psoas_lib.importing.layout import Layout, find_layout
from psoas_lib.importing.progress_bar import ProgressBar
from psoas_lib.importing.questions import Question, check_answers, end_of
from psoas_lib.importing.report import ImportReport
from psoas_lib.importing.source import Source, open_source

if TYPE_CHECKING:
    from psoas_lib.importing.table import Table

__all__ = ["ImportFileError", "ImportReport", "Question", "import_log", "import_sessions"]


def import_log(path: str | Path | bytes, **answers: Any) -> ImportReport:
    r"""Read a log of range of motion from CSV or XLSX in nearly any shape.

    Every reading is accepted or quarantined with a reason; ``len(accepted) + len(quarantined) == n_read``.
    What the file does not decide is asked once for the whole file, and the readings it concerns wait.
    The log of a training app (Strong, FitNotes, Hevy, Loop Habit Tracker) is recognised and read as practice.

    Parameters
    ----------
    path : str, pathlib.Path or bytes
        The file, or what it contains.
    **answers
        Answers to questions of an earlier report:
        ``date_order`` ("day-first", "month-first"), ``excel_epoch`` ("1900", "1904"), ``decimal`` (",", "."),
        ``unit`` ("degrees", "radians"), ``sign`` ("larger-is-more-extension", "larger-is-more-flexion", or
        a dict of test to one of them), ``test`` (a test's id, or a dict of the file's name to an id, None to
        leave one out), ``side``, ``same_time`` ("repeats", "conflict"), ``both_signs`` ("as-written"),
        ``blank_date`` ("as-above", "none": what holds where a row has no date),
        ``improbable`` ("keep"), ``columns`` (a dict of the log's column to the file's header or number),
        ``sheet``; and what holds for every row: ``subject``, ``state``, ``instrument``, ``rater``,
        ``pelvis_control``. ``today`` moves the end of the past, for tests.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    TypeError, ValueError
        If an answer answers nothing.

    Examples
    --------
    >>> report = import_log(b"Datum;Seite;Hip extension prone\n13.03.2026;li;8,5\n13.03.2026;re;9,5\n")
    >>> report.n_read, len(report.accepted), [question.key for question in report.questions]
    (2, 0, ['sign'])
    >>> report = import_log(
    ...     b"Datum;Seite;Hip extension prone\n13.03.2026;li;8,5\n13.03.2026;re;9,5\n",
    ...     sign="larger-is-more-extension",
    ... )
    >>> report.accepted.angle_deg.tolist()
    [8.5, 9.5]
    """
    answers = check_answers(answers)
    name = "the file" if isinstance(path, bytes) else Path(path).name
    try:
        source = open_source(path, sheet=answers.get("sheet"))
        app = recognise_app(source.head)
        if not source.head:
            return _empty(name, source.kind, "it is empty, so nothing was imported.", answers)
        if app:
            return import_sessions(path, date_order=answers.get("date_order", ""))
        return _import(source, name, answers)
    except ManySheetsError as error:
        report = _empty(name, "Excel workbook", str(error), answers)
        report.questions.append(Question("sheet", "Which sheet is the log?", error.sheets, 0))
        return report
    except ImportFileError as error:
        return _empty(name, "", str(error), answers)


def _import(source: Source, name: str, answers: dict[str, Any]) -> ImportReport:
    # numpy and pandas come in here, so that the questions and the words are light to load.
    from psoas_lib.importing.checks import check_readings  # noqa: PLC0415
    from psoas_lib.importing.frames import accepted_frame, quarantined_frame  # noqa: PLC0415
    from psoas_lib.importing.reader import read_readings  # noqa: PLC0415
    from psoas_lib.importing.stacked import join_tables  # noqa: PLC0415
    from psoas_lib.importing.table import read_table  # noqa: PLC0415

    layout = find_layout(source.head, answers.get("columns"))
    bar = ProgressBar(f"Reading {name}")
    try:
        table = read_table(source, len(layout.names), layout.header_line, bar)
        given = {key: value for key, value in answers.items() if key != "today"}
        if layout.unclear and (len(table) or table.bad):
            return _unclear(source, name, given, layout, table)
        if layout.unclear or not layout.names:
            return ImportReport(name, source.kind, _no_readings(), _no_quarantine(), 0, [], given)
        join_tables(table, layout)
        readings = read_readings(table, layout, source, answers, end_of(answers.get("today")))
        check_readings(readings, answers)
        accepted = accepted_frame(readings)
        frame = quarantined_frame(readings, table, layout)
    finally:
        bar.close()
    n_read = len(readings) + len(table.bad)
    return ImportReport(
        name, source.kind, accepted, frame, n_read, readings.questions, given,
        [*source.notes, *layout.told, *readings.decided],
        unused=_with_text(table, layout),
        empty_cells=readings.empty_cells,
    )  # fmt: skip


def _unclear(source: Source, name: str, given: dict[str, Any], layout: Layout, table: Table) -> ImportReport:
    """Return the report of a file whose columns are not known: every row waits."""
    from psoas_lib.importing.frames import quarantined_frame  # noqa: PLC0415

    told = f"{layout.unclear[0].upper()}{layout.unclear[1:]}."
    if layout.turned:
        hint = (
            f"{told} Turn the table round (in a spreadsheet: copy, paste special, transpose) and import it."
        )
        frame = quarantined_frame(None, table, layout, all_rows=("table-turned", hint))
        asked = []
    else:
        hint = f"{told} Say which columns are the date and the angle."
        frame = quarantined_frame(None, table, layout, all_rows=("columns-unclear", hint))
        text = f"{told} Which columns are the date and the angle?"
        asked = [Question("columns", text, tuple(layout.names), len(frame))]
    notes = [*source.notes, *([hint] if layout.turned else [])]
    return ImportReport(name, source.kind, _no_readings(), frame, len(frame), asked, given, notes)


def _with_text(table: Table, layout: Layout) -> list[str]:
    """Return the columns that were not understood and in which something stands."""
    place = {name: index for index, name in enumerate(layout.names)}
    return [name for name in layout.unused if any(text.strip() for text in table.columns[place[name]].texts)]


def _no_readings() -> Any:
    import pandas as pd  # noqa: PLC0415

    from psoas_lib.records import ROM_COLUMNS  # noqa: PLC0415

    frame = pd.DataFrame({name: pd.Series(dtype=object) for name in (*ROM_COLUMNS, "utc_offset")})
    types: Any = {"measured_at": "datetime64[us]", "angle_deg": float, "pain_0_10": float, "repeat": "Int64"}
    return frame.astype(types)


def _no_quarantine() -> Any:
    import pandas as pd  # noqa: PLC0415

    from psoas_lib.importing.report import REASON_COLUMNS  # noqa: PLC0415

    return pd.DataFrame({name: pd.Series(dtype=object) for name in REASON_COLUMNS})


def _empty(name: str, kind: str, problem: str, answers: dict[str, Any]) -> ImportReport:
    given = {key: value for key, value in answers.items() if key != "today"}
    return ImportReport(name, kind, _no_readings(), _no_quarantine(), 0, [], given, problem=problem)
