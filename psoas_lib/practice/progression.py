"""Suggests the next step of a practice from its sessions: one change at a time, and never by itself.

The rules are the pack's own (`pack-rule`), built on `acsm-2021`, `ingram-2025` and `warneke-2025`, and not
validated: hold 15, 30, 60 s; then 2 to 4 holds; then 3 to 5 days; back one step after a stop rule, after
two sessions in a row with pain above 2 of 10, or after two weeks without a session.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from psoas_lib.content import safety
from psoas_lib.practice.build import SPREAD
from psoas_lib.practice.fit import fits, with_dose
from psoas_lib.practice.model import WEEKLY_CAP_S, Practice
from psoas_lib.practice.sessions import Session, sessions_of
from psoas_lib.practice.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

HOLD_STEPS_S = (15, 30, 60)
HOLDS_STEPS = (2, 3, 4)
DAYS_STEPS = (3, 4, 5)
BREAK_DAYS = 14
WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to do with a practice next, and why.

    Attributes
    ----------
    direction : {"forward", "stay", "back", "ask"}
        ``ask`` means: pause, and ask a clinician.
    text, reason : str
        What is suggested, and from what it follows.
    change : dict
        The one field that would change, with its new value; empty when nothing would.
    sources : tuple of str
    """

    direction: Literal["forward", "stay", "back", "ask"]
    text: str
    reason: str
    sources: tuple[str, ...]
    change: dict[str, Any] = field(default_factory=dict)

    def apply(self, practice: Practice, *, on: date) -> Practice:
        """Return the practice with the change; the one that is given stays as it is.

        Parameters
        ----------
        practice : Practice
        on : datetime.date
            The first day of the new step, as a rule the day after.
        """
        return with_dose(practice, practice.exercises, **self.change, since=on) if self.change else practice

    def __str__(self) -> str:
        """Return suggestion and reason."""
        return f"{self.text} {self.reason}"

    def __repr__(self) -> str:
        """Return the same: it is what a text-only reader gets."""
        return str(self)

    def _repr_html_(self) -> str:
        return f"<p>{escape(str(self))}</p>"


def suggest(practice: Practice, log: Any, *, today: date, stop_events: Iterable[date] = ()) -> Suggestion:
    """Return the next step that the sessions allow.

    Parameters
    ----------
    practice : Practice
    log : DataFrame or iterable of mappings
        Sessions, as `RomLog.sessions` returns them; those before `practice.since` do not count.
    today : datetime.date
    stop_events : iterable of datetime.date
        Days on which a stop rule applied. A session with pain above 5 of 10 is one, too.

    Returns
    -------
    Suggestion

    Examples
    --------
    >>> from psoas_lib.practice import build_routine
    >>> mine = build_routine(["standing-split"], minutes=5, since=date(2026, 11, 2))
    >>> suggest(mine, [], today=date(2026, 11, 4)).direction
    'stay'
    """
    since = practice.since or date.min
    done = [one for one in sessions_of(log) if since <= one.day <= today and one.done_s > 0]
    rule, lang = safety().pain_rule, practice.lang
    limit = rule.max_pain_0_10
    stops = [day for day in stop_events if since <= day <= today]
    stops += [one.day for one in done if (one.pain_0_10 or 0) > rule.stop_pain_0_10]
    if stops:
        reason = say(lang, "back_stop_reason", day=max(stops).isoformat())
        return _back(practice, "back_stop", reason, ("pack-rule", "silbernagel-2007", "acsm-2021"))
    rated = [one for one in done if one.pain_0_10 is not None]
    pairs = [pair for pair in pairwise(done) if all((one.pain_0_10 or 0) > limit for one in pair)]
    if pairs:
        words = {"first": pairs[-1][0].day.isoformat(), "second": pairs[-1][1].day.isoformat()}
        reason = say(lang, "back_pain_reason", limit=limit, **words)
        return _back(practice, "back_pain", reason, ("pack-rule", "acsm-2021"))
    last = done[-1].day if done else practice.since
    if last is not None and (today - last).days > BREAK_DAYS:
        reason = say(lang, "back_pause_reason", n=(today - last).days)
        return _back(practice, "back_pause", reason, ("pack-rule", "konrad-2025"))
    return _forward(practice, done, rated, today)


def _forward(practice: Practice, done: list[Session], rated: list[Session], today: date) -> Suggestion:
    lang, limit = practice.lang, safety().pain_rule.max_pain_0_10
    recent = {one.day for one in done if today - timedelta(days=WEEK_DAYS) < one.day <= today}
    counts = {"done": len(recent), "planned": practice.days_per_week}
    if practice.since and (today - practice.since).days < WEEK_DAYS:
        return _stay(lang, say(lang, "stay_new", n=(today - practice.since).days))
    if len(recent) < practice.days_per_week:
        return _stay(lang, say(lang, "stay_few", **counts))
    if len(rated) < 2:
        return _stay(lang, say(lang, "stay_unrated"))
    if (rated[-1].pain_0_10 or 0) > limit:
        return _stay(lang, say(lang, "stay_pain", limit=limit))
    steps = [step for step in (_next_hold(practice), _next_holds(practice), _next_days(practice)) if step]
    blocked = ""
    for change in steps:
        changed = with_dose(practice, practice.exercises, **change)
        if changed.stretch_s_per_week > WEEKLY_CAP_S:
            blocked = blocked or "stay_top"
        elif not fits(changed):
            blocked = "stay_time"
        elif changed.stretch_s_per_week > practice.stretch_s_per_week:
            return Suggestion(
                "forward",
                say(lang, "forward", change=_said(practice, change)),
                say(lang, "forward_reason", limit=limit, **counts),
                ("pack-rule", "acsm-2021", "warneke-2025"),
                change,
            )
    reason = say(lang, blocked or "stay_last", minutes=practice.minutes)
    return _stay(lang, reason, ("pack-rule", "ingram-2025"))


def _stay(lang: str, reason: str, sources: tuple[str, ...] = ("pack-rule",)) -> Suggestion:
    return Suggestion("stay", say(lang, "stay"), reason, sources)


def _next(steps: tuple[int, ...], now: int) -> int | None:
    return next((step for step in steps if step > now), None)


def _before(steps: tuple[int, ...], now: int) -> int | None:
    return next((step for step in reversed(steps) if step < now), None)


def _next_hold(practice: Practice) -> dict[str, Any]:
    new = _next(HOLD_STEPS_S, practice.hold_s)
    return {"hold_s": new} if new else {}


def _next_holds(practice: Practice) -> dict[str, Any]:
    new = _next(HOLDS_STEPS, practice.holds)
    return {"holds": new} if new else {}


def _next_days(practice: Practice) -> dict[str, Any]:
    new = _next(DAYS_STEPS, practice.days_per_week)
    return {"days": _days(practice, new)} if new else {}


def _days(practice: Practice, count: int) -> tuple[str, ...]:
    """Keep the learner's own days: leave out the last, or add the first that the usual spread has."""
    kept = list(practice.days)
    if count < len(kept):
        return tuple(kept[:count])
    for day in (*SPREAD[count], *SPREAD[7]):
        if len(kept) < count and day not in kept:
            kept.append(day)
    return tuple(day for day in SPREAD[7] if day in kept)


def _back(practice: Practice, key: str, reason: str, sources: tuple[str, ...]) -> Suggestion:
    """Undo in the reverse order of going forward: days, then holds, then the length of a hold."""
    lang = practice.lang
    change: dict[str, Any] = {}
    days = _before(DAYS_STEPS, practice.days_per_week)
    holds = _before((1, *HOLDS_STEPS), practice.holds)
    hold_s = _before((10, *HOLD_STEPS_S), practice.hold_s)
    if days:
        change = {"days": _days(practice, days)}
    elif holds and (holds > 1 or practice.hold_s <= HOLD_STEPS_S[0]):
        change = {"holds": holds}
    elif hold_s:
        change = {"hold_s": hold_s}
    if not change:
        return Suggestion("ask", say(lang, "ask"), f"{say(lang, 'ask_reason')} {reason}", sources)
    return Suggestion("back", say(lang, key, change=_said(practice, change)), reason, sources, change)


def _said(practice: Practice, change: dict[str, Any]) -> str:
    if "days" in change:
        return say(practice.lang, "change_days", old=practice.days_per_week, new=len(change["days"]))
    if "holds" in change:
        return say(practice.lang, "change_holds", old=practice.holds, new=change["holds"])
    return say(practice.lang, "change_hold", old=practice.hold_s, new=change["hold_s"])
