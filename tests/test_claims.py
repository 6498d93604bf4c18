"""How often the two claims are wrong: the benchmark's table, with more runs."""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import psoas_lib as pl
from psoas_lib.analysis.claims import reach, supported_direction

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
import bench_claims
from simulate import SEM_DEG, logs


@pytest.fixture(scope="module")
def rate():
    table = bench_claims.rates(16000, seed=7)
    return lambda rule, case: table[
        [name.startswith(rule) for name in bench_claims.RULES].index(True),
        list(bench_claims.CASES).index(case),
    ]


@pytest.mark.parametrize("case", ["0 iid", "0 AR.6", "0 gross", "0 AR+gr"])
def test_without_a_change_a_trend_is_claimed_in_at_most_one_log_of_twenty(rate, case):
    assert rate("PACK: a trend", case) <= 0.05


@pytest.mark.parametrize("case", ["0 iid", "0 AR.6", "0 gross", "0 AR+gr"])
@pytest.mark.parametrize("rule", ["PACK: beyond error, SEM known", "PACK: beyond error, study of SEM 1.4"])
def test_without_a_change_beyond_error_is_claimed_in_at_most_one_log_of_forty(rate, rule, case):
    assert rate(rule, case) <= 0.025


def test_real_changes_are_found(rate):
    assert rate("PACK: a trend", "+5 iid") >= 0.60
    assert rate("PACK: beyond error, SEM known", "+10 iid") >= 0.95


def test_what_people_do_today_is_wrong_far_more_often(rate):
    assert rate("last > first", "0 iid") == pytest.approx(0.5, abs=0.03)
    assert rate("best - first", "0 iid") == pytest.approx(0.22, abs=0.03)
    assert rate("textbook", "0 AR.6") > 0.2


@pytest.mark.parametrize(("n", "rho"), [(8, 0.6), (10, 0.6), (14, 0.6), (40, 0.45), (80, 0.0)])
def test_the_level_holds_for_shorter_and_longer_logs_too(n, rho):
    rng = np.random.default_rng(11)
    found = bench_claims.in_chunks(bench_claims.claims, *logs(rng, 4000, n=n, rho=rho))
    claimed = np.mean(found[5] != 0)
    assert claimed <= 0.055


def test_the_simulation_and_the_public_function_make_the_same_claims():
    rng = np.random.default_rng(12)
    days, rows = logs(rng, 40, change=7.0, rho=0.3)
    claims = bench_claims.claims(np.broadcast_to(days, rows.shape), rows)
    stamps = np.datetime64("2026-01-01") + days.astype(int)
    for number, row in enumerate(rows):
        log = pd.DataFrame(
            {"measured_at": stamps, "angle_deg": row, "test": "hip-extension-prone", "side": "left"}
        )
        known, borrowed = pl.progress(log, sem_deg=SEM_DEG), pl.progress(log)
        assert (known.trend == "rising") == (claims[5, number] > 0)
        assert known.exceeds_mdc == bool(claims[6, number])
        assert borrowed.exceeds_mdc == bool(claims[8, number])


def test_reach_is_more_than_one_exactly_where_the_interval_excludes_zero():
    slope, low, high = (
        np.array([1.0, 1, -1, -1, 0]),
        np.array([0.1, -0.1, -3, -3, -1]),
        np.array([3, 3, -0.1, 0.1, 1]),
    )
    assert ((reach(slope, low, high) > 1) == (supported_direction(low, high) != 0)).all()
