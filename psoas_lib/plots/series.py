"""A series over time: raw readings faint, one value per day, the line with its interval, the MDC band."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num

from psoas_lib.analysis.daily import reduce_days
from psoas_lib.analysis.norms import chosen_norm
from psoas_lib.analysis.person import Progress, progress
from psoas_lib.analysis.wording import count, degrees, headline
from psoas_lib.analysis.wording import day as written_day
from psoas_lib.measure import measure_name
from psoas_lib.plots.figure import Plot, plot, shorten, table
from psoas_lib.plots.norm import draw_norm
from psoas_lib.plots.sheet import fitted, nothing, remark, sheet
from psoas_lib.plots.sheet import title as write_title

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from psoas_lib.analysis.norms import Norm
    from psoas_lib.plots.palette import Theme

# Above this many marks an SVG is slower to open than a PNG.
MANY = 2500
# A silence longer than this, and than three usual steps, is drawn as a gap, not as a connection.
GAP_DAYS = 10
# A single reading further off the days' values than they span, and than this, would squeeze all the others.
ROOM_DEG = 10.0
# So many of them are told at the edge; the report counts them all.
MOST_TOLD = 6


def plot_progress(
    df: pd.DataFrame,
    test: str | None = None,
    side: str | None = None,
    *,
    subject: str | None = None,
    state: str | None = None,
    start: date | str | None = None,
    sem_deg: float | None = None,
    study: str | None = None,
    norm: str | bool = False,
) -> Plot:
    """Draw one series with what may be concluded from it.

    Parameters
    ----------
    df, test, side, subject, state, start, sem_deg, study
        As in `psoas_lib.progress`.
    norm : str or bool
        A group's mean to draw behind the readings as context, by its id in ``data/norms.toml``; True for the
        first one that is confirmed for the test. Off by default: how a group was measured decides its mean.

    Returns
    -------
    Plot
        Faint dots are single readings, marks are the values of the days, the line and its shade are the
        Theil-Sen line and the interval of its slope, the flat band is MDC95 round the baseline's median.

    Raises
    ------
    ValueError
        As in `psoas_lib.progress`, and if the norm does not exist or is about another test.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame(
    ...     {"measured_at": ["2026-01-05"], "angle_deg": [8.0], "test": "ely-knee", "side": "left"}
    ... )
    >>> plot_progress(frame).caption.startswith("Ely test, knee flexion lying prone · left: 1 reading")
    True
    """
    result = progress(df, test, side, subject=subject, state=state, start=start, sem_deg=sem_deg, study=study)
    parts = (measure_name(result.test or ""), ", ".join(filter(None, (result.side, result.state))))
    title = " · ".join(filter(None, parts)) or "Range of motion"
    # Without a series there is nothing that a group could stand behind.
    group, none_found = chosen_norm(norm if result.n_days else False, result.test)
    context = group.sentence(result.readings) if group else none_found
    told = headline(result)
    caption = " ".join(filter(None, [f"{title}: {' '.join(told)}", context]))
    more = " ".join(escape(sentence) for sentence in result.sentences if sentence not in told)
    # What the grey is must not be cut off: a reader who cannot see it would not know of it.
    quiet = f" Grey, for context only: {group.short}; not comparable." if group else ""
    alt = shorten(f"Chart, {title}: {' '.join(result.sentences[:3])}", 300 - len(quiet)) + quiet
    rows = [(label, value) for label, value in _numbers(result) if value == value]  # noqa: PLR0124 - drop NaN
    if group:
        rows += [(f"context only: mean of {group.people} {group.population}", group.mean_deg)]
    return plot(
        lambda theme: _draw(result, title, theme, group),
        alt=alt,
        caption=caption,
        table_html=(f"<p>{more}</p>" if more else "") + table(["Number", "Value"], rows),
        png=result.n_readings > MANY,
    )


def _numbers(result: Progress) -> list[tuple[str, float | int | str]]:
    return [
        ("readings", result.n_readings),
        ("days with a value", result.n_days),
        ("slope, degrees a week", result.slope_deg_per_week),
        ("slope, CI95 low", result.slope_ci[0]),
        ("slope, CI95 high", result.slope_ci[1]),
        ("fitted change, degrees", result.change_deg),
        ("MDC95, degrees", result.mdc95_deg),
        ("baseline median, degrees", result.baseline.median_deg),
        ("lag-1 correlation", result.lag1),
    ]


def _draw(result: Progress, title: str, theme: Theme, group: Norm | None = None) -> Figure:
    if result.mixed or not result.n_days:
        return nothing(theme, title, "Several series: choose one" if result.mixed else "No readings yet")
    figure, (axes,) = sheet(theme)
    axes.xaxis_date()
    write_title(axes, title, theme)
    axes.set_ylabel("angle, degrees")
    _band(axes, result, theme)
    _raw(axes, result, theme)
    _aside(axes, result, theme)
    _days(axes, result, theme)
    # A wide interval must not squeeze the readings: the limits are theirs.
    limits = axes.get_ylim()
    _line(axes, result, theme)
    axes.set_ylim(limits)
    _start(axes, result, theme)
    _time_axis(axes, result, theme)
    if group:
        draw_norm(axes, group, theme)
    return figure


def _when(days: pd.Series) -> np.ndarray:
    """Return matplotlib's day numbers; floats, so that a line is not stepped at midnight."""
    return np.asarray(date2num(days.to_numpy().astype("datetime64[s]")))


def _band(axes: Axes, result: Progress, theme: Theme) -> None:
    """Draw MDC95 round the baseline's median, where there is a baseline to draw it round."""
    if not (result.baseline.enough and result.error):
        return
    middle, half = result.baseline.median_deg, result.mdc95_deg
    axes.axhspan(middle - half, middle + half, color=theme.wash, zorder=0)
    axes.axhline(middle, color=theme.edge, lw=0.8, ls=(0, (1, 2)), zorder=1)
    label = f"band: baseline {degrees(middle)}, MDC95 {degrees(half)} either way"
    remark(axes, label, theme)


def _raw(axes: Axes, result: Progress, theme: Theme) -> None:
    """Draw the single readings; one far off all the days' values is told at the edge, not given the scale."""
    mark = theme.mark(result.side)
    faint = 0.5 if result.n_readings < 300 else 0.15
    when, angles = _when(result.readings["day"]), result.readings["angle_deg"].to_numpy(float)
    low, high = result.days["angle_deg"].min(), result.days["angle_deg"].max()
    room = max(high - low, ROOM_DEG)
    far = (angles < low - room) | (angles > high + room)
    axes.plot(
        when[~far], angles[~far], ls="", marker=".", ms=4, mec="none", color=mark.edge, alpha=faint, zorder=2
    )
    for day, angle in list(zip(when[far], angles[far], strict=True))[:MOST_TOLD]:
        above = angle > high
        axes.annotate(
            f"{degrees(angle)} {'↑' if above else '↓'}",
            (day, 1.0 if above else 0.0),
            xycoords=("data", "axes fraction"),
            xytext=(0, -4 if above else 4),
            textcoords="offset points",
            ha="center",
            va="top" if above else "bottom",
            fontsize=8.5,
            color=mark.edge,
        )


def _aside(axes: Axes, result: Progress, theme: Theme) -> None:
    """Draw the days measured in the other state, small and grey: they are not part of the line."""
    if not len(result.aside):
        return
    other = reduce_days(result.aside)
    for state, fill in (("warm", theme.neutral.fill), ("cold", theme.ground), ("", theme.ground)):
        of = other[other["state"] == state]
        axes.plot(
            _when(of["day"]),
            of["angle_deg"],
            ls="",
            marker=theme.mark(result.side).marker,
            ms=3.5,
            mfc=fill,
            mec=theme.neutral.edge,
            mew=0.7,
            zorder=2.5,
        )


def _days(axes: Axes, result: Progress, theme: Theme) -> None:
    """Draw the values of the days, joined by a thin line except across a gap."""
    mark = theme.mark(result.side)
    when, values = _when(result.days["day"]), result.days["angle_deg"].to_numpy(float)
    steps = np.diff(when)
    cuts: Any = np.flatnonzero(steps > max(GAP_DAYS, 3 * np.median(steps))) + 1 if steps.size else []
    for days, angles in zip(np.split(when, cuts), np.split(values, cuts), strict=True):
        if result.n_days <= 400:
            axes.plot(days, angles, color=mark.edge, lw=0.6, alpha=0.35, zorder=3)
    axes.plot(
        when,
        values,
        ls="",
        marker=mark.marker,
        ms=float(np.clip(60 / np.sqrt(result.n_days), 2.2, 6.5)),
        mfc=mark.fill if result.state != "cold" else theme.ground,
        mec=mark.edge,
        mew=1.1 if result.n_days < 200 else 0.5,
        zorder=4,
    )


def _line(axes: Axes, result: Progress, theme: Theme) -> None:
    """Draw the line through the medians and the fan of its interval."""
    line = result.line
    if line is None:
        return
    first, last = date2num([np.datetime64(result.line_from), np.datetime64(result.last_day)])
    middle = (last - first) / 2
    x = np.linspace(0, last - first, 41)
    when = first + x
    centre = line.intercept + line.slope * middle
    if np.isfinite(line.low) and np.isfinite(line.high):
        edges = np.array([centre + limit * (x - middle) for limit in (line.low, line.high)])
        low, high = edges.min(axis=0), edges.max(axis=0)
        axes.fill_between(when, low, high, color=theme.ink, alpha=0.07, lw=0, zorder=2)
        for edge in (low, high):
            axes.plot(when, edge, color=theme.ink_2, lw=0.7, alpha=0.7, zorder=2)
    axes.plot(when, line.intercept + line.slope * x, color=theme.ink, lw=1.8, zorder=5)


def _start(axes: Axes, result: Progress, theme: Theme) -> None:
    if not result.start:
        return
    axes.axvline(date2num(np.datetime64(result.start)), color=theme.ink_2, lw=1, ls=(0, (4, 3)), zorder=1)
    axes.annotate(
        "start",
        (date2num(np.datetime64(result.start)), 0.0),
        xycoords=("data", "axes fraction"),
        xytext=(3, 3),
        textcoords="offset points",
        fontsize=8.5,
        color=theme.ink_2,
    )


def _time_axis(axes: Axes, result: Progress, theme: Theme) -> None:
    locator = AutoDateLocator(minticks=2, maxticks=4 if theme.narrow else 7)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    if result.n_days == 1:
        # One day has no span of its own: a week round it keeps the axis from showing hours.
        only = date2num(np.datetime64(result.first_day))
        axes.set_xlim(only - 4, only + 4)
        axes.set_xticks([only], [written_day(result.first_day)])
    low, high = axes.get_ylim()
    if high - low < 6:
        centre = (low + high) / 2
        axes.set_ylim(centre - 3, centre + 3)
    key = "dots: readings, marks: medians of the days" + (
        ", line: trend, fan: CI95 of its slope" if result.line else ""
    )
    if len(result.aside):
        key += ", small grey: not " + (result.state or "the same state")
    seen = f"{count(result.n_readings, 'reading')} on {count(result.n_days, 'day')}"
    axes.set_xlabel(fitted(f"{seen}\n{key}", 46, theme), fontsize=9, loc="left")
