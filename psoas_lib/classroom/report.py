"""One page for the class and one for each student, without names."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psoas_lib.classroom.handed_in import HandedIn, read_folder
from psoas_lib.classroom.names import SALT_BYTES, anonymous_ids
from psoas_lib.classroom.pages import class_page, student_page
from psoas_lib.csvdialect import guard
from psoas_lib.durable import replace_file

if TYPE_CHECKING:
    import pandas as pd

SALT_FILE = "salt.bin"
KEY_FILE = "who_is_who.csv"


@dataclass(frozen=True)
class ClassReport:
    """What `class_report` made.

    Parameters
    ----------
    class_page : pathlib.Path
        The page on the whole class.
    pages : dict of str to pathlib.Path
        Each student's page, by the name that the student handed in under.
    ids : dict of str to str
        Name to anonymous id.
    table : pandas.DataFrame
        The result of `psoas_lib.cohort`, with ids for names.
    unread : dict of str to str
        Name to why nothing could be read.
    """

    class_page: Path
    pages: dict[str, Path] = field(repr=False)
    ids: dict[str, str] = field(repr=False)
    table: pd.DataFrame = field(repr=False)
    unread: dict[str, str] = field(repr=False)

    def __repr__(self) -> str:
        """Say how many pages there are and how many files could not be read; no name is shown."""
        made, unread = len(self.pages), len(self.unread)
        return f"ClassReport: {made} students' pages, {unread} not read, in {self.class_page.parent}"


def class_report(
    folder: str | Path, out: str | Path, *, private: str | Path | None = None, study: str | None = None
) -> ClassReport:
    """Report on a class's logs without names, and make a page to return to each student.

    Parameters
    ----------
    folder : str or pathlib.Path
        What was handed in: a folder with ``rom.csv``, or one CSV or XLSX file, for each student.
    out : str or pathlib.Path
        Where the pages go: ``class.html`` and ``S-....html`` for each student. May be shown to the class.
    private : str or pathlib.Path, optional
        Where the salt and the list of who is who go; beside `out`, as ``<out>_private``, when left out.
        Keep it to yourself. With the same salt a student has the same id next week.
    study : str, optional
        The study that the measurement error is taken from, as in `psoas_lib.cohort`.

    Returns
    -------
    ClassReport

    Raises
    ------
    FileNotFoundError
        If there is no such folder, or nobody handed in anything.
    ValueError
        If `private` lies within `out`, where the class could read it, or the salt was cut short.
    """
    target = Path(out)
    hidden = Path(private) if private is not None else target.with_name(f"{target.name}_private")
    if hidden.resolve().is_relative_to(target.resolve()):
        raise ValueError(
            f"The private folder {hidden} lies in {target}, which the class may see. Name another one."
        )
    handed_in = read_folder(Path(folder))
    ids = anonymous_ids([student.name for student in handed_in], _salt(hidden))
    readings = _together(handed_in, ids)
    table = _cohort(readings, study)
    target.mkdir(parents=True, exist_ok=True)
    pages = {}
    for student in handed_in:
        own = readings[readings["subject"] == ids[student.name]]
        # The id is the only part of the name: it is ours, so nothing that was handed in can lead elsewhere.
        pages[student.name] = target / f"{ids[student.name]}.html"
        _write(pages[student.name], student_page(ids[student.name], student, own, table, study=study))
    page = target / "class.html"
    _write(page, class_page(handed_in, ids, readings, table))
    _write(hidden / KEY_FILE, "id,name\n" + "".join(f"{ids[name]},{_cell(name)}\n" for name in sorted(ids)))
    (hidden / KEY_FILE).chmod(0o600)
    return ClassReport(page, pages, ids, table, {s.name: s.problem for s in handed_in if s.problem})


def _salt(hidden: Path) -> bytes:
    """Return the teacher's salt; make it the first time."""
    hidden.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = hidden / SALT_FILE
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_bytes()
    with os.fdopen(handle, "wb") as stream:
        stream.write(secrets.token_bytes(SALT_BYTES))
    return file.read_bytes()


def _together(handed_in: list[HandedIn], ids: dict[str, str]) -> pd.DataFrame:
    """Return all readings; names, raters and notes stay behind, for they tell who somebody is."""
    import pandas as pd  # noqa: PLC0415

    frames = []
    for student in handed_in:
        raters = {
            name: f"rater {n}" for n, name in enumerate(sorted(set(student.readings["rater"].astype(str))), 1)
        }
        frames.append(
            student.readings.assign(
                subject=ids[student.name],
                rater=[raters[str(name)] if str(name) else "" for name in student.readings["rater"]],
                notes="",
                row_id=[f"{ids[student.name]}-{n}" for n in range(len(student.readings))],
            )
        )
    # An empty frame has no types of its own to give.
    filled = [frame for frame in frames if len(frame)] or frames[:1]
    return pd.concat(filled, ignore_index=True)


def _cohort(readings: pd.DataFrame, study: str | None) -> pd.DataFrame:
    from psoas_lib.analysis.group import cohort  # noqa: PLC0415

    if len(readings):
        return cohort(readings, study=study)
    columns: dict[str, Any] = {"measured_at": "datetime64[us]", "angle_deg": float}
    return cohort(readings.astype(columns), study=study)


def _cell(text: str) -> str:
    """Return a name as one CSV cell that no spreadsheet runs."""
    return '"' + guard(text).replace('"', '""').replace("\r", " ").replace("\n", " ") + '"'


def _write(path: Path, text: str) -> None:
    replace_file(path, text.encode("utf-8", "replace"))
