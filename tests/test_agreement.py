import numpy as np
import pandas as pd
import pytest

import psoas_lib as pl


def raters(people=30, count=3, seed=6):
    rng = np.random.default_rng(seed)
    level, shift = rng.normal(10, 5, people), np.array([0.0, 1.5, -1.0, 0.7])[:count]
    values = level[:, None] + shift + rng.normal(0, 2.5, (people, count))
    rows = [(f"p{i:02d}", f"rater {j}", values[i, j]) for i in range(people) for j in range(count)]
    return pd.DataFrame(rows, columns=["subject", "rater", "angle_deg"])


@pytest.mark.oracle
@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.filterwarnings("ignore")
def test_icc_and_intervals_are_pingouins(count):
    pingouin = pytest.importorskip("pingouin")
    log = raters(count=count)
    peer = pingouin.intraclass_corr(data=log, targets="subject", raters="rater", ratings="angle_deg")
    peer["kind"] = peer["Type"].str.replace(r"\W", "", regex=True)
    ci = next(name for name in peer.columns if name.startswith("CI95"))
    mine = pl.reliability(log)
    for kind, icc, interval in (
        (("ICC2", "ICCA1"), mine.icc_agreement, mine.icc_agreement_ci),
        (("ICC3", "ICCC1"), mine.icc_consistency, mine.icc_consistency_ci),
    ):
        row = peer[peer["kind"].isin(kind)].iloc[0]
        assert icc == pytest.approx(row["ICC"], abs=1e-9)
        assert interval == pytest.approx(tuple(row[ci]), abs=0.0051)


def test_sem_counts_a_shift_between_raters_and_consistency_does_not():
    log = raters(count=2)
    shifted = log.assign(angle_deg=log["angle_deg"] + 6 * (log["rater"] == "rater 1"))
    one, two = pl.reliability(log), pl.reliability(shifted)
    assert two.sem_deg > one.sem_deg + 1
    assert two.sem_consistency_deg == pytest.approx(one.sem_consistency_deg)
    assert two.mdc95_deg == pytest.approx(1.959964 * np.sqrt(2) * two.sem_deg)


def test_with_two_raters_consistency_sem_is_the_typical_error():
    log = raters(count=2)
    wide = log.pivot_table(index="subject", columns="rater", values="angle_deg")
    expected = (wide["rater 1"] - wide["rater 0"]).std() / np.sqrt(2)
    assert pl.reliability(log).sem_consistency_deg == pytest.approx(expected)


def test_people_without_all_raters_are_left_out_and_counted():
    log = raters().iloc[:-1]
    result = pl.reliability(log)
    assert (result.people, result.left_out) == (29, 1)


def test_too_few_raters_or_people_are_refused():
    with pytest.raises(ValueError, match="at least 2 raters"):
        pl.reliability(raters(count=1))
    with pytest.raises(ValueError, match="at least 3 pairs"):
        pl.limits_of_agreement([1.0], [2.0])


def test_the_chart_takes_a_table_of_two_raters_or_two_sequences():
    log = raters(count=2).assign(test="ely-knee", side="left")
    chart = pl.plot_agreement(log, test="ely-knee")
    assert chart.caption.startswith("rater 1 minus rater 0, 30 pairs: bias ")
    with pytest.raises(ValueError, match="compares two raters; got 3"):
        pl.plot_agreement(raters())
