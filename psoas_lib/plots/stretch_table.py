"""All poses side by side: how much each lengthens psoas and rectus femoris, and the chance that it wins."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from psoas_lib.body.poses import pose_words
from psoas_lib.body.stretch import STRETCHES, Interval, PoseStretch, compare_poses
from psoas_lib.content.locale import catalogue, language
from psoas_lib.ground import with_dark
from psoas_lib.picture import Picture
from psoas_lib.plots.palette import dark_colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psoas_lib.body.band import Band

_NAME_X, _NAME_CHARACTERS = 14, 34
_RED, _INK, _QUIET, _LINE = "#a8322a", "#150f09", "#5a554f", "#d8d5d1"
_FONT = "'Segoe UI',Roboto,'Helvetica Neue','Noto Sans','Liberation Sans',Arial,sans-serif"


def _signed(value: float) -> str:
    number = round(value)
    sign = "+" if number > 0 else "\N{MINUS SIGN}" if number < 0 else ""
    return f"{sign}{abs(number)}"


def _between(low: float, high: float, words: dict[str, Any]) -> str:
    first, last = _signed(low), _signed(high)
    return first if first == last else str(words["range"]).format(low=first, high=last)


def _share(probability: float, words: dict[str, Any]) -> str:
    return (
        str(words["under"])
        if probability < 0.01
        else str(words["percent"]).format(n=round(100 * probability))
    )


@dataclass(frozen=True)
class _Sheet:
    """Where things stand, in pixels: on a page, or on a telephone, where names stand above their bars."""

    width: int = 760
    top: int = 84
    row: int = 40
    psoas: tuple[int, int] = (232, 440)
    chance_x: int = 520
    rectus: tuple[int, int] = (560, 736)
    steps: tuple[int, int] = (10, 25)
    name_up: int = 0
    heading: int = 54


_PAGE = _Sheet()
_TELEPHONE = _Sheet(340, 118, 52, (24, 140), 206, (232, 318), (20, 50), 14, 72)


class _Axis:
    """Millimetres to pixels, with round ticks."""

    def __init__(self, span: tuple[int, int], values: Sequence[float], step: int) -> None:
        self.low = int(min(values) // step) * step
        self.high = -int(-max(values) // step) * step
        self.step, self.span = step, span

    def at(self, mm: float) -> float:
        left, right = self.span
        return left + (mm - self.low) / (self.high - self.low) * (right - left)

    def grid(self, top: int, bottom: int) -> list[str]:
        found = []
        for mm in range(self.low, self.high + 1, self.step):
            x, stroke = self.at(mm), _QUIET if mm == 0 else _LINE
            found.append(f'<path d="M{x:.1f} {top}V{bottom}" stroke="{stroke}"/>')
            found.append(_text(x, bottom + 18, _signed(mm), font_size=12, fill=_QUIET, text_anchor="middle"))
        return found


def _text(x: float, y: float, words: str, **look: object) -> str:
    shown = {"font-size": 14, "fill": _INK, **{name.replace("_", "-"): value for name, value in look.items()}}
    attributes = "".join(f' {name}="{value}"' for name, value in shown.items())
    return f'<text x="{x:.1f}" y="{y:.1f}"{attributes}>{escape(words)}</text>'


def _name(name: str, y: float, *, narrow: bool) -> list[str]:
    """Write a pose's name, on two lines where it would run into the bars."""
    first, comma, rest = name.partition(", ")
    if narrow:
        # The lines of the scales stop at the letters.
        return [_text(_NAME_X, y + 5, name, paint_order="stroke", stroke="#ffffff", stroke_width=4)]
    if len(name) <= _NAME_CHARACTERS or not comma:
        return [_text(_NAME_X, y + 5, name)]
    return [_text(_NAME_X, y - 3, first + ","), _text(_NAME_X, y + 13, rest)]


def _heading(sheet: _Sheet, x: float, told: tuple[str, str], fill: str, anchor: str) -> list[str]:
    first, second = told
    lines = wrap(second, 14) if sheet is _TELEPHONE else [second]
    return [
        _text(x, sheet.heading, first, fill=fill, text_anchor=anchor, font_weight=650),
        *(
            _text(x, sheet.heading + 17 + 15 * n, line, font_size=12, fill=_QUIET, text_anchor=anchor)
            for n, line in enumerate(lines)
        ),
    ]


def _axis(span: tuple[int, int], draws: Sequence[Interval], step: int) -> _Axis:
    return _Axis(span, [0, *(value for one in draws for value in (one.low_mm, one.high_mm))], step)


def _bar(axis: _Axis, y: float, band: Band, draws: Interval, colour: str) -> list[str]:
    first, last = axis.at(draws.low_mm), axis.at(draws.high_mm)
    low, high = axis.at(band.low_mm), axis.at(band.high_mm)
    middle, broad = axis.at(draws.median_mm), 'stroke-width="10"'
    return [
        f'<path d="M{first:.1f} {y}H{last:.1f}" stroke="{colour}" stroke-width="1.6"/>',
        f'<path d="M{low:.1f} {y}H{max(high, low + 2):.1f}" stroke="{colour}" opacity=".45" {broad}/>',
        f'<circle cx="{middle:.1f}" cy="{y}" r="4" fill="{colour}" stroke="#ffffff"/>',
    ]


def _drawing(rows: Sequence[PoseStretch], words: dict[str, Any], sheet: _Sheet) -> str:
    bottom = sheet.top + sheet.row * len(rows)
    psoas = _axis(sheet.psoas, [row.psoas_draws for row in rows], sheet.steps[0])
    rectus = _axis(sheet.rectus, [row.rectus_draws for row in rows], sheet.steps[1])
    narrow = sheet is _TELEPHONE
    title = wrap(words["title"], 34) if narrow else [words["title"]]
    key = wrap(words["key"], 50) if narrow else [words["key"]]
    # In letters wider than ours the last heading would leave a telephone's sheet on the right.
    rectus_at = sheet.width - 6 if narrow else sheet.rectus[0]
    parts = [
        *(_text(14, 24 + 20 * n, line, font_size=17, font_weight=700) for n, line in enumerate(title)),
        *_heading(sheet, sheet.psoas[0], (words["psoas"], words["against"]), _RED, "start"),
        *_heading(sheet, sheet.chance_x, (words["chance"], words["chance_of"]), _RED, "end"),
        *_heading(sheet, rectus_at, (words["rectus"], words["against"]), _INK, "end" if narrow else "start"),
        *psoas.grid(sheet.top, bottom),
        *rectus.grid(sheet.top, bottom),
    ]
    for number, row in enumerate(rows):
        y = sheet.top + sheet.row * (number + 0.5)
        parts += _name(words["names"][row.pose.id], y - sheet.name_up, narrow=narrow)
        y += sheet.name_up * 0.6
        parts += _bar(psoas, y, row.psoas, row.psoas_draws, _RED)
        parts += _bar(rectus, y, row.rectus_femoris, row.rectus_draws, _INK)
        parts.append(
            _text(
                sheet.chance_x,
                y + 5,
                _share(row.probability_most_psoas, words),
                fill=_RED,
                text_anchor="end",
                font_weight=650,
            )
        )
    parts += [
        _text(_NAME_X, bottom + 44 + 16 * n, line, font_size=12, fill=_QUIET) for n, line in enumerate(key)
    ]
    height = bottom + 42 + 16 * len(key)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sheet.width} {height}" width="{sheet.width}" '
        f'height="{height}" font-family="{_FONT}"><rect width="100%" height="100%" fill="#ffffff"/>'
        f"{''.join(parts)}</svg>"
    )


def _table(rows: Sequence[PoseStretch], words: dict[str, Any]) -> str:
    heads = (
        "pose",
        "psoas_column",
        "psoas_draws_column",
        "chance_column",
        "rectus_column",
        "chance_rectus_column",
    )
    head = "".join(f'<th scope="col">{escape(words[name])}</th>' for name in heads)
    body = ""
    for row in rows:
        cells = (
            _between(row.psoas.low_mm, row.psoas.high_mm, words),
            _between(row.psoas_draws.low_mm, row.psoas_draws.high_mm, words),
            _share(row.probability_most_psoas, words),
            _between(row.rectus_femoris.low_mm, row.rectus_femoris.high_mm, words),
            _share(row.probability_most_rectus, words),
        )
        name = f'<th scope="row">{escape(words["names"][row.pose.id])}</th>'
        body += f"<tr>{name}{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
    limited = ", ".join(words["names"][row.pose.id] for row in rows if row.limited)
    note = f"<p>{escape(words['limited'].format(poses=limited))}</p>" if limited else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"


def stretch_table(
    pose_ids: Sequence[str] = STRETCHES,
    *,
    draws: int = 4000,
    seed: int = 1990,
) -> Picture:
    """Return the comparison of poses as a picture with its table.

    Parameters
    ----------
    pose_ids, draws, seed
        As for :func:`psoas_lib.body.stretch.compare_poses`.

    Returns
    -------
    Picture
        Sorted by the chance of lengthening the psoas most; the caption states the first two chances.

    Raises
    ------
    ValueError
        As :func:`psoas_lib.body.stretch.compare_poses`.

    Examples
    --------
    >>> "% of draws" in repr(stretch_table(draws=400))
    True
    """
    words: dict[str, Any] = dict(catalogue(language())["stretch_table"])
    words["names"] = {pose_id: told["name"] for pose_id, told in pose_words().items()}
    found = compare_poses(pose_ids, draws=draws, seed=seed)
    rows = sorted(found, key=lambda row: (-row.probability_most_psoas, -row.psoas_draws.median_mm))
    first, second, last = rows[0], rows[1], rows[-1]
    rectus = max(rows, key=lambda row: row.probability_most_rectus)
    said = {
        "n": len(rows),
        "first": words["names"][first.pose.id],
        "percent": round(100 * first.probability_most_psoas),
        "first_mm": _between(first.psoas.low_mm, first.psoas.high_mm, words),
        "second": words["names"][second.pose.id],
        "percent_2": round(100 * second.probability_most_psoas),
        "last": words["names"][last.pose.id],
        "last_mm": _between(last.psoas.low_mm, last.psoas.high_mm, words),
        "rectus": words["names"][rectus.pose.id],
        "rectus_mm": _between(rectus.rectus_femoris.low_mm, rectus.rectus_femoris.high_mm, words),
    }
    return Picture(
        image=with_dark(_drawing(rows, words, _PAGE), dark_colours()).encode(),
        narrow=with_dark(_drawing(rows, words, _TELEPHONE), dark_colours()).encode(),
        mime="image/svg+xml",
        alt=words["alt"].format(**said)[:300],
        caption=words["caption"].format(**said),
        width_px=_PAGE.width,
        table_html=_table(rows, words),
    )
