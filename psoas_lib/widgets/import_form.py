"""Bring a spreadsheet by form: the file, then only the questions that the file itself leaves open."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psoas_lib.content.locale import catalogue, language
from psoas_lib.durable import replace_file
from psoas_lib.importing import Question, import_log
from psoas_lib.log import RomLog
from psoas_lib.measure import measure_names
from psoas_lib.widgets.form import Form, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psoas_lib.importing import ImportReport

_READ, _ADD, _LEAVE_OUT = "read", "add", "leave-out"
_IMPROBABLE = ("digit-slip", "improbable-angle")
_SHOWN = 12


class _Conversation:
    """What one form has asked about one file, and what it was told.

    A question that was answered stays, so that the answer can be changed; one that an answer brought up
    joins it.
    """

    def __init__(self, file: Path, log: RomLog, answers: Mapping[str, Any]) -> None:
        self._file, self._log, self._known = file, log, dict(answers)
        self._words: Mapping[str, Any] = catalogue(language())["import"]
        self._tests = measure_names()
        self._asked: dict[str, Question] = {}
        self._open: set[str] = set()

    def _read(self, values: Mapping[str, Any]) -> ImportReport:
        report = import_log(self._file, **{**self._known, **_answers(values)})
        now = {name: question for question in report.questions for name in _names(question)}
        self._asked.update(now)
        self._open = set(now)
        doubtful = int(report.quarantined["code"].isin(_IMPROBABLE).sum()) if len(report.quarantined) else 0
        if doubtful:
            self._asked["improbable"] = Question(
                "improbable", self._words["improbable"], ("keep", "quarantine"), doubtful
            )
            self._open.add("improbable")
        return report

    def first(self) -> tuple[list[dict[str, Any]], str, dict[str, Any]]:
        """Read the file before anything is answered: the fields, what was found, the rows set aside."""
        report = self._read({})
        return self._fields({}), self._told(report), self._table(report)

    def answer(self, values: Mapping[str, Any]) -> Reply:
        """Read the file with the answers given; add what is accepted if the learner said so."""
        before = set(self._asked)
        report = self._read(values)
        said = [self._told(report)]
        if set(self._asked) - before:
            said.insert(0, self._words["new_question"])
        ok = True
        if values["step"] == _ADD and not len(report.accepted):
            ok = False
            said.insert(0, self._words["nothing_added"])
        elif values["step"] == _ADD:
            added = report.append_to(self._log)
            rest = (len(report.records) or len(report.accepted)) - added
            said.insert(0, self._words["added"].format(n=added, rest=rest, folder=self._log.folder))
            if len(report.quarantined):
                # Beside the log, where the learner looks for the rest.
                target = _set_aside(report, self._log.folder, self._file.stem)
                key = "set_aside_1" if len(report.quarantined) == 1 else "set_aside"
                said.insert(1, self._words[key].format(n=len(report.quarantined), path=target))
        return Reply(ok=ok, message="\n".join(said), fields=self._fields(values), table=self._table(report))

    def _told(self, report: ImportReport) -> str:
        waiting = len({self._asked[name] for name in self._open})
        key = "open_1" if waiting == 1 else "open_n"
        return "\n".join([*report.told, *([self._words[key].format(n=waiting)] if waiting else [])])

    def _table(self, report: ImportReport) -> dict[str, Any]:
        mend = report.to_mend
        rows = mend.loc[:, ["line", "column", "value", "hint"]].head(_SHOWN)
        more = len(mend) - _SHOWN
        caption = self._words["table"]
        return {
            "caption": f"{caption} {self._words['more'].format(n=more)}" if more > 0 else caption,
            "head": [self._words[name] for name in ("line", "column", "value", "why")],
            "rows": [[str(cell)[:200] for cell in row] for row in rows.itertuples(index=False)],
        }

    def _fields(self, values: Mapping[str, Any]) -> list[dict[str, Any]]:
        asked = [self._field(name, question, values.get(name)) for name, question in self._asked.items()]
        step = {
            "name": "step",
            "label": self._words["step"],
            "kind": "pills",
            "options": [
                {"value": _READ, "label": self._words["read"]},
                {"value": _ADD, "label": self._words["add"]},
            ],
            "value": _READ,
            "wide": True,
            "keep": True,
        }
        return [*asked, step]

    def _field(self, name: str, question: Question, value: str | None) -> dict[str, Any]:
        options = [{"value": each, "label": self._choice(question, each)} for each in question.choices]
        label = self._wording(question)
        if question.key == "test":
            options.append({"value": _LEAVE_OUT, "label": self._words["leave_out"]})
        if question.key == "columns":
            label = f"{label} {self._words[name.replace(':', '_')]}"
        return {
            "name": name,
            "label": label,
            "kind": "choice" if question.choices else "line",
            "prompt": self._words["unknown"],
            "options": options,
            "value": value or None,
            "hint": self._waiting(question) if name in self._open else "",
            "wide": True,
            "keep": True,
        }

    def _wording(self, question: Question) -> str:
        """Word a question for people: tests by their names, and no word of arguments in code."""
        facts = dict(question.facts)
        key = "test_unnamed" if question.key == "test" and not question.label else question.key
        if "tests" in facts:
            facts["tests"] = ", ".join(self._tests[test] for test in facts["tests"])
            key = key if facts["tests"] else "sign_unnamed"
        if "test" in facts:
            facts["test"] = self._tests[facts["test"]]
        if "side" in facts:
            facts["side"] = self._words["choices"][facts["side"]]
        said: str = self._words["ask"].get(key, question.text).format(**facts)
        return said

    def _waiting(self, question: Question) -> str:
        key = "waiting_1" if question.readings == 1 else "waiting"
        said: str = self._words[key].format(n=question.readings)
        return said

    def _choice(self, question: Question, choice: str) -> str:
        if question.key == "test":
            return self._tests.get(choice, choice)
        if question.key in {"columns", "sheet"}:
            return choice
        said: str = self._words["choices"].get(choice, choice)
        return said


def _set_aside(report: ImportReport, folder: Path, stem: str) -> Path:
    """Write what was set aside, never over a file that the learner may be mending."""
    with tempfile.TemporaryDirectory() as place:
        made = report.save_quarantine(Path(place) / "rows.csv").read_bytes()
    for number in itertools.count(1):
        target = folder / f"set_aside_{stem}{f'_{number}' if number > 1 else ''}.csv"
        if not target.exists():
            replace_file(target, made)
            break
        if target.read_bytes() == made:
            break
    return target


def _names(question: Question) -> tuple[str, ...]:
    """Return the fields that a question takes: one each for two columns, one for each unclear test."""
    if question.key == "columns":
        return "columns:measured_at", "columns:angle_deg"
    if question.key == "test":
        return (f"test:{question.label}",)
    return (question.key,)


def _answers(values: Mapping[str, Any]) -> dict[str, Any]:
    """Turn what the fields hold into the answers of `import_log`; an empty field answers nothing."""
    answers: dict[str, Any] = {}
    for name, value in values.items():
        key, several, part = name.partition(":")
        if name == "step" or not value:
            continue
        if several:
            answers.setdefault(key, {})[part] = None if value == _LEAVE_OUT else value
        else:
            answers[key] = value
    return answers


def import_form(path: str | Path, log: RomLog | None = None, **answers: Any) -> Form:
    """Return a form that reports on a file, asks what it leaves open, and adds what is sure to a log.

    An answer may bring up the next question, which then appears among the others.

    Parameters
    ----------
    path : str or pathlib.Path
        The spreadsheet.
    log : RomLog, optional
        Where accepted readings go; the learner's own when left out. What is set aside is written beside
        it, to mend and import again.
    **answers
        Answers that are known already; see `psoas_lib.import_log`.

    Returns
    -------
    Form
        Nothing is added before the learner says so, and adding twice adds nothing.

    Raises
    ------
    FileNotFoundError
        If there is no such file.

    Examples
    --------
    >>> from psoas_lib.resources import data_dir
    >>> form = import_form(data_dir() / "sample" / "messy_log.csv")
    >>> form.fill_in({"step": "read"}).message.startswith("messy_log.csv")
    True
    """
    file = Path(path)
    words: Mapping[str, Any] = catalogue(language())["import"]
    conversation = _Conversation(file, RomLog() if log is None else log, answers)
    fields, told, table = conversation.first()
    return Form(
        words["title"].format(file=file.name),
        fields,
        submit=words["submit"],
        on_submit=conversation.answer,
        intro=words["intro"],
        message=told,
        table=table,
    )
