"""A group's mean is context: named, hedged, grey, and silent where nothing was confirmed."""

import re
import tomllib

import matplotlib.colors as mcolors
import numpy as np
import pytest

import psoas_lib as pl
from psoas_lib.analysis.norms import find_norm
from psoas_lib.measure import measures
from psoas_lib.plots.figure import render
from psoas_lib.plots.palette import DARK, LIGHT
from psoas_lib.resources import data_dir
from tests.logs import readings

RAW = tomllib.loads((data_dir() / "norms.toml").read_text(encoding="utf-8"))["norm"]
JUDGING = re.compile(
    r"\b(normal|healthy|unhealthy|should|too (low|high|stiff)|good|bad|below average)\b", re.IGNORECASE
)


def log(test="hip-extension-prone", instrument="phone", level=8.0, n=12):
    rng = np.random.default_rng(3)
    return readings(list(level + rng.normal(0, 2, (n, 2)))).assign(test=test, instrument=instrument)


def test_every_norm_was_read_and_names_a_known_test_and_source():
    known = {source.key: source for source in pl.sources()}
    for norm in RAW:
        assert norm["certainty"] == "A", norm["id"]
        assert known[norm["source"]].certainty == "A", norm["id"]
        assert norm["test"] in measures(), norm["id"]
    assert len({norm["id"] for norm in RAW}) == len(RAW)


def test_no_norm_is_drawn_or_told_unless_it_is_asked_for():
    assert "Context" not in pl.plot_progress(log()).caption
    assert "context" not in pl.plot_progress(log()).alt


@pytest.mark.parametrize("norm", RAW, ids=lambda norm: norm["id"])
def test_a_norm_is_told_in_the_sentence_the_alternative_text_and_the_table(norm):
    figure = pl.plot_progress(log(norm["test"], level=norm["mean_deg"] - 3), norm=norm["id"])
    mean = f"{norm['mean_deg']:.1f}°"
    for text in (figure.caption, figure.alt):
        assert mean in text
    assert str(norm["people"]) in figure.caption
    assert norm["population"] in figure.caption
    assert f"key {norm['source']}" in figure.caption
    assert "not comparable" in figure.alt
    assert "context only" in figure.table_html
    assert len(figure.alt) <= 300
    assert not JUDGING.search(figure.caption.partition("Context only")[2])


def test_another_instrument_is_said_to_be_another_method():
    told = find_norm("roach-2015-adults").sentence(log(instrument="phone"))
    assert "Your method differs: not comparable" in told
    assert "phone" in told
    same = find_norm("roach-2015-adults").sentence(log(instrument="Inclinometer"))
    assert "still only context" in same


def test_a_method_that_was_not_read_is_never_said_to_be_the_same():
    told = find_norm("jung-2016-older-women-flexion").sentence(log("hip-flexion", "goniometer"))
    assert "not told in what was read" in told
    assert "not comparable" in told


@pytest.mark.parametrize("test", ["ely-knee", "half-kneeling-lunge"])
def test_where_none_is_confirmed_that_is_said_and_nothing_is_drawn(test):
    assert pl.norms(test) == ()
    plain, asked = pl.plot_progress(log(test)), pl.plot_progress(log(test), norm=True)
    assert "none is drawn" in asked.caption
    assert asked.image == plain.image


def test_without_readings_there_is_nothing_that_a_norm_could_stand_behind():
    empty = pl.plot_progress(log(n=0), test="hip-extension-prone", norm=True)
    assert "6.8" not in empty.caption + empty.alt


def test_a_norm_of_another_test_is_refused_with_those_that_fit():
    with pytest.raises(ValueError, match="roach-2015-adults"):
        pl.plot_progress(log(), norm="harvey-1998-athletes-hip")
    with pytest.raises(ValueError, match="no confirmed norm 'boone'"):
        pl.plot_progress(log(), norm="boone")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("level", [16.8, 9.0, -40.0], ids=["through the readings", "near them", "far away"])
def test_what_a_norm_adds_to_the_drawing_is_grey(theme, level):
    frame = log(level=level)
    name = "jung-2016-older-women-extension"

    def colours(figure):
        text = render(figure.draw, theme, "svg").decode()
        return {mcolors.to_rgb(one) for one in re.findall(r"#[0-9a-f]{6}\b", text)}

    added = colours(pl.plot_progress(frame, norm=name)) - colours(pl.plot_progress(frame))
    assert all(max(colour) - min(colour) < 0.06 for colour in added)


def test_readings_far_from_a_norm_keep_the_scale_and_the_norm_is_told_at_the_edge():
    frame = log(level=-40.0)

    def limits(**options):
        return pl.plot_progress(frame, **options).draw(LIGHT).axes[0].get_ylim()

    assert limits(norm="roach-2015-adults") == limits()
    texts = [one.get_text() for one in pl.plot_progress(frame, norm=True).draw(LIGHT).axes[0].texts]
    assert any("↑" in text and "6.8°" in text for text in texts)
