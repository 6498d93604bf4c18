"""Moment arms: how strongly a pull turns a joint. Each is minus the derivative of length by the angle."""

from __future__ import annotations

from psoas_lib.body.elementwise import Real, Vector, for_values
from psoas_lib.body.hip_path import hip_path
from psoas_lib.body.parameters import check_range, path_id
from psoas_lib.body.rectus_femoris import rectus_femoris
from psoas_lib.body.spine import extension_arm_mm, lumbar_spine

HIP_ANGLES = ("hip_flexion", "hip_adduction", "hip_rotation")


def _axis(about: str, choices: tuple[str, ...]) -> int:
    try:
        return choices.index(about)
    except ValueError:
        raise ValueError(
            f"There is no moment arm about {about!r} here; choose one of {', '.join(choices)}."
        ) from None


def _one_joint_arm_mm(muscle: str, about: str, path: str, hip_deg: Vector) -> Real:
    known, axis = path_id(path), _axis(about, HIP_ANGLES)
    ops, (flexion, adduction, rotation) = for_values(*hip_deg)
    check_range(known, hip_flexion_deg=flexion, hip_adduction_deg=adduction, hip_rotation_deg=rotation)
    found = hip_path(known, muscle)
    hip = (flexion, adduction, rotation)
    return found.at(ops, hip).hip_moment_arm_mm(ops, axis, hip, found.hip_centre_mm)


def psoas_moment_arm_mm(
    hip_flexion_deg: Real,
    hip_adduction_deg: Real = 0.0,
    hip_rotation_deg: Real = 0.0,
    *,
    about: str = "hip_flexion",
    path: str = "rajagopal2016",
) -> Real:
    """Return the psoas' moment arm at the hip.

    Parameters
    ----------
    hip_flexion_deg, hip_adduction_deg, hip_rotation_deg : float or array_like
        As for :func:`psoas_lib.body.length.psoas_length_mm`.
    about : str
        ``"hip_flexion"`` (flexion positive), ``"hip_adduction"`` (adduction positive) or ``"hip_rotation"``
        (internal rotation positive).
    path : str
        ``"rajagopal2016"`` or ``"delp1990"``. The two disagree; in flexion beyond about 99 degrees
        ``"delp1990"`` even turns the psoas into an extensor, because its line is straight there.

    Returns
    -------
    float or ndarray
        Moment arm, mm: minus the change of length for each radian. The fibres of a volumetric model peak at
        20 to 30 mm (`blemker-delp-2005`); the wrapped path peaks at 34, the straight one at 44.

    Raises
    ------
    ValueError
        For an unknown path or axis, or an angle outside the path's range.

    Examples
    --------
    >>> round(psoas_moment_arm_mm(0), 1), round(psoas_moment_arm_mm(0, path="delp1990"), 1)
    (24.1, 38.5)
    """
    return _one_joint_arm_mm("psoas", about, path, (hip_flexion_deg, hip_adduction_deg, hip_rotation_deg))


def iliacus_moment_arm_mm(
    hip_flexion_deg: Real,
    hip_adduction_deg: Real = 0.0,
    hip_rotation_deg: Real = 0.0,
    *,
    about: str = "hip_flexion",
    path: str = "rajagopal2016",
) -> Real:
    """Return the iliacus' moment arm at the hip, mm; as :func:`psoas_moment_arm_mm`.

    Parameters
    ----------
    hip_flexion_deg, hip_adduction_deg, hip_rotation_deg, about, path
        As for :func:`psoas_moment_arm_mm`.

    Returns
    -------
    float or ndarray
        Moment arm, mm: minus the change of length for each radian.

    Raises
    ------
    ValueError
        For an unknown path or axis, or an angle outside the path's range.

    Examples
    --------
    >>> iliacus_moment_arm_mm(0) > 0
    True
    """
    return _one_joint_arm_mm("iliacus", about, path, (hip_flexion_deg, hip_adduction_deg, hip_rotation_deg))


def rectus_femoris_moment_arm_mm(
    hip_flexion_deg: Real,
    knee_flexion_deg: Real = 0.0,
    hip_adduction_deg: Real = 0.0,
    hip_rotation_deg: Real = 0.0,
    *,
    about: str = "hip_flexion",
    path: str = "rajagopal2016",
) -> Real:
    """Return rectus femoris' moment arm at the hip or the knee, mm.

    Parameters
    ----------
    hip_flexion_deg, knee_flexion_deg, hip_adduction_deg, hip_rotation_deg : float or array_like
        As for :func:`psoas_lib.body.length.rectus_femoris_length_mm`.
    about : str
        One of the hip's angles, or ``"knee_flexion"`` (flexion positive, so an extensor's arm is negative).
    path : str
        ``"rajagopal2016"`` or ``"delp1990"``.

    Raises
    ------
    ValueError
        For an unknown path or axis, or an angle outside the path's range.

    Examples
    --------
    >>> rectus_femoris_moment_arm_mm(0, 30, about="knee_flexion") < 0
    True
    """
    known, axis = path_id(path), _axis(about, (*HIP_ANGLES, "knee_flexion"))
    ops, (flexion, knee, adduction, rotation) = for_values(
        hip_flexion_deg, knee_flexion_deg, hip_adduction_deg, hip_rotation_deg
    )
    check_range(
        known,
        hip_flexion_deg=flexion,
        knee_flexion_deg=knee,
        hip_adduction_deg=adduction,
        hip_rotation_deg=rotation,
    )
    muscle = rectus_femoris(known)
    hip = (flexion, adduction, rotation)
    line = muscle.at(ops, hip, knee)
    if axis == len(HIP_ANGLES):
        return -line.per_knee_flexion_mm()
    return line.hip.hip_moment_arm_mm(ops, axis, hip, muscle.hip_centre_mm)


def psoas_lumbar_moment_arms_mm(
    lumbar_extension_deg: Real = 0.0,
    lumbar_bend_right_deg: Real = 0.0,
    lumbar_twist_left_deg: Real = 0.0,
) -> dict[str, Real]:
    """Return the right psoas' mean sagittal moment arm at each lumbar joint, extension positive.

    Mean over the fascicles that cross the joint. Bogduk, Pearcy and Hadfield (1992, Clin Biomech 7:109) found
    in cadavers that the psoas extends the upper levels and flexes the lower ones, both only a little.

    Parameters
    ----------
    lumbar_extension_deg, lumbar_bend_right_deg, lumbar_twist_left_deg : float or array_like
        The whole lumbar spine.

    Returns
    -------
    dict
        Arm in mm by joint, ``"L1/L2"`` first.

    Raises
    ------
    ValueError
        If an angle is outside the range of Christophy 2012.

    Examples
    --------
    >>> {joint: round(arm) for joint, arm in psoas_lumbar_moment_arms_mm().items()}
    {'L1/L2': 6, 'L2/L3': 7, 'L3/L4': 3, 'L4/L5': -7, 'L5/S1': -23}
    """
    ops, (extension, bend, twist) = for_values(
        lumbar_extension_deg, lumbar_bend_right_deg, lumbar_twist_left_deg
    )
    check_range(
        "lumbar_psoas",
        lumbar_extension_deg=extension,
        lumbar_bend_right_deg=bend,
        lumbar_twist_left_deg=twist,
    )
    joints, fascicles = lumbar_spine(ops, (extension, bend, twist))
    arms: dict[str, Real] = {}
    for number, joint in reversed(list(enumerate(joints))):
        crossing = [f for f in fascicles if f.level >= number]
        arms[joint.name] = sum(extension_arm_mm(number, joint, f) for f in crossing) / len(crossing)
    return arms
