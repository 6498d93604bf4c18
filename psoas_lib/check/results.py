"""Keep the learner's answers in the learner's own folder: one CSV, only ever appended to.

``answers.csv`` has one row for every answer and every prediction. Nothing leaves the computer.
"""

from __future__ import annotations

import csv
import io
import os
import uuid
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

from psoas_lib.resources import home_dir

FILE = "answers.csv"
MODES = ("ask", "predict", "deck", "case")


@dataclass(frozen=True)
class Answer:
    """One row of ``answers.csv``.

    Parameters
    ----------
    answer_id : str
        UUID, given where the answer was given; a second delivery of the same one is not a second answer.
    answered_at : str
        ISO 8601 with offset.
    question : str
        Id of the question, or of the decision in a case.
    objective : str
        Id of the objective.
    mode : str
        One of ``MODES``.
    answer : str
        As the learner gave it.
    right : str
        ``"true"`` or ``"false"``.
    confidence_pct : str
        0 to 100 for a prediction, else empty.
    hints_used : str
        How many hints had been opened.
    """

    answer_id: str
    answered_at: str
    question: str
    objective: str
    mode: str
    answer: str
    right: str
    confidence_pct: str = ""
    hints_used: str = "0"

    @property
    def when(self) -> datetime:
        """The moment of the answer, with its offset."""
        return datetime.fromisoformat(self.answered_at)


COLUMNS = tuple(f.name for f in fields(Answer))


class AnswerLog:
    """The learner's answers, in a folder of the learner's own.

    Parameters
    ----------
    folder : Path or str, optional
        Where ``answers.csv`` lies; by default the learner's own folder.
    """

    def __init__(self, folder: Path | str | None = None) -> None:
        """Remember the place; nothing is created before the first answer."""
        self.path = (home_dir() if folder is None else Path(folder)) / FILE

    def append(self, answer: Answer) -> bool:
        """Append one answer, once.

        Parameters
        ----------
        answer : Answer
            Complete.

        Returns
        -------
        bool
            False if this very answer was there already.
        """
        if answer.answer_id in {known.answer_id for known in self.read()}:
            return False
        self.path.parent.mkdir(parents=True, exist_ok=True)
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
        if not self.path.exists():
            writer.writeheader()
        writer.writerow(asdict(answer))
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, text.getvalue().encode())
            os.fsync(handle)
        finally:
            os.close(handle)
        return True

    def read(self) -> tuple[Answer, ...]:
        """Return all answers, oldest first; a torn or strange row is left alone and left out.

        Returns
        -------
        tuple of Answer
            Empty when nothing has been answered yet.
        """
        if not self.path.exists():
            return ()
        with self.path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return tuple(answer for row in rows if (answer := _answer(row)))


def _answer(row: dict[str | None, str | None]) -> Answer | None:
    try:
        answer = Answer(**{name: str(row[name]) for name in COLUMNS if row[name] is not None})
        aware = answer.when.tzinfo is not None
    except (KeyError, TypeError, ValueError):
        return None
    return answer if aware and answer.right in ("true", "false") else None


def new_answer(question: str, objective: str, answer: str, *, right: bool, mode: str = "ask") -> Answer:
    """Return an answer given now, with a new id.

    Parameters
    ----------
    question, objective : str
        Ids.
    answer : str
        As given.
    right : bool
        How it was marked.
    mode : str
        One of ``MODES``.

    Returns
    -------
    Answer
        Ready to append.
    """
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    return Answer(str(uuid.uuid4()), now, question, objective, mode, answer, str(right).lower())
