"""The course's terms, each with its meaning, the notebook that uses it first, and its source."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from html import escape

from psoas_lib.cards.card import Card, cite, table
from psoas_lib.content import source
from psoas_lib.resources import data_dir


@dataclass(frozen=True, slots=True)
class Term:
    """A term; ``forms`` are other spellings, ``first`` the notebook's number, two digits."""

    name: str
    definition: str
    first: str
    sources: tuple[str, ...]
    forms: tuple[str, ...] = ()


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
    'control group'
    """
    raw = tomllib.loads((data_dir() / "glossary.toml").read_text(encoding="utf-8"))
    found = [
        Term(
            name, entry["definition"], entry["first"], tuple(entry["sources"]), tuple(entry.get("forms", ()))
        )
        for name, entry in raw.items()
    ]
    for term in found:
        for key in term.sources:
            source(key)
    return tuple(sorted(found, key=lambda term: term.name.casefold()))


def glossary() -> Card:
    """Return all terms as a table.

    Examples
    --------
    >>> "moment arm: " in glossary().text
    True
    """
    rows = [
        (
            f"<strong>{escape(term.name)}</strong>{escape(''.join(f', {form}' for form in term.forms))}",
            escape(term.definition),
            term.first,
            cite(term.sources),
        )
        for term in terms()
    ]
    head = ("Term", "Meaning", "First in notebook", "Source")
    return Card(
        table("Glossary", head, rows), "\n".join(f"{term.name}: {term.definition}" for term in terms())
    )
