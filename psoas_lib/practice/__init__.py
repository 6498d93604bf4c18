"""A practice of one's own: composed, shared, followed through the weeks, and changed one step at a time."""

from __future__ import annotations

from psoas_lib.practice.build import build_routine
from psoas_lib.practice.choose import things_to_avoid
from psoas_lib.practice.file import load_practice, save_practice
from psoas_lib.practice.model import Comparison, Notice, Practice
from psoas_lib.practice.progression import Suggestion, suggest
from psoas_lib.practice.reminder import reminder, save_reminder
from psoas_lib.practice.week import Week, week

__all__ = [
    "Comparison",
    "Notice",
    "Practice",
    "Suggestion",
    "Week",
    "build_routine",
    "load_practice",
    "reminder",
    "save_practice",
    "save_reminder",
    "suggest",
    "things_to_avoid",
    "week",
]
