"""Bring a student's copy of the notebooks up to date, then become the student's server.

nbgitpuller merges: what the student changed stays, what the teacher changed elsewhere arrives. A failure
to pull (no network, no repository) never keeps anybody from starting.
"""

import os
import sys
from pathlib import Path

import psoas_lib.start


def pull(pack: str, home: Path) -> None:
    """Merge the teacher's notebooks into the student's folder, or say why that was not possible."""
    try:
        from nbgitpuller import GitPuller

        branch = os.environ.get("PSOAS_HUB_BRANCH", "main")
        for line in GitPuller(pack, str(home / "psoas"), branch=branch).pull():
            print(line, end="", flush=True)
    except Exception as error:  # noqa: BLE001 - whatever it is, the student must be able to start
        print(f"The notebooks could not be brought up to date: {error}", flush=True)


def main() -> None:
    """Pull, then replace this process."""
    pack, *arguments = sys.argv[1:]
    home = Path.home()
    os.chdir(home)
    pull(pack, home)
    environment = psoas_lib.start.lab_environment(dict(os.environ))
    environment["PSOAS_HOME"] = str(home / "my_psoas")
    os.execve(sys.executable, [sys.executable, "-m", "jupyterhub.singleuser", *arguments], environment)


if __name__ == "__main__":
    main()
