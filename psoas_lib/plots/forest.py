"""Trials of hip-flexor stretching side by side, against what one person's log could show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psoas_lib.analysis.error import default_study
from psoas_lib.content.trials import Trial, trials
from psoas_lib.plots.figure import Plot, plot, table
from psoas_lib.plots.sheet import fitted, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from psoas_lib.plots.palette import Theme


# On a narrow sheet words that begin to the right of this would leave it.
_NO_ROOM_DEG = 6
_CONTROL = {True: "control group", False: "no control group", None: "control group not known"}


def _chosen(*, control: bool | None, weeks_at_least: float) -> list[Trial]:
    return [
        trial
        for trial in trials()
        if (control is None or trial.control is control) and trial.weeks >= weeks_at_least
    ]


def plot_trials(*, control: bool | None = None, weeks_at_least: float = 0) -> Plot:
    """Draw the change of hip extension in each trial, and list the trials that report no degrees.

    Parameters
    ----------
    control : bool, optional
        Only trials with (True) or without (False) people who did not stretch; all when left out.
    weeks_at_least : float
        Only trials that lasted so long; 0 keeps single sessions.

    Returns
    -------
    Plot
        The band is the smallest change that one person, measured by one rater with a phone, can show.

    Raises
    ------
    ValueError
        If no trial with a figure in degrees is left.

    Examples
    --------
    >>> plot_trials(control=True).caption.startswith("3 of 6 chosen results")
    True
    """
    chosen = _chosen(control=control, weeks_at_least=weeks_at_least)
    drawn = [trial for trial in chosen if trial.degrees is not None]
    if not drawn:
        raise ValueError(
            f"No trial with a figure in degrees has control={control} and lasted {weeks_at_least:g} weeks or more. "
            "Ask for fewer weeks, or leave control out."
        )
    study = default_study("hip-extension-prone", "same")
    limit = study.mdc95_deg if study else 0.0
    below = sum(1 for trial in drawn if (trial.degrees or 0) < limit)
    smallest = min(trial.degrees or 0 for trial in drawn)
    largest = max(trial.degrees or 0 for trial in drawn)
    sentence = (
        f"{len(drawn)} of {len(chosen)} chosen results report degrees of hip extension: gains from {smallest:g}\N{DEGREE SIGN} to "
        f"{largest:g}\N{DEGREE SIGN}. Within the {limit:g}\N{DEGREE SIGN} that one person's readings must change by to exceed "
        f"measurement error: {below} of these gains."
    )
    rows = [
        [
            trial.label,
            trial.people,
            _CONTROL[trial.control],
            trial.weeks or "once",
            "" if trial.degrees is None else f"{trial.degrees:g}",
            trial.told,
        ]
        for trial in chosen
    ]
    numbers = table(["study", "people", "compared with", "weeks", "change, degrees", "what was found"], rows)
    return plot(lambda theme: _draw(drawn, limit, theme), alt=sentence, caption=sentence, table_html=numbers)


def _draw(drawn: list[Trial], limit: float, theme: Theme) -> Figure:
    figure, (axes,) = sheet(theme, height_in=1.4 + (0.6 if theme.narrow else 0.42) * len(drawn))
    axes.axvspan(-limit, limit, color=theme.wash, zorder=0)
    axes.axvline(0, color=theme.edge, linewidth=0.8)
    for row, trial in enumerate(reversed(drawn)):
        _line(axes, row, trial, theme)
    if theme.narrow:
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
    else:
        axes.set_yticks(range(len(drawn)), [_named(trial) for trial in reversed(drawn)])
        axes.tick_params(axis="y", length=0, labelcolor=theme.ink)
    axes.set_xlim(-limit - 1, 17)
    axes.set_xticks(range(-4, 17, 4))
    axes.set_ylim(-0.7, len(drawn) - 0.3)
    axes.set_xlabel(fitted("Change of hip extension in the stretched group, degrees", 36, theme))
    axes.annotate(
        "within one person's measurement error",
        (-limit if theme.narrow else 0, 1.0), xycoords=("data", "axes fraction"), xytext=(0, 4),
        textcoords="offset points", ha="left" if theme.narrow else "center", va="bottom", color=theme.ink_2, fontsize=9,
    )  # fmt: skip
    return figure


def _named(trial: Trial) -> str:
    return f"{trial.label} (n = {trial.people})"


def _line(axes: Axes, row: int, trial: Trial, theme: Theme) -> None:
    """One study: filled with a control group, hollow without; its interval where one was reported."""
    if trial.low is not None and trial.high is not None:
        axes.plot([trial.low, trial.high], [row, row], color=theme.ink, linewidth=1.4)
    axes.plot(
        [trial.degrees or 0.0], [row], marker="s", markersize=8, linestyle="none",
        markerfacecolor=theme.ink if trial.control else theme.ground, markeredgecolor=theme.ink, markeredgewidth=1.4,
    )  # fmt: skip
    words = _CONTROL[trial.control]
    if theme.narrow:
        place: dict[str, Any] = {"xycoords": ("axes fraction", "data"), "va": "center", "fontsize": 9}
        axes.annotate(_named(trial), (0.0, row + 0.36), color=theme.ink, **place)
    shown = (trial.degrees if trial.high is None else trial.high) or 0.0
    before = theme.narrow and shown > _NO_ROOM_DEG
    axes.annotate(
        words,
        (shown, row),
        xytext=(-9 if before else 9, 0),
        textcoords="offset points",
        ha="right" if before else "left",
        va="center",
        color=theme.ink_2,
        fontsize=9,
    )
