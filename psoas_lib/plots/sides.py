"""Left against right: one mark per day on the line of equality, and their difference over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.dates import date2num

from psoas_lib.analysis.asymmetry import Sides, sides
from psoas_lib.analysis.wording import degrees
from psoas_lib.measure import measure_name
from psoas_lib.plots.figure import Plot, plot, table
from psoas_lib.plots.sheet import dates, nothing, remark, sheet
from psoas_lib.plots.sheet import title as write_title

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from psoas_lib.plots.palette import Theme


def plot_sides(df: pd.DataFrame, test: str | None = None, **options: Any) -> Plot:
    """Draw left against right, and left minus right over time within its measurement error.

    Parameters
    ----------
    df, test
        Readings, and the test where there are several.
    **options
        ``subject, since, sem_deg, study`` as in `psoas_lib.sides`.

    Returns
    -------
    Plot
    """
    result = sides(df, test, **options)
    title = measure_name(result.test or "") or "Left and right"
    rows = [
        ["days with both sides", result.n_days],
        ["median left minus right, degrees", result.difference_deg],
        ["MDC95 of a difference, degrees", result.mdc95_deg],
        ["MDC95 of a change of the difference, degrees", result.mdc95_change_deg],
    ]
    return plot(
        lambda theme: _draw(result, title, theme),
        alt=f"Two charts, {title}, left and right. {' '.join(result.sentences[:2])}",
        caption=f"{title}: {' '.join(result.sentences)}",
        table_html=table(["Number", "Value"], rows),
    )


def _draw(result: Sides, title: str, theme: Theme) -> Figure:
    if not result.n_days:
        return nothing(theme, title, "No day with both sides")
    figure, (against, over) = sheet(theme, columns=2, height_in=3.9)
    write_title(against, title, theme)
    _equality(against, result, theme)
    _difference(over, result, theme)
    return figure


def _equality(axes: Axes, result: Sides, theme: Theme) -> None:
    left, right = result.days["left"].to_numpy(float), result.days["right"].to_numpy(float)
    both = np.r_[left, right]
    pad = max(1.0, 0.08 * float(np.ptp(both)))
    ends = np.array([both.min() - pad, both.max() + pad])
    if result.error:
        axes.fill_between(
            ends, ends - result.mdc95_deg, ends + result.mdc95_deg, color=theme.wash, lw=0, zorder=0
        )
    axes.plot(ends, ends, color=theme.edge, lw=1, ls=(0, (1, 2)), zorder=1)
    size = float(np.clip(60 / np.sqrt(len(left)), 2.5, 6))
    more_left = left >= right
    for where, side in ((more_left, "left"), (~more_left, "right")):
        mark = theme.mark(side)
        axes.plot(
            right[where],
            left[where],
            ls="",
            marker=mark.marker,
            ms=size,
            mfc=mark.fill,
            mec=mark.edge,
            mew=0.7,
        )
    axes.set_xlim(ends[0], ends[1])
    axes.set_ylim(ends[0], ends[1])
    axes.set_aspect("equal")
    axes.set_xlabel("right, degrees")
    axes.set_ylabel("left, degrees")
    axes.text(0.03, 0.97, "left larger", transform=axes.transAxes, va="top", fontsize=8.5, color=theme.ink_2)
    axes.text(
        0.97, 0.03, "right larger", transform=axes.transAxes, ha="right", fontsize=8.5, color=theme.ink_2
    )


def _difference(axes: Axes, result: Sides, theme: Theme) -> None:
    when = date2num(result.days["day"].to_numpy())
    values = result.days["difference"].to_numpy(float)
    axes.axhline(0, color=theme.edge, lw=1, ls=(0, (1, 2)), zorder=1)
    if result.error:
        axes.axhspan(-result.mdc95_deg, result.mdc95_deg, color=theme.wash, zorder=0)
        label = f"band: MDC95 {degrees(result.mdc95_deg)} either way"
        remark(axes, label, theme)
    size = float(np.clip(60 / np.sqrt(len(values)), 2.5, 6))
    for where, side in ((values >= 0, "left"), (values < 0, "right")):
        mark = theme.mark(side)
        axes.plot(
            when[where],
            values[where],
            ls="",
            marker=mark.marker,
            ms=size,
            mfc=mark.fill,
            mec=mark.edge,
            mew=0.7,
        )
    axes.axhline(result.difference_deg, color=theme.ink, lw=1.6, zorder=2)
    axes.set_ylabel("left minus right, degrees")
    axes.set_xlabel("line: median", fontsize=9, loc="left")
    dates(axes, when)
