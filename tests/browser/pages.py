"""The site's pages, by their paths, and the site itself, built from this checkout."""

from __future__ import annotations

import contextlib
import importlib.util
import sys
from pathlib import Path

import pytest
from body_browser import served

TOP = Path(__file__).resolve().parents[2]
NEEDS = (
    "sphinx",
    "myst_nb",
    "pydata_sphinx_theme",
    "jupyterlite_core",
    "jupyterlite_pyodide_kernel",
    "hatchling",
    "pip",
)
MISSING = [name for name in NEEDS if importlib.util.find_spec(name) is None]
NOTEBOOKS = sorted(path.stem for path in (TOP / "notebooks").glob("*.ipynb"))
PAGES = [
    "index.html",
    "course.html",
    "progress.html",
    "handouts.html",
    "search.html?q=iliacus",
    *(f"course/{name}.html" for name in NOTEBOOKS),
]
ALL_LIVE = "() => [...document.querySelectorAll('.alive')].every((one) => one.classList.contains('lives'))"


@contextlib.contextmanager
def built(folder):
    """Build the pages and the handouts, which need no network, and serve them."""
    if MISSING:
        pytest.skip(f"the docs group is not installed: {', '.join(MISSING)}")
    sys.path.insert(0, str(TOP / "tools"))
    import make_handouts
    import site_reading

    make_handouts.build(folder / "handouts")
    site_reading.build(folder)
    with served(folder) as address:
        yield address, folder
