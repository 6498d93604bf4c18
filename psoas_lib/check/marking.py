"""Mark an answer: right, wrong, not answered yet, or not readable."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import EllipsisType

    from psoas_lib.check.question import Question

from psoas_lib.check.answer_keys import answer_keys
from psoas_lib.content.locale import catalogue, language

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
    missing : tuple of str
        Why what was not chosen belongs to the answer. A first try is only told that something is missing;
        see :meth:`in_full`.
    """

    question: str
    state: str
    replies: tuple[str, ...]
    sources: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    def in_full(self) -> Feedback:
        """Return the same feedback with what is missing by name, for a second try."""
        return replace(self, replies=(*self.replies, *self.missing), missing=())

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
        nudge: tuple[str, ...] = ()
        if self.missing:
            words = catalogue(language())["question"]
            nudge = (words["missing_too" if self.replies else "missing_only"],)
        told = " ".join((f"{self.question}: {head[self.state]}", *self.replies, *nudge))
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
    known = {key: question.replies[key] for key in keys if key in question.replies}
    if question.kind == "number" and not any(key.startswith("n") for key in known):
        known = {}
    if not known:
        return Feedback(question.id, WRONG, (question.otherwise,), question.sources)
    right = all(reply.right for reply in known.values())
    # When something is wrong, praise for the other parts would only hide what to think about.
    said = {key: reply.text for key, reply in known.items() if reply.text and reply.right == right}
    left_out = [key for key in said if question.kind == "multiple" and not right and key.endswith("=0")]
    missing = tuple(dict.fromkeys(said[key] for key in left_out))
    told = tuple(dict.fromkeys(text for key, text in said.items() if key not in left_out))
    if not told and not missing:
        told = (question.solution,) if right else (question.otherwise,)
    return Feedback(question.id, RIGHT if right else WRONG, told, question.sources, missing)
