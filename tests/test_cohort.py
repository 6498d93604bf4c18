import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import psoas_lib as pl
from psoas_lib.analysis.group import pooled
from tests.logs import people, readings


def assert_same_bits(one, two):
    pd.testing.assert_frame_equal(one, two, check_exact=True)


def test_each_row_equals_the_analysis_of_that_person_alone():
    log = people(8)
    table = pl.cohort(log)
    assert len(table) == 8 * 2 * 2
    for row in table.itertuples():
        alone = pl.progress(log, test=row.test, side=row.side, subject=row.subject)
        assert (row.n_readings, row.n_days, row.trend) == (alone.n_readings, alone.n_days, alone.trend)
        assert (str(row.first_day.date()), str(row.last_day.date())) == (alone.first_day, alone.last_day)
        mine = [
            row.slope_deg_per_week,
            row.slope_low,
            row.slope_high,
            row.change_deg,
            row.lag1,
            row.median_deg,
        ]
        theirs = [alone.slope_deg_per_week, *alone.slope_ci, alone.change_deg, alone.lag1, alone.median_deg]
        np.testing.assert_array_equal(mine, theirs)
        assert row.error_origin == alone.error.origin
        assert row.mdc95_deg == pytest.approx(alone.mdc95_deg, rel=1e-12)
        assert (None if pd.isna(row.exceeds_mdc) else row.exceeds_mdc) == alone.exceeds_mdc


@pytest.mark.parametrize("options", [{"sem_deg": 2.5}, {"study": "ely-strapped"}])
def test_options_mean_the_same_as_for_one_person(options):
    log = people(4, tests=("ely-knee",))
    for row in pl.cohort(log, **options).itertuples():
        alone = pl.progress(log, side=row.side, subject=row.subject, **options)
        assert row.mdc95_deg == pytest.approx(alone.mdc95_deg)
        assert (None if pd.isna(row.exceeds_mdc) else row.exceeds_mdc) == alone.exceeds_mdc


def test_mixed_raters_slips_and_states_are_treated_as_for_one_person():
    log = people(5, days=16, tests=("hip-extension-prone", "half-kneeling-lunge"))
    log.loc[log["subject"] == "p001", "rater"] = np.where(
        np.arange((log["subject"] == "p001").sum()) % 2, "a", "b"
    )
    log.loc[log.index[log["subject"] == "p002"][5], "angle_deg"] += 40
    warm = (log["subject"] == "p003") & (np.arange(len(log)) % 3 == 0)
    log.loc[warm, "state"] = "warm"
    for row in pl.cohort(log).itertuples():
        alone = pl.progress(log, test=row.test, side=row.side, subject=row.subject)
        assert row.state == alone.state
        if alone.error is not None:
            assert row.error_origin == alone.error.origin
            assert row.mdc95_deg == pytest.approx(alone.mdc95_deg, rel=1e-12)
        assert row.n_readings == alone.n_readings


@given(st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_the_order_of_the_rows_does_not_change_one_bit(random):
    log = people(4)
    order = list(range(len(log)))
    random.shuffle(order)
    assert_same_bits(pl.cohort(log), pl.cohort(log.iloc[order]))


def test_the_type_of_the_columns_does_not_change_one_bit():
    log = people(4).drop(columns=["repeat"])
    packed = log.astype(
        dict.fromkeys(["subject", "test", "side", "state", "rater", "instrument"], "category")
    )
    packed["measured_at"] = pd.to_datetime(log["measured_at"].str.slice(0, 19))
    one, two = pl.cohort(log), pl.cohort(packed)
    assert_same_bits(one, two.astype(one.dtypes.to_dict()))


def test_people_apart_and_put_together_give_the_same_bits():
    log = people(9)
    number = log["subject"].str.slice(1).astype(int)
    parts = [pl.cohort(log[number % 3 == rest]) for rest in range(3)]
    assert_same_bits(pl.cohort(log), pooled(parts))


def test_few_days_and_no_rows_give_no_claims():
    few = pl.cohort(readings([8.0, 9.0]))
    assert few["trend"].tolist() == ["not enough readings"]
    assert few["exceeds_mdc"].isna().all()
    none = pl.cohort(readings([]))
    assert len(none) == 0
    assert list(none.columns) == list(few.columns)


def test_bad_numbers_and_dates_are_left_out_not_counted():
    log = people(2)
    spoilt = pd.concat([log, log.head(3).assign(angle_deg=np.nan), log.head(2).assign(measured_at="soon")])
    assert_same_bits(pl.cohort(log), pl.cohort(spoilt))


def test_missing_columns_are_named():
    with pytest.raises(ValueError, match="lack measured_at"):
        pl.cohort(pd.DataFrame({"angle_deg": [1.0]}))
