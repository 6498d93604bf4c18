import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import stats

from psoas_lib.analysis.trend import MAX_DAYS, fit_rows, pair_slopes, theil_sen, tie_sums

angles = hnp.arrays(
    float, st.integers(6, 40), elements=st.integers(-300, 1500).map(lambda tenths: tenths / 10.0)
)


@given(angles, st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_slope_intercept_and_textbook_interval_are_scipys_to_the_last_bit(y, random):
    x = np.cumsum([random.randint(1, 9) for _ in y]).astype(float)
    mine, peer = theil_sen(x, y), stats.theilslopes(y, x)
    assert (mine.slope, mine.intercept) == (peer.slope, peer.intercept)
    assert (mine.naive_low, mine.naive_high) == (peer.low_slope, peer.high_slope)


@given(angles, st.integers(-200, 200))
@settings(max_examples=40, deadline=None)
def test_adding_a_constant_to_all_readings_changes_nothing_but_the_level(y, shift):
    x = np.arange(len(y), dtype=float)
    one, two = theil_sen(x, y), theil_sen(x, y + shift)
    assert (two.slope, two.low, two.high) == pytest.approx((one.slope, one.low, one.high), abs=1e-9)
    assert two.intercept - one.intercept == pytest.approx(shift, abs=1e-9)


@given(angles)
@settings(max_examples=40, deadline=None)
def test_turning_the_sign_turns_the_interval_round(y):
    x = np.arange(len(y), dtype=float)
    one, two = theil_sen(x, y), theil_sen(x, -y)
    assert two.slope == -one.slope
    assert two.stretch == pytest.approx(one.stretch)
    # Sen's ranks are rounded, so the two ends may swap places one rank apart; scipy has the same.
    peer = stats.theilslopes(-y, x)
    assert (two.naive_low, two.naive_high) == (peer.low_slope, peer.high_slope)


@given(angles)
@settings(max_examples=40, deadline=None)
def test_the_slope_always_lies_in_its_interval(y):
    line = theil_sen(np.arange(len(y), dtype=float), y)
    assert line.low <= line.slope <= line.high


def test_resembling_neighbours_widen_the_interval():
    rng = np.random.default_rng(3)
    noise = rng.normal(0, 2.5, (200, 30))
    similar = noise.copy()
    for i in range(1, 30):
        similar[:, i] = 0.6 * similar[:, i - 1] + 0.8 * noise[:, i]
    x = np.broadcast_to(np.arange(30.0), noise.shape)
    wide, narrow = fit_rows(x, similar), fit_rows(x, noise)
    assert np.median(wide.stretch) > 1.5 * np.median(narrow.stretch)
    assert np.median(wide.lag1) == pytest.approx(0.6, abs=0.1)
    assert np.median(narrow.lag1) == pytest.approx(0.0, abs=0.1)


def test_one_typing_error_does_not_hide_that_neighbours_resemble_each_other():
    x = np.arange(40.0)
    y = 3 * np.sin(x / 4)
    spoilt = y.copy()
    spoilt[20] += 90
    clean, typo = theil_sen(x, y), theil_sen(x, spoilt)
    assert typo.lag1 == pytest.approx(clean.lag1, abs=0.1)
    assert typo.scatter == pytest.approx(clean.scatter, rel=0.1)


def test_many_rows_at_once_give_the_same_bits_as_one_at_a_time():
    rng = np.random.default_rng(4)
    y = rng.normal(0, 3, (37, 23)).round(1)
    x = np.cumsum(rng.integers(1, 5, y.shape), axis=1).astype(float)
    rows = fit_rows(x, y)
    for row in range(len(y)):
        one = theil_sen(x[row], y[row])
        assert (rows.slope[row], rows.low[row], rows.high[row], rows.lag1[row]) == (
            one.slope,
            one.low,
            one.high,
            one.lag1,
        )


def test_ties_are_counted_in_groups():
    y = np.array([[1.0, 1, 1, 2, 2, 3], [1, 2, 3, 4, 5, 6]])
    assert tie_sums(y).tolist() == [3 * 2 * 11 + 2 * 1 * 9, 0.0]
    assert pair_slopes(np.arange(6.0)[None], y[:1]).shape == (1, 15)


def test_a_line_through_ten_years_of_days_stays_small():
    rng = np.random.default_rng(5)
    x = np.arange(3650.0)
    y = 0.001 * x + rng.normal(0, 2, x.size)
    tracemalloc.start()
    line = theil_sen(x, y)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 150e6
    assert line.slope == pytest.approx(0.001, abs=0.0002)


def test_more_days_than_fit_in_memory_are_reduced_to_medians_of_equal_stretches():
    x = np.arange(3.0 * MAX_DAYS)
    y = 0.01 * x
    y[777] = 999.0
    line = theil_sen(x, y)
    assert line.n <= MAX_DAYS
    assert line.slope == pytest.approx(0.01, rel=1e-6)


def test_fewer_than_six_days_are_refused_with_the_number():
    with pytest.raises(ValueError, match="at least 6 days, got 3"):
        theil_sen(np.arange(3.0), np.arange(3.0))
