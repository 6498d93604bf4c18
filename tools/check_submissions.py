"""Look through handed-in notebooks before nbgrader does, and mend what would cost a right answer its points.

    python tools/check_submissions.py COURSE ps1            says what it finds
    python tools/check_submissions.py COURSE ps1 --mend     mends it; the file as it came goes to COURSE/as_it_came

It also names files that are no notebook, and notebooks that nbgrader passes over because of their name.

A student who splits a cell leaves two with one grade_id; nbgrader then refuses the whole notebook and speaks
of old metadata. Here a solution's pieces that stand in one row are joined again. Pieces of a test are left
to nbgrader, which restores tests from its own copy: of those only the first keeps the id.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path
from typing import Any


def _name(cell: dict[str, Any]) -> str | None:
    mark = cell.get("metadata", {}).get("nbgrader", {})
    return str(mark["grade_id"]) if "grade_id" in mark else None


def _text(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def duplicates(notebook: dict[str, Any]) -> list[str]:
    """Return each grade_id that more than one cell carries."""
    names = [name for cell in notebook["cells"] if (name := _name(cell))]
    return sorted({name for name in names if names.count(name) > 1})


def mended(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return the notebook with every grade_id once; no cell's text is lost."""
    first: dict[str, dict[str, Any]] = {}
    cells: list[dict[str, Any]] = []
    for cell in notebook["cells"]:
        name = _name(cell)
        if name not in first:
            if name:
                first[name] = cell
            cells.append(cell)
        elif cell["metadata"]["nbgrader"].get("solution") and cells[-1] is first[name]:
            cells[-1]["source"] = f"{_text(cells[-1]).rstrip()}\n{_text(cell)}"
        else:
            del cell["metadata"]["nbgrader"]
            cells.append(cell)
    return {**notebook, "cells": cells}


def main() -> int:
    """Check one assignment's submissions; 1 if something is left to mend."""
    parser = argparse.ArgumentParser(description="Look through handed-in notebooks before nbgrader does.")
    parser.add_argument("course", type=Path, help="the folder that holds submitted/")
    parser.add_argument("assignment", help="for example ps1")
    parser.add_argument(
        "--mend", action="store_true", help="write the mended notebook, keep the original in as_it_came"
    )
    chosen = parser.parse_args()
    left = [
        path
        for path in sorted(chosen.course.glob(f"submitted/*/{chosen.assignment}/*.ipynb"))
        if not looked_through(path, chosen.course, mend=chosen.mend)
    ]
    return 1 if left else 0


def looked_through(path: Path, course: Path, *, mend: bool) -> bool:
    """Say what is wrong with one notebook, mend what can be mended, and return whether nbgrader can mark it."""
    student, assignment = path.parts[-3:-1]
    if path.stem != assignment:
        print(f"{student}: {path.name} is not marked; nbgrader looks for {assignment}.ipynb. Rename it.")
        return False
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        found = duplicates(notebook)
    except (ValueError, KeyError, TypeError, AttributeError):
        print(f"{student}: {path.name} is no notebook that can be read. Ask for it again.")
        return False
    if not found:
        return True
    print(f"{student}: more than one cell named {', '.join(found)}{' (mended)' if mend else ''}")
    if mend:
        kept = course / "as_it_came" / path.relative_to(course / "submitted")
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, kept)
        path.write_text(json.dumps(mended(notebook), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return mend


if __name__ == "__main__":
    sys.exit(main())
