"""Bland-Altman: the difference of two raters or instruments against their mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from psoas_lib.analysis.agreement import Limits, limits_of_agreement, rater_table
from psoas_lib.analysis.wording import count, degrees
from psoas_lib.plots.figure import Plot, plot, table
from psoas_lib.plots.sheet import clipped, fitted, remark, sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from psoas_lib.plots.palette import Theme


def plot_agreement(
    first: pd.DataFrame | Sequence[float] | np.ndarray,
    second: Sequence[float] | np.ndarray | None = None,
    *,
    test: str | None = None,
    names: tuple[str, str] = ("first", "second"),
) -> Plot:
    """Draw paired readings after Bland and Altman.

    Parameters
    ----------
    first : pandas.DataFrame or sequence of float
        Readings by two raters with the columns of the log, or the first reading of each pair in degrees.
    second : sequence of float, optional
        The second reading of each pair.
    test : str, optional
        Which test of a table of readings.
    names : tuple of str
        What the two are called; for a table the two raters.

    Returns
    -------
    Plot

    Raises
    ------
    ValueError
        If a table does not hold exactly two raters of one test.

    Examples
    --------
    >>> plot_agreement([10, 12, 9, 11], [11, 12, 11, 12]).caption[:38]
    'second minus first, 4 pairs: bias +1.0'
    """
    if isinstance(first, pd.DataFrame):
        first, second, names = _two_raters(first, test)
    if second is None:
        raise ValueError(
            "Agreement needs two readings of each pair: give a table with raters, or two sequences."
        )
    a, b = np.asarray(first, float), np.asarray(second, float)
    limits = limits_of_agreement(a, b)
    said = (
        f"{names[1]} minus {names[0]}, {count(limits.n, 'pair')}: bias "
        f"{degrees(limits.bias, sign=True)} (CI95 "
        f"{degrees(limits.bias_ci[0], sign=True)} to {degrees(limits.bias_ci[1], sign=True)}), limits "
        f"of agreement "
        f"{degrees(limits.low, sign=True)} to {degrees(limits.high, sign=True)}, each known to within "
        f"{degrees(limits.limit_half_ci)}."
    )
    rows = [["pairs", limits.n], ["bias", limits.bias], ["SD of differences", limits.sd]]
    rows += [["lower limit", limits.low], ["upper limit", limits.high]]
    return plot(
        lambda theme: _draw(a, b, limits, names, theme),
        alt=f"Bland-Altman chart. {said}",
        caption=said,
        table_html=table(["Number", "Value"], rows),
        png=limits.n > 2500,
    )


def _two_raters(readings: pd.DataFrame, test: str | None) -> tuple[np.ndarray, np.ndarray, tuple[str, str]]:
    if test is not None:
        readings = readings[readings["test"] == test]
    elif "test" in readings.columns and len(readings["test"].unique()) > 1:
        tests = sorted(readings["test"].unique())
        raise ValueError(f"There are {len(tests)} tests ({', '.join(tests)}). Choose one with test=...")
    pairs, raters, _ = rater_table(readings)
    if len(raters) != 2:
        raise ValueError(
            f"The chart compares two raters; got {len(raters)} ({', '.join(raters)}). Select two."
        )
    return pairs[:, 0], pairs[:, 1], (raters[0], raters[1])


def _draw(a: np.ndarray, b: np.ndarray, limits: Limits, names: tuple[str, str], theme: Theme) -> Figure:
    figure, (axes,) = sheet(theme, height_in=3.9)
    mark = theme.neutral
    size = float(np.clip(60 / np.sqrt(len(a)), 2.2, 6))
    axes.plot(
        (a + b) / 2,
        b - a,
        ls="",
        marker=mark.marker,
        ms=size,
        mfc=mark.fill,
        mec=mark.edge,
        mew=0.6,
        alpha=0.8,
    )
    half_bias = limits.bias_ci[1] - limits.bias
    dashed = (0, (4, 3))
    # Bars beside each other stay apart where few pairs make the intervals overlap, as bands would not.
    for value, half, style, at in (
        (limits.bias, half_bias, "-", 0.972),
        (limits.low, limits.limit_half_ci, dashed, 0.988),
        (limits.high, limits.limit_half_ci, dashed, 0.988),
    ):
        ends = [value - half, value + half]
        across = axes.get_yaxis_transform()
        axes.plot([at, at], ends, transform=across, lw=4, color=theme.edge, solid_capstyle="butt", zorder=1.5)
        axes.axhline(value, color=theme.ink, lw=1.3, ls=style)
        axes.annotate(
            degrees(value, sign=True),
            (1.0, value),
            xycoords=("axes fraction", "data"),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
            color=theme.ink,
            annotation_clip=False,
        )
    axes.set_xlabel("mean of both, degrees")
    first, second = (clipped(name, 16, theme) for name in names)
    axes.set_ylabel(fitted(f"{second} minus {first}, degrees", 34, theme))
    remark(axes, "lines: bias and limits of agreement, bars: their CI95", theme)
    return figure
