"""The importer's questions as a form: each answer imports again, until nothing waits."""

import pytest

from psoas_lib.importing.form import ImportForm

pytest.importorskip("ipywidgets")

FILE = b"date,side,test,value\n03/04/2026,L,hip extension,8\n05/04/2026,R,<b>Thomas</b>,-8\n"


def fields(form):
    return {label.value: choose for label, choose in (field.children for field in form._asked.children)}


def choose(form, words, value):
    next(field for label, field in fields(form).items() if words in label).value = value


def test_answers_are_followed_until_nothing_waits():
    form = ImportForm(FILE)
    assert len(fields(form)) == 4
    choose(form, "day or the month", "day-first")
    choose(form, "'hip extension'", "hip-extension-prone")
    choose(form, "'b thomas b'", "modified-thomas-hip")
    assert len(form.report.accepted) == 0
    choose(form, "larger number", "larger-is-more-extension")
    assert form.report.accepted["angle_deg"].tolist() == [8, -8]
    assert fields(form) == {}
    assert form.report.answers["date_order"] == "day-first"


def test_the_form_shows_text_of_the_file_as_text():
    form = ImportForm(FILE)
    assert "<b>Thomas" not in form._shown.value
    assert (
        "text/plain" in form._repr_mimebundle_()
        or "application/vnd.jupyter.widget-view+json" in form._repr_mimebundle_()
    )
