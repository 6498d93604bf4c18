"""A trial, every hip before and after, with the difference between the groups and its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from psoas_lib.analysis.trial import GroupDifference, group_difference, trial_gains
from psoas_lib.analysis.wording import degrees
from psoas_lib.plots.figure import Plot, plot, table
from psoas_lib.plots.sheet import legend, sheet
from psoas_lib.plots.sheet import title as write_title

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from psoas_lib.plots.palette import Theme


def plot_trial(hips: pd.DataFrame, measure: str = "flexion") -> Plot:
    """Draw every hip of the stretching trial before and after, treated beside control.

    Parameters
    ----------
    hips : pandas.DataFrame
        From `psoas_lib.hips_trial`, or the published columns.
    measure : {"flexion", "rotation"}
        Which movement.

    Returns
    -------
    Plot
        The caption states treated minus control with its interval.
    """
    gains = trial_gains(hips, measure)
    difference = group_difference(gains, "gain")
    said = _sentence(gains, measure, difference)
    rows = []
    for group in ("treated", "control"):
        part = gains[gains["group"] == group]
        people = part["person"].nunique()
        rows.append(
            [group, people, len(part), part["before"].mean(), part["after"].mean(), part["gain"].mean()]
        )
    return plot(
        lambda theme: _draw(gains, measure, difference, theme),
        alt=f"Two panels of lines. {said}",
        caption=said,
        table_html=table(["Group", "People", "Hips", "Mean before", "Mean after", "Mean gain"], rows),
    )


def _sentence(gains: pd.DataFrame, movement: str, difference: GroupDifference) -> str:
    means = gains.groupby("group")["gain"].mean()
    zero = "includes" if difference.low <= 0 <= difference.high else "excludes"
    return (
        f"Hip {movement} changed by {degrees(means['treated'], sign=True)} in the treated and "
        f"{degrees(means['control'], sign=True)} in the control hips: difference "
        f"{degrees(difference.estimate, sign=True)} (CI95 {degrees(difference.low, sign=True)} to "
        f"{degrees(difference.high, sign=True)}, {difference.people} people, {difference.readings} "
        f"hips, two hips of a "
        f"person not taken as independent). The interval {zero} zero."
    )


def _draw(gains: pd.DataFrame, movement: str, difference: GroupDifference, theme: Theme) -> Figure:
    figure, panels = sheet(theme, columns=3, height_in=4.4)
    low, high = gains[["before", "after"]].min().min(), gains[["before", "after"]].max().max()
    for axes, group in zip(panels[:2], ("treated", "control"), strict=True):
        part = gains[gains["group"] == group]
        _hips(axes, part, theme)
        write_title(axes, f"{group}, {len(part)} hips", theme)
        axes.set_ylim(low - 3, high + 3)
    panels[0].set_ylabel(f"hip {movement}, degrees")
    if not theme.narrow:
        panels[1].set_yticklabels([])
    _difference(panels[2], gains, difference, theme)
    _key(figure, panels[0], theme)
    return figure


def _hips(axes: Axes, part: pd.DataFrame, theme: Theme) -> None:
    for side in ("left", "right"):
        mark = theme.mark(side)
        hips = part[part["side"] == side]
        ends = hips[["before", "after"]].to_numpy(float).T
        axes.plot([0, 1], ends, color=mark.edge, lw=0.8, alpha=0.45, zorder=2)
        for x, values in zip((0, 1), ends, strict=True):
            axes.plot(
                np.full(len(values), x),
                values,
                ls="",
                marker=mark.marker,
                ms=4.5,
                mfc=mark.fill,
                mec=mark.edge,
                mew=0.8,
                alpha=0.85,
                zorder=3,
            )
    means = part[["before", "after"]].mean().to_numpy(float)
    axes.plot([0, 1], means, color=theme.ink, lw=2.6, zorder=4)
    axes.set_xticks([0, 1], ["before", "after"])
    axes.set_xlim(-0.2, 1.2)


def _difference(axes: Axes, gains: pd.DataFrame, difference: GroupDifference, theme: Theme) -> None:
    write_title(axes, "gain per hip", theme)
    rng = np.random.default_rng(7)  # a fixed jitter, so that the figure is the same every time
    for x, group in enumerate(("treated", "control")):
        part = gains[gains["group"] == group]
        for side in ("left", "right"):
            mark = theme.mark(side)
            values = part.loc[part["side"] == side, "gain"].to_numpy(float)
            jitter = rng.uniform(-0.16, 0.16, len(values))
            axes.plot(
                x + jitter, values, ls="", marker=mark.marker, ms=4, mfc=mark.fill, mec=mark.edge, mew=0.7
            )
        axes.plot([x - 0.26, x + 0.26], [part["gain"].mean()] * 2, color=theme.ink, lw=2.6)
    error = [[difference.estimate - difference.low], [difference.high - difference.estimate]]
    axes.errorbar([2], [difference.estimate], yerr=error, fmt="D", color=theme.ink, ms=6, capsize=4, lw=1.6)
    axes.axhline(0, color=theme.edge, lw=0.8, ls=(0, (1, 2)), zorder=0)
    axes.set_xticks([0, 1, 2], ["treated", "control", "differ-\nence"])
    axes.set_xlim(-0.5, 2.5)
    axes.set_ylabel("degrees")


def _key(figure: Figure, axes: Axes, theme: Theme) -> None:
    for side in ("left", "right"):
        mark = theme.mark(side)
        axes.plot(
            [], [], color=mark.edge, marker=mark.marker, mfc=mark.fill, mec=mark.edge, label=side, lw=0.8
        )
    axes.plot([], [], color=theme.ink, lw=2.6, label="mean")
    legend(figure, axes.get_legend_handles_labels(), 3, theme)
