"""What a question is: its kinds, its parts, and what every possible answer deserves as a reply.

An answer of any kind is taken apart into *keys* (``"b"``, ``"a=1"``, ``"c<a"``, ``"2=d"``, ``"n0:3"``),
and a question is a table from keys to replies. One rule then marks all six kinds, here and in the
browser: of the keys that the table knows, all must be right; if it knows none, the general reply holds.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, field
from itertools import pairwise

KINDS = ("single", "multiple", "number", "order", "label", "text")
ROLES = ("predict", "practice", "pictures", "misconception", "exit")


@dataclass(frozen=True)
class Reply:
    """What one answer, or one part of it, is told.

    Parameters
    ----------
    right : bool
        Whether this part is right.
    text : str
        The sentence for the learner; empty when a right part needs no word.
    """

    right: bool
    text: str


@dataclass(frozen=True)
class Option:
    """One thing to choose, to put in order, or to place on the figure.

    Parameters
    ----------
    letter : str
        ``"a"``, ``"b"``, ... in the order in which the learner sees them.
    text : str
        What the learner reads.
    reply : str
        Why it is right, or what is wrong with choosing it.
    right : bool
        Whether it belongs to the right answer (``single`` and ``multiple``).
    """

    letter: str
    text: str
    reply: str
    right: bool = False


@dataclass(frozen=True)
class NumberTarget:
    """A number worth recognising: the right one, or a wrong one with a cause.

    Parameters
    ----------
    value : float
        In the unit of the question.
    tolerance : float
        Half the width of the interval that counts as this number, in the same unit.
    reply : Reply
        What a learner who gave this number is told.
    """

    value: float
    tolerance: float
    reply: Reply

    @property
    def step(self) -> float:
        """Width of the interval, a hair wider than twice the tolerance so that both ends belong to it."""
        return 2 * self.tolerance * (1 + 1e-6)

    @property
    def offset(self) -> float:
        """Where the intervals start, reduced to one step so that it does not give the value away."""
        return (self.value - self.step / 2) % self.step

    def bucket(self, number: float) -> int:
        """Return the interval in which a number falls.

        Parameters
        ----------
        number : float
            In the unit of the question.

        Returns
        -------
        int
            The same for every number within the tolerance, another one outside.

        Examples
        --------
        >>> t = NumberTarget(4, 0.5, Reply(True, "Yes."))
        >>> t.bucket(3.5) == t.bucket(4) == t.bucket(4.5), t.bucket(4.6) == t.bucket(4)
        (True, False)
        """
        return math.floor((number - self.offset) / self.step)


@dataclass(frozen=True)
class Point:
    """A numbered place on a figure.

    Parameters
    ----------
    number : str
        What stands at the place, ``"1"`` to ``"9"``.
    x_percent, y_percent : float
        The place itself, from the left and the top edge.
    pin_x_percent, pin_y_percent : float
        Where its number stands, beside it, so that nothing is covered.
    where : str
        The place in words, for people who do not see the figure; it must not name the answer.
    answer : str
        Letter of the option that belongs here.
    """

    number: str
    x_percent: float
    y_percent: float
    pin_x_percent: float
    pin_y_percent: float
    where: str
    answer: str


@dataclass(frozen=True)
class Question:
    """One question of the bank.

    Parameters
    ----------
    id : str
        ``"Q03.2"``: notebook 03, second question.
    kind : str
        One of ``KINDS``.
    role : str
        One of ``ROLES``: where in the notebook it stands.
    objective : str
        Id of the objective that it tests.
    sources : tuple of str
        Source keys behind the answer.
    text : str
        The question.
    hints : tuple of str
        Given one by one, on request.
    solution : str
        The full answer with its reason, shown on request after a try.
    otherwise : str
        The reply to an answer that is wrong in no foreseen way.
    options : tuple of Option
        For ``single``, ``multiple``, ``order`` and ``label``.
    sequence : str
        For ``order``: the letters in the right order.
    targets : tuple of NumberTarget
        For ``number``; the first is the right one.
    units : tuple of (str, Reply)
        For ``number``: the units offered. One unit: it is printed. Several: the learner chooses.
    texts : tuple of (str, Reply)
        For ``text``: the normalised answers that are recognised.
    points : tuple of Point
        For ``label``.
    figure : str
        For ``label``: file name in ``data/questions/figures``.
    alt : str
        For ``label``: what the figure shows, in words.
    """

    id: str
    kind: str
    role: str
    objective: str
    sources: tuple[str, ...]
    text: str
    hints: tuple[str, ...]
    solution: str
    otherwise: str = ""
    options: tuple[Option, ...] = ()
    sequence: str = ""
    targets: tuple[NumberTarget, ...] = ()
    units: tuple[tuple[str, Reply], ...] = ()
    texts: tuple[tuple[str, Reply], ...] = ()
    points: tuple[Point, ...] = ()
    figure: str = ""
    alt: str = ""
    replies: dict[str, Reply] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out the table from keys to replies once."""
        object.__setattr__(self, "replies", _replies(self))

    @property
    def notebook(self) -> str:
        """Number of the notebook that owns the question, two digits."""
        return self.id[1:3]

    @property
    def right_answer(self) -> str:
        """The right answer, written as a learner would give it."""
        match self.kind:
            case "single" | "multiple":
                return " ".join(option.letter for option in self.options if option.right)
            case "order":
                return " ".join(self.sequence)
            case "label":
                return " ".join(f"{point.number}={point.answer}" for point in self.points)
            case "number":
                unit = next((name for name, reply in self.units if reply.right), "")
                return f"{self.targets[0].value:g} {unit}".strip()
            case _:
                return next(text for text, reply in self.texts if reply.right)


def _replies(question: Question) -> dict[str, Reply]:
    """Build the table from every foreseeable key to its reply."""
    match question.kind:
        case "single":
            return {o.letter: Reply(o.right, o.reply) for o in question.options}
        case "multiple":
            return {
                f"{o.letter}={chosen}": Reply(
                    bool(chosen) == o.right, "" if bool(chosen) == o.right else o.reply
                )
                for o in question.options
                for chosen in (0, 1)
            }
        case "order":
            by_letter = {o.letter: o for o in question.options}
            table = {}
            for a, b in pairwise(question.sequence):
                table[f"{a}<{b}"] = Reply(right=True, text="")
                table[f"{b}<{a}"] = Reply(right=False, text=by_letter[b].reply)
            return table
        case "label":
            return {
                f"{p.number}={o.letter}": Reply(o.letter == p.answer, "" if o.letter == p.answer else o.reply)
                for p in question.points
                for o in question.options
            }
        case "number":
            table = {f"n{i}:{t.bucket(t.value)}": t.reply for i, t in enumerate(question.targets)}
            return table | {f"u:{name}": reply for name, reply in question.units}
        case _:
            return {f"t:{text}": reply for text, reply in question.texts}


def shown_order(identifier: str, texts: list[str]) -> list[int]:
    """Return an order for options that looks random and is the same for everybody.

    Parameters
    ----------
    identifier : str
        Of the question: two questions with the same options get different orders.
    texts : list of str
        The options as they stand in the bank.

    Returns
    -------
    list of int
        A permutation of the indices.

    Examples
    --------
    >>> sorted(shown_order("Q01.1", ["left", "right", "both"]))
    [0, 1, 2]
    """
    return sorted(
        range(len(texts)), key=lambda i: hashlib.sha256(f"{identifier}\n{texts[i]}".encode()).digest()
    )
