"""Cells into angles: each distinct text is read once, and never on a guess."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

from psoas_lib.importing.days import looks_like_spreadsheet_date
from psoas_lib.importing.values import Fault, is_missing, tidy
from psoas_lib.importing.words import plain

_UNIT = re.compile(
    r"(?:°|º|(?<![^\W\d_])(?:deg(?:rees?)?|grad|grados?|degr[eé]s?|grade[nr]?|gradi|graus?)\b\.?)",
    re.IGNORECASE,
)
_RAD = re.compile(r"\brad(?:ians?)?\b", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_COMMA_NUMBER = re.compile(r"[+-]?\d+,\d+")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+(?:[.,]\d+)?")
_THREE_DIGITS = re.compile(r"1\d\d(?: 1\d\d)+")
_FORMULA = re.compile(r"[=@]|\+[^\d.]|-[^\d.,\s]")


class Angles(NamedTuple):
    """The readings of one cell in the file's own unit, or why there are none."""

    values: tuple[float, ...]
    fault: Fault | None = None
    unit: str = ""
    missing: bool = False


def looks_like_angle(text: str) -> bool:
    """Say whether a cell holds one or more numbers."""
    return any(c.isdigit() for c in text) and bool(
        read_angles(text, ",").values or read_angles(text, ".").values
    )


def is_plain_number(text: str) -> bool:
    """Say whether a cell is a number and nothing else, with a decimal point if any."""
    return bool(_NUMBER.fullmatch(text))


@lru_cache(maxsize=65536)
def read_angles(text: str, decimal: str) -> Angles:  # noqa: C901, PLR0911, PLR0912
    """Read the reading or readings of one cell.

    Parameters
    ----------
    text : str
        The cell.
    decimal : str
        ``"."`` or ``","`` as the whole file writes decimals, ``"?"`` if it does not tell.

    Examples
    --------
    >>> read_angles("\u22128,5°", ",").values, read_angles("8 / 9 / 7", ".").values
    ((-8.5,), (8.0, 9.0, 7.0))
    >>> read_angles("0", ".").missing, read_angles("n/a", ".").missing
    (False, True)
    """
    bare = tidy(text)
    if _NUMBER.fullmatch(bare):
        return _one(bare)
    if is_missing(bare):
        return Angles((), Fault("missing-angle", "There is no reading in this cell."), missing=True)
    if bare.lstrip("+-").casefold() in {"inf", "infinity"}:
        return Angles((), Fault("not-finite", "This is not a finite number."))
    unit = "degrees" if _UNIT.search(bare) else "radians" if _RAD.search(bare) else ""
    bare = _RAD.sub(" ", _UNIT.sub(" ", bare)).strip()
    if _NUMBER.fullmatch(bare):
        return _one(bare)._replace(unit=unit)
    if _COMMA_NUMBER.fullmatch(bare):
        return _with_comma(bare, decimal)._replace(unit=unit)
    if _THOUSANDS.fullmatch(bare) and not _THREE_DIGITS.fullmatch(bare):
        return Angles(
            (), Fault("thousands-mark", "A mark groups thousands here; write the angle without it.")
        )
    if bare.endswith("%") and _NUMBER.fullmatch(bare[:-1].strip().replace(",", ".")):
        return Angles((), Fault("per-cent", "A percentage is no angle; write the angle in degrees."))
    if _FORMULA.match(bare):
        return Angles((), Fault("formula", "This is a formula, which is never run. Write its result."))
    parts = [part.strip() for part in re.split(r"[;/|\n]|\s+(?:und|and|et|y)\s+", bare) if part.strip()]
    if len(parts) == 1:
        parts = re.split(r",\s+|\s+", bare)
    if len(parts) == 1 and bare.count(",") > 1:
        parts = bare.split(",")
    if 1 < len(parts) <= 20:
        read = [
            _with_comma(p, decimal) if "," in p else _one(p) if _NUMBER.fullmatch(p) else None for p in parts
        ]
        whole = [angle for angle in read if angle is not None and not angle.fault]
        if len(whole) == len(parts):
            return Angles(tuple(value for angle in whole for value in angle.values), unit=unit)
    if looks_like_spreadsheet_date(bare):
        return Angles(
            (), Fault("date-in-angle", "A spreadsheet turned this angle into a date; type the angle again.")
        )
    if plain(bare) in {"inf", "infinity", "nan"} or bare.lstrip("+-").casefold() in {
        "inf",
        "infinity",
        "nan",
    }:
        return Angles((), Fault("not-finite", "This is not a finite number."))
    return Angles((), Fault("not-a-number", "Write the angle as a number of degrees."))


def _one(text: str) -> Angles:
    value = float(text)
    if not math.isfinite(value):
        return Angles((), Fault("not-finite", "This is not a finite number."))
    return Angles((value,))


def _with_comma(text: str, decimal: str) -> Angles:
    if not _COMMA_NUMBER.fullmatch(text):
        return Angles((), Fault("not-a-number", "Write the angle as a number of degrees."))
    if len(text) - text.index(",") == 4:
        return Angles(
            (), Fault("thousands-mark", "The comma may group thousands; write the angle without it.")
        )
    if decimal == ",":
        return _one(text.replace(",", "."))
    return Angles((), Fault("decimal-unclear", "Is the comma a decimal comma, or does it part two readings?"))
