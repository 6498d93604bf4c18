"""A piece of content as HTML and as plain text, and the few marks all of them share.

No colours are set: the page's own ink and ground hold in light and dark alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from psoas_lib.content import source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from psoas_lib.content.model import Statement

_TAG = "border:1px solid currentColor;border-radius:4px;padding:0 .35em;font-size:.85em;white-space:nowrap"
# JupyterLab fixes the columns of a full-width table to one width, over which long words then run.
_TABLE = "border-collapse:collapse;table-layout:auto;width:100%;text-align:left"
_COLUMN_EM = 7  # a narrower column breaks its words; the table scrolls instead
_CELL = "text-align:left;vertical-align:top;padding:.45em .8em .45em 0;border-bottom:1px solid"


@dataclass(frozen=True)
class Card:
    """Something to read.

    Parameters
    ----------
    html : str
        Its rich form; every value in it is already escaped.
    text : str
        The same, plain.
    """

    html: str
    text: str

    def __repr__(self) -> str:
        """Return the plain form."""
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def source_label(key: str) -> str:
    """Return a source as one would name it in a sentence.

    Examples
    --------
    >>> source_label("alizadeh-2023")
    'Alizadeh et al. 2023'
    >>> source_label("pack-rule")
    "this pack's own rule"
    """
    entry = source(key)
    if entry.kind == "own":
        return "this pack's own rule"
    if entry.kind == "article":
        return "the article"
    if entry.authors.startswith("Authors not confirmed"):
        from psoas_lib.check.sources import unsigned  # noqa: PLC0415 - only when a card is made

        return f"{unsigned(entry)} {entry.year or ''}".strip()
    return f"{entry.authors} {entry.year}" if entry.year else entry.authors


def cite(keys: Iterable[str]) -> str:
    """Return sources as short labels; the whole reference shows when one points at a label."""
    keys = tuple(keys)
    articles = [key for key in keys if source(key).kind == "article"]
    labels = (
        f'<span title="{escape(source(key).citation, quote=True)}">'
        f"{'both articles' if len(articles) > 1 and key in articles else escape(source_label(key))}</span>"
        for key in keys
        if len(articles) < 2 or key not in articles[1:]
    )
    return "; ".join(labels)


def short_cite(keys: Iterable[str]) -> str:
    """Return sources as first author and year; the whole reference shows when one points at a label.

    Examples
    --------
    >>> "Ingram et al. 2025" in short_cite(["ingram-2025"])
    True
    """
    from psoas_lib.check.sources import short_citations  # noqa: PLC0415 - only when a card is made

    short = short_citations()
    return "; ".join(
        f'<span title="{escape(source(key).citation, quote=True)}">{escape(short[key])}</span>'
        for key in keys
    )


def tag(word: str) -> str:
    """Return a word in a thin frame."""
    return f'<span style="{_TAG}">{escape(word)}</span>'


def mark(statement: Statement, named: Callable[[Iterable[str]], str] = cite) -> str:
    """Return where a statement comes from: nothing loud, and never left out."""
    why = f" {escape(statement.reason)}" if statement.reason else ""
    return f"<small>{tag(statement.provenance)}{why} ({named(statement.sources)})</small>"


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table with a caption and row headers; the cells are HTML."""
    top = "".join(f'<th scope="col" style="{_CELL}">{escape(cell)}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row" style="{_CELL};font-weight:inherit">{first}</th>'
        + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in rest)
        + "</tr>"
        for first, *rest in rows
    )
    return (
        f'<div style="overflow-x:auto" tabindex="0" role="region" aria-label="{escape(caption, quote=True)}">'
        f'<table style="{_TABLE};min-width:{_COLUMN_EM * len(head)}em"><caption style="text-align:left;font-weight:bold;padding-bottom:.4em;color:inherit">'
        f"{escape(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )
