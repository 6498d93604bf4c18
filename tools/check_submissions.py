"""Look through handed-in notebooks before nbgrader does, and mend what would cost a right answer its points.

    python tools/check_submissions.py COURSE ps1            says what it finds
    python tools/check_submissions.py COURSE ps1 --mend     mends it; the file as it came stays beside it as .orig

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
        "--mend", action="store_true", help="write the mended notebook, keep the original as .orig"
    )
    chosen = parser.parse_args()
    left = 0
    for path in sorted(chosen.course.glob(f"submitted/*/{chosen.assignment}/*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        found = duplicates(notebook)
        if not found:
            continue
        print(
            f"{path.parts[-3]}: more than one cell named {', '.join(found)}{' (mended)' if chosen.mend else ''}"
        )
        if chosen.mend:
            shutil.copy2(path, path.with_suffix(".ipynb.orig"))
            path.write_text(
                json.dumps(mended(notebook), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
            )
        else:
            left = 1
    return left


if __name__ == "__main__":
    sys.exit(main())
