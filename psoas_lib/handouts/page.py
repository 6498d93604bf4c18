"""What all handouts share: the sheet of paper, the pictures, and sources with numbers."""

from __future__ import annotations

import base64
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from psoas_lib.check.sources import short_citations
from psoas_lib.content import language, source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psoas_lib.content.model import Source
    from psoas_lib.picture import Picture

_CSS = """
@page{size:A4;margin:10mm 12mm}
*{box-sizing:border-box;print-color-adjust:exact;-webkit-print-color-adjust:exact}
html{background:#fff;color:#150f09}
body{margin:0 auto;max-width:186mm;font:8.4pt/1.3 "Noto Sans","Segoe UI","Liberation Sans",Arial,sans-serif;font-size-adjust:.519}
header{border-bottom:.5mm solid #a8322a;padding-bottom:1.4mm;margin-bottom:2.2mm}
h1{font-size:20pt;line-height:1.1;margin:0}
h2{font-size:10.5pt;line-height:1.2;margin:0 0 .8mm}
p,ul,ol{margin:0 0 1.2mm;padding:0} ul,ol{padding-left:4.6mm}
.lead{font-size:9.2pt;line-height:1.3;margin:.8mm 0 0}
.stop{border:.5mm solid #150f09;border-radius:2mm;padding:1.6mm 3mm;margin:0 0 2.4mm} .stop p{margin:0}
.two{display:grid;grid-template-columns:1fr 1fr;gap:1mm 6mm;border-top:.25mm solid #d8d0c4;padding-top:1.4mm;font-size:7.6pt;line-height:1.28}
.two h2{font-size:9pt;margin:0 0 .4mm} .two p{margin:0}
.picture{background:#fbf8f4;border-radius:2mm;display:flex;align-items:center;justify-content:center;overflow:hidden}
.picture img{display:block;max-width:100%;max-height:100%}
.card{break-inside:avoid;display:grid;grid-template-columns:var(--wide) 1fr;gap:4mm;padding:1.5mm 0;border-top:.25mm solid #d8d0c4}
.card .picture{height:var(--high)} .card .picture img{height:100%;width:100%;object-fit:contain}
.card h2{display:flex;justify-content:space-between;align-items:baseline;gap:4mm;font-size:11.5pt}
.dose{font-size:9pt;font-weight:700;white-space:nowrap;border:.35mm solid;border-radius:4mm;padding:.2mm 2.6mm}
.card ol{columns:2;column-gap:5mm;margin-bottom:.8mm} .card li{break-inside:avoid;margin:0 0 .3mm} .card p{margin:0}
sup{font-size:.72em;line-height:0;white-space:nowrap} h2 sup{font-size:.6em;font-weight:400}
footer{border-top:.25mm solid #150f09;margin-top:1.4mm;padding-top:.8mm;font-size:6.6pt;line-height:1.22}
footer h2{font-size:8pt;margin:0 0 .4mm} footer ol{columns:3;column-gap:5mm;margin:0;padding-left:4mm} footer li{break-inside:avoid} footer p{margin:.6mm 0 0}
"""
NOT_ADVICE = "This teaches; it is no medical advice."


@contextmanager
def in_english() -> Iterator[None]:
    """Make a page in English, whatever language is in use: its own sentences are in no other yet."""
    before = language()
    language("en")
    try:
        yield
    finally:
        language(before)


@dataclass(frozen=True)
class Handout:
    """A page to print.

    Parameters
    ----------
    title : str
        Its heading.
    lead : str
        One or two lines below it, HTML; every value in it is already escaped.
    body : str
        The rest, HTML of the same kind.
    size : str
        CSS of this page alone.
    """

    title: str
    lead: str
    body: str
    size: str = ""

    @property
    def html(self) -> str:
        """The whole page; a browser prints it, also into a PDF."""
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(self.title)}</title>'
            f"<style>{_CSS}{self.size}</style></head><body><main><header><h1>{escape(self.title)}</h1>"
            f'<p class="lead">{self.lead}</p></header>{self.body}</main></body></html>'
        )

    def save(self, path: Path | str) -> Path:
        """Write the page to a file and return its path; an existing file is replaced."""
        target = Path(path)
        target.write_text(self.html, encoding="utf-8")
        return target

    def __repr__(self) -> str:
        """Return the title."""
        return self.title


@dataclass
class Numbered:
    """Sources in the order in which a page names them first."""

    keys: list[str] = field(default_factory=list)

    def mark(self, keys: Iterable[str]) -> str:
        """Return the numbers of sources, to stand behind what they support."""
        for key in keys:
            if key not in self.keys:
                self.keys.append(key)
        return f"<sup>{','.join(str(n) for n in sorted({self.keys.index(key) + 1 for key in keys}))}</sup>"

    def footer(self, *, short: bool = False) -> str:
        """Return the list that the numbers point to; in short, name and year only."""
        entries = [source(key) for key in self.keys]
        if short:
            cite = short_citations()
            told = "; ".join(f"{n}&nbsp;{escape(cite[one.key])}" for n, one in enumerate(entries, start=1))
            listed = f"<p>{told}.</p>"
        else:
            listed = f"<ol>{''.join(f'<li>{escape(_short(one))}</li>' for one in entries)}</ol>"
        return f"<footer><h2>Sources</h2>{listed}<p>The Psoas pack. Text and figures: CC BY 4.0.</p></footer>"


def _short(entry: Source) -> str:
    """Return a source as one line: where it appeared, or else what it is."""
    head = f"{entry.authors} {entry.year}" if entry.year else entry.authors
    if entry.authors.startswith("Authors not "):
        head = ""
    where = entry.journal or entry.title or entry.about
    year = f" {entry.year}" if entry.year and not head else ""
    doi = f" doi {entry.doi}" if entry.doi else ""
    return f"{head + ', ' if head else ''}{where.rstrip('.')}{year}.{doi}"


def picture_of(picture: Picture) -> str:
    """Return a picture with its description."""
    data = base64.b64encode(picture.image).decode("ascii")
    alt = escape(picture.alt, quote=True)
    return f'<div class="picture"><img alt="{alt}" src="data:{picture.mime};base64,{data}"></div>'
