"""One page for the class and one for each student, without names."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psoas_lib.classroom.handed_in import HandedIn, read_folder, same_readings
from psoas_lib.classroom.names import SALT_BYTES, anonymous_ids
from psoas_lib.classroom.pages import class_page, student_page
from psoas_lib.content.errors import unknown
from psoas_lib.csvdialect import guard
from psoas_lib.durable import replace_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from psoas_lib.classroom.page import Page

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
    asked : dict of str to tuple of str
        Name to what only that student knows; `answers` of `class_report` takes the answers.
    same : tuple of tuple of str
        Names of those who handed in the same readings, a group for each: one file was copied, or handed in
        twice. All of them count in the class until you take one out of the folder.
    views : dict of str to Page
        The pages by id, and the class's as ``"class"``, as a notebook shows them.
    """

    class_page: Path
    pages: dict[str, Path] = field(repr=False)
    ids: dict[str, str] = field(repr=False)
    table: pd.DataFrame = field(repr=False)
    unread: dict[str, str] = field(repr=False)
    asked: dict[str, tuple[str, ...]] = field(repr=False)
    same: tuple[tuple[str, ...], ...] = field(repr=False)
    views: dict[str, Page] = field(repr=False)

    def show(self, own_id: str = "class") -> Page:
        """Return a page to look at in a notebook.

        Parameters
        ----------
        own_id : str
            A student's id; the page on the class when left out.

        Raises
        ------
        psoas_lib.content.errors.UnknownIdError
            If nobody has this id.
        """
        if own_id not in self.views:
            raise unknown("page", own_id, self.views)
        return self.views[own_id]

    def hand_back(self, folder: str | Path) -> Path:
        """Put each student's page into a folder of its own under the student's name.

        Parameters
        ----------
        folder : str or pathlib.Path
            Where; it must not exist yet, so that nothing that somebody put there is followed or replaced.

        Returns
        -------
        pathlib.Path
            The folder, with ``<name>/my_readings.html`` for each student.

        Raises
        ------
        FileExistsError
            If the folder exists.
        """
        target = Path(folder)
        target.mkdir(mode=0o700, parents=True)
        for name, page in self.pages.items():
            (target / name).mkdir()
            _write(target / name / "my_readings.html", page.read_text(encoding="utf-8"))
        return target

    def __repr__(self) -> str:
        """Say how many pages there are and how many files could not be read; no name is shown."""
        asked = sum(len(questions) for questions in self.asked.values())
        return (
            f"{len(self.pages)} students' pages in the folder {self.class_page.parent.name}; "
            f"files not read: {len(self.unread)}; questions that only students can answer: {asked}; "
            f"groups with the same readings: {len(self.same)}"
        )


def class_report(
    folder: str | Path,
    out: str | Path,
    *,
    private: str | Path | None = None,
    study: str | None = None,
    answers: Mapping[str, Mapping[str, Any]] | None = None,
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
    answers : mapping, optional
        Name of a student's file or folder to what the student answered, as in `psoas_lib.import_log`:
        ``{"anna.csv": {"date_order": "day-first"}}``.

    Returns
    -------
    ClassReport

    Raises
    ------
    FileNotFoundError
        If there is no such folder, or nobody handed in anything.
    ValueError
        If `private` lies within `out`, where the class could read it, the salt was cut short, or
        an answer is for nobody.
    """
    target = Path(out)
    hidden = Path(private) if private is not None else target.with_name(f"{target.name}_private")
    if hidden.resolve().is_relative_to(target.resolve()):
        raise ValueError(
            f"The private folder {hidden} lies in {target}, which the class may see. Name another one."
        )
    handed_in = read_folder(Path(folder), answers)
    ids = anonymous_ids([student.name for student in handed_in], _salt(hidden))
    readings = _together(handed_in, ids)
    table = _cohort(readings, study)
    views = {"class": class_page(handed_in, ids, readings, table)}
    for student in handed_in:
        own_id = ids[student.name]
        own = readings[readings["subject"] == own_id]
        views[own_id] = student_page(own_id, student, own, table, study=study)
    target.mkdir(parents=True, exist_ok=True)
    # The id is the only part of the name: it is ours, so nothing that was handed in can lead elsewhere.
    files = {own_id: target / f"{own_id}.html" for own_id in views}
    for own_id, page in views.items():
        _write(files[own_id], page.html)
    _write(hidden / KEY_FILE, "id,name\n" + "".join(f"{ids[name]},{_cell(name)}\n" for name in sorted(ids)))
    (hidden / KEY_FILE).chmod(0o600)
    return ClassReport(
        class_page=files["class"],
        pages={name: files[own_id] for name, own_id in ids.items()},
        ids=ids,
        table=table,
        unread={s.name: s.problem for s in handed_in if s.problem},
        asked={s.name: s.questions for s in handed_in if s.questions},
        same=same_readings(handed_in),
        views=views,
    )


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
