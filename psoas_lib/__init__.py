"""Learn about the psoas, practise its stretches, and read a range-of-motion log honestly.

Importing the package is light: each public name loads its module when it is first used, so a learner
who only wants the player never waits for pandas, scipy or matplotlib.
"""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"

# Public name -> the module that defines it.
_HOME: dict[str, str] = {
    "Picture": "psoas_lib.picture",
    "RomLog": "psoas_lib.log",
    "anatomy": "psoas_lib.content",
    "answer": "psoas_lib.check.asking",
    "article_facts": "psoas_lib.content",
    "ask": "psoas_lib.check.asking",
    "ask_set": "psoas_lib.check.asking",
    "case": "psoas_lib.check.asking",
    "cases": "psoas_lib.check.cases",
    "claims": "psoas_lib.content",
    "deck": "psoas_lib.check.asking",
    "adherence": "psoas_lib.analysis.adherence",
    "anatomy": "psoas_lib.content",
    "anatomy_table": "psoas_lib.cards",
    "article_card": "psoas_lib.cards",
    "article_facts": "psoas_lib.content",
    "claim_cards": "psoas_lib.cards",
    "claim_sources": "psoas_lib.cards",
    "claim_table": "psoas_lib.cards",
    "claims": "psoas_lib.content",
    "data_dir": "psoas_lib.resources",
    "dose_findings": "psoas_lib.content",
    "dose_table": "psoas_lib.cards",
    "exercise": "psoas_lib.content",
    "exercise_card": "psoas_lib.cards",
    "exercises": "psoas_lib.content",
    "export_results": "psoas_lib.check.difficulty",
    "gaps": "psoas_lib.content",
    "hips_trial": "psoas_lib.samples",
    "import_log": "psoas_lib.importing",
    "import_sessions": "psoas_lib.importing",
    "item_difficulty": "psoas_lib.check.difficulty",
    "language": "psoas_lib.content",
    "languages": "psoas_lib.content",
    "measures": "psoas_lib.measures",
    "objectives": "psoas_lib.check.bank",
    "objectives_progress": "psoas_lib.check.asking",
    "predict": "psoas_lib.check.asking",
    "question_sheet": "psoas_lib.check.sheet",
    "questions": "psoas_lib.check.bank",
    "reveal": "psoas_lib.check.asking",
    "gaps_table": "psoas_lib.cards",
    "hips_trial": "psoas_lib.analysis.trial",
    "home_dir": "psoas_lib.resources",
    "import_log": "psoas_lib.importing",
    "import_sessions": "psoas_lib.importing",
    "language": "psoas_lib.content",
    "languages": "psoas_lib.content",
    "measures": "psoas_lib.measures",
    "plot_adherence": "psoas_lib.plots.calendar",
    "plot_progress": "psoas_lib.plots.series",
    "plot_trial": "psoas_lib.plots.trial",
    "progress": "psoas_lib.analysis.person",
    "references": "psoas_lib.cards",
    "routine": "psoas_lib.content",
    "routine_dose": "psoas_lib.cards",
    "routines": "psoas_lib.content",
    "safety": "psoas_lib.content",
    "sample_log": "psoas_lib.samples",
    "safety_card": "psoas_lib.cards",
    "sample_log": "psoas_lib.samples",
    "self_check": "psoas_lib.self_check",
    "source": "psoas_lib.content",
    "sources": "psoas_lib.content",
}

__all__ = ["__version__", *sorted(_HOME)]


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
