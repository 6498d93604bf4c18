"""Minutes of practice a week beside the change of the angle, only where there are enough weeks to look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from psoas_lib.analysis.adherence import weekly_minutes
from psoas_lib.analysis.person import progress
from psoas_lib.analysis.wording import MINUS, count, degrees

if TYPE_CHECKING:
    from psoas_lib.analysis.person import Progress

MIN_WEEKS = 8


@dataclass(frozen=True)
class DoseResponse:
    """Weeks that have both practice and readings.

    Parameters
    ----------
    weeks : pandas.DataFrame
        ``week`` (its Monday), ``minutes``, ``angle_deg`` (median of the days), ``change_deg`` from the week
        before; a week without the week before it has no change.
    n : int
        Weeks with minutes and a change.
    rank_correlation : float
        Spearman's; NaN with fewer than eight weeks.
    ci : tuple of float
        Its 95 % interval (Fisher's transformation, standard error 1.06 / sqrt(n - 3)).
    sentences : list of str
        What may be said.
    """

    weeks: pd.DataFrame = field(repr=False, compare=False)
    n: int = 0
    rank_correlation: float = float("nan")
    ci: tuple[float, float] = (float("nan"), float("nan"))
    sentences: list[str] = field(default_factory=list)


def dose_response(
    df: pd.DataFrame,
    sessions: pd.DataFrame,
    test: str | None = None,
    side: str | None = None,
    *,
    subject: str | None = None,
) -> DoseResponse:
    """Set weekly minutes against the weekly change of one series.

    Parameters
    ----------
    df : pandas.DataFrame
        Readings with the columns of the log.
    sessions : pandas.DataFrame
        From ``RomLog(...).sessions()``.
    test, side, subject : str, optional
        As in `psoas_lib.progress`.

    Returns
    -------
    DoseResponse
    """
    result = progress(df, test, side, subject=subject)
    if result.mixed:
        return DoseResponse(_weeks(result, sessions), sentences=[result.mixed])
    weeks = _weeks(result, sessions)
    both = weeks.dropna(subset=["minutes", "change_deg"])
    n = len(both)
    if n < MIN_WEEKS:
        few = (
            f"Minutes can be set against change in {count(n, 'week')}, those with practice, a reading, and a "
            f"reading the week before: not enough readings, it takes {MIN_WEEKS} such weeks."
        )
        return DoseResponse(weeks, n, sentences=[few])
    minutes, change = both["minutes"].rank().to_numpy(), both["change_deg"].rank().to_numpy()
    if not (np.ptp(minutes) and np.ptp(change)):
        same = "All weeks have the same minutes or the same change, so nothing can be said about the dose."
        return DoseResponse(weeks, n, sentences=[same])
    rho = float(np.corrcoef(minutes, change)[0, 1])
    half = 1.959963984540054 * 1.06 / np.sqrt(n - 3)
    centre = np.arctanh(np.clip(rho, -0.999999, 0.999999))
    low, high = float(np.tanh(centre - half)), float(np.tanh(centre + half))
    word = "excludes" if low > 0 or high < 0 else "includes"
    figures = f"{rho:.2f} (CI95 {low:.2f} to {high:.2f})".replace("-", MINUS)
    over = (
        f"Over {count(n, 'week')}, minutes of practice and the change of the angle have a rank "
        f"correlation of "
        f"{figures}, an interval that {word} zero."
    )
    smallest, largest = (
        degrees(float(change_deg), sign=True) for change_deg in both["change_deg"].agg(["min", "max"])
    )
    ran = (
        f"Weekly changes ran from {smallest} to {largest}. A log of one person cannot tell what caused them."
    )
    said = [over, ran]
    return DoseResponse(weeks, n, rho, (low, high), said)


def _weeks(result: Progress, sessions: pd.DataFrame) -> pd.DataFrame:
    minutes = weekly_minutes(sessions)
    if not len(result.days):
        return pd.DataFrame({"week": [], "minutes": [], "angle_deg": [], "change_deg": []})
    monday = result.days["day"] - pd.to_timedelta(result.days["day"].dt.day_of_week, unit="D")
    angle = result.days.groupby(monday)["angle_deg"].median()
    every = pd.date_range(angle.index.min(), angle.index.max(), freq="7D")
    angle = angle.reindex(every)
    return pd.DataFrame(
        {
            "week": every,
            "minutes": minutes.reindex(every).to_numpy(float),
            "angle_deg": angle.to_numpy(float),
            "change_deg": angle.diff().to_numpy(float),
        }
    )
