"""Two graded assignments, handed in by five students: right, wrong, deleted, split and endless."""

import copy
import csv
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def load(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKING, CHECKING = load("make_assignments"), load("check_submissions")
ANSWERS = {
    "ps1": {
        "sem": "def sem_deg(pairs):\n    d = [b - a for a, b in pairs]\n    return statistics.stdev(d) / 2 ** 0.5\n",
        "judge": "def judge(before_deg, after_deg, sem):\n"
        "    limit = 1.96 * 2 ** 0.5 * sem\n    return 'beyond' if abs(after_deg - before_deg) > limit else 'within'\n",
    },
    "ps2": {
        "between": "def difference_between_groups_deg(treated, control):\n"
        "    m = lambda g: sum(b - a for a, b in g) / len(g)\n    return m(treated) - m(control)\n",
        "two-sentences": "def read_log(slope_low, slope_high, change_deg, mdc95_deg):\n"
        "    return slope_low * slope_high > 0, abs(change_deg) > mdc95_deg\n",
    },
}
# Each passes what a student sees and fails what he does not.
WRONG = {
    "ps1": {
        "sem": "def sem_deg(pairs):\n    return statistics.stdev([b - a for a, b in pairs])\n",
        "judge": "def judge(before_deg, after_deg, sem):\n    return 'beyond' if after_deg - before_deg > sem else 'within'\n",
    },
    "ps2": {
        "between": "def difference_between_groups_deg(treated, control):\n    return 4\n",
        "two-sentences": "def read_log(slope_low, slope_high, change_deg, mdc95_deg):\n    return True, True\n",
    },
}
STUDENTS = {"right": 4, "wrong": 0, "deleted": 4, "split": 4, "endless": 2}


def name_of(cell):
    return cell["metadata"].get("nbgrader", {}).get("grade_id", "")


def submission(released, assignment, student):
    """Return a student's notebook, made from the released one."""
    notebook = copy.deepcopy(released)
    answers = (WRONG if student == "wrong" else ANSWERS)[assignment]
    for cell in notebook["cells"]:
        if name_of(cell) in answers:
            cell["source"] = answers[name_of(cell)]
    first = next(cell for cell in notebook["cells"] if name_of(cell) == next(iter(answers)))
    if student == "endless":
        first["source"] = first["source"].replace("\n", "\n    while True: pass\n", 1)
    elif student == "deleted":
        notebook["cells"] = [cell for cell in notebook["cells"] if not name_of(cell).startswith("test-")]
    elif student == "split":
        head, rest = first["source"].split("\n", 1)
        second = copy.deepcopy(first)
        first["source"], second["source"] = head, rest
        second["id"] = "split-off"
        notebook["cells"].insert(notebook["cells"].index(first) + 1, second)
    return notebook


@pytest.mark.parametrize("name", MAKING.ASSIGNMENTS)
def test_the_committed_assignment_is_what_its_source_makes(name):
    committed = (ROOT / "teacher" / "source" / name / f"{name}.ipynb").read_text(encoding="utf-8")
    assert committed == MAKING.notebook(MAKING.ASSIGNMENTS[name])


def test_the_pre_flight_check_joins_a_split_solution_and_loses_no_text():
    source = json.loads((ROOT / "teacher/source/ps1/ps1.ipynb").read_text(encoding="utf-8"))
    whole, torn = submission(source, "ps1", "right"), submission(source, "ps1", "split")
    assert CHECKING.duplicates(torn) == ["sem"]
    joined = CHECKING.mended(torn)
    assert CHECKING.duplicates(joined) == []
    texts = [["".join(cell["source"]) for cell in notebook["cells"]] for notebook in (joined, whole)]
    assert texts[0] == texts[1]


def test_the_pre_flight_check_lets_a_copied_test_go_by_without_its_name():
    source = json.loads((ROOT / "teacher/source/ps1/ps1.ipynb").read_text(encoding="utf-8"))
    n_cells = len(source["cells"])
    source["cells"].append(
        copy.deepcopy(next(cell for cell in source["cells"] if name_of(cell) == "test-sem"))
    )
    joined = CHECKING.mended(source)
    assert (CHECKING.duplicates(joined), len(joined["cells"])) == ([], n_cells + 1)


def test_the_pre_flight_check_names_what_cannot_be_marked_and_keeps_what_it_mends(
    tmp_path, capsys, monkeypatch
):
    source = json.loads((ROOT / "teacher/source/ps1/ps1.ipynb").read_text(encoding="utf-8"))
    torn = json.dumps(submission(source, "ps1", "split"))
    files = {"ada/ps1/ps1.ipynb": torn, "ben/ps1/ps1.ipynb": "", "cy/ps1/final.ipynb": json.dumps(source)}
    files["dov/ps1/ps1.ipynb"] = json.dumps(source)
    for name, text in files.items():
        (tmp_path / "submitted" / name).parent.mkdir(parents=True)
        (tmp_path / "submitted" / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["check", str(tmp_path), "ps1", "--mend"])
    assert CHECKING.main() == 1
    said = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in said] == ["ada", "ben", "cy"]
    assert "ps1.ipynb" in said[2]
    assert (tmp_path / "as_it_came/ada/ps1/ps1.ipynb").read_text(encoding="utf-8") == torn
    assert (
        CHECKING.duplicates(
            json.loads((tmp_path / "submitted/ada/ps1/ps1.ipynb").read_text(encoding="utf-8"))
        )
        == []
    )


def uv():
    named = os.environ.get("PSOAS_UV", "")
    return named if named and Path(named).is_file() else shutil.which("uv") or ""


@pytest.fixture(scope="module")
def nbgrader(tmp_path_factory):
    """Give nbgrader's command, from a teacher's environment of its own as the lock names it.

    It brings an older kind of notebook and server extensions; beside the other tests' JupyterLab they would
    make that one differ from what learners have.
    """
    if named := os.environ.get("PSOAS_NBGRADER"):
        return named
    if not uv():
        pytest.skip("Neither uv nor PSOAS_NBGRADER is here: nbgrader is the optional extra 'teach'.")
    place = tmp_path_factory.mktemp("teacher") / "env"
    made = subprocess.run(
        [uv(), "sync", "--locked", "--quiet", "--no-install-project", "--extra", "teach"],
        cwd=ROOT,
        env={**os.environ, "UV_PROJECT_ENVIRONMENT": str(place), "UV_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if made.returncode and ("error sending request" in made.stderr or "dns error" in made.stderr):
        pytest.skip("uv cannot fetch nbgrader without a network.")
    assert made.returncode == 0, made.stderr
    (command,) = [found for found in place.glob("*/nbgrader*") if found.stem == "nbgrader"]
    return str(command)


@pytest.fixture(scope="module")
def course(nbgrader, tmp_path_factory):
    """Give a course in which both assignments were released, handed in, checked and marked."""
    command, folder = nbgrader, tmp_path_factory.mktemp("course")
    shutil.copytree(ROOT / "teacher" / "source", folder / "source")
    shutil.copy(ROOT / "teacher" / "nbgrader_config.py", folder)
    # Tools that nbgrader starts are looked for on the path.
    places = f"{Path(command).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {
        **os.environ,
        "PATH": places,
        "JUPYTER_RUNTIME_DIR": str(folder / "run"),
        "HOME": str(folder),
    }

    def run(*arguments):
        return subprocess.run(
            [command, *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    for name in MAKING.ASSIGNMENTS:
        made = run("generate_assignment", name, "--create")
        assert made.returncode == 0, made.stderr
        released = json.loads((folder / "release" / name / f"{name}.ipynb").read_text(encoding="utf-8"))
        for student in STUDENTS:
            target = folder / "submitted" / student / name / f"{name}.ipynb"
            target.parent.mkdir(parents=True)
            target.write_text(json.dumps(submission(released, name, student)), encoding="utf-8")
        tool = [sys.executable, ROOT / "tools" / "check_submissions.py", folder, name]
        assert subprocess.run(tool, capture_output=True, check=False).returncode == 1
        assert subprocess.run([*tool, "--mend"], capture_output=True, check=False).returncode == 0
        run("autograde", name, "--create")
        assert run("generate_feedback", name).returncode == 0
    assert run("export").returncode == 0
    return folder


@pytest.mark.parametrize("assignment", MAKING.ASSIGNMENTS)
def test_a_students_copy_holds_no_solution_and_no_hidden_test(course, assignment):
    text = (course / "release" / assignment / f"{assignment}.ipynb").read_text(encoding="utf-8")
    assert "SOLUTION" not in text
    assert "HIDDEN" not in text
    assert "NotImplementedError" in text


@pytest.mark.parametrize("assignment", MAKING.ASSIGNMENTS)
@pytest.mark.parametrize(("student", "points"), STUDENTS.items())
def test_each_submission_gets_the_points_it_earned(course, assignment, student, points):
    with (course / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["assignment"] == assignment]
    (row,) = [row for row in rows if row["student_id"] == student]
    assert (float(row["score"]), float(row["max_score"])) == (points, 4)


# The first hidden test that a wrong answer fails, as the student reads it.
TOLD = {
    "ps1": ("Mind the square root of 2.", "A loss counts as a gain does."),
    "ps2": ("Both groups changed alike.", "A trend may stay within the error."),
}


@pytest.mark.parametrize("assignment", MAKING.ASSIGNMENTS)
@pytest.mark.parametrize("student", STUDENTS)
def test_feedback_says_what_went_wrong_and_shows_no_hidden_test(course, assignment, student):
    page = (course / "feedback" / student / assignment / f"{assignment}.html").read_text(encoding="utf-8")
    told = unescape(re.sub(r"<[^>]+>", "", page))
    assert "HIDDEN" not in told
    source = json.loads((course / "source" / assignment / f"{assignment}.ipynb").read_text(encoding="utf-8"))
    for cell in source["cells"]:
        hidden = "".join(cell["source"]).partition("BEGIN HIDDEN TESTS")[2].partition("### END")[0]
        assert not any(line in told for line in hidden.splitlines() if line.startswith("assert"))
    assert all((f"AssertionError: {words}" in told) == (student == "wrong") for words in TOLD[assignment])
