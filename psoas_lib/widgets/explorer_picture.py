"""The explorer's curves as a still picture, for pages on which no widget runs."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from psoas_lib.body.length import psoas_length_mm
from psoas_lib.body.moment_arm import psoas_moment_arm_mm
from psoas_lib.body.parameters import PATHS
from psoas_lib.ground import with_dark
from psoas_lib.picture import Picture
from psoas_lib.plots.palette import dark_colours

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psoas_lib.body.poses import JointPose

_WIDTH, _NARROW_WIDTH, _HEIGHT, _LEFT, _RIGHT = 640, 340, 250, 46, 14
_RED, _INK, _QUIET, _LINE = "#a8322a", "#150f09", "#5a554f", "#d8d5d1"
_FONT = "'Segoe UI',Roboto,'Helvetica Neue','Noto Sans','Liberation Sans',Arial,sans-serif"
_ANGLES = tuple(range(-30, 121, 3))
_MINUS = "\N{MINUS SIGN}"


def _words(value: int) -> str:
    return f"{_MINUS if value < 0 else ''}{abs(value)}"


def _chart(
    top: int,
    title: str,
    curves: Sequence[Sequence[float]],
    ticks: Sequence[int],
    *,
    width: int,
    now: float,
    names: Sequence[str],
) -> str:
    low, high = ticks[0], ticks[-1]

    def x(angle: float) -> float:
        return _LEFT + (angle + 30) / 150 * (width - _LEFT - _RIGHT)

    def y(value: float) -> float:
        return top + 30 + (high - min(max(value, low), high)) / (high - low) * (_HEIGHT - 70)

    parts = [f'<text x="{_LEFT}" y="{top + 16}" font-weight="650" fill="{_INK}">{escape(title)}</text>']
    parts.extend(
        f'<path d="M{_LEFT} {y(tick):.1f}H{width - _RIGHT}" stroke="{_QUIET if tick == 0 else _LINE}"/>'
        f'<text x="{_LEFT - 7}" y="{y(tick) + 4:.1f}" text-anchor="end">{_words(tick)}</text>'
        for tick in ticks
    )
    floor = y(low)
    parts.extend(
        f'<path d="M{x(angle):.1f} {y(high):.1f}V{floor:.1f}" stroke="{_LINE}"/>'
        f'<text x="{x(angle):.1f}" y="{floor + 17:.1f}" text-anchor="middle">{_words(angle)}°</text>'
        for angle in range(-30, 121, 30)
    )
    lines = [
        "L".join(f"{x(angle):.1f} {y(value):.1f}" for angle, value in zip(_ANGLES, curve, strict=True))
        for curve in curves
    ]
    back = "L".join(reversed(lines[1].split("L")))
    parts.append(f'<path d="M{lines[0]}L{back}Z" fill="{_RED}" fill-opacity=".16"/>')
    parts.append(f'<path d="M{lines[0]}" fill="none" stroke="{_RED}" stroke-width="2.6"/>')
    parts.append(
        f'<path d="M{lines[1]}" fill="none" stroke="{_RED}" stroke-width="1.2" stroke-dasharray="4 3"/>'
    )
    parts.append(f'<path d="M{x(now):.1f} {y(high):.1f}V{floor:.1f}" stroke="{_INK}" stroke-width="1.4"/>')
    named = _ANGLES.index(48)
    above = curves[0][named] >= curves[1][named]
    for curve, name, rises, weight in zip(curves, names, (above, not above), (650, 400), strict=True):
        height = y(curve[named]) + (-8 if rises else 18 if width == _WIDTH else 28)
        anchor = "start" if rises else "end"
        look = f'font-weight="{weight}" fill="{_RED}" text-anchor="{anchor}"'
        parts.append(f'<text x="{x(48):.1f}" y="{height:.1f}" {look}>{escape(name)}</text>')
    return "".join(parts)


def _drawing(
    curves: tuple[Sequence[Sequence[float]], Sequence[Sequence[float]]],
    strings: Mapping[str, Any],
    width: int,
    now: float,
) -> bytes:
    names = (strings["model_1"], strings["model_2"])
    length, arm = (strings[f"{plot}_plot"] + ", mm" for plot in ("length", "arm"))
    lengths, arms = (-80, -60, -40, -20, 0, 20), (-40, -20, 0, 20, 40, 60)
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {2 * _HEIGHT}" width="{width}" '
        f'height="{2 * _HEIGHT}" font-family="{_FONT}" font-size="13" fill="{_QUIET}">'
        '<rect width="100%" height="100%" fill="#ffffff"/>'
        + _chart(0, length, curves[0], lengths, width=width, now=now, names=names)
        + _chart(_HEIGHT, arm, curves[1], arms, width=width, now=now, names=names)
        + "</svg>"
    )
    return with_dark(drawing, dark_colours()).encode()


def explorer_picture(start: JointPose, strings: Mapping[str, Any], sentence: str) -> Picture:
    """Return length change and moment arm of the psoas over the hip angle, with the pose's angle marked.

    Parameters
    ----------
    start : JointPose
        The pose whose hip angle is marked; the curves are for a hip that moves straight ahead.
    strings : mapping
        The explorer's sentences.
    sentence : str
        What is printed below.

    Returns
    -------
    Picture
    """
    hip = min(max(start.angles_deg["hip_flexion_deg"], -30.0), 120.0)
    change = [
        [psoas_length_mm(angle, path=path) - psoas_length_mm(0, path=path) for angle in _ANGLES]
        for path in PATHS
    ]
    arm = [[psoas_moment_arm_mm(angle, path=path) for angle in _ANGLES] for path in PATHS]
    image, narrow = (_drawing((change, arm), strings, width, hip) for width in (_WIDTH, _NARROW_WIDTH))
    at = [_ANGLES.index(-21), _ANGLES.index(0), _ANGLES.index(90)]
    spans = [sorted(round(curve[index]) for curve in change) for index in at]
    said = [strings["range"].format(low=_words(low), high=_words(high)) for low, high in spans]
    alt = strings["change_alt"].format(
        muscle=strings["psoas"], extended=said[0], neutral=said[1], flexed=said[2]
    )
    return Picture(
        image,
        "image/svg+xml",
        alt,
        f"{sentence} {strings['key']}",
        _WIDTH,
        narrow=narrow,
    )
