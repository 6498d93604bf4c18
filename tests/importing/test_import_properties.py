"""What holds for every file: no crash, counts that add up, nothing run, nothing added twice."""

import random
from datetime import date

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from psoas_lib import RomLog
from psoas_lib import tokens as tokens_module
from psoas_lib.importing import blocks as blocks_module
from psoas_lib.importing import columns as columns_module
from psoas_lib.importing import import_log

TODAY = date(2026, 6, 1)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

CELLS = st.one_of(
    st.sampled_from([
        "2026-03-04", "04.03.2026", "03/04/2026", "46085", "L", "right", "hip flexion", "Thomas", "8,5", "-8.5", "0", "n/a",
        "700", "8;9", '"', "=1+1", "<b>", "date", "angle", "side", "test", "", " ", "1e400", "3/10", "Left 1", "\x00", "ü", "2062-01-01",
    ]),
    st.text(max_size=8),
)  # fmt: skip
TABLES = st.builds(
    lambda rows, mark, end, head: head + end.join(mark.join(row) for row in rows),
    st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=12),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(
        ["", "date,test,side,angle\n", "Datum;Seite;Hip extension\n", "date,Left 1,Left 2,Right 1\n"]
    ),
)


def adds_up(report):
    assert len(report.accepted) + len(report.quarantined) == report.n_read
    assert (report.quarantined["code"] != "").all()
    assert report.accepted["angle_deg"].between(-180, 180).all() if "angle_deg" in report.accepted else True
    assert report.accepted["row_id"].is_unique if "row_id" in report.accepted else True
    assert "<script" not in report._repr_html_()
    assert repr(report)
    return report


@SLOW
@given(st.binary(max_size=400))
@example(b"PK\x05\x06" + bytes(18))
@example(b"\xff\xfe\x00")
@example(b'"\n' * 300)
@example(b"\xf0\x9f\n1,2\n")
def test_any_bytes_give_a_report(raw):
    adds_up(import_log(raw, today=TODAY))


@SLOW
@given(TABLES, st.sampled_from(["utf-8", "utf-16", "utf-8-sig", "cp1252"]))
def test_any_table_gives_a_report_with_and_without_answers(table, encoding):
    raw = table.encode(encoding, "replace")
    report = adds_up(import_log(raw, today=TODAY))
    answers = {
        q.key: q.choices[0]
        for q in report.questions
        if q.key in {"date_order", "excel_epoch", "unit", "sign", "side"}
    }
    again = adds_up(import_log(raw, today=TODAY, **answers))
    assert again.n_read == report.n_read
    assert len(again.accepted) >= len(report.accepted)


@SLOW
@given(st.binary(max_size=300), st.integers(0, 8))
def test_a_broken_workbook_gives_a_report(noise, at):
    from tests.importing.test_import_cases import XLSX_ROWS, workbook

    raw = bytearray(workbook(*XLSX_ROWS))
    place = len(raw) * at // 9
    raw[place : place + len(noise)] = noise
    adds_up(import_log(bytes(raw), today=TODAY))


READING_ROWS = st.lists(
    st.tuples(st.integers(1, 28), st.sampled_from(["left", "right"]), st.integers(-40, 40), st.integers(1, 3), st.sampled_from(["", "a", "=b"])),
    min_size=1, max_size=25,
)  # fmt: skip


def own_file(rows, end="\n"):
    head = "measured_at,subject,test,side,angle_deg,repeat,notes"
    lines = [f"2026-03-{d:02d}T07:00:00,me,hip-extension-prone,{s},{a},{r},{n}" for d, s, a, r, n in rows]
    return end.join([head, *lines, ""]).encode()


@SLOW
@given(READING_ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows, dice):
    shuffled = rows.copy()
    dice.shuffle(shuffled)
    one, other = import_log(own_file(rows), today=TODAY), import_log(own_file(shuffled), today=TODAY)
    assert sorted(one.accepted["angle_deg"]) == sorted(other.accepted["angle_deg"])
    assert sorted(one.quarantined["code"]) == sorted(other.quarantined["code"])
    # Copies that differ in their notes only are left out by line, so ids are compared without them.
    if len({row[:4] for row in rows}) == len(rows):
        assert set(one.accepted["row_id"]) == set(other.accepted["row_id"])


@SLOW
@given(rows=READING_ROWS)
def test_importing_twice_adds_nothing(rows, tmp_path_factory):
    log = RomLog(tmp_path_factory.mktemp("log"))
    report = import_log(own_file(rows), today=TODAY)
    assert report.append_to(log) == len(report.accepted)
    assert import_log(own_file(rows, "\r\n"), today=TODAY).append_to(log) == 0
    frame = log.read()
    assert sorted(frame["angle_deg"]) == sorted(report.accepted["angle_deg"])
    assert set(frame["notes"]) == set(report.accepted["notes"])


def test_a_log_imports_into_another_log_as_it_is(tmp_path):
    from psoas_lib import sample_log

    report = import_log(sample_log().folder / "rom.csv", today=TODAY)
    # The one slip of the pen that was put into the sample is found.
    assert report.quarantined["value"].tolist() == ["38.2"]
    assert not report.questions
    log = RomLog(tmp_path)
    assert report.append_to(log) == 179
    original = sample_log().read()
    pd.testing.assert_frame_equal(
        log.read().sort_values("row_id", ignore_index=True),
        original[original["angle_deg"] != 38.2].sort_values("row_id", ignore_index=True),
    )


def test_quarantine_is_mended_and_imported_again(tmp_path):
    text = (
        "Datum;Seite;Hüftbeugung;Notiz\n01.03.2026;L;120;\n02.03.2026;L;12O;=cmd()\n03.03.2026;;121;\n"
        "04.03.2026;L;122;a;b\n05.03.2026;L;-8.5;\n"
    )
    report = import_log(text.encode(), today=TODAY)
    assert len(report.accepted) == 1
    path = report.save_quarantine(tmp_path / "sub" / "quarantine.csv")
    saved = pd.read_csv(path, keep_default_na=False, dtype=str)
    assert list(saved.columns)[:4] == ["Datum", "Seite", "Hüftbeugung", "Notiz"]
    assert saved["quarantine_code"].tolist() == [
        "not-a-number",
        "side-unknown",
        "too-many-cells",
        "improbable-angle",
    ]
    assert saved["Notiz"].tolist()[0] == "'=cmd()"
    assert saved["Hüftbeugung"].tolist()[3] == "-8.5"
    assert saved["quarantine_value"].tolist()[2] == "04.03.2026;L;122;a;b"
    saved.loc[0, "Hüftbeugung"] = "120"
    saved.loc[1, "Seite"] = "R"
    saved.loc[2, ["Datum", "Seite", "Hüftbeugung", "Notiz"]] = ["04.03.2026", "L", "122", "a;b"]
    saved.loc[3, "Hüftbeugung"] = "118"
    saved.to_csv(path, index=False)
    mended = import_log(path, today=TODAY)
    assert mended.accepted["angle_deg"].tolist() == [120, 121, 122, 118]
    assert mended.accepted["notes"].tolist() == ["=cmd()", "", "a;b", ""]
    assert len(mended.quarantined) == 0


def test_a_wide_row_that_is_half_right_comes_back_without_its_right_half(tmp_path):
    report = import_log(b"date,hip flexion L,hip flexion R\n2026-03-01,120,oops\n", today=TODAY)
    saved = pd.read_csv(report.save_quarantine(tmp_path / "q.csv"), keep_default_na=False, dtype=str)
    assert saved.loc[0, ["hip flexion L", "hip flexion R"]].tolist() == ["", "oops"]


@pytest.mark.parametrize("quoted", [False, True])
def test_chunks_do_not_change_the_result(monkeypatch, quoted):
    dice = random.Random(5)
    note = '"two\nlines, ""quoted"""' if quoted else "plain"
    rows = [
        f"2026-0{dice.randint(1, 5)}-{dice.randint(1, 28):02d}T07:{i % 60:02d}:00,s{i % 40},hip-flexion,left,{dice.randint(90, 130)},1,{note}\n"
        for i in range(3000)
    ]
    raw = ("measured_at,subject,test,side,angle_deg,repeat,notes\n" + "".join(rows) + "short,row\n").encode()
    whole = import_log(raw, today=TODAY)
    monkeypatch.setattr(blocks_module, "_CHUNK_CHARS", 1000)
    parts = import_log(raw, today=TODAY)
    pd.testing.assert_frame_equal(whole.accepted, parts.accepted)
    pd.testing.assert_frame_equal(whole.quarantined, parts.quarantined)
    assert whole.n_read == 3001


def equal_reports(one, other):
    pd.testing.assert_frame_equal(one.accepted, other.accepted)
    pd.testing.assert_frame_equal(one.quarantined, other.quarantined)
    # The encoding and the mark between the cells stand in the first sentence.
    assert one.sentences[1:] == other.sentences[1:]


PLAIN_CELLS = st.one_of(
    st.sampled_from([
        "2026-03-04", "2026-03-04T07:00", "2026-03-04T07:00:30", "2026-03-04T07:00:30+01:00", "2026-02-30", "0000-01-01",
        "2026-03-04T25:00:00", "2026-03-04T07:00:30-11:30", "04.03.2026", "L", "right", "hip-flexion", "8.5", "-8.5", "0",
        "n/a", "", " ", "ü", "\u2212", "\u2028", "a" * 8, "a" * 9, "b" * 64, "c" * 65, "'=x", "\x1f",
        "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-00000000000G",
    ]),
    st.text(st.characters(exclude_characters='"\n\r;\x00', exclude_categories=["Cs"]), max_size=20),
)  # fmt: skip
PLAIN_TABLES = st.integers(1, 6).flatmap(
    lambda width: st.lists(
        st.lists(PLAIN_CELLS, min_size=width, max_size=width).map(";".join), min_size=1, max_size=25
    )
)
PLAIN_HEADS = st.sampled_from([
    "", "row_id;measured_at;test;side;angle_deg;notes\n", "date;side;hip flexion\n", "measured_at;L;R\n",
])  # fmt: skip


@SLOW
@given(PLAIN_TABLES, PLAIN_HEADS, st.sampled_from([2, 1000]), st.sampled_from(["", "\n"]))
def test_quick_and_careful_splitting_agree(rows, head, enough, last):
    raw = (head + "\n".join(rows) + last).encode()
    with pytest.MonkeyPatch.context() as patch:
        # Two rows are enough here to take a column for one of ids.
        patch.setattr(columns_module, "_ENOUGH_TO_JUDGE", enough)
        quick = adds_up(import_log(raw, today=TODAY, sign="larger-is-more-extension"))
        patch.setattr(blocks_module, "_plain_block", lambda *_: None)
        careful = import_log(raw, today=TODAY, sign="larger-is-more-extension")
    equal_reports(quick, careful)


@SLOW
@given(PLAIN_TABLES, PLAIN_HEADS, st.sampled_from(["\r\n", "\r", "mixed"]), st.sampled_from([60, 4_000_000]))
def test_line_ends_and_encodings_do_not_change_the_result(rows, head, end, chunk):
    text = head + "\n".join(rows) + "\n"
    ends = text.replace("\n", "\r", 3).replace("\n", "\r\n", 2) if end == "mixed" else text.replace("\n", end)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks_module, "_CHUNK_CHARS", chunk)
        one = import_log(text.encode("utf-8-sig"), today=TODAY)
        for other in (ends.encode("utf-8-sig"), ends.encode("utf-16")):
            equal_reports(one, import_log(other, today=TODAY))


def test_two_ids_with_one_hash_stay_two(monkeypatch):
    rows = [
        f"00000000-0000-4000-8000-{i:012x},2026-03-{1 + i // 60:02d}T07:{i % 60:02d}:00,hip-flexion,left,120"
        for i in range(1500)
    ]
    raw = ("row_id,measured_at,test,side,angle_deg\n" + "\n".join([*rows, rows[7]])).encode()
    first = import_log(raw, today=TODAY)
    assert first.quarantined["code"].tolist() == ["duplicate"]
    monkeypatch.setattr(tokens_module, "_mixed", lambda words: words[:, 0])
    equal_reports(first, import_log(raw, today=TODAY))
