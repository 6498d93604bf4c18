"""Add a measurement: three readings at a time, with everything that decides what they are worth."""

from __future__ import annotations

import statistics
from datetime import datetime
from typing import TYPE_CHECKING, Any

from psoas_lib.cells import number
from psoas_lib.content.locale import catalogue, checked, language
from psoas_lib.log import RomLog
from psoas_lib.measure import measure_names
from psoas_lib.widgets.form import Form, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

REPEATS = 3
# Repeats by one person within a minute that lie further apart than this are unlikely to be the same
# thing. It is this pack's own rule: above the smallest detectable change of one rater with a phone
# (3.9 degrees, phone-goniometer-2024) by a half.
SPREAD_DEG = 6.0


def _fields(words: Mapping[str, str]) -> Sequence[Mapping[str, Any]]:
    def own(*keys: str) -> list[dict[str, str]]:
        return [{"value": key, "label": words[key]} for key in keys]

    tests = [{"value": test, "label": name} for test, name in measure_names().items()]
    return [
        {
            "name": "test",
            "label": words["test"],
            "kind": "choice",
            "options": tests,
            "value": tests[0]["value"],
            "wide": True,
            "keep": True,
        },
        {"name": "side", "label": words["side"], "kind": "pills", "options": own("left", "right")},
        {
            "name": "measured_at",
            "label": words["measured_at"],
            "kind": "datetime",
            "hint": words["measured_at_hint"],
        },
        {
            "name": "angles",
            "label": words["angles"],
            "kind": "numbers",
            "count": REPEATS,
            "unit": words["degrees"],
            "hint": words["angles_hint"],
            "wide": True,
        },
        {
            "name": "state",
            "label": words["state"],
            "kind": "pills",
            "options": own("cold", "warm"),
            "value": "cold",
        },
        {
            "name": "instrument",
            "label": words["instrument"],
            "kind": "choice",
            "prompt": words["choose"],
            "options": own("phone", "goniometer", "inclinometer", "eye", "other"),
            "keep": True,
        },
        {
            "name": "rater",
            "label": words["rater"],
            "kind": "line",
            "hint": words["rater_hint"],
            "keep": True,
        },
        {
            "name": "pelvis_control",
            "label": words["pelvis_control"],
            "kind": "choice",
            "prompt": words["choose"],
            "options": own("strap", "helper", "other-knee", "none"),
            "keep": True,
        },
        {
            "name": "pain_0_10",
            "label": words["pain"],
            "kind": "number",
            "unit": words["of_ten"],
            "hint": words["pain_hint"],
        },
        {"name": "notes", "label": words["notes"], "kind": "text", "wide": True},
        {
            "name": "sure",
            "label": words["sure"],
            "kind": "checks",
            "options": [{"value": "sure", "label": words["sure_tick"]}],
            "wide": True,
        },
    ]


def _angles(texts: Sequence[str], words: Mapping[str, str]) -> list[float]:
    found = []
    for text in texts:
        if not text:
            continue
        try:
            # In a single reading a comma can only be the decimal one.
            found.append(number(text.rstrip("\N{DEGREE SIGN} ").replace(",", "."), "reading"))
        except ValueError:
            raise ValueError(words["not_a_number"].format(text=repr(text))) from None
    if not found:
        raise ValueError(words["no_angle"])
    return found


def _refusals(values: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, str]:
    """Return what is missing, by field."""
    wanted = {
        "side": "no_side",
        "instrument": "no_instrument",
        "rater": "no_rater",
        "pelvis_control": "no_pelvis",
    }
    return {name: words[key] for name, key in wanted.items() if not values[name]}


def judge(
    log: RomLog, values: Mapping[str, Any], *, now: datetime | None = None, lang: str | None = None
) -> Reply:
    """Check a filled-in form and append its readings; what is refused stays in the form.

    Parameters
    ----------
    log : RomLog
        Where accepted readings go.
    values : mapping
        What the form holds, by field name.
    now : datetime, optional
        The present, where the learner left the time empty; the clock's when left out.
    lang : str, optional
        The language of the reply; the one in use when left out.

    Returns
    -------
    Reply
    """
    words: Mapping[str, str] = catalogue(checked(lang))["measurement"]
    errors = _refusals(values, words)
    angles: list[float] = []
    try:
        angles = _angles(values["angles"], words)
    except ValueError as error:
        errors["angles"] = str(error)
    if errors:
        return Reply(ok=False, message=words["marked"], errors=errors)
    moment = values["measured_at"] or (now or datetime.now().astimezone()).isoformat(timespec="seconds")
    shared = {
        name: values[name]
        for name in ("test", "side", "state", "instrument", "rater", "pelvis_control", "notes")
    }
    rows = [
        {
            **shared,
            "measured_at": moment,
            "angle_deg": angle,
            "repeat": repeat,
            "pain_0_10": values["pain_0_10"].replace(",", "."),
        }
        for repeat, angle in enumerate(angles, start=1)
    ]
    try:
        log.append_rows(rows, sure=bool(values["sure"]))
    except ValueError as error:
        reason = str(error).replace("say sure=True", words["sure_how"])
        return Reply(ok=False, message=words["nothing_added"].format(reason=reason))
    return Reply(ok=True, message=_summary(angles, values["side"], checked(lang)))


def _summary(angles: Sequence[float], side: str, lang: str) -> str:
    words, point = catalogue(lang)["measurement"], catalogue(lang)["numbers"]["decimal"]

    def degrees(value: float) -> str:
        return f"{value:g}\N{DEGREE SIGN}".replace(".", point)

    middle = statistics.median(angles)
    spread = max(angles) - min(angles)
    told = {
        "side": words[side].lower(),
        "n": len(angles),
        "middle": degrees(middle),
        "spread": degrees(spread),
    }
    said = [words["added_1" if len(angles) == 1 else "added_n"]]
    if len(angles) < REPEATS:
        said.append(words["three_are_better"])
    if spread > SPREAD_DEG:
        said.append(words["apart"])
    return " ".join(said).format(**told)


def measurement_form(log: RomLog | None = None) -> Form:
    """Return a form that adds three readings to a log.

    Parameters
    ----------
    log : RomLog, optional
        The log; the learner's own when left out.

    Returns
    -------
    Form

    Examples
    --------
    >>> form = measurement_form()
    >>> form.fill_in({"side": "left"}).errors["angles"]
    'At least one reading is needed; three are better.'
    """
    own, lang = RomLog() if log is None else log, language()
    words: Mapping[str, str] = catalogue(lang)["measurement"]
    return Form(
        words["title"],
        _fields(words),
        submit=words["submit"],
        on_submit=lambda values: judge(own, values, lang=lang),
        intro=words["intro"],
    )
