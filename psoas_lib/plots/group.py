"""A class or a clinic as a caterpillar: each series with its interval, sorted but not judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from psoas_lib.analysis.group import cohort
from psoas_lib.analysis.wording import count, degrees
from psoas_lib.measure import measure_name
from psoas_lib.plots.figure import Plot, plot, table
from psoas_lib.plots.sheet import clipped, legend, remark, sheet
from psoas_lib.plots.sheet import title as write_title

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from psoas_lib.plots.palette import Theme

_NAMED = 40


def plot_cohort(df: pd.DataFrame, test: str | None = None, **options: Any) -> Plot:
    """Draw the fitted change of every person and side with its interval, sorted.

    Parameters
    ----------
    df : pandas.DataFrame
        Readings, or the result of `psoas_lib.cohort`.
    test : str, optional
        Which test; needed where there are several.
    **options
        ``sem_deg, study`` as in `psoas_lib.cohort`.

    Returns
    -------
    Plot

    Raises
    ------
    ValueError
        If there are several tests and none is chosen.
    """
    result = df if "change_low" in df.columns else cohort(df, **options)
    tests = sorted(result["test"].unique())
    if test is not None:
        result = result[result["test"] == test]
    elif len(tests) > 1:
        raise ValueError(f"There are {len(tests)} tests ({', '.join(tests)}). Choose one with test=...")
    title = measure_name(test or (tests[0] if tests else "")) or "Cohort"
    fitted = result[result["change_deg"].notna()].sort_values(
        ["change_deg", "subject", "side"], kind="stable"
    )
    said = _sentence(result, fitted)
    columns = ["subject", "side", "n_days", "change_deg", "change_low", "change_high", "trend"]
    return plot(
        lambda theme: _draw(fitted, title, theme),
        alt=f"Caterpillar chart, {title}. {said}",
        caption=f"{title}: {said}",
        table_html=table(
            ["Person", "Side", "Days", "Change", "CI95 low", "CI95 high", "Trend"],
            fitted[columns].head(200).to_numpy(dtype=object).tolist(),
        ),
        png=len(fitted) > 500,
    )


def _sentence(result: pd.DataFrame, fitted: pd.DataFrame) -> str:
    people = result["subject"].nunique()
    few = len(result) - len(fitted)
    if fitted.empty:
        return (
            f"{count(people, 'person', 'people')}, {len(result)} series: not enough readings in any of them."
        )
    beyond = fitted["exceeds_mdc"].astype(bool)
    up, down = (int((beyond & (np.sign(fitted["change_deg"]) == sign)).sum()) for sign in (1, -1))
    return (
        f"{count(people, 'person', 'people')}, {len(fitted)} series: fitted changes from "
        f"{degrees(float(fitted['change_deg'].min()), sign=True)} to "
        f"{degrees(float(fitted['change_deg'].max()), sign=True)}, median "
        f"{degrees(float(fitted['change_deg'].median()), sign=True)}; beyond measurement error upwards "
        f"{up}, downwards "
        f"{down}, within or undecided {len(fitted) - up - down}; {few} more with not enough readings."
    )


def _draw(fitted: pd.DataFrame, title: str, theme: Theme) -> Figure:
    n = len(fitted)
    sides = sorted(fitted["side"].unique())
    # Named rows share one panel; hundreds of thin lines are only legible side by side.
    groups = [fitted] if n <= _NAMED else [fitted[fitted["side"] == side] for side in sides]
    most = max(len(group) for group in groups)
    named = most <= _NAMED
    height = max(2.4, 1.3 + 0.19 * most) if named else 4.6
    figure, panels = sheet(theme, columns=len(groups), height_in=height)
    write_title(panels[0], title, theme)
    if not n:
        panels[0].text(
            0.5, 0.5, "Not enough readings", ha="center", color=theme.ink_2, transform=panels[0].transAxes
        )
        panels[0].axis("off")
        return figure
    mdc = float(fitted["mdc95_deg"].median())
    which = "median MDC95" if len(fitted["mdc95_deg"].unique()) > 1 else "MDC95"
    label = f"band: {which} {degrees(mdc)} either way"
    remark(panels[-1], label, theme)
    # A single very uncertain series must not squeeze all others.
    width = np.quantile(np.abs(fitted[["change_low", "change_high"]].to_numpy(float)), 0.98) * 1.1
    for axes, group in zip(panels, groups, strict=True):
        axes.axvline(0, color=theme.edge, lw=1, ls=(0, (1, 2)), zorder=0)
        axes.axvspan(-mdc, mdc, color=theme.wash, zorder=-1)
        axes.set_xlim(-max(width, mdc * 1.2), max(width, mdc * 1.2))
        axes.set_xlabel("fitted change with CI95, degrees")
        axes.set_ylim(-1, len(group))
        axes.set_yticks([])
        _rows(axes, group, theme, named=named)
    handles: dict[str, Any] = {}
    for axes in panels:
        handles |= {str(text): handle for handle, text in zip(*axes.get_legend_handles_labels(), strict=True)}
    legend(figure, (list(handles.values()), list(handles)), 3, theme)
    for line in figure.legends[-1].get_lines():
        line.set(alpha=1, linewidth=2)
    return figure


def _rows(axes: Axes, group: pd.DataFrame, theme: Theme, *, named: bool) -> None:
    """Draw one line and one mark per series, the largest change on top."""
    place = np.arange(len(group))
    change, low, high = (group[name].to_numpy(float) for name in ("change_deg", "change_low", "change_high"))
    for side in sorted(group["side"].unique()):
        mark = theme.mark(side)
        of = (group["side"] == side).to_numpy()
        lines: dict[str, Any] = {"lw": 1.2, "alpha": 0.8} if named else {"lw": 0.5, "alpha": 0.5}
        name = side or "all"
        # Marks of hundreds are too small to tell sides apart: there the lines do.
        axes.hlines(
            place[of], low[of], high[of], color=mark.edge, zorder=1, label="" if named else name, **lines
        )
        look: dict[str, Any] = (
            {"ms": 5, "mfc": mark.fill, "mec": mark.edge}
            if named
            else {"ms": 1.6, "mfc": theme.ink, "mec": "none"}
        )
        axes.plot(change[of], place[of], ls="", marker=mark.marker, label=name if named else "", **look)
    if named:
        axes.set_yticks(
            place,
            [
                f"{clipped(subject, 14, theme)} {side[:1].upper()}"
                for subject, side in zip(group["subject"], group["side"], strict=True)
            ],
            fontsize=8,
        )
