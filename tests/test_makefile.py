"""The commands of the Makefile keep the learner's own environment clean."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
make = pytest.mark.skipif(not shutil.which("make"), reason="there is no make")


def recipe(target):
    """Return what a command would run, without running it."""
    answer = subprocess.run(
        ["make", "-n", target], cwd=TOP, check=True, capture_output=True, text=True, timeout=60
    )
    return answer.stdout


@make
@pytest.mark.parametrize("target", ["test", "bench", "build", "site", "lock"])
def test_what_installs_the_browser_editions_extension_does_so_apart_from_the_learners_environment(target):
    lines = recipe(target)
    assert "--group docs" in lines
    assert "UV_PROJECT_ENVIRONMENT=.tools/env" in lines
    assert lines.index("UV_PROJECT_ENVIRONMENT") < lines.index("--group docs")


@make
@pytest.mark.parametrize("target", ["lab", "render", "dist"])
def test_what_uses_the_learners_environment_brings_no_extension_of_the_browser_edition_there(target):
    lines = recipe(target)
    assert "--group docs" not in lines
    assert "UV_PROJECT_ENVIRONMENT" not in lines


def test_nothing_that_the_lab_installs_comes_with_the_browser_editions_extension():
    packages = {one["name"]: one for one in tomllib.loads((TOP / "uv.lock").read_text("utf-8"))["package"]}
    pack = packages["psoas-pack"]
    waiting = [*pack["dependencies"], *pack["optional-dependencies"]["lab"]]
    lab = set()
    while waiting:
        one = waiting.pop()
        if one["name"] not in lab:
            lab.add(one["name"])
            waiting += packages[one["name"]].get("dependencies", [])
    assert {"jupyterlab", "anywidget"} <= lab
    assert [name for name in lab if re.match("jupyterlite", name)] == []


@make
def test_every_command_says_what_it_does():
    told = (
        recipe("help")
        + subprocess.run(
            ["make", "help"], cwd=TOP, check=True, capture_output=True, text=True, timeout=60
        ).stdout
    )
    targets = re.search(r"^\.PHONY: (.*)$", (TOP / "Makefile").read_text("utf-8"), re.MULTILINE)[1].split()
    assert [name for name in targets if name != "help" and f"make {name} " not in told] == []
