"""A practice keeps to minutes, safety and the weekly cap; it can be shared, followed and changed."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import psoas_lib as pl
from psoas_lib.content import ContentError, UnknownIdError
from psoas_lib.practice.file import dumps, loads
from psoas_lib.practice.fit import LEVELS, fits
from psoas_lib.practice.model import DAYS, WEEKLY_CAP_S
from psoas_lib.practice.reminder import fold
from psoas_lib.timeline import OptionError

IDS = [one.id for one in pl.exercises()]
CONDITIONS = [one.id for one in pl.safety().ask_first]
TODAY = date(2026, 11, 20)


def rows(*days, pain=0.0, done_s=60.0, status="finished"):
    return [
        {
            "session_id": f"{day}-{index}",
            "started_at": f"{day.isoformat()}T07:30:00+01:00",
            "status": status,
            "routine": "practice",
            "done_s": done_s,
            "planned_s": 60.0,
            "pain_0_10": pain,
        }
        for index, day in enumerate(days)
    ]


def ago(*days):
    return [TODAY - timedelta(days=n) for n in days]


@st.composite
def wishes(draw):
    return {
        "exercises": draw(
            st.one_of(st.none(), st.lists(st.sampled_from(IDS), min_size=1, max_size=5, unique=True))
        ),
        "minutes": draw(st.integers(2, 40)),
        "days_per_week": draw(st.integers(1, 7)),
        "level": draw(st.sampled_from(list(LEVELS))),
        "avoid": draw(st.lists(st.sampled_from([*CONDITIONS, "kneeling"]), max_size=2, unique=True)),
        "equipment": draw(
            st.lists(st.sampled_from(["ball", "block", "kettlebell-or-dumbbell"]), unique=True)
        ),
    }


def built(wish):
    try:
        return pl.build_routine(**wish)
    except OptionError:
        return None


@settings(max_examples=60, deadline=None)
@given(wishes())
def test_a_practice_keeps_to_its_minutes_and_to_the_weekly_cap(wish):
    mine = built(wish)
    if mine is not None:
        assert mine.timeline().duration_s <= wish["minutes"] * 60
        assert mine.stretch_s_per_week <= WEEKLY_CAP_S
        assert mine.days_per_week == wish["days_per_week"]
        assert mine.hold_s <= LEVELS[wish["level"]][0]


@settings(max_examples=60, deadline=None)
@given(wishes())
def test_what_safety_excludes_is_never_played(wish):
    mine = built(wish)
    if mine is None:
        return
    shunned = {name for one in pl.safety().ask_first if one.id in wish["avoid"] for name in one.excludes}
    for name in mine.exercises:
        one = pl.exercise(name)
        assert not {one.id, one.variant_of} & shunned
        if "kneeling" in wish["avoid"]:
            assert not any(
                word in pose for pose in one.poses for word in ("kneel", "reach", "lunge", "kettle")
            )


@settings(max_examples=60, deadline=None)
@given(wishes())
def test_nothing_is_played_with_equipment_that_is_not_at_hand(wish):
    mine = built(wish)
    if mine is not None:
        needed = {t.item for name in mine.exercises for t in pl.exercise(name).equipment if not t.optional}
        assert needed <= {"chair", "cushion", "mat", "wall", "bed", *wish["equipment"]}


@settings(max_examples=40, deadline=None)
@given(wishes())
def test_a_shared_practice_is_the_same_practice(wish):
    mine = built(wish)
    if mine is not None:
        again = loads(dumps(mine))
        assert again.timeline().segments == mine.timeline().segments
        assert (again.days, again.hold_s, again.holds, again.minutes) == (
            mine.days,
            mine.hold_s,
            mine.holds,
            mine.minutes,
        )
        assert dumps(again) == dumps(mine)


def test_the_weekly_seconds_are_holds_times_sides_times_days():
    mine = pl.build_routine(["half-kneeling", "standing-split"], minutes=5, days_per_week=3)
    assert (mine.hold_s, mine.holds) == (15, 2)
    assert mine.stretch_s_per_session == 2 * 2 * 15
    assert mine.stretch_s_per_week == 3 * 60


def test_the_amount_is_shown_beside_findings_that_disagree():
    texts = [str(one) for one in pl.build_routine(["half-kneeling"], minutes=5).comparisons]
    assert any(text.startswith("Below") for text in texts)
    assert any("No relation" in text for text in texts)
    assert all(one.sources for one in pl.build_routine(["half-kneeling"], minutes=5).comparisons)


def test_what_is_left_out_is_said_with_reason_and_source():
    mine = pl.build_routine(["half-kneeling", "low-lunge-twist"], avoid=["osteoporosis"])
    assert mine.exercises == ("half-kneeling",)
    told = next(one for one in mine.warnings if "Low lunge twist" in one.text)
    assert "Osteoporosis" in told.text
    assert told.sources == ("osteoporosis-pages",)


def test_every_exercise_of_the_twist_is_left_out_with_it():
    with pytest.raises(OptionError, match="No exercise is left"):
        pl.build_routine(["low-lunge-twist-easier"], avoid=["osteoporosis"])


def test_a_missing_ball_is_replaced_by_the_hand_and_said():
    mine = pl.build_routine(["ball-wall-hip", "half-kneeling"], minutes=10)
    assert mine.exercises[0] == "ball-wall-hip-no-equipment"
    assert any("a ball" in one.text for one in mine.warnings)


def test_no_kneeling_never_brings_kneeling_back_for_want_of_equipment():
    mine = pl.build_routine(["kettlebell-half-kneeling", "standing-split"], avoid=["kneeling"])
    assert mine.exercises == ("standing-split",)


def test_too_little_time_says_how_much_is_needed():
    with pytest.raises(OptionError, match=r"need at least \d+ minutes"):
        pl.build_routine(["half-kneeling", "standing-split", "low-lunge-twist"], minutes=2)


@pytest.mark.parametrize(
    ("wish", "error", "words"),
    [
        ({"minutes": 1}, OptionError, "minutes: got 1"),
        ({"minutes": 7.5}, OptionError, "minutes: got 7.5"),
        ({"days_per_week": 8}, OptionError, "days_per_week: got 8"),
        ({"days": []}, OptionError, "days: got none"),
        ({"days": ["monday"]}, UnknownIdError, "weekday 'monday'"),
        ({"level": "gentel"}, UnknownIdError, "Did you mean 'gentle'"),
        ({"avoid": ["osteoporose"]}, UnknownIdError, "Did you mean 'osteoporosis'"),
        ({"equipment": ["bal"]}, UnknownIdError, "Did you mean 'ball'"),
        ({"exercises": ["brigde"]}, UnknownIdError, "Did you mean 'bridge'"),
    ],
)
def test_a_wish_that_cannot_be_is_refused_with_what_can(wish, error, words):
    with pytest.raises(error) as caught:
        pl.build_routine(**wish)
    assert words in str(caught.value)


def test_a_practice_is_saved_and_loaded(tmp_path):
    mine = pl.build_routine(["half-kneeling"], name='Käthe\'s "five" \\ minutes', since=date(2026, 11, 2))
    path = pl.save_practice(mine, tmp_path / "shared" / "mine.toml")
    again = pl.load_practice(path)
    assert (again.name, again.since) == (mine.name, mine.since)
    assert [p.name for p in path.parent.iterdir()] == ["mine.toml"]


def test_a_name_that_could_not_be_read_back_is_not_written(tmp_path):
    mine = pl.build_routine(["half-kneeling"], name="two\nlines")
    with pytest.raises(ContentError, match="name"):
        pl.save_practice(mine, tmp_path / "mine.toml")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("version = 1", "version = 2", "version"),
        ("holds = 2", "holds = 40", "holds"),
        ("hold_s = 15", "hold_s = 900", "hold_s"),
        ('"half-kneeling"', '"half-kneling"', "exercises"),
        ("minutes = 10", "minutes = 10\nrun = 1", "run"),
        ("minutes = 10", "minutes = 2", "hold_s, holds, days"),
        ('level = "gentle"', 'level = "brutal"', "level"),
        ("avoid = []", 'avoid = ["nothing-known"]', "exercises"),
        ("format =", "forma =", "form"),
        ("= ", "", "the file"),
        ('2026-11-02"', '2026-13-02"', "since"),
    ],
)
def test_a_tampered_file_is_refused_by_file_and_field(tmp_path, old, new, field):
    text = dumps(pl.build_routine(["half-kneeling", "standing-split"], since=date(2026, 11, 2)))
    assert old in text
    path = tmp_path / "shared.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        pl.load_practice(path)
    assert caught.value.file == "shared.toml"
    assert field in caught.value.field


def test_a_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "odd.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ContentError, match="UTF-8"):
        pl.load_practice(path)
    path.write_bytes(b"#" * 200_000)
    with pytest.raises(ContentError, match="at most 100000"):
        pl.load_practice(path)


def practice(**changes):
    wish = {"exercises": ["half-kneeling"], "minutes": 20, "since": date(2026, 11, 2)}
    return pl.build_routine(**(wish | changes))


def test_a_good_week_suggests_one_step_and_changes_one_thing():
    mine = practice()
    told = pl.suggest(mine, rows(*ago(5, 3, 1)), today=TODAY)
    assert (told.direction, told.change) == ("forward", {"hold_s": 30})
    assert "acsm-2021" in told.sources
    changed = told.apply(mine, on=TODAY)
    assert (changed.hold_s, changed.holds, changed.days) == (30, mine.holds, mine.days)
    assert changed.since == TODAY
    assert mine.hold_s == 15


def test_two_sessions_in_a_row_above_two_go_back_one_step():
    mine = practice(level="steady")
    told = pl.suggest(mine, [*rows(*ago(5)), *rows(*ago(3, 1), pain=3)], today=TODAY)
    assert told.direction == "back"
    assert len(told.change) == 1
    assert "2" in told.reason
    assert told.apply(mine, on=TODAY).stretch_s_per_week < mine.stretch_s_per_week


def test_pain_of_just_two_is_within_the_rule():
    told = pl.suggest(practice(level="steady"), rows(*ago(5, 3, 1), pain=2), today=TODAY)
    assert told.direction == "forward"


def test_one_session_above_two_waits():
    told = pl.suggest(practice(), [*rows(*ago(5, 3)), *rows(*ago(1), pain=4)], today=TODAY)
    assert told.direction == "stay"


def test_two_sore_sessions_with_a_good_one_between_do_not_go_back():
    log = [*rows(*ago(5), pain=3), *rows(*ago(3)), *rows(*ago(1), pain=3)]
    assert pl.suggest(practice(), log, today=TODAY).direction == "stay"


@pytest.mark.parametrize("log", [rows(*ago(1), pain=6), rows(*ago(1), pain=0)])
def test_a_stop_rule_goes_back_one_step(log):
    events = [] if log[0]["pain_0_10"] > 5 else ago(1)
    told = pl.suggest(practice(level="steady"), log, today=TODAY, stop_events=events)
    assert told.direction == "back"
    assert "stop rule" in told.reason.lower()


def test_two_weeks_without_a_session_begin_again_lower():
    told = pl.suggest(practice(), rows(date(2026, 11, 3)), today=TODAY)
    assert told.direction == "back"
    assert "konrad-2025" in told.sources


def test_where_no_step_is_smaller_a_clinician_is_asked():
    mine = practice()
    for _ in range(10):
        told = pl.suggest(mine, rows(*ago(1), pain=7), today=TODAY)
        if told.direction == "ask":
            break
        mine = told.apply(mine, on=date(2026, 11, 2))
    assert told.direction == "ask"
    assert (mine.hold_s, mine.holds) == (10, 1)


@pytest.mark.parametrize(
    ("log", "since"),
    [
        ([], TODAY),
        (rows(*ago(1)), date(2026, 11, 2)),
        (rows(*ago(5, 3, 1), pain=None), date(2026, 11, 2)),
        (rows(*ago(5, 3, 1)), TODAY - timedelta(days=6)),
        (rows(*ago(5, 3, 1), done_s=0), TODAY - timedelta(days=9)),
    ],
)
def test_without_enough_to_go_by_nothing_is_suggested(log, since):
    assert pl.suggest(practice(since=since), log, today=TODAY).direction == "stay"


def test_steps_forward_end_at_the_cap_and_every_one_fits():
    mine, steps = practice(minutes=60), 0
    while True:
        told = pl.suggest(mine, rows(*ago(6, 5, 4, 3, 2, 1, 0)), today=TODAY)
        if told.direction != "forward":
            break
        before, mine, steps = mine, told.apply(mine, on=date(2026, 11, 2)), steps + 1
        assert len(told.change) == 1
        assert fits(mine)
        assert mine.stretch_s_per_week > before.stretch_s_per_week
        assert loads(dumps(mine)).stretch_s_per_week == mine.stretch_s_per_week
    assert told.direction == "stay"
    assert steps > 2


def test_a_step_that_would_take_too_long_is_not_suggested():
    mine = practice(minutes=2, days_per_week=5)
    told = pl.suggest(mine, rows(*ago(5, 4, 3, 2, 1)), today=TODAY)
    assert told.direction == "stay"
    assert "2 minutes" in told.reason


def test_a_week_knows_planned_done_and_not_logged():
    mine = practice()
    shown = pl.week(mine, rows(date(2026, 11, 16), date(2026, 11, 17)), today=date(2026, 11, 20))
    assert [day.status for day in shown.days] == [
        "done",
        "done",
        "not logged",
        "free",
        "to come",
        "free",
        "free",
    ]
    assert [day.planned for day in shown.days] == [True, False, True, False, True, False, False]
    assert "1 of 3 planned days done, 1 not logged" in shown.sentence


def test_only_an_entry_that_says_so_is_not_done():
    shown = pl.week(practice(), rows(date(2026, 11, 16), done_s=0), today=TODAY)
    assert shown.days[0].status == "not done"


def test_nothing_is_planned_before_the_practice_began():
    shown = pl.week(practice(), [], today=TODAY, containing=date(2026, 10, 28))
    assert {day.status for day in shown.days} == {"free"}


def test_the_week_is_an_accessible_table():
    html = pl.week(practice(), [], today=TODAY)._repr_html_()
    assert "<caption>" in html
    assert html.count('scope="row"') == 7


def test_a_session_counts_for_the_day_it_had_where_the_learner_was():
    late = rows(date(2026, 11, 16))
    late[0]["started_at"] = "2026-11-16T23:50:00-08:00"
    assert pl.week(practice(), late, today=TODAY).days[0].status == "done"


def test_a_log_as_a_table_is_read_like_rows():
    pandas = pytest.importorskip("pandas")
    log = rows(*ago(5, 3, 1))
    table = pandas.DataFrame(log)
    assert pl.suggest(practice(), table, today=TODAY) == pl.suggest(practice(), log, today=TODAY)
    table["pain_0_10"] = float("nan")
    assert pl.suggest(practice(), table, today=TODAY).direction == "stay"


def calendar(mine, **more):
    wish = {
        "start": date(2026, 11, 21),
        "at": time(7, 30),
        "weeks": 4,
        "made_at": datetime(2026, 11, 21, tzinfo=UTC),
    }
    return pl.reminder(mine, **(wish | more))


def test_reminders_are_read_by_another_library_as_they_were_meant():
    icalendar = pytest.importorskip("icalendar")
    mine = practice(name="Müde; aber, wach \\ und lang " * 2)
    event = icalendar.Calendar.from_ical(calendar(mine)).walk("VEVENT")[0]
    assert event["SUMMARY"].startswith(mine.name)
    assert event["DTSTART"].dt == datetime(2026, 11, 23, 7, 30)  # noqa: DTZ001 - a time without a zone
    assert event["RRULE"]["BYDAY"] == ["MO", "WE", "FR"]
    assert event["RRULE"]["COUNT"] == [12]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_folded_lines_are_short_and_unfold_to_what_they_were(text):
    folded = fold(text)
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == text


@pytest.mark.parametrize(("text", "lines"), [("x" * 75, 1), ("x" * 76, 2), ("é" * 37, 1), ("é" * 38, 2)])
def test_a_line_is_folded_at_seventy_five_octets(text, lines):
    assert len(fold(text).split("\r\n")) == lines


def test_reminders_end_every_line_as_the_standard_asks():
    text = calendar(practice())
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert text == calendar(practice())


def test_a_reminder_is_written_to_a_file(tmp_path):
    path = pl.save_reminder(practice(), tmp_path / "practice.ics", start=TODAY, at=time(18, 0))
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_reminders_for_no_week_are_refused():
    with pytest.raises(ValueError, match="weeks: got 0"):
        calendar(practice(), weeks=0)


def test_the_days_of_a_practice_stand_in_the_order_of_the_week():
    mine = practice(days=["sun", "mon", "wed"])
    assert mine.days == tuple(day for day in DAYS if day in {"sun", "mon", "wed"})


def test_a_practice_plays_wherever_a_routine_plays():
    plan = practice().timeline().schedule()
    assert plan["routine"]["id"] == "practice"
    assert plan["routine"]["provenance"] == "reconstructed"


@pytest.mark.parametrize("minutes", ["inf", "1e400", "nan", "soon", "", "-5", "9999999999"])
def test_minutes_that_are_none_are_answered_in_the_form(minutes):
    reply = pl.routine_builder().fill_in({"minutes": minutes, "days": ["mon"]})
    assert not reply.ok
    assert "from 2 to 60" in reply.message + reply.errors.get("minutes", "")
