"""Handouts of one page, A4, to print from a browser: the muscle, the routines, the atlas."""

from __future__ import annotations

from psoas_lib.handouts.anatomy import anatomy_handout
from psoas_lib.handouts.page import Handout
from psoas_lib.handouts.routine import routine_handout
from psoas_lib.handouts.worksheet import worksheet_handout

__all__ = ["Handout", "anatomy_handout", "routine_handout", "worksheet_handout"]
