"""Keep the learner's answers in the learner's own folder: one CSV, only ever appended to.

``answers.csv`` has one row for every answer and every prediction. Nothing leaves the computer.
"""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from psoas_lib.csvfile import CsvFile
from psoas_lib.resources import home_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from psoas_lib.csvrecords import Contents

FILE = "answers.csv"
MODES = ("ask", "predict", "deck", "case", "claim")


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
        Id of the question, of the decision in a case, or of the claim.
    objective : str
        Id of the objective.
    mode : str
        One of ``MODES``.
    answer : str
        As the learner gave it.
    right : str
        ``"true"`` or ``"false"``.
    confidence_pct : str
        0 to 100 for a prediction and for a claim, else empty.
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
        self._file = CsvFile(self.path, COLUMNS, key="answer_id")

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

        Raises
        ------
        ValueError
            If a field cannot be right; nothing was written.
        psoas_lib.durable.LogWriteError
            If the disk refuses; nothing was written, and the same answer may be offered again.
        """
        row = _checked(answer)

        def choose(read: Callable[[], Contents]) -> list[dict[str, str]]:
            had = any(record.cells["answer_id"] == answer.answer_id for record in read().records)
            return [] if had else [row]

        return self._file.append_if(choose, about=answer.answer_id) > 0

    def append_new(self, answers: Iterable[Answer]) -> int:
        """Append those answers that are not there yet, all in one write, and say how many; see `append`."""
        rows = {answer.answer_id: _checked(answer) for answer in answers}

        def choose(read: Callable[[], Contents]) -> list[dict[str, str]]:
            had = {record.cells["answer_id"] for record in read().records}
            return [row for name, row in rows.items() if name not in had]

        return self._file.append_if(choose) if rows else 0

    def read(self) -> tuple[Answer, ...]:
        """Return all answers, oldest first; a torn or strange row stays in the file and is left out here.

        Returns
        -------
        tuple of Answer
            Empty when nothing has been answered yet.
        """
        found = (_answer(record.cells) for record in self._file.read().records)
        return tuple(sorted((a for a in found if a is not None), key=lambda a: a.when))


def _checked(answer: Answer) -> dict[str, str]:
    row = asdict(answer)
    if _answer(row) is None or answer.mode not in MODES or not answer.answer_id:
        raise ValueError(
            f"This is no complete answer: {row}. It needs an id, a time with its offset such as "
            f"2026-05-01T18:00:00+02:00, a mode out of {MODES}, and 'true' or 'false' for right."
        )
    return row


def _answer(row: Mapping[str, str]) -> Answer | None:
    try:
        answer = Answer(**{name: row[name] for name in COLUMNS})
        aware = answer.when.tzinfo is not None
    except (KeyError, ValueError):
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
