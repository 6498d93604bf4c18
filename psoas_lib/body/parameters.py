"""The published parameters, read once from data/body and turned into geometry in millimetres."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from psoas_lib.resources import data_dir

if TYPE_CHECKING:
    from psoas_lib.body.elementwise import Real, Vector

PATHS = ("rajagopal2016", "delp1990")
"""The two published hip paths; they travel together."""

_ALIASES = {"gait2392": "delp1990", "rajagopal": "rajagopal2016", "delp": "delp1990"}


@lru_cache(maxsize=8)
def read(name: str) -> dict[str, Any]:
    """Return one file of data/body as it stands.

    Parameters
    ----------
    name : str
        ``"rajagopal2016"``, ``"delp1990"`` or ``"lumbar_psoas"``.
    """
    text = (data_dir() / "body" / f"{name}.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


def path_id(path: str) -> str:
    """Return the id of a published hip path.

    Raises
    ------
    ValueError
        If there is no such path.

    Examples
    --------
    >>> path_id("gait2392")
    'delp1990'
    """
    known = _ALIASES.get(path, path)
    if known not in PATHS:
        raise ValueError(f"There is no published path {path!r}; choose one of {', '.join(PATHS)}.")
    return known


def mm(metres: list[float]) -> Vector:
    """Return a point that is given in metres in millimetres."""
    x, y, z = metres
    return (x * 1000, y * 1000, z * 1000)


@lru_cache(maxsize=8)
def ranges_deg(name: str) -> dict[str, tuple[float, float]]:
    """Return the lowest and highest angle for which a model speaks, by the angle's name."""
    return {angle: (low, high) for angle, (low, high) in read(name)["ranges_deg"].items()}


def check_range(model: str, **angles_deg: Real) -> None:
    """Refuse angles for which a model does not speak.

    Parameters
    ----------
    model : str
        The name of the file whose ranges hold.
    **angles_deg : float or ndarray
        Angles by their names in ``ranges_deg``.

    Raises
    ------
    ValueError
        Naming the angle, what was given and the range; missing numbers (NaN) are outside every range.
    """
    ranges = ranges_deg(model)
    for angle, value in angles_deg.items():
        low, high = ranges[angle]
        inside = (value >= low) & (value <= high)
        if inside is True or (inside is not False and inside.all()):
            continue
        wrong = value if inside is False else value[~inside].flat[0]
        raise ValueError(
            f"{angle} = {wrong:g} is outside the range of {read(model)['name']}, which speaks for "
            f"{low:g} to {high:g} degrees. Give an angle inside it."
        )
