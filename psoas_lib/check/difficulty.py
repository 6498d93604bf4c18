"""What a class found hard: difficulty of each question from anonymised results.

A learner exports ``answers.csv`` without ids, clock times or own words: one row per question, under a
random code. A teacher puts the files of a class together. Difficulty is the share that was right at the
first try, with Wilson's 95 per cent interval; below five learners no figure is given.
"""

from __future__ import annotations

import csv
import math
import secrets
from collections import Counter
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from psoas_lib.check import bank
from psoas_lib.check.results import AnswerLog

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = ("learner", "question", "first_answer", "right_first_time", "n_tries", "hints_used")
FEWEST_LEARNERS = 5
_SHOWN = 70  # characters of a question
_OPEN_KINDS = ("text", "number")


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


class ItemReport(tuple[Item, ...]):
    """The questions of a class, hardest first, printed as a table."""

    __slots__ = ()

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
        return "\n".join("  ".join(row).rstrip() for row in self._rows()) or "No results yet."

    def _repr_html_(self) -> str:
        heads = ("Question", "Learners", "Right at the first try", "Most chosen wrong answer")
        head = "".join(f'<th scope="col">{name}</th>' for name in heads)
        body = "".join(
            f'<tr><th scope="row">{q}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in rest) + "</tr>"
            for q, *rest in self._rows()
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _told(identifier: str) -> str:
    """Return a question as a teacher knows it again: its id and its first words."""
    known = next((one for one in bank.questions() if one.id == identifier), None)
    if known is None:
        return identifier
    return f"{identifier} {known.text if len(known.text) <= _SHOWN else known.text[:_SHOWN].rsplit(' ', 1)[0] + ' …'}"


def _chosen(item: Item) -> str:
    """Return the wrong answer given most often in the words of its option."""
    letter, _, count = item.most_chosen_wrong.partition(" ")
    known = next((one for one in bank.questions() if one.id == item.question), None)
    words = next((option.text for option in known.options if option.letter == letter), "") if known else ""
    return f"{letter}) {words} {count}" if words else item.most_chosen_wrong


def export_results(path: Path | str, log: AnswerLog | None = None) -> Path:
    """Write the learner's results without anything personal, for the teacher.

    Typed answers are left out: free text may hold a name.

    Parameters
    ----------
    path : Path or str
        Where; an existing file is not replaced.
    log : AnswerLog, optional
        By default the learner's own.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    FileExistsError
        If there is such a file already.
    """
    known = {q.id: q for q in bank.questions()}
    tries: dict[str, list[str]] = {}
    rows: dict[str, dict[str, str]] = {}
    learner = secrets.token_hex(4)
    for answer in (log or AnswerLog()).read():
        if answer.mode == "predict" or answer.question not in known:
            continue
        tries.setdefault(answer.question, []).append(answer.answer)
        if answer.question not in rows:
            typed = known[answer.question].kind in _OPEN_KINDS
            rows[answer.question] = {
                "learner": learner,
                "question": answer.question,
                "first_answer": "" if typed else answer.answer,
                "right_first_time": answer.right,
                "hints_used": answer.hints_used,
            }
    target = Path(path)
    with target.open("x", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "n_tries": len(tries[q])} for q, row in sorted(rows.items()))
    return target


def item_difficulty(paths: Path | str | Iterable[Path | str]) -> ItemReport:
    """Report how hard the questions were for a class.

    Parameters
    ----------
    paths : Path, str or iterable of them
        Files that :func:`export_results` wrote, or a folder of them.

    Returns
    -------
    ItemReport
        Hardest first.

    Raises
    ------
    ValueError
        If a file is no such export; the message names it and the columns it lacks.
    """
    if isinstance(paths, str | Path):
        folder = Path(paths)
        files = sorted(folder.glob("*.csv")) if folder.is_dir() else [folder]
    else:
        files = [Path(path) for path in paths]
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    wrong: dict[str, Counter[str]] = {}
    seen: set[tuple[str, str]] = set()
    for path in files:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if missing := set(COLUMNS) - set(reader.fieldnames or ()):
                raise ValueError(
                    f"{path.name} is no export of results: the columns {sorted(missing)} are missing. "
                    "Ask the learner to run export_results."
                )
            for row in reader:
                who = (row["learner"], row["question"])
                if who in seen:
                    continue  # the same file handed in twice
                seen.add(who)
                asked[row["question"]] += 1
                if row["right_first_time"] == "true":
                    right[row["question"]] += 1
                elif row["first_answer"]:
                    wrong.setdefault(row["question"], Counter())[row["first_answer"]] += 1
    items = [Item(q, asked[q], right[q], _most(wrong.get(q))) for q in asked]
    return ItemReport(sorted(items, key=lambda i: (i.n_right / i.n_learners, i.question)))


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
