"""The browser edition: what a notebook does first where Python itself runs in the browser."""

from __future__ import annotations

import sys
from importlib import import_module, invalidate_caches
from importlib.util import find_spec
from typing import Any

# Compiled packages that Pyodide brings along, and pure ones that the site carries.
NUMBERS = ("numpy", "pandas", "scipy", "matplotlib", "statsmodels", "openpyxl")
PLACE = "Your log is kept in this browser, in the folder my_psoas of the file list."
TAKE = "Take it home when you stop: pl.download_log() gives you one file."


async def get_ready(names: tuple[str, ...] = NUMBERS) -> None:
    """Fetch what plots and tables need, and say where the log is kept.

    Without a connection the notebook goes on: players, questions, the explorer and the atlas need none of it.
    Outside a browser's Python nothing is fetched.

    Parameters
    ----------
    names : tuple of str
        The packages to fetch.
    """
    if sys.platform != "emscripten":
        print("This is no browser edition: nothing to fetch.")  # noqa: T201 - the notebook shows it
        return
    piplite: Any = import_module("piplite")
    missing = [name for name in names if not await _fetched(piplite, name)]
    print(report(missing))  # noqa: T201


async def _fetched(piplite: Any, name: str) -> bool:
    try:
        await piplite.install(name)
    except Exception:  # noqa: BLE001 - whatever a failing connection raises, the lesson goes on without it
        return False
    # Pyodide reports a package it could not load in the console only.
    invalidate_caches()
    return find_spec(name) is not None


def report(missing: list[str]) -> str:
    """Say what works, and where the log is.

    Parameters
    ----------
    missing : list of str
        The packages that could not be fetched.

    Returns
    -------
    str

    Examples
    --------
    >>> print(report([]))
    Ready. Your log is kept in this browser, in the folder my_psoas of the file list.
    Take it home when you stop: pl.download_log() gives you one file.
    """
    if not missing:
        return f"Ready. {PLACE}\n{TAKE}"
    return (
        f"Ready to learn and to practise. Plots and tables have to wait: {', '.join(missing)} could not be "
        f"fetched. Run this cell again when you have a connection.\n{PLACE}\n{TAKE}"
    )
