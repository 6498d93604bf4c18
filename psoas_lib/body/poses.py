"""The pack's poses as joint angles: where they come from and how sure they are."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from psoas_lib.content.locale import checked, translations
from psoas_lib.resources import data_dir

HIP = ("hip_flexion_deg", "hip_adduction_deg", "hip_rotation_deg")
SPINE = ("lumbar_extension_deg", "lumbar_bend_right_deg", "lumbar_twist_left_deg")
KNEE = "knee_flexion_deg"


@dataclass(frozen=True)
class JointPose:
    """What a pose says about the joints that the psoas and rectus femoris cross, on the stretched side.

    Parameters
    ----------
    id, name : str
        From ``data/poses/poses.json``.
    angles_deg : dict
        Hip, knee and lumbar angles by name; an angle that the pose leaves out is 0.
    uncertainty_deg : dict
        One standard deviation of each angle.
    rationale : str
        Why these angles.
    """

    id: str
    name: str
    angles_deg: dict[str, float]
    uncertainty_deg: dict[str, float]
    rationale: str

    @classmethod
    def from_data(cls, pose_id: str, data: dict[str, Any]) -> JointPose:
        """Return the pose that an entry of the file describes."""
        angles = data["angles"]
        limb = angles[data.get("side", "right")]
        where = {**dict.fromkeys((*HIP, KNEE), limb), **dict.fromkeys(SPINE, angles)}
        spread = data.get("uncertainty_deg") or {}
        return cls(
            id=pose_id,
            name=data["name"],
            angles_deg={name: float(home.get(name, 0.0)) for name, home in where.items()},
            uncertainty_deg={name: float(spread.get(name, 0.0)) for name in where},
            rationale=data["rationale"],
        )


def pose_words(lang: str | None = None) -> dict[str, dict[str, str]]:
    """Return name and description of every pose in a language.

    Parameters
    ----------
    lang : str, optional
        The language; the one in use when left out.

    Returns
    -------
    dict
        Pose id -> ``{"name": ..., "alt": ...}``; the description is told for the right side.

    Examples
    --------
    >>> pose_words("fr")["bridge-top"]["name"]
    'Pont, en haut'
    """
    table = translations(checked(lang), "poses")
    return {
        pose_id: {key: table.get(data[key], data[key]) for key in ("name", "alt")}
        for pose_id, data in _file().items()
    }


@lru_cache(maxsize=1)
def poses() -> dict[str, JointPose]:
    """Return every pose by id, in the order of the file.

    Examples
    --------
    >>> poses()["half-kneeling-end"].angles_deg["hip_flexion_deg"]
    -20.0
    """
    return {pose_id: JointPose.from_data(pose_id, data) for pose_id, data in _file().items()}


def pose(pose_id: str) -> JointPose:
    """Return one pose.

    Raises
    ------
    ValueError
        If there is none with that id; the message lists those there are.
    """
    try:
        return poses()[pose_id]
    except KeyError:
        raise ValueError(f"There is no pose {pose_id!r}; choose one of {', '.join(poses())}.") from None


def _file() -> dict[str, dict[str, Any]]:
    text = (data_dir() / "poses" / "poses.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, Any]] = json.loads(text)
    return found
