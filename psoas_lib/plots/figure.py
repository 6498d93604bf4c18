"""Turn a drawing into a picture that carries its sentence, and save it as SVG or PNG.

Figures are made with matplotlib's objects, never through pyplot, whose global state is shared between
threads. The same data give the same bytes: ids are salted with a constant and no date is written.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

import matplotlib as mpl

from psoas_lib.ground import with_dark
from psoas_lib.picture import Picture
from psoas_lib.plots.palette import DARK, LIGHT, Theme, dark_colours
from psoas_lib.plots.svg import slim

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.figure import Figure

    Draw = Callable[[Theme], Figure]

_FORMATS = {".svg": "svg", ".png": "png", ".pdf": "pdf"}
_NO_DATE = {"svg": {"Date": None}, "png": {"Software": None}, "pdf": {"CreationDate": None}}
_STYLE: dict[Any, Any] = {
    "svg.hashsalt": "psoas",
    "svg.fonttype": "path",
    # matplotlib brings this face along, so that a figure is the same on every machine.
    "font.family": "DejaVu Sans",
    "font.size": 10.5,
    "axes.unicode_minus": True,
}
# rc settings belong to the whole process; two figures at once must not mix them.
_LOCK = RLock()


@dataclass(frozen=True)
class Plot(Picture):
    """A picture that can be drawn again: on dark ground, or into a file.

    Parameters
    ----------
    draw : callable
        Takes a `Theme`, returns a new matplotlib ``Figure``.
    """

    draw: Draw | None = field(default=None, repr=False, compare=False)

    def __repr__(self) -> str:
        """Return the sentence: it is what a text-only reader gets."""
        return self.caption or self.alt

    def save(self, path: str | Path, *, dpi: int = 200) -> Path:
        """Write the figure on white paper.

        Parameters
        ----------
        path : str or pathlib.Path
            Ends in ``.svg``, ``.png`` or ``.pdf``.
        dpi : int
            Dots per inch of a PNG.

        Returns
        -------
        pathlib.Path
            The file.

        Raises
        ------
        ValueError
            If the name ends in anything else.
        """
        path = Path(path)
        if path.suffix.lower() not in _FORMATS:
            raise ValueError(
                f"A figure is saved as {', '.join(_FORMATS)}; got {path.name!r}. Change the ending of "
                f"the name."
            )
        if self.draw is None:
            raise ValueError(
                "This picture was not drawn here and cannot be drawn again; write its .image instead."
            )
        path.write_bytes(render(self.draw, LIGHT, _FORMATS[path.suffix.lower()], dpi=dpi))
        return path

    @property
    def dark(self) -> Plot:
        """The same figure on dark ground."""
        if self.draw is None:
            return self
        image, narrow = _both(self.draw, DARK, _kind(self.mime))
        return replace(self, image=image, narrow=narrow)


def _kind(mime: str) -> str:
    return "svg" if mime == "image/svg+xml" else "png"


def render(draw: Draw, theme: Theme, kind: str, *, dpi: int = 160) -> bytes:
    """Draw a figure and return its bytes, the same for the same data.

    Parameters
    ----------
    draw : callable
        Takes the theme, returns a ``Figure``.
    theme : Theme
        Light or dark.
    kind : {"svg", "png", "pdf"}
        The format.
    dpi : int
        Dots per inch where the format has dots.

    Returns
    -------
    bytes
        The encoded figure.
    """
    out = io.BytesIO()
    with _LOCK, mpl.rc_context(_STYLE):
        draw(theme).savefig(out, format=kind, dpi=dpi, facecolor=theme.ground, metadata=_NO_DATE[kind])
    return out.getvalue()


def plot(draw: Draw, *, alt: str, caption: str = "", table_html: str = "", png: bool = False) -> Plot:
    """Make the picture of a drawing.

    Parameters
    ----------
    draw : callable
        Takes a `Theme`, returns a new ``Figure``.
    alt, caption, table_html : str
        As in `psoas_lib.picture.Picture`; too long an ``alt`` is cut at a word.
    png : bool
        PNG instead of SVG, for figures with thousands of marks.

    Returns
    -------
    Plot
        Light, and an SVG also dark where the page is.
    """
    kind = "png" if png else "svg"
    mime = "image/png" if png else "image/svg+xml"
    image, narrow = _both(draw, LIGHT, kind)
    if not png:
        image, narrow = (with_dark(drawn.decode(), dark_colours()).encode() for drawn in (image, narrow))
    return Plot(image, mime, shorten(alt), caption, 760, table_html, narrow, draw=draw)


def _both(draw: Draw, theme: Theme, kind: str) -> tuple[bytes, bytes]:
    """Return the figure for a page and for a telephone."""
    drawn = (render(draw, face, kind) for face in (theme, replace(theme, narrow=True)))
    image, narrow = (slim(one.decode()).encode() if kind == "svg" else one for one in drawn)
    return image, narrow


def shorten(text: str, limit: int = 300) -> str:
    """Cut a text at a word so that it fits, with an ellipsis.

    Examples
    --------
    >>> shorten("one two three", 9)
    'one two…'
    """
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    words = cut.rsplit(" ", 1)[0]
    # One word as long as a page is cut itself: else nothing would be left.
    return (words if 2 * len(words) > limit else cut).rstrip(",;: ") + "…"


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a small HTML table of the numbers behind a figure.

    Parameters
    ----------
    header : sequence of str
        Column names.
    rows : sequence of sequences
        Cells; numbers are shown with at most two decimals.

    Examples
    --------
    >>> table(["side", "n"], [["left", 3]])
    '<table><thead><tr><th scope="col">side</th>...<td>left</td><td>3</td>...</table>'
    """
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in header)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell(value))}</td>" for value in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def cell(value: object) -> str:
    """Write one cell: floats with two decimals and a true minus sign, gaps as "none".

    Examples
    --------
    >>> cell(1.5), cell(None), cell("left")
    ('1.5', 'none', 'left')
    """
    if value is None or value != value:  # noqa: PLR0124 - only NaN differs from itself
        return "none"
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−")
    return str(value)
