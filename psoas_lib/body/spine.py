"""The lumbar spine and the eleven psoas fascicles that rise from it.

Christophy 2012: five joints share the commanded angle, each level in its own part; the fascicles leave the
bodies, discs and transverse processes and run straight to the pelvic brim. Straight is a simplification:
nothing here bends round a vertebra.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

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
    unit,
    z_x_y,
)

if TYPE_CHECKING:
    from psoas_lib.body.elementwise import Elementwise, Real, Vector

STILL: Matrix = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@dataclass(frozen=True)
class Joint:
    """One lumbar joint at a pose, in the pelvis frame: its centre and its axis of extension."""

    name: str
    centre_mm: Vector
    extension_axis: Vector


@dataclass(frozen=True)
class Fascicle:
    """One lumbar fascicle at a pose: origin, length to the brim, and the direction from brim to origin."""

    name: str
    level: int
    origin_mm: Vector
    length_mm: Real
    direction: Vector


def lumbar_spine(ops: Elementwise, spine_deg: Vector) -> tuple[list[Joint], list[Fascicle]]:
    """Return joints and right-sided fascicles.

    Parameters
    ----------
    ops : Elementwise
        The arithmetic.
    spine_deg : Vector
        Extension, bend to the right, twist to the left of the whole lumbar spine, already checked.

    Returns
    -------
    list of Joint
        L5/S1 first.
    list of Fascicle
        From L1 down to L5.
    """
    data = read("lumbar_psoas")
    extension, bend, twist = (angle * RADIANS_PER_DEGREE for angle in spine_deg)
    attitude: Matrix = STILL
    origin: Vector = (0.0, 0.0, 0.0)
    joints: list[Joint] = []
    frames: dict[str, tuple[int, Vector, Matrix]] = {}
    for number, level in enumerate(data["levels"]):
        origin = add(origin, turn(attitude, mm(level["centre_m"])))
        joints.append(Joint(level["joint"], origin, turn(attitude, (0.0, 0.0, 1.0))))
        shares = (level["extension_share"], level["bend_share"], level["twist_share"])
        attitude = compose(attitude, z_x_y(ops, extension * shares[0], bend * shares[1], twist * shares[2]))
        frames[level["vertebra"]] = (number, origin, attitude)
    brim = mm(data["brim_m"])
    fascicles = []
    for fascicle in data["fascicles"]:
        number, centre, turned = frames[fascicle["vertebra"]]
        place = add(centre, turn(turned, mm(fascicle["origin_m"])))
        length, direction = unit(ops, minus(place, brim))
        fascicles.append(Fascicle(fascicle["id"], number, place, length, direction))
    return joints, fascicles


def extension_arm_mm(joint_number: int, joint: Joint, fascicle: Fascicle) -> Real:
    """Return a fascicle's arm about one joint, extension positive; 0 below its origin."""
    if joint_number > fascicle.level:
        return 0.0
    return -dot(fascicle.direction, cross(joint.extension_axis, minus(fascicle.origin_mm, joint.centre_mm)))


def mean_length_mm(ops: Elementwise, spine_deg: Vector) -> Real:
    """Return the mean length of the eleven fascicles from origin to brim, in mm."""
    _, fascicles = lumbar_spine(ops, spine_deg)
    return sum(fascicle.length_mm for fascicle in fascicles) / len(fascicles)


@lru_cache(maxsize=1)
def neutral_mean_length_mm() -> float:
    """Return the mean length with the lumbar spine as it stands, in mm."""
    from psoas_lib.body.elementwise import for_values  # noqa: PLC0415

    return float(mean_length_mm(for_values(0.0)[0], (0.0, 0.0, 0.0)))
