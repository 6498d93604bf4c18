"""Read the question bank and its objectives from ``data/``, and refuse what a learner would stumble over."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase
from typing import Any

from psoas_lib.check.answer_keys import normalise
from psoas_lib.check.question import (
    KINDS,
    ROLES,
    NumberTarget,
    Option,
    Point,
    Question,
    Reply,
    shown_order,
)
from psoas_lib.resources import data_dir

SETS = ("warm-up", *ROLES)


@dataclass(frozen=True)
class Objective:
    """What a learner can do after a notebook.

    Parameters
    ----------
    id : str
        ``"O03.2"``.
    verb : str
        One verb of Bloom's taxonomy, as it stands in the text.
    level : str
        Its level: remember, understand, apply, analyse, evaluate or create.
    text : str
        The sentence, from its verb on.
    """

    id: str
    verb: str
    level: str
    text: str

    @property
    def notebook(self) -> str:
        """Number of the notebook, two digits."""
        return self.id[1:3]


@dataclass(frozen=True)
class Chapter:
    """The questions of one notebook.

    Parameters
    ----------
    notebook : str
        Number of the notebook, two digits.
    title : str
        Its title.
    warm_up : tuple of str
        Ids of the questions, most of them from earlier notebooks, that open it.
    questions : tuple of Question
        Its own questions.
    """

    notebook: str
    title: str
    warm_up: tuple[str, ...]
    questions: tuple[Question, ...]


def question(identifier: str) -> Question:
    """Return one question.

    Parameters
    ----------
    identifier : str
        Such as ``"Q03.2"``.

    Returns
    -------
    Question
        From the bank.

    Raises
    ------
    KeyError
        If there is none; the message names the nearest.
    """
    bank = _by_id()
    if identifier in bank:
        return bank[identifier]
    near = [known for known in bank if known[:3] == str(identifier)[:3]] or sorted({k[:3] for k in bank})
    raise KeyError(f"There is no question {identifier!r}. There are: {', '.join(near)}.")


def questions(notebook: str | None = None, role: str | None = None) -> tuple[Question, ...]:
    """Return questions in the order of the course.

    Parameters
    ----------
    notebook : str, optional
        Two digits: only the questions of this notebook.
    role : str, optional
        Only the questions with this role.

    Returns
    -------
    tuple of Question
        May be empty.
    """
    return tuple(q for q in _by_id().values() if notebook in (None, q.notebook) and role in (None, q.role))


def question_set(name: str) -> tuple[Question, ...]:
    """Return a named set of questions.

    Parameters
    ----------
    name : str
        Notebook and part, such as ``"03-exit"`` or ``"03-warm-up"``; the number alone means all of its own.

    Returns
    -------
    tuple of Question
        In the order in which they are asked.

    Raises
    ------
    KeyError
        If there is no such set.
    """
    notebook, _, part = name.partition("-")
    chapter = chapters().get(notebook)
    if chapter is None or part not in ("", *SETS):
        raise KeyError(
            f"There is no set {name!r}. Write a notebook ({', '.join(chapters())}) and a part "
            f"({', '.join(SETS)}), such as '03-exit'."
        )
    if part == "warm-up":
        return tuple(question(identifier) for identifier in chapter.warm_up)
    return tuple(q for q in chapter.questions if part in ("", q.role))


@cache
def objectives() -> dict[str, Objective]:
    """Return all objectives by id, in the order of the course."""
    table = tomllib.loads((data_dir() / "objectives.toml").read_text(encoding="utf-8"))
    found = {
        key: Objective(key, entry["verb"], entry["level"], entry["text"]) for key, entry in table.items()
    }
    for objective in found.values():
        if not re.fullmatch(r"O\d\d\.\d", objective.id):
            raise ValueError(f"objectives.toml: {objective.id!r} is not an id such as 'O03.2'.")
        if not objective.text.startswith(objective.verb):
            raise ValueError(
                f"objectives.toml: {objective.id} has to start with its verb {objective.verb!r}."
            )
    return found


@cache
def chapters() -> dict[str, Chapter]:
    """Return the questions of every notebook by its number."""
    found = {}
    for path in sorted((data_dir() / "questions").glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        number = table["notebook"]
        try:
            own = tuple(_question(entry) for entry in table["question"])
        except (KeyError, TypeError, ValueError) as problem:
            raise ValueError(f"{path.name}: {problem}") from problem
        found[number] = Chapter(number, table["title"], tuple(table["warm_up"]), own)
    return found


@cache
def _by_id() -> dict[str, Question]:
    bank: dict[str, Question] = {}
    for chapter in chapters().values():
        for one in chapter.questions:
            if one.id in bank:
                raise ValueError(f"Question {one.id} stands twice in the bank.")
            if one.notebook != chapter.notebook or one.objective not in objectives():
                raise ValueError(f"Question {one.id}: wrong notebook, or no objective {one.objective!r}.")
            bank[one.id] = one
    return bank


def _question(entry: dict[str, Any]) -> Question:
    """Make a question from its entry; every mistake of an author is named here, not met by a learner."""
    name = entry["id"]
    kind = entry["kind"]
    if kind not in KINDS or entry["role"] not in ROLES:
        raise ValueError(f"{name}: kind is one of {KINDS}, role one of {ROLES}.")
    needs = {
        "single": {"options"},
        "multiple": {"options"},
        "order": {"options"},
        "label": {"options", "points", "figure", "alt"},
        "number": {"targets", "units", "otherwise"},
        "text": {"texts", "otherwise"},
    }[kind]
    common = {"id", "kind", "role", "objective", "sources", "text", "hints", "solution"}
    missing = (common | needs) - entry.keys()
    may = {"keep_order"} | ({"figure", "alt"} if kind == "single" else set())
    strange = entry.keys() - common - needs - may
    if missing or strange:
        raise ValueError(f"{name}: missing {sorted(missing)}, unknown {sorted(strange)}.")
    if bool(entry.get("figure")) != bool(entry.get("alt")):
        raise ValueError(f"{name}: a figure and its alt text come together.")
    raw = entry.get("options", [])
    places = list(range(len(raw))) if entry.get("keep_order") else shown_order(name, [o["text"] for o in raw])
    if kind == "order" and places == list(range(len(raw))):
        places = places[1:] + places[:1]  # shown in the right order, it would answer itself
    options = tuple(
        Option(ascii_lowercase[i], raw[j]["text"], raw[j]["reply"], bool(raw[j].get("right", False)))
        for i, j in enumerate(places)
    )
    letter = {raw[j]["text"]: ascii_lowercase[i] for i, j in enumerate(places)}
    n_right = sum(option.right for option in options)
    if (kind == "single" and n_right != 1) or (kind == "multiple" and not 0 < n_right < len(options)):
        raise ValueError(f"{name}: {n_right} right options in a {kind} question.")
    targets = tuple(
        NumberTarget(float(t["value"]), float(t["tolerance"]), Reply(bool(t.get("right", False)), t["reply"]))
        for t in entry.get("targets", [])
    )
    _check_targets(name, targets)
    texts = [
        (normalise(said), Reply(bool(t.get("right", False)), t["reply"]))
        for t in entry.get("texts", [])
        for said in t["said"]
    ]
    if len({said for said, _ in texts}) != len(texts):
        raise ValueError(f"{name}: a text is recognised twice.")
    return Question(
        id=name,
        kind=kind,
        role=entry["role"],
        objective=entry["objective"],
        sources=tuple(entry["sources"]),
        text=entry["text"],
        hints=tuple(entry["hints"]),
        solution=entry["solution"],
        otherwise=entry.get("otherwise", ""),
        options=options,
        sequence="".join(letter[o["text"]] for o in raw) if kind == "order" else "",
        targets=targets,
        units=tuple(
            (u["name"], Reply(bool(u.get("right", False)), u.get("reply", "")))
            for u in entry.get("units", [])
        ),
        texts=tuple(texts),
        points=tuple(
            Point(
                number=p["number"],
                x_percent=float(p["x"]),
                y_percent=float(p["y"]),
                pin_x_percent=float(p["pin_x"]),
                pin_y_percent=float(p["pin_y"]),
                where=p["where"],
                answer=letter[p["answer"]],
            )
            for p in entry.get("points", [])
        ),
        figure=entry.get("figure", ""),
        alt=entry.get("alt", ""),
    )


def _check_targets(name: str, targets: tuple[NumberTarget, ...]) -> None:
    if targets and (not targets[0].reply.right or any(t.reply.right for t in targets[1:])):
        raise ValueError(f"{name}: the first target is the right one, and the only one.")
    for i, one in enumerate(targets):
        for other in targets[i + 1 :]:
            if abs(one.value - other.value) <= one.tolerance + other.tolerance:
                raise ValueError(f"{name}: the targets {one.value:g} and {other.value:g} overlap.")
