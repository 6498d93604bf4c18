from io import BytesIO

import pytest
from PIL import Image

import psoas_lib as pl
from psoas_lib.plots.palette import DARK, LIGHT

pytestmark = pytest.mark.browser
LOG = pl.sample_log()
PICTURES = {
    "progress": lambda: pl.plot_progress(LOG.read(), test="hip-extension-prone", side="left"),
    "stretch table": lambda: pl.stretch_table(draws=200),
    "pose": lambda: pl.pose_picture("half-kneeling-end"),
    "left pose": lambda: pl.pose_picture("half-kneeling-end", side="left"),
}
PAGES = {
    "light": 'data-jp-theme-light="true"',
    "dark": 'data-jp-theme-light="false"',
    "site": 'data-theme="dark"',
}


@pytest.fixture
def pixel(chromium):
    """A function from a page's attribute and a picture to the colour in the picture's corner."""
    page = chromium.new_context(viewport={"width": 700, "height": 500}, color_scheme="dark").new_page()

    def read(attribute, picture, media="screen"):
        page.emulate_media(media=media)
        page.set_content(f"<body {attribute}><div>{picture._repr_html_()}</div>")
        page.wait_for_function("() => document.querySelector('img').complete")
        return page.evaluate(
            """async () => {
              const image = document.querySelector("img");
              await image.decode();
              return getComputedStyle(image).colorScheme;
            }"""
        ), page.locator("img:visible").screenshot()

    yield read
    page.context.close()


def shades(png):
    image = Image.open(BytesIO(png)).convert("RGB")
    return "#{:02x}{:02x}{:02x}".format(*image.getpixel((3, 3)))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_dark_on_a_dark_page_and_light_on_a_light_one_and_on_paper(name, pixel):
    picture = PICTURES[name]()
    paper = "#fbf8f4" if "pose" in name else LIGHT.ground
    seen = {page: pixel(attribute, picture) for page, attribute in PAGES.items()}
    assert {page: style for page, (style, _) in seen.items()} == {
        "light": "light",
        "dark": "dark",
        "site": "dark",
    }
    assert {page: shades(png) for page, (_, png) in seen.items()} == {
        "light": paper, "dark": DARK.ground, "site": DARK.ground,
    }  # fmt: skip
    style, png = pixel(PAGES["dark"], picture, media="print")
    assert (style, shades(png)) == ("light", paper)
