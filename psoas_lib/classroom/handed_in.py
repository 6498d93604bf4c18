"""What students handed in: one folder or one file each, read without trusting any of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from psoas_lib.importing import import_log
from psoas_lib.records import ROM_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

LARGEST_BYTES = 50_000_000
MOST_STUDENTS = 2_000
_ENDINGS = {".csv", ".tsv", ".txt", ".xlsx"}
_LOG = "rom.csv"
# The lock that Excel leaves beside a workbook that is open.
_LOCK = "~$"
_LITTER = {".ipynb_checkpoints", "__MACOSX", ".git"}


@dataclass(frozen=True)
class HandedIn:
    """One student's readings.

    Parameters
    ----------
    name : str
        What the folder or the file is called; never shown in a report.
    readings : pandas.DataFrame
        In the columns of the log.
    n_read, n_quarantined : int
        How many readings the file has, and how many of them are not sure enough to use.
    problem : str
        Why nothing could be read; empty if something could.
    questions : tuple of str
        What only the student knows about the file; some readings wait for it.
    """

    name: str
    readings: pd.DataFrame
    n_read: int
    n_quarantined: int
    problem: str = ""
    questions: tuple[str, ...] = ()


def read_folder(folder: Path, answers: Mapping[str, Mapping[str, Any]] | None = None) -> list[HandedIn]:
    """Read every student's log in a folder.

    A student is a folder that holds ``rom.csv`` (a copy of the personal folder), or a single CSV or XLSX
    file. Links are not followed: a file that is handed in may only speak for itself.

    Parameters
    ----------
    folder : pathlib.Path
        The folder with what was handed in.
    answers : mapping, optional
        Name of a file or folder to what its student answered, as in `psoas_lib.import_log`.

    Returns
    -------
    list of HandedIn
        Sorted by name; a file that cannot be read is there too, with its problem.

    Raises
    ------
    FileNotFoundError
        If there is no such folder, or nobody handed in anything.
    ValueError
        If there are more than 2,000 entries, which is no class, or an answer is for nobody.
    """
    if not folder.is_dir():
        raise FileNotFoundError(
            f"There is no folder {folder}. Name the folder that holds the students' logs."
        )
    entries = sorted(
        path for path in folder.iterdir() if path.name not in _LITTER and not path.name.startswith(_LOCK)
    )
    if len(entries) > MOST_STUDENTS:
        raise ValueError(f"{folder} has {len(entries):,} entries; a class has at most {MOST_STUDENTS:,}.")
    told = answers or {}
    if strangers := sorted(set(told) - {path.name for path in entries}):
        raise ValueError(
            f"answers names {strangers[0]!r}, which is not in {folder}. Write each name as the folder has it, "
            "with the ending of a file."
        )
    found = [
        _read(path, told.get(path.name, {}))
        for path in entries
        if path.is_dir() or path.suffix.lower() in _ENDINGS or path.is_symlink()
    ]
    if not found:
        raise FileNotFoundError(
            f"Nobody has handed in a log in {folder}: expected, for each student, one folder with {_LOG} "
            "or one CSV or XLSX file."
        )
    return found


def same_readings(handed_in: Sequence[HandedIn]) -> tuple[tuple[str, ...], ...]:
    """Return the names of those who handed in the same readings, one group after the other.

    What makes readings the same is when, what and how much was measured; names and row ids do not count.
    """
    groups: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for student in handed_in:
        columns = student.readings[["measured_at", "test", "side", "angle_deg", "repeat"]]
        key = tuple(sorted(tuple(map(str, row)) for row in columns.itertuples(index=False)))
        if key:
            groups.setdefault(key, []).append(student.name)
    return tuple(tuple(names) for names in groups.values() if len(names) > 1)


def _read(path: Path, answers: Mapping[str, Any]) -> HandedIn:
    """Read one student's log with the guards of every import: size, bombs, types."""
    name = path.name  # with its ending: a folder and a file of one name are two students
    file = path / _LOG if path.is_dir() else path
    if why := _refusal(path, file):
        return _nothing(name, why)
    report = import_log(file, **answers)
    if report.problem:
        return _nothing(name, report.problem)
    if "angle_deg" not in report.accepted.columns:
        return _nothing(name, "it is the log of a training app, without readings of range of motion")
    if not report.n_read:
        return _nothing(name, "there is no reading in it")
    readings = report.accepted.reindex(columns=[*ROM_COLUMNS])
    asked = tuple(str(question) for question in report.questions)
    return HandedIn(name, readings, report.n_read, len(report.quarantined), questions=asked)


def _refusal(path: Path, file: Path) -> str:
    """Return why a file is not even opened; empty if it may be."""
    if path.is_symlink() or file.is_symlink():
        return "it is a link to another place; the file itself has to be handed in"
    if not file.is_file():
        return f"there is no {_LOG} in the folder"
    if file.stat().st_size > LARGEST_BYTES:
        return f"the file is larger than {LARGEST_BYTES // 1_000_000} MB, which no personal log is"
    return ""


def _nothing(name: str, problem: str) -> HandedIn:
    import pandas as pd  # noqa: PLC0415

    return HandedIn(name, pd.DataFrame(columns=[*ROM_COLUMNS]), 0, 0, problem)
