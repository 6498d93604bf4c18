"""A log travels as one file, and comes back without a row lost or doubled."""

from __future__ import annotations

import zipfile

import pandas as pd
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


def _locked(raw):
    raw[6] |= 1
    raw[raw.find(b"PK\x01\x02") + 8] |= 1


def _strangely_packed(raw):
    raw[8] = raw[raw.find(b"PK\x01\x02") + 10] = 99


def _half_way_broken(raw):
    raw[len("rom.csv") + 60] ^= 0xFF


@pytest.mark.parametrize("damage", [_locked, _strangely_packed, _half_way_broken])
def test_an_archive_that_cannot_be_unpacked_is_refused_in_words_and_adds_nothing(damage, full, tmp_path):
    raw = bytearray(download_log(full).content)
    damage(raw)
    file = tmp_path / "psoas-log.zip"
    file.write_bytes(raw)
    other = RomLog(tmp_path / "two")
    with pytest.raises(NoLogError, match="cannot be unpacked"):
        restore_log(file, other)
    assert not list(other.folder.glob("*.csv"))


def test_a_damaged_row_stops_the_whole_file(full, tmp_path):
    file = tmp_path / "sessions.csv"
    file.write_text((full.folder / "sessions.csv").read_text() + "torn,row\n")
    other = RomLog(tmp_path / "two")
    with pytest.raises(NoLogError, match="Line 3"):
        restore_log(file, other)
    assert not (other.folder / "sessions.csv").exists()


def german(path):
    pd.read_csv(path).to_csv(path, sep=";", decimal=",", index=False)


def with_another_column(path):
    pd.read_csv(path, dtype=str).assign(weather="rain").to_csv(path, index=False)


def without_interruptions(path):
    pd.read_csv(path, dtype=str).drop(columns="interruptions", errors="ignore").to_csv(path, index=False)


def with_a_row_twice(path):
    if path.name == "rom.csv":
        path.write_text(path.read_text("utf-8") + path.read_text("utf-8").splitlines()[-1] + "\n", "utf-8")


def with_a_row_typed_by_hand(path):
    if path.name == "rom.csv":
        typed = ",04.03.2026 19:00,,hip-extension-prone,Right,\u22124,,,,,,,\n"
        path.write_text(path.read_text("utf-8") + typed, "utf-8")


@pytest.mark.parametrize(
    "edit",
    [german, with_another_column, without_interruptions, with_a_row_twice, with_a_row_typed_by_hand],
)
@pytest.mark.filterwarnings("ignore::psoas_lib.log.DamagedLinesWarning")
def test_a_log_that_a_spreadsheet_saved_travels_too_and_only_once(full, tmp_path, edit):
    for name in ("rom.csv", "sessions.csv", "reflections.csv"):
        edit(full.folder / name)
    file = download_log(full).save(tmp_path / "psoas-log.zip")
    other = RomLog(tmp_path / "two")
    added = restore_log(file, other)
    assert added["rom.csv"] == len(full.read())
    assert added["sessions.csv"] == 1
    assert set(restore_log(file, other).values()) == {0}
    for name in ("row_id", "measured_at", "side", "angle_deg"):
        assert other.read()[name].tolist() == full.read()[name].tolist()
    for name in ("done_s", "sensation_0_10", "note"):
        assert other.sessions()[name].tolist() == full.sessions()[name].tolist()


def test_what_stands_in_a_column_of_ones_own_travels_in_the_notes(full, tmp_path):
    with_another_column(full.folder / "rom.csv")
    other = RomLog(tmp_path / "two")
    restore_log(download_log(full).save(tmp_path / "psoas-log.zip"), other)
    assert other.read().notes.tolist() == ['cold, "stiff"; weather: rain']
