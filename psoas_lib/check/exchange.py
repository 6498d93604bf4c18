"""A learner's results on the way to the teacher: written without anything personal, read without trust.

One row per question, under a random code: no ids, no clock times, no own words.
"""

from __future__ import annotations

import csv
import secrets
from pathlib import Path

from psoas_lib.check import bank
from psoas_lib.check.results import AnswerLog

COLUMNS = ("learner", "question", "first_answer", "right_first_time", "n_tries", "hints_used")
_OPEN_KINDS = ("text", "number")


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


def read_export(path: Path) -> list[dict[str, str]]:
    """Return the rows of an exported file; questions that the bank does not know are left out.

    Raises
    ------
    ValueError
        If the file is no such export; the message names it and says what to do.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            missing = set(COLUMNS) - set(reader.fieldnames or ())
            rows = [] if missing else list(reader)
    except (UnicodeDecodeError, csv.Error, OSError) as problem:
        raise ValueError(
            f"{path.name} cannot be read as a table ({problem}). Ask the learner to run export_results."
        ) from problem
    if missing:
        raise ValueError(
            f"{path.name} is no export of results: the columns {sorted(missing)} are missing. "
            "Ask the learner to run export_results."
        )
    known = {one.id for one in bank.questions()}
    return [row for row in rows if row["question"] in known]
