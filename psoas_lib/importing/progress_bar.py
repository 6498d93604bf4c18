"""A bar for what takes longer than two seconds; silent for everything else."""

from __future__ import annotations

import sys
import time
from typing import Any

_PATIENCE_S = 2.0
_STEP = 0.02


class ProgressBar:
    """Show how far a task has got, once it has taken two seconds.

    In a notebook with ipywidgets it is a widget, elsewhere a line on the error stream; where that goes to a
    file, nothing is written.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._since = time.monotonic()
        self._shown = -1.0
        self._widget: Any = None

    def __call__(self, done: float) -> None:
        """Say that the fraction `done` (0 to 1) is finished."""
        if time.monotonic() - self._since < _PATIENCE_S or done - self._shown < _STEP:
            return
        self._shown = done
        if _in_notebook() and self._show_widget(done):
            return
        if sys.stderr.isatty():
            filled = round(30 * min(done, 1))
            sys.stderr.write(f"\r{self._what} [{'#' * filled}{'.' * (30 - filled)}] {done:4.0%}")
            sys.stderr.flush()

    def close(self) -> None:
        """Take the bar away."""
        if self._widget is not None:
            self._widget.close()
        elif self._shown >= 0 and sys.stderr.isatty():
            sys.stderr.write("\r" + " " * (len(self._what) + 45) + "\r")

    def _show_widget(self, done: float) -> bool:
        try:
            import ipywidgets  # noqa: PLC0415
            from IPython.display import display  # noqa: PLC0415
        except ImportError:
            return False
        if self._widget is None:
            self._widget = ipywidgets.FloatProgress(min=0, max=1, description=self._what)
            display(self._widget)  # type: ignore[no-untyped-call]
        self._widget.value = done
        return True


def _in_notebook() -> bool:
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return shell is not None and hasattr(shell, "kernel")
