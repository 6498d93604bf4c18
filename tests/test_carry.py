"""A log travels as one file, and comes back without a row lost or doubled."""

from __future__ import annotations

import zipfile

import pytest

from psoas_lib.carry import NoLogError, download_log, restore_log
from psoas_lib.check.results import AnswerLog, new_answer
from psoas_lib.log import RomLog

SESSION = {
    "session_id": "0d5c1d7e-3b1f-4a6e-9c39-0d4b8a3a2f11",
    "routine": "five-stretches",
    "mode": "cool-down",
    "started_at": "2026-03-01T18:00:00+01:00",
    "ended_at": "2026-03-01T18:07:00+01:00",
    "status": "finished",
    "interruptions": 1,
    "items": [{"exercise": "bridge", "side": "both", "planned_s": 100, "done_s": 98.5}],
}
REFLECTION = {
    "session_id": SESSION["session_id"],
    "recorded_at": "2026-03-01T18:08:00+01:00",
    "sensation_0_10": 4,
    "pain_0_10": None,
    "note": "=cmd, in two\nlines",
}


@pytest.fixture
def full(tmp_path):
    log = RomLog(tmp_path / "one")
    log.append(test="hip-extension-prone", side="left", angle_deg=-2.5, notes='cold, "stiff"')
    log.append_session(SESSION)
    log.append_reflection(REFLECTION)
    AnswerLog(log.folder).append(new_answer("Q00.1", "O00.1", "a", right=True))
    return log


def test_everything_comes_back_and_a_second_time_adds_nothing(full, tmp_path):
    file = download_log(full).save(tmp_path / "psoas-log.zip")
    other = RomLog(tmp_path / "two")
    assert restore_log(file, other) == {
        "rom.csv": 1,
        "sessions.csv": 1,
        "reflections.csv": 1,
        "answers.csv": 1,
    }
    assert restore_log(file, other) == {
        "rom.csv": 0,
        "sessions.csv": 0,
        "reflections.csv": 0,
        "answers.csv": 0,
    }
    assert other.read().equals(full.read())
    assert other.sessions().equals(full.sessions())


def test_an_empty_log_is_no_file(tmp_path):
    with pytest.raises(NoLogError, match="Nothing was logged yet"):
        download_log(RomLog(tmp_path))


def test_only_known_names_are_unpacked_and_nothing_leaves_the_folder(full, tmp_path):
    file = tmp_path / "odd.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../rom.csv", "x")
        archive.writestr("practice.py", "x")
    with pytest.raises(NoLogError, match="holds none of"):
        restore_log(file, full)
    assert not (tmp_path / "rom.csv").exists()


def test_a_bomb_is_refused_before_it_swells(full, tmp_path):
    file = tmp_path / "bomb.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sessions.csv", b"0" * 21_000_000)
    with pytest.raises(NoLogError, match="swells"):
        restore_log(file, full)


def test_a_damaged_row_stops_the_whole_file(full, tmp_path):
    file = tmp_path / "sessions.csv"
    file.write_text((full.folder / "sessions.csv").read_text() + "torn,row\n")
    other = RomLog(tmp_path / "two")
    with pytest.raises(NoLogError, match="Line 3"):
        restore_log(file, other)
    assert not (other.folder / "sessions.csv").exists()
