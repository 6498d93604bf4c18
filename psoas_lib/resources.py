"""Where the pack's own data lies, and where the learner's files go."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_dir() -> Path:
    """Return the folder that holds the pack's data.

    In a checkout it is ``data/`` beside the package; in an installed wheel the same files travel inside
    the package as ``_data``.

    Returns
    -------
    pathlib.Path
        An existing folder.

    Raises
    ------
    FileNotFoundError
        If neither place exists: the installation is incomplete.

    Examples
    --------
    >>> data_dir().name in {"data", "_data"}
    True
    """
    for folder in (_PACKAGE / "_data", _PACKAGE.parent / "data"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"The pack's data is missing: looked for {_PACKAGE / '_data'} and {_PACKAGE.parent / 'data'}. "
        "Install the pack again, or clone the whole repository."
    )


def home_dir() -> Path:
    """Return the learner's own folder, without making it.

    ``PSOAS_HOME`` moves it. Otherwise it is ``my_psoas`` at the top of the checkout, so that every
    notebook finds the same log, or in the current folder when the pack is installed as a wheel.

    Returns
    -------
    pathlib.Path
        A folder that may not exist yet.
    """
    moved = os.environ.get("PSOAS_HOME", "").strip()
    if moved:
        return Path(moved).expanduser()
    checkout = _PACKAGE.parent
    top = checkout if (checkout / "notebooks").is_dir() else Path.cwd()
    return top / "my_psoas"
