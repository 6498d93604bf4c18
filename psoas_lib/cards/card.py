"""A piece of content as HTML and as plain text, and the few marks all of them share.

No colours are set: the page's own ink and ground hold in light and dark alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from psoas_lib.content import source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from psoas_lib.content.model import Statement

_TAGS = re.compile(r"<[^>]*>")
_TAG = "border:1px solid currentColor;border-radius:4px;padding:0 .35em;font-size:.85em;white-space:nowrap"
# JupyterLab fixes the columns of a full-width table to one width, over which long words then run.
_TABLE = "border-collapse:collapse;table-layout:auto;width:100%;text-align:left"
_COLUMN_EM = 7  # wide enough for a long word and its neighbours; a narrower table scrolls
_WORDY = 40  # longer cells are read better below each other on a narrow page
_LIST = (
    "<style>.ps-rows{container-type:inline-size}@container(max-width:480px){"
    ".ps-rows table{display:block;min-width:0!important}"
    ".ps-rows :is(caption,tbody,tr,td,tbody th){display:block;max-width:none!important}"
    ".ps-rows thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
    ".ps-rows tr{border-bottom:1px solid;padding:.5em 0}"
    ".ps-rows :is(td,tbody th){border:0!important;padding:.15em 0!important}"
    ".ps-rows tbody th{font-weight:bold!important}"
    ".ps-rows td:empty{display:none}"
    ".ps-rows td::before{content:attr(data-of);display:block;font-size:.85em;font-style:italic}}</style>"
)
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


def _least_em(head: Sequence[str], rows: Sequence[Sequence[str]]) -> float:
    """Return the width at which no column of a table breaks a word, or its long text into a thread."""
    columns = zip(head, *(map(_plain, row) for row in rows), strict=False)
    longest = (max(len(word) for cell in column for word in (cell.split() or [""])) for column in columns)
    return round(sum(min(_COLUMN_EM, 1.5 + 0.6 * characters) for characters in longest), 1)


def _plain(cell: str) -> str:
    return _TAGS.sub(" ", cell)


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table with a caption and row headers; the cells are HTML.

    On a narrow page a table of sentences becomes a list: each row under its name, each cell under its
    column's name. A table of short cells keeps its columns.
    """
    rows = [tuple(row) for row in rows]
    top = "".join(f'<th scope="col" role="columnheader" style="{_CELL}">{escape(cell)}</th>' for cell in head)
    body = "".join(
        f'<tr role="row"><th scope="row" role="rowheader" style="{_CELL};font-weight:inherit">{first}</th>'
        + "".join(
            f'<td role="cell" data-of="{escape(name, quote=True)}" style="{_CELL}">{cell}</td>'
            for name, cell in zip(head[1:], rest, strict=False)
        )
        + "</tr>"
        for first, *rest in rows
    )
    wordy = len(head) > 2 and any(len(_plain(cell)) > _WORDY for row in rows for cell in row)
    # As rows and cells no longer look like a table then, roles keep them one for a screen reader.
    style, name = (_LIST, ' class="ps-rows"') if wordy else ("", "")
    return (
        f'{style}<div{name} style="overflow-x:auto" tabindex="0" role="region" '
        f'aria-label="{escape(caption, quote=True)}" data-lm-suppress-shortcuts="true">'
        f'<table role="table" style="{_TABLE};min-width:{_least_em(head, rows):g}em"><caption style="text-align:left;font-weight:bold;padding-bottom:.4em;color:inherit">'
        f'{escape(caption)}</caption><thead role="rowgroup"><tr role="row">{top}</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>'
    )
