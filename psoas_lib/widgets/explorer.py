"""The explorer: joint angles, a figure that follows them, and what they do to length and pull.

All of it is worked out in the browser from the same parameters as :mod:`psoas_lib.body`, so it goes on
while the kernel is busy, and on a page that has none.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from psoas_lib.body.band import psoas_length_change_mm
from psoas_lib.body.parameters import ranges_deg
from psoas_lib.body.poses import HIP, SPINE, pose, pose_words
from psoas_lib.content.locale import catalogue, checked
from psoas_lib.widgets.explorer_picture import explorer_picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psoas_lib.body.band import Band

MUSCLES = ("psoas", "iliacus", "rectus_femoris")


def change_words(band: Band, words: Mapping[str, str]) -> str:
    """Return a change of length in the words of the catalogue, as the page says it."""
    low, high = round(band.low_mm), round(band.high_mm)
    if low == high == 0:
        return words["same"]
    if low < 0 < high:
        return words["either"].format(shorter=-low, longer=high)
    first, last = sorted((abs(low), abs(high)))
    numbers = words["range"].format(low=first, high=last) if first != last else str(last)
    return words["longer" if high > 0 else "shorter"].format(mm=f"{numbers} mm")


class Explorer(anywidget.AnyWidget):
    """Move hip, knee, pelvis and lower back, and read what happens to three muscles.

    Parameters
    ----------
    start : str
        The pose it opens with, an id of ``data/poses``.
    compare : str, optional
        A second pose to compare with.
    muscle : str
        The muscle in the curves: ``"psoas"``, ``"iliacus"`` or ``"rectus_femoris"``.
    language : str, optional
        The language; the one in use when left out.

    Raises
    ------
    ValueError
        If a pose or a muscle is unknown; the message names those there are.

    Examples
    --------
    >>> print(repr(Explorer()))
    Explorer of joint angles and the psoas. It starts with “Half-kneeling, tucked and forward”: the psoas is
    8 to 12 mm longer than in standing. Run the notebook to move the joints.
    """

    _esm = Path(__file__).parent / "static" / "explorer.js"
    spec = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        start: str = "half-kneeling-end",
        *,
        compare: str | None = None,
        muscle: str = "psoas",
        language: str | None = None,
    ) -> None:
        if muscle not in MUSCLES:
            raise ValueError(f"There is no muscle {muscle!r} here; choose one of {', '.join(MUSCLES)}.")
        self._start = pose(start)
        if compare is not None:
            pose(compare)
        lang = checked(language)
        super().__init__(
            spec={
                "lang": lang,
                "strings": dict(catalogue(lang)["explorer"]),
                "poses": {pose_id: words["name"] for pose_id, words in pose_words(lang).items()},
                "start": {"pose": start, "compare": compare, "muscle": muscle},
            }
        )

    def __repr__(self) -> str:
        """Return what it shows at the start: the stand-in where no widget can be shown."""
        limits = {**ranges_deg("rajagopal2016"), **ranges_deg("lumbar_psoas")}
        angles = {
            name: min(max(angle, limits[name][0]), limits[name][1])
            for name, angle in self._start.angles_deg.items()
        }
        hip, spine = [angles[name] for name in HIP], [angles[name] for name in SPINE]
        change = psoas_length_change_mm(
            *hip,
            lumbar_extension_deg=spine[0],
            lumbar_bend_right_deg=spine[1],
            lumbar_twist_left_deg=spine[2],
        )
        words: dict[str, str] = self.spec["strings"]
        return words["stand_in"].format(
            name=self.spec["poses"][self._start.id], change=change_words(change, words)
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Return the live explorer, with a still picture of its curves beside it."""
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        still = explorer_picture(self._start, self.spec["strings"], repr(self))
        return {**data, "text/plain": repr(self), "text/html": still._repr_html_()}, metadata
