"""The player in a real JupyterLab: it plays, it logs, and whatever happens nothing is lost.

docs/player-life.md tells the same in a table; each of its rows names a test of this file or of
test_player_page.py.
"""

from __future__ import annotations

import itertools
import json
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from body_browser import ARGUMENTS, chromium_path
from lab import Visitor, rows_of

_numbers = itertools.count(1)

# A real routine, shortened: five exercises of one side, half a second or one for each part.
SHORT = {"sides": "left", "get_ready_s": 0.5, "move_s": 0.5, "rest_s": 0.5, "rep_s": 1, "reps": 1, "sets": 1}
LONGER = {**SHORT, "rep_s": 6}
# Parts that do not end by themselves while the test, on a slow machine, is still busy with them.
BY_HAND = {**SHORT, "get_ready_s": 60, "move_s": 60, "rest_s": 60, "rep_s": 60, "reps": 5}
WINDOW = {"width": 1200, "height": 900}
PID = "import os; print(os.getpid())"


class Learner(Visitor):
    """What a learner does with the players of a notebook, and finds in the log."""

    def player(self, n=0):
        return self.page.locator(".ps.player").nth(n)

    def button(self, name, n=0):
        return self.player(n).get_by_role("button", name=name, exact=True)

    def begin(self, n=0):
        self.player(n).wait_for()
        tick = self.player(n).locator(".tick:visible")
        if tick.count():
            tick.click()
        self.button("Start", n).click()

    def wait_for_state(self, state, n=0):
        self.page.wait_for_function(
            "([n, state]) => document.querySelectorAll('.ps.player')[n]?.dataset.state === state",
            arg=[n, state],
        )

    def wait_for_kind(self, kind, n=0):
        self.player(n).locator(f".live-screen[data-kind={kind}]").wait_for()

    def wait_for_text(self, text, n=0):
        self.player(n).get_by_text(text).first.wait_for()

    def sessions(self):
        """Rows of sessions.csv by session id."""
        file = self.home / "sessions.csv"
        if not file.exists():
            return {}
        rows = sorted(rows_of(file), key=lambda row: row["session_id"])
        return {key: list(found) for key, found in itertools.groupby(rows, key=lambda row: row["session_id"])}

    def the_session(self):
        """The one session of the log."""
        (rows,) = self.sessions().values()
        return rows

    def kept(self, prefix):
        """What the browser keeps under a prefix."""
        return self.page.evaluate(
            """(prefix) => Object.entries(localStorage).filter(([key]) => key.startsWith(prefix))
                 .map(([, value]) => JSON.parse(value))""",
            prefix,
        )

    def place_ms(self):
        (place,) = self.kept("psoas:run:")
        return place["place_ms"]


def show(home, options=SHORT, name="player"):
    return (
        f"import psoas_lib as pl\n{name} = pl.RoutinePlayer('five-stretches', 'cool-down', "
        f"log=pl.RomLog({str(home)!r}), **{options!r})\n{name}"
    )


@pytest.fixture
def learner(chromium, lab, tmp_path):
    made = []

    def make(*more, options=SHORT, cells=None, **context):
        home, name = tmp_path / "psoas", f"player_{next(_numbers)}.ipynb"
        lab.notebook(name, cells or [show(home, options), *more, PID])
        one = Learner(chromium.new_context(viewport=WINDOW, **context), lab, home, name)
        made.append(one)
        return one

    yield make
    for one in made:
        one.leave()


def test_a_routine_played_to_its_end_is_in_the_log_with_every_second(learner):
    one = learner("import json; print(json.dumps([player.events, player.schedule]))")
    one.notebook.run(0)
    one.begin()
    one.wait_for_state("finished")
    one.wait_for_text("Saved to your log")
    rows = one.the_session()
    assert {row["status"] for row in rows} == {"finished"}
    assert [row["exercise"] for row in rows] == [
        "bridge", "half-kneeling", "standing-split", "low-lunge-twist", "half-kneeling-reach",
    ]  # fmt: skip
    assert all(row["done_s"] == row["planned_s"] for row in rows)
    assert {row["interruptions"] for row in rows} == {"0"}
    events, schedule = json.loads(one.notebook.run(1))
    crossed = [event for event in events if event["type"] == "cross"]
    # Every transition is there, with its planned time and how late it was noticed; none swallowed another.
    assert [event["segment"] for event in crossed] == [
        segment["index"] for segment in schedule["segments"][1:]
    ]
    assert all(
        event["place_ms"] == schedule["segments"][event["segment"]]["start_s"] * 1000 for event in crossed
    )
    assert all(event["late_ms"] >= 0 for event in crossed)


def test_how_it_felt_goes_to_the_log_beside_the_session(learner):
    one = learner()
    one.notebook.run(0)
    one.begin()
    one.wait_for_state("finished")
    one.player().get_by_role("group", name="How strong was the stretch?").get_by_text("6", exact=True).click()
    one.player().get_by_role("group", name="Any pain?").get_by_text("1", exact=True).click()
    one.player().get_by_label("One line for your log").fill('left is tighter, "as ever"')
    one.player().get_by_label("One line for your log").blur()
    one.wait_for_text("Your answers are in the log.")
    one.page.wait_for_function(
        "() => !Object.keys(localStorage).some((key) => key.startsWith('psoas:outbox'))"
    )
    last = rows_of(one.home / "reflections.csv")[-1]
    assert last["session_id"] == one.the_session()[0]["session_id"]
    assert (float(last["sensation_0_10"]), float(last["pain_0_10"])) == (6, 1)
    assert last["note"] == 'left is tighter, "as ever"'


def test_pause_keeps_the_place_and_skip_leaves_a_part_out(learner):
    one = learner(options={**LONGER, "rep_s": 30, "rest_s": 60})
    one.notebook.run(0)
    one.begin()
    one.wait_for_kind("rep")
    one.button("Pause").click()
    one.wait_for_state("paused")
    shown = one.player().locator(".clk").inner_text()
    one.page.wait_for_timeout(1500)
    assert one.player().locator(".clk").inner_text() == shown
    one.button("Resume").click()
    one.button("Skip").click()
    one.wait_for_kind("rest")
    one.button("Pause").click()
    one.button("Finish and save").click()
    one.wait_for_text("Saved to your log")
    rows = one.the_session()
    assert {row["status"] for row in rows} == {"stopped"}
    assert 0 < float(rows[0]["done_s"]) < float(rows[0]["planned_s"])
    assert {float(row["done_s"]) for row in rows[1:]} == {0.0}
    assert {row["interruptions"] for row in rows} == {"2"}


def test_a_busy_kernel_delays_no_part_of_the_routine(learner, tmp_path):
    enough = tmp_path / "enough"
    one = learner(
        f"import pathlib, time\nwhile not pathlib.Path({str(enough)!r}).exists(): time.sleep(0.1)\nprint('slept')"
    )
    one.notebook.run(0)
    one.begin()
    one.notebook.start(1)
    one.page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.content.widgets[1].model.executionState === 'running'"
    )
    one.player().locator(".live-screen").get_by_text("Exercise 3 of 5").wait_for()
    # Two exercises are over and the cell still holds the kernel.
    assert one.notebook.do("return panel.content.widgets[1].model.executionState;") == "running"
    assert one.notebook.printed(1) == ""
    one.wait_for_state("finished")
    enough.touch()
    one.wait_for_text("Saved to your log")
    assert all(row["done_s"] == row["planned_s"] for row in one.the_session())


def test_keys_pressed_in_the_player_never_touch_a_cell_or_the_kernel(learner):
    one = learner("kept = 1", "kept = 2", options={**BY_HAND, "get_ready_s": 0.5, "move_s": 0.5})
    one.notebook.run(0)
    one.notebook.run(1)
    kernel = one.notebook.run(3)
    before = one.notebook.cells()
    one.player().wait_for()

    def press_on_everything(options=False):
        if options:
            one.player().get_by_role("button", name="Options").locator("visible=true").first.click()
        seen = one.player().evaluate(
            """(root) => {
              const all = [root, ...root.querySelectorAll('a, button, input, select, textarea, summary, [tabindex]')];
              window.found = all.filter((node) => node.checkVisibility() && node.type !== 'radio' || node === root);
              return window.found.map((node) => [node.outerHTML.slice(0, 60), node.hasAttribute('data-lm-suppress-shortcuts')]);
            }"""
        )
        assert len(seen) > 3
        assert all(shielded for _, shielded in seen), seen
        for i in range(len(seen)):
            one.page.evaluate("(i) => window.found[i].focus()", i)
            for key in ["x", "a", "b", "d", "d", "0", "0", "c", "v", "y"]:
                one.page.keyboard.press(key)
            assert one.notebook.cells() == before, seen[i]
        assert one.page.locator(".jp-Dialog").count() == 0

    press_on_everything(options=True)
    one.begin()
    one.wait_for_kind("rep")
    press_on_everything(options=True)  # takes a while, so that something is held and can be rated
    one.button("Pause").click()
    press_on_everything()
    one.button("Skip").or_(one.button("Finish and save")).first.click()
    one.wait_for_state("finished")
    press_on_everything()
    assert one.notebook.run(3) == kernel


def test_the_keyboard_alone_is_enough(learner):
    one = learner(options=BY_HAND)
    one.notebook.run(0)
    one.player().wait_for()
    one.player().evaluate("(root) => root.focus()")

    def tab_to(text):
        for _ in range(40):
            one.page.keyboard.press("Tab")
            found = one.page.evaluate(
                "() => (document.activeElement.closest('label') ?? document.activeElement).textContent"
            )
            if text in found:
                return
        raise AssertionError(f"Tab never reached {text!r}")

    tab_to("None of these applies")
    one.page.keyboard.press("Space")
    tab_to("Start")
    one.page.keyboard.press("Enter")
    one.wait_for_state("running")
    one.page.keyboard.press("Space")  # the focus has moved on to Pause
    one.wait_for_state("paused")
    one.page.keyboard.press("Space")
    one.wait_for_state("running")
    one.page.keyboard.press("ArrowRight")
    one.wait_for_kind("move")
    one.page.keyboard.press("ArrowRight")
    one.wait_for_kind("rep")
    one.page.keyboard.press("ArrowLeft")
    one.wait_for_kind("move")
    tab_to("Sound on")
    one.page.keyboard.press("Enter")
    one.wait_for_text("Sound off")
    for _ in range(40):  # the player is no trap
        one.page.keyboard.press("Tab")
        if not one.page.evaluate("() => !!document.activeElement.closest('.ps')"):
            return
    raise AssertionError("Tab never left the player")


def test_a_restarted_kernel_stops_nothing_and_the_session_is_offered_and_logged_once(learner):
    one = learner()
    one.notebook.run(0)
    one.begin()
    one.wait_for_kind("rep")
    one.notebook.restart_kernel()
    one.wait_for_state("finished")
    one.wait_for_text("Not saved yet.")
    assert one.sessions() == {}
    one.notebook.run(0)
    one.wait_for_text("A session is not in your log yet")
    one.button("Save it now").click()
    one.player().locator(".offer").wait_for(state="detached")
    rows = one.the_session()
    assert all(row["done_s"] == row["planned_s"] for row in rows)
    one.notebook.run(0)
    one.player().get_by_text("Before you start").wait_for()
    assert one.player().locator(".offer").count() == 0
    assert len(one.sessions()) == 1


def test_a_kernel_killed_in_the_middle_leaves_one_true_session_after_the_cell_is_run_again(learner):
    one = learner(options={**SHORT, "rep_s": 12})  # long enough for another kernel to start meanwhile
    one.notebook.run(0)
    one.begin()
    one.player().locator(".live-screen").get_by_text("Exercise 2 of 5").wait_for()
    one.wait_for_kind("rep")
    one.notebook.kill_kernel()
    assert one.player().get_attribute("data-state") == "running"
    one.notebook.run(0)
    one.wait_for_state("paused")
    one.wait_for_text("This session was interrupted at")
    place = one.place_ms()
    assert place > 0
    one.button("Resume").click()
    one.wait_for_state("finished")
    one.wait_for_text("Saved to your log")
    rows = one.the_session()
    assert {row["status"] for row in rows} == {"finished"}
    assert {row["interruptions"] for row in rows} == {"1"}
    assert all(row["done_s"] == row["planned_s"] for row in rows)


@pytest.fixture
def at_the_computer(chromium, lab, tmp_path):
    """Open and close a browser that keeps its profile, as one learner's browser does from day to day."""

    @contextmanager
    def sit_down(name, *, days_later=0):
        context = chromium.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=chromium_path(), args=ARGUMENTS, viewport=WINDOW
        )
        context.add_init_script(f"const LATER_MS = {days_later} * 24 * 3600 * 1000; {CALENDAR}")
        try:
            yield Learner(context, lab, tmp_path / "psoas", name)
        finally:
            context.close()

    return sit_down


# The calendar of the browser is moved; the monotonic clock and the timers are not.
CALENDAR = """
const Today = Date, now = () => Today.now() + LATER_MS;
globalThis.Date = new Proxy(Today, {
  construct: (date, given, made) => Reflect.construct(date, given.length ? given : [now()], made),
  get: (date, name) => (name === 'now' ? now : Reflect.get(date, name)),
});"""


def test_killed_in_the_third_stretch_and_finished_the_next_day_is_one_true_session(
    at_the_computer, lab, tmp_path
):
    home = tmp_path / "psoas"
    lab.notebook("tomorrow.ipynb", [show(home, {**SHORT, "rep_s": 10}), PID])
    with at_the_computer("tomorrow.ipynb") as today:
        today.notebook.run(0)
        today.notebook.save()
        today.begin()
        today.player().locator(".live-screen").get_by_text("Exercise 3 of 5").wait_for()
        today.wait_for_kind("rep")
        today.page.wait_for_timeout(1500)
        today.notebook.kill_kernel()
        assert today.player().get_attribute("data-state") == "running"
    assert today.sessions() == {}

    with at_the_computer("tomorrow.ipynb", days_later=1) as tomorrow:
        tomorrow.notebook.run(0)
        tomorrow.wait_for_state("paused")
        tomorrow.wait_for_text("This session was interrupted at")
        (place,) = tomorrow.kept("psoas:run:")
        segments = tomorrow.kept("psoas:plan:")[0]["segments"]
        third = next(one for one in segments if one["exercise_number"] == 3)
        assert third["start_s"] * 1000 < place["place_ms"] < segments[-1]["start_s"] * 1000
        tomorrow.player().locator(".tick:visible").click()  # a new day, a new look at the safety list
        tomorrow.button("Resume").click()
        tomorrow.wait_for_state("finished")
        tomorrow.wait_for_text("Saved to your log")
        # However often the cell is run from now on, there is nothing more to offer and nothing to log.
        tomorrow.notebook.run(0)
        tomorrow.player().get_by_text("Before you start").wait_for()
        assert tomorrow.player().locator(".offer").count() == 0
        assert tomorrow.kept("psoas:run:") == tomorrow.kept("psoas:outbox:") == []
        tomorrow.notebook.do("panel.sessionContext.shutdown();", wait=False)
    rows = tomorrow.the_session()
    assert {(row["status"], row["interruptions"]) for row in rows} == {("finished", "1")}
    assert [row["exercise"] for row in rows] == [
        "bridge", "half-kneeling", "standing-split", "low-lunge-twist", "half-kneeling-reach",
    ]  # fmt: skip
    assert all(row["done_s"] == row["planned_s"] for row in rows)
    began, ended = (datetime.fromisoformat(rows[0][name]) for name in ("started_at", "ended_at"))
    assert timedelta(hours=23) < ended - began < timedelta(hours=25)


def test_finished_while_the_kernel_is_dead_says_not_saved_and_is_logged_once_afterwards(learner):
    one = learner()
    one.notebook.run(0)
    one.begin()
    one.notebook.shut_kernel_down()
    one.wait_for_state("finished")
    one.wait_for_text("Not saved yet.")
    one.button("Try again").click()
    one.wait_for_text("Not saved yet.")
    with one.page.expect_download() as download:
        one.button("Download session").click()
    assert download.value.suggested_filename.startswith("sessions-")
    one.notebook.start_kernel()
    one.notebook.run(0)
    one.wait_for_text("A session is not in your log yet")
    one.button("Save it now").click()
    one.player().locator(".offer").wait_for(state="detached")
    assert len(one.sessions()) == 1


@pytest.mark.parametrize("saved", [True, False])
def test_a_reloaded_page_comes_back_paused_at_its_place(learner, saved):
    one = learner(options=LONGER)
    one.notebook.run(0)
    if saved:
        one.notebook.save()
    one.begin()
    one.wait_for_kind("rep")
    one.page.wait_for_timeout(1000)
    one.notebook.reload()
    place = one.place_ms()
    if not saved:
        assert one.player().count() == 0  # the output is gone with the unsaved notebook
        one.notebook.run(0)
    one.wait_for_state("paused")
    one.wait_for_text("This session was interrupted at")
    assert one.place_ms() == place
    one.button("Resume").click()
    one.button("Skip").click()
    one.button("Pause").click()
    one.button("Finish and save").click()
    one.wait_for_text("Saved to your log")
    assert {row["interruptions"] for row in one.the_session()} == {"2"}


def test_output_cleared_and_the_cell_run_again_goes_on_at_the_same_place(learner):
    one = learner(options=LONGER)
    one.notebook.run(0)
    one.begin()
    one.wait_for_kind("rep")
    one.notebook.clear_output(0)
    one.player().wait_for(state="detached")
    place = one.place_ms()
    one.notebook.run(0)
    one.wait_for_state("paused")
    assert one.place_ms() == place
    one.button("Finish and save").click()
    one.wait_for_text("Saved to your log")
    assert len(one.sessions()) == 1


def test_two_players_of_one_routine_do_not_mix(learner, tmp_path):
    home = tmp_path / "psoas"
    one = learner(cells=[show(home), show(home, name="second"), PID])
    one.notebook.run(0)
    one.notebook.run(1)
    one.player(1).wait_for()
    one.begin(0)
    one.page.wait_for_timeout(700)
    one.begin(1)
    one.wait_for_state("finished", 0)
    one.wait_for_state("finished", 1)
    one.wait_for_text("Saved to your log", 0)
    one.wait_for_text("Saved to your log", 1)
    assert len(one.sessions()) == 2
    for rows in one.sessions().values():
        assert all(row["done_s"] == row["planned_s"] for row in rows)


def test_two_players_reloaded_in_the_middle_each_get_their_own_session_back(learner, tmp_path):
    home = tmp_path / "psoas"
    one = learner(cells=[show(home, LONGER), show(home, LONGER, "second"), PID])
    one.notebook.run(0)
    one.notebook.run(1)
    one.player(1).wait_for()
    one.notebook.save()
    one.begin(1)
    one.wait_for_kind("rep", 1)
    one.notebook.reload()
    one.wait_for_state("paused", 1)
    one.page.wait_for_timeout(2000)  # longer than a stranger waits before it takes a session over
    assert one.player(0).get_attribute("data-state") == "cover"


def test_scrolled_away_the_routine_goes_on(learner):
    far = [("md", "\n\n".join(f"Line {i}" for i in range(60))) for _ in range(8)]
    one = learner(*far)
    one.notebook.run(0)
    one.begin()
    one.notebook.do("panel.content.scrollToItem(panel.content.widgets.length - 2, 'end');", wait=False)
    one.page.wait_for_function(
        """() => { const box = document.querySelector('.ps.player')?.getBoundingClientRect();
                   return !box || box.bottom < 0 || box.height === 0; }"""
    )
    one.page.wait_for_function("() => JSON.parse(localStorage.getItem('psoas:acked') ?? '[]').length === 1")
    assert all(row["done_s"] == row["planned_s"] for row in one.the_session())


def test_a_computer_that_slept_pauses_and_asks(learner):
    one = learner(options=LONGER)
    one.notebook.run(0)
    one.begin()
    one.wait_for_kind("rep")
    one.page.evaluate("() => { const now = Date.now; Date.now = () => now() + 45 * 60 * 1000; }")
    one.wait_for_state("paused")
    one.wait_for_text("The computer was asleep for 45:0")
    one.button("Resume").click()
    one.wait_for_state("running")


def test_another_version_is_one_click_away_and_an_exercise_can_be_swapped(learner):
    one = learner(options={})
    one.notebook.run(0)
    one.player().wait_for()
    before = one.player().locator(".total b").first.inner_text()
    one.player().get_by_role("button", name="Play it as: As consensus advises").click()
    one.wait_for_text("Played as: As consensus advises")
    assert one.player().locator(".total b").first.inner_text() != before
    one.button("Options").click()
    one.player().get_by_label("Bridge").select_option("bridge-easier")
    one.player().locator(".plan").get_by_text("Low bridge").wait_for()
