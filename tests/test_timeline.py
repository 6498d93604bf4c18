"""A routine is laid out in time without gap or overlap, the same for both sides, and nothing is lost."""

import json
import math
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import psoas_lib as pl
from psoas_lib.content import UnknownIdError
from psoas_lib.timeline import OptionError

OCCASIONS = [(r.id, m.id, d.id) for r in pl.routines() for m in r.modes for d in m.doses]
SECONDS = st.one_of(st.integers(0, 60), st.floats(0, 60, allow_nan=False))
OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "get_ready_s": SECONDS,
        "move_s": SECONDS,
        "switch_s": SECONDS,
        "rest_s": SECONDS,
        "ease_s": SECONDS,
        "hold_s": st.floats(1, 120),
        "rep_s": st.floats(1, 20),
        "hold_scale": st.floats(0.25, 4),
        "rep_scale": st.floats(0.25, 4),
        "reps": st.integers(1, 6),
        "sets": st.integers(1, 3),
        "rounds": st.integers(1, 3),
        "side_order": st.sampled_from(["as-told", "left-first", "right-first"]),
    },
)


@st.composite
def timelines(draw):
    routine_id, mode, dose = draw(st.sampled_from(OCCASIONS))
    options = draw(OPTIONS)
    return pl.routine(routine_id).timeline(mode, dose=dose, **options), options


@settings(max_examples=60, deadline=None)
@given(timelines())
def test_there_is_no_gap_and_no_overlap(made):
    line, _ = made
    assert line.segments[0].start_s == 0
    for before, after in zip(line.segments, line.segments[1:], strict=False):
        assert before.start_s + before.duration_s == after.start_s
        assert before.duration_s > 0
    assert [segment.index for segment in line.segments] == list(range(len(line.segments)))


@settings(max_examples=60, deadline=None)
@given(timelines())
def test_the_total_is_the_sum_and_the_last_segment_is_done(made):
    line, _ = made
    assert line.segments[-1].kind == "done"
    assert line.segments[-1].duration_s == 0
    assert [segment.kind for segment in line.segments].count("done") == 1
    assert line.duration_s == math.fsum(segment.duration_s for segment in line.segments)


@settings(max_examples=60, deadline=None)
@given(timelines())
def test_both_sides_get_the_same_time_and_the_same_work(made):
    line, _ = made
    for number, one in enumerate(line.exercises, start=1):
        planned = line.planned_s(number)
        if one.sides:
            assert planned["left"] == planned["right"] > 0
        else:
            assert set(planned) == {"both"}


@settings(max_examples=40, deadline=None)
@given(timelines(), st.data())
def test_the_segment_at_a_time_is_the_one_a_search_by_hand_finds(made, data):
    line, _ = made
    edges = [segment.start_s for segment in line.segments]
    t_s = data.draw(st.one_of(st.sampled_from(edges), st.floats(0, line.duration_s)))
    if t_s == line.duration_s:
        expected = line.segments[-1]
    else:
        (expected,) = [s for s in line.segments if s.start_s <= t_s < s.start_s + s.duration_s]
    assert line.at(t_s) is expected


@settings(max_examples=40, deadline=None)
@given(timelines())
def test_pauses_are_as_long_as_chosen(made):
    line, options = made
    for name, kind in (("get_ready_s", "ready"), ("switch_s", "switch"), ("move_s", "move")):
        if name in options:
            lengths = {segment.duration_s for segment in line.segments if segment.kind == kind}
            assert all(abs(length - options[name]) <= 1 / 2048 for length in lengths)


@settings(max_examples=40, deadline=None)
@given(timelines())
def test_poses_follow_each_other_without_a_jump(made):
    line, _ = made
    pose = "standing"
    for segment in line.segments:
        if segment.kind not in {"hold", "rep"}:
            assert segment.pose_from == pose
        pose = segment.pose_from if segment.kind == "rep" else segment.pose_to


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 4), st.sampled_from(OCCASIONS))
def test_rounds_repeat_the_work(rounds, occasion):
    routine_id, mode, dose = occasion
    once = pl.routine(routine_id).timeline(mode, dose=dose)
    often = pl.routine(routine_id).timeline(mode, dose=dose, rounds=rounds)
    for number in range(1, len(once.exercises) + 1):
        expected = {side: rounds * seconds for side, seconds in once.planned_s(number).items()}
        assert often.planned_s(number) == expected
    assert {segment.round for segment in often.segments} == set(range(1, rounds + 1))


@pytest.mark.parametrize("mode", ["standard", "warm-up", "cool-down"])
def test_the_five_minute_routine_lasts_exactly_300_seconds(mode):
    assert pl.routine("five-minute-ball").timeline(mode).duration_s == 300


def test_every_routine_that_promises_a_length_keeps_it():
    for routine in pl.routines():
        for mode in routine.modes:
            if routine.total_s is not None:
                assert routine.timeline(mode.id).duration_s == routine.total_s


def counts(line, exercise_id, side, kind):
    return sum(s.kind == kind and s.exercise == exercise_id and s.side == side for s in line.segments)


@pytest.mark.parametrize(
    "name", ["half-kneeling", "standing-split", "low-lunge-twist", "half-kneeling-reach"]
)
def test_the_article_s_warm_up_holds_still_and_its_cool_down_moves(name):
    warm = pl.routine("five-stretches").timeline("warm-up")
    cool = pl.routine("five-stretches").timeline("cool-down")
    for side in ("left", "right"):
        assert 5 <= counts(warm, name, side, "hold") <= 10
        assert counts(warm, name, side, "rep") == 0
        assert 2 <= counts(cool, name, side, "rep") <= 3
        assert counts(cool, name, side, "hold") == 0


def test_the_consensus_is_the_reverse_and_one_argument_away():
    warm = pl.routine("five-stretches").timeline("warm-up", dose="consensus")
    cool = pl.routine("five-stretches").timeline("cool-down", dose="consensus")
    assert not any(segment.kind == "hold" for segment in warm.segments)
    assert counts(cool, "half-kneeling", "left", "hold") == 2


def test_stated_lengths_are_played_as_stated():
    line = pl.routine("five-stretches").timeline("warm-up")
    lengths = {s.exercise: s.duration_s for s in line.segments if s.kind == "hold"}
    assert lengths["standing-split"] == 30
    assert 15 <= lengths["low-lunge-twist"] <= 20


def test_the_bridge_keeps_its_own_dose():
    line = pl.routine("five-stretches").timeline("cool-down")
    reps = [s for s in line.segments if s.exercise == "bridge" and s.kind == "rep"]
    assert len(reps) == 20
    assert {(s.reps, s.sets) for s in reps} == {(10, 2)}


def test_the_sides_follow_the_article_or_the_learner():
    def firsts(**options):
        line = pl.routine("five-stretches").timeline(**options)
        found = {}
        for segment in line.segments:
            if segment.kind == "rep" and segment.side != "both":
                found.setdefault(segment.exercise, segment.side)
        return set(found.values()), found

    _, told = firsts()
    assert told["half-kneeling"] == "right"
    assert told["low-lunge-twist"] == "left"
    assert firsts(side_order="left-first")[0] == {"left"}
    assert firsts(side_order="right-first")[0] == {"right"}


def test_one_side_alone_can_be_played():
    line = pl.routine("five-minute-ball").timeline(sides="left")
    assert {s.side for s in line.segments if s.side} == {"left"}
    assert not any(s.kind == "switch" for s in line.segments)


def test_texts_are_mirrored_with_the_side():
    line = pl.routine("five-stretches").timeline("warm-up")
    moves = {s.side: s.text for s in line.segments if s.exercise == "half-kneeling" and s.kind == "move"}
    moves |= {s.side: s.cue for s in line.segments if s.exercise == "half-kneeling" and s.kind == "switch"}
    assert moves["right"] == "Step the right foot back and set that knee on the cushion."
    assert moves["left"] == "Step the left foot back and set that knee on the cushion."


def test_nothing_is_left_unfilled_in_the_texts():
    for routine_id, mode, dose in OCCASIONS:
        for segment in pl.routine(routine_id).timeline(mode, dose=dose).segments:
            assert segment.text
            assert segment.cue
            assert "{" not in segment.text + segment.cue


def test_a_variant_takes_the_place_of_its_exercise():
    line = pl.routine("five-stretches").timeline(
        swap={"half-kneeling-reach": "half-kneeling-reach-foot-raised"}
    )
    assert line.exercises[-1].id == "half-kneeling-reach-foot-raised"
    assert any(s.pose_to == "reach-foot-raised" for s in line.segments)


def test_every_variant_can_be_played():
    for routine in pl.routines():
        for name in routine.exercises:
            for variant in pl.exercise(name).variants:
                line = routine.timeline(swap={name: variant.id})
                assert variant.id in {segment.exercise for segment in line.segments}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"rest_s": -3}, "rest_s: got -3; expected a number of seconds from 0 to 600"),
        ({"hold_s": 0}, "hold_s: got 0; expected a number of seconds from 1 to 300"),
        ({"hold_s": float("nan")}, "hold_s: got nan"),
        ({"get_ready_s": float("inf")}, "get_ready_s: got inf"),
        ({"rounds": 0}, "rounds: got 0; expected a whole number from 1 to 10"),
        ({"rounds": 1.5}, "rounds: got 1.5"),
        ({"rounds": True}, "rounds: got True"),
        ({"rest_s": "5"}, "rest_s: got '5'"),
        ({"side_order": "up"}, "side_order: got 'up'; choose one of as-told, left-first, right-first"),
        ({"hold_secs": 5}, "no option 'hold_secs'. Did you mean 'hold_s'"),
        ({"swap": "half-kneeling"}, "swap: got 'half-kneeling'"),
        ({"swap": {"half-kneeling": "bridge-easier"}}, "no variant of 'half-kneeling'"),
    ],
)
def test_an_impossible_option_is_refused_with_what_is_possible(options, words):
    with pytest.raises(OptionError) as caught:
        pl.routine("five-stretches").timeline(**options)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: pl.routine("five-stretches").timeline("warmup"),
        lambda: pl.routine("five-stretches").timeline(dose="concensus"),
        lambda: pl.routine("five-stretches").timeline(swap={"bridge": "brigde-easier"}),
        lambda: pl.routine("five-stretches").timeline(swap={"brigde": "bridge-easier"}),
    ],
)
def test_an_unknown_mode_dose_or_variant_names_the_close_ones(ask):
    with pytest.raises(UnknownIdError, match="Did you mean"):
        ask()


@pytest.mark.parametrize("t_s", [-0.001, 300.001, float("nan"), float("inf")])
def test_a_time_outside_is_refused(t_s):
    with pytest.raises(ValueError, match="expected seconds from 0 to 300"):
        pl.routine("five-minute-ball").timeline().at(t_s)


def test_the_schedule_is_json_with_what_a_player_needs():
    plan = pl.routine("five-minute-ball").timeline().schedule()
    assert json.loads(json.dumps(plan)) == plan
    assert plan["version"] == 1
    assert plan["total_s"] == 300
    assert plan["routine"]["provenance"] == "reconstructed"
    assert plan["exercises"][0]["planned_s"] == {"left": 40, "right": 40}
    assert plan["equipment"][0] == "a ball"
    assert {"ask_first", "red_flags", "stop_rules", "pain_rule"} <= set(plan["safety"])
    named = {key for one in plan["exercises"] for key in one["sources"]}
    assert named <= set(plan["references"])


def test_the_timeline_needs_no_numpy_and_no_pandas():
    code = (
        "import sys; sys.modules.update(dict.fromkeys(['numpy', 'pandas', 'matplotlib', 'scipy']));"
        "import psoas_lib as pl; pl.build_routine();"
        "print(pl.routine('five-stretches').timeline('warm-up').duration_s)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) > 0
