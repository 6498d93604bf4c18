"""Handouts of one page, A4, to print from a browser: the muscle, and the routine.

Each says at its top what it is not, and at its foot where it comes from.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from psoas_lib.cards.card import source_label
from psoas_lib.content import anatomy, exercise, routine, safety, source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psoas_lib.picture import Picture

_CSS = """
@page{size:A4;margin:11mm 13mm}
*{box-sizing:border-box}
html{background:#fff;color:#150f09}
body{margin:0 auto;max-width:184mm;font:9pt/1.32 "Liberation Sans",Arial,sans-serif}
h1{font-size:17pt;line-height:1.15;margin:0 0 1.5mm}
h2{font-size:10.5pt;margin:2.5mm 0 .8mm}
p,ul,ol{margin:0 0 1.2mm;padding-left:0}
ul,ol{padding-left:4.5mm}
figure{margin:0}
figure img{display:block;max-width:100%;height:auto;margin:0 auto}
.safe{border:1.2px solid;border-radius:2mm;padding:1.2mm 2.5mm;margin:0 0 2mm}
.safe p{margin:0}
.grid{display:grid;grid-template-columns:1fr 1fr;gap:2mm 6mm}
.one{break-inside:avoid;display:grid;grid-template-columns:38mm 1fr;gap:2.5mm;align-items:start}
.one img{max-height:32mm}
.how{color:#4a453f;font-size:8pt}
footer{border-top:1px solid;margin-top:2mm;padding-top:1mm;font-size:7pt;line-height:1.25}
footer h2{font-size:8pt;margin:0 0 .5mm}
"""
_NOT_ADVICE = "This teaches; it is no medical advice."


@dataclass(frozen=True)
class Handout:
    """A page to print.

    Parameters
    ----------
    title : str
        Its heading.
    body : str
        HTML below the heading; every value in it is already escaped.
    """

    title: str
    body: str

    @property
    def html(self) -> str:
        """The whole page; a browser prints it, also into a PDF."""
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(self.title)}</title>'
            f"<style>{_CSS}</style></head><body><main><h1>{escape(self.title)}</h1>{self.body}</main></body></html>"
        )

    def save(self, path: Path | str) -> Path:
        """Write the page to a file and return its path; an existing file is replaced."""
        target = Path(path)
        target.write_text(self.html, encoding="utf-8")
        return target

    def __repr__(self) -> str:
        """Return the title."""
        return self.title


def _image(picture: Picture) -> str:
    data = base64.b64encode(picture.image).decode("ascii")
    return f'<figure><img alt="{escape(picture.alt, quote=True)}" src="data:{picture.mime};base64,{data}"></figure>'


def _safe(*, moves: bool) -> str:
    if not moves:
        return f'<div class="safe"><p><strong>{_NOT_ADVICE}</strong> Do not press on this muscle through the belly.</p></div>'
    rules = safety()
    stops, first, flags = (
        "; ".join(_small(one.short or one.text) for one in listed)
        for listed in (rules.stop_rules, rules.ask_first, rules.red_flags)
    )
    return (
        f'<div class="safe"><p><strong>{_NOT_ADVICE} Stop at once:</strong> {stops}.</p>'
        f"<p><strong>How much is right.</strong> {escape(rules.pain_rule.text)}</p>"
        f"<p><strong>Ask a clinician first:</strong> {first}.</p>"
        f"<p><strong>Do not stretch, get assessed:</strong> {flags}.</p></div>"
    )


def _small(text: str) -> str:
    return escape(text[:1].lower() + text[1:]).rstrip(".")


def _sources(keys: Iterable[str]) -> str:
    told = "; ".join(escape(source(key).citation.rstrip(".")) for key in dict.fromkeys(keys))
    return f"<footer><h2>Sources</h2><p>{told}.</p></footer>"


def anatomy_handout() -> Handout:
    """Return the muscle on one page: the atlas with its names, and what is known of it.

    Examples
    --------
    >>> "lesser trochanter" in anatomy_handout().html
    True
    """
    from psoas_lib.atlas import atlas_picture  # noqa: PLC0415 - only when a handout is made

    facts = anatomy()
    items = "".join(
        f"<li>{escape(fact.text)} <span class='how'>({escape('; '.join(dict.fromkeys(map(source_label, fact.sources))))}; "
        f"{escape(fact.provenance)})</span></li>"
        for fact in facts
    )
    picture = _image(atlas_picture("front")).replace("<img ", '<img style="max-height:118mm" ', 1)
    keys = [key for fact in facts for key in fact.sources]
    return Handout(
        "The psoas on one page",
        f"{_safe(moves=False)}{picture}<h2>What is known</h2><ul>{items}</ul>{_sources(keys)}",
    )


def routine_handout(routine_id: str, mode: str | None = None) -> Handout:
    """Return a routine on one page: each exercise drawn, its words, its seconds, when to stop.

    Parameters
    ----------
    routine_id : str
        ``"five-stretches"`` or ``"five-minute-ball"``.
    mode : str, optional
        The routine's mode; its default when left out.

    Raises
    ------
    psoas_lib.content.errors.UnknownIdError
        If there is no such routine; the message names the nearest ones.

    Examples
    --------
    >>> routine_handout("five-stretches")
    Five hip-flexor stretches
    """
    from psoas_lib.pose_pictures import pose_picture  # noqa: PLC0415 - only when a handout is made

    chosen = routine(routine_id)
    timeline = chosen.timeline(mode)
    name_of_mode = next(one.name for one in chosen.modes if one.id == (mode or chosen.default_mode))
    keys: list[str] = list(chosen.sources)
    cells = []
    for number, name in enumerate(chosen.exercises, start=1):
        one = exercise(name)
        keys += [*one.sources, *one.stop_if.sources]
        seconds = sum(
            part.duration_s
            for part in timeline.segments
            if part.exercise == name and part.kind in {"hold", "rep"} and part.side in {"right", "both"}
        )
        steps = " ".join(escape(step.on("right")) for step in one.steps)
        each = (
            "in all"
            if one.side_rule and not any(p.side == "left" for p in timeline.segments if p.exercise == name)
            else "for each side"
        )
        cells.append(
            f'<section class="one">{_image(pose_picture(one.poses[1]))}<div><h2>{number} {escape(one.name)}</h2>'
            f"<p>{steps}</p><p><strong>{seconds:.0f} s {each}.</strong> <strong>Stop if:</strong> "
            f"{escape(one.stop_if.on('right'))}</p><p class='how'>{escape(one.provenance)}</p></div></section>"
        )
    lead = (
        f"<p>{escape(chosen.summary)} Told for the right side; turn it round for the left. "
        f"{timeline.duration_s / 60:.0f} minutes in the mode {escape(name_of_mode)}; the exercises are {escape(chosen.provenance)}.</p>"
    )
    return Handout(chosen.name, f"{_safe(moves=True)}{lead}{''.join(cells)}{_sources(keys)}")
