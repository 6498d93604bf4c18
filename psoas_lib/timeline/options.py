"""The choices that shape a timeline, each with its limits."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

SideOrder = Literal["as-told", "left-first", "right-first"]
Sides = Literal["both", "left", "right"]


class OptionError(ValueError):
    """A choice that no timeline can be made from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a routine is played. None leaves a number to the routine and its exercises.

    Attributes
    ----------
    dose : str or None
        Which of a mode's doses, such as ``"article"`` or ``"consensus"``.
    get_ready_s, move_s, switch_s, rest_s, ease_s : float or None
        Seconds before the start, into position, between sides, between exercises, between two holds.
    hold_s, rep_s : float or None
        Seconds of every hold, of every repetition.
    hold_scale, rep_scale : float
        Factors on the length of holds and repetitions.
    reps, sets : int or None
        How many on each side.
    rounds : int
        How often the whole routine is played.
    side_order : {"as-told", "left-first", "right-first"}
        Which side comes first; ``as-told`` follows the article.
    sides : {"both", "left", "right"}
        Which sides are played.
    swap : mapping
        Exercise id -> id of its variant to play instead.
    """

    dose: str | None = None
    get_ready_s: float | None = None
    move_s: float | None = None
    switch_s: float | None = None
    rest_s: float | None = None
    ease_s: float | None = None
    hold_s: float | None = None
    rep_s: float | None = None
    hold_scale: float = 1.0
    rep_scale: float = 1.0
    reps: int | None = None
    sets: int | None = None
    rounds: int = 1
    side_order: SideOrder = "as-told"
    sides: Sides = "both"
    swap: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what cannot be played.

        Raises
        ------
        OptionError
            Naming the option, what was given and what is allowed.
        """
        for name, (low, high, whole) in _LIMITS.items():
            _number(name, getattr(self, name), low, high, whole=whole, optional=name not in _REQUIRED)
        for name, allowed in _CHOICES.items():
            if getattr(self, name) not in allowed:
                raise OptionError(f"{name}: got {getattr(self, name)!r}; choose one of {', '.join(allowed)}.")
        if not isinstance(self.swap, dict):
            raise OptionError(
                f"swap: got {self.swap!r}; expected exercise ids with the id of a variant, such as "
                "{'half-kneeling': 'half-kneeling-chair'}."
            )


_LIMITS: dict[str, tuple[float, float, bool]] = {
    "get_ready_s": (0, 120, False),
    "move_s": (0, 120, False),
    "switch_s": (0, 120, False),
    "rest_s": (0, 600, False),
    "ease_s": (0, 120, False),
    "hold_s": (1, 300, False),
    "rep_s": (1, 60, False),
    "hold_scale": (0.1, 10, False),
    "rep_scale": (0.1, 10, False),
    "reps": (1, 50, True),
    "sets": (1, 10, True),
    "rounds": (1, 10, True),
}
_REQUIRED = frozenset({"hold_scale", "rep_scale", "rounds"})
_CHOICES = {"side_order": ("as-told", "left-first", "right-first"), "sides": ("both", "left", "right")}


def _number(name: str, value: Any, low: float, high: float, *, whole: bool, optional: bool) -> None:
    if value is None and optional:
        return
    kind = "a whole number" if whole else "a number"
    right_type = isinstance(value, int) if whole else isinstance(value, int | float)
    if isinstance(value, bool) or not right_type or not low <= value <= high:
        unit = " of seconds" if name.endswith("_s") else ""
        raise OptionError(f"{name}: got {value!r}; expected {kind}{unit} from {low:g} to {high:g}.")


def options_from(given: Mapping[str, Any]) -> Options:
    """Return the options for names and values that a caller gave.

    Raises
    ------
    OptionError
        If a name is not an option (the close ones are named) or a value is out of its limits.

    Examples
    --------
    >>> options_from({"rest_s": 5}).rest_s
    5
    >>> options_from({"rest": 5})
    Traceback (most recent call last):
    ...
    psoas_lib.timeline.options.OptionError: There is no option 'rest'. Did you mean 'rest_s'?
    """
    known = [one.name for one in fields(Options)]
    for name in given:
        if name not in known:
            close = get_close_matches(name, known, n=1)
            hint = f"Did you mean {close[0]!r}?" if close else f"There are: {', '.join(known)}."
            raise OptionError(f"There is no option {name!r}. {hint}")
    return Options(**given)
