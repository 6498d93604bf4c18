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
    "article_facts": "psoas_lib.content",
    "claims": "psoas_lib.content",
    "dose_findings": "psoas_lib.content",
    "exercise": "psoas_lib.content",
    "exercises": "psoas_lib.content",
    "gaps": "psoas_lib.content",
    "hips_trial": "psoas_lib.samples",
    "iliacus_length_mm": "psoas_lib.body.length",
    "iliacus_moment_arm_mm": "psoas_lib.body.moment_arm",
    "import_log": "psoas_lib.importing",
    "import_sessions": "psoas_lib.importing",
    "language": "psoas_lib.content",
    "languages": "psoas_lib.content",
    "measures": "psoas_lib.measures",
    "psoas_fascicle_lengths_mm": "psoas_lib.body.length",
    "psoas_length_change_mm": "psoas_lib.body.band",
    "psoas_length_mm": "psoas_lib.body.length",
    "psoas_lumbar_moment_arms_mm": "psoas_lib.body.moment_arm",
    "psoas_moment_arm_mm": "psoas_lib.body.moment_arm",
    "rectus_femoris_length_change_mm": "psoas_lib.body.band",
    "rectus_femoris_length_mm": "psoas_lib.body.length",
    "rectus_femoris_moment_arm_mm": "psoas_lib.body.moment_arm",
    "routine": "psoas_lib.content",
    "routines": "psoas_lib.content",
    "safety": "psoas_lib.content",
    "sample_log": "psoas_lib.samples",
    "source": "psoas_lib.content",
    "sources": "psoas_lib.content",
    "stretch_lost_when_pelvis_tips": "psoas_lib.body.band",
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
