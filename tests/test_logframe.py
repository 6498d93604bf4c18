"""Reading by columns and reading line by line give the same table, or the columns give up."""

import uuid
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from psoas_lib import log as log_module
from psoas_lib import logframe
from psoas_lib.log import DamagedLinesWarning, RomLog
from psoas_lib.records import ROM_COLUMNS

HEADER = ",".join(ROM_COLUMNS)
PLAIN = {
    "measured_at": "2026-03-04T07:30:00+01:00", "subject": "me", "test": "hip-extension-prone", "side": "left",
    "angle_deg": "8.5", "repeat": "1", "state": "cold", "instrument": "phone", "rater": "AB",
    "pelvis_control": "strap", "pain_0_10": "", "notes": "",
}  # fmt: skip


def line(n, **cells):
    row = {**PLAIN, "row_id": str(uuid.UUID(int=n)), **cells}
    return ",".join(row[name] for name in ROM_COLUMNS)


def write(folder, lines, end="\n"):
    (folder / "rom.csv").write_bytes((end.join([HEADER, *lines]) + end).encode())
    return RomLog(folder)


def by_line(log, monkeypatch):
    """Read as if no log could be read by columns."""
    with monkeypatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore", DamagedLinesWarning)
        patch.setattr(logframe, "read_plain_log", lambda _: None)
        return log.read()


def quick(log):
    return logframe.read_plain_log(log._rom)


def same(log, monkeypatch):
    found = quick(log)
    assert found is not None, "This log was not read by columns."
    pd.testing.assert_frame_equal(found, by_line(log, monkeypatch))
    pd.testing.assert_frame_equal(found, log.read())
    return found


CELLS = st.fixed_dictionaries(
    {
        "measured_at": st.sampled_from(
            [
                "2026-03-04T07:30:00+01:00", "2026-03-04T07:30:00+02:00", "2026-03-04", "2026-03-05 08:15",
                "2026-03-03T23:59:59", "2026-03-04T07:30:00Z", "4.3.2026", "2026-03-04T07:30:00.250",
            ]
        ),
        "subject": st.sampled_from(["me", "", " Ann "]),
        "side": st.sampled_from(["left", "right", "Left"]),
        "angle_deg": st.sampled_from(["0", "-8.5", "12", "\N{MINUS SIGN}3", "1e1"]),
        "repeat": st.sampled_from(["1", "", "2.0"]),
        "pain_0_10": st.sampled_from(["", "0", "10"]),
        "notes": st.sampled_from(
            ["", "ok", "'=1+1", '"stiff, after a run"', '"say ""ah"""', "\u00e4\u00f6\u00fc", "NA", "nan"]
        ),
    }
)  # fmt: skip


@given(rows=st.lists(CELLS, min_size=1, max_size=30), end=st.sampled_from(["\n", "\r\n"]), bom=st.booleans())
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
def test_every_regular_log_gives_the_same_table_in_both_ways(tmp_path, monkeypatch, rows, end, bom):
    log = write(tmp_path, [line(n + 1, **cells) for n, cells in enumerate(rows)], end)
    if bom:
        (tmp_path / "rom.csv").write_bytes(b"\xef\xbb\xbf" + (tmp_path / "rom.csv").read_bytes())
    same(log, monkeypatch)


def test_many_rows_with_a_note_in_quotation_marks_here_and_there_keep_their_order(tmp_path, monkeypatch):
    rng = np.random.default_rng(3)
    rows = []
    for n in range(4000):
        minute = int(rng.integers(0, 50))
        note = f'"late, {n}"' if n % 97 == 0 else ""
        rows.append(line(n + 1, measured_at=f"2026-03-04T07:{minute:02d}:00+01:00", notes=note))
    found = same(write(tmp_path, rows), monkeypatch)
    assert found["measured_at"].is_monotonic_increasing
    assert len(found) == 4000


def test_columns_that_somebody_added_come_last_as_text(tmp_path, monkeypatch):
    (tmp_path / "rom.csv").write_text(f"{HEADER},mood\n{line(1)},fine\n{line(2)},\n", encoding="utf-8")
    assert same(RomLog(tmp_path), monkeypatch)["mood"].tolist() == ["fine", ""]


ODD = {
    "a torn line": [line(1), line(2)[:40]],
    "a cell too many": [line(1), line(2) + ",x"],
    "a reading that is none": [line(1), line(2, angle_deg="much")],
    "an impossible angle": [line(1), line(2, angle_deg="181")],
    "a side that is none": [line(1), line(2, side="both")],
    "a day that never was": [line(1), line(2, measured_at="2026-02-30T07:30:00+01:00")],
    "an offset that is none": [line(1), line(2, measured_at="2026-03-04T07:30:00+1:00x")],
    "a row without an id": [line(1), line(2, row_id="")],
    "an id that stands twice": [line(1), line(1, angle_deg="9")],
    "an exact copy": [line(1), line(1)],
    "a note over two lines": [line(1), line(2, notes='"one\ntwo"')],
    "a quotation mark that never closes": [line(1), line(2, notes='"torn'), line(3)],
    "zeros from a crash": [line(1), "\0" * 40],
}


@pytest.mark.parametrize("name", ODD)
def test_whatever_is_out_of_the_ordinary_is_left_to_the_careful_reader(tmp_path, monkeypatch, name):
    log = write(tmp_path, ODD[name])
    assert quick(log) is None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DamagedLinesWarning)
        pd.testing.assert_frame_equal(log.read(), by_line(log, monkeypatch))


def test_semicolons_and_decimal_commas_of_a_spreadsheet_are_read_by_columns_too(tmp_path, monkeypatch):
    text = f"{HEADER}\n{line(1, angle_deg='8,5')}".replace(",", ";").replace("8;5", "8,5")
    (tmp_path / "rom.csv").write_text(text + "\n", encoding="utf-8")
    assert same(RomLog(tmp_path), monkeypatch)["angle_deg"].tolist() == [8.5]


def test_the_player_needs_none_of_it():
    source = Path(log_module.__file__).read_text(encoding="utf-8")
    assert "\nfrom psoas_lib.logframe" not in source
