"""The course's words, each with its meaning, the notebook that uses it first, and its source."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from psoas_lib.cards.card import Card, cite, table
from psoas_lib.content import source
from psoas_lib.content.errors import unknown
from psoas_lib.resources import data_dir


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the course.

    Parameters
    ----------
    name, definition : str
        What it is called and what it means.
    first : str
        The number of the notebook whose sentences use it first, two digits.
    sources : tuple of str
        Who says so; empty where the definition only says how a word is used.
    forms : tuple of str
        Other spellings.
    seen : tuple of str
        How it is written where it is a term, if its name alone is an everyday word.
    beside : str
        The words of that notebook that explain it; empty if its card of new words does.
    """

    name: str
    definition: str
    first: str
    sources: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    beside: str = ""


@cache
def terms() -> tuple[Term, ...]:
    """Return the terms in the order of the alphabet.

    Raises
    ------
    psoas_lib.content.errors.UnknownIdError
        If a term names a source that is not in the bibliography.

    Examples
    --------
    >>> terms()[0].name
    'abducted'
    """
    raw: dict[str, dict[str, Any]] = tomllib.loads((data_dir() / "glossary.toml").read_text(encoding="utf-8"))
    lists = {
        name: {key: tuple(entry.get(key, ())) for key in ("sources", "forms", "seen")}
        for name, entry in raw.items()
    }
    found = [Term(name, **{**entry, **lists[name]}) for name, entry in raw.items()]
    for term in found:
        for key in term.sources:
            source(key)
    return tuple(sorted(found, key=lambda term: term.name.casefold()))


def glossary(notebook: str | None = None) -> Card:
    """Return the words of the course, or those that one notebook uses first, folded away.

    Parameters
    ----------
    notebook : str, optional
        A notebook's number, two digits; all words when left out.

    Returns
    -------
    Card

    Raises
    ------
    psoas_lib.content.errors.UnknownIdError
        If no word is new in that notebook, or there is no such notebook.

    Examples
    --------
    >>> "moment arm: " in glossary("02").text
    True
    """
    if notebook is None:
        return _all()
    new = [term for term in terms() if term.first == notebook]
    if not new:
        raise unknown("notebook with new words", notebook, sorted({term.first for term in terms()}))
    named = ", ".join(escape(term.name) for term in new)
    items = "".join(f"<dt><strong>{_named(term)}</strong></dt><dd>{_meaning(term)}</dd>" for term in new)
    return Card(
        f"<details><summary><strong>New words here</strong>: {named}</summary><dl>{items}</dl></details>",
        _plain(new),
    )


def _all() -> Card:
    rows = [
        (f"<strong>{_named(term)}</strong>", escape(term.definition), term.first, cite(term.sources))
        for term in terms()
    ]
    told = table("Glossary", ("Term", "Meaning", "First in notebook", "Source"), rows)
    head = f"<summary><strong>All {len(rows)} words of the course</strong>, with their meanings</summary>"
    return Card(f"<details>{head}{told}</details>", _plain(terms()))


def _named(term: Term) -> str:
    return escape(", ".join((term.name, *term.forms)))


def _meaning(term: Term) -> str:
    told = f" <small>({cite(term.sources)})</small>" if term.sources else ""
    return f"{escape(term.definition)}{told}"


def _plain(chosen: tuple[Term, ...] | list[Term]) -> str:
    return "\n".join(f"{term.name}: {term.definition}" for term in chosen)
