import subprocess
import sys
import xml.etree.ElementTree as ET

import numpy as np
import pandas as pd
import pytest

import psoas_lib as pl
from psoas_lib.measure import measure_name
from psoas_lib.plots.figure import shorten
from psoas_lib.plots.palette import DARK, LIGHT
from tests.logs import people, readings


def log(n, side="left"):
    rng = np.random.default_rng(n)
    return readings(list(8 + 0.02 * np.arange(n)[:, None] + rng.normal(0, 2, (n, 2))), side=side)


def sessions(n):
    days = np.datetime64("2026-01-05") + 2 * np.arange(n)
    return pd.DataFrame({"started_at": [f"{day}T08:00" for day in days], "done_s": np.arange(n) % 7 * 150.0})


SIZES = [0, 1, 2, 10, 1000]
PLOTS = {
    "progress": lambda n: pl.plot_progress(log(n), start="2026-01-12"),
    "sides": lambda n: pl.plot_sides(pd.concat([log(n), log(n, "right")])),
    "adherence": lambda n: pl.plot_adherence(sessions(n)),
    "dose": lambda n: pl.plot_dose_response(log(n), sessions(n)),
    "cohort": lambda n: pl.plot_cohort(log(n)),
    "agreement": lambda n: pl.plot_agreement(
        np.arange(n + 3.0), np.arange(n + 3.0) + np.sin(np.arange(n + 3))
    ),
    "trial": lambda _: pl.plot_trial(pl.hips_trial(), measure="rotation"),
}


@pytest.mark.parametrize("n", SIZES)
@pytest.mark.parametrize("kind", PLOTS)
def test_each_figure_carries_its_sentence_at_every_size(kind, n):
    if kind == "trial" and n:
        pytest.skip("the trial has one size")
    figure = PLOTS[kind](n)
    assert 20 <= len(figure.alt) <= 300
    assert figure.caption
    assert "%" not in figure.caption
    assert "nan" not in (figure.caption + figure.table_html).lower()
    html = figure._repr_html_()
    assert "<img alt=" in html
    assert "<table>" in figure.table_html
    if figure.mime == "image/svg+xml":
        assert ET.fromstring(figure.image).tag.endswith("svg")


@pytest.mark.parametrize("kind", PLOTS)
def test_the_same_data_give_the_same_bytes_and_no_date(kind):
    one, two = PLOTS[kind](12), PLOTS[kind](12)
    assert one.image == two.image
    assert b"<dc:date>" not in one.image


def test_the_light_face_is_white_and_the_dark_face_is_not():
    figure = PLOTS["progress"](12)
    assert b"#ffffff" in figure.image
    assert DARK.ground.encode() in figure.dark.image
    assert figure.dark.caption == figure.caption


@pytest.mark.parametrize(("ending", "magic"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_figure_is_saved_in_the_format_of_its_name(tmp_path, ending, magic):
    path = PLOTS["progress"](12).save(tmp_path / f"figure.{ending}")
    assert path.read_bytes().startswith(magic)


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(ValueError, match=r"saved as \.svg, \.png, \.pdf; got 'figure\.doc'"):
        PLOTS["progress"](2).save(tmp_path / "figure.doc")
    assert not list(tmp_path.iterdir())


def test_sides_have_their_own_colour_and_mark_and_the_muscles_red_is_not_used():
    assert LIGHT.left.fill != LIGHT.right.fill
    assert LIGHT.left.marker != LIGHT.right.marker
    left, right = pl.plot_progress(log(12)), pl.plot_progress(log(12, "right"))
    assert LIGHT.left.edge.encode() in left.image
    assert LIGHT.right.edge.encode() in right.image
    for make in PLOTS.values():
        assert LIGHT.psoas.encode() not in make(12).image


def test_left_and_right_stay_apart_in_grey_print():
    def lightness(colour):
        r, g, b = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (r, g, b)]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for theme in (LIGHT, DARK):
        high, low = sorted((lightness(theme.left.fill), lightness(theme.right.fill)), reverse=True)
        ratio = (high + 0.05) / (low + 0.05)
        assert ratio > 3 or theme.left.marker != theme.right.marker
        for mark in (theme.left, theme.right, theme.neutral):
            ends = sorted((lightness(mark.edge), lightness(theme.ground)), reverse=True)
            assert (ends[0] + 0.05) / (ends[1] + 0.05) >= 3


def test_a_gap_in_the_log_is_left_open():
    dense, gap = log(12), log(12)
    gap.loc[12:, "measured_at"] = gap.loc[12:, "measured_at"].str.replace("2026-01", "2026-05")
    joins = [pl.plot_progress(frame).image.decode().count("stroke-width: 0.6") for frame in (dense, gap)]
    assert joins == [1, 2]


def test_many_readings_become_a_picture_of_dots_that_stays_small():
    figure = PLOTS["progress"](2000)
    assert figure.mime == "image/png"
    assert len(figure.image) < 600_000


def test_a_cohort_of_several_tests_asks_which():
    table = pl.cohort(people(4))
    with pytest.raises(ValueError, match="There are 2 tests"):
        pl.plot_cohort(table)
    assert "4 people" in pl.plot_cohort(table, test="ely-knee").caption


def test_pyplot_is_never_loaded():
    code = (
        "import sys, psoas_lib as pl; pl.plot_trial(pl.hips_trial()); "
        "assert 'matplotlib.pyplot' not in sys.modules, 'pyplot was loaded'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_text_is_cut_at_a_word():
    assert shorten("a " * 300).endswith("a…")
    assert len(shorten("word " * 300)) <= 300


def test_readings_in_the_other_state_are_shown_small_and_named_and_not_in_the_line():
    cold = log(12)
    warm = log(9).assign(state="warm")
    alone, both = pl.plot_progress(cold), pl.plot_progress(pd.concat([cold, warm]))
    assert "18 readings not taken cold were set aside." in both.caption
    assert LIGHT.neutral.fill.encode() in both.image
    assert LIGHT.neutral.fill.encode() not in alone.image


def test_one_reading_far_off_is_told_at_the_edge_and_does_not_take_the_scale():
    def height(frame):
        figure = pl.plot_progress(frame).draw(LIGHT)
        low, high = figure.axes[0].get_ylim()
        return high - low, [text.get_text() for text in figure.axes[0].texts]

    readings = log(12)
    slip = readings.iloc[[-1]].assign(angle_deg=213.0)
    usual, _ = height(readings)
    squeezed, told = height(pd.concat([readings, slip]))
    assert squeezed < usual + 20
    assert any("213" in text and "↑" in text for text in told)


def test_a_figure_calls_a_test_by_its_name_and_keeps_a_name_it_does_not_know():
    assert pl.plot_progress(log(12)).caption.startswith(measure_name(log(12)["test"].iloc[0]))
    assert pl.plot_progress(log(12).assign(test="splits")).caption.startswith("splits · ")


LONG = "a-name-that-nobody-would-give-a-test-" * 8


def test_names_as_long_as_a_page_leave_the_marks_their_room():
    frame = log(12).assign(subject=LONG, test=LONG)
    agreement = pl.plot_agreement([10, 12, 9, 11], [11, 12, 11, 12], names=(LONG, LONG))
    for figure in (pl.plot_progress(frame), pl.plot_cohort(frame), agreement):
        assert ET.fromstring(figure.narrow).tag.endswith("svg")
