"""What people type into a note, and what a spreadsheet or a disk may leave in the file."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psoas_lib.export.spreadsheet import save_csv, save_xlsx
from psoas_lib.importing import import_log
from psoas_lib.log import DamagedLinesWarning, RomLog
from psoas_lib.records import ROM_COLUMNS
from tests.logs import READING, session

HEADER = ",".join(ROM_COLUMNS) + "\n"
ONE_ITEM = [{"exercise": "bridge", "side": "both", "planned_s": 30, "done_s": 30}]


def row(row_id, *, repeat="1", notes=""):
    return f"{row_id},2026-03-04,me,hip-extension-prone,left,3,{repeat},,,,,,{notes}\n"


def torn_log(folder):
    """Return a log whose first row lost its end before the second was written."""
    log = RomLog(folder)
    log.append(**READING, notes="one, two")
    path = folder / "rom.csv"
    path.write_bytes(path.read_bytes()[:-3])
    log.append(**READING, notes="first line\nsecond line")
    return log


@pytest.mark.parametrize(
    "note",
    [
        pytest.param(
            "Felt it in\nb,c,d,e,f,g,h,i,j,k,l,m,n\nand so on", id="a line with the commas of a row"
        ),
        pytest.param("a line\n" * 400, id="many lines"),
        pytest.param('she said "now", ' * 10_000, id="beyond the limit of csv"),
    ],
)
def test_a_note_of_any_shape_comes_back(tmp_path, note):
    log = RomLog(tmp_path)
    log.append(**READING, notes=note)
    log.append(**READING, notes="the next one")
    assert log.read().notes.tolist() == [note, "the next one"]


def test_a_reflection_with_a_list_in_it_is_not_taken_for_rows(tmp_path):
    log, record = RomLog(tmp_path), session(items=ONE_ITEM)
    log.append_session(record)
    note = "Felt it in:\nback, hip, knee, foot, toe\nfine otherwise"
    log.append_reflection({"session_id": record["session_id"], "pain_0_10": 2, "note": note})
    shown = log.sessions()
    assert shown.note.tolist() == [note]
    assert shown.pain_0_10.tolist() == [2]


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from('a1,;"\n =-Zé'), max_size=60))
def test_a_note_of_commas_quotes_and_line_ends_comes_back(tmp_path_factory, note):
    log = RomLog(tmp_path_factory.mktemp("log"))
    log.append(**READING, notes=note)
    log.append(**READING, notes="last")
    expected = note if note.strip() else ""
    assert log.read().notes.tolist() == [expected, "last"]


@pytest.mark.parametrize(
    "torn",
    [
        pytest.param(row("b", notes="é") + row("c", notes="\udcff"), id="after a line that is text"),
        pytest.param(
            row("b", notes="é") + row("c", notes='"one\ntwo\udcff"'), id="in a later line of a note"
        ),
        pytest.param("x\ry\r" + row("b", notes="é") + row("c", notes="\udcff"), id="after old line ends"),
    ],
)
def test_a_byte_that_is_no_text_costs_its_own_row_alone(tmp_path, torn):
    raw = (HEADER + row("a") + torn + row("d")).encode("utf-8", "surrogateescape")
    (tmp_path / "rom.csv").write_bytes(raw)
    with pytest.warns(DamagedLinesWarning, match="cannot be read"):
        found = RomLog(tmp_path).read()
    assert found.row_id.tolist() == ["a", "b", "d"]
    assert "\\xff" in (tmp_path / "damaged.csv").read_text("utf-8")


def test_a_file_of_bytes_without_a_header_is_set_aside_and_not_a_crash(tmp_path):
    (tmp_path / "rom.csv").write_bytes("é,é\n".encode() + b"\xff\n")
    with pytest.warns(DamagedLinesWarning, match="names the columns"):
        assert RomLog(tmp_path).read().empty


@pytest.mark.parametrize("repeat", ["1e30", "1.5"])
@pytest.mark.parametrize("before", ["", "x\n"], ids=["read by columns", "read line by line"])
def test_a_repeat_that_is_no_count_is_named(tmp_path, repeat, before):
    (tmp_path / "rom.csv").write_text(HEADER + before + row("a") + row("b", repeat=repeat), "utf-8")
    log = RomLog(tmp_path)
    with pytest.warns(DamagedLinesWarning):
        assert log.read().row_id.tolist() == ["a"]
    assert repeat in log.damaged[-1].reason


def test_interruptions_that_are_no_count_are_named(tmp_path):
    log, record = RomLog(tmp_path), session(items=ONE_ITEM)
    log.append_session(record)
    path = tmp_path / "sessions.csv"
    path.write_text(path.read_text("utf-8").replace("finished,0", "finished,1e30"), "utf-8")
    with pytest.warns(DamagedLinesWarning, match="interruptions"):
        assert log.sessions().empty


def test_a_moment_that_could_not_be_read_back_is_refused(tmp_path):
    with pytest.raises(ValueError, match="measured_at"):
        RomLog(tmp_path).append(**READING, measured_at="1971-03-04T18:30:00-00:44:30")


def test_a_day_written_without_hyphens_stays_a_day(tmp_path):
    RomLog(tmp_path).append(**READING, measured_at="20260304")
    assert ",2026-03-04," in (tmp_path / "rom.csv").read_text("utf-8")


def test_a_session_offered_again_is_known_though_a_column_was_taken_out(tmp_path):
    log, record = RomLog(tmp_path), session(items=ONE_ITEM)
    log.append_session(record)
    path = tmp_path / "sessions.csv"
    pd.read_csv(path, dtype=str).drop(columns="side").to_csv(path, index=False)
    assert not log.append_session(record)


def test_a_torn_row_does_not_swallow_the_next_one_whatever_its_note(tmp_path):
    log = torn_log(tmp_path)
    log.append(**READING, notes='she said "now"')
    with pytest.warns(DamagedLinesWarning, match="1 line"):
        assert log.read().notes.tolist() == ["first line\nsecond line", 'she said "now"']


def test_damaged_text_with_the_commas_of_a_row_is_set_aside_once(tmp_path):
    text = HEADER + row("a") + '"torn\n2026-03-04,b,c,d,e\nx\n' + row("b")
    (tmp_path / "rom.csv").write_text(text, "utf-8")
    log = RomLog(tmp_path)
    with pytest.warns(DamagedLinesWarning):
        log.read()
    once = (tmp_path / "damaged.csv").read_bytes()
    with pytest.warns(DamagedLinesWarning):
        log.read()
    assert (tmp_path / "damaged.csv").read_bytes() == once


@pytest.mark.parametrize("save", [save_csv, save_xlsx])
@pytest.mark.parametrize("offset", ["-03:30", "+01:00", "Z", ""])
def test_a_log_that_was_exported_comes_back_with_its_time_zone(tmp_path, save, offset):
    log = RomLog(tmp_path / "one")
    log.append(**READING, measured_at=f"2026-03-04T23:30:00{offset}")
    file = save(log.read(), tmp_path / "table")
    again = RomLog(tmp_path / "two")
    report = import_log(file)
    assert report.append_to(again) == 1
    assert again.read().equals(log.read())
    assert report.append_to(log) == 0


@pytest.mark.parametrize("offset", ["'-03:30", "Berlin", "-3"])
def test_an_offset_that_is_none_never_reaches_the_log(tmp_path, offset):
    log = RomLog(tmp_path / "one")
    log.append(**READING, measured_at="2026-03-04T10:00")
    frame = log.read().assign(utc_offset=offset, row_id="another")
    with pytest.raises(ValueError, match="utc_offset"):
        log.append_frame(frame)
    with pytest.raises(ValueError, match="utc_offset"):
        log.append(**READING, measured_at="2026-03-04T10:00", utc_offset=offset)
    table = save_csv(frame, tmp_path / "table.csv")
    report = import_log(table)
    assert any("Offsets from UTC" in said for said in report.decided)
    report.append_to(log)
    assert len(log.read()) == 2
    assert not log.damaged


def test_an_import_of_a_torn_file_names_the_torn_row_and_reads_the_next(tmp_path):
    log = torn_log(tmp_path)
    log.append(**READING, notes="last", measured_at="2026-03-04")
    report = import_log(tmp_path / "rom.csv")
    assert sorted(report.accepted.notes) == ["first line\nsecond line", "last"]
    assert report.quarantined.line.tolist() == [2]


@pytest.mark.parametrize(("angle", "written"), [("8", ";9,5;"), ("8,5", ";9,5;"), ("8.5", ";9.5;")])
def test_a_file_of_semicolons_gets_the_decimal_mark_of_its_spreadsheet(tmp_path, angle, written):
    path = tmp_path / "rom.csv"
    path.write_text((HEADER + row("a")).replace(",", ";").replace(";3;", f";{angle};"), "utf-8")
    log = RomLog(tmp_path)
    log.append(**{**READING, "angle_deg": 9.5})
    assert written in path.read_text("utf-8").splitlines()[-1]
    assert set(log.read().angle_deg) == {float(angle.replace(",", ".")), 9.5}


@pytest.mark.parametrize("item", [None, "bridge", 3])
def test_an_item_that_is_none_is_refused_in_a_sentence(tmp_path, item):
    with pytest.raises(TypeError, match="item of a session is a mapping"):
        RomLog(tmp_path).append_session(session(items=[item]))
