"""Adding an import to the log: quick for large tables, and the same to the byte as row by row."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from psoas_lib import RomLog
from psoas_lib import tokens as tokens_module
from psoas_lib.csvfile import CsvFile
from psoas_lib.importing import import_log
from psoas_lib.records import ROM_COLUMNS

SLOW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXTS = st.one_of(
    st.sampled_from([
        "", " ", "me", "=1+1", "'=x", "a,b", "a;b", 'he said "ow"', "two\nlines", "a\r\nb", "a\rb", "Hüfte", "\u2212", "8.5", "-8.5",
        "x" * 600,
    ]),
    st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=12),
)  # fmt: skip
ROWS = st.lists(
    st.fixed_dictionaries({
        "row_id": st.uuids().map(str),
        "measured_at": st.sampled_from(["2026-03-04", "2026-03-04T07:00:00", "2026-03-04T07:00:30", "2026-03-04T07:00:30.250000"]),
        "subject": TEXTS,
        "test": st.sampled_from(["hip-flexion", "hip-extension-prone"]),
        "side": st.sampled_from(["left", "right"]),
        "angle_deg": st.one_of(st.floats(-180, 180), st.sampled_from([0.0, -0.0, 8.5, 1e-7])),
        "repeat": st.integers(1, 4),
        "state": st.sampled_from(["", "warm", "cold"]),
        "instrument": TEXTS,
        "rater": TEXTS,
        "pelvis_control": TEXTS,
        "pain_0_10": st.one_of(st.just(np.nan), st.integers(0, 10).map(float), st.just(2.5)),
        "notes": TEXTS,
        "utc_offset": st.sampled_from(["", "+01:00", "Z"]),
    }),
    min_size=1, max_size=12, unique_by=lambda row: row["row_id"],
)  # fmt: skip
HEAD = ",".join(ROM_COLUMNS)
BEFORE = st.sampled_from([
    None,
    (HEAD + "\n").encode(),
    (HEAD.replace(",", ";") + ";colour\r\n" + ";" * 13 + "\r\n").encode("utf-8-sig"),
    (HEAD.replace(",", ";") + "\n;2026-01-01;me;hip-flexion;left;8,5;1;;;;;;;\n").encode(),
    (HEAD.replace(",", "\t") + "\n").encode("utf-16"),
    (HEAD + "\n" + ',2026-01-01,me,hip-flexion,left,8.5,1,,,,,,"torn').encode(),
    (",".join(ROM_COLUMNS[:-1]) + "\n").encode(),
    (HEAD + "\n,2026-01-01,me,hip-flexion,left,8.5,1,,,,,,H\xfcfte\n").encode("cp1252"),
])  # fmt: skip


def table(rows):
    frame = pd.DataFrame(rows)[[*ROM_COLUMNS, "utc_offset"]]
    frame["measured_at"] = pd.to_datetime(frame["measured_at"], format="ISO8601").astype("datetime64[us]")
    frame["repeat"] = frame["repeat"].astype("Int64")
    return frame


def one_by_one(log, frame):
    rows = frame.to_dict("records")
    for row in rows:
        if not row["utc_offset"] and row["measured_at"] == row["measured_at"].normalize():
            row["measured_at"] = row["measured_at"].date()
    return log.append_new(rows)


@SLOW
@given(rows=ROWS, before=BEFORE)
def test_a_table_is_written_as_its_rows_would_be(rows, before, tmp_path_factory):
    frame = table(rows)
    logs = []
    for _ in range(2):
        log = RomLog(tmp_path_factory.mktemp("log"))
        if before is not None:
            (log.folder / "rom.csv").write_bytes(before)
        logs.append(log)
    assert one_by_one(logs[0], frame) == logs[1].append_frame(frame) == len(frame)
    first, second = ((log.folder / "rom.csv").read_bytes() for log in logs)
    assert first == second


@SLOW
@given(rows=ROWS, step=st.sampled_from([40, 4_000_000]), known=st.integers(0, 12))
def test_rows_that_the_log_has_are_not_added_again(rows, step, known, tmp_path_factory):
    frame = table(rows)
    log = RomLog(tmp_path_factory.mktemp("log"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens_module, "_STEP_BYTES", step)
        had = log.append_frame(frame.iloc[:known]) if known else 0
        assert log.append_frame(frame) == len(frame) - had
        assert log.append_frame(frame) == 0
    assert sorted(log.read()["row_id"]) == sorted(frame["row_id"])


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [("angle_deg", 181.0, "180"), ("side", "both", "side"), ("test", "sit-ups", "sit-ups"), ("pain_0_10", 11.0, "10"),
     ("state", "hot", "warm"), ("notes", "a\x00b", "NUL"), ("repeat", 0, "repeat"), ("angle_deg", np.nan, "number")],
)  # fmt: skip
def test_one_row_that_may_not_stand_in_the_log_keeps_all_out(tmp_path, column, value, says):
    good = {
        "row_id": "", "measured_at": "2026-03-04", "subject": "me", "test": "hip-flexion", "side": "left", "angle_deg": 120.0,
        "repeat": 1, "state": "", "instrument": "", "rater": "", "pelvis_control": "", "pain_0_10": np.nan, "notes": "", "utc_offset": "",
    }  # fmt: skip
    frame = table([good | {"row_id": "a"}, good | {"row_id": "b", column: value}])
    with pytest.raises(ValueError, match=says):
        RomLog(tmp_path).append_frame(frame)
    assert not (tmp_path / "rom.csv").exists()


def test_a_large_import_is_one_write_and_says_how_far_it_is(tmp_path, monkeypatch):
    rows = "".join(
        f"2026-0{1 + i // 20_000}-{1 + i % 28:02d}T{i // 60 % 24:02d}:{i % 60:02d}:{i // 1440 % 60:02d},hip-flexion,left,{110 + i % 9}\n"
        for i in range(45_000)
    )
    report = import_log(("measured_at,test,side,angle_deg\n" + rows).encode(), today=date(2026, 6, 1))
    writes, told = [], []
    whole = CsvFile._write_whole
    monkeypatch.setattr(CsvFile, "_write_whole", lambda self, *to: (writes.append(1), whole(self, *to))[1])
    log = RomLog(tmp_path)
    assert log.append_frame(report.accepted, told.append) == len(report.accepted) > 40_000
    assert len(writes) == 1
    assert told == sorted(told)
    assert told[-1] == 1
    assert len(told) >= 3
    assert report.append_to(log) == 0
