"""The import form asks what a file leaves open, in the learner's words, and turns the answers into arguments."""

import pytest

from psoas_lib.content.locale import catalogue
from psoas_lib.log import RomLog
from psoas_lib.widgets.form import Upload
from psoas_lib.widgets.import_form import import_form


def form_of(tmp_path, text, **answers):
    file = tmp_path / "log.csv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return import_form(file, RomLog(tmp_path / "log"), **answers)


def asked(form):
    return {field["name"]: field for field in form.spec["fields"] if field["name"] != "step"}


def test_what_is_known_already_is_not_asked(tmp_path):
    text = "date,side,hip extension prone\n2026-03-01,L,8\n"
    assert list(asked(form_of(tmp_path, text))) == ["sign"]
    assert asked(form_of(tmp_path, text, sign="larger-is-more-extension")) == {}


def test_two_unclear_tests_are_two_fields_and_one_may_be_left_out(tmp_path):
    text = "date,side,test,angle\n2026-03-01,L,thomas,8\n2026-03-01,L,hip ext,9\n2026-03-02,L,hip ext,10\n"
    form = form_of(tmp_path, text)
    assert {"test:thomas", "test:hip ext"} <= set(asked(form))
    reply = form.fill_in(
        {
            "test:thomas": "leave-out", "test:hip ext": "hip-extension-prone",
            "sign": "larger-is-more-extension", "step": "add",
        }
    )  # fmt: skip
    assert reply.ok
    assert "2 accepted + 1 quarantined" in reply.message


def test_columns_without_names_are_asked_for_one_by_one(tmp_path):
    form = form_of(tmp_path, "alpha;beta;gamma\n8,5;x;1\n9,5;y;2\n")
    names = [name for name in asked(form) if name.startswith("columns")]
    assert names == ["columns:measured_at", "columns:angle_deg"]
    assert [one["value"] for one in asked(form)[names[0]]["options"]] == ["alpha", "beta", "gamma"]


def test_a_slip_of_the_finger_can_be_said_to_be_right(tmp_path):
    rows = "".join(f"2026-03-{day:02d},L,{120 if day != 7 else 213}\n" for day in range(1, 15))
    form = form_of(tmp_path, f"date,side,ely\n{rows}")
    assert "improbable" in asked(form)
    assert form.spec["table"]["rows"][0][2] == "213"


def test_an_answer_that_answers_nothing_is_refused_beside_what_was_chosen(tmp_path):
    form = form_of(tmp_path, "date,side,hip extension prone\n2026-03-01,L,8\n")
    reply = form.fill_in({"sign": "sideways", "step": "add"})
    assert not reply.ok
    assert "sideways" in reply.message


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_question_of_the_importer_has_its_words(language):
    words = catalogue(language)["import"]
    keys = "date_order excel_epoch decimal test test_unnamed side unit sign sign_unnamed same_time both_signs blank_date sheet"
    assert {*keys.split(), "columns"} == set(words["ask"])
    facts = dict.fromkeys(("name", "largest", "tests", "test", "side", "size"), "x")
    assert all(text.format(**facts) for text in words["ask"].values())


def test_a_file_that_went_away_meanwhile_is_told(tmp_path):
    form = form_of(tmp_path, "date,side,hip flexion\n2026-03-01,L,120\n")
    (tmp_path / "log.csv").unlink()
    reply = form.fill_in({"step": "add"})
    assert not reply.ok
    assert "log.csv" in reply.message


def test_rows_that_the_learner_is_mending_are_not_written_over(tmp_path):
    text = "date,side,hip extension prone\n2026-03-01,L,8\n2026-03-02,L,not a number\n"
    form = form_of(tmp_path, text, sign="larger-is-more-extension")
    form.fill_in({"step": "add"})
    form.fill_in({"step": "add"})
    (first,) = (tmp_path / "log").glob("set_aside_*")
    mended = first.read_bytes().replace(b"not a number", b"9")
    first.write_bytes(mended)
    told = form.fill_in({"step": "add"}).message
    assert first.read_bytes() == mended
    assert "set_aside_log_2.csv" in told


@pytest.mark.parametrize(
    "name", ["../../evil.csv", "/etc/evil.csv", "..", "", "a\\..\\evil.csv", "x" * 400 + ".csv", "a\0b.csv"]
)
def test_a_chosen_file_is_kept_within_the_logs_folder_whatever_it_is_called(tmp_path, name):
    log = RomLog(tmp_path / "log")
    data = b"date,side,hip extension prone\n2026-03-01,L,8\n"
    reply = import_form(log=log).fill_in({"file": Upload(name, data)})
    assert reply.ok
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.parent for path in made] == [log.folder / "imported"]
    assert made[0].read_bytes() == data


def test_two_files_of_one_name_are_both_kept_and_one_chosen_twice_once(tmp_path):
    form = import_form(log=RomLog(tmp_path / "log"))
    one, two = b"date,side,ely\n2026-03-01,L,120\n", b"date,side,ely\n2026-03-02,L,121\n"
    for data in (one, two, one):
        assert form.fill_in({"file": Upload("log.csv", data)}).ok
    kept = sorted(path.name for path in (tmp_path / "log" / "imported").iterdir())
    assert kept == ["log.csv", "log_2.csv"]


@pytest.mark.parametrize("data", [b"", b"\x00\xff" * 50, b"PK\x03\x04broken"])
def test_what_is_no_table_is_answered_in_words(tmp_path, data):
    form = import_form(log=RomLog(tmp_path / "log"))
    assert form.fill_in({"file": Upload("odd.bin", data)}).message
