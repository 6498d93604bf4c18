"""Question sheets on paper: for the class without answers, for the teacher with the key."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from psoas_lib.check import bank
from psoas_lib.check.printed import CSS, at_a_glance, item, replies
from psoas_lib.check.sources import short_citations

if TYPE_CHECKING:
    from psoas_lib.check.question import Question

# The parts of a notebook in the order in which it asks them.
_PARTS = {
    "warm-up": "Warm up your memory",
    "predict": "Predict first",
    "pictures": "Read the pictures",
    "practice": "Practice",
    "misconception": "Is this a misconception?",
    "exit": "Before you go",
}
_CSS = """
.paper{max-width:46em;color:#150f09;background:#fff;font:10.5pt/1.4 "Noto Sans","Liberation Sans",Arial,sans-serif}
.paper.key{font-size:9.5pt;line-height:1.3}
.paper h1{font-size:18pt;line-height:1.2;margin:0 0 .3em}
.paper h2{font-size:12pt;line-height:1.3;margin:1.1em 0 .6em;padding-bottom:.15em;border-bottom:1.2px solid;break-after:avoid}
.paper h3{font-size:1em;line-height:1.35;margin:0 0 .35em;break-after:avoid}
.paper .glance{border:1.2px solid;border-radius:.5em;padding:.5em .9em;margin:.6em 0}
.paper .glance p{margin:.1em 0}
.paper .mark{display:inline-block;margin-right:1.5em}
@media print{.paper{max-width:none}}
"""
_PAGE = """@page{size:A4;margin:14mm 16mm 17mm;
@bottom-left{content:"The Psoas pack. CC BY 4.0.";font:7.5pt "Liberation Sans",Arial,sans-serif}
@bottom-right{content:counter(page) " of " counter(pages);font:7.5pt "Liberation Sans",Arial,sans-serif}}
body{margin:0}"""


@dataclass(frozen=True)
class QuestionPaper:
    """A sheet to print.

    Parameters
    ----------
    title : str
        Its heading.
    parts : tuple of (str, tuple of Question)
        Headings, and what is asked below each.
    key : bool
        Whether the answers stand on it.
    """

    title: str
    parts: tuple[tuple[str, tuple[Question, ...]], ...]
    key: bool

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in the order of their numbers on the sheet."""
        return tuple(one for _, asked in self.parts for one in asked)

    @property
    def html(self) -> str:
        """The sheet as a whole page of HTML; a browser prints it, also into a PDF."""
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(self.title)}</title>'
            f"<style>{_PAGE}</style></head><body><main>{self._repr_html_()}</main></body></html>"
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
        number, cite = count(1), short_citations()
        body = "".join(
            f"<h2>{escape(heading)}</h2><ol>"
            + "".join(
                f'<li class="q"><h3>{next(number)}. {escape(one.text)}</h3>{item(one, key=self.key)}'
                f"{_why(one, cite) if self.key else ''}</li>"
                for one in asked
            )
            + "</ol>"
            for heading, asked in self.parts
        )
        head = f"<h1>{escape(self.title)}</h1>{self._glance() if self.key else self._name()}"
        kind = "paper key" if self.key else "paper"
        return f'<style>{_CSS}{CSS}</style><div class="{kind}">{head}{body}</div>'

    def _name(self) -> str:
        several = any(one.kind == "multiple" for one in self.questions)
        how = "Circles: one answer. Squares: every answer that is right." if several else ""
        return (
            '<p>Name <span class="line"></span> Date <span class="line short"></span></p>'
            f'<p class="why">{how}</p>'
        )

    def _glance(self) -> str:
        told = " ".join(
            f'<span class="mark"><strong>{number}</strong>&nbsp; {escape(at_a_glance(one))}</span>'
            for number, one in enumerate(self.questions, start=1)
        )
        return (
            f'<div class="glance"><p><strong>At a glance</strong></p><p>{told}</p></div>'
            '<p class="why">For teachers. The answers also lie in data/questions, open to everybody: what is '
            "hidden in the notebooks keeps from reading ahead, not from cheating.</p>"
        )


def question_sheet(*names: str, key: bool = False) -> QuestionPaper:
    """Return a printable sheet of questions.

    Parameters
    ----------
    *names : str
        Notebooks (``"03"``: all of its own questions) and sets (``"03-exit"``), as many as belong on one sheet.
    key : bool
        With the answers, the reason for each, and what every wrong answer is told.

    Returns
    -------
    QuestionPaper
        Shows itself in a notebook; :meth:`QuestionPaper.save` writes a page to print.

    Raises
    ------
    UnknownIdError
        If there is no such notebook or set; the message names those that there are.
    ValueError
        If nothing is named.

    Examples
    --------
    >>> question_sheet("02-warm-up", "02-exit")
    Questions: What does it do? (6 questions)
    """
    if not names:
        raise ValueError('Name a notebook or a set to print, such as question_sheet("03", "04-exit").')
    asked = [(name[:2], heading, chosen) for name in names for heading, chosen in _parts(name)]
    titles = dict.fromkeys(bank.chapters()[notebook].title for notebook, *_ in asked)
    parts = tuple(
        (f"{notebook} {heading}" if len(titles) > 1 else heading, chosen)
        for notebook, heading, chosen in asked
    )
    return QuestionPaper(f"{'Answers' if key else 'Questions'}: {' / '.join(titles)}", parts, key)


def _parts(name: str) -> list[tuple[str, tuple[Question, ...]]]:
    chosen, (_, _, part) = bank.question_set(name), name.partition("-")
    if part:
        return [(_PARTS[part], chosen)]
    found = [(heading, tuple(one for one in chosen if one.role == role)) for role, heading in _PARTS.items()]
    return [(heading, some) for heading, some in found if some]


def _why(one: Question, cite: dict[str, str]) -> str:
    sources = escape("; ".join(cite.get(key, key) for key in one.sources))
    return (
        f"{replies(one)}<p>{escape(one.solution)}</p>"
        f'<p class="why">{one.id}, {one.objective}. Sources: {sources}</p>'
    )
