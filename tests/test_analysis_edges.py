"""What people hand to the analysis: days with a clock, seconds nobody noted, raters without a name."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

import psoas_lib as pl
from psoas_lib.analysis.adherence import adherence, weekly_minutes
from psoas_lib.analysis.error import studies

DAYS = 20
LOG = pd.DataFrame(
    {
        "measured_at": pd.date_range("2026-01-01", periods=DAYS).strftime("%Y-%m-%d"),
        "angle_deg": np.arange(DAYS) * 0.5 + np.tile([0.0, 1.0], DAYS // 2),
        "test": "hip-extension-prone",
        "side": "left",
        "subject": "me",
    }
)
SESSIONS = pd.DataFrame(
    {
        "started_at": ["2026-01-05T08:00", "2026-01-07T08:00", "2026-01-08T08:00", "2026-01-08T09:00"],
        "done_s": [60.0, np.nan, 0.0, 0.0],
    }
)
RATERS = pd.DataFrame(
    [(f"p{i}", rater, float(i * i % 7)) for i in range(8) for rater in ("a", "b")],
    columns=["subject", "rater", "angle_deg"],
)


@pytest.mark.parametrize(
    "start",
    [
        "2026-01-08",
        "2026-01-08T09:00",
        dt.date(2026, 1, 8),
        dt.datetime(2026, 1, 8, 9, tzinfo=dt.UTC),
        pd.Timestamp("2026-01-08 09:00", tz="Europe/Berlin"),
    ],
)
def test_the_day_of_a_start_belongs_to_it_whatever_the_clock_says(start):
    result = pl.progress(LOG, start=start)
    assert (result.start, result.line_from, result.baseline.n) == ("2026-01-08", "2026-01-08", 7)
    both = pd.concat([LOG, LOG.assign(side="right")])
    assert pl.sides(both, since=start).n_days == 13


@pytest.mark.parametrize("start", ["08.01.2026", "1/8/2026", "yesterday", pd.NaT, 8])
def test_a_start_that_would_have_to_be_guessed_is_refused(start):
    with pytest.raises(ValueError, match="start is a day such as"):
        pl.progress(LOG, start=start)


def test_dates_that_cannot_be_read_are_named_and_not_called_no_readings():
    with pytest.raises(ValueError, match=r"'08\.01\.2026'.*import_log"):
        pl.progress(LOG.assign(measured_at="08.01.2026"))


@pytest.mark.parametrize("wrong", [[1, 2], None, "rom.csv"])
def test_what_is_no_table_is_told_what_one_is(wrong):
    with pytest.raises(TypeError, match="RomLog"):
        pl.progress(wrong)


@pytest.mark.parametrize("sem", ["2", float("nan"), -1, 0, None])
def test_a_known_error_is_a_positive_number_for_one_and_for_all(sem):
    if sem is None:
        assert pl.progress(LOG, sem_deg=sem).error.origin == "study"
        return
    for analyse in (pl.progress, pl.cohort):
        with pytest.raises(ValueError, match="positive number of degrees"):
            analyse(LOG, sem_deg=sem)


def test_a_study_of_one_test_is_not_the_error_of_another():
    study = next(one for one in studies() if one.test == "hip-extension-prone")
    assert pl.cohort(LOG, study=study.id)["mdc95_deg"].tolist() == [study.mdc95_deg]
    mixed = pd.concat([LOG, LOG.assign(test="ely-knee")])
    with pytest.raises(ValueError, match="ely-knee"):
        pl.cohort(mixed, study=study.id)


def test_practice_of_unknown_length_is_practice():
    result = adherence(SESSIONS)
    assert result.days["status"].tolist() == ["done", "not logged", "done", "not done"]
    assert (result.done, result.not_done, result.minutes, result.untimed) == (2, 1, 1.0, 1)
    assert "1 day without a duration" in pl.plot_adherence(SESSIONS).caption


def test_a_week_of_practice_of_unknown_length_has_no_sum():
    timed = SESSIONS.assign(started_at=["2026-01-05", "2026-01-13", "2026-01-20", "2026-01-20"])
    assert weekly_minutes(timed).isna().tolist() == [False, True, False]


def test_a_span_of_moments_is_the_span_of_their_days():
    result = adherence(SESSIONS, first=dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC), last="2026-01-08T07:00")
    assert (result.done, result.not_done, result.not_logged) == (2, 1, 1)


def test_raters_who_agree_to_the_degree_get_an_answer_and_no_warning():
    result = pl.reliability(RATERS)
    assert (result.icc_agreement, result.icc_consistency, result.sem_deg) == (1, 1, 0)
    assert result.icc_agreement_ci == result.icc_consistency_ci == (1, 1)
    shifted = pl.reliability(RATERS.assign(angle_deg=RATERS["angle_deg"] + 2 * (RATERS["rater"] == "b")))
    assert shifted.icc_consistency_ci == (1, 1)
    assert 0 <= shifted.icc_agreement_ci[0] < shifted.icc_agreement < shifted.icc_agreement_ci[1] <= 1


def test_readings_without_a_rater_are_not_a_rater():
    nameless = RATERS.assign(rater=RATERS["rater"].replace("b", ""))
    with pytest.raises(ValueError, match="at least 2 raters"):
        pl.reliability(nameless)


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (RATERS.drop(columns="rater"), "columns subject, rater"),
        (RATERS.assign(angle_deg=3.0), "without differences"),
        (pd.concat([RATERS.assign(test="ely-knee"), RATERS.assign(test="hip-flexion")]), "2 tests"),
        ([1, 2], "a table"),
    ],
)
def test_what_cannot_show_agreement_is_told_why(table, says):
    with pytest.raises(ValueError, match=says):
        pl.reliability(table)


@pytest.mark.parametrize(
    ("first", "second"), [([1.0], [1.0, 2.0, 3.0]), ([1.0, 2.0, np.nan], [1.0, 2.0, 3.0])]
)
def test_pairs_that_are_none_are_refused(first, second):
    with pytest.raises(ValueError, match="in pairs"):
        pl.limits_of_agreement(first, second)


def test_a_dose_can_be_looked_at_for_one_of_several_people():
    two = pd.concat([LOG, LOG.assign(subject="you")])
    assert "subject=" in pl.dose_response(two, SESSIONS, subject=None).sentences[0]
    assert "week" in pl.dose_response(two, SESSIONS, subject="you").sentences[0]
