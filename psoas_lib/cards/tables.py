"""Anatomy, articles, gaps and dose, as tables."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from psoas_lib.cards.card import Card, cite, mark, short_cite, table
from psoas_lib.content import anatomy, article_facts, dose_findings, gaps, routine
from psoas_lib.content.errors import unknown

if TYPE_CHECKING:
    from psoas_lib.content.model import Fact

# Exercises in which the front of the hip is pressed, not lengthened.
_PRESSURE = {"ball-wall-hip"}


def _title(fact: Fact) -> str:
    if fact.name or fact.topic:
        return fact.name or fact.topic
    told = fact.id.removesuffix("-as-told")
    return told.replace("-", " ").capitalize() + (", in the articles" if told != fact.id else "")


def anatomy_table() -> Card:
    """Return the anatomy of the psoas and its neighbours, each fact with its source and certainty.

    Examples
    --------
    >>> "femur" in anatomy_table().text
    True
    """
    facts = anatomy()
    # Both articles are spoken of here, so a source names the one that it is.
    rows = [(escape(_title(fact)), escape(fact.text), mark(fact, short_cite)) for fact in facts]
    text = "\n".join(f"{_title(fact)}: {fact.text}" for fact in facts)
    return Card(table("The psoas and its neighbours", ("What", "Fact", "Where from"), rows), text)


def article_card(article: str) -> Card:
    """Return what one of the two articles states: people, equipment, benefits claimed, advice.

    Parameters
    ----------
    article : {"five-stretches-article", "five-minute-article"}
        Its key in the bibliography.

    Examples
    --------
    >>> "kettlebell" in article_card("five-minute-article").text.lower()
    True
    """
    facts = article_facts()
    if article not in {"five-stretches-article", "five-minute-article"}:
        raise unknown("article", article, ["five-stretches-article", "five-minute-article"])
    groups = {
        "People": facts.experts,
        "Equipment": facts.equipment,
        "Benefits claimed": facts.benefits,
        "Advice": facts.advice,
    }
    html, lines = "", []
    for title, entries in groups.items():
        told = [entry for entry in entries if article in entry.sources]
        if not told:
            continue
        items = "".join(
            f"<li>{f'<strong>{escape(entry.name)}</strong>' if entry.name else ''}"
            f"{f', {escape(entry.role)}' if entry.role else ''}{': ' if entry.name else ''}{escape(entry.text)}</li>"
            for entry in told
        )
        html += f"<p><strong>{title}</strong></p><ul>{items}</ul>"
        lines += [
            f"{title}: "
            + " ".join(f"{entry.name + ': ' if entry.name else ''}{entry.text}" for entry in told)
        ]
    return Card(f'<section style="max-width:60em">{html}</section>', "\n".join(lines))


def gaps_table() -> Card:
    """Return where the articles are silent or disagree with themselves, and what the pack does.

    Examples
    --------
    >>> "foot" in gaps_table().text
    True
    """
    entries = gaps()
    names = {"five-stretches-article": "five stretches", "five-minute-article": "five minutes"}
    rows = [
        (
            escape(gap.text),
            names.get(gap.article, "both"),
            f"{escape(gap.resolution)} <small>({cite(gap.sources)})</small>",
        )
        for gap in entries
    ]
    text = "\n".join(f"{gap.text} -> {gap.resolution}" for gap in entries)
    return Card(table("What the articles leave open", ("Gap", "Article", "What the pack does"), rows), text)


def dose_table() -> Card:
    """Return the findings on how much stretching is enough, the contradicting ones side by side.

    Examples
    --------
    >>> "week" in dose_table().text
    True
    """
    findings = dose_findings()
    rows = [(escape(fact.text), mark(fact)) for fact in findings]
    return Card(
        table("How much is enough", ("Finding", "Where from"), rows),
        "\n".join(fact.text for fact in findings),
    )


def routine_dose(routine_id: str, days_per_week: float, mode: str | None = None) -> Card:
    """Return how many seconds of stretch a routine gives each side, in a session and in a week.

    Parameters
    ----------
    routine_id : str
        ``"five-stretches"`` or ``"five-minute-ball"``.
    days_per_week : float
        Sessions in a week, 0 to 7.
    mode : str, optional
        The routine's mode; its default when left out.

    Returns
    -------
    Card
        A sentence; pressure with the ball is counted apart, because it lengthens nothing.

    Raises
    ------
    ValueError
        If there are fewer than 0 or more than 7 days in the week.

    Examples
    --------
    >>> print(routine_dose("five-minute-ball", days_per_week=3))
    Each session ... minutes a week.
    """
    if not 0 <= days_per_week <= 7:
        raise ValueError(
            f"A week has 0 to 7 days of practice, got {days_per_week}. Give days_per_week in that range."
        )
    worked = [
        segment
        for segment in routine(routine_id).timeline(mode).segments
        if segment.kind in {"hold", "rep"} and segment.side in {"right", "both"}
    ]
    pressed_s = sum(segment.duration_s for segment in worked if segment.exercise in _PRESSURE)
    stretched_s = sum(segment.duration_s for segment in worked) - pressed_s
    weekly_min = stretched_s * days_per_week / 60
    pressed = f" and {pressed_s:.0f} s of pressure" if pressed_s else ""
    sentence = (
        f"Each session gives each side {stretched_s:.0f} s of stretch{pressed}; on {days_per_week:g} days "
        f"that is {weekly_min:.1f} minutes a week."
    )
    return Card(f"<p>{escape(sentence)}</p>", sentence)
