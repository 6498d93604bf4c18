"""What every kind of cell shares: why one was not taken, and how people write that there is nothing."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from psoas_lib.importing.words import plain, words

# Hyphens, dashes and minuses of all kinds, spaces that do not break, and rings that stand for a degree.
_USUAL = (
    dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u207b\u02d7"), "-")
    | dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009"), " ")
    | dict.fromkeys(map(ord, "\u02da\u2218\u2070\u1d52"), "°")
)

# It may have been meant as a minus, so it may not vanish as other invisible marks do.
_SOFT_HYPHEN = "\u00ad"


class Fault(NamedTuple):
    """Why a cell was not taken."""

    code: str
    hint: str


def is_missing(text: str) -> bool:
    """Say whether a cell says in words or signs that there is no value; zero is a value.

    Examples
    --------
    >>> is_missing("k. A."), is_missing("-"), is_missing("0"), is_missing("#DIV/0!")
    (True, True, False, True)
    """
    bare = text.strip()
    if not bare or not any(c.isalnum() for c in bare):
        return True
    return (not bare[0].isdigit()) and plain(bare) in words().missing


def tidy(text: str) -> str:
    """Return a number's text with the usual minus, spaces and degree sign, without guard and invisible marks.

    Examples
    --------
    >>> tidy("\u200e\u20148,5\u00a0\u02da"), tidy("'\uff0d3")
    ('-8,5 °', '-3')
    """
    text = text.strip()
    if not text.isascii():
        text = "".join(
            c for c in text.translate(_USUAL) if c == _SOFT_HYPHEN or unicodedata.category(c) != "Cf"
        ).strip()
    return text.removeprefix("'")
