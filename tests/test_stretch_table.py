"""Which pose lengthens the psoas most: probabilities that can be trusted, and a picture that says them."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

import psoas_lib as pl
from psoas_lib.body import stretch
from psoas_lib.body.poses import JointPose, poses


def test_every_pose_of_the_file_can_be_compared():
    found = pl.compare_poses(tuple(poses()), draws=100)
    assert [row.pose.id for row in found] == list(poses())
    assert sum(row.probability_most_psoas for row in found) == pytest.approx(1)
    assert sum(row.probability_most_rectus for row in found) == pytest.approx(1)


def test_standing_itself_changes_nothing():
    standing, _ = pl.compare_poses(["standing", "half-kneeling-end"], draws=100)
    assert standing.psoas.change_mm == {"rajagopal2016": 0.0, "delp1990": 0.0}


def test_the_same_seed_gives_the_same_numbers_and_another_seed_nearly_the_same():
    first, again, other = (pl.compare_poses(draws=2000, seed=seed) for seed in (4, 4, 5))
    assert first == again
    assert first != other
    for one, two in zip(first, other, strict=True):
        assert one.probability_most_psoas == pytest.approx(two.probability_most_psoas, abs=0.05)


def test_tipping_the_pelvis_costs_half_kneeling_most_of_its_psoas():
    kept, tipped = pl.compare_poses(["half-kneeling-end", "half-kneeling-pelvis-tipped"], draws=1000)
    assert kept.probability_most_psoas > 0.85
    for path, change in tipped.psoas.change_mm.items():
        assert change < 0.4 * kept.psoas.change_mm[path]


def test_without_uncertainty_the_larger_change_wins_in_every_draw(monkeypatch):
    certain = {
        name: replace(one, uncertainty_deg=dict.fromkeys(one.uncertainty_deg, 0.0))
        for name, one in poses().items()
    }
    monkeypatch.setattr(stretch, "pose", certain.__getitem__)
    rows = pl.compare_poses(["half-kneeling-end", "bridge-top"], draws=100)
    assert [row.probability_most_psoas for row in rows] == [1.0, 0.0]
    # Only the choice between the two models is left, so the draws span exactly the band.
    assert rows[0].psoas_draws.low_mm == pytest.approx(rows[0].psoas.low_mm)
    assert rows[0].psoas_draws.high_mm == pytest.approx(rows[0].psoas.high_mm)


def test_a_knee_beyond_the_models_is_held_at_their_edge_and_named():
    raised, _ = pl.compare_poses(["reach-foot-raised", "bridge-top"], draws=100)
    beyond = raised.pose.angles_deg["knee_flexion_deg"] > 120
    assert raised.limited == (("knee_flexion_deg",) if beyond else ())


def test_a_pose_of_the_left_side_is_read_from_the_left_limb():
    data = {
        "name": "x",
        "side": "left",
        "rationale": "",
        "angles": {"left": {"hip_flexion_deg": -9}, "right": {"hip_flexion_deg": 80}},
    }
    assert JointPose.from_data("x", data).angles_deg["hip_flexion_deg"] == -9


@pytest.mark.parametrize(
    ("ids", "draws", "words"),
    [
        (["half-kneeling-end"], 100, "two or more"),
        (["bridge-top", "bridge-top"], 100, "two or more"),
        (["bridge-top", "moon-walk"], 100, "moon-walk.*choose one of"),
        (["bridge-top", "reach-over"], 10, "at least 100"),
    ],
)
def test_a_comparison_that_makes_no_sense_is_refused_with_a_way_out(ids, draws, words):
    with pytest.raises(ValueError, match=words):
        pl.compare_poses(ids, draws=draws)


def test_the_picture_says_the_first_two_chances_and_its_table_holds_every_pose():
    rows = pl.compare_poses(draws=1000)
    picture = pl.stretch_table(draws=1000)
    best = sorted(rows, key=lambda row: -row.probability_most_psoas)[:2]
    for row in best:
        assert f"{round(100 * row.probability_most_psoas)} %" in repr(picture)
        assert row.pose.name in repr(picture)
    for row in rows:
        assert row.pose.name in picture.table_html
        assert row.pose.name in picture.image.decode()
    assert "not a feeling of stretch" in repr(picture)


def test_the_picture_is_sound_svg_inside_its_frame_and_the_same_each_time():
    picture = pl.stretch_table(draws=500)
    assert picture == pl.stretch_table(draws=500)
    root = ET.fromstring(picture.image)
    width = float(root.get("width"))
    assert "nan" not in picture.image.decode().lower().replace("noto", "")
    for circle in root.iter("{http://www.w3.org/2000/svg}circle"):
        assert 0 < float(circle.get("cx")) < width
    for path in root.iter("{http://www.w3.org/2000/svg}path"):
        assert all(0 <= float(x) <= width for x in re.findall(r"[MH]([-\d.]+)", path.get("d")))
