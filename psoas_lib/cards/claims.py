"""The articles' claims against the evidence: a card to decide on first, and the table of all."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from psoas_lib.cards.card import Card, short_cite, table
from psoas_lib.cards.references import READ
from psoas_lib.content import claims

if TYPE_CHECKING:
    from psoas_lib.content.model import Claim

_ARTICLES = {"five-stretches-article": "five stretches", "five-minute-article": "five minutes"}


def where(claim: Claim) -> str:
    """Return which of the two articles make a claim.

    Examples
    --------
    >>> where(claims()[4])
    'five minutes and five stretches'
    """
    return " and ".join(_ARTICLES[key] for key in claim.articles)


def claim_cards() -> Card:
    """Return every claim folded: read, decide, then open the verdict with its reason and certainty.

    Examples
    --------
    >>> claim_cards().text.startswith("1. ")
    True
    """
    entries = claims()
    html = "".join(
        f'<details style="border-top:1px solid;padding:.6em 0"><summary><strong>{claim.id}.</strong> {escape(claim.text)} '
        f"<small>({escape(where(claim))})</small></summary>"
        f"<p><strong>{escape(claim.verdict.capitalize())}.</strong> {escape(claim.why)}</p>"
        f"<p><small>{short_cite(claim.sources)}. How sure: {escape(READ[claim.certainty])}.</small></p></details>"
        for claim in entries
    )
    text = "\n".join(
        f"{claim.id}. {claim.text} {claim.verdict.capitalize()}: {claim.why}" for claim in entries
    )
    return Card(f'<section aria-label="Claims" style="max-width:60em">{html}</section>', text)


def claim_table() -> Card:
    """Return all verdicts in one table, with a sentence that counts them.

    Examples
    --------
    >>> "claims:" in claim_table().text
    True
    """
    entries = claims()
    counts = Counter(claim.verdict for claim in entries)
    told = ", ".join(f"{number} {verdict}" for verdict, number in counts.most_common())
    sentence = f"{len(entries)} claims: {told}."
    rows = [
        (
            f"{claim.id}. {escape(claim.text)}",
            escape(where(claim)),
            f"<strong>{escape(claim.verdict)}</strong>",
            short_cite(claim.sources),
        )
        for claim in entries
    ]
    html = table("What the articles claim", ("Claim", "Article", "Verdict", "Best sources"), rows)
    return Card(f"<p>{escape(sentence)}</p>{html}", sentence)


def claim_sources() -> tuple[str, ...]:
    """Return the keys of every source a verdict rests on, each once, in the claims' order.

    Examples
    --------
    >>> claim_sources()[0]
    'hatefi-2021'
    """
    return tuple(dict.fromkeys(key for claim in claims() for key in claim.sources))
