import tomllib

import numpy as np
import pytest

import psoas_lib as pl
from psoas_lib.analysis.error import PAIR, default_study, without_slips
from psoas_lib.resources import data_dir
from tests.logs import readings


def repeats(n, sem, seed=2, **columns):
    rng = np.random.default_rng(seed)
    return readings(list(10 + rng.normal(0, sem, (n, 2))), **columns)


def test_ten_own_pairs_replace_the_study():
    log = repeats(10, 2.0)
    pairs = log["angle_deg"].to_numpy().reshape(-1, 2)
    result = pl.progress(log)
    assert result.error.origin == "own"
    assert result.sem_deg == pytest.approx(np.std(pairs[:, 1] - pairs[:, 0], ddof=1) / np.sqrt(2))
    assert result.mdc95_deg == pytest.approx(PAIR * result.sem_deg)


def test_nine_own_pairs_do_not_and_are_counted():
    result = pl.progress(repeats(9, 2.0))
    assert result.error.origin == "study"
    assert result.sentences[-1] == (
        "Read twice on 10 days, taking the instrument off in between, and your own error is used instead; so far "
        "there are 9 such pairs."
    )


def test_a_chosen_study_goes_before_own_pairs():
    result = pl.progress(repeats(12, 2.0), study="hip-extension-inclinometer-sessions")
    assert result.mdc95_deg == 3.7
    assert "Cejudo" in result.sentences[-2]


def test_pairs_by_two_raters_are_not_own_pairs_and_the_wider_study_is_used():
    log = repeats(12, 2.0)
    log["rater"] = np.where(np.arange(len(log)) % 4 < 2, "ana", "ben")
    result = pl.progress(log)
    assert result.error.mixed
    assert result.error.study.rater == "different"
    assert result.mdc95_deg == 9.6
    assert any("Several raters or instruments" in sentence for sentence in result.sentences)


def test_one_slip_of_the_pen_does_not_treble_the_error():
    log = repeats(20, 1.2)
    clean = pl.progress(log).sem_deg
    log.loc[8, "angle_deg"] += 30
    result = pl.progress(log)
    assert result.sem_deg == pytest.approx(clean, rel=0.15)
    assert result.error.slips == 1
    assert "(1 pair left out as a slip)" in result.sentences[-2]


def test_honest_pairs_are_all_kept():
    rng = np.random.default_rng(3)
    kept = [len(without_slips(rng.normal(0, 2, (12, 2)))) for _ in range(300)]
    assert np.mean(kept) > 11.8


def test_repeats_without_a_number_are_not_paired():
    assert pl.progress(repeats(12, 2.0).assign(repeat=np.nan)).error.origin == "study"


def test_pairs_that_are_copies_are_not_taken_for_a_perfect_instrument():
    rng = np.random.default_rng(5)
    values = 8 + rng.normal(0, 2, 12)
    log = readings([[value, value] for value in values])
    result = pl.progress(log)
    assert result.error.origin == "study"
    assert result.mdc95_deg == 3.9
    assert any("identical" in sentence for sentence in result.sentences)
    assert pl.cohort(log)["error_origin"].tolist() == ["study"]
    # One difference is enough to be a measurement.
    log.loc[1, "angle_deg"] += 1
    assert pl.progress(log).error.origin == "own"


def test_every_study_is_read_not_remembered_and_has_a_source():
    raw = tomllib.loads((data_dir() / "reliability.toml").read_text(encoding="utf-8"))
    sources = tomllib.loads((data_dir() / "sources.toml").read_text(encoding="utf-8"))
    for entry in raw["study"]:
        assert entry["certainty"] != "M"
        assert entry["source"] in sources
        assert entry["mdc95_deg"] == pytest.approx(PAIR * entry["sem_deg"], abs=0.06), entry["id"]


def test_each_test_has_at_most_one_default_study_per_rater():
    seen = [(study.test, study.rater) for study in pl.studies() if study.default]
    assert len(seen) == len(set(seen))
    assert default_study("half-kneeling-lunge", "same") is None


def test_raters_apart_never_give_a_smaller_error_than_one_rater():
    for name in {study.test for study in pl.studies() if study.default}:
        same, different = default_study(name, "same"), default_study(name, "different")
        assert different.mdc95_deg >= same.mdc95_deg


def test_an_unknown_study_or_one_about_another_test_is_refused():
    with pytest.raises(ValueError, match="no study 'nothing'"):
        pl.progress(readings([1.0]), study="nothing")
    with pytest.raises(ValueError, match="is about ely-knee"):
        pl.progress(readings([1.0]), study="ely-strapped")
