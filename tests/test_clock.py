"""A clock that is told the time: nothing is lost between ticks, and a pause keeps the place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import psoas_lib as pl
from psoas_lib.timeline import Clock

LINE = pl.routine("five-minute-ball").timeline()


def started(now_s=100.0):
    clock = Clock(LINE)
    clock.start(now_s)
    return clock


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 90), min_size=1, max_size=30))
def test_every_segment_is_entered_once_and_in_order_however_late_the_ticks(steps):
    clock, now, entered = started(0.0), 0.0, []
    for step in [*steps, 1000]:
        now += step
        entered += clock.tick(now)
    assert [segment.index for segment in entered] == list(range(1, len(LINE.segments)))
    assert clock.state == "done"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["tick", "pause", "wait"]), st.integers(0, 20)), max_size=25))
def test_only_running_time_counts(moves):
    clock, now, ran = started(0.0), 0.0, 0.0
    for move, seconds in moves:
        now += seconds
        if clock.state == "running":
            ran += seconds
        clock.tick(now)
        if move == "pause" and clock.state == "running":
            clock.pause(now)
        elif move == "wait" and clock.state == "paused":
            clock.resume(now)
    assert clock.place_s(now) == min(ran, LINE.duration_s)
    assert clock.segment is LINE.at(clock.place_s(now))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["tick", "pause", "resume", "skip", "back", "restart"]), max_size=30))
def test_events_are_numbered_and_only_appended(moves):
    clock, now, seen = started(0.0), 0.0, []
    for move in moves:
        now += 3.25
        try:
            getattr(clock, move)(now)
        except RuntimeError:
            assert clock.state != "running" or move == "resume"
        assert clock.events[: len(seen)] == seen
        seen = list(clock.events)
    assert [event.n for event in seen] == list(range(1, len(seen) + 1))


def test_one_late_tick_returns_all_that_was_crossed():
    clock = started(0.0)
    assert [segment.kind for segment in clock.tick(24.0)] == ["move", "rep"]
    assert clock.tick(24.0) == []


def test_planned_and_actual_times_of_a_crossing_are_kept():
    clock = started(0.0)
    clock.tick(12.5)
    crossing = clock.events[-1]
    assert (crossing.type, crossing.planned_s, crossing.now_s) == ("cross", 12.0, 12.5)


def test_a_pause_keeps_the_place_for_as_long_as_it_lasts():
    clock = started(0.0)
    clock.pause(30.0)
    assert clock.tick(9_000.0) == []
    clock.resume(10_000.0)
    assert clock.place_s(10_001.0) == 31.0


def test_skip_goes_to_the_next_segment_and_back_to_the_start_of_this_one():
    clock = started(0.0)
    clock.skip(1.0)
    assert clock.segment.index == 1
    clock.tick(6.0)
    clock.back(6.0)
    assert (clock.segment.index, clock.place_s(6.0)) == (1, LINE.segments[1].start_s)
    clock.back(6.5)
    assert (clock.segment.index, clock.place_s(6.5)) == (0, 0.0)


def test_skip_while_paused_stays_paused():
    clock = started(0.0)
    clock.pause(5.0)
    clock.skip(6.0)
    assert (clock.state, clock.place_s(100.0)) == ("paused", LINE.segments[1].start_s)


def test_skipping_the_last_segment_finishes():
    clock = started(0.0)
    for step in range(len(LINE.segments) - 1):
        clock.skip(1.0 + step / 1000)
    assert clock.state == "done"
    assert clock.events[-1].type == "finish"


def test_restart_begins_again():
    clock = started(0.0)
    clock.tick(400.0)
    clock.restart(500.0)
    assert (clock.state, clock.place_s(501.0), clock.segment.index) == ("running", 1.0, 0)


@pytest.mark.parametrize("action", ["pause", "resume", "skip", "back", "restart"])
def test_what_cannot_be_done_before_the_start_says_so(action):
    with pytest.raises(RuntimeError, match=f"{action}: the clock is ready"):
        getattr(Clock(LINE), action)(0.0)


def test_a_time_that_runs_backwards_is_refused():
    clock = started(10.0)
    with pytest.raises(ValueError, match="clock that only rises"):
        clock.tick(9.0)
