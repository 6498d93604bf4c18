"""Matplotlib's SVG without what a reader never sees, at about half the size."""

from __future__ import annotations

import re
from itertools import groupby

_UNSEEN = re.compile(r"<metadata>.*?</metadata>|<!--.*?-->", re.DOTALL)
_PLACED = re.compile(r' (?:d|x|y)="[^"]*"|translate\([^)]*\)')
_DECIMALS = re.compile(r"-?\d+\.\d{3,}")
_GLYPH = re.compile(r'(<path id="g[^"]*" d=")([^"]*)"')
_MARKS = re.compile(r"(?:<(?:path|use) [^>]*/>){3,}")
_LOOK = re.compile(r'(<[^>]*?)((?: clip-path="[^"]*")? style="[^"]*")/>')


def slim(svg: str) -> str:
    r"""Return a drawing with hundredths of a point, without notes to the editor, names of groups and indents.

    Parameters
    ----------
    svg : str
        As matplotlib writes it.

    Examples
    --------
    >>> slim('<?xml?>\n<svg>\n <g id="axes_1">\n  <path d="M 0.123456 1 \nL 2 3.1 \n"/>\n </g>\n</svg>')
    '<svg><path d="M0.12 1L2 3.1"/></svg>'
    """
    svg = _UNSEEN.sub("", svg[svg.index("<svg") :])
    svg = _PLACED.sub(lambda found: _DECIMALS.sub(_hundredths, found[0]), svg)
    svg = re.sub(r' d="([^"]*)"', lambda found: f' d="{_tight(found[1])}"', svg)
    svg = re.sub(r'<g id="[^"]*"', "<g", svg).replace("DejaVuSans-", "g").replace("xlink:href", "href")
    svg = re.sub(r'(<use href="#g[^"]*") transform="translate\(([\d.]+) 0\)"', r'\1 x="\2"', svg)
    svg = re.sub(r">\s+<", "><", svg).strip()
    svg = re.sub(r"<g>(<(?:path|use) [^>]*/>)</g>", r"\1", svg)
    svg = _GLYPH.sub(lambda found: f'{found[1]}{_relative(found[2])}"', svg)
    return _MARKS.sub(lambda run: _shared(run[0]), svg)


def _hundredths(number: re.Match[str]) -> str:
    rounded = f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
    return "0" if rounded == "-0" else rounded


def _tight(path: str) -> str:
    return re.sub(r" ?([A-Za-z]) ?", r"\1", " ".join(path.split()))


def _relative(outline: str) -> str:
    """Write a letter's outline, of M, L, Q and z, in steps, which take fewer digits than places.

    Examples
    --------
    >>> _relative("M100 200L150 190Q160 200 150 210zM7 8L9 8z")
    'm100 200l50-10q10 10 0 20zm-93-192l2 0z'
    """
    if "." in outline:
        return outline
    steps, start, here = [], (0, 0), (0, 0)
    for letter, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", outline):
        values = [int(value) for value in numbers.split()]
        places = list(zip(values[::2], values[1::2], strict=True))
        moved = [f"{x - here[0]} {y - here[1]}" for x, y in places]
        steps.append(letter.lower() + " ".join(moved).replace(" -", "-"))
        here = places[-1] if places else start
        start = here if letter == "M" else start
    return "".join(steps)


def _shared(run: str) -> str:
    """Write once what marks beside each other have in common; opacity of a whole mark is not inherited."""
    written = []
    for look, marks in groupby(re.findall(r"<[^>]*/>", run), key=_look):
        those = list(marks)
        if not look or len(those) < 3:
            written += those
        else:
            written += [f"<g{look}>", *(mark.replace(look, "") for mark in those), "</g>"]
    return "".join(written)


def _look(mark: str) -> str:
    found = _LOOK.fullmatch(mark)
    return "" if not found or re.search(r"(?<!-)opacity", found[2]) else found[2]
