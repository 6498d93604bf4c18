"""The drawn poses as pictures with their description, for pages and notebooks that run no JavaScript.

The files in ``data/figures/poses`` are drawn for the right side as the stretched one. The left side's
picture is the same drawing flipped, with the leg in the left side's colour and the words changed round.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from psoas_lib.content.errors import UnknownIdError
from psoas_lib.picture import Picture
from psoas_lib.resources import data_dir

_SIDES = ("right", "left")
_OTHER = {"right": "left", "left": "right", "Right": "Left", "Left": "Right"}
# The stretched leg's tint in the drawings; js/src/figure/theme.mjs names both colours.
_TINT = {"right": "#f2b63c", "left": "#3f7fc0"}
_SVG = re.compile(
    r'(?P<head><svg [^>]*?viewBox=")(?P<x>-?[\d.]+) (?P<y>-?[\d.]+) (?P<w>[\d.]+) (?P<h>[\d.]+)'
    r'(?P<rest>"[^>]*>)(?P<title>.*?</title>)(?P<desc><desc.*?</style>)(?P<art>.*)</svg>',
    re.DOTALL,
)


@cache
def poses() -> dict[str, dict[str, Any]]:
    """Return every pose by its id, as ``data/poses/poses.json`` says it, for the right side.

    Returns
    -------
    dict
        Keys are pose ids; values hold ``name``, ``views``, ``angles`` (degrees), ``uncertainty_deg``,
        ``rationale``, ``sources`` and ``alt``.

    Examples
    --------
    >>> poses()["half-kneeling-end"]["angles"]["right"]["hip_flexion_deg"]
    -20
    """
    loaded: dict[str, dict[str, Any]] = json.loads(
        (data_dir() / "poses" / "poses.json").read_text(encoding="utf-8")
    )
    return loaded


def mirror_words(text: str) -> str:
    """Return a sentence written for the right side, told for the left: the two words change places.

    Examples
    --------
    >>> mirror_words("Right knee down, left foot in front.")
    'Left knee down, right foot in front.'
    """
    return re.sub(r"\b([Rr]ight|[Ll]eft)\b", lambda word: _OTHER[word[0]], text)


def _flipped(svg: str) -> str:
    """Turn a right-sided drawing into the left-sided one."""
    parts = _SVG.fullmatch(svg)
    if parts is None:
        raise ValueError(
            "This drawing was not made by js/tools/render_figures.mjs: "
            "expected an <svg> with viewBox, title, desc and style."
        )
    x, width = float(parts["x"]), float(parts["w"])
    left = f"{-(x + width):.1f}".removesuffix(".0")
    words = parts["title"] + mirror_words(parts["desc"])
    art = parts["art"].replace(_TINT["right"], _TINT["left"])
    return (
        f"{parts['head']}{left} {parts['y']} {parts['w']} {parts['h']}{parts['rest']}{words}"
        f'<g transform="scale(-1 1)">{art}</g></svg>'
    )


def pose_picture(pose_id: str, side: str = "right", view: str | None = None, *, caption: str = "") -> Picture:
    """Return the drawing of a pose, with its sentence.

    Parameters
    ----------
    pose_id : str
        A key of :func:`poses`, such as ``"bridge-top"``.
    side : str
        The stretched side, ``"right"`` or ``"left"``; drawing and sentence are mirrored for the left.
    view : str, optional
        ``"side"``, ``"front"``, ``"top"`` or ``"threequarter"``, as the pose offers; its first view if
        left out.
    caption : str
        The sentence printed below it; empty for none.

    Returns
    -------
    Picture
        An SVG on a ground of its own, paper or dark as the page is.

    Raises
    ------
    UnknownIdError
        If there is no such pose.
    ValueError
        If the side is neither right nor left, or the pose is not drawn in that view.

    Examples
    --------
    >>> pose_picture("half-kneeling-end", side="left").alt.startswith("A person kneels on the left knee")
    True
    """
    if not isinstance(pose_id, str) or pose_id not in poses():
        raise UnknownIdError(f"There is no pose {pose_id!r}; the poses are {', '.join(poses())}.")
    if side not in _SIDES:
        raise ValueError(f"side must be 'right' or 'left', got {side!r}.")
    pose = poses()[pose_id]
    chosen = pose["views"][0] if view is None else view
    if chosen not in pose["views"]:
        raise ValueError(
            f"{pose_id} is not drawn in the view {chosen!r}; it is drawn in {', '.join(pose['views'])}."
        )
    path = data_dir() / "figures" / "poses" / f"{pose_id}-{chosen}-right.svg"
    svg = path.read_text(encoding="utf-8")
    alt = pose["alt"]
    if side == "left":
        svg, alt = _flipped(svg), mirror_words(alt)
    width = float(re.search(r' width="([\d.]+)"', svg)[1])  # type: ignore[index]  # every drawing has one
    return Picture(svg.encode("utf-8"), "image/svg+xml", alt, caption, width_px=round(min(640, width * 1.6)))
