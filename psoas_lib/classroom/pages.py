"""The pages of a class report: plain HTML that runs nothing and asks for nothing."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from psoas_lib.measures import measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from psoas_lib.classroom.handed_in import HandedIn

_FEWEST = 5  # with fewer people the middle half would be somebody
# Even if something got through, the page may run no script and load nothing.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
:root { color-scheme: light }
body { font: 16px/1.5 system-ui, sans-serif; color: #1d1a16; background: #fbf9f5; max-width: 52rem;
  margin: 1.5rem auto; padding: 0 1rem; overflow-wrap: break-word }
h1 { font-size: 1.5rem; margin: 0 } h2 { font-size: 1.15rem; margin: 1.6em 0 .3em }
.sub, footer { color: #5a5247 } .scroll { overflow-x: auto }
table { border-collapse: collapse; font-size: .92rem }
th, td { text-align: left; padding: .3em .9em .3em 0; border-bottom: 1px solid #d8d0c4; vertical-align: top }
figure { margin: .8em 0 } footer { margin-top: 2em; font-size: .85rem; border-top: 1px solid #d8d0c4 }
@media print { body { margin: 0; background: #fff } .scroll { overflow: visible } }
"""
_CAUTION = (
    "Angles in degrees; a larger number is more range in the direction the test is named for. A change is "
    "beyond measurement error only where a sentence says so; nothing here is a diagnosis or a mark."
)


def student_page(
    own_id: str, student: HandedIn, readings: pd.DataFrame, table: pd.DataFrame, *, study: str | None = None
) -> str:
    """Return one student's page: every series with its sentences, and how it lies in the class."""
    from psoas_lib.analysis.person import progress  # noqa: PLC0415
    from psoas_lib.plots.series import plot_progress  # noqa: PLC0415

    parts = [_counts(student)]
    mine = table[table["subject"] == own_id]
    for test, side in sorted({(str(t), str(s)) for t, s in zip(mine["test"], mine["side"], strict=True)}):
        said = [
            *progress(readings, test=test, side=side, study=study).sentences,
            _place(table, own_id, test, side),
        ]
        picture = plot_progress(readings, test=test, side=side, study=study)
        # The list says what the caption would.
        drawn = replace(picture, caption="")._repr_html_()
        parts.append(f"<h2>{escape(_name(test))}, {escape(side)}</h2>{_list([s for s in said if s])}{drawn}")
    return _page(f"Your readings: {own_id}", "Made from the log that you handed in.", "".join(parts))


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
) -> str:
    """Return the page on the class: who handed in, each test's caterpillar, and its numbers."""
    from psoas_lib.plots.group import plot_cohort  # noqa: PLC0415

    rows = [
        [ids[s.name], str(s.n_read), str(s.n_quarantined), _file(s)]
        for s in sorted(handed_in, key=lambda student: ids[student.name])
    ]
    parts = []
    for test in sorted({str(test) for test in table["test"]}):
        some = table[table["test"] == test]
        parts.append(f"<h2>{escape(_name(test))}</h2>{plot_cohort(some, test)._repr_html_()}")
        parts.append(_spread(some))
    parts.append(
        "<h2>What was handed in</h2>" + _table("Files", ["Student", "Readings", "Set aside", "File"], rows)
    )
    said = f"{len(handed_in)} students, {len(readings)} readings; ids stand for names."
    return _page("The class", said, "".join(parts))


def _file(student: HandedIn) -> str:
    if student.problem:
        return "could not be read"
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
    return f"<p>{student.n_read} readings in the file, {used} used{why if student.n_quarantined else ''}.</p>"


def _page(title: str, subtitle: str, body: str) -> str:
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main><h1>{escape(title)}</h1>"
        f'<p class="sub">{escape(subtitle)}</p>{body}<footer><p>{_CAUTION}</p></footer></main></body></html>'
    )


def _name(test: str) -> str:
    known = measures().get(test)
    return known.name if known else _plain(test)


def _list(sentences: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(_plain(sentence))}</li>" for sentence in sentences) + "</ul>"


def _table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(_plain(c))}</td>" for c in row) + "</tr>" for row in rows)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _plain(text: str) -> str:
    shown = "".join(c if c.isprintable() else " " for c in text)
    return shown if len(shown) <= 300 else shown[:297] + "..."
