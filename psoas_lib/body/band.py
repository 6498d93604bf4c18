"""Change of length against standing, always from both published paths.

The two paths differ in where the muscle runs, so their lengths differ by centimetres and their changes by
half. Neither is the truth; the pack shows the pair as a band and says that it is a disagreement of models,
not a spread of people.
"""

from __future__ import annotations

from dataclasses import dataclass

from psoas_lib.body.elementwise import Real, for_values
from psoas_lib.body.length import psoas_fascicle_lengths_mm, psoas_length_mm, rectus_femoris_length_mm
from psoas_lib.body.parameters import PATHS


@dataclass(frozen=True)
class Band:
    """One quantity from both published paths.

    Parameters
    ----------
    change_mm : dict
        Change of length against standing, mm, by path id; floats or arrays.
    percent : dict
        The same in percent of the path's own length in standing.
    """

    change_mm: dict[str, Real]
    percent: dict[str, Real]

    @property
    def low_mm(self) -> Real:
        """The smaller of the two changes, mm."""
        ops, values = for_values(*self.change_mm.values())
        return ops.minimum(*values)

    @property
    def high_mm(self) -> Real:
        """The larger of the two changes, mm."""
        ops, values = for_values(*self.change_mm.values())
        return ops.maximum(*values)

    def __str__(self) -> str:
        """Return the band in words, for one pose; arrays give their shapes no words."""
        low, high = self.low_mm, self.high_mm
        if not isinstance(low, float | int):
            return f"{len(low)} bands"
        first, last = sorted((round(abs(low)), round(abs(high))))
        if low < -0.5 and high > 0.5:
            return f"{round(-low)} mm shorter to {round(high)} mm longer"
        if last == 0:
            return "as long as in standing"
        numbers = f"{first} to {last}" if first != last else f"{last}"
        return f"{numbers} mm {'longer' if high + low > 0 else 'shorter'}"


def psoas_length_change_mm(
    hip_flexion_deg: Real = 0.0,
    hip_adduction_deg: Real = 0.0,
    hip_rotation_deg: Real = 0.0,
    *,
    lumbar_extension_deg: Real = 0.0,
    lumbar_bend_right_deg: Real = 0.0,
    lumbar_twist_left_deg: Real = 0.0,
    pelvis_tip_deg: Real = 0.0,
    side: str = "right",
) -> Band:
    """Return how much longer the psoas is than in standing, from both published paths.

    The mean over the eleven lumbar fascicles. With a still spine this is the change of the published path.

    Parameters
    ----------
    hip_flexion_deg, hip_adduction_deg, hip_rotation_deg : float or array_like
        Flexion, adduction and internal rotation positive.
    lumbar_extension_deg, lumbar_bend_right_deg, lumbar_twist_left_deg : float or array_like
        The whole lumbar spine.
    pelvis_tip_deg : float or array_like
        Forward tip of the pelvis under a still trunk over a still thigh: adds as much hip flexion and as
        much lumbar extension.
    side : str
        ``"right"`` or ``"left"``.

    Returns
    -------
    Band
        Changes in mm and in percent of the length in standing of the published path.

    Raises
    ------
    ValueError
        If an angle is outside the models' ranges, or the side is unknown.

    Examples
    --------
    >>> print(psoas_length_change_mm(-20))
    8 to 13 mm longer
    """
    change_mm, percent = {}, {}
    for path in PATHS:
        posed, stand = (
            psoas_fascicle_lengths_mm(**angles, path=path, side=side)
            for angles in (
                {
                    "hip_flexion_deg": hip_flexion_deg,
                    "hip_adduction_deg": hip_adduction_deg,
                    "hip_rotation_deg": hip_rotation_deg,
                    "lumbar_extension_deg": lumbar_extension_deg,
                    "lumbar_bend_right_deg": lumbar_bend_right_deg,
                    "lumbar_twist_left_deg": lumbar_twist_left_deg,
                    "pelvis_tip_deg": pelvis_tip_deg,
                },
                {},
            )
        )
        change_mm[path] = sum(posed[name] - stand[name] for name in stand) / len(stand)
        percent[path] = 100 * change_mm[path] / psoas_length_mm(0.0, path=path)
    return Band(change_mm, percent)


def rectus_femoris_length_change_mm(
    hip_flexion_deg: Real = 0.0,
    knee_flexion_deg: Real = 0.0,
    hip_adduction_deg: Real = 0.0,
    hip_rotation_deg: Real = 0.0,
) -> Band:
    """Return how much longer rectus femoris is than in standing, from both published paths.

    Parameters
    ----------
    hip_flexion_deg, knee_flexion_deg, hip_adduction_deg, hip_rotation_deg : float or array_like
        As for :func:`psoas_lib.body.length.rectus_femoris_length_mm`.

    Returns
    -------
    Band
        The change of length in mm and in percent of the length in standing, by path.

    Raises
    ------
    ValueError
        For an angle outside the range of a path.

    Examples
    --------
    >>> print(rectus_femoris_length_change_mm(-20, 95))
    74 to 81 mm longer
    """
    change_mm, percent = {}, {}
    for path in PATHS:
        angles = (hip_flexion_deg, knee_flexion_deg, hip_adduction_deg, hip_rotation_deg)
        stand = rectus_femoris_length_mm(0.0, path=path)
        change_mm[path] = rectus_femoris_length_mm(*angles, path=path) - stand
        percent[path] = 100 * change_mm[path] / stand
    return Band(change_mm, percent)


def stretch_lost_when_pelvis_tips(
    hip_flexion_deg: float,
    pelvis_tip_deg: float,
    *,
    lumbar_extension_deg: float = 0.0,
) -> dict[str, float]:
    """Return the share of a stretch that is lost when the pelvis tips under a still trunk.

    Parameters
    ----------
    hip_flexion_deg : float
        The hip before the tip; extension is negative.
    pelvis_tip_deg : float
        How far the pelvis tips forward.
    lumbar_extension_deg : float
        The lumbar spine before the tip.

    Returns
    -------
    dict
        Share from 0 (nothing lost) to 1 (all lost) or more, by path.

    Raises
    ------
    ValueError
        If the pose before the tip does not lengthen the psoas, so that there is no stretch to lose; or if an
        angle is outside the models' ranges.

    Examples
    --------
    >>> lost = stretch_lost_when_pelvis_tips(-20, 15, lumbar_extension_deg=-5)
    >>> {path: round(share, 2) for path, share in lost.items()}
    {'rajagopal2016': 0.71, 'delp1990': 0.71}
    """
    before = psoas_length_change_mm(hip_flexion_deg, lumbar_extension_deg=lumbar_extension_deg)
    after = psoas_length_change_mm(
        hip_flexion_deg, lumbar_extension_deg=lumbar_extension_deg, pelvis_tip_deg=pelvis_tip_deg
    )
    if min(before.change_mm.values()) <= 0:
        raise ValueError(
            f"At {hip_flexion_deg:g} degrees of hip flexion the psoas is {before}; there is no stretch to "
            "lose. Start from a pose that lengthens it, such as half-kneeling at -20."
        )
    return {path: 1 - after.change_mm[path] / before.change_mm[path] for path in PATHS}
