"""Short citations for the replies: a reader sees a name and a year, not a key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psoas_lib.content import sources

if TYPE_CHECKING:
    from psoas_lib.content.model import Source


def short_citations() -> dict[str, str]:
    """Return how each source is named in a reply.

    Returns
    -------
    dict of str to str
        Source key to authors and year.

    Examples
    --------
    >>> short_citations()["vigotsky-2016"]
    'Vigotsky et al. 2016'
    """
    return {source.key: _short(source) for source in sources()}


def unsigned(source: Source) -> str:
    """Return how a source is called whose authors are not known: by its journal, or by what it is."""
    return source.journal or source.about.partition(":")[0].rstrip(".")


def _short(source: Source) -> str:
    if source.kind == "article":
        return f"the {source.key.replace('-article', '')} article"
    if source.kind == "own":
        return "this pack's own rule"
    if source.authors.startswith("Authors not confirmed"):
        return f"{unsigned(source)} {source.year or ''}".strip()
    names = re.split(r", | & ", source.authors)
    who = f"{names[0]} et al." if len(names) > 2 else source.authors
    return f"{who} {source.year or ''}".strip()
