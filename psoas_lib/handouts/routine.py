"""A routine on one page: what is printed is what the player plays in the same mode."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from psoas_lib.content import exercise, routine, safety
from psoas_lib.content.errors import unknown
from psoas_lib.handouts.page import NOT_ADVICE, Handout, Numbered, in_english, picture_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psoas_lib.content.evidence import Precaution
    from psoas_lib.content.model import Exercise
    from psoas_lib.content.statement import ModeDose
    from psoas_lib.timeline import Segment

# A step that names seconds tells the article's own dose, which need not be that of the mode.
_SECONDS = re.compile(r"\d\s*second")
_MANY = 4  # more exercises than this need the smaller pictures


@in_english()
def routine_handout(routine_id: str, mode: str | None = None, *, dose: str | None = None) -> Handout:
    """Return a routine on one page: each exercise drawn, its steps, how long, when to stop.

    Parameters
    ----------
    routine_id : str
        ``"five-stretches"`` or ``"five-minute-ball"``.
    mode : str, optional
        The routine's mode; its default when left out.
    dose : str, optional
        The mode's dose, such as ``"article"`` or ``"consensus"``; the mode's first when left out.

    Raises
    ------
    psoas_lib.content.errors.UnknownIdError
        If there is no such routine, mode or dose; the message names the nearest ones.

    Examples
    --------
    >>> routine_handout("five-stretches")
    Five hip-flexor stretches
    """
    chosen = routine(routine_id)
    occasion = chosen.mode(mode)
    doses = {one.id: one for one in occasion.doses}
    told = dose or next(iter(doses))
    if told not in doses:
        raise unknown(f"dose of {chosen.id}, {occasion.id}", told, doses)
    options: dict[str, Any] = {"dose": dose} if dose else {}
    timeline = chosen.timeline(mode, **options)
    numbered = Numbered()
    own = chosen.provenance == "reconstructed"
    lead = (
        f"<strong>{escape(occasion.name)}: {escape(_small(doses[told].name))}.</strong> {_about(doses[told], numbered)} "
        f"{timeline.duration_s / 60:.0f} minutes in all. Told for the <strong>right</strong> leg; turn it round for the left. "
        + ("All exercises are the pack's own." if own else "Steps in <em>italics</em> are the pack's own.")
    )
    stop, first = _stop(numbered), _first(numbered)
    cards = "".join(
        _card(number, exercise(name), [s for s in timeline.segments if s.exercise == name], numbered, own=own)
        for number, name in enumerate(chosen.exercises, start=1)
    )
    many = len(chosen.exercises) > _MANY
    size = (
        ":root{--wide:40mm;--high:27mm} body{font-size:8.2pt;line-height:1.26} .card{padding:1.1mm 0}"
        if many
        else ":root{--wide:64mm;--high:46mm} body{font-size:9.6pt}"
    )
    return Handout(chosen.name, lead, f"{stop}{cards}{first}{numbered.footer(short=True)}", size)


def dose_sentence(segments: Sequence[Segment]) -> str:
    """Return what is played of one exercise: how many, how long, on which sides.

    Examples
    --------
    >>> played = routine("five-stretches").timeline("warm-up").segments
    >>> dose_sentence([part for part in played if part.exercise == "standing-split"])
    '5 holds of 30 s, each side'
    """
    worked = [part for part in segments if part.kind in {"hold", "rep"}]
    sides = list(dict.fromkeys(part.side for part in worked))
    first = [part for part in worked if part.side == sides[0]]
    lengths = sorted({part.duration_s for part in first})
    seconds = " to ".join(f"{length:g}" for length in (lengths[0], lengths[-1])[: len(lengths)])
    in_a_set = first[0].reps or len(first)
    sets, left = divmod(len(first), in_a_set)
    several = f"{sets} sets of " if sets > 1 and not left else ""
    count = in_a_set if several else len(first)
    what = "hold" if first[0].kind == "hold" else "repetition"
    where = ", each side" if len(sides) > 1 else ""
    return f"{several}{count} {what}{'s' if count > 1 else ''} of {seconds} s{where}"


def _card(number: int, one: Exercise, segments: Sequence[Segment], numbered: Numbered, *, own: bool) -> str:
    from psoas_lib.pose_pictures import pose_picture  # noqa: PLC0415 - only when a handout is made

    steps = []
    for step in one.steps:
        text = escape(step.on("right"))
        if _SECONDS.search(text):
            continue
        added = step.provenance == "reconstructed" and not own
        steps.append(f"<li>{f'<em>{text}</em>' if added else text}</li>")
    sources = [*one.sources, *(key for step in one.steps for key in step.sources)]
    return (
        f'<section class="card">{picture_of(pose_picture(one.poses[1]))}<div>'
        f"<h2><span>{number} {escape(one.name)}{numbered.mark(list(dict.fromkeys(sources)))}</span>"
        f'<span class="dose">{escape(dose_sentence(segments))}</span></h2><ol>{"".join(steps)}</ol>'
        f"<p><strong>Stop if</strong> {escape(one.stop_if.on('right'))}</p></div></section>"
    )


def _about(dose: ModeDose, numbered: Numbered) -> str:
    contested = f" Contested: {escape(_small(dose.reason))}" if dose.provenance == "contested" else ""
    return f"{escape(dose.text)}{contested}{numbered.mark(dose.sources)}"


def _stop(numbered: Numbered) -> str:
    rules = safety()
    keys = list(dict.fromkeys(key for rule in rules.stop_rules for key in rule.sources))
    return (
        f'<div class="stop"><p><strong>{NOT_ADVICE} Stop at once:</strong> {_joined(rules.stop_rules)}.{numbered.mark(keys)}</p>'
        f"<p><strong>How much is right.</strong> {escape(rules.pain_rule.text)}{numbered.mark(rules.pain_rule.sources)}</p></div>"
    )


def _first(numbered: Numbered) -> str:
    rules = safety()
    columns = ""
    for title, listed in (
        ("Ask a clinician first", rules.ask_first),
        ("Do not stretch: get assessed", rules.red_flags),
    ):
        keys = dict.fromkeys(key for rule in listed for key in rule.sources)
        told = _joined(listed)
        columns += (
            f"<section><h2>{title}</h2><p>{told[:1].upper()}{told[1:]}.{numbered.mark([*keys])}</p></section>"
        )
    return f'<div class="two">{columns}</div>'


def _joined(listed: Sequence[Precaution]) -> str:
    return "; ".join(escape(_small(one.short or one.text)).rstrip(".") for one in listed)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
