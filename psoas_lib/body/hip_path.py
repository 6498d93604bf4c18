"""Psoas and iliacus across the hip, along the two published paths.

Both paths run over points fixed to the pelvis, cross to the femur once, and end on points fixed to it. So a
pose enters in one place only: the stretch that crosses. Its line of action gives all three moment arms.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import lru_cache
from math import dist
from typing import TYPE_CHECKING, Any

from psoas_lib.body.parameters import mm, read
from psoas_lib.body.rotation import (
    RADIANS_PER_DEGREE,
    Matrix,
    add,
    cross,
    dot,
    minus,
    turned_z_x_y,
    unit,
    where,
    z_x_y,
)
from psoas_lib.body.wrapping_cylinder import WrappingCylinder

if TYPE_CHECKING:
    from collections.abc import Callable

    from psoas_lib.body.elementwise import Elementwise, Real, Vector


def hip_rotation(ops: Elementwise, hip_deg: Vector) -> Matrix:
    """Return the femur's attitude in the pelvis for (flexion, adduction, internal rotation)."""
    flexion, adduction, rotation = (angle * RADIANS_PER_DEGREE for angle in hip_deg)
    return z_x_y(ops, flexion, adduction, rotation)


@dataclass(frozen=True)
class LineOfAction:
    """A muscle at a pose: its length, and the straight piece that crosses the hip, in the pelvis frame."""

    length_mm: Real
    through_mm: Vector
    direction: Callable[[], Vector]

    def hip_moment_arm_mm(self, ops: Elementwise, about: int, hip_deg: Vector, hip_centre_mm: Vector) -> Real:
        """Return minus the derivative of length by one hip angle, in mm.

        Moving the femur about an axis lengthens the piece by the part of its direction that goes along with
        the motion; every point of the line gives the same, so the pelvic one is taken.
        """
        axis: Vector = (0.0, 0.0, 1.0)
        if about:
            flexion = hip_deg[0] * RADIANS_PER_DEGREE
            c, s = ops.cos(flexion), ops.sin(flexion)
            axis = (c, s, 0.0)
            if about == 2:
                adduction = hip_deg[1] * RADIANS_PER_DEGREE
                cx = ops.cos(adduction)
                axis = (-s * cx, c * cx, ops.sin(adduction))
        return -dot(self.direction(), cross(axis, minus(self.through_mm, hip_centre_mm)))


@dataclass(frozen=True)
class HipPath:
    """One muscle from pelvis to femur."""

    hip_centre_mm: Vector
    above_mm: float
    pelvic_mm: Vector
    femoral_mm: Vector
    below_mm: float
    conditional_mm: Vector | None
    conditional_deg: tuple[float, float]
    cylinder: WrappingCylinder | None

    @classmethod
    def from_data(cls, model: dict[str, Any], muscle: str) -> HipPath:
        """Return the path that a file in data/body describes."""
        data = model["muscles"][muscle]
        pelvis, femur = ([mm(point) for point in data[bone]] for bone in ("pelvis_m", "femur_m"))
        conditional = data.get("conditional_pelvis")
        wrap = data.get("wrap")
        return cls(
            hip_centre_mm=mm(model["hip_centre_m"]),
            above_mm=sum(dist(a, b) for a, b in itertools.pairwise(pelvis)),
            pelvic_mm=pelvis[-1],
            femoral_mm=femur[0],
            below_mm=sum(dist(a, b) for a, b in itertools.pairwise(femur)),
            conditional_mm=mm(conditional["at_m"]) if conditional else None,
            conditional_deg=(conditional["from_deg"], conditional["to_deg"]) if conditional else (0.0, 0.0),
            cylinder=WrappingCylinder.from_data(wrap) if wrap else None,
        )

    def at(self, ops: Elementwise, hip_deg: Vector) -> LineOfAction:
        """Return the muscle's line of action at hip angles in degrees, already checked."""
        flexion, adduction, rotation = (angle * RADIANS_PER_DEGREE for angle in hip_deg)
        turned = turned_z_x_y(ops, (flexion, adduction, rotation), self.femoral_mm)
        femoral = add(turned, self.hip_centre_mm)
        fixed: Real = self.above_mm + self.below_mm
        if self.cylinder is not None:
            wrap = self.cylinder.wrap(ops, self.pelvic_mm, femoral)
            return LineOfAction(fixed + wrap.length_mm, femoral, wrap.arriving)
        last: Vector = self.pelvic_mm
        if self.conditional_mm is not None:
            low, high = self.conditional_deg
            bends = (hip_deg[0] >= low) & (hip_deg[0] <= high)
            fixed = fixed + ops.where(bends, dist(self.pelvic_mm, self.conditional_mm), 0.0)
            last = where(ops, bends, self.conditional_mm, self.pelvic_mm)
        across = minus(femoral, last)
        crossing = ops.sqrt(dot(across, across))
        return LineOfAction(fixed + crossing, last, lambda: unit(ops, across)[1])


@lru_cache(maxsize=4)
def hip_path(path: str, muscle: str) -> HipPath:
    """Return psoas or iliacus along one published path."""
    return HipPath.from_data(read(path), muscle)
