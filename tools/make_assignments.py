"""Write the two graded assignments as nbgrader source notebooks: teacher/source/ps1 and ps2.

    python tools/make_assignments.py

A test compares the files with what this makes. Solutions stand between nbgrader's marks and hidden tests
too, so neither reaches a student's copy.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

TOP = Path(__file__).resolve().parent.parent
SOURCE = TOP / "teacher" / "source"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def words(text: str) -> nbformat.NotebookNode:
    """Return a cell to read."""
    return new_markdown_cell(text)


def task(name: str, stub: str, solution: str) -> nbformat.NotebookNode:
    """Return a cell to be filled in; the solution is taken out of the students' copy."""
    body = "\n".join(
        f"    {line}".rstrip() for line in ("### BEGIN SOLUTION", *solution.splitlines(), "### END SOLUTION")
    )
    cell = new_code_cell(f"{stub}\n{body}")
    return _graded(cell, name, grade=False, solution=True, locked=False, points=None)


def tests(name: str, points: int, seen: str, hidden: str) -> nbformat.NotebookNode:
    """Return a cell that marks; half of it is taken out of the students' copy."""
    cell = new_code_cell(f"{seen}\n### BEGIN HIDDEN TESTS\n{hidden}\n### END HIDDEN TESTS")
    return _graded(cell, name, grade=True, solution=False, locked=True, points=points)


def _graded(
    cell: nbformat.NotebookNode, name: str, *, grade: bool, solution: bool, locked: bool, points: int | None
) -> nbformat.NotebookNode:
    mark = {
        "grade": grade,
        "grade_id": name,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    cell.metadata["nbgrader"] = mark if points is None else {**mark, "points": points}
    return cell


PS1 = [
    words(
        "# Problem set 1: is the change larger than the error?\n\n"
        "**Objectives** O08.3, O09.1, O09.2. **Points**: 4. Twelve people were measured twice by one rater within an hour; "
        "nothing changed between the two readings. Complete the two functions. Do not rename, split or delete cells.\n\n"
        "> This teaches; it is no medical advice."
    ),
    new_code_cell("import math\nimport statistics"),
    words(
        "## 1 The error of one reading\n\n"
        "Return the standard error of measurement, in degrees, from pairs of readings: the standard deviation of the "
        "differences, divided by the square root of 2 (Hopkins 2004)."
    ),
    task(
        "sem",
        "def sem_deg(pairs):",
        "differences = [second - first for first, second in pairs]\nreturn statistics.stdev(differences) / math.sqrt(2)",
    ),
    tests(
        "test-sem",
        2,
        "assert sem_deg([(10, 10), (12, 12), (9, 9)]) == 0",
        "assert math.isclose(sem_deg([(10, 12), (8, 8), (11, 9)]), math.sqrt(2)), 'Mind the square root of 2.'\n"
        "assert math.isclose(sem_deg([(0, 3), (0, 3), (0, 3)]), 0, abs_tol=1e-12), 'A shift of all readings is no scatter.'",
    ),
    words(
        "## 2 Judge a change\n\n"
        'Return `"beyond"` if a change between two readings, in either direction, is larger than the smallest detectable '
        'change, 1.96 times the square root of 2 times the standard error (Riemann & Lininger 2018); else `"within"`.'
    ),
    task(
        "judge",
        "def judge(before_deg, after_deg, sem):",
        'return "beyond" if abs(after_deg - before_deg) > 1.96 * math.sqrt(2) * sem else "within"',
    ),
    tests(
        "test-judge",
        2,
        'assert judge(10, 20, 1) == "beyond"',
        'assert judge(20, 10, 1) == "beyond", "A loss counts as a gain does."\n'
        'assert judge(10, 12.5, 1) == "within", "The limit is larger than the standard error."\n'
        'assert judge(10, 12.8, 1) == "beyond", "The limit is 1.96 times the square root of 2 times the standard error."',
    ),
]

PS2 = [
    words(
        "# Problem set 2: read a claim, read a log\n\n"
        "**Objectives** O07.2, O09.2, O10.1. **Points**: 4. Do not rename, split or delete cells.\n\n"
        "> This teaches; it is no medical advice."
    ),
    new_code_cell("import math\nimport statistics"),
    words(
        "## 1 Between the groups\n\n"
        "Two invented groups were measured before and after. Return the difference of the two mean changes, treated minus "
        "control, in degrees. What changed *within* the treated group alone does not answer the question."
    ),
    task(
        "between",
        "def difference_between_groups_deg(treated, control):",
        "def change(group):\n    return statistics.mean(after - before for before, after in group)\n\n"
        "return change(treated) - change(control)",
    ),
    tests(
        "test-between",
        2,
        "assert math.isclose(difference_between_groups_deg([(0, 5)], [(0, 1)]), 4)",
        "assert math.isclose(difference_between_groups_deg([(0, 5), (2, 7)], [(1, 6), (3, 8)]), 0), 'Both groups changed alike.'\n"
        "assert math.isclose(difference_between_groups_deg([(0, 1)], [(0, 4), (0, 2)]), -2), 'The control group may gain more.'",
    ),
    words(
        "## 2 Two sentences\n\n"
        "A log has a trend with an interval, in degrees a week, and a change with a smallest detectable change, in degrees. "
        "Return two truth values: whether the interval excludes zero, and whether the size of the change exceeds the error. "
        "They are two questions; neither answers the other."
    ),
    task(
        "two-sentences",
        "def read_log(slope_low, slope_high, change_deg, mdc95_deg):",
        "return slope_low > 0 or slope_high < 0, abs(change_deg) > mdc95_deg",
    ),
    tests(
        "test-two-sentences",
        2,
        "assert read_log(0.1, 0.5, 6, 4) == (True, True)",
        "assert read_log(0.1, 0.5, 2, 4) == (True, False), 'A trend may stay within the error.'\n"
        "assert read_log(-0.2, 0.5, 6, 4) == (False, True), 'A large change may come without a trend.'\n"
        "assert read_log(-0.5, -0.1, -6, 4) == (True, True), 'A fall is a trend and a change too.'",
    ),
]


def notebook(cells: list[nbformat.NotebookNode]) -> str:
    """Return an assignment as the text of its file."""
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number:02d}"
    made = new_notebook(cells=cells, metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}})
    return nbformat.writes(made) + "\n"


ASSIGNMENTS = {"ps1": PS1, "ps2": PS2}


def main() -> int:
    """Write both."""
    for name, cells in ASSIGNMENTS.items():
        target = SOURCE / name / f"{name}.ipynb"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(notebook(cells), encoding="utf-8")
        print(target.relative_to(TOP))
    return 0


if __name__ == "__main__":
    sys.exit(main())
