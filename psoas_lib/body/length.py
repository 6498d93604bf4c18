"""Muscle-tendon lengths at given joint angles."""

from __future__ import annotations

from psoas_lib.body.elementwise import Real, Vector, for_values
from psoas_lib.body.hip_path import hip_path
from psoas_lib.body.parameters import check_range, path_id
from psoas_lib.body.rectus_femoris import rectus_femoris
from psoas_lib.body.spine import lumbar_spine


def _one_joint_length_mm(muscle: str, path: str, hip_deg: Vector) -> Real:
    known = path_id(path)
    ops, (flexion, adduction, rotation) = for_values(*hip_deg)
    check_range(known, hip_flexion_deg=flexion, hip_adduction_deg=adduction, hip_rotation_deg=rotation)
    return hip_path(known, muscle).at(ops, (flexion, adduction, rotation)).length_mm


def psoas_length_mm(
    hip_flexion_deg: Real,
    hip_adduction_deg: Real = 0.0,
    hip_rotation_deg: Real = 0.0,
    *,
    path: str = "rajagopal2016",
) -> Real:
    """Return the length of the psoas from its pelvic origin point to the femur.

    Both published paths begin on the pelvis, so the spine does not enter; see
    :func:`psoas_fascicle_lengths_mm` for origins on the vertebrae. Absolute lengths of the two paths differ
    by about 32 mm in standing: compare changes, not lengths. In far adduction or abduction combined with
    extension both published paths jump by millimetres, from one side of the brim to the other.

    Parameters
    ----------
    hip_flexion_deg, hip_adduction_deg, hip_rotation_deg : float or array_like
        Flexion, adduction and internal rotation positive; arrays broadcast.
    path : str
        ``"rajagopal2016"`` (wraps over the pelvic brim) or ``"delp1990"`` (gait2392, straight lines).

    Returns
    -------
    float or ndarray
        Muscle-tendon length, mm.

    Raises
    ------
    ValueError
        For an unknown path, or an angle outside the path's range, which the message names.

    References
    ----------
    Delp et al. 1990, IEEE Trans Biomed Eng 37:757; Rajagopal et al. 2016, IEEE Trans Biomed Eng 63:2068.

    Examples
    --------
    >>> round(psoas_length_mm(0), 1), round(psoas_length_mm(-20) - psoas_length_mm(0), 1)
    (228.8, 8.3)
    """
    return _one_joint_length_mm("psoas", path, (hip_flexion_deg, hip_adduction_deg, hip_rotation_deg))


def iliacus_length_mm(
    hip_flexion_deg: Real,
    hip_adduction_deg: Real = 0.0,
    hip_rotation_deg: Real = 0.0,
    *,
    path: str = "rajagopal2016",
) -> Real:
    """Return the length of the iliacus, mm; parameters and errors as for :func:`psoas_length_mm`.

    Parameters
    ----------
    hip_flexion_deg, hip_adduction_deg, hip_rotation_deg : float or array_like
        As for :func:`psoas_length_mm`.
    path : str
        ``"rajagopal2016"`` or ``"delp1990"``, the two published models.

    Returns
    -------
    float or ndarray
        Length of the path from origin to insertion, mm.

    Raises
    ------
    ValueError
        For an unknown path, or an angle outside its range.

    Examples
    --------
    >>> iliacus_length_mm(-20) > iliacus_length_mm(0)
    True
    """
    return _one_joint_length_mm("iliacus", path, (hip_flexion_deg, hip_adduction_deg, hip_rotation_deg))


def rectus_femoris_length_mm(
    hip_flexion_deg: Real,
    knee_flexion_deg: Real = 0.0,
    hip_adduction_deg: Real = 0.0,
    hip_rotation_deg: Real = 0.0,
    *,
    path: str = "rajagopal2016",
) -> Real:
    """Return the length of rectus femoris over hip and knee, mm.

    Parameters
    ----------
    hip_flexion_deg, hip_adduction_deg, hip_rotation_deg : float or array_like
        As for :func:`psoas_length_mm`.
    knee_flexion_deg : float or array_like
        0 to 120, where both models end.
    path : str
        As for :func:`psoas_length_mm`.

    Raises
    ------
    ValueError
        For an unknown path, or an angle outside its range.

    Examples
    --------
    >>> round(rectus_femoris_length_mm(0, 0), 1)
    512.1
    """
    known = path_id(path)
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
    return rectus_femoris(known).at(ops, (flexion, adduction, rotation), knee).hip.length_mm


def psoas_fascicle_lengths_mm(
    hip_flexion_deg: Real = 0.0,
    hip_adduction_deg: Real = 0.0,
    hip_rotation_deg: Real = 0.0,
    *,
    lumbar_extension_deg: Real = 0.0,
    lumbar_bend_right_deg: Real = 0.0,
    lumbar_twist_left_deg: Real = 0.0,
    pelvis_tip_deg: Real = 0.0,
    path: str = "rajagopal2016",
    side: str = "right",
) -> dict[str, Real]:
    """Return the lengths of the eleven fascicles from the lumbar spine over the brim to the femur.

    Each is the straight line from its vertebral origin to the brim (Christophy 2012) plus the hip path from
    the brim to the femur (either published path). The bony pelvis between the two models' brim points is
    rigid, so their changes add up.

    Parameters
    ----------
    hip_flexion_deg, hip_adduction_deg, hip_rotation_deg : float or array_like
        The hip of the side asked for.
    lumbar_extension_deg, lumbar_bend_right_deg, lumbar_twist_left_deg : float or array_like
        The whole lumbar spine; bends and twists away from a side lengthen its fascicles.
    pelvis_tip_deg : float or array_like
        How far the pelvis tips forward while thigh and trunk stay where they are: adds as much hip flexion
        and as much lumbar extension.
    path : str
        The hip path below the brim.
    side : str
        ``"right"`` or ``"left"``.

    Returns
    -------
    dict
        Length in mm by the fascicle's name, from L1 to L5.

    Raises
    ------
    ValueError
        For an unknown path or side, or an angle outside the models' ranges.

    Examples
    --------
    >>> stand, bent = psoas_fascicle_lengths_mm(), psoas_fascicle_lengths_mm(lumbar_bend_right_deg=-20)
    >>> len(stand), bent["L1-body"] > stand["L1-body"]
    (11, True)
    """
    known = path_id(path)
    if side not in {"right", "left"}:
        raise ValueError(f"A side is 'right' or 'left', got {side!r}.")
    ops, (flexion, adduction, rotation, extension, bend, twist, tip) = for_values(
        hip_flexion_deg,
        hip_adduction_deg,
        hip_rotation_deg,
        lumbar_extension_deg,
        lumbar_bend_right_deg,
        lumbar_twist_left_deg,
        pelvis_tip_deg,
    )
    flexion, extension = flexion + tip, extension + tip
    check_range(known, hip_flexion_deg=flexion, hip_adduction_deg=adduction, hip_rotation_deg=rotation)
    check_range(
        "lumbar_psoas",
        lumbar_extension_deg=extension,
        lumbar_bend_right_deg=bend,
        lumbar_twist_left_deg=twist,
    )
    if side == "left":
        bend, twist = -bend, -twist
    hip = hip_path(known, "psoas")
    below_mm = hip.at(ops, (flexion, adduction, rotation)).length_mm - hip.above_mm
    _, fascicles = lumbar_spine(ops, (extension, bend, twist))
    return {fascicle.name: fascicle.length_mm + below_mm for fascicle in fascicles}
