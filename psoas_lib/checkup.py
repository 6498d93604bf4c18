"""Say in a few lines what works on this computer and what is needed."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from html import escape
from importlib import metadata

from psoas_lib.resources import data_dir, home_dir

# Package, its least version as in pyproject.toml, and what would be missing without it.
_PACKAGES = (
    ("jupyterlab", (4, 6), "the place the notebooks open in"),
    ("ipywidgets", (8, 1), "forms and buttons"),
    ("anywidget", (0, 11), "the players and explorers"),
    ("matplotlib", (3, 11), "plots"),
    ("numpy", (2, 3), "numbers"),
    ("pandas", (3, 0), "tables"),
    ("scipy", (1, 16), "statistics"),
)
_PYTHON = ((3, 11), (3, 14))


@dataclass(frozen=True)
class Finding:
    """One line of the self-check.

    Parameters
    ----------
    ok : bool
        Whether it works.
    what : str
        What was looked at.
    need : str
        What to do if it does not work; empty if it does.
    """

    ok: bool
    what: str
    need: str = ""

    def __str__(self) -> str:
        """Return the line as printed."""
        return f"OK     {self.what}" if self.ok else f"needs  {self.what}: {self.need}"


@dataclass(frozen=True)
class SelfCheck:
    """All findings; shown as a short list in a notebook and as plain lines elsewhere."""

    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether everything works."""
        return all(finding.ok for finding in self.findings)

    @property
    def summary(self) -> str:
        """One sentence on the whole."""
        missing = sum(not finding.ok for finding in self.findings)
        return (
            "Everything the pack needs is here."
            if not missing
            else f"{missing} of {len(self.findings)} need attention."
        )

    def __repr__(self) -> str:
        """Return the list as plain text."""
        return "\n".join([*map(str, self.findings), self.summary])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<li><strong>{'OK' if finding.ok else 'needs'}</strong> {escape(finding.what)}"
            f"{'' if finding.ok else ': ' + escape(finding.need)}</li>"
            for finding in self.findings
        )
        return f'<ul style="list-style:none;padding-left:0">{rows}</ul><p>{escape(self.summary)}</p>'


def _python() -> Finding:
    low, high = _PYTHON
    what = f"Python {low[0]}.{low[1]} to {high[0]}.{high[1]}"
    here = sys.version_info[:2]
    need = f"this is {here[0]}.{here[1]}; install another Python, then run `make lab`"
    return Finding(ok=low <= here <= high, what=what, need=need)


def _package(name: str, least: tuple[int, int], purpose: str) -> Finding:
    wanted = ".".join(map(str, least))
    what = f"{name} {wanted} or newer ({purpose})"
    try:
        found = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Finding(
            ok=False, what=what, need="not installed; run `make lab`, or see the README's pip and conda lines"
        )
    numbers = tuple(int(part) for part in found.split(".")[:2] if part.isdigit())
    return Finding(ok=numbers >= least, what=what, need=f"version {found} is here; run `make lab`")


def _folder() -> Finding:
    folder = home_dir()
    what = "your own folder can be written"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"psoas")
    except OSError as error:
        return Finding(
            ok=False,
            what=what,
            need=f"{folder} refused ({error.strerror}); set PSOAS_HOME to a folder of yours and start again",
        )
    return Finding(ok=True, what=what)


def _data() -> Finding:
    try:
        data_dir()
    except FileNotFoundError as error:
        return Finding(ok=False, what="the pack's data is here", need=str(error))
    return Finding(ok=True, what="the pack's data is here")


def _widgets() -> Finding:
    what = "widgets can be made (if none shows below, run the cell again, then reload the page)"
    try:
        from psoas_lib.widgets.player import RoutinePlayer  # noqa: PLC0415

        RoutinePlayer("five-stretches").close()
    except Exception as error:  # noqa: BLE001 - a self-check reports whatever is wrong
        return Finding(ok=False, what=what, need=f"{type(error).__name__}: {error}")
    return Finding(ok=True, what=what)


def self_check() -> SelfCheck:
    """Look at Python, the packages, the data, the learner's folder and the widgets.

    Nothing is sent anywhere, and nothing but an empty folder for the learner's own files is left behind.

    Returns
    -------
    SelfCheck
        A list that prints itself.

    Examples
    --------
    >>> self_check().findings[0].ok
    True
    """
    packages = (_package(*wanted) for wanted in _PACKAGES)
    return SelfCheck((_python(), *packages, _data(), _folder(), _widgets()))
