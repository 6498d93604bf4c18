"""Spreadsheets as people keep them: wide headers, titles, sums, several tables, odd signs, other languages."""

import io
from datetime import date, datetime

import openpyxl
import pytest

from psoas_lib.importing import import_log

TODAY = date(2026, 6, 1)
EXTENSION = {"sign": "larger-is-more-extension"}
HALF = "hip-flexion"


def read(data, **answers):
    report = import_log(data.encode() if isinstance(data, str) else data, today=TODAY, **answers)
    assert len(report.accepted) + len(report.quarantined) == report.n_read
    return report


def sheet(*rows, merged=()):
    book = openpyxl.Workbook()
    page = book.active
    for row in rows:
        page.append(row)
    for cells in merged:
        page.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def taken(report):
    columns = ("test", "side", "state", "repeat", "angle_deg")
    return [tuple(row) for row in report.accepted.loc[:, list(columns)].itertuples(index=False)]


def codes(report):
    return report.quarantined["code"].tolist()


DAYS = [datetime(2026, 3, day) for day in (1, 2)]  # noqa: DTZ001 - a spreadsheet has no zones
BOTH = [
    ("hip-flexion", "left", "", 1, 118), ("hip-flexion", "right", "", 1, 119),
    ("modified-thomas-hip", "left", "", 1, -4), ("modified-thomas-hip", "right", "", 1, -5),
]  # fmt: skip


def test_sides_under_merged_names_of_tests_are_read():
    data = sheet(
        ["My hips 2026"], [], ["Date", "Hip flexion", None, "Thomas hip", None, "Notes"],
        [None, "Left", "Right", "Left", "Right"], [DAYS[0], 118, 119, -4, -5, "ok"],
        merged=["A1:F1", "B3:C3", "D3:E3"],
    )  # fmt: skip
    report = read(data, **EXTENSION)
    assert taken(report) == BOTH
    assert "My hips 2026" in " ".join(report.told)
    assert report.unused == []


def test_tests_under_merged_sides_are_read():
    text = "Date,Left,,Right,\n,Hip flexion,Thomas hip,Hip flexion,Thomas hip\n2026-03-01,118,-4,119,-5\n"
    assert sorted(taken(read(text, **EXTENSION))) == sorted(BOTH)


def test_three_lines_of_names_and_numbered_repeats_are_read():
    text = "Date,Hip flexion,,,\n,Left,,Right,\n,1,2,1,2\n2026-03-01,118,119,120,121\n"
    assert taken(read(text)) == [
        (HALF, side, "", n, angle)
        for side, n, angle in [("left", 1, 118), ("left", 2, 119), ("right", 1, 120), ("right", 2, 121)]
    ]


def test_before_and_after_in_a_header_are_cold_and_warm():
    text = "Date,Hip flexion left before,Hip flexion left after\n2026-03-01,118,121\n"
    assert taken(read(text)) == [(HALF, "left", "cold", 1, 118), (HALF, "left", "warm", 1, 121)]


@pytest.mark.parametrize("units", [",,[deg]", ",,degrees", "[dd.mm.],(l/r),(°)"])
def test_a_line_of_units_is_no_row(units):
    report = read(f"Date,Side,Hip flexion\n{units}\n2026-03-01,L,118\n")
    assert (report.n_read, taken(report)) == (1, [(HALF, "left", "", 1, 118)])


@pytest.mark.parametrize("row", [",L,", ",R,right"])
def test_a_row_without_date_and_angle_is_no_header(row):
    report = read(f"Date,Side,Hip flexion\n{row}\n2026-03-01,L,118\n")
    assert report.n_read == 2
    assert len(report.accepted) == 1


@pytest.mark.parametrize("above", ["Exported,2026-03-01", "Patient: A. R.,born 12.03.1988", "Hips,,\n,,"])
def test_what_stands_above_the_header_is_told_and_hides_nothing(above):
    report = read(f"{above}\nDate,Side,Hip flexion\n2026-03-01,L,118\n")
    assert (report.n_read, len(report.accepted)) == (1, 1)
    assert above.partition(",")[0] in " ".join(report.told)


def test_rows_of_data_above_a_header_are_never_taken_for_titles():
    report = read("2026-03-01,L,118\n2026-03-02,R,119\nDate,Side,Hip flexion\n2026-03-03,L,118\n")
    assert report.n_read == 4


def test_sums_and_means_at_the_end_are_no_readings():
    for word in ("Total", "Mittelwert", "moyenne", "Promedio", "gemiddelde"):
        report = read(f"Date,Side,Hip flexion\n2026-03-01,L,118\n{word},,118\n")
        assert codes(report) == ["summary-row"]
        assert "leave this line out" in report.quarantined["hint"][0]


def test_tables_below_each_other_take_their_test_from_their_titles():
    text = (
        "Hip flexion\ndate,left,right\n2026-03-01,118,119\n\nThomas hip\ndate,left,right\n2026-03-01,-4,-5\n"
    )
    report = read(text, **EXTENSION)
    assert taken(report) == BOTH
    titled = sheet(
        ["Hip flexion"], ["date", "left", "right"], [DAYS[0], 118, 119], [],
        ["Thomas hip"], ["date", "left", "right"], [DAYS[0], -4, -5],
    )  # fmt: skip
    assert taken(read(titled, **EXTENSION)) == BOTH


def test_a_table_with_a_title_that_names_no_test_is_asked_about():
    text = "Hip flexion\ndate,left\n2026-03-01,118\nSomething else\ndate,left\n2026-03-01,40\n"
    report = read(text)
    assert taken(report) == [(HALF, "left", "", 1, 118)]
    assert [(question.key, question.label) for question in report.questions if question.key == "test"] == [
        ("test", "something else")
    ]


def test_a_header_that_stands_on_every_page_is_no_reading():
    page = "date,test,side,angle\n2026-03-01,hip flexion,left,{}\n"
    report = read("".join(page.format(angle) for angle in (118, 119, 120)).replace("-01,", "-01,", 1))
    assert report.n_read == 3
    assert any("line 3, 5" in sentence for sentence in report.told)


def test_a_turned_table_is_told_to_be_turned_round():
    report = read("Test,2026-03-01,2026-03-08\nhip flexion left,118,119\n")
    assert set(codes(report)) == {"table-turned"}
    assert report.questions == []
    assert "transpose" in report.quarantined["hint"][0]


def test_a_date_written_once_for_the_rows_below_is_asked_about_once():
    text = "date,side,hip flexion\n2026-03-01,L,118\n,R,119\n2026-03-02,L,120\n,R,121\n,,\nMean,,119\n,Mean,119\n"
    asked = read(text)
    assert [question.key for question in asked.questions] == ["blank_date"]
    assert asked.questions[0].readings == 2
    told = read(text, blank_date="as-above")
    assert told.accepted["angle_deg"].tolist() == [118, 119, 120, 121]
    assert [str(day) for day in told.accepted["measured_at"].dt.date] == ["2026-03-01"] * 2 + [
        "2026-03-02"
    ] * 2
    assert codes(read(text, blank_date="none")).count("missing-date") == 3


def test_a_single_row_without_a_date_is_to_be_mended():
    rows = "".join(f"2026-03-{day:02d},L,118\n" for day in range(1, 15))
    report = read(f"date,side,hip flexion\n{rows},R,119\n")
    assert (codes(report), report.questions) == (["missing-date"], [])


def test_a_column_that_can_be_nothing_else_is_read_by_its_cells_and_that_is_told():
    text = "Stamp,Which leg did you measure?,Hip flexion,How were you?\n2026-03-01,Left,118,cold\n2026-03-02,Right,119,warm\n"
    report = read(text)
    assert taken(report) == [(HALF, "left", "cold", 1, 118), (HALF, "right", "warm", 1, 119)]
    assert sum("because of what stands in it" in sentence for sentence in report.told) == 3


def test_two_columns_that_may_both_be_the_date_are_not_guessed():
    report = read("Begun,Ended,Side,Hip flexion\n2026-03-01,2026-03-02,L,118\n")
    assert [question.key for question in report.questions] == ["columns"]
    assert "columns={'measured_at': ..., 'angle_deg': ...}" in str(report.questions[0])


def test_a_column_of_grades_is_not_taken_for_the_side():
    report = read("Date,Grade,Hip flexion\n2026-03-01,D,118\n2026-03-02,D,119\n")
    assert [question.key for question in report.questions] == ["side"]


@pytest.mark.parametrize(
    "cell",
    ["118°", "118 º", "118\u02da", "118 \u2218", "118\u2070", "118deg", "118 Grad", "118 graden", "\u200e118", "118\u200b",
     "118\u00a0°", "118\u202fdeg.", "+118"],
)  # fmt: skip
def test_degree_signs_and_invisible_marks_do_not_matter(cell):
    assert read(f"date;side;hip flexion\n2026-03-01;L;{cell}\n").accepted["angle_deg"].tolist() == [118]


@pytest.mark.parametrize("minus", "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u207b\u02d7")
def test_every_dash_before_a_number_is_a_minus(minus):
    assert read(f"date;side;thomas hip\n2026-03-01;L;{minus}4\n", **EXTENSION).accepted[
        "angle_deg"
    ].tolist() == [-4]


@pytest.mark.parametrize(
    "cell", ["118%", "118 %", "\u00ad4", "118-120", "118±2", "~118", "(118)", "118?", "4-"]
)
def test_what_is_no_plain_angle_is_never_taken_for_one(cell):
    assert len(read(f"date;side;hip flexion\n2026-03-01;L;{cell}\n").accepted) == 0


def test_a_column_of_percentages_is_no_column_of_angles():
    report = read("date,side,hip flexion %,hip flexion\n2026-03-01,L,95,118\n")
    assert (report.accepted["angle_deg"].tolist(), report.unused) == ([118], ["hip flexion %"])


@pytest.mark.parametrize(
    "text",
    [
        "Datum;Seite;Hüftbeugung in Grad;Schmerz (0-10)\n{};links;118,5;2\n",
        "Date;Côté;Flexion de hanche (°);Douleur (0-10)\n{};gauche;118,5;2\n",
        "Fecha;Lado;Flexión de cadera (grados);Dolor\n{};izquierda;118,5;2\n",
        "Datum;Zijde;Heupflexie (graden);Pijn\n{};links;118,5;2\n",
        "Data;Lato;Flessione dell'anca in gradi;Dolore\n{};sinistra;118,5;2\n",
        "Data;Lado;Flexão do quadril (graus);Dor\n{};esquerda;118,5;2\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_headers_in_six_languages(text, encoding):
    report = read(text.format("13.03.2026").encode(encoding))
    assert (taken(report), report.accepted["pain_0_10"].tolist()) == ([(HALF, "left", "", 1, 118.5)], [2])


@pytest.mark.parametrize(
    ("cell", "offset"),
    [("2026/03/13 7:31:02 AM GMT+1", "+01:00"), ("2026-03-13 07:31 UTC-05:30", "-05:30"), ("13.03.2026 07:31 GMT", "+00:00")],
)  # fmt: skip
def test_moments_of_form_services_keep_their_zone(cell, offset):
    (row,) = read(f"Timestamp,side,hip flexion\n{cell},L,118\n").accepted.itertuples()
    assert (row.measured_at.isoformat()[:16], row.utc_offset) == ("2026-03-13T07:31", offset)


def test_a_time_of_day_that_cannot_be_read_is_named():
    assert codes(read("date,side,hip flexion\n2026-03-13 7:31 in the morning,L,118\n")) == ["not-a-time"]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"), (b"<html><table><tr><td>Date</td></tr></table></html>", "web page"), (b'[{"date": 1}]', "JSON"),
        (b"{\\rtf1 hello}", "text document"), (b"<?xml version='1.0'?><Workbook/>", "XML"),
        (("a," * 5000 + "\n").encode(), "5,001 columns"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_named(data, word):
    report = read(data)
    assert word in report.problem
    assert report.n_read == 0


def test_a_stray_cell_far_to_the_right_costs_nothing_and_is_told():
    data = sheet(["Date", "Side", "Hip flexion"], [DAYS[0], "L", 118, *[None] * 600, "stray"])
    report = read(data)
    assert len(report.accepted) == 1
    assert any("first 500 columns" in sentence for sentence in report.told)


def test_remarks_beside_a_sheet_without_a_name_above_them_cost_no_reading():
    report = read(
        sheet(["Date", "Side", "Hip flexion"], [DAYS[0], "L", 118], [DAYS[1], "R", 119, "was tired"])
    )
    assert (len(report.accepted), report.unused) == (2, ["column 4"])


def test_numbers_of_a_workbook_do_not_make_the_commas_of_its_texts_doubtful():
    report = read(sheet(["Datum", "Hüftbeugung links", "Hüftbeugung rechts"], [DAYS[0], "118,5°", 119.5]))
    assert report.accepted["angle_deg"].tolist() == [118.5, 119.5]
    told = read(sheet(["Datum", "Hüftbeugung links", "Hüftbeugung rechts"], [DAYS[0], "118,5°", "119.5°"]))
    assert [question.key for question in told.questions] == ["decimal"]


def test_one_odd_sign_is_a_slip_and_holds_up_nobody_else():
    rows = "".join(f"2026-03-{day:02d},L,{'-9' if day == 4 else 9}\n" for day in range(1, 11))
    report = read(f"date,side,hip extension prone\n{rows}", **EXTENSION)
    assert (codes(report), report.quarantined["line"].tolist()) == (["digit-slip"], [5])
    assert "Perhaps 9 was meant" in report.quarantined["hint"][0]
    assert len(report.accepted) == 9
    assert len(read(f"date,side,hip extension prone\n{rows}", improbable="keep", **EXTENSION).accepted) == 10


def test_equal_readings_under_one_date_are_not_taken_for_copies():
    text = "date,side,hip flexion\n2026-03-01,L,118\n,L,118\n,L,119\n2026-03-02,R,120\n,R,120\n"
    asked = read(text, blank_date="as-above")
    assert [(question.key, question.readings) for question in asked.questions] == [("same_time", 5)]
    told = read(text, blank_date="as-above", same_time="repeats").accepted
    assert list(zip(told["angle_deg"], told["repeat"], strict=True)) == [
        (118, 1), (118, 2), (119, 3), (120, 1), (120, 2),
    ]  # fmt: skip
    assert sorted(codes(read(text, blank_date="as-above", same_time="conflict"))) == [
        "conflict", "conflict", "duplicate", "duplicate",
    ]  # fmt: skip
