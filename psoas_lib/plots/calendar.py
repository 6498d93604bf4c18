"""Practice as a calendar, in which a day without an entry is not a day without practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from psoas_lib.analysis.adherence import Adherence, adherence
from psoas_lib.analysis.wording import count, day
from psoas_lib.plots.figure import Plot, plot, table
from psoas_lib.plots.sheet import legend, nothing, sheet

if TYPE_CHECKING:
    from datetime import date

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from psoas_lib.plots.palette import Theme

# More weeks than this do not fit one row legibly.
_WEEKS_A_ROW, _NARROW_WEEKS_A_ROW = 53, 20
# Weeks that two labels need between them.
_ROOM_WEEKS = 4
_STEPS_MIN = (5.0, 15.0)
_SHADES = (0.35, 0.65, 1.0)


def plot_adherence(
    sessions: pd.DataFrame, *, first: date | str | None = None, last: date | str | None = None
) -> Plot:
    """Draw a calendar of practised days.

    Parameters
    ----------
    sessions : pandas.DataFrame
        From ``RomLog(...).sessions()``: one row per exercise and side, with ``started_at`` and ``done_s``.
    first, last : date or str, optional
        The span; by default from the first to the last day with an entry.

    Returns
    -------
    Plot
        Filled squares are days of practice (darker is longer), crossed squares are days logged without any,
        empty outlines are days without an entry.

    Examples
    --------
    >>> log = pd.DataFrame({"started_at": ["2026-01-05T08:00"], "done_s": [60.0]})
    >>> plot_adherence(log).caption
    'Practised on 1 day of 1, 5 January 2026: 1 minute of exercise, moves and rests not counted; not done ...'
    """
    result = adherence(sessions, first=first, last=last)
    span = len(result.days)
    if span:
        begin, end = day(result.days["day"].iloc[0]), day(result.days["day"].iloc[-1])
        when = begin if span == 1 else f"{begin} to {end}"
        untimed = f", {count(result.untimed, 'day')} without a duration" if result.untimed else ""
        said = (
            f"Practised on {count(result.done, 'day')} of {span:,}, {when}: "
            f"{count(round(result.minutes), 'minute')} of exercise, moves and rests not counted{untimed}; not done {result.not_done}, not logged "
            f"{result.not_logged}. Not logged does not mean not done."
        )
    else:
        said = "No sessions are logged yet, so the calendar is empty."
    weeks = _weekly(result)
    rows = [[str(week.date()), minutes, known] for week, minutes, known in weeks]
    return plot(
        lambda theme: _draw(result, theme),
        alt=f"Calendar. {said}",
        caption=said,
        table_html=table(["Week from", "Minutes", "Days with an entry"], rows[-53:]),
    )


def _weekly(result: Adherence) -> list[tuple[pd.Timestamp, float, int]]:
    if not len(result.days):
        return []
    monday = result.days["day"] - pd.to_timedelta(result.days["day"].dt.day_of_week, unit="D")
    grouped = result.days.groupby(monday)["minutes"].agg(["sum", "count"])
    return [
        (week, float(row["sum"]), int(row["count"]))
        for week, row in zip(grouped.index, grouped.to_dict("records"), strict=True)
    ]


def _draw(result: Adherence, theme: Theme) -> Figure:
    days = result.days
    if not len(days):
        return nothing(theme, "", "No sessions yet")
    monday = days["day"].iloc[0] - pd.Timedelta(days=days["day"].iloc[0].day_of_week)
    week = ((days["day"] - monday).dt.days // 7).to_numpy()
    most = _NARROW_WEEKS_A_ROW if theme.narrow else _WEEKS_A_ROW
    rows = int(week.max()) // most + 1
    shown = most if rows > 1 else max(int(week.max()) + 1, 16)
    row_in = 1.35 if theme.narrow or shown > 30 else 1.69
    figure, panels = sheet(theme, rows=rows, height_in=0.75 + row_in * rows)
    for row, axes in enumerate(panels):
        inside = (week // most) == row
        _weeks(axes, days[inside], week[inside] - row * most, shown, theme)
    _legend(figure, theme)
    return figure


def _shade(minutes: float) -> float:
    """Return how dark a day is drawn: three steps, so that the legend can name them."""
    return _SHADES[int(np.searchsorted(_STEPS_MIN, minutes, side="right"))]


def _square(axes: Axes, corner: tuple[float, float], status: str, minutes: float, theme: Theme) -> None:
    x, y = corner
    face, edge, style = theme.ground, theme.line, "-"
    if status == "done":
        face = edge = theme.ink
    elif status == "not done":
        edge = theme.ink_2
    alpha = _shade(minutes) if status == "done" else 1.0
    axes.add_patch(Rectangle((x + 0.1, y + 0.1), 0.8, 0.8, fc=face, ec="none", alpha=alpha))
    axes.add_patch(Rectangle((x + 0.1, y + 0.1), 0.8, 0.8, fc="none", ec=edge, lw=0.7, ls=style))
    if status == "not done":
        axes.plot([x + 0.28, x + 0.72], [y + 0.28, y + 0.72], color=edge, lw=0.9)
        axes.plot([x + 0.28, x + 0.72], [y + 0.72, y + 0.28], color=edge, lw=0.9)


def _weeks(axes: Axes, days: pd.DataFrame, week: np.ndarray, shown: int, theme: Theme) -> None:
    weekday = days["day"].dt.day_of_week.to_numpy()
    for x, y, status, minutes in zip(week, weekday, days["status"], days["minutes"], strict=True):
        _square(axes, (x, y), status, minutes, theme)
    first_of_month = days["day"].dt.day.to_numpy() <= 7
    labelled = first_of_month & (weekday == 0)
    names = [f"{stamp:%b}" + (f" {stamp:%Y}" if stamp.month == 1 else "") for stamp in days["day"][labelled]]
    places = list(week[labelled] + 0.5)
    # A log of a few days has no month's first Monday: it begins with its date.
    if len(days) and (not places or places[0] > _ROOM_WEEKS):
        begin = days["day"].iloc[0]
        places, names = [week[0] + 0.5, *places], [f"{begin.day} {begin:%b}", *names]
    axes.set_xticks(places, names, fontsize=8.5)
    axes.set_yticks(np.arange(7) + 0.5, ["Mon", "", "Wed", "", "Fri", "", "Sun"], fontsize=8.5)
    axes.set_xlim(0, shown)
    axes.set_ylim(7, 0)
    axes.set_aspect("equal")
    axes.tick_params(length=0)
    axes.xaxis.tick_top()
    axes.spines[:].set_visible(False)
    axes.set_anchor("W")


def _legend(figure: Figure, theme: Theme) -> None:
    """Name the five kinds of squares below the calendar."""

    def box(face: str, edge: str, alpha: float = 1.0) -> Line2D:
        return Line2D([], [], ls="", marker="s", ms=9, mfc=to_rgba(face, alpha), mec=edge, mew=0.8)

    cross = Line2D([], [], ls="", marker="x", ms=5, mec=theme.ink_2, mew=0.9)
    handles: list[Any] = [box(theme.ink, theme.ink, alpha) for alpha in _SHADES]
    handles += [(box(theme.ground, theme.ink_2), cross), box(theme.ground, theme.line)]
    names = ["under 5 min", "5 to 15 min", "15 min or more", "not done", "not logged"]
    legend(figure, (handles, names), 5, theme)
