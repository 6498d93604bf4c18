"""What is written in a picture can be read in a telephone's column, wherever the notebook is shown."""

from io import BytesIO

import numpy as np
import pytest
from accessibility import violations
from PIL import Image

import psoas_lib as pl
from psoas_lib.picture import Picture
from psoas_lib.plots.figure import render
from psoas_lib.plots.palette import LIGHT

LOG = pl.sample_log()
DRAWN = {
    "progress": lambda: pl.plot_progress(LOG.read(), test="hip-extension-prone", side="left"),
    "sides": lambda: pl.plot_sides(LOG.read(), test="hip-extension-prone"),
    "calendar": lambda: pl.plot_adherence(LOG.sessions()),
    "trials": pl.plot_trials,
    "trial": lambda: pl.plot_trial(pl.hips_trial(), measure="rotation"),
    "stretch table": lambda: pl.stretch_table(draws=200),
}
COLUMN_PX = 300
# Letters of 8 points, the smallest of a plot, or of 12 pixels, the smallest of a drawing, stay 9 pixels high.
LEAST_PX = {"pt": 9 / 8, "px": 9 / 12}


@pytest.fixture
def page(chromium):
    page = chromium.new_page(viewport={"width": COLUMN_PX, "height": 900})
    yield page
    page.close()


def widen(page):
    """Give the page a wide column, and wait until it has it."""
    page.set_viewport_size({"width": 900, "height": 900})
    page.wait_for_function("() => innerWidth === 900")


def seen(page):
    return [image for image in page.locator("figure img").all() if image.is_visible()]


@pytest.mark.parametrize("name", DRAWN)
def test_the_words_in_a_chart_can_be_read_in_a_telephones_column(name, page):
    picture = DRAWN[name]()
    unit = "pt" if isinstance(picture, pl.plots.figure.Plot) else "px"
    page.set_content(f"<body style='margin:0'>{picture._repr_html_()}")
    (image,) = seen(page)
    assert image.get_attribute("alt") == picture.alt
    width = float(picture.narrow.decode().split('width="')[1].split('"')[0].removesuffix("pt"))
    assert image.bounding_box()["width"] / width >= LEAST_PX[unit]
    widen(page)
    (wide,) = seen(page)
    assert wide.get_attribute("class") == "ps-wide"
    assert wide.get_attribute("alt") == picture.alt


def test_without_styles_only_the_wide_drawing_is_seen(page):
    bare = DRAWN["trials"]()._repr_html_().replace("<style>", "<template>").replace("</style>", "</template>")
    page.set_content(bare)
    assert [image.get_attribute("class") for image in seen(page)] == ["ps-wide"]


def test_a_page_that_hides_what_is_hidden_still_shows_the_narrow_drawing(page):
    page.set_content("<style>[hidden]{display:none!important}</style>" + DRAWN["trials"]()._repr_html_())
    assert [image.get_attribute("class") for image in seen(page)] == ["ps-narrow"]


def test_what_cannot_be_drawn_narrower_is_moved_also_with_the_keyboard_and_says_so(page):
    picture = pl.atlas_picture("front")
    page.set_content(picture._repr_html_())
    assert page.get_by_text("wider than the page").is_visible()
    frame = page.get_by_role("group", name="The picture is wider than the page")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Tab")
    assert frame.evaluate("node => node === document.activeElement")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    widen(page)
    assert not page.get_by_text("wider than the page").is_visible()


SENTENCES = {
    "anatomy": pl.anatomy_table,
    "gaps": pl.gaps_table,
    "claims": pl.claim_table,
    "error": lambda: pl.reliability_table("hip-extension-prone"),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_table_of_sentences_is_read_without_moving_it_and_stays_a_table(name, page):
    page.set_content(f"<body style='margin:0'><section>{SENTENCES[name]()._repr_html_()}</section>")
    frame = page.locator(".ps-rows")
    assert frame.evaluate("node => node.scrollWidth <= node.clientWidth")
    rows, heads = page.get_by_role("row").count(), page.get_by_role("columnheader").count()
    assert page.get_by_role("rowheader").count() == rows - 1
    assert page.get_by_role("cell").count() == (rows - 1) * (heads - 1)
    first = page.get_by_role("cell").first
    assert first.evaluate("node => getComputedStyle(node, '::before').content") not in ("none", "normal")
    widen(page)
    assert first.evaluate("node => getComputedStyle(node, '::before').content") in ("none", "normal")


def test_a_table_of_short_cells_keeps_its_columns(page):
    page.set_content(pl.lumbar_arms_card()._repr_html_())
    assert page.locator(".ps-rows").count() == 0
    assert page.locator("td").first.evaluate("node => getComputedStyle(node).display") == "table-cell"


def test_what_is_shown_in_a_telephones_column_has_no_accessibility_violation(page):
    shown = [pl.anatomy_table(), pl.claim_table(), pl.atlas_picture(), pl.plot_trials(), DRAWN["sides"]()]
    body = "".join(f"<section>{one._repr_html_()}</section>" for one in shown)
    page.set_content(f"<!doctype html><html lang=en><title>Narrow</title><main><h1>Narrow</h1>{body}</main>")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert violations(page) == []


def test_a_picture_without_a_narrow_drawing_stays_as_plain_as_it_was():
    html = Picture(b"<svg/>", "image/svg+xml", "A picture of one drawing, for any width.")._repr_html_()
    assert "ps-fit" not in html
    assert html.count("<img") == 1


@pytest.mark.parametrize("name", ["progress", "sides", "calendar", "trials", "trial"])
def test_a_slim_drawing_looks_like_the_one_that_matplotlib_wrote(name, page):
    picture = DRAWN[name]()
    page.set_viewport_size({"width": 800, "height": 700})

    def pixels(svg):
        page.set_content(f"<body style='margin:0'>{svg[svg.index('<svg') :]}")
        return np.asarray(Image.open(BytesIO(page.screenshot())).convert("L"), float)

    full = pixels(render(picture.draw, LIGHT, "svg").decode())
    assert full.std() > 5  # something is drawn
    assert np.abs(pixels(picture.image.decode()) - full).mean() < 0.25
    assert len(picture.image) < 0.75 * len(render(picture.draw, LIGHT, "svg"))
