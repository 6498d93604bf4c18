"""Make the handouts: one page of anatomy, one page of each routine, question sheets, as tagged PDF.

    python tools/make_handouts.py FOLDER

Chromium prints them. Its PDF carries the headings, the language and the pictures' descriptions.
"""

from __future__ import annotations

import os
import sys
from html import escape
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

import psoas_lib as pl  # noqa: E402
from psoas_lib.check import bank  # noqa: E402
from psoas_lib.check.sources import short_citations  # noqa: E402
from psoas_lib.export.clinician import save_pdf  # noqa: E402

_STYLE = """
body{color:#150f09;background:#fff;font:10pt/1.4 "Segoe UI","Noto Sans","Liberation Sans",Arial,sans-serif;margin:0}
h1{font-size:19pt;line-height:1.15;margin:0 0 2mm} h2{font-size:11.5pt;margin:4mm 0 1mm} p{margin:0 0 1.5mm}
ul,ol{margin:0;padding-left:5mm} li{margin:0 0 .6mm} .two{display:grid;grid-template-columns:1fr 1fr;gap:0 8mm}
.card{break-inside:avoid;display:grid;grid-template-columns:30mm 1fr;gap:4mm;border-top:.3mm solid #d8d5d1;padding:1mm 0}
.card h2{margin:0} .card img{width:30mm!important;height:19mm!important;object-fit:contain} .small{font-size:8pt;color:#4a453f}
.picture{width:105mm;margin:0 auto} table{font-size:8.2pt;line-height:1.25;border-collapse:collapse} td,th{text-align:left;vertical-align:top;padding:.6mm 2mm .6mm 0}
.card ol{font-size:8.2pt;line-height:1.22} .card figcaption{display:none} .stop{font-size:8.6pt;line-height:1.3} .stop ul{columns:2}
.stop{border:.5mm solid #150f09;border-radius:2mm;padding:2mm 3mm;margin-top:3mm} figure{margin:0;max-width:none!important}
@page{size:A4;margin:12mm 14mm}
"""


def sheet(title: str, body: str) -> str:
    """Return a page to print."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )


def named(keys: tuple[str, ...]) -> str:
    """Return the sources in short."""
    cite = short_citations()
    return escape("; ".join(cite.get(key, key) for key in keys))


def anatomy() -> str:
    """Return the handout on anatomy: the labelled picture, and every fact with its source."""
    return sheet(
        "The psoas on one page",
        f'<div class="picture">{pl.atlas_picture("front")._repr_html_()}</div>{pl.anatomy_table()._repr_html_()}'
        '<p class="small">Education, no diagnosis. CC BY 4.0.</p>',
    )


def routine(routine_id: str) -> str:
    """Return the handout of a routine."""
    from psoas_lib.widgets.player import RoutinePlayer  # noqa: PLC0415

    schedule = RoutinePlayer(routine_id).schedule
    cards = []
    for number, one in enumerate(schedule["exercises"], start=1):
        exercise = pl.exercise(one["id"])
        held = " and ".join(
            f"{seconds:.0f} s" if side == "both" else f"{side} {seconds:.0f} s"
            for side, seconds in one["planned_s"].items()
        )
        pose = next(
            part["pose_to"]
            for part in schedule["segments"]
            if part["exercise"] == one["id"] and part["kind"] in {"hold", "rep"}
        )
        picture = pl.pose_picture(pose)._repr_html_()
        steps = "".join(f"<li>{escape(step.text)}</li>" for step in exercise.steps)
        cards.append(
            f'<section class="card"><div>{picture}</div><div><h2>{number} {escape(exercise.name)}: {escape(held)}</h2><ol>{steps}</ol></div></section>'
        )
    safety = schedule["safety"]
    rules = "".join(f"<li>{escape(_text(rule))}</li>" for rule in safety["stop_rules"])
    ask = "; ".join(_text(one).rstrip(".") for one in safety["ask_first"])
    keys = tuple(dict.fromkeys(key for one in schedule["exercises"] for key in one["sources"]))
    note = (
        "The steps are the pack's own reconstruction. "
        if schedule["routine"]["provenance"] == "reconstructed"
        else ""
    )
    return sheet(
        schedule["routine"]["name"],
        f"{''.join(cards)}<div class='stop'><p><strong>Stop at once at any of these.</strong></p><ul>{rules}</ul>"
        f"<p class='small'>Ask a clinician first: {escape(ask)}.</p></div>"
        f'<p class="small">{note}Sources: {named(keys)}. Education, no treatment. CC BY 4.0.</p>',
    )


def _text(entry: object) -> str:
    return str(entry["text"]) if isinstance(entry, dict) else str(entry)


def pages() -> dict[str, tuple[str, str]]:
    """Return every handout: file name -> what it is, page."""
    found = {
        "anatomy": ("The psoas on one page", anatomy()),
        "five-stretches": ("Five stretches on one page", routine("five-stretches")),
        "five-minute-ball": ("The five-minute routine on one page", routine("five-minute-ball")),
    }
    for chapter in bank.chapters():
        paper = pl.question_sheet(chapter)
        found[f"questions-{chapter}"] = (paper.title, paper.html)
    return found


def build(folder: Path) -> None:
    """Print every handout into a folder; without Chromium, leave pages that any browser prints."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (_, page) in pages().items():
        try:
            save_pdf(page, folder / f"{name}.pdf", browser=os.environ.get("PSOAS_CHROMIUM"))
        except FileNotFoundError:
            (folder / f"{name}.html").write_text(page, encoding="utf-8")


def main() -> int:
    """Make the handouts in the folder that was named."""
    build(Path(sys.argv[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
