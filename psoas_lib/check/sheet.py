"""Question sheets on paper: for the class without answers, for the teacher with the key."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from psoas_lib.check import bank
from psoas_lib.check.figures import figure_uri
from psoas_lib.check.sources import short_citations

if TYPE_CHECKING:
    from psoas_lib.check.question import Option, Question

_CSS = """
.paper{max-width:46em;color:#150f09;background:#fff;font:11pt/1.4 "Liberation Sans",Arial,sans-serif}
.paper h1{font-size:18pt;line-height:1.2;margin:0 0 .3em}
.paper h2{font-size:11.5pt;line-height:1.35;margin:0 0 .5em}
.paper ol,.paper ul{list-style:none;margin:0;padding:0}
.paper .q{break-inside:avoid;margin:0 0 1.5em}
.paper .seen{display:flex;gap:1.5em;align-items:center}
.paper .seen img{width:17em;max-height:13em;flex:none}
.paper .opt{display:flex;gap:.6em;margin:.25em 0}
.paper .box{flex:none;width:.9em;height:.9em;margin-top:.2em;border:1.2px solid #150f09}
.paper .round{border-radius:50%}
.paper .on{background:#150f09}
.paper .line{border-bottom:1.2px solid #150f09;display:inline-block;min-width:16em;height:1.6em}
.paper .short{min-width:5em}
.paper .why{color:#4a453f;font-size:10pt}
.paper .fig{position:relative;width:15em;margin:.5em 0}
.paper .fig img{width:100%;display:block}
.paper .fig svg{position:absolute;inset:0;width:100%;height:100%}
.paper .pin{position:absolute;transform:translate(-50%,-50%);width:1.5em;height:1.5em;border:1.2px solid;
 border-radius:50%;background:#fff;text-align:center;font-weight:700;font-size:10pt;line-height:1.5em}
@page{size:A4;margin:15mm 17mm}
"""


@dataclass(frozen=True)
class QuestionPaper:
    """A sheet to print.

    Parameters
    ----------
    title : str
        Its heading.
    questions : tuple of Question
        What is asked.
    key : bool
        Whether the answers stand on it.
    """

    title: str
    questions: tuple[Question, ...]
    key: bool

    @property
    def html(self) -> str:
        """The sheet as a whole page of HTML; a browser prints it, also into a PDF."""
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(self.title)}</title>'
            f"</head><body><main>{self._repr_html_()}</main></body></html>"
        )

    def save(self, path: Path | str) -> Path:
        """Write the page to a file.

        Parameters
        ----------
        path : Path or str
            Where; an existing file is replaced.

        Returns
        -------
        Path
            The file.
        """
        target = Path(path)
        target.write_text(self.html, encoding="utf-8")
        return target

    def __repr__(self) -> str:
        """Return title and number of questions."""
        return f"{self.title} ({len(self.questions)} questions)"

    def _repr_html_(self) -> str:
        name = (
            "" if self.key else '<p>Name <span class="line"></span> Date <span class="line short"></span></p>'
        )
        note = (
            "<p class='why'>For teachers. The answers also lie in data/questions, open to everybody: what is "
            "hidden in the notebooks keeps from reading ahead, not from cheating.</p>"
            if self.key
            else ""
        )
        cite = short_citations()
        items = "".join(
            f'<li class="q"><h2>{n}. {escape(one.text)}</h2>{_body(one, key=self.key)}'
            f"{_why(one, cite) if self.key else ''}</li>"
            for n, one in enumerate(self.questions, start=1)
        )
        head = f"<h1>{escape(self.title)}</h1>{name}{note}"
        return f'<style>{_CSS}</style><div class="paper">{head}<ol>{items}</ol></div>'


def question_sheet(name: str, *, key: bool = False) -> QuestionPaper:
    """Return a printable sheet of questions.

    Parameters
    ----------
    name : str
        A notebook (``"03"``) or one of its sets (``"03-exit"``).
    key : bool
        With the answers, the reason for each, and what every wrong answer is told.

    Returns
    -------
    QuestionPaper
        Shows itself in a notebook; :meth:`QuestionPaper.save` writes a page to print.
    """
    chosen = bank.question_set(name)
    title = bank.chapters()[name.partition("-")[0]].title
    return QuestionPaper(f"{title}: {'answers' if key else 'questions'}", chosen, key)


def _body(one: Question, *, key: bool) -> str:
    match one.kind:
        case "single" | "multiple":
            shape = "box round" if one.kind == "single" else "box"
            return _beside(
                one,
                _list(
                    f'<span class="{shape}{" on" if key and o.right else ""}"></span> {o.letter}) '
                    f"{_words(o, key=key)}"
                    for o in one.options
                ),
            )
        case "order":
            place = {letter: str(i) for i, letter in enumerate(one.sequence, start=1)}
            return _list(
                f'<span class="box" style="width:1.6em;height:1.4em;text-align:center">'
                f"{place[o.letter] if key else ''}</span> {_words(o, key=key)}"
                for o in one.options
            )
        case "label":
            names = {o.letter: o.text for o in one.options}
            rows = _list(
                f"{p.number}: {escape(p.where)}: "
                + (
                    f"<strong>{escape(names[p.answer])}</strong>"
                    if key
                    else '<span class="line short"></span>'
                )
                for p in one.points
            )
            return f"{_figure(one)}<p>Names: {escape(', '.join(names.values()))}</p>{rows}"
        case _:
            unit = " or ".join(name for name, _ in one.units)
            space = (
                f"<strong>{escape(one.right_answer)}</strong>" if key else '<span class="line short"></span>'
            )
            return f"<p>{space}{'' if key else f' {escape(unit)}'}</p>"


def _beside(one: Question, answers: str) -> str:
    """Return the answers with the picture that is asked about; label questions draw their own."""
    if not one.figure:
        return answers
    picture = f'<img alt="{escape(one.alt, quote=True)}" src="{figure_uri(one)}">'
    return f'<div class="seen">{picture}<div>{answers}</div></div>'


def _words(option: Option, *, key: bool) -> str:
    why = f'<br><span class="why">{escape(option.reply)}</span>' if key else ""
    return f"<span>{escape(option.text)}{why}</span>"


def _list(rows: object) -> str:
    return "<ul>" + "".join(f'<li class="opt">{row}</li>' for row in rows) + "</ul>"  # type: ignore[attr-defined]


def _why(one: Question, cite: dict[str, str]) -> str:
    numbers = [(f"{t.value:g}", t.reply) for t in one.targets[1:]]
    wrong = [*numbers, *((said, reply) for said, reply in one.texts if not reply.right)]
    told = "".join(f"<p class='why'>{escape(said)}: {escape(r.text)}</p>" for said, r in wrong)
    sources = escape("; ".join(cite.get(k, k) for k in one.sources))
    return (
        f"{told}<p>{escape(one.solution)}</p><p class='why'>{one.id}, {one.objective}. Sources: {sources}</p>"
    )


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
