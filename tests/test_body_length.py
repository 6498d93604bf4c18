"""Lengths, arms and bands: properties that hold at every pose, and errors that say what to do."""

from __future__ import annotations

from math import radians

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import psoas_lib as pl
from psoas_lib.body.moment_arm import HIP_ANGLES
from psoas_lib.body.parameters import PATHS
from psoas_lib.body.rotation import x_y_z
from psoas_lib.body.spline import Spline
from psoas_lib.body.wrapping_cylinder import WrappingCylinder

flexions = st.floats(-29.9, 119.9)
adductions = st.floats(-49.9, 29.9)
rotations = st.floats(-39.9, 39.9)
knees = st.floats(0.1, 119.9)
paths = st.sampled_from(PATHS)
STEP_DEG = 1e-3


def slope_mm(length_at, angle_deg):
    """Return dL/dq; poses astride a jump of a published path have none."""
    rise_mm = length_at(angle_deg + STEP_DEG) - length_at(angle_deg - STEP_DEG)
    assume(abs(rise_mm) < 0.05)
    return rise_mm / radians(2 * STEP_DEG)


def near(value, *edges):
    return any(abs(value - edge) < 2 * STEP_DEG for edge in edges)


@pytest.mark.parametrize("muscle", ["psoas", "iliacus"])
@given(flexion=flexions, adduction=adductions, rotation=rotations, path=paths)
@settings(max_examples=60)
def test_each_hip_arm_is_minus_the_slope_of_the_length(muscle, flexion, adduction, rotation, path):
    length_mm, arm_mm = getattr(pl, f"{muscle}_length_mm"), getattr(pl, f"{muscle}_moment_arm_mm")
    pose = [flexion, adduction, rotation]
    for axis, about in enumerate(HIP_ANGLES):
        if axis == 0 and path == "delp1990" and near(flexion, 45):
            continue

        def length_at(angle, axis=axis):
            return length_mm(*[angle if i == axis else value for i, value in enumerate(pose)], path=path)

        assert arm_mm(*pose, about=about, path=path) == pytest.approx(
            -slope_mm(length_at, pose[axis]), abs=2e-4
        )


@given(flexion=flexions, knee=knees, adduction=adductions, rotation=rotations, path=paths)
@settings(max_examples=60)
def test_each_rectus_arm_is_minus_the_slope_of_the_length(flexion, knee, adduction, rotation, path):
    pose = [flexion, knee, adduction, rotation]
    for axis, about in enumerate(("hip_flexion", "knee_flexion", "hip_adduction", "hip_rotation")):
        if axis == 1 and path == "delp1990" and near(knee, np.degrees(1.45997), 120):
            continue

        def length_at(angle, axis=axis):
            angles = [angle if i == axis else value for i, value in enumerate(pose)]
            return pl.rectus_femoris_length_mm(*angles, path=path)

        arm = pl.rectus_femoris_moment_arm_mm(*pose, about=about, path=path)
        assert arm == pytest.approx(-slope_mm(length_at, pose[axis]), abs=2e-4)


@given(extension=st.floats(-69, 25), bend=st.floats(-24, 24), twist=st.floats(-44, 44))
@settings(max_examples=40)
def test_lumbar_arms_add_up_to_the_slope_of_the_mean_fascicle(extension, bend, twist):
    # Turning the whole spine turns each joint by its share; only pure extension shares one axis per joint.
    def mean_mm(angle):
        lengths = pl.psoas_fascicle_lengths_mm(lumbar_extension_deg=angle)
        return sum(lengths.values()) / 11

    del bend, twist
    shares = {"L5/S1": 0.125, "L4/L5": 0.185, "L3/L4": 0.204, "L2/L3": 0.231, "L1/L2": 0.255}
    crossing = {"L5/S1": 11, "L4/L5": 9, "L3/L4": 7, "L2/L3": 5, "L1/L2": 3}
    arms = pl.psoas_lumbar_moment_arms_mm(extension)
    expected = sum(arms[joint] * shares[joint] * crossing[joint] / 11 for joint in arms)
    assert expected == pytest.approx(-slope_mm(mean_mm, extension), abs=1e-3)


@given(flexion=flexions, adduction=adductions, rotation=rotations, path=paths, knee=knees)
@settings(max_examples=40)
def test_one_pose_and_an_array_give_the_same_numbers(flexion, adduction, rotation, path, knee):
    pose, many = (flexion, adduction, rotation), np.array([[flexion, adduction, rotation]] * 2).T
    for name in ("psoas_length_mm", "psoas_moment_arm_mm", "iliacus_length_mm"):
        function = getattr(pl, name)
        assert function(*many, path=path) == pytest.approx(function(*pose, path=path), abs=1e-9)
    one = pl.rectus_femoris_length_mm(flexion, knee, adduction, rotation, path=path)
    pair = pl.rectus_femoris_length_mm(many[0], [knee, knee], many[1], many[2], path=path)
    assert pair == pytest.approx(one, abs=1e-9)


def test_angles_broadcast_like_arrays():
    assert pl.psoas_length_mm(np.zeros((4, 1)), np.zeros(3), 5).shape == (4, 3)
    assert isinstance(pl.psoas_length_mm(np.float64(3), np.array(2)), float)


@pytest.mark.parametrize("path", PATHS)
def test_no_pose_on_a_fine_grid_gives_a_missing_or_negative_number(path):
    flexion, adduction, rotation = np.meshgrid(
        np.linspace(-30, 120, 31), np.linspace(-50, 30, 17), np.linspace(-40, 40, 17)
    )
    for name in ("psoas", "iliacus"):
        lengths = getattr(pl, f"{name}_length_mm")(flexion, adduction, rotation, path=path)
        assert np.isfinite(lengths).all()
        assert (lengths > 0).all()
    knees = pl.rectus_femoris_length_mm(flexion, 60 + adduction, 0, rotation, path=path)
    assert np.isfinite(knees).all()


@pytest.mark.parametrize("path", PATHS)
def test_the_length_has_no_jump_as_the_hip_bends_straight_ahead(path):
    flexion = np.linspace(-30, 120, 30001)
    for rotation in (-20, 0, 20):
        assert np.abs(np.diff(pl.psoas_length_mm(flexion, 0, rotation, path=path))).max() < 0.6
    assert np.abs(np.diff(pl.psoas_length_mm(flexion, path=path))).max() < 0.02


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: pl.psoas_length_mm(-31), ["hip_flexion_deg = -31", "-30 to 120"]),
        (lambda: pl.psoas_length_mm(0, 31), ["hip_adduction_deg = 31", "-50 to 30"]),
        (lambda: pl.psoas_length_mm(float("nan")), ["hip_flexion_deg = nan"]),
        (lambda: pl.psoas_length_mm([0, 10, 130]), ["130"]),
        (lambda: pl.psoas_length_mm(0, path="nobody"), ["nobody", "rajagopal2016", "delp1990"]),
        (lambda: pl.psoas_length_mm("bent"), ["bent", "degrees"]),
        (lambda: pl.psoas_length_mm([1, 2], [1, 2, 3]), ["shapes"]),
        (lambda: pl.psoas_moment_arm_mm(0, about="yaw"), ["yaw", "hip_flexion"]),
        (lambda: pl.rectus_femoris_length_mm(0, 121), ["knee_flexion_deg = 121", "0 to 120"]),
        (lambda: pl.psoas_fascicle_lengths_mm(lumbar_bend_right_deg=30), ["lumbar_bend_right_deg", "25"]),
        (lambda: pl.psoas_fascicle_lengths_mm(110, pelvis_tip_deg=15), ["hip_flexion_deg = 125"]),
        (lambda: pl.psoas_fascicle_lengths_mm(side="near"), ["near", "left"]),
        (lambda: pl.stretch_lost_when_pelvis_tips(20, 15), ["no stretch"]),
    ],
)
def test_an_error_names_what_was_given_and_what_is_possible(call, words):
    with pytest.raises(ValueError, match=r".+") as caught:
        call()
    for word in words:
        assert word in str(caught.value)


def test_with_a_still_spine_the_fascicles_change_as_the_published_path_does():
    for path in PATHS:
        moved, stand = pl.psoas_fascicle_lengths_mm(-20, path=path), pl.psoas_fascicle_lengths_mm(path=path)
        expected = pl.psoas_length_mm(-20, path=path) - pl.psoas_length_mm(0, path=path)
        assert [moved[name] - stand[name] for name in stand] == pytest.approx([expected] * 11)


@given(bend=st.floats(-25, 25), twist=st.floats(-45, 45), extension=st.floats(-70, 26))
@settings(max_examples=25)
def test_the_left_side_is_the_mirror_of_the_right(bend, twist, extension):
    spine = {"lumbar_extension_deg": extension}
    right = pl.psoas_fascicle_lengths_mm(lumbar_bend_right_deg=bend, lumbar_twist_left_deg=twist, **spine)
    left = pl.psoas_fascicle_lengths_mm(
        lumbar_bend_right_deg=-bend, lumbar_twist_left_deg=-twist, side="left", **spine
    )
    assert left == pytest.approx(right)


def test_a_band_speaks_in_plain_words():
    assert str(pl.psoas_length_change_mm()) == "as long as in standing"
    assert str(pl.psoas_length_change_mm(90)) == "47 to 65 mm shorter"
    band = pl.psoas_length_change_mm(np.array([-30.0, 0.0, 30.0]))
    assert (band.low_mm <= band.high_mm).all()
    assert str(band) == "3 bands"


def test_tipping_the_pelvis_fifteen_degrees_takes_about_three_quarters_of_a_half_kneeling_stretch():
    lost = pl.stretch_lost_when_pelvis_tips(-20, 15, lumbar_extension_deg=-5)
    assert all(0.65 < share < 0.8 for share in lost.values())


def test_a_wrap_lies_on_the_cylinder_between_its_tangents():
    from psoas_lib.body.elementwise import for_values

    cylinder = WrappingCylinder(10.0, (0.0, 0.0, 0.0), x_y_z(0, 0, 0), -1)
    ops, _ = for_values(0.0)
    half_way_round = cylinder.wrap(ops, (-10.000001, 0.0, 0.0), (10.000001, 0.0, 0.0))
    assert half_way_round.length_mm == pytest.approx(10 * np.pi, abs=0.02)
    assert half_way_round.leaving()[1] == pytest.approx(-1, abs=0.001)
    rising = cylinder.wrap(ops, (-20.0, 0.0, 0.0), (20.0, 0.0, 30.0))
    flat = 2 * np.sqrt(300) + 10 * (np.pi - 2 * np.arccos(0.5))
    assert rising.length_mm == pytest.approx(np.hypot(flat, 30))
    missing = cylinder.wrap(ops, (-20.0, -11.0, 0.0), (20.0, -11.0, 0.0))
    assert (missing.length_mm, missing.touches) == (40.0, False)
    inside = cylinder.wrap(ops, (-5.0, 0.0, 0.0), (20.0, 0.0, 0.0))
    assert (inside.length_mm, inside.touches) == (25.0, False)


def test_a_spline_meets_its_knots_and_refuses_knots_that_do_not_rise():
    from psoas_lib.body.elementwise import for_values

    knots, values = (0.0, 1.0, 2.5, 3.0, 4.0), (0.0, 1.0, -1.0, 2.0, 0.5)
    spline = Spline.through(knots, values)
    ops, _ = for_values(0.0)
    assert [spline.at(ops, knot)[0] for knot in knots] == pytest.approx(values)
    cubic = Spline.through(knots, tuple(k**3 - k for k in knots))
    assert cubic.at(ops, 1.7) == pytest.approx((1.7**3 - 1.7, 3 * 1.7**2 - 1))
    assert cubic.at(ops, 5.0)[0] == pytest.approx(4**3 - 4 + 47)
    with pytest.raises(ValueError, match="rising knots"):
        Spline.through((0.0, 1.0, 1.0, 2.0), (0.0, 0.0, 0.0, 0.0))
