"""The learner's own log: readings of range of motion, practice sessions, and how they felt.

Three plain CSV files in one folder, described in ``data/datapackage.json``. In them a larger angle is more
range in the direction that the test is named for. Adding a session needs neither numpy nor pandas, so
that the player works where they are missing.
"""

from __future__ import annotations

import warnings
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psoas_lib import resources
from psoas_lib.cells import now, number_or_none
from psoas_lib.csvfile import CsvFile
from psoas_lib.logrows import read_readings, read_sessions
from psoas_lib.records import (
    REFLECTION_COLUMNS,
    ROM_COLUMNS,
    SESSION_COLUMNS,
    check_reading,
    check_reflection,
    check_session,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import pandas as pd

    from psoas_lib.csvrecords import DamagedLine

_DAMAGED_COLUMNS = ("set_aside_at", "file", "line", "reason", "text")


class DamagedLinesWarning(UserWarning):
    """Some lines of the log could not be read; they were set aside, not dropped."""


class RomLog:
    """A folder with the learner's readings and sessions.

    Any number of programs may write to it at once. A row that was acknowledged survives a killed program;
    a row that could not be written raises `psoas_lib.durable.LogWriteError` and leaves the file as it was.
    The files may be edited in a spreadsheet: extra columns, another order of columns, semicolons, decimal
    commas, a byte order mark or UTF-16 are understood and kept.

    Parameters
    ----------
    folder : str or pathlib.Path, optional
        Where the files lie; by default the learner's own folder, `psoas_lib.resources.home_dir`.

    Examples
    --------
    >>> import tempfile
    >>> log = RomLog(tempfile.mkdtemp())
    >>> row_id = log.append(test="hip-extension-prone", side="left", angle_deg=0)
    >>> log.read().angle_deg.tolist()
    [0.0]
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self.folder = Path(folder).expanduser() if folder is not None else resources.home_dir()
        self._rom = CsvFile(
            self.folder / "rom.csv", ROM_COLUMNS, key="measured_at", numbers=("angle_deg", "pain_0_10")
        )
        self._sessions = CsvFile(
            self.folder / "sessions.csv", SESSION_COLUMNS, key="session_id", numbers=("planned_s", "done_s")
        )
        self._reflections = CsvFile(
            self.folder / "reflections.csv",
            REFLECTION_COLUMNS,
            key="session_id",
            numbers=("sensation_0_10", "pain_0_10"),
        )
        self._aside = CsvFile(self.folder / "damaged.csv", _DAMAGED_COLUMNS, key="set_aside_at")

    def __repr__(self) -> str:
        """Name the folder."""
        return f"RomLog({str(self.folder)!r})"

    def append(self, *, sure: bool = False, **measurement: Any) -> str:
        """Add one reading and return its id once the disk has it.

        Parameters
        ----------
        sure : bool
            True takes an angle that is possible but outside the usual bounds of its test.
        **measurement
            The columns of the log. ``test``, ``side`` and ``angle_deg`` (degrees) are needed;
            ``measured_at`` is now unless given, ``subject`` is ``"me"``, ``repeat`` is 1.

        Raises
        ------
        ValueError
            If a value cannot be right; the message says what is allowed.
        psoas_lib.durable.LogWriteError
            If the disk refuses; then nothing was written.
        """
        return self.append_rows([measurement], sure=sure)[0]

    def append_rows(self, rows: Iterable[Mapping[str, Any]], *, sure: bool = False) -> list[str]:
        """Add several readings, all of them or none, and return their ids; see `append`."""
        checked = [check_reading(row, sure=sure) for row in rows]
        if checked:
            self._rom.append(checked)
        return [row["row_id"] for row in checked]

    def append_new(self, rows: Iterable[Mapping[str, Any]]) -> int:
        """Add those readings whose ``row_id`` is not in the log yet, and say how many that were."""
        checked = [check_reading(row, sure=True) for row in rows]

        def choose(read: Callable[[], Any]) -> list[dict[str, str]]:
            had = {record.cells.get("row_id", "") for record in read().records}
            fresh = {row["row_id"]: row for row in checked if row["row_id"] not in had}
            return list(fresh.values())

        return self._rom.append_if(choose) if checked else 0

    def append_frame(self, frame: pd.DataFrame, progress: Callable[[float], None] = lambda _: None) -> int:
        """Add those rows of a table whose ``row_id`` is not in the log yet, and say how many that were.

        Parameters
        ----------
        frame : pandas.DataFrame
            In the columns of `read`, such as the ``accepted`` of an import's report.
        progress : callable
            Is told which fraction is done, 0 to 1.

        Raises
        ------
        ValueError
            If a row may not stand in the log; then none was added.
        psoas_lib.durable.LogWriteError
            If the disk refuses; then nothing was written.
        """
        from psoas_lib.logcolumns import log_columns  # noqa: PLC0415 - the player's path must not need it

        columns = log_columns(frame, progress)
        if columns is not None:
            return self._rom.append_if(lambda _: columns.without(self._rom.texts_of("row_id")))
        rows: list[dict[Any, Any]] = frame.to_dict("records")
        for row in rows:
            # A day without a clock stays one: midnight would be a time that nobody read.
            if not row.get("utc_offset") and row["measured_at"] == row["measured_at"].normalize():
                row["measured_at"] = row["measured_at"].date()
        return self.append_new(rows)

    def append_session(self, record: Mapping[str, Any], *, durations_known: bool = True) -> bool:
        """Add a session, one row per exercise and side; False if the log had it already.

        Parameters
        ----------
        record : mapping
            ``session_id``, ``routine``, ``mode``, ``started_at``, ``ended_at``, ``status``
            (``"finished"`` or ``"stopped"``), ``interruptions`` and ``items``: a list of ``exercise``,
            ``side``, ``planned_s``, ``done_s``.
        durations_known : bool
            False takes None for seconds, as another app's log may not tell them.

        Raises
        ------
        ValueError
            If the record is not a session; the message names the field.
        psoas_lib.durable.LogWriteError
            If the disk refuses; then nothing was written, and the same record may be offered again.
        """
        rows = check_session(record, durations_known=durations_known)
        session_id = rows[0]["session_id"]

        def choose(read: Callable[[], Any]) -> list[dict[str, str]]:
            found = read()
            # A column that somebody took out of the file cannot tell the items of a session apart.
            kept = [name for name in ("exercise", "side") if name in found.dialect.columns]
            had = Counter(
                tuple(row.cells[name] for name in kept)
                for row in found.records
                if row.cells["session_id"] == session_id
            )
            missing = []
            for row in rows:
                item = tuple(row[name] for name in kept)
                if had[item]:
                    had[item] -= 1
                else:
                    missing.append(row)
            return missing

        return self._sessions.append_if(choose, about=session_id) > 0

    def append_reflection(self, record: Mapping[str, Any]) -> bool:
        """Add how a session felt; False if the log has this very reflection already.

        ``sensation_0_10`` and ``pain_0_10`` may be None. The last reflection on a session is the one that
        `sessions` shows; earlier ones stay in the file.
        """
        row = check_reflection(record)

        def choose(read: Callable[[], Any]) -> list[dict[str, str]]:
            same = [dict(found.cells) for found in read().records]
            return [] if any(all(old.get(k) == v for k, v in row.items()) for old in same) else [row]

        return self._reflections.append_if(choose, about=row["session_id"]) > 0

    def read(self) -> pd.DataFrame:
        """Return the readings, oldest first, one row each.

        ``measured_at`` is the wall clock as it was written (datetime64, no zone), so that a reading at half
        past eleven at night belongs to that day everywhere; ``utc_offset`` holds what stood behind it.
        Columns that somebody added in a spreadsheet come last, as text.

        Warns
        -----
        DamagedLinesWarning
            If lines cannot be read. They are in `damaged`, in ``damaged.csv``, and still in the file.
        """
        # The player's path must need neither numpy nor pandas.
        import pandas as pd  # noqa: PLC0415

        from psoas_lib.logframe import read_plain_log  # noqa: PLC0415

        plain = read_plain_log(self._rom)
        if plain is not None:
            return plain
        contents = self._rom.read()
        rows, damaged = read_readings(contents.records, self._rom.path.name)
        self._report([*contents.damaged, *damaged])
        extra = [name for name in contents.dialect.columns if name not in ROM_COLUMNS and name]
        frame = pd.DataFrame(rows, columns=[*ROM_COLUMNS, "utc_offset", *extra])
        frame["measured_at"] = pd.to_datetime(frame["measured_at"]).astype("datetime64[us]")
        for name in ("angle_deg", "pain_0_10"):
            frame[name] = frame[name].astype("float64")
        frame["repeat"] = frame["repeat"].astype("Int64")
        return frame.sort_values(["measured_at"], kind="stable", ignore_index=True)

    def sessions(self) -> pd.DataFrame:
        """Return what was practised: one row per session, exercise and side, with its reflection.

        ``planned_s`` and ``done_s`` are seconds; ``sensation_0_10``, ``pain_0_10`` and ``note`` are the last
        reflection on the session, missing where there is none.
        """
        import pandas as pd  # noqa: PLC0415

        contents = self._sessions.read()
        rows, damaged = read_sessions(contents.records, self._sessions.path.name)
        felt = self._reflections.read()
        last: dict[str, dict[str, str]] = {}
        for found in felt.records:
            last[found.cells["session_id"]] = found.cells
        self._report([*contents.damaged, *damaged, *felt.damaged])
        for row in rows:
            reflection = last.get(row["session_id"], {})
            row["sensation_0_10"] = number_or_none(reflection.get("sensation_0_10", ""))
            row["pain_0_10"] = number_or_none(reflection.get("pain_0_10", ""))
            row["note"] = reflection.get("note", "")
        felt_columns = ["sensation_0_10", "pain_0_10", "note"]
        extra = [name for name in contents.dialect.columns if name not in SESSION_COLUMNS and name]
        frame = pd.DataFrame(rows, columns=[*SESSION_COLUMNS, "utc_offset", *felt_columns, *extra])
        for name in ("started_at", "ended_at"):
            frame[name] = pd.to_datetime(frame[name]).astype("datetime64[us]")
        for name in ("planned_s", "done_s", "sensation_0_10", "pain_0_10"):
            frame[name] = frame[name].astype("float64")
        frame["interruptions"] = frame["interruptions"].astype("Int64")
        return frame.sort_values(["started_at"], kind="stable", ignore_index=True)

    @property
    def damaged(self) -> list[DamagedLine]:
        """Every line of the three files that cannot be read now: file, line number, reason, text."""
        rom, sessions = self._rom.read(), self._sessions.read()
        return [
            *rom.damaged,
            *read_readings(rom.records, self._rom.path.name)[1],
            *sessions.damaged,
            *read_sessions(sessions.records, self._sessions.path.name)[1],
            *self._reflections.read().damaged,
        ]

    def _report(self, damaged: list[DamagedLine]) -> None:
        """Copy lines that cannot be read into ``damaged.csv``, once each, and say so."""
        if not damaged:
            return
        moment = now()
        rows = [
            dict(zip(_DAMAGED_COLUMNS, (moment, d.file, str(d.line), d.reason, d.text), strict=True))
            for d in damaged
        ]

        def choose(read: Callable[[], Any]) -> list[dict[str, str]]:
            had = {(row.cells["file"], row.cells["text"]) for row in read().records}
            return [row for row in rows if (row["file"], row["text"]) not in had]

        kept = f"copied to {self._aside.path}"
        try:
            self._aside.append_if(choose)
        except OSError:
            kept = "left where they are, because nothing can be written to this folder"
        first = damaged[0]
        warnings.warn(
            f"{len(damaged)} line(s) of the log cannot be read and were {kept}. The first is "
            f"line {first.line} of {first.file}: {first.reason}. Mend it in the file, or "
            "bring the file in with import_log.",
            DamagedLinesWarning,
            stacklevel=3,
        )
