"""Exports say what the log says, in forms that cannot act."""

import csv
import json
import re
import shutil

import openpyxl
import pandas as pd
import pytest

import psoas_lib as pl
from psoas_lib.export import clinician_report, fhir_bundle, save_csv, save_fhir, save_pdf, save_xlsx
from psoas_lib.importing import import_log
from psoas_lib.picture import Picture

NASTY = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "<script>alert(1)</script>",
    "'=quoted",
    'plain, "text"',
]


@pytest.fixture
def log(tmp_path):
    log = pl.RomLog(tmp_path / "log")
    for number, note in enumerate(NASTY, 1):
        log.append(test="hip-extension-prone", side="left", angle_deg=-8.5, repeat=number, notes=note,
                   rater=note, subject="p", measured_at="2026-03-04T07:00:00+01:00", pain_0_10=0)  # fmt: skip
    return log


def test_text_cannot_act_in_a_csv_and_numbers_stay_numbers(log, tmp_path):
    path = save_csv(log.read(), tmp_path / "out" / "log.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["angle_deg"] for row in rows} == {"-8.5"}
    assert not any(row["notes"].startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows)
    back = import_log(path).accepted
    assert back["notes"].str.strip().tolist() == [note.strip() for note in log.read()["notes"]]
    assert back["row_id"].tolist() == log.read()["row_id"].tolist()


def test_text_cannot_act_in_a_workbook(log, tmp_path):
    path = save_xlsx(log.read(), tmp_path / "log.xlsx")
    sheet = openpyxl.load_workbook(path)["Log"]
    names = [cell.value for cell in sheet[1]]
    for row, note in zip(sheet.iter_rows(min_row=2), NASTY, strict=True):
        cells = dict(zip(names, row, strict=True))
        assert all(cell.data_type != "f" for cell in row)
        assert cells["notes"].value.replace("_x000D_", "\r").strip() == note.strip()
        assert cells["angle_deg"].value == -8.5
        assert cells["measured_at"].value == pd.Timestamp("2026-03-04 07:00")
        assert cells["pain_0_10"].value == 0


def test_missing_values_are_empty_cells(tmp_path):
    log = pl.RomLog(tmp_path / "log")
    log.append(test="ely-knee", side="left", angle_deg=0)
    assert save_csv(log.read(), tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[1].split(",")[5:][
        :1
    ] == ["0"]
    sheet = openpyxl.load_workbook(save_xlsx(log.read(), tmp_path / "a.xlsx"))["Log"]
    values = dict(zip([c.value for c in sheet[1]], [c.value for c in sheet[2]], strict=True))
    assert values["pain_0_10"] is None
    assert values["angle_deg"] == 0


def test_a_bundle_holds_each_sitting_once_in_ucum_degrees():
    frame = pl.sample_log().read()
    bundle = fhir_bundle(frame)
    found = [entry["resource"] for entry in bundle["entry"]]
    sittings = frame.groupby(["test", "side", frame["measured_at"].dt.date])
    assert len(found) == sittings.ngroups
    assert len({resource["id"] for resource in found}) == len(found)
    for resource in found:
        assert resource["resourceType"] == "Observation"
        assert resource["status"] == "final"
        assert {"code", "subject", "effectiveDateTime", "method"} <= set(resource)
        assert resource["valueQuantity"]["system"] == "http://unitsofmeasure.org"
        assert resource["valueQuantity"]["code"] == "deg"
        assert resource["bodySite"]["coding"][0]["code"] in {
            "24136001:272741003=7771000",
            "24136001:272741003=24028007",
        }
        # FHIR R4: a dateTime with a time of day has an offset.
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", resource["effectiveDateTime"])
    first = found[0]
    own = (
        frame[(frame["test"] == "hip-extension-prone") & (frame["side"] == "left")]
        .head(3)
        .sort_values("measured_at")["angle_deg"]
    )
    assert first["valueQuantity"]["value"] == own.median()
    repeats = [
        c["valueQuantity"]["value"] for c in first["component"] if c["code"]["text"].startswith("Repeat")
    ]
    assert repeats == own.tolist()
    assert "loinc" not in json.dumps(bundle).casefold()


def test_a_knee_is_a_knee_and_a_day_without_an_offset_is_a_day(tmp_path):
    log = pl.RomLog(tmp_path / "log")
    log.append(test="ely-knee", side="right", angle_deg=0, measured_at="2026-03-04", subject="p7")
    path = save_fhir(log.read(), tmp_path / "b.json", subjects={"p7": "Patient/7"})
    resource = json.loads(path.read_text("utf-8"))["entry"][0]["resource"]
    assert resource["bodySite"]["coding"][0]["code"] == "49076000:272741003=24028007"
    assert resource["effectiveDateTime"] == "2026-03-04"
    assert resource["valueQuantity"]["value"] == 0
    assert resource["subject"] == {"reference": "Patient/7"}
    assert "component" not in resource


PICTURE = Picture(
    b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "image/svg+xml",
    "A line that rises from six to twelve degrees.",
)


def test_a_report_is_one_page_of_text_that_cannot_act(log):
    page = clinician_report(
        log.read(), sentences=["No trend <b>is</b> supported."], pictures=[PICTURE], person="<i>Zoë</i>"
    )
    assert "<script" not in page
    assert "&lt;b&gt;is&lt;/b&gt;" in page
    assert "&lt;i&gt;Zoë" in page
    assert PICTURE.alt in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "-8.5" in page


def test_a_report_is_about_one_person(log):
    log.append(test="ely-knee", side="left", angle_deg=100, subject="other")
    with pytest.raises(ValueError, match="one person"):
        clinician_report(log.read())


def test_a_report_tells_practice_and_what_is_not_known():
    sample = pl.sample_log()
    page = clinician_report(sample.read(), sessions=sample.sessions())
    assert f"{sample.sessions()['session_id'].nunique()} session(s)" in page
    assert "not known to be a day without practice" in page
    assert "No readings" in clinician_report(sample.read().head(0))


def test_without_a_browser_the_pdf_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(FileNotFoundError, match="print it from your browser"):
        save_pdf("<p>x</p>", tmp_path / "x.pdf")


@pytest.mark.browser
def test_the_pdf_is_one_page(tmp_path):
    if not shutil.which("chromium"):
        pytest.skip("no Chromium on this computer")
    sample = pl.sample_log()
    page = clinician_report(
        sample.read(), sentences=["A sentence."], pictures=[PICTURE], sessions=sample.sessions()
    )
    made = save_pdf(page, tmp_path / "report.pdf").read_bytes()
    assert made.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", made)) == 1


def test_a_browser_that_fails_is_named(tmp_path):
    with pytest.raises(RuntimeError, match="made no PDF"):
        save_pdf("<p>x</p>", tmp_path / "x.pdf", browser=shutil.which("false"))


def test_a_report_does_not_count_practice_of_unknown_length_as_none():
    sessions = pd.DataFrame(
        {
            "session_id": ["a", "b"],
            "started_at": pd.to_datetime(["2026-03-02", "2026-03-04"]),
            "done_s": [600.0, None],
        }
    )
    readings = pl.sample_log().read()
    assert "1 of the sessions took is not known in full" in clinician_report(readings, sessions=sessions)
    assert "not known in full" not in clinician_report(readings, sessions=sessions.head(1))


def test_a_note_too_long_for_a_workbook_says_at_its_end_that_it_was_cut(tmp_path):
    frame = pd.DataFrame({"note": ["n" * 40_000, "n" * 32_767]})
    sheet = openpyxl.load_workbook(save_xlsx(frame, tmp_path / "a.xlsx"))["Log"]
    long, whole = sheet["A2"].value, sheet["A3"].value
    assert len(long) == 32_767
    assert long.endswith("n [cut here: 40,000 characters in all; the CSV keeps them]")
    assert whole == "n" * 32_767


def test_fhir_reads_moments_as_text_and_leaves_out_what_has_no_angle():
    texts = pd.DataFrame({
        "measured_at": ["2026-03-01T07:00:00+01:00", "2026-03-02", "2026-03-03"],
        "test": "hip-flexion", "side": "left", "angle_deg": [118.0, 119.0, float("nan")],
    })  # fmt: skip
    found = [entry["resource"] for entry in fhir_bundle(texts)["entry"]]
    assert [one["effectiveDateTime"] for one in found] == ["2026-03-01T07:00:00+01:00", "2026-03-02"]
    assert [one["valueQuantity"]["value"] for one in found] == [118, 119]
    assert len({one["id"] for one in found}) == 2
    assert fhir_bundle(texts.iloc[:0])["entry"] == []
    with pytest.raises(ValueError, match="'angle_deg'"):
        fhir_bundle(texts.drop(columns="angle_deg"))
