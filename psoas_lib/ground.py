"""Drawings that follow the ground they lie on: light as drawn, and in the dark colours on a dark page.

A browser asks an SVG in an ``<img>`` for the colour scheme of that element, so one file serves both grounds,
and the page only has to say which it is. Where it does not, or where outputs are shown without styles, the
drawing stays light. A page is printed light.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARK = b"prefers-color-scheme:dark"
# JupyterLab and its exports, the reading edition, VS Code and Colab each name their dark ground differently.
_DARK_PAGES = ('[data-jp-theme-light="false"]', '[data-theme="dark"]', ".vscode-dark", 'html[theme="dark"]')
FOLLOW = "ps-ground"
STYLE = (
    f"<style>.{FOLLOW}{{color-scheme:light;background:#fff;color:#222}}@media not print{{"
    f"{','.join(f'{page} .{FOLLOW}' for page in _DARK_PAGES)}"
    "{color-scheme:dark;background:#272523;color:#f5efe6}}</style>"
)
"""What makes elements of the class ``FOLLOW`` take the scheme of the page."""


def follows(image: bytes) -> bool:
    """Say whether a drawing holds its dark colours."""
    return _MARK in image


def with_dark(svg: str, colours: Mapping[str, str]) -> str:
    """Return a drawing that takes other colours on a dark ground.

    Parameters
    ----------
    svg : str
        With its colours as ``fill`` and ``stroke``, in attributes or styles, written ``#rrggbb``.
    colours : mapping
        The dark colour of each light one.

    Returns
    -------
    str
        The same drawing with a style sheet that only a dark ground heeds.

    Examples
    --------
    >>> with_dark('<svg><path fill="#ffffff"/></svg>', {"#ffffff": "#272523", "#150f09": "#f5efe6"})
    '<svg><style>@media (prefers-color-scheme:dark){[fill="#ffffff"],...{fill:#272523!important}}</style>...'
    """
    rules = "".join(
        f'[{kind}="{light}"],[style*="{kind}: {light}"],[style*="{kind}:{light}"]{{{kind}:{dark}!important}}'
        for light, dark in colours.items()
        for kind in ("fill", "stroke")
        if light != dark and re.search(f'{kind}(="|: ?){light}', svg)
    )
    return re.sub(
        r"<svg\b[^>]*>",
        lambda head: f"{head[0]}<style>@media ({_MARK.decode()}){{{rules}}}</style>",
        svg,
        count=1,
    )
