"""Data that comes with the pack: an invented log whose truth is known, and a real trial."""

from __future__ import annotations

import errno
import json
from typing import TYPE_CHECKING, Any

from psoas_lib.durable import LogWriteError
from psoas_lib.log import RomLog
from psoas_lib.resources import data_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd


class SampleLog(RomLog):
    """A log that can be read and not written, so that the pack's own data stay as they are."""

    def append_rows(self, rows: Iterable[Mapping[str, Any]], *, sure: bool = False) -> list[str]:
        """Refuse: see the message."""
        del rows, sure
        raise self._refusal()

    def append_new(self, rows: Iterable[Mapping[str, Any]]) -> int:
        """Refuse: see the message."""
        del rows
        raise self._refusal()

    def append_session(self, record: Mapping[str, Any], *, durations_known: bool = True) -> bool:
        """Refuse: see the message."""
        del record, durations_known
        raise self._refusal()

    def append_reflection(self, record: Mapping[str, Any]) -> bool:
        """Refuse: see the message."""
        del record
        raise self._refusal()

    def _refusal(self) -> LogWriteError:
        return LogWriteError(
            errno.EROFS, "The sample log is for reading. Your own log is RomLog()", str(self.folder)
        )


def sample_log() -> SampleLog:
    """Return the log of an invented runner: ten weeks, two weeks of baseline, then stretching.

    What is true about it is in `sample_truth`. It is for reading: your own log is ``RomLog()``.

    Examples
    --------
    >>> sorted(sample_log().read().test.unique())
    ['hip-extension-prone', 'modified-thomas-hip']
    """
    return SampleLog(data_dir() / "sample")


def sample_truth() -> dict[str, Any]:
    """Return what was put into the sample log: levels, slopes, errors, gaps and one slip of the pen."""
    found: dict[str, Any] = json.loads((data_dir() / "sample" / "TRUTH.json").read_text("utf-8"))
    return found


def _table(name: str) -> pd.DataFrame:
    """Read a file in the log's own form."""
    import pandas as pd  # noqa: PLC0415 - the rest of the module is needed where pandas is missing

    text = dict.fromkeys(
        ("row_id", "subject", "test", "side", "state", "instrument", "rater", "pelvis_control", "notes"), str
    )
    found = pd.read_csv(data_dir() / "sample" / name, dtype=text, parse_dates=["measured_at"])
    return found.fillna(dict.fromkeys(text, ""))


def sample_class() -> pd.DataFrame:
    """Return the readings of an invented class: 30 people, both hips, nine weeks, a second rater at the start.

    What is true about it stands in ``data/sample/CLASS_TRUTH.json``: half of them gained 3 degrees.

    Returns
    -------
    pandas.DataFrame
        One row per reading, with the log's columns.

    Examples
    --------
    >>> sample_class().subject.nunique()
    30
    """
    return _table("class.csv")


def sample_pairs() -> pd.DataFrame:
    """Return twelve people measured twice by one rater; nothing changed in between.

    The true standard error of one reading is 2.0 degrees.

    Returns
    -------
    pandas.DataFrame
        24 rows with the log's columns.

    Examples
    --------
    >>> len(sample_pairs())
    24
    """
    return _table("pairs.csv")
