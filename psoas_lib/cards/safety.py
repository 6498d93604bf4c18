"""Who should ask first, when to stop, and how much is right: one card for every page that moves people."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from psoas_lib.cards.card import Card, cite
from psoas_lib.content import safety

if TYPE_CHECKING:
    from psoas_lib.content.model import Precaution


def _list(entries: tuple[Precaution, ...]) -> str:
    return (
        "<ul>"
        + "".join(f"<li>{escape(one.text)} <small>({cite(one.sources)})</small></li>" for one in entries)
        + "</ul>"
    )


def _lines(title: str, entries: tuple[Precaution, ...]) -> str:
    return "\n".join([title, *(f"- {one.text}" for one in entries)])


def safety_card() -> Card:
    """Return the safety rules of the pack: ask first, stop and get assessed, stop now, how much is right.

    Returns
    -------
    Card
        The stop rules come first and are always open; the longer lists fold.

    Examples
    --------
    >>> "Stop at once" in safety_card().text
    True
    """
    rules = safety()
    html = (
        '<section aria-label="Safety" style="border:2px solid;border-radius:10px;padding:.8em 1.2em;max-width:60em">'
        f"<p><strong>Stop at once if you feel</strong></p>{_list(rules.stop_rules)}"
        f"<p><strong>How much is right.</strong> {escape(rules.pain_rule.text)} "
        f"<small>({cite(rules.pain_rule.sources)})</small></p>"
        f"<details><summary><strong>Ask a clinician first if you have</strong> ({len(rules.ask_first)} reasons)</summary>"
        f"{_list(rules.ask_first)}</details>"
        "<details><summary><strong>Do not stretch: get assessed</strong> "
        f"({len(rules.red_flags)} warning signs; one is enough)</summary>{_list(rules.red_flags)}</details></section>"
    )
    text = "\n\n".join(
        [
            _lines("Stop at once if you feel", rules.stop_rules),
            f"How much is right. {rules.pain_rule.text}",
            _lines("Ask a clinician first if you have", rules.ask_first),
            _lines("Do not stretch: get assessed. One of these is enough", rules.red_flags),
        ]
    )
    return Card(html, text)
