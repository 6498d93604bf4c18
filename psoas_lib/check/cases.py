"""Branching cases: a scene, a decision, its reason, and the scene to which the decision leads."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase
from typing import Any

from psoas_lib.check.question import Option, Question, shown_order
from psoas_lib.content.errors import UnknownIdError
from psoas_lib.resources import data_dir


@dataclass(frozen=True)
class Scene:
    """One step of a case.

    Parameters
    ----------
    id : str
        Unique within the case.
    title : str
        A few words.
    text : tuple of str
        Paragraphs.
    decision : Question or None
        What has to be decided; None at an end.
    leads_to : dict of str to str
        From the letter of an option to the id of the next scene.
    """

    id: str
    title: str
    text: tuple[str, ...]
    decision: Question | None
    leads_to: dict[str, str]


@dataclass(frozen=True)
class Case:
    """A case with all its ways.

    Parameters
    ----------
    id : str
        Such as ``"runner-groin-pain"``.
    title, intro : str
        What is printed above.
    objective : str
        Id of the objective that its decisions train.
    start : str
        Id of the first scene.
    scenes : dict of str to Scene
        By id.
    """

    id: str
    title: str
    intro: str
    objective: str
    start: str
    scenes: dict[str, Scene]


@cache
def cases() -> dict[str, Case]:
    """Return all cases by id, in the order of the course."""
    found = {}
    for path in sorted((data_dir() / "cases").glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        number = path.name.split("_")[0]
        try:
            found[table["id"]] = _case(table, number)
        except (KeyError, ValueError) as problem:
            raise ValueError(f"{path.name}: {problem}") from problem
    return found


def find_case(identifier: str) -> Case:
    """Return one case.

    Parameters
    ----------
    identifier : str
        Such as ``"runner-groin-pain"``.

    Returns
    -------
    Case
        With all its scenes.

    Raises
    ------
    UnknownIdError
        If there is none; the message lists them.
    """
    if not isinstance(identifier, str) or identifier not in cases():
        raise UnknownIdError(f"There is no case {identifier!r}. There are: {', '.join(cases())}.")
    return cases()[identifier]


def _case(table: dict[str, Any], number: str) -> Case:
    scenes = {}
    for place, raw in enumerate(table["scene"], start=1):
        scenes[raw["id"]] = _scene(raw, f"C{number}.{place}", table["objective"])
    for scene in scenes.values():
        for target in scene.leads_to.values():
            if target not in scenes:
                raise ValueError(f"scene {scene.id!r} leads to {target!r}, which is not there.")
    return Case(table["id"], table["title"], table["intro"], table["objective"], table["start"], scenes)


def _scene(raw: dict[str, Any], name: str, objective: str) -> Scene:
    if "question" not in raw:
        return Scene(raw["id"], raw["title"], tuple(raw["text"]), None, {})
    rows = raw["options"]
    shown = [rows[i] for i in shown_order(name, [row["text"] for row in rows])]
    options = tuple(
        Option(ascii_lowercase[i], row["text"], row["reply"], bool(row.get("right", False)))
        for i, row in enumerate(shown)
    )
    if sum(option.right for option in options) != 1:
        raise ValueError(f"scene {raw['id']!r} needs one sound option.")
    decision = Question(
        id=name,
        kind="single",
        role="practice",
        objective=objective,
        sources=tuple(raw["sources"]),
        text=raw["question"],
        hints=(),
        solution=next(option.reply for option in options if option.right),
        options=options,
    )
    leads_to = {option.letter: row["next"] for option, row in zip(options, shown, strict=True)}
    return Scene(raw["id"], raw["title"], tuple(raw["text"]), decision, leads_to)
