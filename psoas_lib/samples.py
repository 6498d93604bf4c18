"""Data that comes with the pack: an invented log whose truth is known, and a real trial."""

from __future__ import annotations

import errno
import json
from typing import TYPE_CHECKING, Any

from psoas_lib.csvfile import LogWriteError
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

    def append_session(self, record: Mapping[str, Any]) -> bool:
        """Refuse: see the message."""
        del record
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
