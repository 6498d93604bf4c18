"""The shortest path over a cylinder between two points.

Unrolled, a cylinder is flat, so the path is a straight line there: two tangents and an arc seen along the
axis, and one constant rise along it. The direction of the path at an end is also the derivative of its
length as that end moves, which gives moment arms without differentiating the wrap.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from psoas_lib.body.rotation import Matrix, dot, minus, turn, turn_back, unit, where, x_y_z

if TYPE_CHECKING:
    from collections.abc import Callable

    from psoas_lib.body.elementwise import Elementwise, Real, Vector

_TURN = 2 * math.pi


@dataclass(frozen=True)
class Wrap:
    """The path from a to b: its length, whether it touches, and on request its unit directions."""

    length_mm: Real
    touches: Real
    leaving: Callable[[], Vector]
    arriving: Callable[[], Vector]


@dataclass(frozen=True)
class WrappingCylinder:
    """A cylinder fixed to a bone.

    Parameters
    ----------
    radius_mm : float
        Its radius.
    centre_mm : Vector
        Its middle in the bone's frame.
    attitude : Matrix
        Its axes in the bone's frame; its own axis is the third column.
    side : int
        -1 if the path must pass on the cylinder's negative y side, 0 if it may take the shorter way.
    """

    radius_mm: float
    centre_mm: Vector
    attitude: Matrix
    side: int

    @classmethod
    def from_data(cls, data: dict[str, object]) -> WrappingCylinder:
        """Return the cylinder that a file in data/body describes.

        Raises
        ------
        ValueError
            If the file names a side that this model does not know.
        """
        quadrant = data["quadrant"]
        if quadrant not in {"-y", "all"}:
            raise ValueError(f"A wrapping cylinder's quadrant is '-y' or 'all', got {quadrant!r}.")
        x, y, z = (float(value) * 1000 for value in data["centre_m"])  # type: ignore[attr-defined]
        rotation = [float(value) for value in data["rotation_xyz_rad"]]  # type: ignore[attr-defined]
        radius_mm = float(data["radius_m"]) * 1000  # type: ignore[arg-type]
        return cls(radius_mm, (x, y, z), x_y_z(*rotation), -1 if quadrant == "-y" else 0)

    def wrap(self, ops: Elementwise, a: Vector, b: Vector) -> Wrap:
        """Return the shortest path from a to b that does not enter the cylinder.

        Parameters
        ----------
        ops : Elementwise
            The arithmetic.
        a, b : Vector
            The ends in the bone's frame, mm.

        Returns
        -------
        Wrap
            Straight where the line misses the cylinder, or where an end lies inside it.
        """
        r = self.radius_mm
        ax, ay, az = turn_back(self.attitude, minus(a, self.centre_mm))
        bx, by, bz = turn_back(self.attitude, minus(b, self.centre_mm))
        a2, b2 = ax * ax + ay * ay, bx * bx + by * by
        a_tangent, b_tangent = ops.sqrt(ops.maximum(a2 - r * r, 0.0)), ops.sqrt(ops.maximum(b2 - r * r, 0.0))

        a_angle = ops.atan2(ay, ax)
        counter = ops.atan2(by, bx) - a_angle
        counter = counter - _TURN * ops.floor(counter / _TURN)
        if self.side:
            # The middle of the counter-clockwise way tells which of the two ways passes on the wanted side.
            sense = ops.where(ops.sin(a_angle + counter / 2) < 0, 1.0, -1.0)
        else:
            sense = ops.where(counter <= math.pi, 1.0, -1.0)
        between = ops.where(sense > 0, counter, _TURN - counter)
        a_lead, b_lead = ops.atan2(a_tangent, r), ops.atan2(b_tangent, r)
        arc = between - a_lead - b_lead
        touches = (arc > 0) & (a2 > r * r) & (b2 > r * r)

        flat = a_tangent + b_tangent + r * arc
        rise = bz - az
        length = ops.sqrt(flat * flat + rise * rise)
        straight = minus(b, a)
        along, up = sense * flat / length, rise / length

        def direction_at(turned: Real) -> Vector:
            # On the cylinder's cross-section the path runs at a right angle to the radius of its contact.
            contact = a_angle + sense * (a_lead + turned)
            wrapped = (-ops.sin(contact) * along, ops.cos(contact) * along, up)
            return where(ops, touches, turn(self.attitude, wrapped), unit(ops, straight)[1])

        return Wrap(
            ops.where(touches, length, ops.sqrt(dot(straight, straight))),
            touches,
            leaving=lambda: direction_at(0.0),
            arriving=lambda: direction_at(arc),
        )
