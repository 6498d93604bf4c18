"""A class's logs become pages without names, whatever was handed in."""

from __future__ import annotations

import os
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import psoas_lib as pl
from psoas_lib.classroom import anonymous_ids, class_report
from psoas_lib.classroom.handed_in import LARGEST_BYTES

HEADER = (
    "measured_at,subject,test,side,angle_deg,repeat,state,instrument,rater,pelvis_control,pain_0_10,notes"
)
SALT = b"a salt of sixteen"


def log_text(days=10, *, start=5.0, step=0.6, rater="", notes="", subject="me"):
    rows = [
        f"2026-03-{day + 1:02d}T09:00:00,{subject},hip-extension-prone,left,"
        f"{start + step * day + (day % 3):.1f},1,cold,phone,{rater},strap,,{notes}"
        for day in range(days)
    ]
    return "\n".join([HEADER, *rows, ""])


def hand_in(folder, name, text=None):
    student = folder / name
    student.mkdir(parents=True)
    (student / "rom.csv").write_text(log_text() if text is None else text, encoding="utf-8")


class Page(HTMLParser):
    """Collects what a browser would do with a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    @property
    def harmless(self):
        loads = [
            v
            for n, v in self.attributes
            if n in {"src", "href", "action"} and not v.startswith("data:image/")
        ]
        return (
            not {"script", "iframe", "object", "embed", "link", "form"} & set(self.tags)
            and not loads
            and not [name for name, _ in self.attributes if name.startswith("on")]
        )


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "handed-in"
    place.mkdir()
    return place


def test_each_student_gets_a_page_and_the_class_gets_one(folder, tmp_path):
    for name in ("anna", "ben", "chloe"):
        hand_in(folder, name)
    report = class_report(folder, tmp_path / "out")
    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(made) == 4
    assert "class.html" in made
    assert set(report.pages) == {"anna", "ben", "chloe"}
    for page in report.pages.values():
        text = page.read_text("utf-8")
        assert "10 readings in the file, 10 used" in text
        assert "<figure" in text
        assert Page(text).harmless


def test_the_class_page_says_what_cohort_says(folder, tmp_path):
    for number, name in enumerate(("anna", "ben", "chloe")):
        hand_in(folder, name, log_text(start=number * 4))
    report = class_report(folder, tmp_path / "out")
    frames = [
        pl.import_log(folder / name / "rom.csv").accepted.assign(subject=name)
        for name in ("anna", "ben", "chloe")
    ]
    expected = pl.cohort(pd.concat(frames, ignore_index=True)).set_index("subject")
    found = report.table.set_index("subject")
    for name, own_id in report.ids.items():
        assert found.loc[own_id, "slope_deg_per_week"] == expected.loc[name, "slope_deg_per_week"]
        assert found.loc[own_id, "trend"] == expected.loc[name, "trend"]
    assert "3 students, 30 readings" in report.class_page.read_text("utf-8")


def test_a_student_is_told_where_the_class_lies_only_where_that_shows_nobody(folder, tmp_path):
    for number in range(4):
        hand_in(folder, f"s{number}", log_text(start=10.0 * number))
    small = class_report(folder, tmp_path / "small")
    assert "middle half of the" not in small.pages["s0"].read_text("utf-8")
    hand_in(folder, "s4", log_text(start=40.0))
    large = class_report(folder, tmp_path / "large")
    text = large.pages["s0"].read_text("utf-8")
    medians = sorted(large.table["median_deg"])
    assert f"the 5 people in the class lies from {medians[1]:.1f} to {medians[3]:.1f}" in text


def test_the_sample_class_goes_through_whole(folder, tmp_path):
    sample = pl.sample_class()
    for subject, own in sample[sample["subject"].isin(["S01", "S02", "S03", "S04"])].groupby("subject"):
        own.to_csv(folder / f"{subject}.csv", index=False)
    report = class_report(folder, tmp_path / "out")
    assert report.unread == {}
    assert len(report.table) == 8


def test_no_name_of_a_student_rater_or_note_stands_on_any_page(folder, tmp_path):
    hand_in(
        folder,
        "Anna Quercus",
        log_text(rater="Dr Birgit Salix", notes="after work at Acme", subject="Quercus"),
    )
    hand_in(folder, "Ben Fagus")
    report = class_report(folder, tmp_path / "out")
    everything = "".join(path.read_text("utf-8") for path in (tmp_path / "out").iterdir())
    for word in ("Anna", "Quercus", "Ben", "Fagus", "Birgit", "Salix", "Acme"):
        assert word not in re.sub(r"base64,[A-Za-z0-9+/=]+", "", everything), word
    assert "Anna" not in repr(report)


def test_several_people_in_one_students_file_are_that_student(folder, tmp_path):
    both = log_text(subject="me") + log_text(subject="somebody else").split("\n", 1)[1].replace("T09", "T10")
    hand_in(folder, "anna", both)
    report = class_report(folder, tmp_path / "out")
    assert set(report.table["subject"]) == {report.ids["anna"]}


def test_a_student_has_the_same_id_next_week_and_another_one_in_another_class(folder, tmp_path):
    hand_in(folder, "anna")
    first = class_report(folder, tmp_path / "out", private=tmp_path / "mine").ids
    hand_in(folder, "ben")
    second = class_report(folder, tmp_path / "out", private=tmp_path / "mine").ids
    other = class_report(folder, tmp_path / "out2", private=tmp_path / "others").ids
    assert first["anna"] == second["anna"] != other["anna"]


def test_who_is_who_is_kept_where_the_class_does_not_look_and_is_the_teachers_alone(folder, tmp_path):
    hand_in(folder, "=cmd|' /C calc'!A0")
    report = class_report(folder, tmp_path / "out")
    key = tmp_path / "out_private" / "who_is_who.csv"
    assert key.read_text("utf-8").splitlines()[1].split(",", 1)[1].startswith("\"'=cmd"), (
        "no spreadsheet runs it"
    )
    assert next(iter(report.ids.values())) in key.read_text("utf-8")
    if os.name == "posix":
        assert (tmp_path / "out_private").stat().st_mode & 0o077 == 0
        assert key.stat().st_mode & 0o077 == 0
        assert (tmp_path / "out_private" / "salt.bin").stat().st_mode & 0o077 == 0


def test_the_salt_may_not_lie_where_the_class_could_read_it(folder, tmp_path):
    hand_in(folder, "anna")
    with pytest.raises(ValueError, match="class may see"):
        class_report(folder, tmp_path / "out", private=tmp_path / "out" / "hidden")


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=30, unique=True))
def test_ids_tell_all_students_apart_and_never_carry_a_name(names):
    ids = anonymous_ids(names, SALT)
    assert set(ids) == set(names)
    assert len(set(ids.values())) == len(names)
    assert all(re.fullmatch(r"S-[0-9a-f]{6,}", own_id) for own_id in ids.values())


def test_a_salt_that_could_be_tried_out_is_refused():
    with pytest.raises(ValueError, match="16 or more"):
        anonymous_ids(["anna"], b"short")


@pytest.mark.parametrize(
    "name",
    [
        "..%2f..%2fetc",
        "..\\..\\windows",
        "-rf",
        "con",
        "<script>alert(1)</script>".replace("/", "\u2215"),
        "a\nb",
        "x" * 200,
        "\u202egnp",
        "~root",
        "$(id)",
    ],
)
def test_a_hostile_name_leads_nowhere_and_stands_on_no_page(folder, tmp_path, name):
    hand_in(folder, name)
    out = tmp_path / "deep" / "out"
    report = class_report(folder, out)
    assert {path.parent for path in report.pages.values()} == {out}
    assert sorted(path.name for path in out.iterdir()) == sorted(
        ["class.html", *[f"{i}.html" for i in report.ids.values()]]
    )
    assert {path.name for path in tmp_path.iterdir()} == {"handed-in", "deep"}
    for path in out.iterdir():
        assert Page(path.read_text("utf-8")).harmless


@pytest.mark.skipif(os.name != "posix", reason="links need no right of their own here")
def test_a_link_to_somebody_elses_file_is_not_followed(folder, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text(log_text(), "utf-8")
    (folder / "mallory").mkdir()
    (folder / "mallory" / "rom.csv").symlink_to(secret)
    (folder / "trudy.csv").symlink_to(secret)
    (folder / "oscar").symlink_to(tmp_path)
    hand_in(folder, "anna")
    report = class_report(folder, tmp_path / "out")
    assert set(report.unread) == {"mallory", "trudy.csv", "oscar"}
    assert all("link" in why for why in report.unread.values())


def test_script_in_notes_tests_raters_or_headers_reaches_no_page(folder, tmp_path):
    bad = "<img src=x onerror=alert(1)>"
    hand_in(folder, "anna", log_text(rater=bad, notes="<script>alert(1)</script>", subject=bad))
    hand_in(folder, "ben", log_text().replace("hip-extension-prone", "<svg/onload=alert(1)>"))
    hand_in(folder, "chloe", log_text().replace("notes", "<script>x</script>"))
    class_report(folder, tmp_path / "out")
    for path in (tmp_path / "out").iterdir():
        text = path.read_text("utf-8")
        assert Page(text).harmless, path
        assert "default-src 'none'" in text


def test_bombs_and_files_that_are_no_log_are_named_and_the_rest_goes_on(folder, tmp_path):
    with zipfile.ZipFile(folder / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "x")
        bomb.writestr("xl/workbook.xml", "x")
        bomb.writestr("xl/worksheets/sheet1.xml", b"\0" * 30_000_000)
    (folder / "noise.csv").write_bytes(bytes(range(256)) * 40)
    (folder / "empty.csv").write_bytes(b"")
    (folder / "empty-folder").mkdir()
    with (folder / "huge.csv").open("wb") as huge:
        huge.truncate(LARGEST_BYTES + 1)
    hand_in(folder, "anna")
    report = class_report(folder, tmp_path / "out")
    assert "unpacks" in report.unread["bomb.xlsx"]
    assert "larger than" in report.unread["huge.csv"]
    assert "rom.csv" in report.unread["empty-folder"]
    assert len(report.pages) == 6
    assert "could not be read" in report.pages["bomb.xlsx"].read_text("utf-8")
    assert report.table["subject"].unique().tolist() == [report.ids["anna"]]


def test_a_class_in_which_nothing_can_be_read_still_gets_its_pages(folder, tmp_path):
    (folder / "anna").mkdir()
    report = class_report(folder, tmp_path / "out")
    assert len(report.table) == 0
    assert report.class_page.is_file()


def test_two_students_with_the_same_readings_are_named_to_the_teacher_and_on_no_page(folder, tmp_path):
    hand_in(folder, "anna", log_text(rater="A"))
    hand_in(folder, "ben", log_text(rater="B", notes="mine", subject="ben"))
    hand_in(folder, "chloe", log_text(start=6.0))
    hand_in(folder, "dov", log_text(days=9))
    hand_in(folder, "elif", "")
    hand_in(folder, "farid", HEADER + "\n")
    report = class_report(folder, tmp_path / "out")
    assert report.same == (("anna", "ben"),)
    assert "same readings: 1" in repr(report)
    assert "anna" not in repr(report)


def test_an_empty_or_missing_folder_is_said(folder, tmp_path):
    with pytest.raises(FileNotFoundError, match="Nobody has handed in"):
        class_report(folder, tmp_path / "out")
    with pytest.raises(FileNotFoundError, match="There is no folder"):
        class_report(folder / "missing", tmp_path / "out")


def test_what_was_handed_in_is_not_changed(folder, tmp_path):
    hand_in(folder, "anna")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    class_report(folder, tmp_path / "out")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert isinstance(next(iter(before)), Path)


def undecided(days=10):
    """A log whose sheet does not say which sign is extension."""
    rows = [f"{day + 1:02d}.03.2026;links;{5 + day}" for day in range(days)]
    return "\n".join(["Datum;Seite;hip extension prone", *rows, ""])


def test_a_student_is_asked_what_only_the_student_knows_and_the_answer_is_used(folder, tmp_path):
    (folder / "gwen.csv").write_text(undecided(), "utf-8")
    hand_in(folder, "anna")
    asked = class_report(folder, tmp_path / "out")
    assert list(asked.asked) == ["gwen.csv"]
    assert "sign=" in asked.pages["gwen.csv"].read_text("utf-8")
    assert "Only you know this" not in asked.pages["anna"].read_text("utf-8")
    answers = {"gwen.csv": {"sign": "larger-is-more-extension"}}
    told = class_report(folder, tmp_path / "out", answers=answers)
    assert told.asked == {}
    assert told.ids["gwen.csv"] in set(told.table["subject"])


def test_an_answer_for_nobody_is_refused_by_name(folder, tmp_path):
    hand_in(folder, "anna")
    with pytest.raises(ValueError, match="'ana'"):
        class_report(folder, tmp_path / "out", answers={"ana": {"sign": "larger-is-more-extension"}})


def test_a_question_that_carries_script_stays_text(folder, tmp_path):
    text = undecided().replace("hip extension prone", "<img src=x onerror=alert(1)> hip extension prone")
    (folder / "gwen.csv").write_text(text, "utf-8")
    report = class_report(folder, tmp_path / "out")
    assert Page(report.pages["gwen.csv"].read_text("utf-8")).harmless
    assert Page(report.show(report.ids["gwen.csv"])._repr_html_()).harmless


def test_what_a_notebook_shows_says_what_the_page_says(folder, tmp_path):
    hand_in(folder, "anna")
    report = class_report(folder, tmp_path / "out")
    view, text = report.show(report.ids["anna"]), report.pages["anna"].read_text("utf-8")
    assert all(told in text and told in view._repr_html_() for _, told in view.parts)
    assert "anna" not in re.sub(r"base64,[A-Za-z0-9+/=]+", "", repr(view) + view._repr_html_())
    assert re.findall(r"<h(\d)", view._repr_html_()) == ["3", "4"]
    with pytest.raises(LookupError, match="S-"):
        report.show("S-nobody")


def test_pages_are_handed_back_under_names_and_only_into_a_new_folder(folder, tmp_path):
    for name in ("anna", "=ben"):
        hand_in(folder, name)
    report = class_report(folder, tmp_path / "out")
    back = report.hand_back(tmp_path / "back")
    assert {path.relative_to(back).as_posix() for path in back.rglob("*.html")} == {
        "anna/my_readings.html",
        "=ben/my_readings.html",
    }
    assert (back / "anna" / "my_readings.html").read_text("utf-8") == report.pages["anna"].read_text("utf-8")
    with pytest.raises(FileExistsError):
        report.hand_back(back)


def test_the_sample_of_what_is_handed_in_gives_everybody_the_same_ids(tmp_path):
    reports = [
        class_report(pl.sample_handed_in(tmp_path / name / "handed_in"), tmp_path / name / "pages")
        for name in ("one", "two")
    ]
    assert reports[0].ids == reports[1].ids
    assert list(reports[0].asked) == ["Gwen.csv"]
    assert list(reports[0].unread) == ["Elif.csv"]
    assert reports[0].table["subject"].nunique() == 29


def test_the_lock_of_an_open_workbook_is_no_student(tmp_path):
    (tmp_path / "ada.csv").write_text("date,side,hip flexion\n2026-03-01,L,118\n", encoding="utf-8")
    (tmp_path / "~$ada.xlsx").write_bytes(b"x")
    report = pl.class_report(tmp_path, tmp_path.parent / f"{tmp_path.name}_out")
    assert set(report.ids) == {"ada.csv"}
