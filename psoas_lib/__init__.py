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
    "adherence": "psoas_lib.analysis.adherence",
    "cohort": "psoas_lib.analysis.group",
    "daily_values": "psoas_lib.analysis.daily",
    "dose_response": "psoas_lib.analysis.dose",
    "group_difference": "psoas_lib.analysis.trial",
    "hips_trial": "psoas_lib.analysis.trial",
    "limits_of_agreement": "psoas_lib.analysis.agreement",
    "nap": "psoas_lib.analysis.phases",
    "plot_adherence": "psoas_lib.plots.calendar",
    "plot_agreement": "psoas_lib.plots.agreement",
    "plot_cohort": "psoas_lib.plots.group",
    "plot_dose_response": "psoas_lib.plots.dose",
    "plot_progress": "psoas_lib.plots.series",
    "plot_sides": "psoas_lib.plots.sides",
    "plot_trial": "psoas_lib.plots.trial",
    "progress": "psoas_lib.analysis.person",
    "reliability": "psoas_lib.analysis.agreement",
    "sides": "psoas_lib.analysis.asymmetry",
    "studies": "psoas_lib.analysis.error",
    "theil_sen": "psoas_lib.analysis.trend",
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
