"""Write the learning outcomes for teachers, teacher/outcomes.md, from data/objectives.toml.

python tools/make_outcomes.py
"""

from __future__ import annotations

import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))
TARGET = TOP / "teacher" / "outcomes.md"


def outcomes() -> str:
    """Return every objective with its level and the questions that test it."""
    from psoas_lib.check import bank  # noqa: PLC0415 - after the path is set

    lines = [
        "# Learning outcomes",
        "",
        "Made from `data/objectives.toml` by `tools/make_outcomes.py`; do not edit.",
        "",
    ]
    lines += [
        "After the course a learner can do these. The level is Bloom's; the questions are those that test it."
    ]
    asked: dict[str, list[str]] = {}
    for question in bank.questions():
        asked.setdefault(question.objective, []).append(question.id)
    for number, chapter in bank.chapters().items():
        lines += [
            "",
            f"## {number} {chapter.title}",
            "",
            "| Id | Outcome | Level | Questions |",
            "|---|---|---|---|",
        ]
        lines += [
            f"| {one.id} | {one.text} | {one.level} | {', '.join(asked.get(one.id, ['in the case']))} |"
            for one in bank.objectives().values()
            if one.notebook == number
        ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the page."""
    TARGET.write_text(outcomes(), encoding="utf-8")
    print(TARGET.relative_to(TOP))
    return 0


if __name__ == "__main__":
    sys.exit(main())
