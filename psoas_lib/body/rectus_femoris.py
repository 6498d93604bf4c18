"""Rectus femoris over hip and knee, along the two published paths.

Delp 1990 replaces the kneecap by a point that slides on the shin; Rajagopal 2016 moves a kneecap and lets
the muscle wrap over the end of the femur. Both are worked out in the femur's frame, where hip and knee each
move one end.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import lru_cache
from math import dist
from typing import TYPE_CHECKING, Any

from psoas_lib.body.hip_path import LineOfAction, hip_rotation
from psoas_lib.body.parameters import mm, read
from psoas_lib.body.rotation import (
    RADIANS_PER_DEGREE,
    Matrix,
    add,
    compose,
    cross,
    dot,
    minus,
    turn,
    turn_back,
    unit,
    where,
    x_y_z,
)
from psoas_lib.body.spline import Spline
from psoas_lib.body.wrapping_cylinder import WrappingCylinder

if TYPE_CHECKING:
    from collections.abc import Callable

    from psoas_lib.body.elementwise import Elementwise, Real, Vector


def _spline(data: dict[str, Any], scale: float = 1.0) -> Spline:
    return Spline.through(tuple(data["angle_rad"]), tuple(value * scale for value in data["value"]))


@dataclass(frozen=True)
class TwoJointLine:
    """Rectus femoris at a pose: its line of action over the hip, and its derivative by the knee angle."""

    hip: LineOfAction
    per_knee_flexion_mm: Callable[[], Real]


@dataclass(frozen=True)
class SlidingPointRectus:
    """Delp 1990: pelvis, a femoral point in deep knee flexion, a point that slides on the shin."""

    hip_centre_mm: Vector
    pelvic_mm: Vector
    femoral_mm: Vector
    femoral_rad: tuple[float, float]
    point: tuple[Spline, Spline, float]
    knee: tuple[Spline, Spline]

    @classmethod
    def from_data(cls, model: dict[str, Any]) -> SlidingPointRectus:
        """Return the path that a file in data/body describes."""
        data, knee = model["muscles"]["rectus_femoris"], model["knee"]
        femoral, moving = data["conditional_femur"], data["moving_tibia"]
        return cls(
            mm(model["hip_centre_m"]),
            mm(data["pelvis_m"][0]),
            mm(femoral["at_m"]),
            (femoral["knee_from_rad"], femoral["knee_to_rad"]),
            (_spline(moving["x_m"], 1000), _spline(moving["y_m"], 1000), moving["z_m"] * 1000),
            (_spline(knee["along_x_m"], 1000), _spline(knee["along_y_m"], 1000)),
        )

    def _shin_point(self, ops: Elementwise, knee_rad: Real) -> tuple[Vector, Vector]:
        """Return the sliding point in the femur's frame and its derivative by the knee angle."""
        (x, dx), (y, dy) = (spline.at(ops, knee_rad) for spline in self.point[:2])
        (tx, dtx), (ty, dty) = (spline.at(ops, knee_rad) for spline in self.knee)
        c, s = ops.cos(knee_rad), ops.sin(knee_rad)
        place = (tx + c * x - s * y, ty + s * x + c * y, self.point[2])
        motion = (dtx + c * (dx - y) - s * (dy + x), dty + s * (dx - y) + c * (dy + x), 0.0)
        return place, motion

    def at(self, ops: Elementwise, hip_deg: Vector, knee_flexion_deg: Real) -> TwoJointLine:
        """Return the muscle at angles in degrees, already checked."""
        knee_rad = -knee_flexion_deg * RADIANS_PER_DEGREE
        rotation = hip_rotation(ops, hip_deg)
        shin, motion = self._shin_point(ops, knee_rad)
        low, high = self.femoral_rad
        bends = (knee_rad >= low) & (knee_rad <= high)
        first = where(ops, bends, self.femoral_mm, shin)
        across = minus(add(turn(rotation, first), self.hip_centre_mm), self.pelvic_mm)
        onward = minus(shin, self.femoral_mm)

        def direction() -> Vector:
            return unit(ops, across)[1]

        def per_knee_flexion_mm() -> Real:
            along_femur, unbent = unit(ops, onward)[1], turn_back(rotation, direction())
            return -dot(where(ops, bends, along_femur, unbent), motion)

        length = ops.sqrt(dot(across, across)) + ops.where(bends, ops.sqrt(dot(onward, onward)), 0.0)
        return TwoJointLine(LineOfAction(length, self.pelvic_mm, direction), per_knee_flexion_mm)


@dataclass(frozen=True)
class KneecapRectus:
    """Rajagopal 2016: pelvis, over the femur's end to the kneecap, and on to the shin."""

    hip_centre_mm: Vector
    pelvic_mm: Vector
    patella_mm: tuple[Vector, Vector]
    within_patella_mm: float
    tibia_mm: Vector
    cylinder: WrappingCylinder
    patella: tuple[Spline, Spline, Spline, float]
    patella_offset_mm: Vector
    tibia: tuple[Spline, Spline, Spline, Spline]
    tibia_offset_mm: Vector
    attitude: Matrix

    @classmethod
    def from_data(cls, model: dict[str, Any]) -> KneecapRectus:
        """Return the path that a file in data/body describes."""
        data = model["muscles"]["rectus_femoris"]
        tibia, patella = model["knee"]["tibia"], model["knee"]["patella"]
        points = [mm(point) for point in data["patella_m"]]
        attitude = x_y_z(*tibia["orientation_xyz_rad"])
        return cls(
            mm(model["hip_centre_m"]),
            mm(data["pelvis_m"][0]),
            (points[0], points[-1]),
            sum(dist(a, b) for a, b in itertools.pairwise(points)),
            turn_back(attitude, minus(mm(data["tibia_m"][0]), mm(tibia["tibia_offset_m"]))),
            WrappingCylinder.from_data(data["wrap"]),
            (
                _spline(patella["about_z_rad"]),
                _spline(patella["along_x_m"], 1000),
                _spline(patella["along_y_m"], 1000),
                patella["along_z_m"] * 1000,
            ),
            mm(patella["femur_offset_m"]),
            (
                _spline(tibia["about_z_rad"]),
                _spline(tibia["about_y_rad"]),
                _spline(tibia["along_y_m"], 1000),
                _spline(tibia["along_z_m"], 1000),
            ),
            mm(tibia["femur_offset_m"]),
            attitude,
        )

    def _patella_points(self, ops: Elementwise, knee_rad: Real) -> list[tuple[Vector, Vector]]:
        """Return the kneecap's first and last point in the femur's frame, each with its derivative."""
        (angle, turning), (x, dx), (y, dy) = (spline.at(ops, knee_rad) for spline in self.patella[:3])
        c, s = ops.cos(angle), ops.sin(angle)
        origin = add(self.patella_offset_mm, (x, y, self.patella[3]))
        found = []
        for px, py, pz in self.patella_mm:
            arm = (c * px - s * py, s * px + c * py, pz)
            found.append((add(origin, arm), (dx - turning * arm[1], dy + turning * arm[0], 0.0)))
        return found

    def _tibia_point(self, ops: Elementwise, knee_rad: Real) -> tuple[Vector, Vector]:
        """Return the insertion in the femur's frame and its derivative by the knee angle."""
        (z, dz), (y, dy), (ty, dty), (tz, dtz) = (spline.at(ops, knee_rad) for spline in self.tibia)
        cx, sx = ops.cos(knee_rad), ops.sin(knee_rad)
        cz, sz = ops.cos(z), ops.sin(z)
        cy, sy = ops.cos(y), ops.sin(y)
        about_x: Matrix = ((1.0, 0.0, 0.0), (0.0, cx, -sx), (0.0, sx, cx))
        about_z: Matrix = ((cz, -sz, 0.0), (sz, cz, 0.0), (0.0, 0.0, 1.0))
        about_y: Matrix = ((cy, 0.0, sy), (0.0, 1.0, 0.0), (-sy, 0.0, cy))
        x_then_z = compose(about_x, about_z)
        arm = turn(compose(x_then_z, about_y), self.tibia_mm)
        z_axis, y_axis = turn(about_x, (0.0, 0.0, 1.0)), turn(x_then_z, (0.0, 1.0, 0.0))
        spin = (
            1.0 + dz * z_axis[0] + dy * y_axis[0],
            dz * z_axis[1] + dy * y_axis[1],
            dz * z_axis[2] + dy * y_axis[2],
        )
        place = add(self.tibia_offset_mm, turn(self.attitude, add((0.0, ty, tz), arm)))
        return place, turn(self.attitude, add((0.0, dty, dtz), cross(spin, arm)))

    def at(self, ops: Elementwise, hip_deg: Vector, knee_flexion_deg: Real) -> TwoJointLine:
        """Return the muscle at angles in degrees, already checked."""
        knee_rad = knee_flexion_deg * RADIANS_PER_DEGREE
        rotation = hip_rotation(ops, hip_deg)
        origin = turn_back(rotation, minus(self.pelvic_mm, self.hip_centre_mm))
        (top, top_motion), (tip, tip_motion) = self._patella_points(ops, knee_rad)
        shin, shin_motion = self._tibia_point(ops, knee_rad)
        wrap = self.cylinder.wrap(ops, origin, top)
        tendon = minus(shin, tip)

        def per_knee_flexion_mm() -> Real:
            pull = dot(unit(ops, tendon)[1], minus(shin_motion, tip_motion))
            return dot(wrap.arriving(), top_motion) + pull

        return TwoJointLine(
            LineOfAction(
                wrap.length_mm + self.within_patella_mm + ops.sqrt(dot(tendon, tendon)),
                self.pelvic_mm,
                lambda: turn(rotation, wrap.leaving()),
            ),
            per_knee_flexion_mm,
        )


@lru_cache(maxsize=2)
def rectus_femoris(path: str) -> SlidingPointRectus | KneecapRectus:
    """Return rectus femoris along one published path."""
    model = read(path)
    if model["knee"]["kind"] == "sliding-hinge":
        return SlidingPointRectus.from_data(model)
    return KneecapRectus.from_data(model)
