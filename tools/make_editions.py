"""Make the two editions of the course in build/editions: the students' and the teachers'.

    python tools/make_editions.py            both
    python tools/make_editions.py 03 09      notebooks whose names begin so

There is one source: notebooks/ with data/questions, and teacher/notes. The students' edition is notebooks/
as it is, byte for byte. The teachers' has the same cells, with notes and answers put in between, each in a
cell tagged ``teacher``. Neither is committed; nobody edits what is made.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from psoas_lib.check.cases import Case
    from psoas_lib.check.question import Question

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))
NOTEBOOKS, NOTES, TARGET = TOP / "notebooks", TOP / "teacher" / "notes", TOP / "build" / "editions"
_CALL = re.compile(r"pl\.(ask|ask_set|predict|case)\(\s*[\"']([^\"']+)[\"']")


def answers(one: Question) -> str:
    """Return a question with its answer, every reply and its sources, as Markdown."""
    told = [
        f"- {'**right** ' if option.right else ''}{option.text}: {option.reply}"
        for option in one.options
        if option.reply
    ]
    told += [f"- {target.value:g}: {target.reply.text}" for target in one.targets]
    told += [f"- {said}: {reply.text}" for said, reply in one.texts]
    told += [f"- {point.number} ({point.where}): {point.answer})" for point in one.points]
    lines = [
        f"**{one.id}** ({one.objective}) {one.text}",
        "",
        f"*Answer*: {one.right_answer}. {one.solution}",
        "",
        *told,
    ]
    return "\n".join([*lines, "", f"*Hints*: {' / '.join(one.hints)}. *Sources*: {', '.join(one.sources)}."])


def way(case: Case) -> str:
    """Return every scene of a case with the replies to its choices, as Markdown."""
    lines = [f"**{case.title}** ({case.objective})"]
    for scene in case.scenes.values():
        decision = scene.decision
        lines += ["", f"*{scene.title}.* {decision.text if decision else ''}".rstrip(), ""]
        lines += [
            f"- {'**right** ' if o.right else ''}{o.text}: {o.reply}"
            for o in (decision.options if decision else ())
        ]
    return "\n".join(lines)


def for_teachers(call: str, name: str) -> str:
    """Return what a teacher wants to know of the questions that one cell asks."""
    from psoas_lib.check import bank, cases  # noqa: PLC0415 - after the path is set

    if call == "case":
        return way(cases.find_case(name))
    chosen = bank.question_set(name) if call == "ask_set" else (bank.question(name),)
    return "\n\n".join(answers(one) for one in chosen)


def teacher_cell(number: int, text: str) -> dict[str, Any]:
    """Return a cell that only the teachers' edition has."""
    head = "> **For teachers**\n\n"
    lines = (head + text).splitlines(keepends=True)
    return {
        "cell_type": "markdown",
        "id": f"teacher-{number:02d}",
        "metadata": {"tags": ["teacher"]},
        "source": lines,
    }


def teacher_edition(notebook: dict[str, Any], notes: str) -> dict[str, Any]:
    """Return a notebook with notes after its objectives and answers after its questions."""
    cells: list[dict[str, Any]] = []
    added = 0
    for index, cell in enumerate(notebook["cells"]):
        cells.append(cell)
        told = [notes] if index == 1 and notes else []
        if cell["cell_type"] == "code":
            told += [for_teachers(call, name) for call, name in _CALL.findall("".join(cell["source"]))]
        for text in told:
            cells.append(teacher_cell(added, text))
            added += 1
    return {**notebook, "cells": cells}


def student_cells(edition: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the cells that are the students', in order."""
    return [cell for cell in edition["cells"] if "teacher" not in cell["metadata"].get("tags", [])]


def make(target: Path, chosen: tuple[str, ...] = ("",)) -> list[Path]:
    """Write both editions of the chosen notebooks and return their paths."""
    made = []
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        if not path.name.startswith(chosen):
            continue
        raw = path.read_bytes()
        note = NOTES / f"{path.name[:2]}.md"
        edition = teacher_edition(json.loads(raw), note.read_text(encoding="utf-8") if note.is_file() else "")
        text = json.dumps(edition, ensure_ascii=False, indent=1) + "\n"
        for kind, content in (("student", raw), ("teacher", text.encode())):
            file = target / kind / path.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            made.append(file)
    return made


def main() -> int:
    """Make what is asked for."""
    for file in make(TARGET, tuple(sys.argv[1:]) or ("",)):
        print(file.relative_to(TOP))
    return 0


if __name__ == "__main__":
    sys.exit(main())
