"""The form adds what it may, says what is missing, and never empties itself before it is safe."""

from __future__ import annotations

import pytest

from psoas_lib.log import RomLog
from psoas_lib.widgets.measurement_form import measurement_form

GOOD = {
    "test": "hip-extension-prone",
    "side": "left",
    "measured_at": "2026-03-02T07:30",
    "angles": ["11", "12,5", "\N{MINUS SIGN}3"],
    "instrument": "phone",
    "rater": "AB",
    "pelvis_control": "strap",
    "state": "cold",
}


@pytest.fixture
def log(tmp_path):
    return RomLog(tmp_path)


def test_three_readings_become_three_rows_with_everything_that_decides_their_worth(log):
    reply = measurement_form(log).fill_in(GOOD)
    assert reply.ok, reply
    rows = log.read()
    assert rows["angle_deg"].tolist() == [11.0, 12.5, -3.0]
    assert rows["repeat"].tolist() == [1, 2, 3]
    assert set(rows["pelvis_control"]) == {"strap"}
    assert set(rows["rater"]) == {"AB"}


def test_zero_is_a_reading(log):
    assert measurement_form(log).fill_in({**GOOD, "angles": ["0", "", ""]}).ok
    assert log.read()["angle_deg"].tolist() == [0.0]


def test_readings_far_apart_are_kept_and_said_to_be_far_apart(log):
    reply = measurement_form(log).fill_in(GOOD)
    assert "15.5\N{DEGREE SIGN} apart" in reply.message
    assert len(log.read()) == 3


@pytest.mark.parametrize("field", ["side", "instrument", "rater", "pelvis_control"])
def test_what_decides_the_worth_of_a_reading_is_asked_for(log, field):
    reply = measurement_form(log).fill_in({**GOOD, field: ""})
    assert not reply.ok
    assert set(reply.errors) == {field}
    assert len(log.read()) == 0


@pytest.mark.parametrize("text", ["twelve", "12 or 13", "1e999", "nan"])
def test_what_is_not_a_number_is_named_beside_its_field(log, text):
    reply = measurement_form(log).fill_in({**GOOD, "angles": [text, "12", "12"]})
    assert not reply.ok
    assert repr(text) in reply.errors["angles"]
    assert len(log.read()) == 0


def test_an_unlikely_angle_is_taken_only_after_a_second_look(log):
    form = measurement_form(log)
    refused = form.fill_in({**GOOD, "angles": ["100", "", ""]})
    assert not refused.ok
    assert "I looked again" in refused.message
    assert form.fill_in({**GOOD, "angles": ["100", "", ""], "sure": ["sure"]}).ok
    assert log.read()["angle_deg"].tolist() == [100.0]


def test_a_folder_that_cannot_be_written_is_told_and_loses_nothing(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    reply = measurement_form(RomLog(blocked)).fill_in(GOOD)
    assert not reply.ok
    assert "file" in reply.message
