"""What a learner types wrong in a cell: the public names answer with what they need."""

import inspect
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import psoas_lib as pl
from psoas_lib.check.answer_keys import read_number
from psoas_lib.widgets.player import RoutinePlayer

ROOT = Path(__file__).resolve().parent.parent


def test_a_public_name_means_the_same_whatever_was_used_before():
    modules = {module.name for module in pkgutil.iter_modules(pl.__path__)}
    assert not modules & set(pl.__all__), "importing the module would hide the function of that name"


@pytest.mark.parametrize("name", [name for name in pl.__all__ if callable(getattr(pl, name))])
def test_a_public_function_says_what_each_of_its_arguments_is(name):
    told = inspect.getdoc(getattr(pl, name)) or ""
    given = [one for one in inspect.signature(getattr(pl, name)).parameters if one[0] != "_"]
    given = [one for one in given if one not in {"args", "kwargs"}]
    assert [one for one in given if one not in told] == []
    assert not given or "Parameters\n" in told


@pytest.mark.parametrize("before", ["", "pl.RomLog;", "from psoas_lib import measure;"])
def test_the_tests_of_the_log_can_be_listed_at_any_time(before):
    code = f"import psoas_lib as pl; {before} print(len(pl.measures()))"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert int(done.stdout) == len(pl.measures())


@pytest.mark.parametrize(
    ("ask", "wrong"),
    [(pl.answer, "Q99.1"), (pl.ask_set, "99-exit"), (pl.case, "nobody"), (pl.pose_picture, "cartwheel")],
)
@pytest.mark.parametrize("typed", [None, 3, ["a"]])
def test_an_unknown_id_is_answered_in_a_sentence_without_escapes(ask, wrong, typed):
    for got in (wrong, typed):
        with pytest.raises(ValueError, match="There is no") as told:
            ask(got, "a") if ask is pl.answer else ask(got)
        assert str(told.value).startswith("There is no")


@pytest.mark.parametrize("use", [pl.adherence, pl.cohort, pl.progress, pl.sides, pl.plot_adherence])
@pytest.mark.parametrize("wrong", ["rom.csv", None, 3])
def test_what_is_no_table_is_told_where_to_get_one(use, wrong):
    with pytest.raises(TypeError, match=r"table such as RomLog\(\.\.\.\)"):
        use(wrong)


def test_a_table_of_something_else_is_told_which_columns_it_lacks():
    for use in (pl.adherence, pl.cohort, pl.progress):
        with pytest.raises(ValueError, match="lack"):
            use(pd.DataFrame({"x": [1]}))


def test_a_number_too_long_to_read_is_no_crash():
    with pytest.raises(ValueError, match="too long"):
        read_number("9" * 400)
    number = next(one for one in pl.questions() if one.kind == "number")
    assert pl.answer(number.id, "9" * 400).right is None


def test_a_minute_has_sixty_seconds_at_most():
    player = RoutinePlayer("five-stretches")
    player.schedule = {**player.schedule, "total_s": 119.7}
    assert ": 2:00 min" in repr(player)
