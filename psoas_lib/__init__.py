"""Learn about the psoas, practise its stretches, and read a range-of-motion log honestly.

Importing the package is light: each public name loads its module when it is first used, so a learner
who only wants the player never waits for pandas, scipy or matplotlib.
"""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"

# Public name -> the module that defines it.
_HOME: dict[str, str] = {
    "Atlas": "psoas_lib.widgets.atlas",
    "Clock": "psoas_lib.timeline",
    "ClaimBoard": "psoas_lib.widgets.evidence",
    "Explorer": "psoas_lib.widgets.explorer",
    "Picture": "psoas_lib.picture",
    "RomLog": "psoas_lib.log",
    "RoutinePlayer": "psoas_lib.widgets.player",
    "TrialBoard": "psoas_lib.widgets.evidence",
    "VirtualThomasTest": "psoas_lib.widgets.virtual_thomas",
    "adherence": "psoas_lib.analysis.adherence",
    "anatomy": "psoas_lib.content",
    "anatomy_handout": "psoas_lib.handouts",
    "anatomy_table": "psoas_lib.cards",
    "answer": "psoas_lib.check.asking",
    "article_card": "psoas_lib.cards",
    "article_facts": "psoas_lib.content",
    "ask": "psoas_lib.check.asking",
    "ask_set": "psoas_lib.check.asking",
    "atlas_layers": "psoas_lib.atlas",
    "atlas_part": "psoas_lib.atlas",
    "atlas_parts": "psoas_lib.atlas",
    "atlas_picture": "psoas_lib.atlas",
    "atlas_source": "psoas_lib.atlas",
    "atlas_views": "psoas_lib.atlas",
    "atlas_worksheet": "psoas_lib.atlas",
    "build_routine": "psoas_lib.practice",
    "case": "psoas_lib.check.asking",
    "cases": "psoas_lib.check.cases",
    "claim_cards": "psoas_lib.cards",
    "claim_sources": "psoas_lib.cards",
    "claim_table": "psoas_lib.cards",
    "claims": "psoas_lib.content",
    "class_report": "psoas_lib.classroom",
    "cohort": "psoas_lib.analysis.group",
    "compare_poses": "psoas_lib.body.stretch",
    "daily_values": "psoas_lib.analysis.daily",
    "data_dir": "psoas_lib.resources",
    "deck": "psoas_lib.check.asking",
    "dose_findings": "psoas_lib.content",
    "dose_response": "psoas_lib.analysis.dose",
    "dose_table": "psoas_lib.cards",
    "download_log": "psoas_lib.carry",
    "exercise": "psoas_lib.content",
    "exercise_card": "psoas_lib.cards",
    "exercises": "psoas_lib.content",
    "export_results": "psoas_lib.check.exchange",
    "gaps": "psoas_lib.content",
    "gaps_table": "psoas_lib.cards",
    "glossary": "psoas_lib.cards.glossary",
    "group_difference": "psoas_lib.analysis.trial",
    "hips_trial": "psoas_lib.analysis.trial",
    "home_dir": "psoas_lib.resources",
    "iliacus_length_mm": "psoas_lib.body.length",
    "iliacus_moment_arm_mm": "psoas_lib.body.moment_arm",
    "import_form": "psoas_lib.widgets.import_form",
    "import_log": "psoas_lib.importing",
    "import_sessions": "psoas_lib.importing",
    "item_difficulty": "psoas_lib.check.difficulty",
    "language": "psoas_lib.content",
    "languages": "psoas_lib.content",
    "limits_of_agreement": "psoas_lib.analysis.agreement",
    "load_practice": "psoas_lib.practice",
    "lumbar_arms_card": "psoas_lib.cards.movement",
    "measurement_form": "psoas_lib.widgets.measurement_form",
    "measures": "psoas_lib.measure",
    "nap": "psoas_lib.analysis.phases",
    "norms": "psoas_lib.analysis.norms",
    "objectives": "psoas_lib.check.bank",
    "objectives_progress": "psoas_lib.check.asking",
    "pair_error": "psoas_lib.cards.reliability",
    "plot_adherence": "psoas_lib.plots.calendar",
    "plot_agreement": "psoas_lib.plots.agreement",
    "plot_cohort": "psoas_lib.plots.group",
    "plot_dose_response": "psoas_lib.plots.dose",
    "plot_progress": "psoas_lib.plots.series",
    "plot_sides": "psoas_lib.plots.sides",
    "plot_trial": "psoas_lib.plots.trial",
    "plot_trials": "psoas_lib.plots.forest",
    "pose_picture": "psoas_lib.pose_pictures",
    "predict": "psoas_lib.check.asking",
    "progress": "psoas_lib.analysis.person",
    "psoas_fascicle_lengths_mm": "psoas_lib.body.length",
    "psoas_length_change_mm": "psoas_lib.body.band",
    "psoas_length_mm": "psoas_lib.body.length",
    "psoas_lumbar_moment_arms_mm": "psoas_lib.body.moment_arm",
    "psoas_moment_arm_mm": "psoas_lib.body.moment_arm",
    "question_sheet": "psoas_lib.check.sheet",
    "questions": "psoas_lib.check.bank",
    "rectus_femoris_length_change_mm": "psoas_lib.body.band",
    "rectus_femoris_length_mm": "psoas_lib.body.length",
    "rectus_femoris_moment_arm_mm": "psoas_lib.body.moment_arm",
    "references": "psoas_lib.cards",
    "reflections_table": "psoas_lib.cards.reliability",
    "reliability": "psoas_lib.analysis.agreement",
    "reliability_table": "psoas_lib.cards.reliability",
    "reminder": "psoas_lib.practice",
    "restore_log": "psoas_lib.carry",
    "reveal": "psoas_lib.check.asking",
    "routine": "psoas_lib.content",
    "routine_builder": "psoas_lib.widgets.routine_builder",
    "routine_dose": "psoas_lib.cards",
    "routine_handout": "psoas_lib.handouts",
    "routines": "psoas_lib.content",
    "safety": "psoas_lib.content",
    "safety_card": "psoas_lib.cards",
    "sample_class": "psoas_lib.samples",
    "sample_handed_in": "psoas_lib.classroom",
    "sample_log": "psoas_lib.samples",
    "sample_pairs": "psoas_lib.samples",
    "save_practice": "psoas_lib.practice",
    "save_reminder": "psoas_lib.practice",
    "save_report": "psoas_lib.handover",
    "self_check": "psoas_lib.checkup",
    "sides": "psoas_lib.analysis.asymmetry",
    "source": "psoas_lib.content",
    "sources": "psoas_lib.content",
    "stretch_lost_when_pelvis_tips": "psoas_lib.body.band",
    "stretch_table": "psoas_lib.plots.stretch_table",
    "studies": "psoas_lib.analysis.error",
    "suggest": "psoas_lib.practice",
    "theil_sen": "psoas_lib.analysis.trend",
    "things_to_avoid": "psoas_lib.practice",
    "trial_effect": "psoas_lib.analysis.trial",
    "trials": "psoas_lib.content.trials",
    "tuck_card": "psoas_lib.cards.movement",
    "typo_lesson": "psoas_lib.analysis.trial",
    "week": "psoas_lib.practice",
    "worksheet_handout": "psoas_lib.handouts",
}

__all__ = ["__version__", *sorted(_HOME)]  # noqa: PLE0604 - all of them are strings


def __getattr__(name: str) -> object:
    """Load a public name on first use (PEP 562)."""
    try:
        module = _HOME[name]
    except KeyError:
        raise AttributeError(f"module 'psoas_lib' has no attribute {name!r}") from None
    value = getattr(import_module(module), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names without loading them."""
    return list(__all__)
