import re

import psoas_lib as pl
from psoas_lib.ground import FOLLOW, follows, with_dark
from psoas_lib.picture import Picture
from psoas_lib.plots.palette import DARK, LIGHT, dark_colours

LOG = pl.sample_log()


def test_every_colour_of_the_palette_has_one_dark_counterpart():
    light = set(re.findall("#[0-9a-f]{6}", repr(LIGHT)))
    assert set(dark_colours()) == light
    assert set(dark_colours().values()) == set(re.findall("#[0-9a-f]{6}", repr(DARK)))


def test_only_colours_that_change_get_a_rule():
    drawn = with_dark('<svg><path fill="#f2b63c" style="stroke: #150f09"/></svg>', dark_colours())
    assert drawn.count("!important") == 1
    assert "{stroke:#f5efe6!important}" in drawn


def test_a_picture_without_dark_colours_keeps_its_white_ground():
    html = Picture(b"<svg/>", "image/svg+xml", "A picture that knows of one ground.", "Words")._repr_html_()
    assert FOLLOW not in html
    assert html.count("background:#fff") == 2


def test_a_saved_figure_stays_light_wherever_it_is_opened(tmp_path):
    path = pl.plot_progress(LOG.read(), test="hip-extension-prone", side="left").save(tmp_path / "figure.svg")
    assert not follows(path.read_bytes())
