"""One question on paper: something to tick, to number, to label or to write on; with the key, the answer."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from psoas_lib.check.figures import figure_uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from psoas_lib.check.question import Option, Point, Question

_SPELT = {"deg": "degrees", "min": "minutes", "s": "seconds"}
_SHORT = 36  # characters of an option that fits into half a line
CSS = """
.paper ol,.paper ul{list-style:none;margin:0;padding:0}
.paper .q{break-inside:avoid;margin:0 0 1.15em}
.paper .q p{margin:.3em 0}
.paper .half{columns:2;column-gap:1.5em}
.paper .seen{display:flex;gap:1.5em;align-items:center}
.paper .seen>img{width:15em;max-height:11em;flex:none;object-fit:contain}
.paper .opt{display:flex;gap:.5em;align-items:baseline;padding:.14em 0;break-inside:avoid}
.paper .box{flex:none;width:.9em;height:.9em;border:1.2px solid #150f09;align-self:start;margin-top:.25em}
.paper .round{border-radius:50%}
.paper .on{background:#150f09}
.paper .place{width:1.7em;height:1.5em;text-align:center;margin-top:0;line-height:1.4em;align-self:center}
.paper .line{border-bottom:1.2px solid #150f09;display:inline-block;min-width:18em;height:1.5em}
.paper .mid{min-width:11em;flex:none}
.paper .short{min-width:6em}
.paper .why{color:#4a453f;font-size:.88em}
.paper .fig{position:relative;width:15em;flex:none;margin:.3em 0}
.paper .fig img{width:100%;display:block}
.paper .fig svg{position:absolute;inset:0;width:100%;height:100%}
.paper .pin{position:absolute;transform:translate(-50%,-50%);width:1.5em;height:1.5em;border:1.2px solid;
 border-radius:50%;background:#fff;text-align:center;font-weight:700;font-size:.9em;line-height:1.5em}
"""


def item(one: Question, *, key: bool) -> str:
    """Return what stands below a question, as HTML: the room for an answer or, with the key, the answer."""
    match one.kind:
        case "single" | "multiple":
            return _beside(one, _choices(one, key=key))
        case "order":
            return _beside(one, _order(one, key=key))
        case "label":
            return _labels(one, key=key)
        case _:
            return _beside(one, _written(one, key=key))


def at_a_glance(one: Question) -> str:
    """Return the right answer as it is marked on paper.

    Examples
    --------
    >>> from psoas_lib.check import bank
    >>> at_a_glance(bank.question("Q03.2")), at_a_glance(bank.question("Q03.6"))
    ('b', '6 2 3 4 5 1')
    """
    match one.kind:
        case "order":
            return " ".join(_places(one)[option.letter] for option in one.options)
        case "label":
            return ", ".join(f"{point.number} = {name}" for point, name in _named(one))
        case "single" | "multiple":
            return ", ".join(option.letter for option in one.options if option.right)
        case _:
            return one.right_answer


def replies(one: Question) -> str:
    """Return what foreseen wrong numbers and words are told, as HTML; options carry their own replies."""
    numbers = [(f"{target.value:g}", target.reply) for target in one.targets[1:]]
    told = [*numbers, *(pair for pair in (*one.texts, *one.units) if not pair[1].right)]
    return "".join(f'<p class="why">{escape(said)}: {escape(reply.text)}</p>' for said, reply in told)


def _choices(one: Question, *, key: bool) -> str:
    shape = "box round" if one.kind == "single" else "box"
    rows = [
        f'<span class="{shape}{" on" if key and option.right else ""}"></span>'
        f"<span>{option.letter})</span>{_words(option, key=key)}"
        for option in one.options
    ]
    narrow = not key and not one.figure and all(len(option.text) <= _SHORT for option in one.options)
    return _list(rows, "half" if narrow else "")


def _order(one: Question, *, key: bool) -> str:
    place: Mapping[str, str] = _places(one) if key else {}
    return _list(
        f'<span class="box place">{place.get(option.letter, "")}</span>{_words(option, key=key)}'
        for option in one.options
    )


def _labels(one: Question, *, key: bool) -> str:
    rows = _list(
        f"<span>{point.number}</span>"
        + (f'<strong class="mid">{escape(name)}</strong>' if key else '<span class="line mid"></span>')
        + f"<span>{escape(point.where)}</span>"
        for point, name in _named(one)
    )
    names = escape(", ".join(option.text for option in one.options))
    return f'<div class="seen">{_figure(one)}<div><p>Names: {names}</p>{rows}</div></div>'


def _written(one: Question, *, key: bool) -> str:
    if key:
        return f"<p><strong>{escape(one.right_answer)}</strong></p>"
    if not one.units:
        return '<p><span class="line"></span></p>'
    unit = " or ".join(_SPELT.get(name, name) for name, _ in one.units)
    return f'<p><span class="line short"></span> {escape(unit)}</p>'


def _places(one: Question) -> dict[str, str]:
    return {letter: str(place) for place, letter in enumerate(one.sequence, start=1)}


def _named(one: Question) -> list[tuple[Point, str]]:
    names = {option.letter: option.text for option in one.options}
    return [(point, names[point.answer]) for point in one.points]


def _beside(one: Question, answers: str) -> str:
    """Return the answers with the picture that is asked about; label questions draw their own."""
    if not one.figure:
        return answers
    picture = f'<img alt="{escape(one.alt, quote=True)}" src="{figure_uri(one)}">'
    return f'<div class="seen">{picture}<div>{answers}</div></div>'


def _words(option: Option, *, key: bool) -> str:
    why = f'<br><span class="why">{escape(option.reply)}</span>' if key else ""
    return f"<span>{escape(option.text)}{why}</span>"


def _list(rows: Iterable[str], name: str = "") -> str:
    kind = f' class="{name}"' if name else ""
    return f"<ul{kind}>" + "".join(f'<li class="opt">{row}</li>' for row in rows) + "</ul>"


def _figure(one: Question) -> str:
    lines = "".join(
        f'<path d="M{p.pin_x_percent} {p.pin_y_percent}L{p.x_percent} {p.y_percent}" stroke="#150f09" '
        'stroke-width="1.2" fill="none" vector-effect="non-scaling-stroke"/>'
        for p in one.points
    )
    pins = "".join(
        f'<span class="pin" style="left:{p.pin_x_percent}%;top:{p.pin_y_percent}%">{p.number}</span>'
        for p in one.points
    )
    return (
        f'<div class="fig"><img alt="{escape(one.alt, quote=True)}" src="{figure_uri(one)}">'
        f'<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">{lines}</svg>{pins}</div>'
    )
