"""Every notebook keeps the rules of tests/notebook_lint.py, and every rule finds a planted fault."""

import copy
import json
from pathlib import Path

import notebook_lint as lint
import pytest

import psoas_lib as pl
from psoas_lib.check import bank

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SET_SIZES = {
    name: len(bank.question_set(name))
    for number in bank.chapters()
    for name in (number, *(f"{number}-{part}" for part in bank.SETS))
}

RULES = {
    "one title": lint.one_title,
    "heading order": lint.headings_step_by_one,
    "safety": lint.says_what_it_is_not,
    "no widget state": lint.carries_no_widget_state,
    "no relative path": lint.reads_no_relative_path,
    "no bare image": lint.shows_no_bare_image,
    "descriptions": lint.describes_its_pictures,
    "short code": lint.keeps_code_short,
    "no errors": lint.stores_no_error,
    "link texts": lint.links_say_where_they_lead,
    "true minus": lint.writes_true_minus_signs,
}


def routine_minutes():
    return {routine.id: routine.timeline().duration_s / 60 for routine in pl.routines()}


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.parametrize("rule", RULES)
def test_a_notebook_keeps_the_rule(path, rule):
    assert list(RULES[rule](read(path))) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_names_its_objectives(path):
    assert list(lint.names_its_objectives(read(path), path.stem[:2], bank.objectives())) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_takes_about_as_long_as_it_says(path):
    assert list(lint.declares_a_plausible_time(read(path), SET_SIZES, routine_minutes())) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_questions_of_a_notebook_are_in_the_bank(path):
    for cell in lint.cells(read(path), "code"):
        for call, _, name in lint._QUESTION_CALLS.findall(lint.source(cell)):
            if call in ("ask", "predict", "answer"):
                assert bank.question(name).id == name
            elif call == "ask_set":
                assert bank.question_set(name), name


def markdown(text):
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def code(text, *stored):
    return {"cell_type": "code", "metadata": {}, "source": text, "outputs": list(stored)}


def display(**data):
    return {"output_type": "display_data", "metadata": {}, "data": data}


def sound_notebook():
    safety = "> This teaches; it is no medical advice. Stop at sharp pain."
    return {
        "metadata": {},
        "cells": [
            markdown(f"# A title\n\nFor everyone, about 5 minutes.\n\n{safety}"),
            markdown("## Aims\n\n- **Locate** it (O01.1)\n- **Name** them (O01.2)\n\n" + "word " * 380),
            code('pl.ask("Q01.2")', display(**{"text/html": "<img alt='A drawn hip.' src='data:'>"})),
            markdown("### Deeper\n\n[Measuring hip extension](03.ipynb)\n\n## Next"),
        ],
    }


def test_a_sound_notebook_passes_every_rule():
    notebook = sound_notebook()
    found = [fault for rule in RULES.values() for fault in rule(notebook)]
    found += lint.names_its_objectives(notebook, "01", ["O01.1", "O01.2", "O02.1"])
    found += lint.declares_a_plausible_time(notebook, {}, {})
    assert found == []


LONG = "\n".join(f"x = {i}" for i in range(16))
PLANTED = {
    "one title": lambda nb: nb["cells"].append(markdown("# Another title")),
    "heading order": lambda nb: nb["cells"].append(markdown("#### Too deep")),
    "safety": lambda nb: nb["cells"].__setitem__(0, markdown("# A title\n\n5 minutes")),
    "no widget state": lambda nb: nb["metadata"].__setitem__("widgets", {}),
    "no relative path": lambda nb: nb["cells"].append(code("pd.read_csv('../data/log.csv')")),
    "no bare image": lambda nb: nb["cells"].append(code("plot()", display(**{"image/png": "iVBO"}))),
    "descriptions": lambda nb: nb["cells"].append(markdown("![](psoas.svg)")),
    "short code": lambda nb: nb["cells"].append(code(LONG)),
    "no errors": lambda nb: nb["cells"].append(
        code("1/0", {"output_type": "error", "ename": "ZeroDivisionError", "evalue": "", "traceback": []})
    ),
    "link texts": lambda nb: nb["cells"].append(markdown("Click [here](03.ipynb).")),
    "true minus": lambda nb: nb["cells"].append(code("card", display(**{"text/html": "<p>from -3° on</p>"}))),
}


@pytest.mark.parametrize("rule", RULES)
def test_a_planted_fault_is_found_by_its_rule_and_no_other(rule):
    notebook = copy.deepcopy(sound_notebook())
    PLANTED[rule](notebook)
    assert [name for name, check in RULES.items() if list(check(notebook))] == [rule]


def test_an_image_without_a_description_in_an_output_is_found():
    notebook = sound_notebook()
    notebook["cells"].append(code("show()", display(**{"text/html": "<img src='data:'>"})))
    assert list(lint.describes_its_pictures(notebook))


def test_a_missing_and_a_strange_objective_are_found():
    faults = list(lint.names_its_objectives(sound_notebook(), "01", ["O01.1", "O01.3"]))
    assert len(faults) == 2
    assert "O01.3" in faults[0]
    assert "O01.2" in faults[1]


@pytest.mark.parametrize("minutes", [2, 9])
def test_a_time_that_is_far_off_is_found(minutes):
    notebook = sound_notebook()
    notebook["cells"][0]["source"] = notebook["cells"][0]["source"].replace("5 minutes", f"{minutes} minutes")
    assert list(lint.declares_a_plausible_time(notebook, {}, {}))


def test_headings_inside_code_fences_do_not_count():
    notebook = sound_notebook()
    notebook["cells"].append(markdown("```\n# a comment\n```"))
    assert not list(lint.one_title(notebook))


def test_the_questions_of_a_set_are_counted_one_by_one():
    notebook = sound_notebook()
    notebook["cells"].append(code('pl.ask_set("03-exit")'))
    assert lint.n_questions(notebook, {"03-exit": 3}) == 4
