"""Minutes a week against the change of that week; a line is never drawn through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psoas_lib.analysis.dose import MIN_WEEKS, DoseResponse, dose_response
from psoas_lib.analysis.wording import count
from psoas_lib.measure import measure_name
from psoas_lib.plots.figure import Plot, plot, table
from psoas_lib.plots.sheet import legend, nothing, remark, sheet
from psoas_lib.plots.sheet import title as write_title

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from psoas_lib.plots.palette import Theme

_MOST_NUMBERS = 60


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
    title = " · ".join(filter(None, (measure_name(test or ""), side))) or "Practice and change"
    results = {name: dose_response(df, sessions, test, name or None) for name in _sides(df, test, side)}
    several = len(results) > 1
    said = " ".join(
        f"{name.capitalize()}: {' '.join(result.sentences)}" if several else " ".join(result.sentences)
        for name, result in results.items()
    )
    rows = [
        [name or "none", str(week.date()), minutes, angle, change]
        for name, result in results.items()
        for week, minutes, angle, change in result.weeks.itertuples(index=False)
    ]
    return plot(
        lambda theme: _draw(results, title, theme),
        alt=f"Chart of weekly minutes and change, {title}. {said}",
        caption=f"{title}: {said}",
        table_html=table(["Side", "Week from", "Minutes", "Angle", "Change"], rows),
    )


def _sides(df: pd.DataFrame, test: str | None, side: str | None) -> list[str]:
    """Return the sides to draw: the chosen one, or all that the log has of the test."""
    if side is not None:
        return [side]
    readings = df[df["test"] == test] if test is not None and "test" in df.columns else df
    found = sorted(set(readings["side"].dropna().astype(str))) if "side" in readings.columns else []
    return found or [""]


def _draw(results: dict[str, DoseResponse], title: str, theme: Theme) -> Figure:
    figure, (axes,) = sheet(theme, height_in=3.9)
    write_title(axes, title, theme)
    axes.set_xlabel("minutes practised in the week")
    axes.set_ylabel("change from the week before, degrees")
    drawn = [_weeks(axes, side, result, theme) for side, result in results.items()]
    if not any(drawn):
        return nothing(theme, title, "No week with practice and readings")
    axes.axhline(0, color=theme.edge, lw=0.8, ls=(0, (1, 2)), zorder=0)
    fewest = min(result.n for result in results.values())
    few = f", {count(fewest, 'week')}: too few to compare" if fewest < MIN_WEEKS else ""
    numbered = any(_numbered(result.weeks) for result in results.values())
    remark(axes, f"{'numbers: week of the log' if numbered else 'a mark for each week'}{few}", theme)
    if len(results) > 1:
        legend(figure, axes.get_legend_handles_labels(), 2, theme)
    axes.margins(0.08)
    return figure


def _numbered(weeks: pd.DataFrame) -> bool:
    """Say whether there is room for a number beside each mark."""
    return 0 < len(weeks.dropna(subset=["minutes", "change_deg"])) <= _MOST_NUMBERS


def _weeks(axes: Axes, side: str, result: DoseResponse, theme: Theme) -> int:
    """Draw the weeks of one side and return their number."""
    both = result.weeks.reset_index(drop=True).dropna(subset=["minutes", "change_deg"])
    if both.empty:
        return 0
    mark = theme.mark(side)
    axes.plot(
        both["minutes"],
        both["change_deg"],
        ls="",
        marker=mark.marker,
        ms=5,
        mfc=mark.fill,
        mec=mark.edge,
        label=side,
    )
    if _numbered(result.weeks):
        for number, minutes, change in zip(both.index + 1, both["minutes"], both["change_deg"], strict=True):
            axes.annotate(
                str(number),
                (minutes, change),
                (4, 3),
                textcoords="offset points",
                fontsize=8,
                color=theme.ink_2,
            )
    return len(both)
