"""Rotations and vectors, component by component.

Every joint of the published models turns about body-fixed axes in the order z, x, y: flexion, then
adduction, then rotation at the hip; extension, bend, twist at each lumbar level.
"""

from __future__ import annotations

import math

from psoas_lib.body.elementwise import Elementwise, Real, Vector

Matrix = tuple[Vector, Vector, Vector]
"""Three rows."""

RADIANS_PER_DEGREE = math.pi / 180


def z_x_y(ops: Elementwise, about_z_rad: Real, about_x_rad: Real, about_y_rad: Real) -> Matrix:
    """Return the rotation about z, then the new x, then the newest y.

    Parameters
    ----------
    ops : Elementwise
        The arithmetic.
    about_z_rad, about_x_rad, about_y_rad : float or ndarray
        Angles.

    Returns
    -------
    Matrix
        Rows; columns are the turned axes.
    """
    cz, sz = ops.cos(about_z_rad), ops.sin(about_z_rad)
    cx, sx = ops.cos(about_x_rad), ops.sin(about_x_rad)
    cy, sy = ops.cos(about_y_rad), ops.sin(about_y_rad)
    return (
        (cz * cy - sz * sx * sy, -sz * cx, cz * sy + sz * sx * cy),
        (sz * cy + cz * sx * sy, cz * cx, sz * sy - cz * sx * cy),
        (-cx * sy, sx, cx * cy),
    )


def turned_z_x_y(ops: Elementwise, angles_rad: Vector, v: Vector) -> Vector:
    """Return one vector turned by :func:`z_x_y`, with half the work of making the matrix first."""
    about_z_rad, about_x_rad, about_y_rad = angles_rad
    cz, sz = ops.cos(about_z_rad), ops.sin(about_z_rad)
    cx, sx = ops.cos(about_x_rad), ops.sin(about_x_rad)
    cy, sy = ops.cos(about_y_rad), ops.sin(about_y_rad)
    x, y, z = v
    x, z = cy * x + sy * z, cy * z - sy * x
    y, z = cx * y - sx * z, sx * y + cx * z
    return (cz * x - sz * y, sz * x + cz * y, z)


def x_y_z(about_x_rad: float, about_y_rad: float, about_z_rad: float) -> Matrix:
    """Return the body-fixed x-y-z rotation in which the models give the attitude of frames and cylinders."""
    cx, sx = math.cos(about_x_rad), math.sin(about_x_rad)
    cy, sy = math.cos(about_y_rad), math.sin(about_y_rad)
    cz, sz = math.cos(about_z_rad), math.sin(about_z_rad)
    return (
        (cy * cz, -cy * sz, sy),
        (cx * sz + sx * sy * cz, cx * cz - sx * sy * sz, -sx * cy),
        (sx * sz - cx * sy * cz, sx * cz + cx * sy * sz, cx * cy),
    )


def turn(matrix: Matrix, v: Vector) -> Vector:
    """Return the matrix times the vector."""
    (a, b, c), (d, e, f), (g, h, i) = matrix
    x, y, z = v
    return (a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z)


def turn_back(matrix: Matrix, v: Vector) -> Vector:
    """Return the transposed matrix times the vector."""
    (a, b, c), (d, e, f), (g, h, i) = matrix
    x, y, z = v
    return (a * x + d * y + g * z, b * x + e * y + h * z, c * x + f * y + i * z)


def compose(first: Matrix, second: Matrix) -> Matrix:
    """Return first times second."""
    columns = tuple(turn(first, (row[0], row[1], row[2])) for row in zip(*second, strict=True))
    (a, d, g), (b, e, h), (c, f, i) = columns
    return ((a, b, c), (d, e, f), (g, h, i))


def add(a: Vector, b: Vector) -> Vector:
    """Return a + b."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a: Vector, b: Vector) -> Vector:
    """Return a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def dot(a: Vector, b: Vector) -> Real:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """Return the vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def unit(ops: Elementwise, v: Vector) -> tuple[Real, Vector]:
    """Return the length of a vector and its direction."""
    length = ops.sqrt(dot(v, v))
    return length, (v[0] / length, v[1] / length, v[2] / length)


def where(ops: Elementwise, condition: Real, a: Vector, b: Vector) -> Vector:
    """Return a where the condition holds, b elsewhere."""
    return (
        ops.where(condition, a[0], b[0]),
        ops.where(condition, a[1], b[1]),
        ops.where(condition, a[2], b[2]),
    )
