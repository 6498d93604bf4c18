"""What every kind of cell shares: why one was not taken, and how people write that there is nothing."""

from __future__ import annotations

from typing import NamedTuple

from psoas_lib.importing.words import plain, words


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
    """Return a number's text with the usual minus, without unit and guard, spaces trimmed."""
    text = (
        text.strip()
        .replace("\u2212", "-")
        .replace("\u2013", "-")
        .replace("\u2012", "-")
        .replace("\ufe63", "-")
    )
    text = text.replace("\u00a0", " ").replace("\u202f", " ")
    return text.removeprefix("'")
