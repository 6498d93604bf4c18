import numpy as np
import pandas as pd
import pytest
from scipy import stats

import psoas_lib as pl
from psoas_lib.analysis.wording import MINUS
from tests.logs import readings


def both(left, right, **columns):
    return pd.concat([readings(left, **columns), readings(right, side="right", **columns)], ignore_index=True)


def test_sides_are_compared_on_the_same_day_and_state_only():
    log = both([8.0, 9, 10], [11.0, 12, 13])
    log.loc[(log["side"] == "right") & (log["angle_deg"] == 13), "state"] = "warm"
    result = pl.sides(log)
    assert result.n_days == 2
    assert result.difference_deg == -3.0


def test_a_difference_within_the_error_of_two_readings_is_said_to_be_within():
    result = pl.sides(both([8.0] * 8, [11.0] * 8))
    assert result.mdc95_deg == 3.9
    assert result.mdc95_change_deg == pytest.approx(3.9 * np.sqrt(2))
    assert result.beyond is False
    assert result.sentences[0] == (
        f"On 8 days with both sides the median of left minus right is {MINUS}3.0° (right is larger)."
    )
    assert pl.sides(both([8.0] * 8, [12.5] * 8)).beyond is True


def test_few_days_of_both_sides_are_not_judged():
    result = pl.sides(both([8.0] * 3, [20.0] * 3))
    assert result.beyond is None
    assert "Not enough readings to judge it: it takes 6 such days." in result.sentences


def test_no_common_day_says_so():
    result = pl.sides(readings([8.0]))
    assert result.sentences[0].startswith("No day has readings of both sides")
    assert np.isnan(result.difference_deg)


def test_swapping_the_names_of_the_sides_turns_the_sign():
    log = both([8.0, 9, 10, 8, 7, 9], [11.0, 10, 13, 9, 9, 12])
    turned = log.assign(side=log["side"].map({"left": "right", "right": "left"}))
    assert pl.sides(turned).difference_deg == -pl.sides(log).difference_deg


def weekly_log(weeks, minutes):
    angles = 10 + np.cumsum(np.sin(np.arange(weeks)))
    sessions = pd.DataFrame(
        {
            "started_at": [
                f"{np.datetime64('2026-01-07') + np.timedelta64(7 * week, 'D')}T08:00"
                for week in range(weeks)
            ],
            "done_s": np.asarray(minutes, float) * 60,
        }
    )
    return readings(angles, every_days=7), sessions


def test_dose_and_change_are_compared_from_eight_weeks_on():
    log, sessions = weekly_log(8, range(8))
    few = pl.dose_response(log, sessions)
    assert few.n == 7
    assert "not enough readings" in few.sentences[0]
    assert np.isnan(few.rank_correlation)
    log, sessions = weekly_log(12, [3, 9, 1, 4, 7, 2, 8, 5, 6, 0, 11, 10])
    enough = pl.dose_response(log, sessions)
    assert enough.n == 11
    weeks = enough.weeks.dropna()
    peer = stats.spearmanr(weeks["minutes"], weeks["change_deg"]).statistic
    assert enough.rank_correlation == pytest.approx(peer)
    assert "cannot tell what caused them" in enough.sentences[-1]


def test_weeks_without_an_entry_are_not_weeks_without_practice():
    log, sessions = weekly_log(12, [10] * 12)
    result = pl.dose_response(log, sessions.iloc[::2])
    assert result.weeks["minutes"].isna().sum() == 6


def test_not_logged_and_not_done_are_different():
    log = pd.DataFrame(
        {
            "started_at": ["2026-01-05T08:00+01:00", "2026-01-05T19:00+01:00", "2026-01-07T08:00+01:00"],
            "done_s": [60.0, 90.0, 0.0],
        }
    )
    result = pl.adherence(log, last="2026-01-09")
    assert result.days["status"].tolist() == ["done", "not logged", "not done", "not logged", "not logged"]
    assert (result.done, result.not_done, result.not_logged) == (1, 1, 3)
    assert result.minutes == 2.5


def test_no_session_is_an_empty_calendar_and_a_reversed_span_is_refused():
    empty = pd.DataFrame({"started_at": [], "done_s": []})
    assert pl.adherence(empty).done == 0
    with pytest.raises(ValueError, match=r"ends .* before it begins"):
        pl.adherence(empty, first="2026-02-01", last="2026-01-01")


def test_both_sides_are_drawn_and_told_apart_where_none_is_chosen():
    log, sessions = weekly_log(12, [3, 9, 1, 4, 7, 2, 8, 5, 6, 0, 11, 10])
    figure = pl.plot_dose_response(pd.concat([log, log.assign(side="right")]), sessions)
    assert "Left: Over 11 weeks" in figure.caption
    assert "Right: Over 11 weeks" in figure.caption
