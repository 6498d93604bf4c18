"""A class's logs: handed in as files, read by the rules of every import, reported without names."""

from __future__ import annotations

from psoas_lib.classroom.handed_in import HandedIn, read_folder
from psoas_lib.classroom.names import anonymous_ids
from psoas_lib.classroom.report import ClassReport, class_report
from psoas_lib.classroom.sample import sample_handed_in

__all__ = ["ClassReport", "HandedIn", "anonymous_ids", "class_report", "read_folder", "sample_handed_in"]
