"""Read the question bank and its objectives from ``data/``, and refuse what a learner would stumble over."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from psoas_lib.check.entry import question_of
from psoas_lib.check.question import ROLES, Question
from psoas_lib.content.errors import UnknownIdError
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
    UnknownIdError
        If there is none; the message names the nearest.
    """
    bank = _by_id()
    if isinstance(identifier, str) and identifier in bank:
        return bank[identifier]
    near = [known for known in bank if known[:3] == str(identifier)[:3]] or sorted({k[:3] for k in bank})
    raise UnknownIdError(f"There is no question {identifier!r}. There are: {', '.join(near)}.")


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
    UnknownIdError
        If there is no such set.
    """
    notebook, _, part = str(name).partition("-")
    chapter = chapters().get(notebook)
    if chapter is None or part not in ("", *SETS):
        raise UnknownIdError(
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
            own = tuple(question_of(entry) for entry in table["question"])
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
