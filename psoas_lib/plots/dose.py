"""Minutes a week against the change of that week; a line is never drawn through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psoas_lib.analysis.dose import MIN_WEEKS, DoseResponse, dose_response
from psoas_lib.analysis.wording import count
from psoas_lib.plots.figure import Plot, plot, sheet, table

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from psoas_lib.plots.palette import Theme


def plot_dose_response(
    df: pd.DataFrame, sessions: pd.DataFrame, test: str | None = None, side: str | None = None
) -> Plot:
    """Draw weekly minutes of practice against the change of the weekly angle.

    Parameters
    ----------
    df, sessions, test, side
        As in `psoas_lib.dose_response`.

    Returns
    -------
    Plot
        Marks are labelled with the number of the week.
    """
    result = dose_response(df, sessions, test, side)
    title = ", ".join(part for part in (test, side) if part) or "Practice and change"
    rows = [
        [str(week.date()), minutes, angle, change]
        for week, minutes, angle, change in result.weeks.itertuples(index=False)
    ]
    said = " ".join(result.sentences)
    return plot(
        lambda theme: _draw(result, title, theme),
        alt=f"Chart of weekly minutes and change, {title}. {said}",
        caption=f"{title}: {said}",
        table_html=table(["Week from", "Minutes", "Angle", "Change"], rows),
    )


def _draw(result: DoseResponse, title: str, theme: Theme) -> Figure:
    figure, (axes,) = sheet(theme, height_in=3.9)
    axes.set_title(title, loc="left", fontweight="bold", fontsize=11.5)
    axes.set_xlabel("minutes practised in the week")
    axes.set_ylabel("change from the week before, degrees")
    weeks = result.weeks.reset_index(drop=True)
    both = weeks.dropna(subset=["minutes", "change_deg"])
    if both.empty:
        axes.text(0.5, 0.5, "No week with both", ha="center", transform=axes.transAxes, color=theme.ink_2)
        axes.set_xticks([])
        axes.set_yticks([])
        return figure
    mark = theme.neutral
    axes.axhline(0, color=theme.edge, lw=0.8, ls=(0, (1, 2)), zorder=0)
    axes.plot(
        both["minutes"], both["change_deg"], ls="", marker=mark.marker, ms=5, mfc=mark.fill, mec=mark.edge
    )
    if len(both) <= 60:
        for number, minutes, change in zip(both.index + 1, both["minutes"], both["change_deg"], strict=True):
            axes.annotate(
                str(number),
                (minutes, change),
                (4, 3),
                textcoords="offset points",
                fontsize=8,
                color=theme.ink_2,
            )
    if result.n < MIN_WEEKS:
        label = f"{count(result.n, 'week')}: too few to compare"
        axes.set_title(label, loc="right", fontsize=8.5, color=theme.ink_2)
    axes.margins(0.08)
    return figure
