"""Add a measurement: three readings at a time, with everything that decides what they are worth."""

from __future__ import annotations

import statistics
from datetime import datetime
from typing import TYPE_CHECKING, Any

from psoas_lib.cells import number
from psoas_lib.log import RomLog
from psoas_lib.measures import measures
from psoas_lib.widgets.form import Form, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

REPEATS = 3
# Repeats by one person within a minute that lie further apart than this are unlikely to be the same
# thing. It is this pack's own rule: above the smallest detectable change of one rater with a phone
# (3.9 degrees, phone-goniometer-2024) by a half.
SPREAD_DEG = 6.0


def _choices(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"value": value, "label": label} for value, label in pairs]


def _fields() -> Sequence[Mapping[str, Any]]:
    tests = _choices(*((measure.id, measure.name) for measure in measures().values()))
    return [
        {
            "name": "test",
            "label": "Test",
            "kind": "choice",
            "options": tests,
            "value": tests[0]["value"],
            "wide": True,
            "keep": True,
        },
        {
            "name": "side",
            "label": "Side",
            "kind": "pills",
            "options": _choices(("left", "Left"), ("right", "Right")),
        },
        {
            "name": "measured_at",
            "label": "When",
            "kind": "datetime",
            "hint": "Leave empty for now.",
        },
        {
            "name": "angles",
            "label": "Three readings",
            "kind": "numbers",
            "count": REPEATS,
            "unit": "degrees",
            "hint": "Put the leg back in between. Larger is more movement; below zero falls short of it. Zero is a reading.",
            "wide": True,
        },
        {
            "name": "state",
            "label": "Body",
            "kind": "pills",
            "options": _choices(("cold", "Not warmed up"), ("warm", "Warmed up")),
            "value": "cold",
        },
        {
            "name": "instrument",
            "label": "Instrument",
            "kind": "choice",
            "prompt": "Choose",
            "options": _choices(
                ("phone", "Phone app"),
                ("goniometer", "Goniometer"),
                ("inclinometer", "Inclinometer"),
                ("eye", "By eye"),
                ("other", "Other"),
            ),
            "keep": True,
        },
        {
            "name": "rater",
            "label": "Who read it",
            "kind": "line",
            "hint": "A name or initials. Two people differ more than one.",
            "keep": True,
        },
        {
            "name": "pelvis_control",
            "label": "How was the pelvis held?",
            "kind": "choice",
            "prompt": "Choose",
            "options": _choices(
                ("strap", "Strap"),
                ("helper", "A helper's hands"),
                ("other-knee", "Other knee to the chest"),
                ("none", "Not held"),
            ),
            "keep": True,
        },
        {
            "name": "pain_0_10",
            "label": "Pain while measuring",
            "kind": "number",
            "unit": "of 10",
            "hint": "0 is none. Leave empty if you did not ask.",
        },
        {"name": "notes", "label": "Note", "kind": "text", "wide": True},
        {
            "name": "sure",
            "label": "Only if a reading is refused as unlikely",
            "kind": "checks",
            "options": _choices(("sure", "I looked again: the numbers are right")),
            "wide": True,
        },
    ]


def _angles(texts: Sequence[str]) -> list[float]:
    found = []
    for text in texts:
        if not text:
            continue
        try:
            # In a single reading a comma can only be the decimal one.
            found.append(number(text.rstrip("\N{DEGREE SIGN} ").replace(",", "."), "reading"))
        except ValueError:
            raise ValueError(f"{text!r} is not a number of degrees. Write it like 12, 12.5 or -3.") from None
    if not found:
        raise ValueError("At least one reading is needed; three are better.")
    return found


def _refusals(values: Mapping[str, Any]) -> dict[str, str]:
    """Return what is missing, by field."""
    wanted = {
        "side": "Choose left or right.",
        "instrument": "Choose what you measured with: instruments differ by degrees.",
        "rater": "Say who read it; your own initials will do.",
        "pelvis_control": "Say how the pelvis was held. 'Not held' is an honest answer.",
    }
    return {name: message for name, message in wanted.items() if not values[name]}


def judge(log: RomLog, values: Mapping[str, Any], *, now: datetime | None = None) -> Reply:
    """Check a filled-in form and append its readings; what is refused stays in the form.

    Parameters
    ----------
    log : RomLog
        Where accepted readings go.
    values : mapping
        What the form holds, by field name.
    now : datetime, optional
        The present, where the learner left the time empty; the clock's when left out.

    Returns
    -------
    Reply
    """
    errors = _refusals(values)
    angles: list[float] = []
    try:
        angles = _angles(values["angles"])
    except ValueError as error:
        errors["angles"] = str(error)
    if errors:
        return Reply(
            ok=False, message="Nothing was added yet. Please look at the marked fields.", errors=errors
        )
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
        message = str(error).replace("say sure=True", "tick 'I looked again' above")
        return Reply(ok=False, message=f"Nothing was added yet. {message}")
    return Reply(ok=True, message=_summary(angles, values["side"]))


def _summary(angles: Sequence[float], side: str) -> str:
    middle = statistics.median(angles)
    spread = max(angles) - min(angles)
    said = f"Added: {side}, {len(angles)} reading{'s' if len(angles) > 1 else ''}, middle {middle:g}\N{DEGREE SIGN}."
    if len(angles) < REPEATS:
        said += f" Three are better than {len(angles)}: the middle of three forgives one slip."
    if spread > SPREAD_DEG:
        said += (
            f" They lie {spread:g}\N{DEGREE SIGN} apart, which is much for one hip within a minute. "
            "Was the pelvis still? If one was a slip, measure three more: nothing is thrown away."
        )
    return said


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
    own = RomLog() if log is None else log
    return Form(
        "Add a measurement",
        _fields(),
        submit="Add to the log",
        on_submit=lambda values: judge(own, values),
        intro="Same tool, same person, same time of day, and nothing that stretches half an hour before.",
    )
