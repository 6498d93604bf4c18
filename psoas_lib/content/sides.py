"""Left and right in texts: each is written once, for either side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Side = Literal["left", "right"]
OPPOSITE: dict[Side, Side] = {"left": "right", "right": "left"}
_TOKEN = re.compile(r"\{(side|other)(_[a-z]+)?\}")


def has_side(template: str) -> bool:
    """Say whether a text speaks of one side of the body.

    Examples
    --------
    >>> has_side("Squeeze the {side} glute."), has_side("Breathe out.")
    (True, False)
    """
    return _TOKEN.search(template) is not None


def render(template: str, side: Side, words: Mapping[str, str]) -> str:
    """Write a text for one side.

    Parameters
    ----------
    template : str
        Text with ``{side}`` for the stretched side and ``{other}`` for the other one. A language whose
        adjectives agree with the noun adds a form: ``{side_f}``.
    side : {"left", "right"}
        The stretched side.
    words : mapping
        The words for ``left`` and ``right``, and one more pair for each form: ``left_f``.

    Returns
    -------
    str

    Examples
    --------
    >>> english = {"left": "left", "right": "right"}
    >>> render("Step the {side} foot back, {other} foot in front.", "left", english)
    'Step the left foot back, right foot in front.'
    """

    def word(match: re.Match[str]) -> str:
        named = side if match[1] == "side" else OPPOSITE[side]
        return words[named + (match[2] or "")]

    return _TOKEN.sub(word, template)
