"""Learn about the psoas, practise its stretches, and read a range-of-motion log honestly.

Importing the package is light: each public name loads its module when it is first used, so a learner
who only wants the player never waits for pandas, scipy or matplotlib.
"""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"

# Public name -> the module that defines it.
_HOME: dict[str, str] = {
    "Clock": "psoas_lib.timeline",
    "Picture": "psoas_lib.picture",
    "anatomy": "psoas_lib.content",
    "article_facts": "psoas_lib.content",
    "claims": "psoas_lib.content",
    "dose_findings": "psoas_lib.content",
    "exercise": "psoas_lib.content",
    "exercises": "psoas_lib.content",
    "gaps": "psoas_lib.content",
    "language": "psoas_lib.content",
    "languages": "psoas_lib.content",
    "routine": "psoas_lib.content",
    "routines": "psoas_lib.content",
    "safety": "psoas_lib.content",
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
