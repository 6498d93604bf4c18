"""Learn about the psoas, practise its stretches, and read a range-of-motion log honestly.

Importing the package is light: each public name loads its module when it is first used, so a learner
who only wants the player never waits for pandas, scipy or matplotlib.
"""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"

# Public name -> the module that defines it.
_HOME: dict[str, str] = {
    "ImportForm": "psoas_lib.importing.form",
    "Picture": "psoas_lib.picture",
    "RomLog": "psoas_lib.log",
    "hips_trial": "psoas_lib.samples",
    "import_log": "psoas_lib.importing",
    "import_sessions": "psoas_lib.importing",
    "measures": "psoas_lib.measures",
    "sample_log": "psoas_lib.samples",
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
