"""The forty kinds of trouble that real spreadsheets bring: what is taken, quarantined or asked."""
# ruff: noqa: DTZ001 - wall clocks have no zone; a case is one line

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from psoas_lib.importing import import_log
from psoas_lib.importing import workbook as workbook_module

TODAY = date(2026, 6, 1)
HEAD = "measured_at,test,side,angle_deg,repeat,pain_0_10,notes\n"
EXTENSION = {"sign": "larger-is-more-extension"}


def read(text, **answers):
    data = text.encode() if isinstance(text, str) else text
    report = import_log(data, today=TODAY, **answers)
    assert len(report.accepted) + len(report.quarantined) == report.n_read
    assert report.sentences
    assert report._repr_html_().startswith("<div>")
    return report


def own(*rows):
    """A file with the log's own columns; each row is day, test, side, angle, repeat, pain, notes."""
    return HEAD + "".join(f"2026-03-{day:02d}T07:00:00,{rest}\n" for day, *rest_ in rows for rest in rest_)


def codes(report):
    return report.quarantined["code"].tolist()


def angles(report):
    return report.accepted["angle_deg"].tolist()


def keys(report):
    return [question.key for question in report.questions]


GOOD = own((1, "hip-flexion,left,120,1,0,"), (2, "hip-flexion,right,121,1,0,"))
STEADY = [(day, f"hip-flexion,left,{120 + day % 3},1,0,") for day in range(1, 13)]


def with_row(row):
    return own(*STEADY) + row + "\n"


def test_01_semicolons_and_decimal_commas():
    report = read(
        "measured_at;test;side;angle_deg\n2026-03-01;hip-flexion;left;120,5\n2026-03-02;hip-flexion;left;119\n"
    )
    assert angles(report) == [120.5, 119]


def test_02_a_byte_order_mark():
    assert len(read(b"\xef\xbb\xbf" + GOOD.encode()).accepted) == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_03_utf_16_with_and_without_a_mark(encoding):
    report = read(GOOD.replace(",0,\n", ",0,Hüfte\n").encode(encoding))
    assert report.accepted["notes"].tolist() == ["Hüfte", "Hüfte"]


def test_04_the_old_windows_encoding_is_read_and_said():
    report = read(GOOD.replace(",0,\n", ",0,Hüfte – müde\n").encode("cp1252"))
    assert report.accepted["notes"].tolist() == ["Hüfte – müde"] * 2
    assert any("Windows" in sentence for sentence in report.sentences)


def test_05_spreadsheet_day_numbers_are_decided_by_the_calendar_or_asked():
    late = "date,test,side,angle_deg\n46085,hip-flexion,left,120\n46086.5,hip-flexion,left,121\n"
    report = read(late)
    assert report.accepted["measured_at"].tolist() == [datetime(2026, 3, 4), datetime(2026, 3, 5, 12)]
    assert any("count from 1900" in sentence for sentence in report.decided)
    early = late.replace("4608", "4408")
    assert keys(read(early)) == ["excel_epoch"]
    assert codes(read(early)) == ["epoch-unclear"] * 2
    assert read(early, excel_epoch="1900").accepted["measured_at"][0] == datetime(2020, 9, 11)
    assert read(early, excel_epoch="1904").accepted["measured_at"][0] == datetime(2024, 9, 12)


SLASHES = "date,test,side,angle_deg\n03/04/2026,hip-flexion,left,120\n04/04/2026,hip-flexion,left,121\n"


def test_06_an_undecidable_date_order_is_one_question():
    report = read(SLASHES.replace("04/04", "05/04"))
    assert keys(report) == ["date_order"]
    assert codes(report) == ["date-order-unclear"] * 2
    for order, days in {"day-first": [(4, 3), (4, 5)], "month-first": [(3, 4), (5, 4)]}.items():
        answered = read(SLASHES.replace("04/04", "05/04"), date_order=order)
        assert [(d.month, d.day) for d in answered.accepted["measured_at"]] == days
        assert any(order in sentence for sentence in answered.sentences)


def test_06_the_fourth_of_april_is_the_fourth_of_april():
    report = read(SLASHES)
    assert [d.day for d in report.accepted["measured_at"]] == [4]
    assert codes(report) == ["date-order-unclear"]


def test_07_a_date_order_is_decided_by_another_row_and_said():
    report = read(SLASHES + "25/04/2026,hip-flexion,left,122\n")
    assert [d.day for d in report.accepted["measured_at"]] == [3, 4, 25]
    assert any("day-first" in sentence for sentence in report.decided)


def test_07_rows_that_prove_both_orders_are_read_and_the_others_asked():
    report = read(SLASHES + "25/04/2026,hip-flexion,left,122\n04/25/2026,hip-flexion,right,122\n")
    assert keys(report) == ["date_order"]
    assert len(report.accepted) == 3
    assert codes(report) == ["date-order-unclear"]
    assert codes(read(SLASHES + "04/25/2026,hip-flexion,right,122\n", date_order="day-first")) == [
        "date-order-broken"
    ]


@pytest.mark.parametrize(
    "text", ["120°", "120 °", "120 deg", "120 degrees", "120º", " 120 ", "+120", "120.0", "1.2e2"]
)
def test_08_degree_signs_and_words(text):
    assert angles(read(own((1, f"hip-flexion,left,{text},1,0,")))) == [120]


@pytest.mark.parametrize("minus", ["-", "\u2212", "\u2013", "'-"])
def test_09_every_minus_is_a_minus(minus):
    assert angles(read(own((1, f"hip-extension-prone,left,{minus}8.5,1,0,")))) == [-8.5]


@pytest.mark.parametrize(
    ("word", "side"),
    [("L", "left"), ("left", "left"), ("links", "left"), ("G", "left"), ("gauche", "left"), ("Izquierda", "left"),
     ("D", "right"), ("R", "right"), ("rechts", "right"), ("droite", "right"), ("derecha", "right"), ("RIGHT ", "right")],
)  # fmt: skip
def test_10_words_for_the_sides_in_four_languages(word, side):
    assert read(own((1, f"hip-flexion,{word},120,1,0,"))).accepted["side"].tolist() == [side]


def test_10_an_unknown_side_is_quarantined():
    assert (
        codes(read(own((1, "hip-flexion,dominant,120,1,0,"), (1, "hip-flexion,both,120,1,0,"))))
        == ["unknown-side"] * 2
    )


def test_11_a_change_of_sign_convention_is_asked():
    rows = [
        (day, f"hip-extension-prone,left,{sign}{8 + day % 3},1,0,")
        for day, sign in zip(range(1, 11), "-----     ", strict=True)
    ]
    report = read(own(*rows))
    assert keys(report) == ["both_signs"]
    assert codes(report) == ["sign-mixed"] * 10
    assert len(read(own(*rows), both_signs="as-written").accepted) == 10


def test_11_a_foreign_files_sign_is_asked_once_and_followed():
    text = "date,side,hip extension prone\n2026-03-01,L,-8\n2026-03-02,L,0\n2026-03-03,L,3\n"
    report = read(text)
    assert keys(report) == ["sign"]
    assert angles(report) == [0]
    assert angles(read(text, **EXTENSION)) == [-8, 0, 3]
    assert angles(read(text, sign="larger-is-more-flexion")) == [8, 0, -3]
    assert angles(read(text, sign={"hip-extension-prone": "larger-is-more-flexion"})) == [8, 0, -3]


def test_12_exact_copies_are_left_out_once():
    report = read(GOOD + GOOD.removeprefix(HEAD))
    assert len(report.accepted) == 2
    assert codes(report) == ["duplicate"] * 2
    assert report.quarantined["line"].tolist() == [4, 5]


def test_13_contradictions_are_both_quarantined():
    report = read(
        own(
            (1, "hip-flexion,left,120,1,0,"),
            (1, "hip-flexion,left,125,1,0,"),
            (2, "hip-flexion,left,121,1,0,"),
        )
    )
    assert codes(report) == ["conflict"] * 2
    assert angles(report) == [121]


def test_13_without_repeat_numbers_equal_times_are_asked():
    text = "date,test,side,angle\n2026-03-01,hip-flexion,L,120\n2026-03-01,hip-flexion,L,122\n2026-03-01,hip-flexion,L,122\n"
    report = read(text)
    assert keys(report) == ["same_time"]
    assert not len(report.accepted)
    repeats = read(text, same_time="repeats").accepted
    assert list(zip(repeats["angle_deg"], repeats["repeat"], strict=True)) == [(120, 1), (122, 2), (122, 3)]
    assert repeats["row_id"].is_unique
    assert sorted(codes(read(text, same_time="conflict"))) == ["conflict", "conflict", "duplicate"]


IDS = [f"7f1c9c5e-51a4-4f0e-9d6a-0d0f3c1b2a{n:02d}" for n in range(10)]


def with_ids(*rows):
    return f"row_id,{HEAD}" + "".join(f"{one},2026-03-01T07:00:00,{rest},0,\n" for one, rest in rows)


def test_readings_with_ids_of_their_own_are_neither_copies_nor_contradictions():
    report = read(with_ids(
        (IDS[0], "hip-flexion,left,120,1"), (IDS[1], "hip-flexion,left,120,1"), (IDS[2], "hip-flexion,left,122,1")
    ))  # fmt: skip
    assert angles(report) == [120, 120, 122]
    assert report.accepted["row_id"].tolist() == IDS[:3]
    assert any("3 readings share their moment" in sentence for sentence in report.sentences)


def test_a_row_without_an_id_is_still_compared_with_those_that_have_one():
    report = read(with_ids(
        ("", "hip-flexion,left,120,1"), (IDS[1], "hip-flexion,left,120,1"), (IDS[2], "hip-flexion,left,122,1")
    ))  # fmt: skip
    assert report.accepted["row_id"].tolist() == IDS[1:3]
    assert codes(report) == ["duplicate"]
    unsure = read(with_ids((IDS[0], "hip-flexion,left,120,1"), ("", "hip-flexion,left,125,1")))
    assert codes(unsure) == ["conflict"] * 2


def test_one_id_for_two_different_readings_is_a_contradiction():
    report = read(with_ids((IDS[0], "hip-flexion,left,120,1"), (IDS[0], "hip-flexion,left,125,1")))
    assert codes(report) == ["conflict"] * 2
    rows = f"{IDS[0]},2026-03-01,hip-flexion,left,120,Ada\n{IDS[0]},2026-03-01,hip-flexion,left,120,Bo\n"
    assert codes(read("row_id,measured_at,test,side,angle_deg,rater\n" + rows)) == ["conflict"] * 2
    same = read(with_ids((IDS[0], "hip-flexion,left,120,1"), (IDS[0], "hip-flexion,left,120,1")))
    assert codes(same) == ["duplicate"]


def test_a_number_of_the_line_is_no_id_of_a_reading():
    rows = "".join(f"{n},{who},2026-03-0{n},hip-flexion,left,{120 + n}\n" for n in (1, 2) for who in "ab")
    assert angles(read("row id,person,date,test,side,angle\n" + rows)) == [121, 121, 122, 122]


def test_the_id_of_a_row_with_several_readings_is_not_the_id_of_one_of_them():
    text = f"row_id,date,test,left,right\n{IDS[0]},2026-03-01,hip-flexion,270,120\n{IDS[1]},2026-03-02,hip-flexion,118,121\n"
    first, mended = read(text), read(text.replace("270", "117"))
    assert (angles(first), angles(mended)) == ([120, 118, 121], [117, 120, 118, 121])
    assert set(first.accepted["row_id"]) < set(mended.accepted["row_id"])
    assert not set(IDS) & set(mended.accepted["row_id"])
    cell = f"row_id,date,test,side,angle\n{IDS[0]},2026-03-01,hip-flexion,left,270/120\n"
    assert set(read(cell).accepted["row_id"]) < set(read(cell.replace("270", "119")).accepted["row_id"])


@pytest.mark.parametrize("angle", ["700", "-850", "181"])
def test_14_impossible_angles(angle):
    report = read(with_row(f"2026-03-20,hip-flexion,right,{angle},1,0,"))
    assert codes(report) == ["impossible-angle"]
    assert report.quarantined[["line", "column", "value"]].to_numpy().tolist() == [[14, "angle_deg", angle]]


@pytest.mark.parametrize("cell", ["=A1+3", '=HYPERLINK("http://x")', "@SUM(A1)", "+cmd|' /C calc'!A0"])
def test_15_formulas_in_the_angle_are_never_run(cell):
    quoted = '"' + cell.replace('"', '""') + '"'
    assert codes(read(with_row(f"2026-03-20,hip-flexion,right,{quoted},1,0,"))) == ["formula"]


def test_16_a_missing_header():
    rows = "2026-03-01,hip-flexion,left,120\n2026-03-02,hip-flexion,right,121\n"
    assert angles(read(rows)) == [120, 121]
    two = "2026-03-01,left,12,120\n2026-03-02,right,13,121\n"
    report = read(two)
    assert keys(report) == ["columns"]
    assert len(report.quarantined) == report.n_read == 2
    assert angles(read(two, columns={"angle_deg": 4}, test="hip-flexion")) == [120, 121]


@pytest.mark.parametrize(
    "head",
    ["Datum;Seite;Hüftbeugung (°)", "Fecha;Lado;Flexión de cadera", "Date de mesure;Côté;Flexion de hanche",
     "DATE;SIDE;hip_flexion"],
)  # fmt: skip
def test_17_headers_in_four_languages(head):
    assert angles(read(f"{head}\n2026-03-01;L;120\n2026-03-02;R;121\n")) == [120, 121]


def test_18_the_day_is_the_day_on_the_wall():
    report = read(GOOD.replace("T07:00:00", "T23:30+02:00"))
    assert [d.day for d in report.accepted["measured_at"]] == [1, 2]
    assert report.accepted["utc_offset"].tolist() == ["+02:00"] * 2
    zulu = read(GOOD.replace("T07:00:00", "T23:30:00Z"))
    assert zulu.accepted["utc_offset"].tolist() == ["+00:00"] * 2


def test_19_a_truncated_last_line():
    report = read(GOOD + "2026-03-03T07:00:00,hip-flexion,le")
    assert len(report.accepted) == 2
    assert codes(report) == ["too-few-cells"]
    assert report.quarantined["value"].tolist() == ["2026-03-03T07:00:00,hip-flexion,le"]


def test_20_an_unclosed_quotation_mark_costs_one_line():
    report = read(
        own(
            (1, 'hip-flexion,left,120,1,0,"tight'),
            (2, "hip-flexion,left,121,1,0,fine"),
            (3, "hip-flexion,left,122,1,0,"),
        )
    )
    assert codes(report) == ["unclosed-quote"]
    assert report.quarantined["line"].tolist() == [2]
    assert angles(report) == [121, 122]


def test_20_a_quoted_cell_may_go_on_in_the_next_line():
    report = read(
        own((1, 'hip-flexion,left,120,1,0,"tight,\n\nthen ""fine"""'), (2, "hip-flexion,left,121,1,0,"))
    )
    assert report.accepted["notes"].tolist() == ['tight,\n\nthen "fine"', ""]


def test_21_html_is_text_and_harmless():
    nasty = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    report = read(own((1, f"hip-flexion,left,120,1,0,{nasty}"), (1, f"{nasty},left,120,1,0,{nasty}")))
    assert report.accepted["notes"].tolist() == [nasty]
    assert "<script" not in report._repr_html_()
    assert "<img" not in report._repr_html_()


def test_22_a_comma_outside_quotation_marks_is_not_shifted():
    report = read(own((1, "hip-flexion,left,120,1,0,tight, sore"), (2, "hip-flexion,left,121,1,0,")))
    assert codes(report) == ["too-many-cells"]
    assert angles(report) == [121]


@pytest.mark.parametrize("data", [b"", b"\n\n \n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_23_an_empty_file_is_never_a_success(data):
    report = read(data)
    assert report.n_read == 0
    assert any("nothing was imported" in sentence.casefold() for sentence in report.sentences)


def test_24_a_header_alone_is_never_a_success():
    report = read(HEAD)
    assert report.n_read == 0
    assert any("nothing was imported" in sentence for sentence in report.sentences)


@pytest.mark.parametrize(
    "word", ["", "n/a", "NA", "NaN", "-", "--", "k. A.", "#N/A", "#DIV/0!", "null", "not measured", "?"]
)
def test_25_words_for_a_missing_value(word):
    assert codes(read(with_row(f"2026-03-20,hip-flexion,right,{word},1,0,"))) == ["missing-angle"]


@pytest.mark.parametrize("zero", ["0", "0.0", "-0", "0°"])
def test_26_zero_degrees_is_a_value(zero):
    report = read(own((1, f"hip-extension-prone,left,{zero},1,0,")))
    assert angles(report) == [0]
    assert report.accepted["pain_0_10"].tolist() == [0]


@pytest.mark.parametrize("text", ["inf", "-Infinity", "1e400", "-1e999"])
def test_27_infinity_is_no_angle(text):
    assert codes(read(with_row(f"2026-03-20,hip-flexion,right,{text},1,0,"))) == ["not-finite"]


def test_28_pain_has_a_scale():
    report = read(own((1, "hip-flexion,left,120,1,3/10,"), (2, "hip-flexion,left,121,1,11,"), (3, "hip-flexion,left,122,1,-1,"),
                      (4, "hip-flexion,left,122,1,some,"), (5, "hip-flexion,left,120,1,,")))  # fmt: skip
    assert report.accepted["pain_0_10"].fillna(-9).tolist() == [3, -9]
    assert codes(report) == ["pain-out-of-range", "pain-out-of-range", "not-a-number"]
    assert report.quarantined["column"].tolist() == ["pain_0_10"] * 3


@pytest.mark.parametrize(
    ("day", "code"),
    [("2062-03-01", "future-date"), ("1900-01-02", "improbable-date"), ("2026-06-03", "future-date")],
)
def test_29_days_that_cannot_have_been(day, code):
    assert codes(read(with_row(f"{day},hip-flexion,right,120,1,0,"))) == [code]


@pytest.mark.parametrize("day", ["2026-02-30", "31.04.2026", "2026-13-01", "2026-03-01T25:00", "29 Feb 2026"])
def test_30_days_that_do_not_exist(day):
    assert codes(read(with_row(f"{day},hip-flexion,right,120,1,0,"))) == ["impossible-date"]


@pytest.mark.parametrize("text", ['"1,200"', "1'200", '"1.200,5"', '"1,200.5"'])
def test_31_thousands_marks_are_not_decimals(text):
    assert codes(read(with_row(f"2026-03-20,hip-flexion,right,{text},1,0,"))) == ["thousands-mark"]


def test_32_old_mac_line_ends_and_mixed_ones():
    assert len(read(GOOD.replace("\n", "\r")).accepted) == 2
    assert len(read(GOOD.replace("\n", "\r\n", 1)).accepted) == 2


def test_33_a_tail_of_nul_characters():
    report = read(GOOD.encode() + b"\x00" * 4096)
    assert len(report.accepted) == 2
    assert codes(report) == ["nul-bytes"]


def workbook(*rows, epoch=None, **sheets):
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    for row in rows:
        book.active.append(row)
    for name, more in sheets.items():
        sheet = book.create_sheet(name)
        for row in more:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


XLSX_ROWS = (
    ["Datum", "Seite", "Hüftbeugung"], [datetime(2026, 3, 1), "li", 120.5], [None, None, None],
    [datetime(2026, 3, 2, 18, 30), "re", "121°"], [46085, "re", 0], ["3.3.2026", "re", datetime(2026, 5, 8)],
)  # fmt: skip


def test_34_a_workbook_named_csv(tmp_path):
    path = tmp_path / "log.csv"
    path.write_bytes(workbook(*XLSX_ROWS))
    report = import_log(path, today=TODAY, improbable="keep")
    assert report.n_read == 4
    assert angles(report) == [120.5, 121, 0]
    assert report.accepted["measured_at"].tolist() == [
        datetime(2026, 3, 1),
        datetime(2026, 3, 2, 18, 30),
        datetime(2026, 3, 4),
    ]
    assert codes(report) == ["date-in-angle"]
    assert report.quarantined["line"].tolist() == [6]


def test_34_the_1904_system_of_a_workbook_is_known():
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    report = read(workbook(["date", "side", "hip flexion"], [44623, "L", 120], epoch=CALENDAR_MAC_1904))
    assert report.accepted["measured_at"].tolist() == [datetime(2026, 3, 4)]


def test_34_a_workbook_with_several_tables_is_asked_about():
    data = workbook(["date", "side", "hip flexion"], ["2026-03-01", "L", 120], Other=[["a", "b"], [1, 2]])
    assert keys(read(data)) == ["sheet"]
    assert angles(read(data, sheet="Sheet")) == [120]


def test_35_a_doubled_column_is_asked_about():
    text = "date,test,side,angle,angle\n2026-03-01,hip-flexion,L,120,121\n"
    report = read(text)
    assert keys(report) == ["columns"]
    assert codes(report) == ["columns-unclear"]
    assert angles(read(text, columns={"angle_deg": 5})) == [121]


def test_36_a_side_in_the_name_of_the_test():
    text = "date,test,angle\n2026-03-01,Left hip flexion,120\n2026-03-01,hip flexion (R),121\n2026-03-02,Hüftbeugung links,122\n"
    assert read(text).accepted["side"].tolist() == ["left", "right", "left"]
    clash = "date,test,side,angle\n2026-03-01,Left hip flexion,right,120\n"
    assert codes(read(clash)) == ["side-contradiction"]


def test_37_radians_are_asked_about_or_read_from_the_header():
    text = "date,test,side,angle\n" + "".join(
        f"2026-03-{d:02d},hip-flexion,L,2.{d:02d}\n" for d in range(1, 8)
    )
    assert keys(read(text)) == ["unit"]
    assert angles(read(text, unit="radians"))[0] == pytest.approx(115.16, abs=0.01)
    assert len(read(text.replace("angle", "angle (rad)")).accepted) == 7
    assert keys(read(text.replace("angle", "angle_deg").replace("date", "measured_at"))) == ["unit"]
    assert angles(read(text, unit="degrees"))[0] == 2.01


@pytest.mark.parametrize(("typed", "meant"), [("213", 123), ("1205", 120.5), ("12", None), ("1 21", None)])
def test_38_slips_of_the_pen_come_with_a_proposal(typed, meant):
    report = read(with_row(f"2026-03-13,hip-flexion,left,{typed},1,0,"))
    assert len(report.quarantined) == 1 or typed == "1 21"
    assert codes(report)[0] in {"digit-slip", "impossible-angle", "improbable-angle"}
    if meant and typed == "213":
        assert "123" in report.quarantined["hint"][0]


def test_38_an_improbable_angle_is_kept_when_somebody_says_so():
    text = with_row("2026-03-13,hip-flexion,left,60,1,0,")
    assert codes(read(text)) == ["improbable-angle"]
    assert len(read(text, improbable="keep").accepted) == 13


@pytest.mark.parametrize(
    "cell",
    [
        '"120;121;119"',
        "120/121/119",
        '"120, 121, 119"',
        "120 121 119",
        "120|121|119",
        '"120\n121\n119"',
        "120° / 121° / 119°",
    ],
)
def test_39_three_repeats_in_one_cell(cell):
    report = read(f"date,test,side,angle\n2026-03-01,hip-flexion,L,{cell}\n")
    assert angles(report) == [120, 121, 119]
    assert report.accepted["repeat"].tolist() == [1, 2, 3]


def test_40_a_very_long_cell_is_quarantined_and_the_rest_read():
    report = read(own((1, "hip-flexion,left,120,1,0," + "x" * 1_500_000), (2, "hip-flexion,left,121,1,0,")))
    assert codes(report) == ["cell-too-long"]
    assert angles(report) == [121]


WIDE = (
    "Date,Left 1,Left 2,Right 1,Right 2\n2026-03-01,120,121,118,\n2026-03-02,122,n/a,,119\n2026-03-03,,,,\n"
)


def test_wide_tables_give_a_reading_for_each_filled_cell():
    report = read(WIDE, test="hip-flexion")
    found = report.accepted[["side", "repeat", "angle_deg"]].to_numpy().tolist()
    assert found == [
        ["left", 1, 120],
        ["left", 2, 121],
        ["right", 1, 118],
        ["left", 1, 122],
        ["right", 2, 119],
    ]
    assert codes(report) == ["missing-angle", "missing-angle"]
    assert report.quarantined["line"].tolist() == [3, 4]
    assert any("for an angle are empty" in sentence for sentence in report.sentences)


def test_wide_tables_may_hold_several_tests():
    text = "Datum;Hüftbeugung L;Hüftbeugung R;Ely links;Ely rechts\n01.03.2026;120;121;130;131\n"
    report = read(text)
    assert report.accepted[["test", "side"]].to_numpy().tolist() == [
        ["hip-flexion", "left"], ["hip-flexion", "right"], ["ely-knee", "left"], ["ely-knee", "right"],
    ]  # fmt: skip


def test_which_test_a_column_means_is_asked():
    text = "date,side,test,value\n2026-03-01,L,hip extension,8\n2026-03-01,L,Thomas,85\n2026-03-01,L,shoulder flexion,170\n"
    report = read(text, **EXTENSION)
    assert keys(report) == ["test", "test", "test"]
    assert codes(report) == ["test-unknown"] * 3
    assert keys(read(text, test="hip-extension-prone", **EXTENSION)) == ["test"] * 3
    told = {
        "hip extension": "hip-extension-prone",
        "Thomas": "modified-thomas-knee",
        "Shoulder flexion": None,
    }
    answered = read(text, test=told, **EXTENSION)
    assert angles(answered) == [8, 85]
    assert codes(answered) == ["left-out"]


def test_a_side_that_nobody_names_is_asked():
    text = "date,hip flexion\n2026-03-01,120\n"
    assert keys(read(text)) == ["side"]
    assert read(text, side="left").accepted["side"].tolist() == ["left"]


def test_titles_above_the_header_and_sep_lines_are_passed_over():
    for title in ("sep=;\n", "My flexibility log;;\n\n", "Exported by HipApp 2\n"):
        assert angles(read(title + "date;side;hip flexion\n2026-03-01;L;120\n")) == [120], title


@pytest.mark.parametrize(
    ("text", "wall"),
    [("4. März 2026", (2026, 3, 4)), ("4 mars 2026", (2026, 3, 4)), ("4 de marzo de 2026", (2026, 3, 4)),
     ("March 4, 2026", (2026, 3, 4)), ("04-Mar-26", (2026, 3, 4)), ("4.3.26", (2026, 3, 4)), ("2026/3/4", (2026, 3, 4)),
     ("20260304", (2026, 3, 4)), ("Wed, 4 Mar 2026 18:30", (2026, 3, 4, 18, 30)), ("04.03.2026 18:30:15", (2026, 3, 4, 18, 30, 15)),
     ("2026-03-04 6:30 PM", (2026, 3, 4, 18, 30)), ("2026-03-04T18:30:15.250", (2026, 3, 4, 18, 30, 15, 250000))],
)  # fmt: skip
def test_dates_as_people_write_them(text, wall):
    report = read(f"date;side;hip flexion\n{text};L;120\n")
    assert report.accepted["measured_at"].tolist() == [datetime(*wall)]


def test_a_time_column_completes_the_date():
    report = read("date,time,side,hip flexion\n2026-03-01,18:30,L,120\n2026-03-01,half past,R,120\n")
    assert report.accepted["measured_at"].tolist() == [datetime(2026, 3, 1, 18, 30)]
    assert codes(report) == ["not-a-time"]


def test_words_that_are_neither_warm_nor_cold_go_to_the_notes():
    report = read("date,side,hip flexion,state\n2026-03-01,L,120,kalt\n2026-03-02,L,121,after a run\n")
    assert report.accepted[["state", "notes"]].to_numpy().tolist() == [
        ["cold", ""],
        ["", "state: after a run"],
    ]


def test_a_column_that_is_not_known_is_named():
    assert "shoes" in " ".join(read("date,side,hip flexion,shoes\n2026-03-01,L,120,red\n").sentences)


@pytest.mark.parametrize(
    ("answers", "error", "says"),
    [({"sgin": "x"}, TypeError, "sign"), ({"unit": "gradians"}, ValueError, "radians"), ({"test": "squat"}, ValueError, "hip-flexion"),
     ({"columns": {"angle": 1}}, ValueError, "angle_deg"), ({"columns": {"angle_deg": "Winkel"}}, ValueError, "measured_at"),
     ({"columns": {"angle_deg": 99}}, ValueError, "1 to 7"), ({"today": "now"}, ValueError, "date")],
)  # fmt: skip
def test_an_answer_to_nothing_is_an_error(answers, error, says):
    with pytest.raises(error, match=says):
        import_log(GOOD.encode(), **answers)


def test_a_file_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        import_log(tmp_path / "no.csv")


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"\xd0\xcf\x11\xe0rest", "xlsx"), (b"\x1f\x8brest", "Unpack"), (b"%PDF-1.7", "CSV"), (b"PK\x03\x04broken", "damaged")],
)  # fmt: skip
def test_what_is_no_table_is_named(data, says):
    report = read(data)
    assert says in report.problem
    assert says in str(report)


def archive(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name.replace("__", "/").replace("_csv", ".csv").replace("_xml", ".xml"), data)
    return stream.getvalue()


def test_a_zipped_table_is_read_and_several_are_not_chosen_between():
    assert len(read(archive(log_csv=GOOD)).accepted) == 2
    assert "2 tables" in read(archive(log_csv=GOOD, more_csv=GOOD)).problem


def test_a_bomb_is_not_opened(monkeypatch):
    bomb = archive(xl__workbook_xml="x", xl__worksheets__sheet1_xml=b"\x00" * 30_000_000)
    assert "unpacks" in read(bomb).problem
    monkeypatch.setattr(workbook_module, "MAX_UNPACKED_BYTES", 10)
    assert "unpacks" in read(archive(log_csv=GOOD)).problem


def test_entities_in_a_workbook_are_refused():
    entity = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><x>&a;</x>'
    assert "entities" in read(archive(xl__workbook_xml=entity)).problem
