"""The atlas in a browser that cannot draw in three dimensions."""

from __future__ import annotations

import pytest
from test_atlas_page import NO_GL, _all_fits_and_is_shielded, _axe, _browser, _choose, open_page  # noqa: F401


@pytest.fixture(scope="module")
def browsers():
    yield from _browser(NO_GL)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1000])
def test_without_webgl_a_labelled_drawing_stands_in_and_list_and_cards_work(open_page, width, theme):  # noqa: F811
    page = open_page(width=width, theme=theme)
    page.evaluate("""() => { window.atlas = start(document.getElementById("stand")); }""")
    image = page.locator(".standin img")
    image.wait_for()
    assert "cannot show 3-D" in page.locator(".notice").inner_text()
    assert "Psoas major" in image.get_attribute("alt")
    assert page.locator("canvas").count() == 0
    _choose(page, "obturator-nerve")
    assert "adductors" in page.locator(".card").inner_text()
    assert page.get_by_role("status").inner_text().startswith("Obturator nerve.")
    assert not page.get_by_text("Find it").is_visible()
    _axe(page)
    _all_fits_and_is_shielded(page)
