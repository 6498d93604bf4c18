"""Progress per objective: what was asked, what was right the last time."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from psoas_lib.check.claims import OBJECTIVE as CLAIMS_OBJECTIVE
from psoas_lib.check.claims import decisions
from psoas_lib.content import claims

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from psoas_lib.check.bank import Objective
    from psoas_lib.check.question import Question
    from psoas_lib.check.results import Answer

STATES = {
    "new": "not started",
    "under way": "{answered} of {n} answered, {right} right last time",
    "met": "all {n} right last time",
}


@dataclass(frozen=True)
class Standing:
    """How a learner stands with one objective.

    Parameters
    ----------
    objective : Objective
        What can be done.
    n_questions : int
        Questions in the bank that test it.
    n_answered : int
        How many of them have an answer.
    n_right : int
        How many were right the last time.
    n_claims, n_decided, n_agreed : int
        For the objective that the claims train: how many there are, how many were decided, and how many as
        the pack decides. To differ is no error, so they do not count among the questions.
    """

    objective: Objective
    n_questions: int
    n_answered: int
    n_right: int
    n_claims: int = 0
    n_decided: int = 0
    n_agreed: int = 0

    @property
    def state(self) -> str:
        """``"new"``, ``"under way"`` or ``"met"``."""
        if not self.n_answered and not self.n_decided:
            return "new"
        return "met" if self.n_right == self.n_questions else "under way"

    @property
    def of_claims(self) -> str:
        """What was decided about the claims, in words; empty for other objectives."""
        if not self.n_decided:
            return ""
        return f"{self.n_decided} of {self.n_claims} claims decided, {self.n_agreed} as the pack decides"


def _state_html(standing: Standing) -> str:
    if standing.state == "new" or standing.n_answered or not standing.of_claims:
        n, answered, right = standing.n_questions, standing.n_answered, standing.n_right
        told = STATES[standing.state].format(n=n, answered=answered, right=right)
        return f"{told}; {standing.of_claims}" if standing.of_claims else told
    return standing.of_claims


class ObjectivesProgress(tuple[Standing, ...]):
    """The standing with every objective, printed as a table."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return one line per objective that has been started, and a count of the others."""
        begun = [
            f"{s.objective.id} {s.n_right} of {s.n_questions} right: {s.objective.text}"
            + (f" ({s.of_claims})" if s.of_claims else "")
            for s in self
            if s.state != "new"
        ]
        rest = sum(s.state == "new" for s in self)
        return "\n".join([*begun, f"{rest} of {len(self)} objectives not started."])

    def _repr_html_(self) -> str:
        begun, new = ([s for s in self if (s.state == "new") is is_new] for is_new in (False, True))
        told = f"{len(new)} of {len(self)} objectives not started"
        rest = f"<details><summary>{told}</summary>{_table(new)}</details>" if new else ""
        return (_table(begun) if begun else "") + rest


def _table(standing: Iterable[Standing]) -> str:
    cell = 'style="text-align:left;vertical-align:top"'
    rows = "".join(
        f'<tr><th scope="row" {cell}>{s.objective.id}</th><td {cell}>{escape(s.objective.text)}</td>'
        f"<td {cell}>{_state_html(s)}</td></tr>"
        for s in standing
    )
    heads = ("Objective", "You can", "So far")
    head = "".join(f'<th scope="col" style="text-align:left">{name}</th>' for name in heads)
    return f'<table style="table-layout:auto"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def standings(
    objectives: Mapping[str, Objective], bank: Iterable[Question], answers: Iterable[Answer]
) -> ObjectivesProgress:
    """Work out the standing with every objective.

    Parameters
    ----------
    objectives : mapping of str to Objective
        In the order of the course.
    bank : iterable of Question
        All questions.
    answers : iterable of Answer
        The learner's; the last answer to a question counts, predictions do not.

    Returns
    -------
    ObjectivesProgress
        One standing per objective.
    """
    answers = tuple(answers)
    last = {
        a.question: a.right == "true" for a in sorted(answers, key=lambda a: a.when) if a.mode != "predict"
    }
    by_objective: dict[str, list[str]] = {}
    for one in bank:
        by_objective.setdefault(one.objective, []).append(one.id)
    decided = decisions(answers).values()
    of_claims = (len(claims()), len(decided), sum(a.right == "true" for a in decided))
    return ObjectivesProgress(
        Standing(
            objective,
            len(ids := by_objective.get(objective.id, [])),
            sum(i in last for i in ids),
            sum(last.get(i, False) for i in ids),
            *(of_claims if objective.id == CLAIMS_OBJECTIVE else ()),
        )
        for objective in objectives.values()
    )
