"""Mark an answer: right, wrong, not answered yet, or not readable."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import EllipsisType

    from psoas_lib.check.question import Question

from psoas_lib.check.answer_keys import answer_keys

UNANSWERED = "unanswered"
UNREADABLE = "unreadable"
RIGHT = "right"
WRONG = "wrong"


@dataclass(frozen=True)
class Feedback:
    """What a learner hears about an answer.

    Parameters
    ----------
    question : str
        Id of the question.
    state : str
        ``"right"``, ``"wrong"``, ``"unanswered"`` or ``"unreadable"``.
    replies : tuple of str
        The sentences, most of the time one.
    sources : tuple of str
        Source keys behind them; empty before there is an answer.
    """

    question: str
    state: str
    replies: tuple[str, ...]
    sources: tuple[str, ...] = ()

    @property
    def right(self) -> bool | None:
        """True or False for an answer, None where there is none to mark."""
        return None if self.state in (UNANSWERED, UNREADABLE) else self.state == RIGHT

    def __repr__(self) -> str:
        """Return the feedback as plain text."""
        head = {
            RIGHT: "Right.",
            WRONG: "Not yet.",
            UNANSWERED: "Not answered yet.",
            UNREADABLE: "Please check.",
        }
        told = " ".join((f"{self.question}: {head[self.state]}", *self.replies))
        return f"{told} [{', '.join(self.sources)}]" if self.sources else told

    def _repr_html_(self) -> str:
        return f"<p>{escape(repr(self))}</p>"


def mark(question: Question, answer: str | EllipsisType | None) -> Feedback:
    """Mark one answer to one question.

    Parameters
    ----------
    question : Question
        The question asked.
    answer : str, ``...`` or None
        See :func:`psoas_lib.check.answer_keys.answer_keys`; ``...`` stands for "not answered yet", so that a
        notebook runs from top to bottom before anybody has answered.

    Returns
    -------
    Feedback
        Never raises for what a learner types: what cannot be read is said in the feedback.
    """
    if answer is None or answer is ... or not str(answer).strip() or str(answer).strip() in ("...", "…"):
        return Feedback(question.id, UNANSWERED, ("Put your answer in place of the three dots.",))
    try:
        keys = answer_keys(question, str(answer))
    except ValueError as problem:
        return Feedback(question.id, UNREADABLE, (str(problem),))
    known = [question.replies[key] for key in keys if key in question.replies]
    if question.kind == "number" and not any(key.startswith("n") and key in question.replies for key in keys):
        known = []
    if not known:
        return Feedback(question.id, WRONG, (question.otherwise,), question.sources)
    right = all(reply.right for reply in known)
    # When something is wrong, praise for the other parts would only hide what to think about.
    texts = dict.fromkeys(reply.text for reply in known if reply.text and reply.right == right)
    told = tuple(texts) or ((question.solution,) if right else (question.otherwise,))
    return Feedback(question.id, RIGHT if right else WRONG, told, question.sources)
