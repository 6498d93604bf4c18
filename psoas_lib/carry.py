"""Carry a log from one place to another as one file, and lose nothing on the way.

The browser edition keeps a learner's files inside the browser; Binder and Colab throw them away. A ZIP archive
of the plain files goes anywhere, and comes back without doubling a row.
"""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psoas_lib.cells import moment, read_moment, read_number
from psoas_lib.check.results import COLUMNS as ANSWER_COLUMNS
from psoas_lib.check.results import Answer, AnswerLog
from psoas_lib.csvrecords import parse
from psoas_lib.log import RomLog
from psoas_lib.logrows import read_readings, read_sessions
from psoas_lib.records import REFLECTION_COLUMNS, ROM_COLUMNS, SESSION_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NAME = "psoas-log.zip"
# A year of daily practice is below one megabyte; an archive that swells beyond this is no log.
LARGEST_BYTES = 20_000_000
_KEYS = {
    "rom.csv": (ROM_COLUMNS, "measured_at"),
    "sessions.csv": (SESSION_COLUMNS, "session_id"),
    "reflections.csv": (REFLECTION_COLUMNS, "session_id"),
    "answers.csv": (ANSWER_COLUMNS, "answer_id"),
}


class NoLogError(ValueError):
    """There is nothing to carry, or the file is no log of this pack."""


@dataclass(frozen=True)
class LogArchive:
    """A log in one file; a notebook shows it as a link to download.

    Attributes
    ----------
    content : bytes
        A ZIP archive.
    names : tuple of str
        The files in it.
    """

    content: bytes
    names: tuple[str, ...]

    def save(self, path: str | Path) -> Path:
        """Write the archive to a file, replacing one that exists."""
        target = Path(path)
        target.write_bytes(self.content)
        return target

    def __repr__(self) -> str:
        """Name the files."""
        return f"{NAME}: {', '.join(self.names)}"

    def _repr_html_(self) -> str:
        """Return a link that downloads the archive; nothing is sent anywhere."""
        code = base64.b64encode(self.content).decode("ascii")
        return (
            f'<p><a download="{NAME}" href="data:application/zip;base64,{code}">Download {NAME}</a> '
            f"({', '.join(self.names)})</p>"
        )


def download_log(log: RomLog | None = None) -> LogArchive:
    """Pack the learner's log into one file to take away.

    Parameters
    ----------
    log : RomLog, optional
        The log; the learner's own when left out.

    Returns
    -------
    LogArchive
        Shows itself as a link in a notebook; ``save(path)`` writes it.

    Raises
    ------
    NoLogError
        If nothing was logged yet.
    """
    folder = (RomLog() if log is None else log).folder
    found = [folder / name for name in _KEYS if (folder / name).is_file()]
    if not found:
        raise NoLogError(f"Nothing was logged yet: there is no file in {folder}. Play a routine first.")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in found:
            # A fixed date: the same log packs into the same bytes.
            archive.writestr(zipfile.ZipInfo(path.name), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return LogArchive(buffer.getvalue(), tuple(path.name for path in found))


def restore_log(path: str | Path, log: RomLog | None = None) -> dict[str, int]:
    """Bring a packed log back; what the log has already is not added twice.

    Parameters
    ----------
    path : str or pathlib.Path
        An archive of `download_log`, or one of its CSV files, such as the ``sessions.csv`` that the reading
        edition gives out.
    log : RomLog, optional
        The log to add to; the learner's own when left out.

    Returns
    -------
    dict of str to int
        File name -> rows (sessions: sessions) that were added.

    Raises
    ------
    NoLogError
        If the file is not there, too large, or no log; then nothing was added.
    ValueError
        If a row cannot be right; the message names it.
    """
    own = RomLog() if log is None else log
    contents = {name: _records(name, raw) for name, raw in _unpacked(Path(path)).items()}
    take: dict[str, Callable[[list[Mapping[str, Any]]], int]] = {
        "rom.csv": lambda rows: own.append_new(map(_reading, rows)),
        "sessions.csv": lambda rows: sum(
            own.append_session(one, durations_known=False) for one in _sessions(rows)
        ),
        "reflections.csv": lambda rows: sum(own.append_reflection(_reflection(row)) for row in rows),
        "answers.csv": lambda rows: AnswerLog(own.folder).append_new(map(_answer, rows)),
    }
    return {name: take[name](rows) for name, rows in contents.items()}


def _unpacked(path: Path) -> dict[str, bytes]:
    if not path.is_file():
        raise NoLogError(
            f"There is no file {path}. In the browser edition, drag it into the file list first."
        )
    if not zipfile.is_zipfile(path):
        # Browsers number what they download twice: "sessions (1).csv".
        name = next((one for one in _KEYS if path.name.startswith(one.removesuffix(".csv"))), None)
        if name is None or path.stat().st_size > LARGEST_BYTES:
            raise NoLogError(
                f"{path.name} is no log of this pack: expected {NAME}, or one of {', '.join(_KEYS)}."
            )
        return {name: path.read_bytes()}
    try:
        with zipfile.ZipFile(path) as archive:
            # Only names that are known, and only so much: an archive may hold paths and bombs.
            known = [one for one in archive.infolist() if one.filename in _KEYS]
            if not known:
                raise NoLogError(f"{path.name} holds none of {', '.join(_KEYS)}: it is no log of this pack.")
            return {one.filename: _limited(archive, one) for one in known}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise NoLogError(
            f"{path.name} cannot be unpacked ({error}): expected {NAME} as it was downloaded, without a password. "
            "Nothing was added; download it again."
        ) from error


def _limited(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    with archive.open(one) as stream:
        raw = stream.read(LARGEST_BYTES + 1)
    if len(raw) > LARGEST_BYTES:
        raise NoLogError(f"{one.filename} swells to more than {LARGEST_BYTES // 1_000_000} MB: it is no log.")
    return raw


def _records(name: str, raw: bytes) -> list[Mapping[str, Any]]:
    """Return the rows as the log itself reads them, in whatever way a spreadsheet wrote them."""
    columns, key = _KEYS[name]
    found = parse(raw, name, columns, key)
    damaged = list(found.damaged)
    rows: list[Mapping[str, Any]] = [record.cells for record in found.records]
    if name == "rom.csv":
        # A row that a sync or a paste doubled is there once; without an id two equal rows are two readings.
        once = {
            (record.cells.get("row_id") and repr(record.cells)) or record.line: record
            for record in found.records
        }
        records = list(once.values())
        texts = [record.cells["measured_at"] for record in records]
        read, wrong = read_readings(records, name)
        damaged += wrong
        if not wrong:
            rows = [
                {**row, "measured_at": _moment(text), "utc_offset": ""}
                for row, text in zip(read, texts, strict=True)
            ]
    elif name == "sessions.csv":
        damaged += read_sessions(found.records, name)[1]
    if damaged:
        first = damaged[0]
        raise NoLogError(f"Line {first.line} of {name} cannot be read: {first.reason}. Nothing was added.")
    return rows


def _reading(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a reading; what stands in a column that somebody added goes to its notes."""
    known = {name: value for name, value in row.items() if name in {*ROM_COLUMNS, "utc_offset"}}
    more = [f"{name}: {value}" for name, value in row.items() if name not in known and name and value.strip()]
    return {**known, "notes": "; ".join(filter(None, [known.get("notes", ""), *more]))}


def _sessions(rows: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    grouped: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        grouped[row["session_id"]].append(row)
    return [
        {
            **{name: rows[0].get(name, "") for name in ("session_id", "routine", "mode", "status")},
            **{name: _moment(rows[0].get(name, "")) for name in ("started_at", "ended_at")},
            "interruptions": read_number(rows[0].get("interruptions", ""), "interruptions") or 0,
            "items": [
                {
                    **{name: row.get(name, "") for name in ("exercise", "side")},
                    **{name: read_number(row.get(name, ""), name) for name in ("planned_s", "done_s")},
                }
                for row in rows
            ],
        }
        for rows in grouped.values()
    ]


def _moment(text: str) -> str:
    """Return a moment in the order of ISO 8601, which a spreadsheet may have changed."""
    with suppress(ValueError):
        return moment(text, "")
    with suppress(ValueError):
        wall, offset = read_moment(text, "")
        return (wall.isoformat() if ":" in text else wall.date().isoformat()) + offset
    return text


def _reflection(row: Mapping[str, Any]) -> dict[str, Any]:
    ratings = {name: read_number(row.get(name, ""), name) for name in ("sensation_0_10", "pain_0_10")}
    return {**row, **ratings, "recorded_at": _moment(row.get("recorded_at", ""))}


def _answer(row: Mapping[str, Any]) -> Answer:
    return Answer(**{one.name: row.get(one.name, "") for one in fields(Answer)})
