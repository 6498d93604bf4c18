"""Open the pack in JupyterLab: quiet, on the first notebook.

JupyterLab asks about news, looks for updates and lists extensions from the network unless it is told
not to. A configuration folder that travels with the pack tells it, without touching the learner's own
JupyterLab settings.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_CONFIG = Path(__file__).resolve().parent / "lab_config"
_FIRST = "notebooks/00_start_here.ipynb"


def lab_environment(environ: dict[str, str]) -> dict[str, str]:
    """Return the environment in which JupyterLab starts quietly.

    Parameters
    ----------
    environ : dict of str
        The present environment; it is not changed.

    Returns
    -------
    dict of str
        The same, with the pack's configuration folder first in ``JUPYTER_CONFIG_PATH``.

    Examples
    --------
    >>> "lab_config" in lab_environment({})["JUPYTER_CONFIG_PATH"]
    True
    """
    known = environ.get("JUPYTER_CONFIG_PATH", "")
    path = os.pathsep.join(part for part in (str(_CONFIG), known) if part)
    return {**environ, "JUPYTER_CONFIG_PATH": path}


def lab_arguments(top: Path, extra: list[str]) -> list[str]:
    """Return JupyterLab's command-line arguments.

    Parameters
    ----------
    top : pathlib.Path
        The folder that holds ``notebooks/``.
    extra : list of str
        What the learner typed after the command. It wins: JupyterLab refuses a setting that is given
        twice, so the pack's own is left out then.

    Returns
    -------
    list of str
    """
    settings = {"--ServerApp.root_dir": str(top), "--LabApp.default_url": f"/lab/tree/{_FIRST}"}
    typed = {argument.partition("=")[0] for argument in extra}
    arguments = [f"{name}={value}" for name, value in settings.items() if name not in typed]
    # JupyterLab refuses to start as root, which is who one is in most containers and on many hubs.
    if hasattr(os, "geteuid") and os.geteuid() == 0 and "--allow-root" not in typed:
        arguments.append("--allow-root")
    return arguments + extra


def main() -> None:
    """Start JupyterLab in place of this process."""
    top = Path(__file__).resolve().parent.parent
    if not (top / _FIRST).is_file():
        top = Path.cwd()
    if not (top / _FIRST).is_file():
        sys.exit(
            f"The notebooks are not here: looked for {_FIRST} in {top}. "
            "Clone the whole repository, and start from its top folder."
        )
    command = [sys.executable, "-m", "jupyterlab", *lab_arguments(top, sys.argv[1:])]
    os.execve(sys.executable, command, lab_environment(dict(os.environ)))  # noqa: S606


if __name__ == "__main__":
    main()
