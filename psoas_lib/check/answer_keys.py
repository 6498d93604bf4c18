"""Taking a learner's answer apart into the keys that decide about it, whatever the kind of question."""

from __future__ import annotations

import math
import re
import unicodedata
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psoas_lib.check.question import Question

_UNIT_NAMES = {
    "°": "deg",
    "º": "deg",
    "degree": "deg",
    "degrees": "deg",
    "percent": "%",
    "minute": "min",
    "minutes": "min",
    "second": "s",
    "seconds": "s",
    "sec": "s",
}
_NUMBER = re.compile(r"^\s*([+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+))\s*([^0-9\s.,+-][^0-9]*?)?\s*$")


def normalise(text: str) -> str:
    """Reduce a short text to what counts: plain small letters and digits, single spaces, no article.

    Parameters
    ----------
    text : str
        As the learner typed it.

    Returns
    -------
    str
        Comparable with another normalised text.

    Examples
    --------
    >>> normalise("  The Trochánter-minor. ")
    'trochanter minor'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] != "M")
    words = re.sub(r"[^a-z0-9]+", " ", plain.lower()).split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) and len(words) > 1 else words)


def read_number(text: str) -> tuple[float, str]:
    """Read a number with an optional unit, with a point or a comma.

    Parameters
    ----------
    text : str
        Such as ``"3.9"``, ``"-4,5 °"`` or ``"10 min"``.

    Returns
    -------
    number : float
        The number.
    unit : str
        Its unit in the short form that questions use, or an empty string.

    Raises
    ------
    ValueError
        If there is no single number.

    Examples
    --------
    >>> read_number("-4,5 °")
    (-4.5, 'deg')
    """
    found = _NUMBER.match(text.replace("\N{MINUS SIGN}", "-").replace("\N{NO-BREAK SPACE}", " "))
    if not found:
        raise ValueError(
            f"Could not read {text!r} as one number. Write it like 3.9 or 3,9, with its unit behind."
        )
    unit = (found[2] or "").strip()
    number = float(found[1].replace(",", "."))
    if not math.isfinite(number):
        raise ValueError(f"A number of {len(found[1])} digits is too long to read. Write it like 3.9.")
    return number, _UNIT_NAMES.get(unit.lower(), unit)


def answer_keys(question: Question, answer: str) -> tuple[str, ...]:
    """Take an answer apart into the keys that decide about it.

    Parameters
    ----------
    question : Question
        The question asked.
    answer : str
        Letters (``"b"``, ``"a c"``), the order (``"c a b"``), pairs (``"1=c 2=a"``), a number with its
        unit, or a short text.

    Returns
    -------
    tuple of str
        Keys of ``question.replies``; a number or a text may have keys that the table does not know.

    Raises
    ------
    ValueError
        If the answer cannot be one to this question; the message says how to write it.
    """
    match question.kind:
        case "number":
            return _number_keys(question, answer)
        case "text":
            said = normalise(answer)
            if not said:
                raise ValueError("Write a word or two.")
            return (f"t:{said}",)
        case "label":
            return _label_keys(question, answer)
        case _:
            return _letter_keys(question, answer)


def _letter_keys(question: Question, answer: str) -> tuple[str, ...]:
    letters = re.findall(r"[^\s,;<>]+", answer.lower())
    known = [option.letter for option in question.options]
    if strange := [letter for letter in letters if letter not in known]:
        raise ValueError(f"There is no option {strange[0]!r}. The options are {', '.join(known)}.")
    if not letters:
        raise ValueError(f"Name an option: {', '.join(known)}.")
    if len(set(letters)) != len(letters):
        raise ValueError("An option is named twice.")
    if question.kind == "single":
        if len(letters) != 1:
            raise ValueError(f"Choose one option, got {len(letters)}.")
        return (letters[0],)
    if question.kind == "multiple":
        return tuple(f"{letter}={int(letter in letters)}" for letter in known)
    if len(letters) != len(known):
        raise ValueError(f"Put all {len(known)} options in order, such as '{' '.join(known)}'.")
    # Every pair, although only neighbours have a reply: the browser must not be told who the neighbours are.
    return tuple(f"{a}<{b}" for a, b in combinations(letters, 2))


def _label_keys(question: Question, answer: str) -> tuple[str, ...]:
    placed = dict(pair.split("=", 1) for pair in re.findall(r"[^\s,;]+=[^\s,;]+", answer.lower()))
    known = {option.letter for option in question.options}
    for point in question.points:
        if placed.get(point.number) not in known:
            raise ValueError(
                f"Point {point.number} has no name yet. Write such as '1=a 2=b'; the names are "
                f"{', '.join(sorted(known))}."
            )
    return tuple(f"{point.number}={placed[point.number]}" for point in question.points)


def _number_keys(question: Question, answer: str) -> tuple[str, ...]:
    number, unit = read_number(answer)
    if not unit and len(question.units) == 1:
        unit = question.units[0][0]
    keys = [f"n{i}:{target.bucket(number)}" for i, target in enumerate(question.targets)]
    if question.units:
        names = [name for name, _ in question.units]
        if unit not in names:
            raise ValueError(
                f"Give the number with its unit, one of: {', '.join(names)}. Got {unit or 'no unit'}."
            )
        keys.append(f"u:{unit}")
    return tuple(keys)
