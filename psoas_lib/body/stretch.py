"""Which pose lengthens the psoas most, with how much certainty.

The angles of a pose are estimates, and two published models disagree. So the question is asked many times:
each time every angle is drawn from its stated uncertainty and one of the two models is taken for all poses.
The share of times in which a pose wins is the answer. It says nothing about load, sensation or tissue.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from psoas_lib.body.band import Band, psoas_length_change_mm, rectus_femoris_length_change_mm
from psoas_lib.body.parameters import PATHS, ranges_deg
from psoas_lib.body.poses import HIP, KNEE, SPINE, JointPose, pose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

STRETCHES = (
    "bridge-top",
    "half-kneeling-end",
    "standing-split-end",
    "low-lunge-twist",
    "reach-over",
    "block-supine-end",
    "ball-wall-end",
)
"""The held end of each exercise.

Left out, because they have the angles of another and would share its chance: the kettlebell pose, which is
half-kneeling, and the reach with the foot raised, which to the psoas is the reach.
"""


@dataclass(frozen=True)
class Interval:
    """The middle and the central 90 % of draws, mm."""

    median_mm: float
    low_mm: float
    high_mm: float


@dataclass(frozen=True)
class PoseStretch:
    """One pose in the comparison.

    Parameters
    ----------
    pose : JointPose
        The pose and its angles.
    psoas, rectus_femoris : Band
        Change against standing at the stated angles, from both published paths.
    psoas_draws, rectus_draws : Interval
        The same with the uncertainty of the angles and of the choice of model.
    probability_most_psoas, probability_most_rectus : float
        Share of draws in which this pose lengthens the muscle most of all that are compared.
    limited : tuple of str
        Stated angles outside the models' ranges, which were held at the edge.
    """

    pose: JointPose
    psoas: Band
    rectus_femoris: Band
    psoas_draws: Interval
    rectus_draws: Interval
    probability_most_psoas: float
    probability_most_rectus: float
    limited: tuple[str, ...]


def _limits_deg() -> dict[str, tuple[float, float]]:
    return {**ranges_deg("rajagopal2016"), **ranges_deg("lumbar_psoas")}


def _changes_mm(angles: dict[str, Any]) -> tuple[Band, Band]:
    hip = [angles[name] for name in HIP]
    psoas = psoas_length_change_mm(*hip, **{name: angles[name] for name in SPINE})
    return psoas, rectus_femoris_length_change_mm(hip[0], angles[KNEE], hip[1], hip[2])


def _interval(values: NDArray[Any]) -> Interval:
    import numpy as np  # noqa: PLC0415

    low, middle, high = np.percentile(values, (5, 50, 95))
    return Interval(float(middle), float(low), float(high))


def compare_poses(
    pose_ids: Sequence[str] = STRETCHES,
    *,
    draws: int = 4000,
    seed: int = 1990,
) -> tuple[PoseStretch, ...]:
    """Compare poses by how much they lengthen the psoas and rectus femoris.

    Parameters
    ----------
    pose_ids : sequence of str
        At least two ids of ``data/poses``; poses with nearly the same angles share their probability.
    draws : int
        How often the angles are drawn.
    seed : int
        The same seed gives the same numbers.

    Returns
    -------
    tuple of PoseStretch
        In the order given.

    Raises
    ------
    ValueError
        If there are fewer than two poses, one is unknown or twice, or there are fewer than 100 draws.

    Notes
    -----
    Angles are drawn independently from normal distributions with the pose's stated standard deviations and
    held inside the models' ranges; the knee ends at 120 degrees. Half of the draws use each published path.

    Examples
    --------
    >>> half, tipped = compare_poses(["half-kneeling-end", "half-kneeling-pelvis-tipped"], draws=400)
    >>> half.probability_most_psoas > tipped.probability_most_psoas
    True
    """
    import numpy as np  # noqa: PLC0415

    if len(pose_ids) < 2 or len(set(pose_ids)) < len(pose_ids):
        raise ValueError(f"Compare two or more different poses, got {list(pose_ids)}.")
    if draws < 100:
        raise ValueError(f"Draw at least 100 times, got {draws}: fewer give no probability worth printing.")
    compared, limits = [pose(pose_id) for pose_id in pose_ids], _limits_deg()
    rng = np.random.default_rng(seed)
    model = rng.integers(0, len(PATHS), draws)
    psoas_mm: list[NDArray[Any]] = []
    rectus_mm: list[NDArray[Any]] = []
    stated = []
    for one in compared:
        drawn = {
            name: np.clip(rng.normal(angle, one.uncertainty_deg[name], draws), *limits[name])
            for name, angle in one.angles_deg.items()
        }
        bands = _changes_mm(drawn)
        for found, band in zip((psoas_mm, rectus_mm), bands, strict=True):
            found.append(np.choose(model, [band.change_mm[path] for path in PATHS]))
        held = {
            name: min(max(angle, limits[name][0]), limits[name][1]) for name, angle in one.angles_deg.items()
        }
        stated.append((_changes_mm(held), tuple(name for name in held if held[name] != one.angles_deg[name])))
    wins = [
        np.bincount(np.argmax(table, axis=0), minlength=len(compared)) / draws
        for table in (psoas_mm, rectus_mm)
    ]
    return tuple(
        PoseStretch(
            one,
            bands[0],
            bands[1],
            _interval(psoas_mm[i]),
            _interval(rectus_mm[i]),
            float(wins[0][i]),
            float(wins[1][i]),
            limited,
        )
        for i, (one, (bands, limited)) in enumerate(zip(compared, stated, strict=True))
    )
