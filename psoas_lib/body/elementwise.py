"""One arithmetic for a single pose and for ten thousand.

The geometry is written once, component by component. A single pose goes through :mod:`math`, which is
some fifteen times faster than numpy on one number; arrays go through numpy, which is loaded only then.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any, Protocol

Real = Any
"""A float, or an array of floats of the poses' common shape."""

Vector = tuple[Real, Real, Real]
"""Three components, each a float or an array."""


class Elementwise(Protocol):
    """The functions that the geometry needs, on numbers or on arrays."""

    def sin(self, x: Real, /) -> Real:
        """Return the sine."""

    def cos(self, x: Real, /) -> Real:
        """Return the cosine."""

    def acos(self, x: Real, /) -> Real:
        """Return the arc cosine."""

    def atan2(self, y: Real, x: Real, /) -> Real:
        """Return the angle of the point (x, y)."""

    def sqrt(self, x: Real, /) -> Real:
        """Return the square root."""

    def floor(self, x: Real, /) -> Real:
        """Return the integer below."""

    def maximum(self, a: Real, b: Real, /) -> Real:
        """Return the larger of two."""

    def minimum(self, a: Real, b: Real, /) -> Real:
        """Return the smaller of two."""

    def where(self, condition: Real, a: Real, b: Real, /) -> Real:
        """Return a where the condition holds, b elsewhere; both are computed."""

    def locate(self, knots: tuple[float, ...], x: Real, /) -> Real:
        """Return the index of the interval between knots in which x lies, the outer ones open."""

    def take(self, values: tuple[float, ...], index: Real, /) -> Real:
        """Return the values at the indices."""


class _OnNumbers:
    sin = staticmethod(math.sin)
    cos = staticmethod(math.cos)
    acos = staticmethod(math.acos)
    atan2 = staticmethod(math.atan2)
    sqrt = staticmethod(math.sqrt)
    floor = staticmethod(math.floor)
    maximum = staticmethod(max)
    minimum = staticmethod(min)

    @staticmethod
    def where(condition: Real, a: Real, b: Real, /) -> Real:
        return a if condition else b

    @staticmethod
    def locate(knots: tuple[float, ...], x: Real, /) -> Real:
        last = len(knots) - 2
        for index in range(last):
            if x < knots[index + 1]:
                return index
        return last

    @staticmethod
    def take(values: tuple[float, ...], index: Real, /) -> Real:
        return values[index]


@lru_cache(maxsize=1)
def _on_arrays() -> Elementwise:
    import numpy as np  # noqa: PLC0415  a single pose never waits for it

    class OnArrays:
        sin = staticmethod(np.sin)
        cos = staticmethod(np.cos)
        acos = staticmethod(np.arccos)
        atan2 = staticmethod(np.arctan2)
        sqrt = staticmethod(np.sqrt)
        floor = staticmethod(np.floor)
        maximum = staticmethod(np.maximum)
        minimum = staticmethod(np.minimum)
        where = staticmethod(np.where)

        @staticmethod
        def locate(knots: tuple[float, ...], x: Real, /) -> Real:
            return np.clip(np.searchsorted(knots, x, side="right") - 1, 0, len(knots) - 2)

        @staticmethod
        def take(values: tuple[float, ...], index: Real, /) -> Real:
            return np.asarray(values)[index]

    return OnArrays()


_NUMBERS: Elementwise = _OnNumbers()


def for_values(*values: Real) -> tuple[Elementwise, tuple[Real, ...]]:
    """Choose the arithmetic and return the values in its form.

    Parameters
    ----------
    *values : float or array_like
        Angles; arrays must broadcast against one another.

    Returns
    -------
    Elementwise
        Functions on numbers if every value is a number, else on arrays.
    tuple
        The values as floats, or as arrays that broadcast.

    Raises
    ------
    ValueError
        If a value is not a number, or the shapes do not fit together.
    """
    if all(type(value) is float or type(value) is int for value in values):
        return _NUMBERS, values
    import numpy as np  # noqa: PLC0415

    try:
        arrays = tuple(np.asarray(value, dtype=float) for value in values)
        shape = np.broadcast_shapes(*(array.shape for array in arrays))
    except (TypeError, ValueError) as error:
        raise ValueError(
            f"Angles must be numbers, or arrays whose shapes fit together; got {values!r}. "
            "Give degrees as numbers, lists or arrays of equal length."
        ) from error
    if shape == () and all(array.shape == () for array in arrays):
        return _NUMBERS, tuple(float(array) for array in arrays)
    return _on_arrays(), arrays
