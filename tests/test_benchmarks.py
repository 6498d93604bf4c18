"""What `make bench ARGS="..."` runs."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[1] / "benchmarks"
_SPEC = importlib.util.spec_from_file_location("bench_run", HERE / "run.py")
run = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(run)
NAMES = ["body", "hub", "import"]


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ([], [("body", []), ("hub", []), ("import", [])]),
        (["import", "body"], [("import", []), ("body", [])]),
        (["hub", "30"], [("hub", ["30"])]),
        (["hub", "3", "hub", "30", "body"], [("hub", ["3"]), ("hub", ["30"]), ("body", [])]),
    ],
)
def test_a_number_belongs_to_the_benchmark_before_it(words, runs):
    assert run.chosen(words, NAMES) == runs


@pytest.mark.parametrize("words", [["30"], ["hub", "thirty"], ["hub", "-1"], ["hub.py"]])
def test_a_word_that_means_nothing_names_what_there_is(words):
    with pytest.raises(SystemExit, match=r"There are: body, hub, import\."):
        run.chosen(words, NAMES)


def test_the_number_reaches_the_benchmark(monkeypatch, capsys):
    ran = []
    monkeypatch.setattr(sys, "argv", ["run.py", "hub", "30"])
    monkeypatch.setattr(
        run.subprocess,
        "run",
        lambda command, **_: ran.append(command) or subprocess.CompletedProcess(command, 0),
    )
    assert run.main() == 0
    assert ran == [[sys.executable, HERE / "bench_hub.py", "30"]]
    assert "== hub 30" in capsys.readouterr().out


def test_a_benchmark_that_fails_fails_the_run(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["run.py", "hub"])
    monkeypatch.setattr(run.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1))
    assert run.main() == 1
    assert "Failed: hub" in capsys.readouterr().out


def test_no_class_of_no_students_is_rehearsed():
    sys.path.insert(0, str(HERE.parent / "deploy"))
    from rehearsal.class_day import how_many

    assert how_many([]) == 30
    assert how_many(["3"]) == 3
    for wrong in (["0"], ["many"], ["3", "4"]):
        with pytest.raises(SystemExit, match="expected one whole number"):
            how_many(wrong)
