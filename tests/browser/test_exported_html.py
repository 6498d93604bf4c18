"""Every notebook exported to HTML reads well without a kernel or a network, light and dark.

Nothing is executed: what is judged are the stored outputs, as they stand on a page that somebody mails,
prints or publishes.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from accessibility import violations
from exported_html import export

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
THEMES = ("light", "dark")


@pytest.fixture(scope="module")
def page(chromium):
    """Give one page that may ask nobody for anything."""
    context = chromium.new_context(viewport={"width": 1000, "height": 900})
    context.route(re.compile(r"^https?:"), lambda route: route.abort())
    one = context.new_page()
    yield one
    context.close()


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """Give a function that exports a notebook once and returns its address."""
    folder, made = tmp_path_factory.mktemp("html"), {}

    def address(path, theme):
        if (path, theme) not in made:
            file = folder / f"{path.stem}-{theme}.html"
            file.write_text(export(path, theme), encoding="utf-8")
            made[path, theme] = file.as_uri()
        return made[path, theme]

    return address


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_an_exported_notebook_has_no_accessibility_violation(path, theme, page, exported):
    page.goto(exported(path, theme), wait_until="domcontentloaded")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert violations(page) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_picture_of_an_exported_notebook_loads_and_is_described(path, page, exported):
    page.goto(exported(path, "light"), wait_until="load")
    pictures = page.evaluate("[...document.images].map((i) => [i.alt, i.naturalWidth > 0 && i.complete])")
    assert all(20 <= len(alt) <= 300 and loaded for alt, loaded in pictures)
    assert not any("No description has been provided" in alt for alt, _ in pictures)


def test_a_planted_fault_is_found(page):
    page.set_content(
        "<!doctype html><html lang=en><title>t</title><main><h1>t</h1><p style='color:#aaa;background:#fff'>grey</p></main>"
    )
    assert "color-contrast" in dict(violations(page))


# What axe does not ask: pages without sideways scrolling, links that say where they lead, tables with headers.
# A link's textContent, because innerText is empty where it is folded away.
LAYOUT = """() => ({
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  first: document.querySelectorAll('h1').length,
  jumps: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => +h.tagName[1])
    .filter((level, i, all) => i && level > all[i - 1] + 1).length,
  vague: [...document.querySelectorAll('a[href]:not(.anchor-link)')].map((a) => a.textContent.trim())
    .filter((text) => /^(|here|link|this|more|read more|click here)$/i.test(text)),
  headless: [...document.querySelectorAll('table')].filter((t) => !t.querySelector('th')).length,
  spilt: [...document.querySelectorAll('table')].flatMap((t) => [...t.querySelectorAll('td,th')])
    .filter((cell) => cell.scrollWidth > cell.clientWidth + 2).map((cell) => cell.innerText.slice(0, 40)),
})"""


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_an_exported_notebook_fits_a_telephone_and_says_where_its_links_lead(path, page, exported):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(exported(path, "light"), wait_until="load")
    found = page.evaluate(LAYOUT)
    page.set_viewport_size({"width": 1000, "height": 900})
    assert found == {"wide": 0, "first": 1, "jumps": 0, "vague": [], "headless": 0, "spilt": []}
