"""One exercise on one card: drawn, step by step, with where each step comes from."""

from __future__ import annotations

import base64
import re
from html import escape
from typing import TYPE_CHECKING

from psoas_lib.cards.card import Card, cite, mark, tag
from psoas_lib.content import exercise
from psoas_lib.ground import FOLLOW, STYLE

if TYPE_CHECKING:
    from psoas_lib.content.model import Dose, Exercise, Statement, Variant
    from psoas_lib.content.sides import Side


# All poses are drawn to one scale, so that a standing person is larger than a kneeling one.
_ENLARGED = 1.15


def _width_px(svg: bytes) -> int:
    found = re.search(rb'viewBox="[-\d.]+ [-\d.]+ ([\d.]+)', svg)
    return round(float(found[1]) * _ENLARGED) if found else 380


def _pictures(entry: Exercise, side: Side) -> str:
    from psoas_lib.pose_pictures import pose_picture  # noqa: PLC0415 - only when a card is shown

    shown = []
    words = ("Start", "End") if entry.poses[0] != entry.poses[1] else ("The position",) * 2
    for word, pose in zip(words, entry.poses, strict=True):
        picture = pose_picture(pose, side=side)
        data = base64.b64encode(picture.image).decode("ascii")
        shown.append(
            f'<figure class="{FOLLOW}" style="margin:0;flex:0 1 auto;max-width:420px"><img alt="{escape(picture.alt, quote=True)}" '
            f'style="width:{_width_px(picture.image)}px;max-width:100%;height:auto;display:block" src="data:{picture.mime};base64,{data}">'
            f'<figcaption style="padding:.2em .6em">{word}</figcaption></figure>'
        )
        if entry.poses[0] == entry.poses[1]:
            break
    return (
        f'{STYLE}<div style="display:flex;flex-wrap:wrap;gap:1em;align-items:flex-end">{"".join(shown)}</div>'
    )


def _amount(dose: Dose) -> str:
    return f"<li>{escape(dose.text)} {mark(dose)}</li>"


def _variant(one: Variant, side: Side) -> str:
    steps = " ".join(escape(step.on(side)) for step in one.steps)
    return f"<li><strong>{escape(one.name)}</strong> ({escape(one.kind)}): {steps} <small>{escape(one.reason)} ({cite(one.sources)})</small></li>"


def _step_mark(step: Statement, entry: Exercise) -> str:
    """Mark a step; the reason or source that it shares with the whole exercise stands at its head, once."""
    same = step.reason == entry.reason if entry.reason else _as_headed(step, entry)
    return f"<small>{tag(step.provenance)}</small>" if same else mark(step)


def _as_headed(step: Statement, entry: Exercise) -> bool:
    return (step.provenance, step.sources, step.reason) == (entry.provenance, entry.sources, "")


def exercise_card(exercise_id: str, side: Side = "right") -> Card:
    """Return an exercise as a card: drawing, steps, dose, when to stop, variants, each with its source.

    Parameters
    ----------
    exercise_id : str
        An id such as ``"half-kneeling"``; a variant's id works too.
    side : {"right", "left"}
        The stretched side that the words and the drawing speak of.

    Returns
    -------
    Card

    Raises
    ------
    psoas_lib.content.errors.UnknownIdError
        If there is no such exercise; the message names the nearest ones.

    Examples
    --------
    >>> exercise_card("half-kneeling", side="left").text.splitlines()[0]
    'Half-kneeling stretch (stated)'
    """
    entry = exercise(exercise_id)
    equipment = "".join(
        f"<li>{escape(thing.item)}{' (if you like)' if thing.optional else ''} <small>{tag(thing.provenance)} {escape(thing.reason)}</small></li>"
        for thing in entry.equipment
    )
    steps = "".join(
        f'<li style="margin-bottom:.35em">{escape(step.on(side))} {_step_mark(step, entry)}</li>'
        for step in entry.steps
    )
    notes = "".join(f"<p>{escape(note.on(side))} {mark(note)}</p>" for note in entry.notes)
    variants = "".join(_variant(one, side) for one in entry.variants)
    reason = f" {escape(entry.reason)}" if entry.reason else ""
    html = (
        f'<section aria-label="{escape(entry.name, quote=True)}" style="max-width:60em">'
        f"<p><strong>{escape(entry.name)}</strong> {tag(entry.provenance)}{reason} <small>({cite(entry.sources)})</small></p>"
        f"{_pictures(entry, side)}"
        f"<p>{escape(entry.why.on(side))} {mark(entry.why)}</p><ol>{steps}</ol>"
        f"<p><strong>Stop if:</strong> {escape(entry.stop_if.on(side))} {mark(entry.stop_if)}</p>{notes}"
        f"<details><summary>How much, what you need, other ways</summary>"
        f"<p><strong>How much</strong></p><ul>{''.join(map(_amount, entry.doses))}</ul>"
        + (f"<p><strong>You need</strong></p><ul>{equipment}</ul>" if equipment else "")
        + (f"<p><strong>Other ways</strong></p><ul>{variants}</ul>" if variants else "")
        + "</details></section>"
    )
    lines = [f"{entry.name} ({entry.provenance})", entry.why.on(side)]
    lines += [f"{n}. {step.on(side)} [{step.provenance}]" for n, step in enumerate(entry.steps, start=1)]
    lines += [f"Stop if: {entry.stop_if.on(side)}"]
    return Card(html, "\n".join(lines))
