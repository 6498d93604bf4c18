"""What the pack teaches, as frozen objects: everything else in the library speaks of these."""

from __future__ import annotations

from psoas_lib.content.evidence import ArticleFacts, Claim, Gap, PainRule, Precaution, Safety, Source
from psoas_lib.content.movement import Equipment, Exercise, Play, Variant
from psoas_lib.content.programme import Mode, Routine
from psoas_lib.content.statement import Dose, Fact, Kind, ModeDose, Provenance, SideRule, Statement, Timing

__all__ = [
    "ArticleFacts",
    "Claim",
    "Dose",
    "Equipment",
    "Exercise",
    "Fact",
    "Gap",
    "Kind",
    "Mode",
    "ModeDose",
    "PainRule",
    "Play",
    "Precaution",
    "Provenance",
    "Routine",
    "Safety",
    "SideRule",
    "Source",
    "Statement",
    "Timing",
    "Variant",
]
