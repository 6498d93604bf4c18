"""Spaced repetition with Leitner's boxes.

A question starts in box 1. Answered rightly when it is due, it moves one box on; answered wrongly, it
goes back to box 1. The higher the box, the longer until it is due again. The boxes are not stored: they
follow from the answers, so there is one truth only.

The scheme is Sebastian Leitner's card file of 1972; the intervals are this pack's choice. Spaced
retrieval helped in 43 of 56 studies in the health professions (trumble-2023); how far the gain lasts is
open, since two year groups of physiotherapy students, one taught over thirty weeks and one over ten, knew
the same 18 months later (amabile-2021).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from psoas_lib.check.question import Question
    from psoas_lib.check.results import Answer

INTERVAL_DAYS = (1, 2, 4, 8, 16)
ROLES_IN_DECK = ("misconception", "exit")


@dataclass(frozen=True)
class Card:
    """Where a question stands in the boxes.

    Parameters
    ----------
    question : str
        Its id.
    box : int
        1 to 5.
    due : date
        The first day on which it should be asked again.
    """

    question: str
    box: int
    due: date


def boxes(answers: Iterable[Answer]) -> dict[str, Card]:
    """Work out the boxes from the answers.

    Parameters
    ----------
    answers : iterable of Answer
        Any order; predictions and decisions in cases are no retrieval and are left out.

    Returns
    -------
    dict of str to Card
        By question; only questions that were answered.
    """
    cards: dict[str, Card] = {}
    for answer in sorted((a for a in answers if a.mode in ("ask", "deck")), key=lambda a: a.when):
        today = answer.when.date()
        card = cards.get(answer.question)
        if answer.right == "false":
            box = 1
        elif card is None:
            box = 2  # known at the first meeting
        elif today < card.due:
            continue  # right again before it is due shows little: neither gain nor loss
        else:
            box = min(card.box + 1, len(INTERVAL_DAYS))
        cards[answer.question] = Card(answer.question, box, today + timedelta(days=INTERVAL_DAYS[box - 1]))
    return cards


def due(answers: Sequence[Answer], bank: Iterable[Question], today: date, most: int = 10) -> tuple[str, ...]:
    """Choose the questions for today.

    Parameters
    ----------
    answers : sequence of Answer
        The learner's answers.
    bank : iterable of Question
        All questions, in the order of the course.
    today : date
        The day of the review.
    most : int
        Not more than this.

    Returns
    -------
    tuple of str
        Ids: first what is overdue, longest first; then questions of notebooks already begun that the
        learner has not met. A learner who has answered nothing starts with the first notebook.
    """
    cards = boxes(answers)
    bank = tuple(bank)
    overdue = sorted((c for c in cards.values() if c.due <= today), key=lambda c: (c.due, c.box, c.question))
    known = {q.id for q in bank}
    begun = {a.question[1:3] for a in answers if a.question in known} or {bank[0].notebook if bank else ""}
    new = (q.id for q in bank if q.notebook in begun and q.role in ROLES_IN_DECK and q.id not in cards)
    return tuple(dict.fromkeys([*(c.question for c in overdue if c.question in known), *new]))[:most]
