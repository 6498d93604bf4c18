# ruff: noqa: INP001
"""The reading edition: the notebooks as they were last run, with the widgets alive and no kernel."""

from pathlib import Path

import psoas_lib

project = "Psoas"
author = "The Psoas pack contributors"
copyright = author  # noqa: A001 - Sphinx's name for it
release = psoas_lib.__version__
language = "en"

extensions = ["myst_nb"]
exclude_patterns = ["jupyter_execute", "_static"]
templates_path = ["_templates"]

nb_execution_mode = "off"  # the stored outputs are what is read; a test remakes and compares them
nb_ipywidgets_js: dict[str, dict[str, str]] = {}  # no widget manager from another server
nb_remove_code_outputs = False
nb_merge_streams = True
myst_enable_extensions = ["colon_fence", "attrs_block"]
myst_heading_anchors = 3
suppress_warnings = ["mystnb.unknown_mime_type"]

html_theme = "pydata_sphinx_theme"
html_title = "Psoas"
html_static_path = ["_static"]
html_css_files = ["edition.css"]
html_js_files = [("alive.js", {"type": "module"})]
html_favicon = "_static/favicon.svg"
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {
    "logo": {"text": "Psoas"},
    "show_prev_next": True,
    "navigation_with_keys": False,  # the arrow keys belong to the players
    "navbar_end": ["theme-switcher"],
    "navbar_persistent": ["search-button"],
    "secondary_sidebar_items": {"**": ["page-toc"], "index": []},
    "footer_start": ["copyright"],
    "footer_end": [],
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
html_sidebars = {name: [] for name in ("index", "progress", "handouts", "search", "genindex")}
html_context = {"default_mode": "auto"}
html_baseurl = ""

_here = Path(__file__).parent
if not (_here / "course").is_dir():
    raise SystemExit("Build the site with `make site`: it lays out the notebooks beside this file first.")
