"""What a notebook calls: ask, predict, reveal, review, and see how far one has come."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import TYPE_CHECKING

from psoas_lib.check import bank
from psoas_lib.check.cases import find_case
from psoas_lib.check.deck import due
from psoas_lib.check.marking import Feedback, mark
from psoas_lib.check.results import AnswerLog, new_answer
from psoas_lib.check.sources import short_citations
from psoas_lib.check.standing import ObjectivesProgress, standings

if TYPE_CHECKING:
    from datetime import date
    from types import EllipsisType

    from psoas_lib.check.question import Question
    from psoas_lib.check.results import Answer
    from psoas_lib.widgets.question import CaseSheet, QuestionSheet

SURE = {"25": "a guess", "50": "unsure", "75": "fairly sure", "95": "certain"}


def ask(*identifiers: str) -> QuestionSheet:
    """Ask a question, or several.

    Parameters
    ----------
    *identifiers : str
        Such as ``"Q03.2"``.

    Returns
    -------
    QuestionSheet
        A widget; on a page without a kernel its plain text stands in.
    """
    return _sheet(tuple(bank.question(identifier) for identifier in identifiers))


def ask_set(name: str) -> QuestionSheet:
    """Ask a set of questions.

    Parameters
    ----------
    name : str
        Notebook and part: ``"03-warm-up"``, ``"03-practice"``, ``"03-misconception"``, ``"03-exit"``.

    Returns
    -------
    QuestionSheet
        A widget with all of them.
    """
    from psoas_lib.widgets.question import strings  # noqa: PLC0415 - anywidget is loaded when a widget is made

    return _sheet(bank.question_set(name), title=strings().get(name.partition("-")[2], ""))


def predict(identifier: str) -> QuestionSheet:
    """Ask for a prediction and how sure the learner is; nothing is marked yet.

    Parameters
    ----------
    identifier : str
        Such as ``"Q03.1"``.

    Returns
    -------
    QuestionSheet
        A widget. What it keeps is shown by :func:`reveal`.
    """
    from psoas_lib.widgets.question import strings  # noqa: PLC0415

    return _sheet((bank.question(identifier),), title=strings()["predict"], mode="predict")


def answer(identifier: str, given: str | EllipsisType | None = ...) -> Feedback:
    """Answer a question in code, for those who like the keyboard better than the mouse.

    Parameters
    ----------
    identifier : str
        Such as ``"Q03.2"``.
    given : str, optional
        The answer; ``...`` is "not answered yet" and is never an error.

    Returns
    -------
    Feedback
        What is right or wrong about it, with its sources.
    """
    one = bank.question(identifier)
    feedback = mark(one, given)
    if feedback.right is None:
        return feedback
    log = AnswerLog()
    again = any(a.question == one.id and a.mode == "ask" for a in log.read())
    log.append(new_answer(one.id, one.objective, str(given), right=feedback.right))
    return feedback.in_full() if again else feedback


class Reveal:
    """A prediction beside what is known.

    Parameters
    ----------
    question : Question
        What was predicted.
    prediction : Answer or None
        The last prediction, if there is one.
    """

    def __init__(self, question: Question, prediction: Answer | None) -> None:
        """Mark the prediction."""
        self._question = question
        self._prediction = prediction
        self.feedback = mark(question, prediction.answer if prediction else None).in_full()

    def _lines(self) -> list[str]:
        if self._prediction is None:
            return ["No prediction yet. Answer above and say how sure you are, then run this cell again."]
        sure = SURE.get(self._prediction.confidence_pct, "")
        said = _in_words(self._question, self._prediction.answer)
        cite = short_citations()
        named = "; ".join(cite.get(key, key) for key in self._question.sources)
        return [
            f"You said: {said}{f' ({sure})' if sure else ''}.",
            *self.feedback.replies,
            f"What is known: {self._question.solution}",
            f"Sources: {named}",
        ]

    def __repr__(self) -> str:
        """Return it as plain text."""
        return "\n".join(self._lines())

    def _repr_html_(self) -> str:
        parts = []
        for line in self._lines():
            head, colon, rest = line.partition(": ")
            labelled = colon and head in ("You said", "What is known", "Sources")
            words = f"<strong>{head}:</strong> {escape(rest)}" if labelled else escape(line)
            parts.append(f"<p>{words}</p>")
        return "".join(parts)


def reveal(identifier: str) -> Reveal:
    """Show what is known, beside what the learner predicted.

    Parameters
    ----------
    identifier : str
        The question that was put to :func:`predict`.

    Returns
    -------
    Reveal
        Before a prediction it asks for one instead of giving the answer away.
    """
    one = bank.question(identifier)
    kept = [a for a in AnswerLog().read() if a.question == one.id and a.mode == "predict"]
    return Reveal(one, max(kept, key=lambda a: a.when, default=None))


def deck(most: int = 10, today: date | None = None) -> QuestionSheet:
    """Ask what is due today, over all notebooks (Leitner's boxes; see :mod:`psoas_lib.check.deck`).

    Parameters
    ----------
    most : int
        Not more questions than this.
    today : date, optional
        The day of the review; by default the day on this computer's clock.

    Returns
    -------
    QuestionSheet
        A widget; it may be empty when nothing is due.
    """
    from psoas_lib.widgets.question import strings  # noqa: PLC0415

    day = today or datetime.now().astimezone().date()
    chosen = due(AnswerLog().read(), bank.questions(), day, most)
    return _sheet(tuple(bank.question(i) for i in chosen), title=strings()["deck"], mode="deck")


def case(identifier: str) -> CaseSheet:
    """Tell a branching case.

    Parameters
    ----------
    identifier : str
        ``"runner-groin-pain"``, ``"office-worker-log"`` or ``"anterior-hip-replacement"``.

    Returns
    -------
    CaseSheet
        A widget; every decision is answered with its reason and its sources.
    """
    from psoas_lib.widgets.question import CaseSheet  # noqa: PLC0415

    return CaseSheet(find_case(identifier))


def objectives_progress() -> ObjectivesProgress:
    """Return how far the learner has come with every objective.

    Returns
    -------
    ObjectivesProgress
        Prints itself as a table.
    """
    return standings(bank.objectives(), bank.questions(), AnswerLog().read())


def _sheet(questions: tuple[Question, ...], title: str = "", mode: str = "ask") -> QuestionSheet:
    from psoas_lib.widgets.question import QuestionSheet  # noqa: PLC0415

    return QuestionSheet(questions, title=title, mode=mode)


def _in_words(question: Question, given: str) -> str:
    """Return an answer with the options' words in place of their letters."""
    words = {option.letter: option.text for option in question.options}
    if question.kind == "label":
        return ", ".join(
            f"{p} {words.get(o, o)}" for p, _, o in (pair.partition("=") for pair in given.split())
        )
    return "; ".join(words.get(part, part) for part in given.split()) if words else given
