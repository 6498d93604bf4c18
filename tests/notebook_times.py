"""A pytest plugin: say how long each notebook took."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

_SECONDS: Counter[str] = Counter()


def pytest_runtest_logreport(report):
    if report.nodeid.partition("::")[0].endswith(".ipynb"):
        _SECONDS[Path(report.nodeid.partition("::")[0]).name] += report.duration


def pytest_terminal_summary(terminalreporter):
    if not _SECONDS:
        return
    terminalreporter.section("seconds of each notebook")
    for name, seconds in sorted(_SECONDS.items()):
        terminalreporter.write_line(f"{seconds:6.1f}  {name}")
    terminalreporter.write_line(f"{sum(_SECONDS.values()):6.1f}  all")
