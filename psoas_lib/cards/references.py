"""Numbered references from the bibliography, each with how it was read."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from psoas_lib.cards.card import Card
from psoas_lib.content import source

if TYPE_CHECKING:
    from psoas_lib.content.model import Source

# The bibliography's certainty key, in words a reader needs no key for.
READ = {
    "A": "number read on an abstract or official page",
    "B+": "read on two or more secondary pages that agree",
    "B": "read on one secondary page",
    "D": "derived by arithmetic",
    "M": "unconfirmed",
    "own": "this pack's own",
}


def _link(entry: Source) -> str:
    if entry.doi:
        return f' <a href="https://doi.org/{escape(entry.doi, quote=True)}">doi {escape(entry.doi)}</a>'
    if entry.pmid:
        return f' <a href="https://pubmed.ncbi.nlm.nih.gov/{escape(entry.pmid, quote=True)}/">PubMed {escape(entry.pmid)}</a>'
    return ""


def references(*keys: str) -> Card:
    """Return the references in the order given, numbered, each saying how sure its number is.

    Parameters
    ----------
    *keys : str
        Keys of ``data/sources.toml``.

    Returns
    -------
    Card

    Raises
    ------
    psoas_lib.content.errors.UnknownIdError
        If a key is not in the bibliography.

    Examples
    --------
    >>> print(references("hatefi-2021").text[:15])
    1. Hatefi et al
    """
    entries = [source(key) for key in keys]
    items = []
    lines = []
    for number, entry in enumerate(entries, start=1):
        head = f"{entry.authors} ({entry.year})" if entry.year else entry.authors
        parts = [part for part in (head, entry.title, entry.journal) if part]
        about = "" if entry.about == entry.title else f" {entry.about}"
        how = READ[entry.certainty]
        plain = " ".join(part.rstrip(".") + "." for part in parts)
        items.append(f"<li>{escape(plain)}{_link(entry)} <small>{escape(about)} [{escape(how)}]</small></li>")
        doi = f" doi {entry.doi}." if entry.doi else ""
        lines.append(f"{number}. {plain}{doi} [{how}]")
    return Card(f"<ol>{''.join(items)}</ol>", "\n".join(lines))
