"""The pack's empty sheet, wide or narrow, and what is written round its panels."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, num2date
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from psoas_lib.plots.palette import Theme

_WIDTH_IN, _NARROW_IN = 7.6, 3.4


def sheet(
    theme: Theme, *, rows: int = 1, columns: int = 1, height_in: float = 4.2
) -> tuple[Figure, list[Axes]]:
    """Return an empty figure in the pack's style.

    Parameters
    ----------
    theme : Theme
        Light or dark.
    rows, columns : int
        The number of panels.
    height_in : float
        Height in inches; the width is 7.6. On a narrow sheet, 3.4 wide, each row of panels becomes a column,
        and every panel keeps three quarters of its height.

    Returns
    -------
    tuple of matplotlib.figure.Figure and list of matplotlib.axes.Axes
        Panels in reading order.
    """
    width_in = _WIDTH_IN
    if theme.narrow:
        width_in, height_in = _NARROW_IN, height_in * (0.75 * columns if columns > 1 else 1.0)
        rows, columns = rows * columns, 1
    figure = Figure(figsize=(width_in, height_in), layout="constrained", facecolor=theme.ground)
    panels = list(figure.subplots(rows, columns, squeeze=False).flat)
    for axes in panels:
        axes.set_facecolor(theme.ground)
        axes.spines[["top", "right"]].set_visible(False)
        axes.spines[["left", "bottom"]].set_color(theme.edge)
        axes.tick_params(colors=theme.ink_2, length=3)
        axes.xaxis.label.set_color(theme.ink)
        axes.yaxis.label.set_color(theme.ink)
    return figure, panels


def nothing(theme: Theme, heading: str, note: str) -> Figure:
    """Return a low figure that says why there is nothing to draw.

    Parameters
    ----------
    theme : Theme
        Light or dark.
    heading : str
        What would be shown; may be empty.
    note : str
        Why it is not.
    """
    figure, (axes,) = sheet(theme, height_in=1.3)
    axes.axis("off")
    title(axes, heading, theme)
    axes.text(0.5, 0.5, note, ha="center", va="center", transform=axes.transAxes, color=theme.ink_2)
    return figure


def title(axes: Axes, text: str, theme: Theme) -> None:
    """Write what a panel shows above its left end."""
    text = fitted(text, 34, theme) if theme.narrow else clipped(text, 27, theme)
    axes.set_title(text, loc="left", fontweight="bold", fontsize=11, color=theme.ink)


def remark(axes: Axes, text: str, theme: Theme) -> None:
    """Write how to read a panel above its right end, or on a narrow sheet between title and panel."""
    if not theme.narrow:
        axes.set_title(text, loc="right", fontsize=8.5, color=theme.ink_2)
        return
    text = fitted(text, 46, theme)
    place: dict[str, Any] = {"xycoords": "axes fraction", "xytext": (0, 5), "textcoords": "offset points"}
    axes.annotate(text, (0.0, 1.0), ha="left", va="bottom", fontsize=8.5, color=theme.ink_2, **place)
    heading = axes.get_title(loc="left")
    pad = 9 + 11 * (text.count("\n") + 1)
    axes.set_title(heading, loc="left", pad=pad, fontweight="bold", fontsize=11, color=theme.ink)


def fitted(text: str, characters: int, theme: Theme) -> str:
    """Break every line of a text that would run off a narrow sheet, at most into four; a wide one has room."""
    if not theme.narrow:
        return text
    lines = (textwrap.wrap(line, characters, max_lines=4, placeholder="…") for line in text.split("\n"))
    return "\n".join("\n".join(broken) for broken in lines)


def clipped(text: str, characters: int, theme: Theme) -> str:
    """Cut a name that would leave no room for the marks; a wide sheet has room for three times as much."""
    most = characters if theme.narrow else 3 * characters
    return text if len(text) <= most else text[: most - 1] + "…"


def legend(figure: Figure, named: tuple[Sequence[Any], Sequence[str]], columns: int, theme: Theme) -> None:
    """Name the marks below a figure.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Where.
    named : tuple of sequences
        The marks and their names.
    columns : int
        How many stand side by side; on a narrow sheet no more than two.
    theme : Theme
        Light or dark.
    """
    columns = min(columns, 2) if theme.narrow else columns
    figure.legend(
        *named, loc="outside lower left", ncols=columns, fontsize=8.5, frameon=False, labelcolor=theme.ink_2
    )


def dates(axes: Axes, when: np.ndarray) -> None:
    """Label an axis of matplotlib day numbers; a single day gets a week round it instead of hours.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where.
    when : numpy.ndarray
        The days that are drawn.
    """
    axes.xaxis_date()
    if len(np.unique(when)) == 1:
        only = num2date(when[0])
        axes.set_xlim(when[0] - 4, when[0] + 4)
        axes.set_xticks([when[0]], [f"{only.day} {only:%B %Y}"])
        return
    locator = AutoDateLocator(minticks=2, maxticks=5)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
