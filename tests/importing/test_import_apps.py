"""Exports of training apps become practice; what does not stretch the hip flexors is named and left out."""
# ruff: noqa: DTZ001 - wall clocks have no zone; a case is one line

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
