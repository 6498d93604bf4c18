"""What stands on the pages of a class report: one on the class, one for each student."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from psoas_lib.classroom.page import Page
from psoas_lib.measure import measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from psoas_lib.classroom.handed_in import HandedIn

_FEWEST = 5  # with fewer people the middle half would be somebody


def student_page(
    own_id: str, student: HandedIn, readings: pd.DataFrame, table: pd.DataFrame, *, study: str | None = None
) -> Page:
    """Return one student's page: every series with its sentences, and how it lies in the class."""
    from psoas_lib.analysis.person import progress  # noqa: PLC0415
    from psoas_lib.plots.series import plot_progress  # noqa: PLC0415

    parts = [("", _counts(student))]
    mine = table[table["subject"] == own_id]
    for test, side in sorted({(str(t), str(s)) for t, s in zip(mine["test"], mine["side"], strict=True)}):
        said = [
            *progress(readings, test=test, side=side, study=study).sentences,
            _place(table, own_id, test, side),
        ]
        picture = plot_progress(readings, test=test, side=side, study=study)
        # The list says what the caption would.
        drawn = replace(picture, caption="")._repr_html_()
        parts.append((f"{_name(test)}, {side}", _list([s for s in said if s]) + drawn))
    return Page(f"Your readings: {own_id}", "Made from the log that you handed in.", tuple(parts))


def _place(table: pd.DataFrame, own_id: str, test: str, side: str) -> str:
    """Say where one median lies beside the class's middle half; nothing where that would show one person."""
    same = table[(table["test"] == test) & (table["side"] == side)]
    if len(same) < _FEWEST:
        return ""
    low, high = same["median_deg"].quantile([0.25, 0.75])
    own = float(same.loc[same["subject"] == own_id, "median_deg"].iloc[0])
    return (
        f"Your median is {own:.1f} degrees; the middle half of the {len(same)} people in the class lies from "
        f"{low:.1f} to {high:.1f}. People differ, and so do their ways of measuring: neither end is better."
    )


def class_page(
    handed_in: Sequence[HandedIn], ids: dict[str, str], readings: pd.DataFrame, table: pd.DataFrame
) -> Page:
    """Return the page on the class: who handed in, each test's caterpillar, and its numbers."""
    from psoas_lib.plots.group import plot_cohort  # noqa: PLC0415

    rows = [
        [ids[s.name], str(s.n_read), str(s.n_quarantined), _file(s)]
        for s in sorted(handed_in, key=lambda student: ids[student.name])
    ]
    parts = []
    for test in sorted({str(test) for test in table["test"]}):
        some = table[table["test"] == test]
        parts.append((_name(test), plot_cohort(some, test)._repr_html_() + _spread(some)))
    files = _table("Files", ["Student", "Readings", "Set aside", "File"], rows)
    parts.append(
        ("What was handed in", f'<details class="files"><summary>Each file</summary>{files}</details>')
    )
    used = sum(1 for student in handed_in if len(student.readings))
    said = f"{len(handed_in)} students, {len(readings)} readings from {used} of them; ids stand for names."
    return Page("The class", said, tuple(parts))


def _file(student: HandedIn) -> str:
    if student.problem:
        return "could not be read"
    if student.questions:
        return f"{len(student.questions)} question(s) to answer"
    return "read" if len(student.readings) else "nothing in it could be used"


def _spread(some: pd.DataFrame) -> str:
    """Return how the class stands per side: middle half of the medians, in degrees."""
    rows = []
    for side, group in some.groupby("side", sort=True):
        low, middle, high = group["median_deg"].quantile([0.25, 0.5, 0.75])
        rows.append([str(side), str(group["subject"].nunique()), f"{middle:.1f}", f"{low:.1f} to {high:.1f}"])
    return _table("The class by side", ["Side", "Students", "Median of the class", "Middle half"], rows)


def _counts(student: HandedIn) -> str:
    if student.problem:
        return (
            "<p><strong>Your file could not be read.</strong> "
            f"{escape(_plain(student.problem))}</p><p>Please hand it in again.</p>"
        )
    used = student.n_read - student.n_quarantined
    why = (
        f", {student.n_quarantined} set aside because something about them is not sure. Import the file "
        "yourself with <code>pl.import_log</code> to see why"
    )
    told = f"<p>{student.n_read} readings in the file, {used} used{why if student.n_quarantined else ''}.</p>"
    if student.questions:
        told += f"<p><strong>Only you know this</strong>; tell whoever collects the logs:</p>{_list(student.questions)}"
    return told


def _name(test: str) -> str:
    known = measures().get(test)
    return known.name if known else _plain(test)


def _list(sentences: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(_plain(sentence))}</li>" for sentence in sentences) + "</ul>"


def _table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(_plain(c))}</td>" for c in row) + "</tr>" for row in rows)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table style="table-layout:auto">'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _plain(text: str) -> str:
    shown = "".join(c if c.isprintable() else " " for c in text)
    return shown if len(shown) <= 300 else shown[:297] + "..."
