"""The cubic spline by which the published models describe a knee.

It runs through its knots with a continuous second derivative; each end takes the third derivative of the
cubic through the four outermost knots (Forsythe, Malcolm, Moler, *Computer Methods for Mathematical
Computations*, 1977). Outside the knots it goes on straight.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psoas_lib.body.elementwise import Elementwise, Real


def _second_differences(x: tuple[float, ...], y: tuple[float, ...]) -> list[float]:
    """Solve the tridiagonal system for a sixth of the second derivative at each knot."""
    n = len(x)
    h = [b - a for a, b in itertools.pairwise(x)]
    slope = [(y[i + 1] - y[i]) / h[i] for i in range(n - 1)]
    diagonal = [-h[0], *(2 * (h[i - 1] + h[i]) for i in range(1, n - 1)), -h[-1]]
    right = [0.0, *(slope[i] - slope[i - 1] for i in range(1, n - 1)), 0.0]
    if n > 3:
        start = right[2] / (x[3] - x[1]) - right[1] / (x[2] - x[0])
        end = right[-2] / (x[-1] - x[-3]) - right[-3] / (x[-2] - x[-4])
        right[0] = start * h[0] ** 2 / (x[3] - x[0])
        right[-1] = -end * h[-1] ** 2 / (x[-1] - x[-4])
    for i in range(1, n):
        ratio = h[i - 1] / diagonal[i - 1]
        diagonal[i] -= ratio * h[i - 1]
        right[i] -= ratio * right[i - 1]
    solution = [0.0] * n
    solution[-1] = right[-1] / diagonal[-1]
    for i in range(n - 2, -1, -1):
        solution[i] = (right[i] - h[i] * solution[i + 1]) / diagonal[i]
    return solution


@dataclass(frozen=True)
class Spline:
    """A spline in the form ``a + b d + c d^2 + e d^3`` for each interval, d counted from its left knot."""

    knots: tuple[float, ...]
    a: tuple[float, ...]
    b: tuple[float, ...]
    c: tuple[float, ...]
    e: tuple[float, ...]

    @classmethod
    def through(cls, knots: tuple[float, ...], values: tuple[float, ...]) -> Spline:
        """Return the spline through the points.

        Parameters
        ----------
        knots : tuple of float
            At least four, rising.
        values : tuple of float
            One for each knot.

        Raises
        ------
        ValueError
            If there are fewer than four knots, they do not rise, or the numbers of both differ.
        """
        if len(knots) < 4 or len(knots) != len(values) or any(b <= a for a, b in itertools.pairwise(knots)):
            raise ValueError(
                f"A knee spline needs four or more rising knots and a value for each, got {len(knots)} knots "
                f"{knots} and {len(values)} values. Compare the file in data/body with its source."
            )
        s = _second_differences(knots, values)
        intervals = range(len(knots) - 1)
        width = [knots[i + 1] - knots[i] for i in intervals]
        return cls(
            knots,
            tuple(values[:-1]),
            tuple(
                (values[i + 1] - values[i]) / width[i] - width[i] * (s[i + 1] + 2 * s[i]) for i in intervals
            ),
            tuple(3 * s[i] for i in intervals),
            tuple((s[i + 1] - s[i]) / width[i] for i in intervals),
        )

    def at(self, ops: Elementwise, x: Real) -> tuple[Real, Real]:
        """Return the value and the slope at x."""
        inside = ops.minimum(ops.maximum(x, self.knots[0]), self.knots[-1])
        index = ops.locate(self.knots, inside)
        d = inside - ops.take(self.knots, index)
        b, c, e = ops.take(self.b, index), ops.take(self.c, index), ops.take(self.e, index)
        slope = b + d * (2 * c + d * 3 * e)
        return ops.take(self.a, index) + d * (b + d * (c + d * e)) + slope * (x - inside), slope
