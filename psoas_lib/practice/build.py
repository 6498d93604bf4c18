"""Composes a practice: as much as fits the minutes, never more than the weekly cap."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from psoas_lib.content import article_facts, unknown
from psoas_lib.content.locale import checked
from psoas_lib.content.model import Timing
from psoas_lib.practice.choose import HOUSEHOLD, Choice, choose
from psoas_lib.practice.fit import LEVELS, advice_on, days_advice, longest_that_fit, with_dose
from psoas_lib.practice.model import DAYS, Day, Level, Practice
from psoas_lib.practice.words import say
from psoas_lib.timeline import OptionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

SPREAD: dict[int, tuple[Day, ...]] = {
    1: ("mon",),
    2: ("mon", "thu"),
    3: ("mon", "wed", "fri"),
    4: ("mon", "tue", "thu", "fri"),
    5: ("mon", "tue", "wed", "thu", "fri"),
    6: ("mon", "tue", "wed", "thu", "fri", "sat"),
    7: DAYS,
}


def build_routine(
    exercises: Iterable[str] | None = None,
    *,
    minutes: int = 10,
    days_per_week: int = 3,
    days: Sequence[str] | None = None,
    equipment: Iterable[str] | None = None,
    level: Level = "gentle",
    avoid: Iterable[str] = (),
    name: str | None = None,
    since: date | None = None,
    lang: str | None = None,
) -> Practice:
    """Compose a routine that fits one person, within what is known of dose and safety.

    Parameters
    ----------
    exercises : iterable of str, optional
        Ids of exercises or variants, in order. Left out: those that fit, in the order of `psoas_lib.practice.choose.PREFERRED`.
    minutes : int
        The most that one session may take, 2 to 60.
    days_per_week : int
        1 to 7; `days` wins where it is given.
    days : sequence of str, optional
        Weekdays, ``"mon"`` to ``"sun"``.
    equipment : iterable of str, optional
        What is at hand, such as ``["ball", "block"]``, beside what every home has.
    level : {"gentle", "steady", "strong"}
        Holds of 15, 30 or 60 s, at most 2, 3 or 4 on each side.
    avoid : iterable of str
        Conditions of the safety list, ``"kneeling"``, or exercises.
    name : str, optional
        What to call it.
    since : datetime.date, optional
        The day on which it begins; progression counts from it.
    lang : str, optional
        The language; the one in use when left out.

    Returns
    -------
    Practice
        A routine with its days, its weekly seconds beside the findings on dose, and warnings.

    Raises
    ------
    OptionError
        If nothing can be composed: the message says what would be possible.
    UnknownIdError
        If an id does not exist.

    Examples
    --------
    >>> mine = build_routine(["half-kneeling", "standing-split"], minutes=5, days_per_week=3)
    >>> mine.hold_s, mine.holds, mine.stretch_s_per_week
    (15, 2, 180.0)
    """
    shape: dict[str, Any] = {
        "days": _weekdays(days, days_per_week),
        "minutes": minutes,
        "level": level,
        "name": name,
    }
    given, shunned, code = tuple(equipment or ()), tuple(avoid), checked(lang)
    wanted = None if exercises is None else tuple(exercises)
    base = _base(equipment=given, avoid=shunned, since=since, lang=code, **shape)
    choice = _chosen(wanted, given, shunned, code)
    fitted = longest_that_fit(base, choice.exercises, drop=wanted is None)
    advice = [*advice_on(fitted, LEVELS[fitted.level]), *days_advice(fitted)]
    return replace(fitted, warnings=(*choice.told(fitted.exercises), *advice))


def restore(exercises: Iterable[str], *, hold_s: int, holds: int, lang: str, **wish: Any) -> Practice:
    """Compose a practice whose holds are known, as a file has them; see `build_routine` for the rest."""
    base = _base(lang=lang, **wish)
    choice = _chosen(exercises, base.equipment, base.avoid, lang)
    practice = with_dose(base, [one.id for one in choice.exercises], hold_s=hold_s, holds=holds)
    return replace(practice, warnings=(*choice.told(practice.exercises), *days_advice(practice)))


def _chosen(
    wanted: Iterable[str] | None, equipment: tuple[str, ...], avoid: tuple[str, ...], lang: str
) -> Choice:
    known = [thing.id for thing in article_facts().equipment]
    for thing in equipment:
        if thing not in known:
            raise unknown("equipment", thing, known)
    choice = choose(wanted, HOUSEHOLD | set(equipment), avoid, lang)
    if not choice.exercises:
        reasons = " ".join(warning.text for warning in choice.told(()))
        raise OptionError(f"No exercise is left. {reasons} Name fewer things to avoid, or other exercises.")
    return choice


def _base(
    *,
    minutes: int,
    days: Sequence[str],
    equipment: Sequence[str],
    level: Level,
    avoid: Sequence[str],
    name: str | None,
    since: date | None,
    lang: str,
) -> Practice:
    if level not in LEVELS:
        raise unknown("level", level, LEVELS)
    if isinstance(minutes, bool) or not isinstance(minutes, int) or not 2 <= minutes <= 60:
        raise OptionError(f"minutes: got {minutes!r}; expected a whole number from 2 to 60.")
    return Practice(
        id="practice",
        name=name or say(lang, "name"),
        summary="",
        provenance="reconstructed",
        sources=("pack-rule", "acsm-2021"),
        reason=say(lang, "reason"),
        exercises=(),
        default_mode="practice",
        timing=Timing(
            say(lang, "timing"), "reconstructed", ("pack-rule",), reason=say(lang, "timing_reason"), lang=lang
        ),
        modes=(),
        lang=lang,
        minutes=minutes,
        days=_weekdays(days, len(days)),
        level=level,
        hold_s=LEVELS[level][0],
        holds=1,
        equipment=tuple(equipment),
        avoid=tuple(avoid),
        since=since,
    )


def _weekdays(days: Sequence[str] | None, days_per_week: int) -> tuple[Day, ...]:
    if days is None:
        if isinstance(days_per_week, bool) or days_per_week not in SPREAD:
            raise OptionError(f"days_per_week: got {days_per_week!r}; expected a whole number from 1 to 7.")
        return SPREAD[days_per_week]
    for day in days:
        if day not in DAYS:
            raise unknown("weekday", day, DAYS)
    if not days:
        raise OptionError(f"days: got none; name one or more of {', '.join(DAYS)}.")
    return tuple(day for day in DAYS if day in days)
