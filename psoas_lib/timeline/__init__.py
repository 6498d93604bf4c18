"""A routine in time: contiguous segments, and a clock that is told the time.

Nothing here needs numpy or pandas, and nothing reads a clock.
"""

from __future__ import annotations

from psoas_lib.timeline.build import build
from psoas_lib.timeline.clock import Clock, Event
from psoas_lib.timeline.options import OptionError, Options
from psoas_lib.timeline.segments import Segment, Timeline

__all__ = ["Clock", "Event", "OptionError", "Options", "Segment", "Timeline", "build"]
