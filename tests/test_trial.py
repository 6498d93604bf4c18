import numpy as np
import pandas as pd
import pytest
from scipy import stats

import psoas_lib as pl
from psoas_lib.analysis.trial import trial_gains


@pytest.fixture(scope="module")
def hips():
    return pl.hips_trial()


def test_the_trial_is_carried_whole(hips):
    assert len(hips) == 78
    assert hips["person"].nunique() == 39
    assert hips.groupby("group")["person"].nunique().to_dict() == {"control": 12, "treated": 27}


@pytest.mark.parametrize(
    ("movement", "estimate", "se", "t"),
    [("flexion", 3.68981481, 2.861528, 1.289), ("rotation", 5.63425926, 1.900504, 2.965)],
)
def test_the_mixed_model_gives_the_estimates_on_which_r_and_python_agree(hips, movement, estimate, se, t):
    result = pl.group_difference(trial_gains(hips, movement), "gain")
    assert result.estimate == pytest.approx(estimate, abs=5e-9)
    assert result.se == pytest.approx(se, abs=5e-7)
    assert result.t == pytest.approx(t, abs=5e-4)
    if movement == "flexion":
        assert result.sd_person == pytest.approx(7.2222, abs=5e-5)
        assert result.sd_residual == pytest.approx(5.6330, abs=5e-5)


def test_with_two_hips_each_the_model_equals_a_t_test_of_the_persons_means(hips):
    gains = trial_gains(hips, "rotation")
    means = gains.groupby(["person", "group"])["gain"].mean().unstack()  # noqa: PD010 - the means are there already
    peer = stats.ttest_ind(means["treated"].dropna(), means["control"].dropna()).confidence_interval()
    result = pl.group_difference(gains, "gain")
    assert (result.low, result.high) == pytest.approx((peer.low, peer.high), abs=1e-4)


def test_taking_hips_for_people_would_make_the_interval_too_narrow(hips):
    gains = trial_gains(hips, "flexion")
    treated = gains["group"] == "treated"
    naive = stats.ttest_ind(gains.loc[treated, "gain"], gains.loc[~treated, "gain"]).confidence_interval()
    result = pl.group_difference(gains, "gain")
    assert result.high - result.low > 1.2 * (naive.high - naive.low)


def test_the_order_of_the_rows_does_not_matter(hips):
    gains = trial_gains(hips, "flexion")
    shuffled = gains.sample(frac=1, random_state=5)
    assert pl.group_difference(gains, "gain") == pl.group_difference(shuffled, "gain")


def test_sides_differ_at_baseline_by_as_much_as_the_reference_says(hips):
    wide = hips.pivot_table(index="person", columns="side", values="flexion_before")
    limits = pl.limits_of_agreement(wide["left"], wide["right"])
    assert limits.n == 39
    assert limits.bias == pytest.approx(0.66666667, abs=1e-8)
    assert limits.sd == pytest.approx(8.50490055, abs=1e-8)
    assert (limits.low, limits.high) == pytest.approx((-16.003, 17.336), abs=1e-3)


def test_one_typing_error_moves_the_mean_and_not_the_median(hips):
    lesson = pl.typo_lesson(hips)
    assert lesson.loc["as measured"].tolist() == [7.48, 9.9, 6.0]
    assert lesson.loc["with one typing error"].tolist() == [5.81, 16.12, 6.0]


def test_one_person_in_a_group_is_too_few():
    gains = pd.DataFrame(
        {"person": [1, 2, 3], "group": ["treated", "control", "control"], "gain": np.arange(3.0)}
    )
    with pytest.raises(ValueError, match="at least two people in each group; got 1 treated"):
        pl.group_difference(gains, "gain")


def test_an_unknown_movement_is_refused(hips):
    with pytest.raises(ValueError, match="flexion and rotation"):
        trial_gains(hips, "abduction")
