"""The automation does only what it must, with actions that cannot be changed from outside."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

yaml = pytest.importorskip("yaml")
TOP = Path(__file__).resolve().parents[1]
FILES = sorted((TOP / ".github" / "workflows").glob("*.yml"))
NAMES = [path.stem for path in FILES]
# What a job may write, beyond reading the repository. Everything else is an error.
MAY_WRITE = {
    ("site", "deploy"): {"pages", "id-token"},
    ("release", "announce"): {"contents"},
    ("release", "publish"): {"id-token"},
}


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps(path):
    return [(name, step) for name, job in read(path)["jobs"].items() for step in job["steps"]]


def test_there_are_workflows_for_tests_the_site_and_a_release():
    assert NAMES == ["release", "site", "tests"]


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_action_is_pinned_by_a_whole_commit_and_says_which_version_it_is(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    pinned = re.compile(r"\s*-?\s*uses: [\w-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [line for line in lines if not pinned.fullmatch(line)] == []


def test_one_action_is_pinned_to_one_commit_everywhere():
    text = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    found = {}
    for name, commit in re.findall(r"uses: (\S+)@([0-9a-f]{40} # \S+)", text):
        found.setdefault(name, set()).add(commit)
    assert {name: commits for name, commits in found.items() if len(commits) > 1} == {}


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_job_may_write_only_what_it_is_there_to_write(path):
    whole = read(path)
    assert whole["permissions"] == {"contents": "read"}
    for name, job in whole["jobs"].items():
        writes = {key for key, value in job.get("permissions", {}).items() if value != "read"}
        assert writes == MAY_WRITE.get((path.stem, name), set()), name


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_job_that_may_write_runs_nothing_of_the_repository(path):
    for name, step in steps(path):
        if (path.stem, name) in MAY_WRITE:
            assert "checkout" not in step.get("uses", "")
            assert "make " not in step.get("run", "")


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_no_credential_is_left_in_a_checkout_and_none_is_named(path):
    for _, step in steps(path):
        if "actions/checkout@" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
    assert "secrets." not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_nothing_from_outside_becomes_part_of_a_command(path):
    """A branch's or a title's text in `run` would be run; in `env` it stays text."""
    assert [step["run"] for _, step in steps(path) if "${{" in step.get("run", "")] == []
    # YAML reads the key `on` as true.
    assert "pull_request_target" not in (read(path)[True] or {})


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_job_ends_after_a_time(path):
    assert all(0 < job["timeout-minutes"] <= 90 for job in read(path)["jobs"].values())


def test_the_tests_run_on_every_python_that_the_project_names():
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    prefix = "Programming Language :: Python :: "
    named = [one.removeprefix(prefix) for one in project["classifiers"] if one.startswith(prefix)]
    assert read(TOP / ".github" / "workflows" / "tests.yml")["jobs"]["test"]["strategy"]["matrix"] == {
        "python": named
    }


def test_every_command_of_make_that_is_called_exists():
    targets = set(re.findall(r"^([a-z]+):", (TOP / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    called = {
        name
        for path in FILES
        for _, step in steps(path)
        for name in re.findall(r"\bmake ([a-z]+)", step.get("run", ""))
    }
    assert called - targets == set()
    assert called >= {"test", "lint", "site"}
