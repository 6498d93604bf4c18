"""The player on a page of its own: how it looks, sounds and speaks, and what it keeps, with a time of our own.

The page holds the module that runs in the notebook. Playwright's clock replaces the page's time, so
minutes pass in moments and nothing depends on the speed of this computer.
"""

from __future__ import annotations

import copy
import csv
import io
import itertools
import re
import sys
from pathlib import Path

import pytest
from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1]))

from accessibility import at_rest, violations
from body_browser import served

import psoas_lib as pl
from psoas_lib.body.poses import poses
from psoas_lib.content import catalogue
from psoas_lib.log import RomLog
from psoas_lib.widgets.page import player_page
from psoas_lib.widgets.player import RoutinePlayer

ROUTINES = {
    "five-stretches": RoutinePlayer("five-stretches", dose="consensus"),
    "five-minute-ball": RoutinePlayer("five-minute-ball"),
}
SHOWN_S = 20


def every_pose():
    """A schedule that holds each pose of the figure, the sides in turn, and at its end no pose at all."""
    plan = {**ROUTINES["five-stretches"].schedule}
    sides = itertools.cycle(["right", "left", "both"])
    shown = [(pose, next(sides)) for pose in poses()] + [(None, "right")]
    hold = {
        "kind": "hold",
        "exercise": "half-kneeling",
        "exercise_number": 1,
        "rep": 1,
        "reps": 1,
        "round": 1,
    }
    plan["segments"] = [
        {
            **hold,
            "index": n,
            "start_s": n * SHOWN_S,
            "duration_s": SHOWN_S,
            "side": side,
            "text": "",
            "cue": "",
            "pose_from": pose,
            "pose_to": pose,
        }
        for n, (pose, side) in enumerate(shown)
    ]
    end = {
        "index": len(shown),
        "kind": "done",
        "start_s": len(shown) * SHOWN_S,
        "duration_s": 0,
        "side": None,
    }
    plan["segments"].append({**hold, **end, "exercise": None, "pose_from": None, "pose_to": None})
    plan["total_s"] = end["start_s"]
    return plan


LONG = "Rückenundhüftbeugerdehnungsprogrammvorbereitung <b>mit</b> {name} " + "x" * 90


def with_long_names():
    plan = copy.deepcopy(ROUTINES["five-stretches"].schedule)
    for one in [plan["routine"], *plan["exercises"]]:
        one["name"] = LONG
    for one in plan["exercises"]:
        one["stop_if"] = LONG
    for one in plan["segments"]:
        one["cue"] = one["text"] = LONG
    return plan


def with_fifty_exercises():
    plan = copy.deepcopy(ROUTINES["five-stretches"].schedule)
    like = next(one for one in plan["exercises"] if one["id"] == "half-kneeling")
    block = [one for one in plan["segments"] if one["exercise"] == "half-kneeling"]
    done = plan["segments"][-1]
    plan["exercises"], plan["segments"], at = [], [], 0
    for n in range(1, 51):
        plan["exercises"].append({**like, "id": f"one-{n}", "number": n, "name": f"Number {n}"})
        for one in block:
            mine = {"index": len(plan["segments"]), "start_s": at, "exercise": f"one-{n}"}
            plan["segments"].append({**one, **mine, "exercise_number": n})
            at += one["duration_s"]
    plan["segments"].append({**done, "index": len(plan["segments"]), "start_s": at})
    plan["total_s"] = at
    return plan


PAGES = {
    **ROUTINES,
    "every-pose": RoutinePlayer(every_pose()),
    "long-names": RoutinePlayer(with_long_names()),
    "fifty": RoutinePlayer(with_fifty_exercises()),
    "en-francais": RoutinePlayer("five-minute-ball", language="fr"),
}

# Records what is asked of the audio, the voice and the wake lock.
SENSES = """
window.heard = { tones: [], stopped: 0, spoken: [], locks: 0 };
class Param { value = 0; setValueAtTime() {} linearRampToValueAtTime() {} }
class Node { gain = new Param(); frequency = new Param(); connect(to) { return to; } disconnect() {}
  start(at) { if (at !== undefined) heard.tones.push(at); } stop(at) { if (at === 0) heard.stopped += 1; } }
window.AudioContext = class { currentTime = 100; destination = {}; createGain() { return new Node(); }
  createOscillator() { return new Node(); } async resume() {} async close() {} };
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, 'speechSynthesis', { value: {
  getVoices: () => window.voiceless ? [] : [{ lang: 'en-GB' }], cancel() {}, speak: (one) => heard.spoken.push(one.text) } });
Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
  heard.locks += 1; return { addEventListener() {}, release() { heard.locks -= 1; } }; } } });
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    for name, player in PAGES.items():
        (folder / f"{name}.html").write_text(player_page(player), encoding="utf-8")
    (folder / "favicon.ico").write_bytes(b"")
    with served(folder) as address:
        yield address


class Page:
    """A page with one player, whose time the test moves."""

    def __init__(self, page, address, routine):
        self.page, self.schedule = page, PAGES[routine].schedule
        self.errors = []
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.clock.install(time="2026-03-04T18:30:00")
        page.add_init_script(SENSES)
        page.goto(f"{address}/{routine}.html")
        self.player = page.locator(".ps.player")
        self.player.wait_for()
        page.clock.pause_at("2026-03-04T19:30:00")  # until then it goes on by itself
        self.wait(2000)

    def wait(self, ms):
        """Let time pass: long stretches in leaps of at most a second, the last moment frame by frame."""
        smooth = min(ms, 200)
        whole, part = divmod(ms - smooth, 1000)
        for leap in [1000] * int(whole) + ([part] if part else []):
            self.page.clock.fast_forward(int(leap))
        self.page.clock.run_for(smooth)

    def button(self, name):
        return self.player.get_by_role("button", name=name, exact=True)

    @property
    def state(self):
        return self.player.get_attribute("data-state")

    @property
    def kind(self):
        return self.player.locator(".live-screen").get_attribute("data-kind")

    def begin(self):
        tick = self.player.locator(".tick:visible")
        if tick.count():
            tick.click()
        self.button("Start").click()

    def to_kind(self, kind):
        """Let time pass to the middle of the next part of a kind."""
        minutes, seconds = self.player.locator(".clk").inner_text().split(" ")[0].split(":")
        now = (int(minutes) * 60 + int(seconds)) * 1000
        part = next(
            one for one in self.schedule["segments"] if one["kind"] == kind and one["start_s"] * 1000 > now
        )
        self.wait(part["start_s"] * 1000 - now + part["duration_s"] * 400)
        assert self.kind == kind
        return part

    def place_ms(self):
        return self.page.evaluate(
            """() => { const key = Object.keys(localStorage).find((one) => one.startsWith('psoas:run:'));
                       return key ? JSON.parse(localStorage.getItem(key)).place_ms : 0; }"""
        )

    def wait_for_state(self, state):
        """Wait for a state that the browser's locks decide about; they know no time but the real one."""
        self.page.locator(f".ps.player[data-state={state}]").wait_for()

    def wait_for_floor(self):
        """Wait until the browser has given the whole screen, or the window instead."""
        self.page.wait_for_function(
            "() => document.querySelector('.ps.floor')?.matches('[data-floor=screen], :popover-open')"
        )

    def reload(self):
        self.page.reload()
        self.player.wait_for()
        self.wait(2500)

    def live(self):
        return self.player.locator("> .in > [role=status]").inner_text()

    def deafen(self):
        self.page.evaluate("() => { psoas.model.send = () => Promise.reject(new Error('Cannot send')); }")


@pytest.fixture
def visit(chromium, site):
    contexts = []

    def make(routine="five-stretches", **options):
        context = chromium.new_context(**{"viewport": {"width": 760, "height": 900}, **options})
        contexts.append(context)
        return Page(context.new_page(), site, routine)

    yield make
    for context in contexts:
        context.close()


def all_states(page):
    """Lead a player through every state it has, one after the other."""
    yield "before the start"
    page.player.locator(".tick:visible").click()
    yield "ticked"
    page.button("Options").click()
    yield "options before the start"
    page.button("Close").click()
    page.button("Start").click()
    page.wait(1500)
    yield "get ready"
    for kind in ("move", "rep", "rest", "switch"):
        page.to_kind(kind)
        yield kind
    if any(one["kind"] == "hold" for one in page.schedule["segments"]):
        page.to_kind("hold")
        yield "hold"
    page.button("Pause").click()
    page.wait(50)
    yield "paused"
    page.button("Options").click()
    yield "options while paused"
    page.button("Close").click()
    page.button("Resume").click()
    page.wait(1000)
    page.reload()
    page.wait_for_state("paused")
    yield "restored"
    page.button("Resume").click()
    page.page.evaluate("() => { const now = Date.now; Date.now = () => now() + 3600000; }")
    page.wait(6000)
    assert page.state == "paused"
    yield "slept"
    page.button("Finish and save").click()
    page.wait(500)
    yield "finished"
    page.button("Back to the start").click()
    page.deafen()
    page.begin()
    page.to_kind("rep")
    page.button("Pause").click()
    page.button("Finish and save").click()
    page.wait(4000)
    yield "not saved yet"
    page.button("Back to the start").click()
    page.wait(100)
    yield "offered again"


SMALL = """() => [...document.querySelectorAll('.ps.player :is(button, select, textarea, summary, label, input[type=range], [role=slider])')]
  .filter((node) => node.checkVisibility() && !node.closest('.plan .score'))
  .map((node) => [node.outerHTML.slice(0, 120), node.getBoundingClientRect()])
  .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
  .map(([html, box]) => [html, box.width, box.height])"""
OUTSIDE = """() => {
  const root = document.querySelector('.ps.player').getBoundingClientRect();
  return [...document.querySelectorAll('.ps.player *')].filter((node) => {
    if (!node.checkVisibility() || node.closest('.vh, svg, .flags')) return false;
    const style = getComputedStyle(node);
    if (style.clipPath !== 'none') return false;
    const box = node.getBoundingClientRect();
    return box.width && (box.left < root.left - 1 || box.right > root.right + 1);
  }).map((node) => node.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 760, 1600])
def test_every_state_is_accessible_fits_and_has_targets_for_a_thumb(visit, theme, width):
    page = visit(viewport={"width": width, "height": 800}, color_scheme=theme)
    assert page.player.get_attribute("data-theme") == theme
    faults = {}
    for state in all_states(page):
        found = {
            "axe": violations(page.page, "main", clock=page.page.clock),
            "small": page.page.evaluate(SMALL),
            "outside": page.page.evaluate(OUTSIDE),
            "wider": page.page.evaluate("() => document.documentElement.scrollWidth > innerWidth"),
        }
        faults |= {f"{state}: {name}": one for name, one in found.items() if one}
    assert not faults
    assert not page.errors


def test_axe_would_find_a_fault_if_there_were_one(visit):
    page = visit()
    page.page.evaluate("() => document.querySelector('.ps .go').replaceChildren()")
    assert "button-name" in dict(violations(page.page, "main", clock=page.page.clock))


def test_on_a_small_phone_start_lies_above_the_fold(visit):
    for routine in ROUTINES:
        page = visit(routine, viewport={"width": 360, "height": 640})
        box = page.button("Start").bounding_box()
        assert box["y"] + box["height"] <= 640


# The figure, the ring and the words each have their own place.
OVERLAPS = """() => {
  const boxes = ['.what', '.stage', '.time .ring', '.len', '.say', '.foot'].map((one) =>
    [one, document.querySelector('.ps.floor ' + one).getBoundingClientRect()]);
  return boxes.flatMap(([a, one], i) => boxes.slice(i + 1).filter(([, two]) =>
    Math.min(one.right, two.right) - Math.max(one.left, two.left) > 1 &&
    Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 1).map(([b]) => `${a} ${b}`));
}"""


@pytest.mark.parametrize(
    "size", [(1600, 900), (1280, 800), (1280, 720), (1024, 768), (800, 1280), (360, 740), (360, 640)]
)
def test_the_floor_view_fills_the_screen_and_nothing_is_cut_off(visit, size):
    page = visit(viewport={"width": size[0], "height": size[1]})
    page.begin()
    page.button("Floor view").click()
    page.wait_for_floor()
    for kind in ("move", "hold"):
        page.to_kind(kind)
        box = page.player.bounding_box()
        assert (box["x"], box["y"]) == (0, 0)
        assert (round(box["width"]), round(box["height"])) == size
        hidden = page.page.evaluate(
            """() => [...document.querySelectorAll('.ps.floor :is(.name, .cue, .len, .ring, .stop, .next, .score, .b)')]
              .filter((node) => node.checkVisibility()).filter((node) => {
                const box = node.getBoundingClientRect();
                return box.bottom > innerHeight + 1 || box.right > innerWidth + 1 || box.top < -1 || box.left < -1;
              }).map((node) => node.className)"""
        )
        assert hidden == []
        assert page.page.evaluate(OVERLAPS) == []
    # What must be read from two metres is large.
    sizes = page.page.evaluate(
        "() => ['.num b', '.name', '.cue'].map((one) => parseFloat(getComputedStyle(document.querySelector('.ps ' + one)).fontSize))"
    )
    assert sizes[0] > (90 if size[0] > 400 else 50)
    assert sizes[1] > 23
    page.page.keyboard.press("f")
    page.page.wait_for_function("() => !document.querySelector('.ps.floor')")


def test_without_full_screen_the_floor_view_still_covers_the_window(visit):
    page = visit(viewport={"width": 1280, "height": 720})
    page.page.evaluate(
        "() => { Element.prototype.requestFullscreen = () => Promise.reject(new Error('no')); }"
    )
    page.begin()
    page.button("Floor view").click()
    page.page.wait_for_function("() => document.querySelector('.ps.floor')?.matches(':popover-open')")
    assert page.player.bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 720}
    page.page.keyboard.press("Escape")
    page.page.wait_for_function("() => !document.querySelector('.ps.floor')")


def test_the_whole_safety_list_is_one_press_away_and_takes_the_focus(visit):
    page = visit(viewport={"width": 360, "height": 800})
    lists = page.player.locator(".flags")
    assert lists.evaluate("node => node.scrollHeight > node.clientHeight")
    page.player.locator(".titled button").press("Enter")
    assert lists.evaluate("node => node.scrollHeight <= node.clientHeight && node === document.activeElement")
    assert not page.player.locator(".titled button").count()


def test_the_safety_check_stands_before_the_first_start_and_is_asked_once(visit):
    page = visit()
    page.button("Start").click(force=True)
    assert page.state == "cover"
    safety = page.schedule["safety"]
    text = page.player.locator(".flags").inner_text()
    assert all(one in text for one in [*safety["ask_first"], *safety["red_flags"]])
    page.begin()
    assert page.state == "running"
    page.reload()
    page.button("Finish and save").click()
    page.button("Back to the start").click()
    assert page.player.locator(".tick:visible").count() == 0
    page.button("Start").click()
    assert page.state == "running"


def test_a_session_gone_on_with_the_next_day_asks_for_the_tick_again(visit):
    page = visit()
    page.begin()
    page.to_kind("rep")
    page.page.clock.set_system_time("2031-05-05T08:00:00")
    page.page.evaluate("() => sessionStorage.setItem('psoas:safety', 'yesterday')")
    page.page.evaluate("""() => { for (const [key, text] of Object.entries(localStorage)) if (key.startsWith('psoas:run'))
      localStorage.setItem(key, JSON.stringify({ ...JSON.parse(text), saved_ms: Date.now() })); }""")
    page.reload()
    page.wait_for_state("paused")
    page.button("Resume").click(force=True)
    assert page.state == "paused"
    page.player.locator(".tick:visible").click()
    page.button("Resume").click()
    assert page.state == "running"


def test_the_live_region_speaks_once_for_each_part(visit):
    page = visit("five-minute-ball")
    page.page.evaluate("""() => { window.said = []; new MutationObserver(() => said.push(
      document.querySelector('.ps.player > .in > [role=status]').textContent)).observe(
      document.querySelector('.ps.player > .in > [role=status]'), { childList: true, characterData: true, subtree: true }); }""")
    page.begin()
    page.wait(page.schedule["total_s"] * 1000 + 500)
    said = page.page.evaluate("() => said")
    assert page.state == "finished"
    assert len(said) == len(page.schedule["segments"])
    assert said[0].startswith("Get ready, 12 seconds. First: ")
    assert said[-1] == "The routine is finished."
    names = [one["name"] for one in page.schedule["exercises"]]
    assert all(any(name in one for one in said) for name in names)


def test_what_comes_next_is_shown_and_spoken_in_the_rest(visit):
    page = visit()
    page.button("Options").click()
    page.player.get_by_label("Voice").check()
    page.button("Close").click()
    page.begin()
    segments = page.schedule["segments"]
    rest = next(one for one in segments if one["kind"] == "rest" and one["exercise"] is None)
    following = segments[rest["index"] + 1]
    name = next(one["name"] for one in page.schedule["exercises"] if one["id"] == following["exercise"])
    page.wait(rest["start_s"] * 1000 + 1000)
    assert page.player.locator("h2:visible").inner_text() == name
    assert following["text"] in page.player.locator(".cue").inner_text()
    spoken = page.page.evaluate("() => heard.spoken")
    assert name in spoken[-1]
    assert following["side"] in spoken[-1]


def test_voice_and_beeps_are_set_apart_and_a_browser_without_voices_stays_silent(visit):
    page = visit()
    page.page.evaluate("() => { window.voiceless = true; }")
    page.button("Options").click()
    page.player.get_by_label("Voice").check()
    page.player.get_by_role("checkbox", name="Beeps", exact=True).uncheck()
    page.begin()
    page.wait(60_000)
    assert page.page.evaluate("() => [heard.spoken, heard.tones]") == [[], []]
    assert page.state == "running"
    page.page.evaluate("() => { window.voiceless = false; }")
    page.wait(60_000)
    assert page.page.evaluate("() => heard.spoken.length") > 0


def test_beeps_are_handed_to_the_audio_clock_ahead_and_taken_back_at_a_pause(visit):
    page = visit()
    page.begin()
    page.wait(1000)
    first = page.schedule["segments"][0]["duration_s"]
    tones = page.page.evaluate("() => heard.tones")
    for before in (3, 2, 1, 0):
        assert any(abs(tone - (100 + first - before)) < 0.05 for tone in tones), before
    assert max(tones) > 100 + 120
    page.button("Pause").click()
    assert page.page.evaluate("() => heard.stopped") >= len(tones)


def test_the_screen_is_kept_awake_only_while_the_routine_runs(visit):
    page = visit()
    page.begin()
    page.wait(100)
    assert page.page.evaluate("() => heard.locks") == 1
    page.button("Pause").click()
    assert page.page.evaluate("() => heard.locks") == 0
    page.button("Resume").click()
    page.wait(100)
    assert page.page.evaluate("() => heard.locks") == 1


def test_any_part_can_be_gone_to_by_click_by_key_and_from_the_list(visit):
    page = visit()
    page.begin()
    page.wait(1000)
    track = page.player.get_by_role("slider", name="Place in the routine")
    box = track.bounding_box()
    last = [one for one in page.schedule["segments"] if one["kind"] == "hold"][-1]
    middle = (last["start_s"] + last["duration_s"] / 2) / page.schedule["total_s"]
    track.click(position={"x": box["width"] * middle, "y": 8})
    assert page.kind == "hold"
    assert 0 <= page.place_ms() - last["start_s"] * 1000 <= 20  # the clock went on while it was asked
    assert "Hold" in track.get_attribute("aria-valuetext")
    track.press("Home")
    assert page.kind == "ready"
    track.press("PageDown")
    assert page.player.locator(".ph:visible").inner_text().startswith("Exercise 2 of 5")
    page.button("Options").click()
    page.player.locator(".parts button").nth(1).click()
    assert page.kind in ("hold", "rep")


def test_ready_mode_waits_for_a_tap_or_a_key_before_each_exercise(visit):
    page = visit("five-minute-ball")
    page.button("Options").click()
    page.player.get_by_label("Wait for me").check()
    page.begin()
    page.wait(page.schedule["total_s"] * 1000)
    assert page.state == "waiting"
    page.button("I am ready").click()
    page.wait(page.schedule["total_s"] * 1000)
    assert page.state == "waiting"
    page.page.keyboard.press("Space")
    page.wait(page.schedule["total_s"] * 1000)
    assert page.state == "finished"


def test_lengths_and_rounds_are_the_learners_and_are_remembered(visit):
    page = visit()
    page.button("Options").click()
    shown = page.player.locator(".total b").first
    before = shown.inner_text()
    page.player.get_by_label("Holds").select_option("1.5")
    page.player.get_by_label("Rests").select_option("30")
    page.player.get_by_label("Rounds").select_option("2")
    after = shown.inner_text()
    assert after != before
    page.reload()
    assert shown.inner_text() == after
    page.button("Options").click()
    page.button("As planned again").click()
    assert shown.inner_text() == before


def test_the_breathing_pace_says_in_and_out(visit):
    page = visit()
    page.button("Options").click()
    page.player.get_by_label("Breathing pace").select_option("10")
    page.begin()
    hold = next(one for one in page.schedule["segments"] if one["kind"] == "hold")
    page.wait(hold["start_s"] * 1000 + 1000)
    said = []
    for _second in range(10):
        said.append(page.player.locator(".breath").inner_text())
        page.wait(1000)
    assert set(said) == {"Breathe in", "Breathe out"}
    assert said.count("Breathe in") <= 6


def test_with_reduced_motion_the_figure_stands_in_the_pose_that_matters(visit):
    page = visit("five-minute-ball", reduced_motion="reduce")
    page.begin()
    page.to_kind("rep")
    first = page.player.locator(".stage svg").inner_html()
    page.wait(1300)
    assert page.player.locator(".stage svg").inner_html() == first
    moving = visit("five-minute-ball")
    moving.begin()
    moving.to_kind("rep")
    first = moving.player.locator(".stage svg").inner_html()
    moving.wait(1300)
    assert moving.player.locator(".stage svg").inner_html() != first


def test_the_figure_is_mirrored_and_tinted_by_the_working_side(visit):
    page = visit("five-minute-ball")
    page.begin()
    sides = {}
    for kind in ("move", "switch"):
        part = page.to_kind(kind)
        sides[part["side"]] = page.player.locator(".stage").inner_html()
    assert "scale(-1 1)" in sides["left"]
    assert "scale(-1 1)" not in sides["right"]
    assert "tint-left" in sides["left"]
    assert "tint-right" in sides["right"]


def length_line(page):
    return page.player.locator(".len").inner_text().replace("\N{NO-BREAK SPACE}", " ")


def expected_length(pose_id, side):
    """The sentence about a pose, from Python's own model."""
    angles = poses()[pose_id].angles_deg
    band = str(
        pl.psoas_length_change_mm(
            *(angles[name] for name in ("hip_flexion_deg", "hip_adduction_deg", "hip_rotation_deg")),
            **{name: angles[name] for name in angles if name.startswith("lumbar")},
        )
    )
    who = {"right": "Right psoas", "left": "Left psoas", "both": "Each psoas"}[side]
    between = "from " if "to" in band and "shorter" in band and "longer" in band else ""
    than = "" if band.startswith("as long") else " than in standing"
    return f"{who}, by two models: {between}{band}{than}"


def test_the_length_of_the_psoas_is_told_for_each_pose_as_python_computes_it(visit):
    page = visit("every-pose", viewport={"width": 360, "height": 800})
    page.begin()
    page.wait(1000)
    told, expected = {}, {}
    for part in page.schedule["segments"][:-2]:
        told[part["pose_to"]] = length_line(page)
        expected[part["pose_to"]] = expected_length(part["pose_to"], part["side"])
        page.button("Skip").click()
        page.wait(1000)
    assert told == expected
    assert told["standing"] == "Right psoas, by two models: as long as in standing"
    assert told["half-kneeling-end"].endswith("8 to 12 mm longer than in standing")
    # The last part has no pose: no drawing, no sentence.
    assert page.player.locator(".stage > *").count() == 0
    assert length_line(page) == ""
    assert not page.errors


def test_the_length_of_the_psoas_is_the_same_on_the_left_and_named_by_side(visit):
    page = visit("five-minute-ball")
    page.begin()
    told = {}
    for one in page.schedule["segments"]:
        if one["kind"] == "hold" and one["side"] not in told:
            page.to_kind("hold")
            told[one["side"]] = length_line(page)
    assert told["right"] == expected_length("block-supine-end", "right")
    assert told["left"] == told["right"].replace("Right", "Left")


def test_the_length_of_the_psoas_follows_the_drawing_and_is_never_announced(visit):
    page = visit("five-minute-ball")
    page.begin()
    rep = page.to_kind("rep")
    page.page.evaluate("""() => { window.drawn = 0; window.told = new Set();
      new MutationObserver(() => { drawn += 1; told.add(document.querySelector('.ps .len').textContent); })
        .observe(document.querySelector('.ps .stage'), { childList: true });
      window.lines = 0; new MutationObserver(() => { lines += 1; })
        .observe(document.querySelector('.ps .len'), { childList: true }); }""")
    page.page.clock.run_for(int(rep["duration_s"] * 1000))
    drawn, lines, told = page.page.evaluate("() => [drawn, lines, [...told]]")
    assert 1 < len(told) <= lines <= drawn
    assert "two models" not in page.live()
    assert page.player.locator("[aria-live] .len, .len[aria-live], [role=status] .len").count() == 0
    colours = page.page.evaluate("""() => ['.len', '.len b', '.cue'].map((one) =>
      getComputedStyle(document.querySelector('.ps ' + one)).color)""")
    assert colours[1] not in (colours[0], colours[2])


def english_only():
    """Sentences of the player that French says otherwise, with their blanks as any text."""
    english, french = catalogue("en")["player"], catalogue("fr")["player"]
    words = re.compile(r"[A-Za-z]{2}")
    texts = [
        text
        for key, text in english.items()
        if text != french[key] and words.search(re.sub(r"{\w+}", "", text))
    ]
    return {
        text: re.compile(r"\b" + re.sub(r"\\{\w+\\}", ".+", re.escape(text)) + r"(?!\w)") for text in texts
    }


SEEN = """() => [...document.querySelectorAll('.ps.player, .ps.player *')].flatMap((node) => [
    ...(node.checkVisibility() ? [...node.childNodes].filter((one) => one.nodeType === 3).map((one) => one.data) : []),
    node.getAttribute('aria-label') ?? '', node.getAttribute('aria-valuetext') ?? '', node.getAttribute('title') ?? '',
  ]).concat([...document.querySelectorAll('.ps.player .len')].map((one) => one.textContent)).filter((text) => /\\p{L}{2}/u.test(text))"""


def test_in_french_no_english_sentence_is_left_in_any_state(visit):
    page = visit("en-francais")
    seen = {"start": page.page.evaluate(SEEN)}

    def look(state):
        seen[state] = page.page.evaluate(SEEN)

    page.player.locator(".tick:visible").click()
    page.button("Réglages").click()
    look("options")
    page.button("Fermer").click()
    page.button("Commencer").click()
    page.wait(1500)
    look("ready")
    for kind in ("move", "rep", "switch", "hold"):
        page.to_kind(kind)
        look(kind)
    page.button("Pause").click()
    look("paused")
    page.reload()
    look("restored")
    page.button("Finir et enregistrer").click()
    page.wait(4000)
    look("finished")
    patterns = english_only()
    left = {
        (state, text): sentence
        for state, texts in seen.items()
        for text in texts
        for sentence, pattern in patterns.items()
        if pattern.fullmatch(text.strip())
    }
    assert left == {}
    assert any("selon deux modèles" in text for text in seen["hold"])
    assert len({text for texts in seen.values() for text in texts}) > 60


def test_the_look_for_english_sentences_would_find_them(visit):
    page = visit("five-minute-ball")
    texts = page.page.evaluate(SEEN)
    found = {
        one for one, pattern in english_only().items() if any(pattern.fullmatch(t.strip()) for t in texts)
    }
    assert {"Before you start", "None of these applies to me today"} <= found


def test_a_session_on_the_page_is_exported_as_the_csv_that_the_log_reads(visit, tmp_path):
    page = visit("five-minute-ball")
    page.begin()
    page.wait(page.schedule["total_s"] * 1000 + 500)
    page.player.get_by_role("group", name="How strong").get_by_text("7", exact=True).click()
    page.wait(1000)
    with page.page.expect_download() as sessions:
        page.page.get_by_role("button", name="Download sessions.csv").click()
    with page.page.expect_download() as reflections:
        page.page.get_by_role("button", name="Download reflections.csv").click()
    sessions.value.save_as(tmp_path / "sessions.csv")
    reflections.value.save_as(tmp_path / "reflections.csv")
    frame = RomLog(tmp_path).sessions()
    assert len(frame) == len(page.schedule["exercises"]) * 2
    assert (frame["done_s"] == frame["planned_s"]).all()
    assert set(frame["sensation_0_10"]) == {7}
    with (tmp_path / "sessions.csv").open(encoding="utf-8", newline="") as opened:
        ids = {row["session_id"] for row in csv.DictReader(opened)}
    assert len(ids) == 1


def test_a_browser_that_keeps_nothing_says_so_and_plays_all_the_same(visit, chromium, site):
    context = chromium.new_context(viewport={"width": 760, "height": 900})
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    page = Page(context.new_page(), site, "five-minute-ball")
    page.begin()
    page.wait(1000)
    assert page.player.locator(".kept").is_visible()
    page.wait(page.schedule["total_s"] * 1000)
    assert page.state == "finished"
    assert page.player.get_by_text("Not saved yet.").is_visible()
    assert not page.errors
    context.close()


def test_two_tabs_of_one_routine_keep_to_their_own_sessions(visit):
    page = visit("five-minute-ball")
    page.begin()
    page.to_kind("rep")
    other = page.page.context.new_page()
    second = Page(other, page.page.url.rsplit("/", 1)[0], "five-minute-ball")
    assert second.state == "cover"
    page.page.close()
    other.evaluate("async () => { while ((await navigator.locks.query()).held.length); }")
    second.reload()
    second.wait_for_state("paused")
    second.player.get_by_text("This session was interrupted").wait_for()


def test_sizes_of_timed_states_are_equal_so_that_nothing_jumps(visit):
    page = visit()
    page.begin()
    heights = []
    for kind in ("move", "hold", "switch", "hold", "rest"):
        page.to_kind(kind)
        heights.append(page.player.bounding_box()["height"])
    assert max(heights) - min(heights) <= 24, heights


def test_dark_and_light_follow_the_real_ground(visit):
    page = visit()
    for ground, theme in itertools.chain([("rgb(20, 20, 40)", "dark"), ("rgb(255, 250, 230)", "light")]):
        page.page.evaluate("(ground) => { document.body.style.background = ground; }", ground)
        page.wait(100)
        page.page.wait_for_function(
            "(theme) => document.querySelector('.ps.player').dataset.theme === theme", arg=theme
        )


@pytest.mark.parametrize("width", [360, 900])
def test_names_as_long_as_one_likes_stay_inside_and_stay_text(visit, width):
    page = visit("long-names", viewport={"width": width, "height": 800})
    for state in all_states(page):
        assert page.page.evaluate(OUTSIDE) == [], state
        assert page.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state
    assert page.player.locator("h2 b, .en b").count() == 0
    assert page.errors == []


def test_fifty_exercises_have_numbers_that_do_not_run_into_each_other(visit):
    page = visit("fifty", viewport={"width": 360, "height": 800})
    page.begin()
    page.wait(2000)
    boxes = page.player.locator(".live-screen .sx").evaluate_all(
        """(all) => all.map((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          const box = range.getBoundingClientRect();
          return [box.left, box.right];
        })"""
    )
    assert len(boxes) > 5
    assert all(one[1] <= following[0] for one, following in itertools.pairwise(boxes)), boxes


def test_on_a_page_written_from_right_to_left_the_player_reads_in_its_own_direction(visit):
    page = visit()
    page.page.evaluate("document.documentElement.dir = 'rtl'")
    page.begin()
    page.to_kind("rep")
    assert page.player.evaluate("(node) => getComputedStyle(node).direction") == "ltr"
    stage, ring = (page.player.locator(name).bounding_box()["x"] for name in (".stage", ".ring"))
    assert stage < ring
    assert page.page.evaluate(OUTSIDE) == []


def test_where_the_system_chooses_the_colours_what_is_chosen_is_seen(visit):
    page = visit(forced_colors="active")
    page.begin()
    page.to_kind("rep")
    page.button("Pause").click()
    page.button("Finish and save").click()
    page.wait(500)
    keys = page.player.locator(".sc").first.locator("label")
    keys.nth(6).click()
    page.wait(300)
    at_rest(page.page)

    def ground(n):  # what is painted: computed styles do not tell what the system makes of them
        with Image.open(io.BytesIO(keys.nth(n).screenshot())) as picture:
            return picture.convert("RGB").getpixel((6, 6))

    assert ground(6) != ground(5)


def test_in_half_the_height_of_a_phone_the_floor_view_covers_none_of_its_words(visit):
    for width, height in ((640, 360), (844, 390), (1280, 720)):
        page = visit("five-minute-ball", viewport={"width": width, "height": height})
        page.begin()
        page.page.keyboard.press("f")
        page.wait_for_floor()
        page.wait(500)
        for kind in ("ready", "rep", "switch", "hold", "paused"):
            if kind == "paused":
                page.page.keyboard.press(" ")
                page.wait(300)
            elif kind != "ready":
                page.to_kind(kind)
            box = {
                name: page.player.locator(f".live-screen {name}").bounding_box()
                for name in (".ring", ".cue", ".foot", ".ctl")
            }
            for name in (".ring", ".cue"):
                assert box[name]["y"] + box[name]["height"] <= box[".foot"]["y"] + 1, (width, kind, name)
            assert box[".foot"]["y"] + box[".foot"]["height"] <= box[".ctl"]["y"] + 1, (width, kind)
            assert box[".ctl"]["y"] + box[".ctl"]["height"] <= height, (width, kind)
