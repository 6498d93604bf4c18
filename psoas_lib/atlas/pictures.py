"""Still pictures of the atlas: with names, or with numbers to be filled in by hand.

The drawings and the spots that can be pointed at come from ``tools/render_atlas.py``, which takes them from
the widget's own scene; the names are set here, so every language gets them.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

from psoas_lib.atlas.parts import AtlasPart, atlas_parts
from psoas_lib.content.errors import unknown
from psoas_lib.content.locale import catalogue, checked
from psoas_lib.picture import Picture
from psoas_lib.resources import data_dir

INK, PAPER, FONT = "#150f09", "#fbf8f4", "Liberation Sans, Arial, sans-serif"
TEXT_PX, LINE_PX, GAP_PX, MARGIN_PX = 19, 22, 9, 14
# Of 1000 pixels: the names are then about 12 pixels high.
_LEGIBLE_PX = 620
ORDER = ("muscle", "nerve", "artery", "ligament", "bursa", "landmark", "joint", "bone")


@dataclass(slots=True)
class Label:
    """A name or number beside the picture: its lines, its column, the spot it points at, and its top (px)."""

    part: AtlasPart
    lines: list[str]
    column: str
    spot: tuple[float, float]
    top: float = 0.0

    @property
    def height(self) -> float:
        """The height of its lines in px."""
        return LINE_PX * len(self.lines)


@lru_cache(maxsize=1)
def _views() -> dict[str, Any]:
    path = data_dir() / "atlas" / "pictures" / "views.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def atlas_views() -> tuple[str, ...]:
    """Return the names of the views there are pictures of.

    Examples
    --------
    >>> atlas_views()
    ('front', 'side', 'back', 'inside', 'bones')
    """
    return tuple(_views())


def _view(name: str) -> dict[str, Any]:
    if name not in _views():
        raise unknown("view of the atlas", name, _views())
    return dict(_views()[name])


def two_lines(name: str, longest: int = 20) -> list[str]:
    """Break a long name into two lines near its middle.

    Examples
    --------
    >>> two_lines("Lateral cutaneous nerve of the thigh")
    ['Lateral cutaneous', 'nerve of the thigh']
    """
    words = name.split(" ")
    if len(name) <= longest or len(words) == 1:
        return [name]
    pairs = [[" ".join(words[:i]), " ".join(words[i:])] for i in range(1, len(words))]
    return min(pairs, key=lambda pair: max(map(len, pair)))


def spread(labels: list[Label], top: float, bottom: float) -> None:
    """Set the tops of one column's labels near their spots, in order and without overlap (px)."""
    labels.sort(key=lambda label: label.spot[1])
    floor = top
    for label in labels:
        label.top = max(label.spot[1] - label.height / 2, floor)
        floor = label.top + label.height + GAP_PX
    ceiling = bottom
    for label in reversed(labels):
        label.top = min(label.top, ceiling - label.height)
        ceiling = label.top - GAP_PX


def labels_of(view: str, lang: str | None = None) -> list[Label]:
    """Return the labels of a view, left column first, from top to bottom.

    Raises
    ------
    UnknownIdError
        If there is no such view.
    """
    data = _view(view)
    columns: dict[str, list[Label]] = {"left": [], "right": []}
    parts = sorted(
        (part for part in atlas_parts(lang) if part.id in data["spots"]),
        key=lambda part: ORDER.index(part.kind),
    )
    for part in parts:
        choices = [((x, y), "left" if x < data["width"] / 2 else "right") for x, y in data["spots"][part.id]]
        spot, column = min(choices, key=lambda choice: len(columns[choice[1]]))
        columns[column].append(Label(part, two_lines(part.label), column, spot))
    for labels in columns.values():
        spread(labels, MARGIN_PX, data["height"] - MARGIN_PX)
    return columns["left"] + columns["right"]


def _drawing(view: str) -> str:
    data = _view(view)
    image = (data_dir() / "atlas" / "pictures" / data["file"]).read_bytes()
    code = base64.b64encode(image).decode("ascii")
    return f'<image width="{data["width"]}" height="{data["height"]}" href="data:image/webp;base64,{code}"/>'


def _text(x: float, y: float, text: str, anchor: str = "start", weight: int = 400) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-weight="{weight}" paint-order="stroke" '
        f'stroke="{PAPER}" stroke-width="4" stroke-linejoin="round">{escape(text)}</text>'
    )


def _leader(start: tuple[float, float], spot: tuple[float, float]) -> str:
    line = f"M{start[0]:g} {start[1]:g}L{spot[0]:g} {spot[1]:g}"
    return (
        f'<path d="{line}" stroke="{PAPER}" stroke-width="3.4" opacity=".8"/>'
        f'<path d="{line}" stroke="{INK}" stroke-width="1.2"/>'
        f'<circle cx="{spot[0]:g}" cy="{spot[1]:g}" r="3" fill="{INK}" stroke="{PAPER}"/>'
    )


def _svg(width: float, height: float, body: list[str]) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" font-family="{FONT}" font-size="{TEXT_PX}" fill="{INK}">'
        f'<rect width="{width:g}" height="{height:g}" fill="{PAPER}"/>{"".join(body)}</svg>'
    ).encode()


def _edge(label: Label, width: float, longest_px: float) -> tuple[float, float]:
    inset = MARGIN_PX + longest_px + 6
    return (inset if label.column == "left" else width - inset), label.top + label.height / 2


def _named(label: Label, width: float) -> str:
    longest = max(len(line) for line in label.lines) * TEXT_PX * 0.54
    left = label.column == "left"
    x = MARGIN_PX if left else width - MARGIN_PX
    lines = [
        _text(x, label.top + LINE_PX * (i + 1) - 6, line, "start" if left else "end")
        for i, line in enumerate(label.lines)
    ]
    return _leader(_edge(label, width, longest), label.spot) + "".join(lines)


def _numbered(label: Label, width: float, number: int) -> str:
    middle = label.top + label.height / 2
    x = MARGIN_PX + 120 if label.column == "left" else width - MARGIN_PX - 120
    return (
        _leader((x, middle), label.spot)
        + f'<circle cx="{x:g}" cy="{middle:g}" r="15" fill="{PAPER}" stroke="{INK}" stroke-width="1.4"/>'
        + f'<text x="{x:g}" y="{middle + 6.5:g}" text-anchor="middle" font-weight="650">{number}</text>'
    )


def atlas_picture(view: str = "front", *, names: bool = True, lang: str | None = None) -> Picture:
    """Return a picture of the atlas with the names of what can be seen.

    Parameters
    ----------
    view : str
        One of :func:`atlas_views`; ``"bones"`` leaves muscles, nerves and arteries out.
    names : bool
        Whether the names are written.
    lang : str, optional
        The language of the names.

    Returns
    -------
    Picture
        An SVG with its sentence.

    Raises
    ------
    UnknownIdError
        If there is no such view.

    Examples
    --------
    >>> atlas_picture("inside").mime
    'image/svg+xml'
    """
    data, words = _view(view), catalogue(checked(lang))["atlas"]
    labels = labels_of(view, lang)
    body = [_drawing(view)]
    if names:
        body += [_named(label, data["width"]) for label in labels]
    some = ", ".join(
        label.part.label for label in sorted(labels, key=lambda one: ORDER.index(one.part.kind))[:6]
    )
    alt = words["still_alt"].format(view=words[f"seen_{view}"], count=len(labels), some=some)
    image = _svg(data["width"], data["height"], body)
    return Picture(
        image,
        "image/svg+xml",
        alt=alt[:300],
        caption=words["still_caption"],
        min_width_px=_LEGIBLE_PX,
        moved=words["still_moved"],
    )


def atlas_worksheet(view: str = "front", *, answers: bool = False, lang: str | None = None) -> Picture:
    """Return a sheet to print: numbered leader lines, and a line to write on for each number.

    Parameters
    ----------
    view : str
        One of :func:`atlas_views`.
    answers : bool
        Whether the names stand on the lines, for the teacher's copy.
    lang : str, optional
        The language.

    Returns
    -------
    Picture
        An SVG, one page.

    Raises
    ------
    UnknownIdError
        If there is no such view.

    Examples
    --------
    >>> len(atlas_worksheet("bones").image) > 10_000
    True
    """
    data, words = _view(view), catalogue(checked(lang))["atlas"]
    labels = labels_of(view, lang)
    for label in labels:
        label.lines = [""]
    for column in ("left", "right"):
        spread([label for label in labels if label.column == column], MARGIN_PX, data["height"] - MARGIN_PX)
    width, rows = data["width"], -(-len(labels) // 2)
    top = data["height"] + 78
    body = [_drawing(view), _text(MARGIN_PX, data["height"] + 36, words["sheet_ask"], weight=650)]
    for number, label in enumerate(labels, start=1):
        body.append(_numbered(label, width, number))
        half, row = divmod(number - 1, rows)
        x, y = MARGIN_PX + half * width / 2, top + row * 40
        body.append(f'<text x="{x + 26:g}" y="{y:g}" text-anchor="end" font-weight="650">{number}</text>')
        body.append(
            f'<path d="M{x + 38:g} {y + 6:g}H{x + width / 2 - 40:g}" stroke="{INK}" stroke-width="1"/>'
        )
        if answers:
            body.append(f'<text x="{x + 42:g}" y="{y:g}">{escape(label.part.label)}</text>')
    height = top + rows * 40 + 10
    key = "sheet_answers_alt" if answers else "sheet_alt"
    alt = words[key].format(view=words[f"seen_{view}"], count=len(labels))
    return Picture(_svg(width, height, body), "image/svg+xml", alt=alt, width_px=900)
