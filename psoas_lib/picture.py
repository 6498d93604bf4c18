"""A picture that carries its own description into every place a notebook is shown.

JupyterLab, nbconvert's lab template and MyST ignore figure metadata, so alt text set there is lost. A
``<figure>`` with an ``<img alt>`` survives in all of them, and the same sentence as ``text/plain`` lets
a notebook test compare the numbers behind the picture.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape

from psoas_lib.ground import FOLLOW, STYLE, follows


@dataclass(frozen=True)
class Picture:
    """An image with its sentence.

    Parameters
    ----------
    image : bytes
        The encoded image.
    mime : str
        ``"image/svg+xml"`` or ``"image/png"``.
    alt : str
        What the picture shows, 20 to 300 characters, for people who do not see it.
    caption : str
        The sentence printed below it; empty for none.
    width_px : int
        The width at which it is shown; it shrinks on narrow pages.
    table_html : str
        The numbers behind the picture as an HTML table, folded away; empty for none.
    """

    image: bytes
    mime: str
    alt: str
    caption: str = ""
    width_px: int = 760
    table_html: str = ""

    def __post_init__(self) -> None:
        """Refuse a description that says too little or too much."""
        if not 20 <= len(self.alt) <= 300:
            raise ValueError(
                f"A picture's alt text has 20 to 300 characters, got {len(self.alt)}: {self.alt!r}. "
                "Say in one sentence what it shows."
            )

    def __repr__(self) -> str:
        """Return the sentence: it is what a text-only reader gets."""
        return self.caption or self.alt

    def _repr_html_(self) -> str:
        data = base64.b64encode(self.image).decode("ascii")
        follow = follows(self.image)
        head, ground = (f'{STYLE}<figure class="{FOLLOW}"', "") if follow else ("<figure", ";background:#fff")
        ink = "" if follow else "color:#222;background:#fff;"
        caption = (
            f'<figcaption style="{ink}padding:.4em .6em">{escape(self.caption)}</figcaption>'
            if self.caption
            else ""
        )
        table = (
            f"<details><summary>The numbers</summary>{self.table_html}</details>" if self.table_html else ""
        )
        return (
            f'{head} style="margin:0;max-width:{self.width_px}px{ground}">'
            f'<img alt="{escape(self.alt, quote=True)}" style="width:100%;height:auto;display:block" '
            f'src="data:{self.mime};base64,{data}">{caption}</figure>{table}'
        )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Return HTML and the sentence; never a bare image, which would lose its description."""
        del include, exclude
        return {"text/html": self._repr_html_(), "text/plain": repr(self)}
