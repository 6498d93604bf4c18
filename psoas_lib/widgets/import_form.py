"""Bring a spreadsheet by form: the file, then only the questions that the file itself leaves open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from psoas_lib.importing import import_log
from psoas_lib.log import RomLog
from psoas_lib.widgets.form import Form, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

_READ, _ADD = "read", "add"


def _fields(path: Path, answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    report = import_log(path, **answers)
    asked = [
        {
            "name": question.key,
            "label": question.text,
            "kind": "choice" if question.choices else "line",
            "prompt": "I do not know yet",
            "options": [{"value": choice, "label": choice.replace("-", " ")} for choice in question.choices],
            "hint": f"{question.readings} readings wait for this answer.",
            "wide": True,
            "keep": True,
        }
        for question in report.questions
    ]
    step = {
        "name": "step",
        "label": "What now?",
        "kind": "pills",
        "options": [
            {"value": _READ, "label": "Read the file again and report"},
            {"value": _ADD, "label": "Add what is accepted to my log"},
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

    def judge(values: dict[str, Any]) -> Reply:
        given = {key: value for key, value in values.items() if key != "step" and value}
        report = import_log(file, **{**answers, **given})
        told = "\n".join(report.sentences)
        if values["step"] != _ADD:
            return Reply(ok=True, message=told)
        if not len(report.accepted):
            return Reply(ok=False, message=f"Nothing was added.\n{told}")
        added = report.append_to(own)
        return Reply(
            ok=True,
            message=f"{added} readings were added to {own.folder}; the others were there already.\n{told}",
        )

    return Form(
        f"Import {file.name}",
        _fields(file, answers),
        submit="Go",
        on_submit=judge,
        intro="Every row is accepted, or set aside with its reason; the two always add up.",
    )
