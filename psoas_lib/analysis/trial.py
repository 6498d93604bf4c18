"""Difference between two groups when each person brings more than one hip or more than one reading.

Two hips of one person are not two people. A mixed model with a random intercept per person keeps the
interval from being too narrow.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from psoas_lib.resources import data_dir

if TYPE_CHECKING:
    from collections.abc import Hashable

_HIPS = {"flexion": ("fbef", "faft"), "rotation": ("rbef", "raft")}


@dataclass(frozen=True)
class GroupDifference:
    """A difference between two groups of people.

    Parameters
    ----------
    estimate, se, low, high : float
        Treated minus control, its standard error and its 95 % interval (t, people minus two degrees of
        freedom), in the unit of the outcome.
    t : float
        Estimate over standard error.
    sd_person, sd_residual : float
        Between people, and between the readings of one person.
    people, readings : int
        Numbers analysed.
    """

    estimate: float
    se: float
    low: float
    high: float
    t: float
    sd_person: float
    sd_residual: float
    people: int
    readings: int


def hips_trial() -> pd.DataFrame:
    """Return the hip-stretching trial: 39 people with ankylosing spondylitis, both hips, before and after.

    Returns
    -------
    pandas.DataFrame
        ``person, side, group`` ("treated" or "control"), ``flexion_before, flexion_after, rotation_before,
        rotation_after`` in degrees.

    Notes
    -----
    Chatfield, *Problem Solving: A Statistician's Guide*; distributed with the Python package faraway.
    """
    raw = pd.read_csv(data_dir() / "hips_trial.csv", skipinitialspace=True)
    raw.columns = raw.columns.str.strip()
    names = {
        "fbef": "flexion_before",
        "faft": "flexion_after",
        "rbef": "rotation_before",
        "raft": "rotation_after",
    }
    out = raw.rename(columns=names)
    group = raw["grp"].str.strip().map({"treat": "treated", "control": "control"})
    return out.assign(group=group, side=raw["side"].str.strip())[["person", "side", "group", *names.values()]]


def group_difference(
    df: pd.DataFrame,
    outcome: Hashable,
    *,
    group: Hashable = "group",
    person: Hashable = "person",
    treated: object = "treated",
) -> GroupDifference:
    """Estimate treated minus control with a random intercept per person.

    Parameters
    ----------
    df : pandas.DataFrame
        One row per reading (or hip).
    outcome, group, person : str
        Names of the columns.
    treated : object
        The value of ``group`` that counts as treated; all else is control.

    Returns
    -------
    GroupDifference

    Raises
    ------
    ValueError
        If there are fewer than two people in a group.

    Examples
    --------
    >>> hips = hips_trial()
    >>> gain = hips.assign(gain=hips["flexion_after"] - hips["flexion_before"])
    >>> round(group_difference(gain, "gain").estimate, 6)
    3.689815
    """
    from scipy.stats import t as student  # noqa: PLC0415 - the player works without scipy
    from statsmodels.regression.mixed_linear_model import MixedLM  # noqa: PLC0415 - heavy, used here only

    data = df[[outcome, group, person]].dropna()
    is_treated = (data[group] == treated).to_numpy()
    people = data[person].to_numpy()
    sizes = {name: len(np.unique(people[is_treated == name])) for name in (True, False)}
    if min(sizes.values()) < 2:
        raise ValueError(
            f"A comparison needs at least two people in each group; got {sizes[True]} treated and "
            f"{sizes[False]} "
            f"others. Check the values of {group!r}: {sorted(map(str, data[group].unique()))}."
        )
    y = data[outcome].to_numpy(float)
    design = np.column_stack([np.ones(len(y)), is_treated.astype(float)])
    # Groups must be contiguous and sorted, or the last bits would depend on the order of the rows.
    order = np.lexsort((y, is_treated, people))
    with warnings.catch_warnings():
        # A variance at zero is an answer here, not a failure; statsmodels warns about the boundary.
        warnings.simplefilter("ignore")
        fit = MixedLM(y[order], design[order], groups=people[order]).fit(reml=True, method="bfgs", gtol=1e-9)
    estimate, se = float(fit.fe_params[1]), float(fit.bse_fe[1])
    count = len(np.unique(people))
    half = float(student.ppf(0.975, count - 2)) * se
    return GroupDifference(
        estimate=estimate,
        se=se,
        low=estimate - half,
        high=estimate + half,
        t=estimate / se,
        sd_person=float(
            np.sqrt(fit.cov_re[0, 0] if isinstance(fit.cov_re, np.ndarray) else fit.cov_re.iloc[0, 0])
        ),
        sd_residual=float(np.sqrt(fit.scale)),
        people=count,
        readings=len(y),
    )


def trial_gains(hips: pd.DataFrame, movement: str = "flexion") -> pd.DataFrame:
    """Return the hips with ``before, after, gain`` of one movement, degrees.

    Parameters
    ----------
    hips : pandas.DataFrame
        From `hips_trial`, or with the columns of the file as it is published.
    movement : {"flexion", "rotation"}
        Which movement.

    Raises
    ------
    ValueError
        If the movement is neither.
    """
    if movement not in _HIPS:
        raise ValueError(f"The trial measured {' and '.join(_HIPS)}; got {movement!r}.")
    before, after = (f"{movement}_{when}" for when in ("before", "after"))
    if before not in hips.columns:
        raw_before, raw_after = _HIPS[movement]
        group = hips["grp"].map({"treat": "treated", "control": "control"})
        hips = hips.assign(**{before: hips[raw_before], after: hips[raw_after], "group": group})
    out = hips[["person", "side", "group"]].assign(before=hips[before], after=hips[after])
    return out.assign(gain=out["after"] - out["before"])


def trial_effect(hips: pd.DataFrame) -> pd.DataFrame:
    """Return the difference between the groups' gains, for both movements.

    Parameters
    ----------
    hips : pandas.DataFrame
        From `hips_trial`.

    Returns
    -------
    pandas.DataFrame
        One row per movement: ``difference_deg, low, high`` (95 % interval), ``se, t, sd_person, sd_residual,
        people, hips``.

    Examples
    --------
    >>> trial_effect(hips_trial())["difference_deg"].round(4).tolist()
    [3.6898, 5.6343]
    """
    rows = {name: group_difference(trial_gains(hips, name), "gain") for name in _HIPS}
    columns = {
        "difference_deg": [row.estimate for row in rows.values()],
        "low": [row.low for row in rows.values()],
        "high": [row.high for row in rows.values()],
        "se": [row.se for row in rows.values()],
        "t": [row.t for row in rows.values()],
        "sd_person": [row.sd_person for row in rows.values()],
        "sd_residual": [row.sd_residual for row in rows.values()],
        "people": [row.people for row in rows.values()],
        "hips": [row.readings for row in rows.values()],
    }
    return pd.DataFrame(columns, index=pd.Index(rows, name="movement")).round(4)


def typo_lesson(hips: pd.DataFrame) -> pd.DataFrame:
    """Show what one typing error, 213 for 123, does to mean, SD and median of the treated hips' gain.

    Parameters
    ----------
    hips : pandas.DataFrame
        From `hips_trial`.

    Returns
    -------
    pandas.DataFrame
        Rows "as measured" and "with one typing error"; columns ``mean, sd, median`` in degrees.

    Raises
    ------
    ValueError
        If no treated hip starts at 123 degrees.

    Examples
    --------
    >>> typo_lesson(hips_trial()).round(2).to_numpy().tolist()
    [[7.48, 9.9, 6.0], [5.81, 16.12, 6.0]]
    """
    gains = trial_gains(hips, "flexion")
    treated = gains[gains["group"] == "treated"].reset_index(drop=True)
    at = treated.index[treated["before"] == 123]
    if not len(at):
        raise ValueError("No treated hip starts at 123 degrees, so there is nothing to mistype as 213.")
    wrong = treated["before"].mask(treated.index == at[0], 213)
    series = {"as measured": treated["gain"], "with one typing error": treated["after"] - wrong}
    rows = [[gain.mean(), gain.std(), gain.median()] for gain in series.values()]
    return pd.DataFrame(rows, index=pd.Index(series), columns=["mean", "sd", "median"]).round(2)
