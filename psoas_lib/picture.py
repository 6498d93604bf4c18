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

NARROW_PX = 480
"""Below this width of the column the narrow drawing is shown."""
_FIT = ".ps-fit{container-type:inline-size}"
# Pages that hide [hidden] with !important are outdone by the two classes.
NARROW = (
    f"{_FIT}@container(max-width:{NARROW_PX}px){{.ps-fit>.ps-wide{{display:none!important}}"
    ".ps-fit>.ps-narrow{display:block!important}}"
)


def fit_style(min_width_px: int) -> str:
    """Return the rules that show the line on moving a picture where the column is narrower than it."""
    return f"{_FIT}@container(max-width:{min_width_px - 1}px){{.ps-fit>.ps-moved{{display:block!important}}}}"


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
    narrow : bytes
        The same picture drawn for a column of a telephone's width, shown there instead; empty for none.
    min_width_px : int
        Below this width the picture is moved sideways instead of shrunk; 0 lets it shrink.
    moved : str
        The line that says so, in the reader's language; it is shown only where it is true.
    """

    image: bytes
    mime: str
    alt: str
    caption: str = ""
    width_px: int = 760
    table_html: str = ""
    narrow: bytes = b""
    min_width_px: int = 0
    moved: str = ""

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
        follow = follows(self.image)
        fit = NARROW if self.narrow else fit_style(self.min_width_px) if self.min_width_px else ""
        names = " ".join(filter(None, (FOLLOW if follow else "", "ps-fit" if fit else "")))
        classes = f' class="{names}"' if names else ""
        style = (f"<style>{fit}</style>" if fit else "") + (STYLE if follow else "")
        # Both, on the figure too: a line of its own above the image would take its ink from a dark page.
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
            f'{style}<figure{classes} style="margin:0;{ink}max-width:{self.width_px}px">'
            f"{self._seen()}{caption}</figure>{table}"
        )

    def _seen(self) -> str:
        """Return the image, or both of them, or the image in a frame in which it can be moved."""
        wide = self._img(self.image, 'class="ps-wide" style="width:100%;height:auto;display:block"')
        if self.narrow:
            # Where styles are lost, the attribute alone keeps the second drawing out of sight.
            return wide + self._img(self.narrow, 'class="ps-narrow" hidden style="width:100%;height:auto"')
        if not self.min_width_px:
            return wide.replace('class="ps-wide" ', "")
        # The frame takes the focus, so that arrow keys move it; Jupyter must not take them for its own.
        frame = f'role="group" aria-label="{escape(self.moved, quote=True)}" tabindex="0" data-lm-suppress-shortcuts="true"'
        wide = wide.replace("width:100%", f"width:100%;min-width:{self.min_width_px}px")
        hint = f'<p class="ps-moved" hidden style="margin:0;padding:.4em .6em">{escape(self.moved)}</p>'
        return f'{hint}<div {frame} style="overflow-x:auto">{wide}</div>'

    def _img(self, image: bytes, look: str) -> str:
        data = base64.b64encode(image).decode("ascii")
        return f'<img alt="{escape(self.alt, quote=True)}" {look} src="data:{self.mime};base64,{data}">'

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Return HTML and the sentence; never a bare image, which would lose its description."""
        del include, exclude
        return {"text/html": self._repr_html_(), "text/plain": repr(self)}
