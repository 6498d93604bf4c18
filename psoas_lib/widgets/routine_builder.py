"""Compose a practice by form: what fits the time, the things and the body, and what the evidence says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psoas_lib.content import catalogue, exercises, language, safety
from psoas_lib.practice import build_routine, save_practice
from psoas_lib.practice.fit import LEVELS
from psoas_lib.practice.model import DAYS
from psoas_lib.resources import home_dir
from psoas_lib.widgets.form import Form, Reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_THINGS = ("chair", "cushion", "ball", "block", "kettlebell-or-dumbbell")
_BEFORE = ("mon", "wed", "fri")


def _options(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"value": value, "label": label} for value, label in pairs]


def _fields(words: Mapping[str, str], lang: str) -> list[dict[str, Any]]:
    def own(keys: Iterable[str]) -> list[dict[str, str]]:
        return _options((key, words[key]) for key in keys)

    def checks(name: str, options: list[dict[str, str]], **more: Any) -> dict[str, Any]:
        return {
            "name": name,
            "label": words[name],
            "kind": "checks",
            "options": options,
            "wide": True,
            **more,
        }

    conditions = [(one.id, one.short or one.text) for one in safety(lang).ask_first]
    return [
        {
            "name": "minutes",
            "label": words["minutes"],
            "kind": "number",
            "value": "8",
            "unit": words["min"],
            "keep": True,
        },
        {
            "name": "level",
            "label": words["level"],
            "kind": "pills",
            "options": own(LEVELS),
            "value": "gentle",
        },
        checks("days", own(DAYS), value=list(_BEFORE)),
        checks("equipment", own(_THINGS), value=["chair", "cushion"]),
        checks(
            "exercises",
            _options((one.id, one.name) for one in exercises(lang)),
            hint=words["exercises_hint"],
        ),
        checks("avoid", _options([("kneeling", words["kneeling"]), *conditions]), hint=words["avoid_hint"]),
        {
            "name": "save_as",
            "label": words["save_as"],
            "kind": "line",
            "hint": words["save_as_hint"],
            "wide": True,
            "keep": True,
        },
    ]


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
    lang = language()
    words: Mapping[str, str] = catalogue(lang)["builder"]

    def judge(values: dict[str, Any]) -> Reply:
        try:
            minutes = round(float(values["minutes"].replace(",", ".")))
        except (ValueError, OverflowError):
            told = words["bad_minutes"].format(text=repr(values["minutes"]))
            return Reply(ok=False, message="", errors={"minutes": told})
        if not values["days"]:
            return Reply(ok=False, message="", errors={"days": words["no_day"]})
        practice = build_routine(
            values["exercises"] or None,
            minutes=minutes,
            days=values["days"],
            equipment=values["equipment"],
            level=values["level"] or "gentle",
            avoid=values["avoid"],
            lang=lang,
        )
        form.practice = practice
        told = str(practice)
        if values["save_as"]:
            # A name is a name: nothing of it may lead out of the learner's folder.
            safe = "".join(c if c.isalnum() or c in "-_ " else "-" for c in values["save_as"]).strip()
            path = save_practice(practice, home_dir() / f"{safe or words['file_name']}.toml")
            told += "\n" + words["saved"].format(path=path)
        return Reply(ok=True, message=told)

    form = Form(
        words["title"],
        _fields(words, lang),
        submit=words["submit"],
        on_submit=judge,
        intro=words["intro"],
        language=lang,
    )
    form.practice = None
    return form
