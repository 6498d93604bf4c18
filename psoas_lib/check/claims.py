"""The learner's decisions about the articles' claims: what was decided, and how often as the pack decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psoas_lib.check.results import Answer
from psoas_lib.content import claims
from psoas_lib.content.evidence import VERDICT_GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

MODE = "claim"
OBJECTIVE = "O07.1"


def name_of(number: int) -> str:
    """Return the name under which the decision about a claim is kept.

    Examples
    --------
    >>> name_of(3)
    'claim-3'
    """
    return f"claim-{number}"


def decision(given: Mapping[str, Any]) -> Answer:
    """Return what a page sent as a row of the log.

    Parameters
    ----------
    given : mapping
        ``answer_id``, ``answered_at``, ``question`` (see `name_of`), ``answer`` (a name of
        `psoas_lib.content.evidence.VERDICT_GROUPS`) and ``confidence_pct``.

    Returns
    -------
    Answer
        ``right`` says whether the pack decides alike; that is agreement, no mark.

    Raises
    ------
    ValueError
        If there is no such claim, no such decision, or nothing was said about how sure it is.
    """
    by_name = {name_of(claim.id): claim for claim in claims()}
    claim = by_name.get(str(given["question"]))
    if claim is None:
        raise ValueError(
            f"There is no claim {given['question']!r}; they are called claim-1 to claim-{len(by_name)}."
        )
    said = str(given["answer"])
    if said not in VERDICT_GROUPS:
        raise ValueError(f"{said!r} is no decision; expected one of {', '.join(VERDICT_GROUPS)}.")
    sure = str(given.get("confidence_pct", ""))
    if not (sure.isascii() and sure.isdigit()) or not 0 <= int(sure) <= 100:
        raise ValueError(f"How sure is {sure!r}? Expected a whole number from 0 to 100.")
    return Answer(
        answer_id=str(given["answer_id"]),
        answered_at=str(given["answered_at"]),
        question=name_of(claim.id),
        objective=OBJECTIVE,
        mode=MODE,
        answer=said,
        right=str(said == claim.group).lower(),
        confidence_pct=sure,
    )


def decisions(answers: Iterable[Answer]) -> dict[str, Answer]:
    """Return the last decision about each claim, by its name.

    Parameters
    ----------
    answers : iterable of Answer
        All of a learner's answers, in any order.

    Returns
    -------
    dict of str to Answer
        Only claims that were decided and that the pack still has.
    """
    known = {name_of(claim.id) for claim in claims()}
    kept = sorted((a for a in answers if a.mode == MODE and a.question in known), key=lambda a: a.when)
    return {answer.question: answer for answer in kept}
