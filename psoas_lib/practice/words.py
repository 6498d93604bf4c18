"""The planner's sentences, from the catalogue."""

from __future__ import annotations

from psoas_lib.content import catalogue


def say(lang: str, key: str, **words: object) -> str:
    """Return one sentence of the planner with its blanks filled.

    Examples
    --------
    >>> say("en", "change_days", old=3, new=4)
    '4 instead of 3 days a week'
    """
    return str(catalogue(lang)["practice"][key].format(**words))
