"""A group's mean behind a person's readings: grey hatch, no colour, no word of good or bad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psoas_lib.plots.sheet import fitted

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from psoas_lib.analysis.norms import Norm
    from psoas_lib.plots.palette import Theme

# The readings may give up this share of the height to show where the group lies; beyond it, it is told at the
# edge instead.
_ROOM = 0.8


def draw_norm(axes: Axes, norm: Norm, theme: Theme) -> None:
    """Draw mean and standard deviation of a group over the whole width.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        With the limits that the readings want.
    norm : Norm
        What to draw; without a standard deviation only the line of the mean.
    theme : Theme
        Light or dark.
    """
    low, high = axes.get_ylim()
    away = max(low - norm.mean_deg, norm.mean_deg - high, 0.0)
    label = fitted(f"context: {norm.short}", 40, theme)
    if away > _ROOM * (high - low):
        above = norm.mean_deg > high
        text = f"{label} {'↑' if above else '↓'}"
        axes.annotate(
            text, (1.0, 1.0 if above else 0.0), xycoords="axes fraction", xytext=(-2, -4 if above else 4),
            textcoords="offset points", ha="right", va="top" if above else "bottom", fontsize=8,
            color=theme.ink_2,
        )  # fmt: skip
        return
    if away:
        room = 0.16 * (high - low)
        low, high = min(low, norm.mean_deg - room), max(high, norm.mean_deg + room)
    if norm.sd_deg is not None:
        axes.axhspan(
            norm.mean_deg - norm.sd_deg, norm.mean_deg + norm.sd_deg,
            facecolor="none", edgecolor=theme.line, hatch="////", lw=0, zorder=0.5,
        )  # fmt: skip
    axes.axhline(norm.mean_deg, color=theme.neutral.edge, lw=0.9, ls=(0, (6, 3, 1, 3)), zorder=1)
    axes.annotate(
        label, (1.0, norm.mean_deg), xycoords=("axes fraction", "data"), xytext=(-2, 3),
        textcoords="offset points", ha="right", va="bottom", fontsize=8, color=theme.ink_2, zorder=6,
        bbox={"boxstyle": "round,pad=0.15", "fc": theme.ground, "ec": "none", "alpha": 0.8},
    )  # fmt: skip
    axes.set_ylim(low, high)
