"""The virtual modified Thomas test: a person on a table, and an examiner who can be wrong in three ways."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from psoas_lib.content.locale import catalogue, checked

# What the person and the examiners are drawn from. Chance: the standard error of one reading by one rater
# with a phone; the second examiner's habit is set so that two examiners differ as two did
# (SEM 1.4 and 3.5 degrees, jbmt-2024-phone). The spread of people is a choice of this pack.
_TRUTH = {"mean_deg": 4.0, "sd_deg": 6.0, "noise_deg": 1.4, "rater_deg": 4.5}
_TILT_DEG = 15
_HIP_DEG = 2


class VirtualThomasTest(anywidget.AnyWidget):
    """Measure a hip whose truth is hidden; see what an unheld pelvis does to the reading.

    Parameters
    ----------
    seed : int
        The same seed gives the same people, so that a class can compare its readings.
    language : str, optional
        The language; the one in use when left out.

    Examples
    --------
    >>> repr(VirtualThomasTest())[:45]
    'A virtual modified Thomas test: with the pelv'
    """

    _esm = Path(__file__).parent / "static" / "thomas.js"
    spec = traitlets.Dict().tag(sync=True)

    def __init__(self, seed: int = 1, *, language: str | None = None) -> None:
        lang = checked(language)
        words = {**catalogue(lang)["thomas"], **catalogue(lang)["numbers"]}
        super().__init__(spec={"lang": lang, "strings": words, "seed": int(seed), "truth": _TRUTH})

    def __repr__(self) -> str:
        """Return the lesson in a sentence: the stand-in where no widget can be shown."""
        sentence: str = self.spec["strings"]["stand_in"]
        degree = "\N{DEGREE SIGN}"
        return sentence.format(
            tilt=f"{_TILT_DEG}{degree}", hip=f"{_HIP_DEG}{degree}", reading=f"{_TILT_DEG + _HIP_DEG}{degree}"
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Return the live test, with its lesson beside it."""
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        return {**data, "text/plain": repr(self), "text/html": f"<p>{self!r}</p>"}, metadata
