"""The question widget: it asks in the page, marks in the page, and hands the answers to the learner's log."""

from __future__ import annotations

import base64
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from psoas_lib.check.bank import question as by_id
from psoas_lib.check.marking import mark
from psoas_lib.check.results import Answer, AnswerLog
from psoas_lib.check.seal import seal
from psoas_lib.check.sources import short_citations
from psoas_lib.content import catalogue, language
from psoas_lib.resources import data_dir

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psoas_lib.check.question import Question


def strings() -> dict[str, Any]:
    """Return the widget's sentences in the language in use."""
    return dict(catalogue(language())["question"])


class QuestionSheet(anywidget.AnyWidget):  # type: ignore[misc]
    """One or more questions, asked in the notebook.

    Parameters
    ----------
    questions : iterable of Question
        What is asked, in this order.
    title : str
        Printed above; empty for none.
    mode : str
        ``"ask"`` marks each answer, ``"predict"`` keeps it unmarked with a confidence, ``"deck"`` is a review.
    log : AnswerLog, optional
        Where the answers are kept; by default the learner's own folder.
    """

    _esm = Path(__file__).parent / "static" / "question.js"
    sheet = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        questions: Iterable[Question],
        title: str = "",
        mode: str = "ask",
        log: AnswerLog | None = None,
    ) -> None:
        """Close the questions for the page."""
        self._questions = tuple(questions)
        self._title = title
        self._log = log
        cite = short_citations()
        super().__init__(
            sheet={
                "title": title,
                "mode": mode,
                "strings": strings(),
                "questions": [_for_page(question, cite) for question in self._questions],
            }
        )
        self.on_msg(self._hear)

    def _hear(self, _widget: object, content: dict[str, Any], _buffers: object) -> None:
        """Keep an answer and say so; an answer that comes twice is acknowledged twice and kept once."""
        if content.get("type") != "answer":
            return
        given = content.get("answer") or {}
        answer_id = str(given.get("answer_id", ""))
        try:
            self._keep(given)
        except (KeyError, TypeError, ValueError, OSError) as problem:
            self.send({"type": "refused", "answer_id": answer_id, "reason": str(problem)})
        else:
            path = (self._log or AnswerLog()).path
            self.send({"type": "ack", "answer_id": answer_id, "file": f"{path.parent.name}/{path.name}"})

    def _keep(self, given: dict[str, Any]) -> None:
        question = by_id(given["question"])
        feedback = mark(question, given["answer"])
        if feedback.right is None:
            raise ValueError(feedback.replies[0])
        answer = Answer(
            answer_id=str(given["answer_id"]),
            answered_at=str(given["answered_at"]),
            question=question.id,
            objective=question.objective,
            mode=str(given["mode"]),
            answer=str(given["answer"]),
            right=str(feedback.right).lower(),
            confidence_pct=str(given.get("confidence_pct", "")),
            hints_used=str(given.get("hints_used", 0)),
        )
        (self._log or AnswerLog()).append(answer)

    def __repr__(self) -> str:
        """Return which questions are asked: the same on every run."""
        n = len(self._questions)
        head = f"{self._title}: " if self._title else ""
        return f"{head}{n} question{'s' * (n != 1)} ({', '.join(q.id for q in self._questions)})"

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """Add the questions in plain HTML, for pages on which no widget lives."""
        bundle = super()._repr_mimebundle_(**options)
        if bundle is None:
            return None
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        stand_in = {"text/plain": repr(self), "text/html": stand_in_html(self._questions, self._title)}
        return {**data, **stand_in}, metadata


def stand_in_html(questions: Iterable[Question], title: str = "") -> str:
    """Return questions and options as plain HTML, without answers.

    Parameters
    ----------
    questions : iterable of Question
        What is asked.
    title : str
        Printed above.

    Returns
    -------
    str
        A list; options keep their letters.
    """
    parts = [f"<p><strong>{escape(title)}</strong></p>"] if title else []
    parts.append("<ol>")
    for one in questions:
        parts.append(f"<li><p>{escape(one.text)}</p>")
        if one.points:
            parts.append(f'<img alt="{escape(one.alt, quote=True)}" src="{figure_uri(one)}" style="max-width:20em">')
            places = "".join(f"<li>Point {p.number}: {escape(p.where)}</li>" for p in one.points)
            parts.append(f'<ul style="list-style:none">{places}</ul>')
        if one.options:
            rows = "".join(f"<li>{o.letter}) {escape(o.text)}</li>" for o in one.options)
            parts.append(f'<ul style="list-style:none">{rows}</ul>')
        parts.append("</li>")
    parts.append("</ol><p>Run the notebook to answer and to get a reply.</p>")
    return "".join(parts)


def figure_uri(question: Question) -> str:
    """Return a question's figure as a data URI, so that it travels with the notebook."""
    image = (data_dir() / "questions" / "figures" / question.figure).read_bytes()
    return f"data:image/svg+xml;base64,{base64.b64encode(image).decode('ascii')}"


def _for_page(question: Question, cite: dict[str, str]) -> dict[str, object]:
    sealed = seal(question, cite)
    if question.figure:
        sealed |= {"figure": figure_uri(question), "alt": question.alt}
    return sealed
