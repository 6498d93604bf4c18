"""Bring a spreadsheet by form: the file, then only the questions that the file itself leaves open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from psoas_lib.content.locale import catalogue, language
from psoas_lib.importing import import_log
from psoas_lib.log import RomLog
from psoas_lib.widgets.form import Form, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

_READ, _ADD = "read", "add"


def _fields(path: Path, answers: Mapping[str, Any], words: Mapping[str, str]) -> list[dict[str, Any]]:
    report = import_log(path, **answers)
    asked = [
        {
            "name": question.key,
            "label": question.text,
            "kind": "choice" if question.choices else "line",
            "prompt": words["unknown"],
            "options": [{"value": choice, "label": choice.replace("-", " ")} for choice in question.choices],
            "hint": words["waiting"].format(n=question.readings),
            "wide": True,
            "keep": True,
        }
        for question in report.questions
    ]
    step = {
        "name": "step",
        "label": words["step"],
        "kind": "pills",
        "options": [
            {"value": _READ, "label": words["read"]},
            {"value": _ADD, "label": words["add"]},
        ],
        "value": _READ,
        "wide": True,
        "keep": True,
    }
    return [*asked, step]


def import_form(path: str | Path, log: RomLog | None = None, **answers: Any) -> Form:
    """Return a form that asks what a file leaves open, reports, and adds what is sure to a log.

    Parameters
    ----------
    path : str or pathlib.Path
        The spreadsheet.
    log : RomLog, optional
        Where accepted readings go; the learner's own when left out.
    **answers
        Answers that are known already; see `psoas_lib.import_log`.

    Returns
    -------
    Form
        Nothing is added before the learner says so, and adding twice adds nothing.

    Examples
    --------
    >>> from psoas_lib.resources import data_dir
    >>> form = import_form(data_dir() / "sample" / "messy_log.csv")
    >>> form.fill_in({"step": "read"}).message.startswith("messy_log.csv")
    True
    """
    file = Path(path)
    own = RomLog() if log is None else log
    words: Mapping[str, str] = catalogue(language())["import"]

    def judge(values: dict[str, Any]) -> Reply:
        given = {key: value for key, value in values.items() if key != "step" and value}
        report = import_log(file, **{**answers, **given})
        told = "\n".join(report.sentences)
        if values["step"] != _ADD:
            return Reply(ok=True, message=told)
        if not len(report.accepted):
            return Reply(ok=False, message=f"{words['nothing_added']}\n{told}")
        added = report.append_to(own)
        return Reply(
            ok=True,
            message=f"{words['added'].format(n=added, folder=own.folder)}\n{told}",
        )

    return Form(
        words["title"].format(file=file.name),
        _fields(file, answers, words),
        submit=words["submit"],
        on_submit=judge,
        intro=words["intro"],
    )
