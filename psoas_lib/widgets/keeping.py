"""What a page sends to be kept: an answer goes to the learner's log, and the page hears what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from psoas_lib.check.results import AnswerLog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psoas_lib.check.results import Answer


class KeepsAnswers(anywidget.AnyWidget):
    """A widget whose answers last.

    Attributes
    ----------
    before : dict
        What was answered earlier, by the question's id: ``{"answer", "confidence_pct", "answered_at"}``. A
        page that is loaded again begins with it.
    """

    before = traitlets.Dict().tag(sync=True)
    _log: AnswerLog | None = None

    def _answer(self, given: dict[str, Any]) -> Answer:
        """Return what the page sent as a row of the log; an error says why it cannot be one."""
        raise NotImplementedError

    def _answers(self) -> AnswerLog:
        return self._log or AnswerLog()

    def _remember(self, answers: Iterable[Answer]) -> None:
        """Let the page begin with these answers; of several to one question the last counts."""
        names = ("answer", "confidence_pct", "answered_at")
        told = {a.question: {name: getattr(a, name) for name in names} for a in answers}
        self.before = {**self.before, **told}

    def _hear(self, _widget: object, content: dict[str, Any], _buffers: object) -> None:
        """Keep an answer and say so; an answer that comes twice is acknowledged twice and kept once."""
        if content.get("type") != "answer":
            return
        given = content.get("answer") or {}
        answer_id = str(given.get("answer_id", ""))
        try:
            answer = self._answer(given)
            self._answers().append(answer)
        except (KeyError, TypeError, ValueError, OSError) as problem:
            # A disk may have room again, so the page keeps the answer; what is no answer never becomes one.
            again = isinstance(problem, OSError)
            self.send({"type": "refused", "answer_id": answer_id, "reason": str(problem), "again": again})
            return
        self._remember([answer])
        path = self._answers().path
        self.send({"type": "ack", "answer_id": answer_id, "file": f"{path.parent.name}/{path.name}"})
