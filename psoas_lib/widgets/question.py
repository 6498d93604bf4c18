"""The question widget: it asks in the page, marks in the page, and hands the answers to the learner's log."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import traitlets

from psoas_lib.check.figures import figure_uri
from psoas_lib.check.marking import mark
from psoas_lib.check.results import Answer
from psoas_lib.check.seal import seal
from psoas_lib.check.sources import short_citations
from psoas_lib.content import catalogue, language
from psoas_lib.widgets.keeping import KeepsAnswers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psoas_lib.check.cases import Case
    from psoas_lib.check.question import Question
    from psoas_lib.check.results import AnswerLog


# A prediction counts once and a case goes on where it was left; questions are asked anew, to be recalled.
_LASTING = ("predict", "case")


def strings() -> dict[str, Any]:
    """Return the widget's sentences in the language in use."""
    return dict(catalogue(language())["question"])


class QuestionSheet(KeepsAnswers):
    """One or more questions, asked in the notebook.

    Parameters
    ----------
    questions : iterable of Question
        What is asked, in this order.
    title : str
        Printed above; empty for none.
    mode : str
        ``"ask"`` marks each answer, ``"predict"`` keeps it unmarked with a confidence, ``"deck"``
        is a review.
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
        self._questions = {question.id: question for question in questions}
        self._title = title
        self._log = log
        super().__init__(sheet={"title": title, "mode": mode, "strings": strings(), **self._content()})
        if mode in _LASTING:
            kept = [a for a in self._answers().read() if a.mode == mode and a.question in self._questions]
            self._remember(kept)
        self.on_msg(self._hear)

    def objectives(self) -> dict[str, str]:
        """Return which objective each question serves, by the question's id."""
        return {question.id: question.objective for question in self._questions.values()}

    def _content(self) -> dict[str, object]:
        """Return what the page shows, closed."""
        cite = short_citations()
        return {"questions": [_for_page(question, cite) for question in self._questions.values()]}

    def _answer(self, given: dict[str, Any]) -> Answer:
        question = self._questions[given["question"]]
        feedback = mark(question, given["answer"])
        if feedback.right is None:
            raise ValueError(feedback.replies[0])
        return Answer(
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

    def __repr__(self) -> str:
        """Return which questions are asked: the same on every run."""
        n = len(self._questions)
        head = f"{self._title}: " if self._title else ""
        if not n:
            return head + "nothing is due today."
        return f"{head}{n} question{'s' * (n != 1)} ({', '.join(self._questions)})"

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """Add the questions in plain HTML, for pages on which no widget lives."""
        bundle = super()._repr_mimebundle_(**options)
        if bundle is None:
            return None
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        stand_in = {"text/plain": repr(self), "text/html": self._stand_in()}
        return {**data, **stand_in}, metadata

    def _stand_in(self) -> str:
        return stand_in_html(self._questions.values(), self._title)


class CaseSheet(QuestionSheet):
    """A branching case, told in the notebook; it begins with the way that was walked the last time.

    Parameters
    ----------
    case : Case
        What is told.
    log : AnswerLog, optional
        Where the decisions are kept; by default the learner's own folder.
    """

    def __init__(self, case: Case, log: AnswerLog | None = None) -> None:
        """Close the decisions for the page."""
        self._case = case
        decisions = (scene.decision for scene in case.scenes.values())
        super().__init__((d for d in decisions if d is not None), case.title, "case", log)

    def _content(self) -> dict[str, object]:
        cite = short_citations()
        scenes = {
            scene.id: {
                "title": scene.title,
                "text": list(scene.text),
                "question": scene.decision and seal(scene.decision, cite, scene.leads_to),
            }
            for scene in self._case.scenes.values()
        }
        return {"scenes": scenes, "start": self._case.start, "intro": self._case.intro, "questions": []}

    def __repr__(self) -> str:
        """Return which case is told: the same on every run."""
        return f"Case: {self._case.title} ({len(self._questions)} decisions)"

    def _stand_in(self) -> str:
        first = self._case.scenes[self._case.start]
        text = "".join(f"<p>{escape(part)}</p>" for part in (self._case.intro, *first.text))
        decisions = () if first.decision is None else (first.decision,)
        return f"<p><strong>{escape(self._case.title)}</strong></p>{text}{stand_in_html(decisions)}"


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
    questions = tuple(questions)
    if not questions:
        return "".join([*parts, f"<p>{escape(strings()['nothing_due'])}</p>"])
    parts.append("<ol>")
    point = strings()["point"]
    for one in questions:
        parts.append(f"<li><p>{escape(one.text)}</p>")
        if one.figure:
            parts.append(
                f'<img alt="{escape(one.alt, quote=True)}" src="{figure_uri(one)}" style="max-width:20em">'
            )
        if one.points:
            places = "".join(
                f"<li>{escape(point.format(n=p.number))}: {escape(p.where)}</li>" for p in one.points
            )
            parts.append(f'<ul style="list-style:none">{places}</ul>')
        if one.options:
            rows = "".join(f"<li>{o.letter}) {escape(o.text)}</li>" for o in one.options)
            parts.append(f'<ul style="list-style:none">{rows}</ul>')
        parts.append("</li>")
    parts.append(f"</ol><p>{escape(strings()['stand_in'])}</p>")
    return "".join(parts)


def _for_page(question: Question, cite: dict[str, str]) -> dict[str, object]:
    sealed = seal(question, cite)
    if question.figure:
        sealed |= {"figure": figure_uri(question), "alt": question.alt}
    return sealed
