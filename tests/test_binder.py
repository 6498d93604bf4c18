"""Binder's builder reads this repository as it should: a dry run, without making an image."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]


@pytest.mark.skipif(
    importlib.util.find_spec("repo2docker") is None,
    reason="jupyter-repo2docker is not installed; Binder's choice is not tried",
)
def test_binder_picks_the_conda_environment_and_its_exact_python():
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(TOP)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-2000:]
    assert "Building conda environment for python=3.12" in said
    assert "environment.yml" in said
