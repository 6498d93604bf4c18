"""The atlas to label by hand, and its answers, on one page each."""

from __future__ import annotations

from psoas_lib.handouts.page import Handout, in_english, picture_of

_SIZE = ".picture{height:250mm;background:#fff} .picture img{height:100%}"


@in_english()
def worksheet_handout(view: str = "front", *, answers: bool = False) -> Handout:
    """Return a sheet with numbers to be named by hand.

    Parameters
    ----------
    view : str
        One of `psoas_lib.atlas_views`.
    answers : bool
        Whether the names stand on it, for the teacher.

    Raises
    ------
    psoas_lib.content.errors.UnknownIdError
        If there is no such view.

    Examples
    --------
    >>> worksheet_handout("front")
    Label the atlas: front view
    """
    from psoas_lib.atlas import atlas_worksheet  # noqa: PLC0415 - only when a handout is made

    title = f"Label the atlas: {view} view{', answers' if answers else ''}"
    lead = "For the teacher." if answers else "Name: ______________________________ Date: ______________"
    return Handout(title, lead, picture_of(atlas_worksheet(view, answers=answers)), _SIZE)
