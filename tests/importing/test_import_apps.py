"""Exports of training apps become practice; what does not stretch the hip flexors is named and left out."""
# ruff: noqa: DTZ001 - wall clocks have no zone; a case is one line

import zipfile
from datetime import datetime

import pytest

from psoas_lib import RomLog
from psoas_lib.importing import ImportFileError, import_log, import_sessions

STRONG = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Reps;Distance;Seconds;Notes;Workout Notes;RPE\n"
    '2026-03-01 18:30:00;"Evening";"Hip Flexor Stretch";1;0;0;0;30;"";"";\n'
    '2026-03-01 18:30:00;"Evening";"Hip Flexor Stretch";2;0;0;0;45;"";"";\n'
    '2026-03-01 18:30:00;"Evening";"Hip Flexor Stretch";Rest Timer;0;0;0;60;"";"";\n'
    '2026-03-01 18:30:00;"Evening";"Squat (Barbell)";1;80;5;0;0;"";"";\n'
    '2026-03-03 07:00:00;"Morning";"Couch Stretch (left)";1;0;0;0;0;"";"";\n'
)
HEVY = (
    '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index","set_type",'
    '"weight_kg","reps","distance_km","duration_seconds","rpe"\n'
    '"Legs","4 Mar 2026, 18:30","4 Mar 2026, 19:10","","Low Lunge","","",0,"normal",,,,60,\n'
    '"Legs","4 Mar 2026, 18:30","4 Mar 2026, 19:10","","Leg Press","","",0,"normal",100,10,,,\n'
)
FITNOTES = (
    "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
    "2026-03-01,Psoas Stretch,Stretching,,kgs,,,,0:01:30,\n"
    "2026-03-01,Incline Press, Dumbbell,Chest,20,kgs,8,,,,\n"
    "2026-03-01,Deadlift,Back,100,kgs,5,,,,\n"
    "2026-03-02,Psoas Stretch,Stretching,,kgs,,,,soon,\n"
)
LOOP = "Date,Psoas stretch,Read a book\n2026-03-01,2,2\n2026-03-02,0,2\n2026-03-03,1,-1\n2026-03-04,YES_MANUAL,NO\n2026-02-30,2,0\n"


def read(text):
    report = import_log(text.encode())
    assert len(report.accepted) + len(report.quarantined) == report.n_read
    return report


def test_strong():
    report = read(STRONG)
    assert "Strong" in report.kind
    assert report.accepted[["exercise", "side"]].to_numpy().tolist() == [
        ["Hip Flexor Stretch", "both"], ["Hip Flexor Stretch", "both"], ["Couch Stretch (left)", "left"],
    ]  # fmt: skip
    assert report.accepted["done_s"].fillna(-1).tolist() == [30, 45, -1]
    assert report.left_out == {"Rest Timer": 1, "Squat (Barbell)": 1}


def test_hevy():
    report = read(HEVY)
    assert report.accepted[["started_at", "ended_at", "exercise", "done_s"]].to_numpy().tolist() == [
        ["2026-03-04T18:30:00", "2026-03-04T19:10:00", "Low Lunge", 60]
    ]
    assert report.left_out == {"Leg Press": 1}


def test_fitnotes_rows_with_a_bare_comma_are_quarantined_and_not_shifted():
    report = read(FITNOTES)
    assert report.accepted["done_s"].tolist() == [90]
    assert report.quarantined[["line", "code"]].to_numpy().tolist() == [
        [3, "too-many-cells"],
        [5, "not-a-duration"],
    ]
    assert report.left_out == {"Deadlift": 1}


def test_loop_counts_only_what_was_ticked_by_hand():
    report = read(LOOP)
    assert report.accepted["started_at"].tolist() == ["2026-03-01", "2026-03-04"]
    assert report.accepted["done_s"].isna().all()
    assert report.quarantined["code"].tolist() == ["impossible-date"]
    assert report.left_out == {"Read a book": 5, "Psoas stretch: not ticked that day": 2}


@pytest.mark.parametrize("text", [STRONG, HEVY, FITNOTES, LOOP])
def test_practice_is_logged_once(text, tmp_path):
    log = RomLog(tmp_path)
    report = read(text)
    assert report.append_to(log) == report.accepted["session_id"].nunique()
    assert read(text).append_to(log) == 0
    sessions = log.sessions()
    assert len(sessions) == len(report.accepted)
    assert sessions["done_s"].sum() == report.accepted["done_s"].sum()
    assert sessions["started_at"].min() >= datetime(2026, 3, 1)
    assert str(report.n_read) in str(report)


def test_another_name_may_count_too():
    report = import_sessions(STRONG.encode(), also=["squat (barbell)"])
    assert "Squat (Barbell)" in report.accepted["exercise"].tolist()


def test_what_no_app_made_is_refused():
    with pytest.raises(ImportFileError, match="import_log"):
        import_sessions(b"date,side,hip flexion\n2026-03-01,L,120\n")


STRONG_NEW = (
    '"Workout #","Date","Workout Name","Duration (sec)","Exercise Name","Set Order","Weight (kg)","Reps","RPE",'
    '"Distance (meters)","Seconds","Notes","Workout Notes"\n'
    '"7","2026-03-01 18:30:00","Evening","1500","Hip Flexor Stretch","W","","","","","30","both\nsides, slowly",""\n'
    '"7","2026-03-01 18:30:00","Evening","1500","Hip Flexor Stretch","Rest Timer","","","","","60","",""\n'
    '"7","2026-03-01 18:30:00","Evening","1500","Rest Timer","1","","","","","60","",""\n'
    '"7","2026-03-01 18:30:00","Evening","1500","Couch Stretch","1","","","","","0","",""\n'
)
STRONG_UNITS = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;"
    "Workout Notes;Workout Duration\n"
    "2026-03-01 18:30:00;Evening;Hip Flexor Stretch;1;0,5;kg;1;;;mi.;30;;;1h 5m\n"
)
STRONG_COMMAS = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
    '"2026-03-01 6:30:00\u202fPM","Evening",25m,"Hip Flexor Stretch",1,0,0,0,30.0,"","",\n'
)
HEVY_POUNDS = (
    "title,start_time,end_time,exercise_title,superset_id,set_index,set_type,weight_lbs,reps,distance_miles,duration_s,rpe\n"
    'Legs,"4 {month} 2026, 18:30","4 {month} 2026, 19:10",Low Lunge,,0,normal,,,,60,\n'
)
FITNOTES_IPHONE = (
    "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind\n"
    "2026-03-01,Psoas Stretch,Flexibility,,,,,,01:30,slow,t\n"
)
FITNOTES_OLD = (
    "Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time\n"
    "03/04/2026,Psoas Stretch,Stretching,0.0,0,,,0:01:30\n"
    "03/05/2026,Psoas Stretch,Stretching,0.0,0,,,0:01:00\n"
)
LOOP_NOW = (
    "Date,Psoas stretch,Hip flexor minutes,Read,\n"
    "2026-03-03,YES_MANUAL,10000,UNKNOWN,\n"
    "2026-03-02,YES_AUTO,0,NO,\n"
    "2026-03-01,SKIP,UNKNOWN,YES_MANUAL,\n"
)
LOOP_ONE = 'Date,Value,Notes\n2026-03-03,YES_MANUAL,\n2026-03-02,YES_AUTO,"forgot, really"\n2026-03-01,NO,"""away"""\n'


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (STRONG_NEW, "2026-03-01T18:55:00"),
        (STRONG_UNITS, "2026-03-01T19:35:00"),
        (STRONG_COMMAS, "2026-03-01T18:55:00"),
    ],
    ids=["with Workout #", "with units", "with commas and a twelve-hour clock"],
)
def test_each_form_of_strongs_export_gives_the_set_its_seconds_and_the_workout_its_end(text, end):
    report = read(text)
    assert "Strong" in report.kind
    assert len(report.quarantined) == 0
    first = report.accepted.iloc[0]
    assert (first["exercise"], first["done_s"], first["started_at"], first["ended_at"]) == (
        "Hip Flexor Stretch", 30, "2026-03-01T18:30:00", end,
    )  # fmt: skip


def test_strongs_rest_timers_are_no_sets_wherever_they_stand():
    report = read(STRONG_NEW)
    assert report.accepted["exercise"].tolist() == ["Hip Flexor Stretch", "Couch Stretch"]
    assert report.left_out == {"Rest Timer": 2}


@pytest.mark.parametrize("month", ["Mar", "mars", "M\u00e4rz", "mar.", "de mar. de", "marzo"])
def test_hevys_months_are_read_in_the_languages_of_the_app(month):
    report = read(HEVY_POUNDS.format(month=month))
    assert report.accepted[["started_at", "ended_at", "done_s"]].to_numpy().tolist() == [
        ["2026-03-04T18:30:00", "2026-03-04T19:10:00", 60]
    ]


def test_fitnotes_on_the_iphone():
    report = read(FITNOTES_IPHONE)
    assert "FitNotes" in report.kind
    assert report.accepted["done_s"].tolist() == [90]


def test_dates_in_the_phones_manner_are_asked_about_and_not_guessed():
    report = read(FITNOTES_OLD)
    assert len(report.accepted) == 0
    (question,) = report.questions
    assert (question.key, question.readings) == ("date_order", 2)
    answered = import_log(FITNOTES_OLD.encode(), date_order="month-first")
    assert answered.accepted["started_at"].tolist() == ["2026-03-04", "2026-03-05"]
    assert answered.questions == []


def test_loops_table_as_the_app_writes_it_now():
    report = read(LOOP_NOW)
    assert "Loop" in report.kind
    assert report.accepted[["started_at", "exercise"]].to_numpy().tolist() == [
        ["2026-03-03", "Psoas stretch"], ["2026-03-03", "Hip flexor minutes"],
    ]  # fmt: skip
    # An amount has no unit there, so how long it was is not known.
    assert report.accepted["done_s"].isna().all()
    assert report.left_out == {
        "Read": 3, "Psoas stretch: not ticked that day": 2, "Hip flexor minutes: not ticked that day": 2,
    }  # fmt: skip


def test_loops_file_of_one_habit_is_named_by_its_folder(tmp_path):
    file = tmp_path / "001 Psoas stretch" / "Checkmarks.csv"
    file.parent.mkdir()
    file.write_text(LOOP_ONE, encoding="utf-8")
    report = import_log(file)
    assert report.accepted[["started_at", "exercise"]].to_numpy().tolist() == [
        ["2026-03-03", "Psoas stretch"]
    ]
    # The bytes alone do not say which habit it was: nothing is guessed, and the reason is told.
    nameless = read(LOOP_ONE)
    assert len(nameless.accepted) == 0
    assert "does not name" in str(nameless)


def test_loops_archive_can_be_imported_as_it_is(tmp_path):
    target = tmp_path / "Loop Habits CSV 2026-03-04.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("Habits.csv", "Position,Name,Type,Question\n001,Psoas stretch,YES_NO,\n")
        archive.writestr("Checkmarks.csv", LOOP_NOW)
        archive.writestr("Scores.csv", "Date,Psoas stretch,\n2026-03-03,0.0520,\n")
        archive.writestr("001 Psoas stretch/Checkmarks.csv", LOOP_ONE)
    assert len(import_log(target).accepted) == 2


def test_a_log_of_angles_with_small_whole_numbers_is_no_table_of_habits():
    report = import_log(b"Date,Value\n2026-03-01,2\n2026-03-02,0\n2026-03-03,1\n")
    assert "Loop" not in report.kind
