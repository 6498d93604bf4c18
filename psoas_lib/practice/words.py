"""The planner's sentences, from the catalogue."""

from __future__ import annotations

from psoas_lib.content import catalogue


def tenths(lang: str, value: float) -> str:
    """Return a number with one decimal, as the language writes it.

    Examples
    --------
    >>> tenths("fr", 7.54)
    '7,5'
    """
    return f"{value:.1f}".replace(".", catalogue(lang)["numbers"]["decimal"])


def say(lang: str, key: str, **words: object) -> str:
    """Return one sentence of the planner with its blanks filled.

    Examples
    --------
    >>> say("en", "change_days", old=3, new=4)
    '4 instead of 3 days a week'
    """
    return str(catalogue(lang)["practice"][key].format(**words))
