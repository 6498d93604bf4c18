"""Compose a practice by form: what fits the time, the things and the body, and what the evidence says of it."""

from __future__ import annotations

from typing import Any

from psoas_lib.content import exercises, safety
from psoas_lib.practice import build_routine, save_practice
from psoas_lib.resources import home_dir
from psoas_lib.widgets.form import Form, Reply

_DAYS = (
    ("mon", "Mon"),
    ("tue", "Tue"),
    ("wed", "Wed"),
    ("thu", "Thu"),
    ("fri", "Fri"),
    ("sat", "Sat"),
    ("sun", "Sun"),
)
_LEVELS = (("gentle", "Gentle, 15 s holds"), ("steady", "Steady, 30 s"), ("strong", "Strong, 60 s"))
_THINGS = (
    ("chair", "Chair"), ("cushion", "Cushion"), ("ball", "Ball"), ("block", "Yoga block"), ("kettlebell-or-dumbbell", "Kettlebell or dumbbell"),
)  # fmt: skip


def _options(pairs: Any) -> list[dict[str, str]]:
    return [{"value": value, "label": label} for value, label in pairs]


def routine_builder() -> Form:
    """Return a form that composes a practice, shows it against the evidence, and saves it as a file.

    Returns
    -------
    Form
        ``form.practice`` holds what was composed last, or None.

    Examples
    --------
    >>> form = routine_builder()
    >>> form.fill_in({"minutes": "6", "days": ["mon", "thu"], "level": "gentle"}).ok
    True
    >>> form.practice.days
    ('mon', 'thu')
    """
    conditions = [(one.id, one.short or one.text) for one in safety().ask_first]
    fields: list[dict[str, Any]] = [
        {
            "name": "minutes",
            "label": "Minutes a session",
            "kind": "number",
            "value": "8",
            "unit": "min",
            "keep": True,
        },
        {
            "name": "level",
            "label": "How strong",
            "kind": "pills",
            "options": _options(_LEVELS),
            "value": "gentle",
        },
        {
            "name": "days",
            "label": "Days",
            "kind": "checks",
            "options": _options(_DAYS),
            "value": ["mon", "wed", "fri"],
            "wide": True,
        },
        {
            "name": "equipment",
            "label": "At hand",
            "kind": "checks",
            "options": _options(_THINGS),
            "value": ["chair", "cushion"],
            "wide": True,
        },
        {
            "name": "exercises",
            "label": "Exercises",
            "kind": "checks",
            "options": _options((one.id, one.name) for one in exercises()),
            "hint": "Choose none, and the planner takes the best studied ones that fit.",
            "wide": True,
        },
        {
            "name": "avoid",
            "label": "Is any of these true of you?",
            "kind": "checks",
            "options": _options([("kneeling", "Kneeling hurts"), *conditions]),
            "hint": "Ask a clinician first; until then the planner leaves out what these exclude.",
            "wide": True,
        },
        {
            "name": "save_as",
            "label": "Save as",
            "kind": "line",
            "hint": "A name for the file in your folder; leave empty to try only.",
            "wide": True,
            "keep": True,
        },
    ]

    def judge(values: dict[str, Any]) -> Reply:
        try:
            minutes = round(float(values["minutes"].replace(",", ".")))
        except ValueError:
            return Reply(
                ok=False,
                message="",
                errors={"minutes": f"Minutes are a number from 2 to 60, got {values['minutes']!r}."},
            )
        if not values["days"]:
            return Reply(ok=False, message="", errors={"days": "Choose at least one day."})
        practice = build_routine(
            values["exercises"] or None,
            minutes=minutes,
            days=values["days"],
            equipment=values["equipment"],
            level=values["level"] or "gentle",
            avoid=values["avoid"],
        )
        form.practice = practice
        told = str(practice)
        if values["save_as"]:
            # A name is a name: nothing of it may lead out of the learner's folder.
            safe = (
                "".join(c if c.isalnum() or c in "-_ " else "-" for c in values["save_as"]).strip()
                or "practice"
            )
            told += f"\nSaved as {save_practice(practice, home_dir() / f'{safe}.toml')}."
        return Reply(ok=True, message=told)

    form = Form(
        "Build a routine",
        fields,
        submit="Compose",
        on_submit=judge,
        intro="Nothing is started. You see what would be played, how much it is, and what speaks against it.",
    )
    form.practice = None
    return form
