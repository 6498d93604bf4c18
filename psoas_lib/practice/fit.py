"""Fits holds into minutes and under the weekly cap, and says what had to give."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from psoas_lib.content.model import Mode, ModeDose
from psoas_lib.practice.model import WEEKLY_CAP_S, Level, Notice, Practice
from psoas_lib.practice.words import say, tenths
from psoas_lib.timeline import OptionError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psoas_lib.content.model import Exercise

LEVELS: dict[Level, tuple[int, int]] = {"gentle": (15, 2), "steady": (30, 3), "strong": (60, 4)}
"""Level -> seconds of a hold, most holds on each side (`pack-rule`, built on `acsm-2021`)."""
HOLDS_S = (60, 30, 15, 10)


def with_dose(practice: Practice, exercises: Sequence[str], **changes: Any) -> Practice:
    """Return a practice with other exercises, holds or days, and texts that say so."""
    changed = replace(practice, exercises=tuple(exercises), **changes)
    code = changed.lang
    dose = ModeDose(
        say(code, "dose", holds=changed.holds, hold_s=changed.hold_s),
        "reconstructed",
        ("pack-rule", "acsm-2021"),
        reason=say(code, "dose_reason"),
        lang=code,
        id="practice",
        name=say(code, "dose_name"),
        kind="hold",
        counts="mode",
        sets=1,
        reps=changed.holds,
        hold_s=changed.hold_s,
    )
    mode = Mode(id="practice", name=say(code, "mode"), text=say(code, "mode_text"), doses=(dose,))
    changed = replace(changed, modes=(mode,))
    minutes = tenths(code, changed.timeline().duration_s / 60)
    words = {"n": len(changed.exercises), "minutes": minutes, "days": changed.days_per_week}
    return replace(changed, summary=say(code, "summary", **words))


def fits(practice: Practice) -> bool:
    """Say whether a practice keeps to its minutes and to the weekly cap."""
    in_time = practice.timeline().duration_s <= practice.minutes * 60
    return in_time and practice.stretch_s_per_week <= WEEKLY_CAP_S


def longest_that_fit(base: Practice, exercises: Sequence[Exercise], *, drop: bool) -> Practice:
    """Find the longest holds of the level that fit, then the most of them; drop exercises only if free to."""
    longest, most = LEVELS[base.level]
    ids = [one.id for one in exercises]
    for hold_s in (s for s in HOLDS_S if s <= longest):
        fewest = 2 if drop and hold_s < 30 else 1
        alone = len(ids) == 1 or hold_s == HOLDS_S[-1]  # one exercise only where nothing else fits
        for count in range(len(ids), 0 if alone else 1, -1) if drop else (len(ids),):
            for holds in range(most, fewest - 1, -1):
                candidate = with_dose(base, ids[:count], hold_s=hold_s, holds=holds)
                if fits(candidate):
                    return candidate
    least = with_dose(base, ids, hold_s=HOLDS_S[-1], holds=1)
    needed = -(-least.timeline().duration_s // 60)
    raise OptionError(
        f"These {len(ids)} exercises need at least {needed:.0f} minutes a session, and stay under "
        f"{WEEKLY_CAP_S // 60} minutes of stretch a week on each side; got minutes={base.minutes} on "
        f"{base.days_per_week} days. Give more minutes, fewer days or fewer exercises."
    )


def advice_on(practice: Practice, level: tuple[int, int]) -> list[Notice]:
    """Say where a practice stays below the holds of its level, and whether minutes or the cap did that."""
    code, told = practice.lang, []
    if practice.hold_s < level[0]:
        text = say(code, "shortened", hold_s=practice.hold_s, wanted_s=level[0])
        told.append(Notice(text, ("pack-rule",)))
    if practice.holds < level[1]:
        more = with_dose(practice, practice.exercises, holds=practice.holds + 1)
        if more.timeline().duration_s <= practice.minutes * 60:
            told.append(Notice(say(code, "capped"), ("ingram-2025", "pack-rule")))
    return told


def days_advice(practice: Practice) -> list[Notice]:
    """Say what is to be known of very few or very many days a week."""
    code, told = practice.lang, []
    if practice.days_per_week < 2:
        told.append(Notice(say(code, "twice_a_week"), ("acsm-2021",)))
    if practice.days_per_week > 5:
        told.append(
            Notice(say(code, "many_days", days=practice.days_per_week), ("soreness-page", "pack-rule"))
        )
    return told
