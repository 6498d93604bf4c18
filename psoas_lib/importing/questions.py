"""What the importer asks: once, about the file as a whole, and never a guess in between."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from psoas_lib.measure import SIDES, measures

if TYPE_CHECKING:
    from collections.abc import Mapping

_CHOICES: dict[str, tuple[str, ...]] = {
    "date_order": ("day-first", "month-first"),
    "excel_epoch": ("1900", "1904"),
    "decimal": (",", "."),
    "unit": ("degrees", "radians"),
    "sign": ("larger-is-more-extension", "larger-is-more-flexion"),
    "same_time": ("repeats", "conflict"),
    "both_signs": ("as-written",),
    "blank_date": ("as-above", "none"),
    "improbable": ("keep", "quarantine"),
    "side": SIDES,
}
# The codes of readings that wait for an answer: no faults, and a real fault takes their place.
WAITING = frozenset({
    "date-order-unclear", "epoch-unclear", "decimal-unclear", "test-unknown", "side-unknown", "unit-unknown",
    "sign-unknown", "sign-mixed", "date-above-unclear", "same-time-unclear",
})  # fmt: skip
_SHOWN = 12
_FREE = ("subject", "sheet", "instrument", "rater", "pelvis_control", "state")


@dataclass(frozen=True)
class Question:
    """Something that only the person who made the file knows.

    Attributes
    ----------
    key : str
        The name of the argument of `import_log` that answers it.
    text : str
        The question, in one sentence.
    choices : tuple of str
        The possible answers; empty if it may be any text.
    readings : int
        How many readings wait for it.
    label : str
        The file's own name of the test that is asked about; else empty.
    facts : mapping
        What the question names, for who words it differently: ``largest``, ``tests``, ``test``, ``side``,
        ``size`` or ``name``.
    """

    key: str
    text: str
    choices: tuple[str, ...]
    readings: int
    label: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict, compare=False)

    def __str__(self) -> str:
        """Return the question with an example of how to answer it."""
        if self.key == "columns":
            names = ", ".join(map(repr, self.choices[:_SHOWN])) + (
                " ..." if len(self.choices) > _SHOWN else ""
            )
            return (
                f"{self.text} Answer with columns={{'measured_at': ..., 'angle_deg': ...}}, out of {names}."
            )
        example = repr(self.choices[0]) if self.choices else "..."
        return f"{self.text} Answer with {self.key}={example}" + (
            f" or {', '.join(map(repr, self.choices[1:]))}." if len(self.choices) > 1 else "."
        )


def check_answers(answers: dict[str, Any]) -> dict[str, Any]:  # noqa: C901 - one branch per kind of answer
    """Return the answers, or say which of them cannot be one.

    Raises
    ------
    TypeError
        If nothing is called like that.
    ValueError
        If the answer is not one of the choices.
    """
    allowed = [*_CHOICES, *_FREE, "test", "columns", "today"]
    for key, value in answers.items():
        if key not in allowed:
            raise TypeError(
                f"import_log asks nothing called {key!r}. It knows: {', '.join(sorted(allowed))}."
            )
        if key == "test":
            for test in value.values() if isinstance(value, dict) else [value]:
                if test is not None and test not in measures():
                    raise ValueError(f"There is no test {test!r}. Choose one of: {', '.join(measures())}.")
        elif key == "sign" and isinstance(value, dict):
            for test, sign in value.items():
                if test not in measures() or sign not in _CHOICES["sign"]:
                    raise ValueError(f"sign={value!r}: name tests, and for each one of {_CHOICES['sign']}.")
        elif key in _CHOICES and value not in _CHOICES[key]:
            raise ValueError(f"{key} is one of {', '.join(map(repr, _CHOICES[key]))}; got {value!r}.")
        elif key == "today" and not isinstance(value, date):
            raise ValueError(f"today is a date, got {value!r}.")
        elif key == "columns" and not isinstance(value, dict):
            raise ValueError(f"columns is a dict such as {{'angle_deg': 'Winkel'}}, got {value!r}.")
    return answers


def choices(key: str) -> tuple[str, ...]:
    """Return the possible answers to a question."""
    return _CHOICES.get(key, ())


def end_of(today: date | None) -> datetime:
    """Return the last moment that is not the future; clocks east of here may be a day ahead."""
    day = today or datetime.now().astimezone().date()
    return datetime(day.year, day.month, day.day, 23, 59, 59) + timedelta(days=1)  # noqa: DTZ001
