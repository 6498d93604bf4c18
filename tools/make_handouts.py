"""Make the handouts: one page of anatomy, one page of each routine, question sheets and their keys, as tagged PDF.

    python tools/make_handouts.py FOLDER

Chromium prints them. Its PDF carries the headings, the language and the pictures' descriptions.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

import psoas_lib as pl  # noqa: E402
from psoas_lib.check import bank  # noqa: E402
from psoas_lib.export.clinician import save_pdf  # noqa: E402


def pages(*, keys: bool = False) -> dict[str, tuple[str, str]]:
    """Return every handout: file name -> what it is, page; keys and the lessons' sheets for teachers alone."""
    found = {
        "anatomy": ("The psoas on one page", pl.anatomy_handout().html),
        "five-stretches": (
            "Five stretches on one page: moving, as the article has the cool-down",
            pl.routine_handout("five-stretches").html,
        ),
        "five-stretches-holds": (
            "Five stretches on one page: still holds, as consensus has the cool-down",
            pl.routine_handout("five-stretches", dose="consensus").html,
        ),
        "five-minute-ball": (
            "The five-minute routine on one page",
            pl.routine_handout("five-minute-ball").html,
        ),
    }
    for kind, answers in (("", False), ("-answers", True)):
        sheet = pl.worksheet_handout("front", answers=answers)
        found[f"atlas-worksheet{kind}"] = (sheet.title, sheet.html)
    sheets = {f"questions-{chapter}": (chapter,) for chapter in bank.chapters()}
    if keys:
        sheets |= {f"lesson-{minutes}-questions": sets for minutes, sets in lessons().items()}
    for name, sets in sheets.items():
        for key in (False, True) if keys else (False,):
            paper = pl.question_sheet(*sets, key=key)
            found[name.replace("questions", "answers") if key else name] = (paper.title, paper.html)
    return found


def lessons() -> dict[str, tuple[str, ...]]:
    """Return the sets of questions that each lesson plan prints: minutes -> sets."""
    found = {}
    for plan in sorted((TOP / "teacher").glob("lesson_*.md")):
        (call,) = re.findall(r"pl\.question_sheet\(([^)]*)\)", plan.read_text(encoding="utf-8"))
        found[plan.stem.partition("_")[2]] = tuple(re.findall(r'"([^"]+)"', call))
    return found


def build(folder: Path, *, keys: bool = False) -> None:
    """Print every handout into a folder, for teachers with the keys; without Chromium, leave pages that any browser prints."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (_, page) in pages(keys=keys).items():
        try:
            save_pdf(page, folder / f"{name}.pdf", browser=os.environ.get("PSOAS_CHROMIUM"))
        except FileNotFoundError:
            (folder / f"{name}.html").write_text(page, encoding="utf-8")


def main() -> int:
    """Make the handouts in the folder that was named, as a teacher wants them."""
    build(Path(sys.argv[1]), keys=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
