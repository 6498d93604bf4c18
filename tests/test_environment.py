"""environment.yml says what pyproject.toml says, in lines that conda can read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
LINES = [
    line.strip().removeprefix("- ")
    for line in (TOP / "environment.yml").read_text(encoding="utf-8").split("dependencies:")[1].splitlines()
    if line.startswith("  - ") and not line.strip().endswith("pip:")
]


def test_environment_yml_is_what_pyproject_renders_to():
    result = subprocess.run(
        [sys.executable, TOP / "tools" / "render_environment.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("line", LINES)
def test_each_dependency_is_a_strict_conda_match_spec(line):
    rattler = pytest.importorskip("rattler")
    spec = rattler.MatchSpec(line, strict=True)
    assert spec.name is not None


def test_a_malformed_line_would_be_refused():
    rattler = pytest.importorskip("rattler")
    errors = pytest.importorskip("rattler.exceptions")
    with pytest.raises(errors.InvalidMatchSpecError):
        rattler.MatchSpec("numpy>=>2", strict=True)


def test_python_is_pinned_to_one_minor_release_for_binder():
    assert "python=3.12" in LINES


def test_no_channel_but_conda_forge_is_asked():
    text = (TOP / "environment.yml").read_text(encoding="utf-8")
    channels = text.split("channels:")[1].split("dependencies:")[0].split()
    assert [word for word in channels if word != "-"] == ["conda-forge", "nodefaults"]
