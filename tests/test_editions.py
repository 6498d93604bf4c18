"""One source, two editions: the students' is the notebooks themselves, the teachers' adds and changes nothing."""

import importlib.util
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

import psoas_lib as pl
from psoas_lib.check import bank

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def load(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKING, OUTCOMES, HANDOUTS = load("make_editions"), load("make_outcomes"), load("make_handouts")


@pytest.fixture(scope="module")
def editions(tmp_path_factory):
    folder = tmp_path_factory.mktemp("editions")
    MAKING.make(folder)
    return folder


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_students_edition_is_the_notebook_byte_for_byte(path, editions):
    assert (editions / "student" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_teachers_edition_differs_by_added_cells_only(path, editions):
    edition = json.loads((editions / "teacher" / path.name).read_text(encoding="utf-8"))
    original = json.loads(path.read_text(encoding="utf-8"))
    assert MAKING.student_cells(edition) == original["cells"]
    assert {key: edition[key] for key in edition if key != "cells"} == {
        key: original[key] for key in original if key != "cells"
    }
    added = [cell for cell in edition["cells"] if cell not in original["cells"]]
    assert len({cell["id"] for cell in edition["cells"]}) == len(edition["cells"])
    assert all(cell["cell_type"] == "markdown" and cell["metadata"]["tags"] == ["teacher"] for cell in added)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_teachers_edition_answers_every_question_that_is_asked(path, editions):
    edition = json.loads((editions / "teacher" / path.name).read_text(encoding="utf-8"))
    told = "\n".join(
        "".join(cell["source"]) for cell in edition["cells"] if cell["metadata"].get("tags") == ["teacher"]
    )
    code = "\n".join("".join(cell["source"]) for cell in edition["cells"] if cell["cell_type"] == "code")
    for call, name in re.findall(r"pl\.(ask_set|predict)\(\"([^\"]+)\"", code):
        for question in bank.question_set(name) if call == "ask_set" else (bank.question(name),):
            assert question.solution in told
            assert all(option.reply in told for option in question.options)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_has_a_teaching_note_and_the_teachers_edition_opens_with_it(path, editions):
    note = (ROOT / "teacher" / "notes" / f"{path.name[:2]}.md").read_text(encoding="utf-8")
    assert len(note.split()) > 30
    cells = json.loads((editions / "teacher" / path.name).read_text(encoding="utf-8"))["cells"]
    first = next(cell for cell in cells if cell["metadata"].get("tags") == ["teacher"])
    assert note.strip() in "".join(first["source"])


def test_the_outcomes_are_made_from_the_objectives():
    assert (ROOT / "teacher" / "outcomes.md").read_text(encoding="utf-8") == OUTCOMES.outcomes()


@pytest.mark.parametrize("minutes", [45, 90])
def test_a_lesson_plan_fills_its_time_and_names_sections_that_exist(minutes):
    plan = (ROOT / "teacher" / f"lesson_{minutes}.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) to (\d+) \|", plan, re.MULTILINE)
    times = [(int(start), int(end)) for start, end in rows]
    assert times[0][0] == 0
    assert times[-1][1] == minutes
    assert all(end == start for (_, end), (start, _) in pairwise(times))
    headings = {
        path.name[:2]: set(
            re.findall(
                r"^#+ (.+)$",
                "\n".join("".join(c["source"]) for c in json.loads(path.read_text())["cells"]),
                re.MULTILINE,
            )
        )
        for path in NOTEBOOKS
    }
    named = re.findall(r"(\d\d) \*([^*]+)\*", plan)
    assert len(named) >= 5
    assert [(number, title) for number, title in named if title not in headings[number]] == []
    assert set(re.findall(r"\bO\d\d\.\d\b", plan)) <= bank.objectives().keys()


@pytest.mark.parametrize("minutes", [45, 90])
def test_a_lesson_prints_every_set_that_its_plan_asks_and_tests_its_objectives(minutes):
    plan = (ROOT / "teacher" / f"lesson_{minutes}.md").read_text(encoding="utf-8")
    asked = []
    for number, title in re.findall(r"^\| \d+ to \d+ \| (\d\d) \*([^*]+)\*", plan, re.MULTILINE):
        (path,) = [path for path in NOTEBOOKS if path.name.startswith(number)]
        section = ""
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            for heading in re.findall(r"^#+ (.+)$", "".join(cell["source"]), re.MULTILINE):
                section = heading
            if section == title and cell["cell_type"] == "code":
                asked += re.findall(r"pl\.ask_set\(\"([^\"]+)\"", "".join(cell["source"]))
    assert asked == list(HANDOUTS.lessons()[str(minutes)])
    objectives = set(re.findall(r"\bO\d\d\.\d\b", plan))
    taught = {number for number, _ in re.findall(r"\| (\d\d) \*([^*]+)\*", plan)}
    assert {objective[1:3] for objective in objectives} <= taught


def test_a_teacher_gets_a_key_for_every_sheet_and_the_public_pages_hold_none():
    teachers, public = HANDOUTS.pages(keys=True), HANDOUTS.pages()
    sheets = {name for name in teachers if "questions" in name}
    assert {name.replace("questions", "answers") for name in sheets} <= teachers.keys()
    assert {"lesson-45-questions", "lesson-90-answers"} <= teachers.keys()
    assert not any("At a glance" in page for _, page in public.values())
    assert all("At a glance" in teachers[name.replace("questions", "answers")][1] for name in sheets)


def test_the_rubric_names_objectives_that_exist_and_the_lessons_teach_some_of_them():
    rubric = (ROOT / "teacher" / "rubric.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \*\*[^*]+\*\* \((O\d\d\.\d)\) \| (.+) \| (.+) \| (.+) \|$", rubric, re.MULTILINE)
    assert len(rows) == rubric.count("| **")
    assert {objective for objective, *_ in rows} <= bank.objectives().keys()
    assert all(len({*levels}) == 3 for _, *levels in rows)


def test_the_teachers_page_names_commands_and_files_that_exist():
    page = (ROOT / "teacher" / "README.md").read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#:]+)\)", page):
        assert (ROOT / "teacher" / link).exists(), link
    for tool in re.findall(r"tools/\w+\.py", page):
        assert (ROOT / tool).is_file(), tool
    for name in re.findall(r"\bpl\.(\w+)", page):
        assert hasattr(pl, name), name
