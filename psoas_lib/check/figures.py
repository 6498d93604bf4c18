"""A question's figure, in a form that travels with a notebook or a sheet of paper."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from psoas_lib.resources import data_dir

if TYPE_CHECKING:
    from psoas_lib.check.question import Question


def figure_uri(question: Question) -> str:
    """Return a question's figure as a data URI.

    ``pose:ID SIDE VIEW`` names one of the drawn poses; anything else is a file of ``data/questions/figures``.
    """
    if question.figure.startswith("pose:"):
        from psoas_lib.pose_pictures import pose_picture  # noqa: PLC0415 - few questions have one

        pose, side, view = question.figure.removeprefix("pose:").split()
        image = pose_picture(pose, side=side, view=view).image
    else:
        image = (data_dir() / "questions" / "figures" / question.figure).read_bytes()
    return f"data:image/svg+xml;base64,{base64.b64encode(image).decode('ascii')}"
