"""Short citations for the replies: a reader sees a name and a year, not a key."""

from __future__ import annotations

import tomllib
from functools import cache

from psoas_lib.resources import data_dir


@cache
def short_citations() -> dict[str, str]:
    """Return how each source is named in a reply.

    Returns
    -------
    dict of str to str
        Source key to authors and year, such as ``"Vigotsky et al. 2016"``.
    """
    path = data_dir() / "sources.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: _short(entry) for key, entry in table.items()}


def _short(entry: dict[str, object]) -> str:
    authors = str(entry.get("authors", "")).split(";")[0]
    names = [name.strip() for name in authors.split(",")]
    # "Soucie JM, Wang C, Forsyth A, et al." is too long for a line below a reply.
    who = f"{names[0]} et al." if len(names) > 2 else authors
    return f"{who} {entry.get('year', '')}".strip()
