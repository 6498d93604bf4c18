"""What the model of the muscle says, in sentences and small tables."""

from __future__ import annotations

from html import escape
from typing import Any

from psoas_lib.cards.card import Card, table


def tuck_card() -> Card:
    """Return how much of the half-kneeling stretch is lost when the pelvis tips forward 15 degrees.

    Examples
    --------
    >>> "of the stretch is gone" in tuck_card().text
    True
    """
    from psoas_lib.body.band import psoas_length_change_mm, stretch_lost_when_pelvis_tips  # noqa: PLC0415 - needs numpy
    from psoas_lib.body.poses import HIP, SPINE, pose  # noqa: PLC0415

    angles = pose("half-kneeling-end").angles_deg
    start: dict[str, Any] = {name: angles[name] for name in (*HIP, *SPINE)}
    before = psoas_length_change_mm(**start)
    after = psoas_length_change_mm(**start, pelvis_tip_deg=15)
    lost = stretch_lost_when_pelvis_tips(
        start["hip_flexion_deg"], 15, lumbar_extension_deg=start["lumbar_extension_deg"]
    )
    low, high = sorted(round(100 * share) for share in lost.values())
    share = f"{low} %" if low == high else f"{low} to {high} %"
    lines = [
        f"Pelvis tucked: the psoas is {before} than in standing.",
        f"Same thigh, pelvis tipped 15\N{DEGREE SIGN} forward: {after}.",
        f"So {share} of the stretch is gone, whichever of the two published paths one believes.",
    ]
    return Card("<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>", "\n".join(lines))


def lumbar_arms_card() -> Card:
    """Return the psoas' moment arms on the lumbar joints, level by level, with their sign in words.

    Examples
    --------
    >>> print(lumbar_arms_card().text.splitlines()[0])
    L1/L2: +6.2 mm, extends
    """
    from psoas_lib.body.moment_arm import psoas_lumbar_moment_arms_mm  # noqa: PLC0415 - needs numpy

    arms = psoas_lumbar_moment_arms_mm()
    rows = []
    for level, arm in arms.items():
        means = float(arm)
        rows.append(
            (
                escape(level),
                f"{means:+.1f}".replace("-", "\N{MINUS SIGN}"),
                "extends" if means > 0 else "flexes",
            )
        )
    text = "\n".join(f"{level}: {arm} mm, {word}" for level, arm, word in rows)
    return Card(
        table("Moment arm of the psoas on each lumbar joint", ("Level", "Moment arm, mm", "So it"), rows),
        text,
    )
