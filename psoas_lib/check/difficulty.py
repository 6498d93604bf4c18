"""What a class found hard: difficulty of each question from anonymised results.

A teacher puts the exported files of a class together. Difficulty is the share that was right at the first
try, with Wilson's 95 per cent interval; below five learners no figure is given.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Self

from psoas_lib.check import bank
from psoas_lib.check.exchange import read_export

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST_LEARNERS = 5
_SHOWN = 70  # characters of a question


@dataclass(frozen=True)
class Item:
    """How one question went in a class.

    Parameters
    ----------
    question : str
        Its id.
    n_learners : int
        How many answered it.
    n_right : int
        How many were right at the first try.
    most_chosen_wrong : str
        The wrong answer given most often; empty if there was none or it is not exported.
    """

    question: str
    n_learners: int
    n_right: int
    most_chosen_wrong: str

    @property
    def share_right(self) -> float | None:
        """Share of right first answers, 0 to 1; None below five learners."""
        return self.n_right / self.n_learners if self.n_learners >= FEWEST_LEARNERS else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 per cent interval of the share; None below five learners."""
        return wilson(self.n_right, self.n_learners) if self.n_learners >= FEWEST_LEARNERS else None


class ItemReport(tuple[Item, ...]):  # noqa: SLOT001 - a tuple that carries a name beside its items has no slots
    """The questions of a class, hardest first, printed as a table.

    Parameters
    ----------
    items : iterable of Item
        In the order in which they are shown.
    unread : dict of str to str
        Name of each file that was no export, and why.
    """

    unread: dict[str, str]

    def __new__(cls, items: Iterable[Item] = (), unread: dict[str, str] | None = None) -> Self:
        """Make the report."""
        report = super().__new__(cls, items)
        report.unread = dict(unread or {})
        return report

    def _rows(self) -> list[tuple[str, str, str, str]]:
        rows = []
        for item in self:
            if item.share_right is None or item.interval is None:
                share = f"fewer than {FEWEST_LEARNERS} learners"
            else:
                low, high = item.interval
                share = f"{item.share_right:.0%} ({low:.0%} to {high:.0%})"
            rows.append((_told(item.question), str(item.n_learners), share, _chosen(item)))
        return rows

    def __repr__(self) -> str:
        """Return one line per question."""
        lines = ["  ".join(row).rstrip() for row in self._rows()] or ["No results yet."]
        return "\n".join([*lines, *(f"Not read: {why}" for why in self.unread.values())])

    def _repr_html_(self) -> str:
        heads = ("Question", "Learners", "Right at the first try", "Most chosen wrong answer")
        head = "".join(f'<th scope="col">{name}</th>' for name in heads)
        body = "".join(
            f'<tr><th scope="row">{escape(q)}</th>'
            + "".join(f"<td>{escape(cell)}</td>" for cell in rest)
            + "</tr>"
            for q, *rest in self._rows()
        )
        left = "".join(f"<li>{escape(why)}</li>" for why in self.unread.values())
        below = f"<p>Files that could not be read:</p><ul>{left}</ul>" if left else ""
        if not self:
            return f"<p>No results yet.</p>{below}"
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{below}"


def _told(identifier: str) -> str:
    """Return a question as a teacher knows it again: its id and its first words."""
    text = bank.question(identifier).text
    return f"{identifier} {text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(' ', 1)[0] + ' …'}"


def _chosen(item: Item) -> str:
    """Return the wrong answer given most often in the words of its option."""
    letter, _, count = item.most_chosen_wrong.partition(" ")
    options = bank.question(item.question).options
    words = next((option.text for option in options if option.letter == letter), "")
    return f"{letter}) {words} {count}" if words else item.most_chosen_wrong


def item_difficulty(paths: Path | str | Iterable[Path | str]) -> ItemReport:
    """Report how hard the questions were for a class.

    Parameters
    ----------
    paths : Path, str or iterable of them
        Files that :func:`export_results` wrote, or a folder of them.

    Returns
    -------
    ItemReport
        Hardest first. Files that are no such export are named below the table and counted nowhere.

    Raises
    ------
    FileNotFoundError
        If there is no such file or folder, or no CSV file in the folder.
    ValueError
        If not one file is such an export; the message names the first and says what to do.
    """
    files = _files(paths)
    unread: dict[str, str] = {}
    answers: dict[tuple[str, str], dict[str, str]] = {}  # a file handed in twice counts once
    for path in files:
        try:
            rows = read_export(path)
        except ValueError as problem:
            unread[path.name] = str(problem)
            continue
        for row in rows:
            answers.setdefault((row["learner"], row["question"]), row)
    if unread and len(unread) == len(files):
        raise ValueError(next(iter(unread.values())))
    items = [_item(question, answers.values()) for question in {name for _, name in answers}]
    return ItemReport(sorted(items, key=lambda i: (i.n_right / i.n_learners, i.question)), unread)


def _files(paths: Path | str | Iterable[Path | str]) -> list[Path]:
    if not isinstance(paths, str | Path):
        return [Path(path) for path in paths]
    folder = Path(paths)
    if not folder.exists():
        raise FileNotFoundError(
            f"There is no file or folder {folder}. Put the learners' exports into one folder."
        )
    files = sorted(folder.glob("*.csv")) if folder.is_dir() else [folder]
    if not files:
        raise FileNotFoundError(f"There is no CSV file in {folder}. Put the learners' exports there.")
    return files


def _item(question: str, answers: Iterable[dict[str, str]]) -> Item:
    mine = [row for row in answers if row["question"] == question]
    right = [row["right_first_time"] == "true" for row in mine]
    wrong = Counter(row["first_answer"] for row, is_right in zip(mine, right, strict=True) if not is_right)
    del wrong[""]
    return Item(question, len(mine), sum(right), _most(wrong))


def wilson(n_right: int, n: int) -> tuple[float, float]:
    """Return Wilson's 95 per cent interval of a share.

    Parameters
    ----------
    n_right, n : int
        Counts, n at least 1.

    Returns
    -------
    low, high : float
        Between 0 and 1.

    Examples
    --------
    >>> [round(x, 3) for x in wilson(8, 10)]
    [0.49, 0.943]
    """
    z = 1.959964
    centre = (n_right + z * z / 2) / (n + z * z)
    half = z * math.sqrt(n_right * (n - n_right) / n + z * z / 4) / (n + z * z)
    return max(0.0, centre - half), min(1.0, centre + half)


def _most(counts: Counter[str] | None) -> str:
    if not counts:
        return ""
    answer, n = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return f"{answer} ({n})"
