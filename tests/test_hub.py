"""A class on one machine: three students with accounts of their own on a real hub."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP / "deploy"))

requests = pytest.importorskip("requests", reason="The dependency group hub is not installed.")
pytest.importorskip("websocket", reason="The dependency group hub is not installed.")

from rehearsal.class_day import hold  # noqa: E402
from rehearsal.hub import classroom, missing  # noqa: E402
from rehearsal.intruder import intrude  # noqa: E402

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"No class can be held here: {missing()}.")


@pytest.fixture(scope="module")
def room():
    with classroom(3) as found:
        yield found


@pytest.fixture(scope="module")
def day(room):
    held = hold(room)
    yield held
    for student in held.students:
        student.leave()


def test_every_student_logs_in_runs_the_notebook_and_plays_a_routine(day):
    assert day.failures == {}
    assert len(day.sessions) == 3
    assert all(any("RoutinePlayer('five-minute-ball'" in text for text in s.outputs) for s in day.students)


def test_every_session_lies_in_the_log_of_its_own_student_and_in_no_other(day):
    for student in day.students:
        text = (student.account.home / "my_psoas" / "sessions.csv").read_text("utf-8")
        assert [other for other, session in day.sessions.items() if session in text] == [student.account.name]


def test_the_log_and_the_home_belong_to_the_student_alone(day):
    for student in day.students:
        home = student.account.home
        assert home.stat().st_mode & 0o077 == 0
        log = home / "my_psoas" / "sessions.csv"
        assert log.stat().st_uid == student.account.uid
        assert log.stat().st_mode & 0o077 == 0


def test_the_notebooks_are_a_git_copy_of_the_lecturers(day):
    for student in day.students:
        assert (student.account.home / "psoas" / ".git").is_dir()
        assert (student.account.home / "psoas" / "notebooks" / "00_start_here.ipynb").is_file()


def test_kernels_listen_on_no_port_that_others_could_reach(day, room):
    student = day.students[0]
    files = [path.name for path in (room.runtime / student.account.name).iterdir()]
    assert sum("-ipc-" in name for name in files) == 5
    got = intrude(student, student, room)
    assert got["ports"] == 1, "the student's server is the one thing that can be asked"


def test_what_is_pushed_into_the_pipe_for_a_kernels_child_processes_is_never_run(day, room):
    """ipykernel keeps one such port; what lacks the kernel's random bytes is at most called a bad message."""
    assert intrude(day.students[0], day.students[1], room)["pipes"] == 1
    text, error = day.students[1].run("print(6 * 7)")
    assert error == ""
    assert [line for line in text.splitlines() if not line.startswith("Bad pipe message")] == ["42"]


def test_a_student_reaches_all_of_their_own_things_by_the_ways_an_intruder_would_try(day, room):
    student = day.students[0]
    got = intrude(student, student, room)
    assert "my_psoas" in got["home"]
    assert day.sessions[student.account.name] in got["log"]
    assert got["write"] == 1
    assert any("-ipc-" in name for name in got["runtime"])
    assert got["environment"] is True
    assert got["signal"] == "allowed"
    assert got["server"] == [200]
    assert got["hub"] == 200


def test_a_student_reaches_nothing_of_another_student(day, room):
    got = intrude(day.students[0], day.students[1], room)
    refused = "refused: PermissionError"
    for thing in ("home", "log", "write", "runtime", "environment", "memory", "signal"):
        assert got[thing] == refused, thing
    assert got["processes"] >= 2, "the victim is at work while this is tried"
    assert got["token in a command line"] is False
    assert got["ports"] == 1
    assert got["server"] == [403]
    assert got["server without token"] == [403]
    assert got["hub"] in {403, 404}
    assert day.students[1].account.name not in got["hub list"]
    assert not (day.students[1].account.home / "left.txt").exists()


def test_a_student_reaches_neither_the_proxys_controls_nor_the_hubs_files(day, room):
    got = intrude(day.students[0], day.students[1], room)
    assert got["proxy"] == 403
    assert got["proxy with token"] == 403
    assert got["hub's files"] == "refused: PermissionError"


def test_a_page_of_another_origin_may_read_nothing_and_nobody_enters_without_a_password(day, room):
    elsewhere = {"Origin": "https://elsewhere.example"}
    student = day.students[0]
    answers = [
        requests.get(f"{room.url}/hub/login", headers=elsewhere, timeout=60),
        requests.get(f"{student.base}/api/status", headers=elsewhere, timeout=60),
        student.browser.get(f"{student.base}/api/contents", headers=elsewhere, timeout=60),
    ]
    assert all("Access-Control-Allow-Origin" not in answer.headers for answer in answers)
    assert [answer.status_code for answer in answers[1:]] == [404, 404], "another origin is told of nothing"
    assert requests.get(f"{student.base}/api/contents", timeout=60).status_code == 403
    stranger = requests.Session()
    stranger.get(f"{room.url}/hub/login", timeout=60)
    form = {
        "username": student.account.name,
        "password": "wrong",
        "_xsrf": stranger.cookies.get("_xsrf", path="/hub/"),
    }
    assert stranger.post(f"{room.url}/hub/login", data=form, timeout=60).status_code == 403
    assert requests.post(f"{room.url}/hub/login", data=form, timeout=60).status_code == 403, (
        "no form without its page"
    )


def test_a_students_website_cannot_be_framed_by_another_and_cookies_are_not_for_scripts(day):
    student = day.students[0]
    page = student.browser.get(f"{student.base}/lab", timeout=60)
    assert "frame-ancestors" in page.headers["Content-Security-Policy"]
    secret = [c for c in student.browser.cookies if c.name.startswith("jupyterhub-")]
    assert secret
    assert all(c.has_nonstandard_attr("HttpOnly") for c in secret)


def test_one_students_endless_list_ends_in_their_own_memory_error_and_the_others_work_on(day):
    greedy, *others = day.students
    _, error = greedy.run("heap = []\nwhile True:\n    heap.append(bytearray(100_000_000))")
    assert error == "MemoryError"
    assert greedy.run("del heap; print(6 * 7)") == ("42\n", ""), "the kernel survives"
    for student in others:
        assert student.run("print(6 * 7)") == ("42\n", "")


def test_a_student_cannot_lift_the_limits_again(day):
    text, error = day.students[0].run("import resource\nresource.setrlimit(resource.RLIMIT_DATA, (-1, -1))")
    assert (text, error) == ("", "ValueError")
    text, _ = day.students[0].run(
        "print(resource.getrlimit(resource.RLIMIT_NPROC)[1], resource.getrlimit(resource.RLIMIT_CORE)[1])"
    )
    assert text == "1024 0\n"


def test_the_teachers_change_arrives_and_the_students_own_work_stays(day, room):
    """Both change the notebooks; what start_student does at the next start merges, and the student wins."""
    student = day.students[2]
    pack = room.state.parent / "pack"
    first, second = "00_start_here.ipynb", "08_keep_a_log.ipynb"
    mine = (
        "import pathlib\nbook = pathlib.Path('{0}')\n"
        "book.write_text(book.read_text().replace('pl.self_check()', 'pl.self_check()  # mine'));"
    )
    assert student.run(mine.format(first)) == ("", "")
    for name, old in ((first, "pl.self_check()"), (second, "import psoas_lib as pl")):
        path = pack / "notebooks" / name
        path.write_text(path.read_text("utf-8").replace(old, f"{old}  # teacher", 1), "utf-8")
    who = ["-c", "user.name=Lecturer", "-c", "user.email=lecturer@example.org"]
    subprocess.run(["git", "-C", str(pack), *who, "commit", "-qam", "Change"], check=True)
    code = (
        f"import sys, pathlib\nsys.path.insert(0, {str(TOP / 'deploy' / 'one_machine')!r})\n"
        "import start_student\n"
        f"start_student.pull({str(pack)!r}, pathlib.Path.home())\n"
    )
    text, error = student.run(code)
    assert error == "", text
    assert "could not be brought up to date" not in text
    notebooks = student.account.home / "psoas" / "notebooks"
    assert "pl.self_check()  # mine" in (notebooks / first).read_text("utf-8")
    assert "# teacher" in (notebooks / second).read_text("utf-8")


def test_the_configuration_holds_no_secret_and_leaves_the_hub_on_this_machine():
    text = (TOP / "deploy" / "one_machine" / "jupyterhub_config.py").read_text("utf-8")
    assigned = {
        ast.unparse(node.targets[0]) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Assign)
    }
    assert not [
        name
        for name in assigned
        if name.endswith(("api_token", "auth_token", "cookie_secret", "password", "allow_all"))
    ]
    assert '"http://127.0.0.1:8000"' in text
