"""The explorer: its Python face, and its page in a real browser with nobody at the other end."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from pathlib import Path

import pytest
from accessibility import violations
from body_browser import chromium_page, served

import psoas_lib as pl
from psoas_lib.body.poses import poses
from psoas_lib.content.locale import catalogue

ROOT = Path(__file__).parent.parent
SLIDERS = [
    "hip_flexion_deg",
    "hip_adduction_deg",
    "hip_rotation_deg",
    "knee_flexion_deg",
    "pelvic_tilt_deg",
    "lumbar_extension_deg",
    "lumbar_bend_right_deg",
    "lumbar_twist_left_deg",
]


@contextmanager
def explorer_page(start=None, *, dark=False, width=760, own_time=False, **options):
    """Open the explorer; with ``own_time`` the page's time stands still until the test moves it."""
    spec = pl.Explorer(**(start or {})).spec
    errors = []
    with served(ROOT) as address, chromium_page(viewport={"width": width, "height": 900}, **options) as page:
        page.on("pageerror", lambda error: errors.append(str(error)))
        if own_time:
            page.clock.install(time="2026-03-04T18:30:00")
        page.goto(f"{address}/tests/explorer.html{'?dark' if dark else ''}")
        page.wait_for_function("window.ready")
        if own_time:
            page.clock.pause_at("2026-03-04T19:30:00")
        page.evaluate("spec => start(spec)", spec)
        yield page
    assert errors == []


def text(page, selector):
    return page.locator(selector).text_content().replace("\N{NO-BREAK SPACE}", " ")


def move(page, name, value):
    """Move a slider as a hand does."""
    page.evaluate(
        """([name, value]) => {
          const input = document.querySelector(`.${name} input`);
          input.value = value;
          input.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        [name, value],
    )


def set_slider(page, name, value):
    """Move a slider, and wait until the page has been painted."""
    move(page, name, value)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def picture(page):
    """The figure's vectors, which replace the moving canvas when the hand rests."""
    page.wait_for_selector(".xfig > .ps-figure > svg")
    return page.locator(".xfig > .ps-figure").inner_html()


def numbers(words):
    return [int(found) for found in re.findall(r"\d+", words)]


def test_the_stand_in_says_the_pose_and_its_change_and_is_the_same_each_time():
    explorer = pl.Explorer()
    change = str(pl.psoas_length_change_mm(-20, lumbar_extension_deg=-5))
    assert change in repr(explorer).replace("\N{NO-BREAK SPACE}", " ")
    assert poses()["half-kneeling-end"].name in repr(explorer)
    first, again = (pl.Explorer()._repr_mimebundle_()[0] for _ in range(2))
    assert first["text/plain"] == again["text/plain"] == repr(explorer)
    assert first["text/html"] == again["text/html"]
    assert "<img alt=" in first["text/html"]


def test_every_pose_can_open_the_explorer():
    for pose_id in poses():
        assert poses()[pose_id].name in repr(pl.Explorer(pose_id))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"start": "flying"}, "flying.*half-kneeling-end"),
        ({"compare": "flying"}, "flying.*half-kneeling-end"),
        ({"muscle": "biceps"}, "biceps.*rectus_femoris"),
    ],
)
def test_an_unknown_pose_or_muscle_is_refused_with_the_names_there_are(arguments, words):
    with pytest.raises(ValueError, match=words):
        pl.Explorer(**arguments)


def test_every_sentence_that_the_page_asks_for_is_in_the_catalogue():
    words = catalogue("en")["explorer"]
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "js/src/explorer").glob("*.mjs"))
    asked = set(re.findall(r"words\.(\w+)", source))
    assert asked
    assert asked <= set(words)
    for name in SLIDERS:
        assert {name, f"{name}_zero", f"{name}_plus"} <= set(words)


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 760, 1200])
@pytest.mark.parametrize("dark", [False, True])
def test_the_page_has_no_accessibility_violation_and_nothing_sticks_out(width, dark):
    with explorer_page({"compare": "sitting"}, dark=dark, width=width) as page:
        page.wait_for_selector(f".xp[data-theme='{'dark' if dark else 'light'}']")
        assert violations(page, tags=None) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        small = page.evaluate(
            """() => [...document.querySelectorAll(".xp button, .xp select, .xp input")]
              .filter((one) => one.offsetHeight < 44 || one.offsetWidth < 44).map((one) => one.outerHTML)"""
        )
        assert small == []


@pytest.mark.browser
def test_the_sentence_the_figure_and_the_table_follow_the_slider():
    with explorer_page() as page:
        before, drawn = text(page, ".read"), picture(page)
        set_slider(page, "hip_flexion_deg", 30)
        after = text(page, ".read")
        assert "bent 30°" in after
        assert after != before
        assert picture(page) != drawn
        band = pl.psoas_length_change_mm(30, lumbar_extension_deg=-5)
        assert sorted(numbers(after.split("psoas is")[1].split("than")[0])) == sorted(
            [round(abs(band.low_mm)), round(abs(band.high_mm))]
        )
        row = numbers(text(page, ".out tr.psoas td:nth-child(2)"))
        assert sorted(row) == sorted([round(abs(band.low_mm)), round(abs(band.high_mm))])


@pytest.mark.browser
def test_the_figure_names_the_muscle_and_draws_its_arm_to_scale():
    with explorer_page() as page:
        assert text(page, ".xl.m") == "Psoas"
        arm = round(pl.psoas_moment_arm_mm(-20))
        assert f"{arm} to" in text(page, ".xl:not(.m)")
        drawn_mm = page.evaluate("document.querySelector('.ma').getTotalLength()")
        assert abs(drawn_mm - arm) < 4


@pytest.mark.browser
def test_every_slider_moves_the_figure_and_shows_its_angle():
    with explorer_page({"start": "standing"}) as page:
        for name in SLIDERS:
            drawn = picture(page)
            set_slider(page, name, 12)
            assert picture(page) != drawn, name
            assert "12°" in text(page, f".{name} output"), name
            assert "12°" in page.locator(f".{name} input").get_attribute("aria-valuetext"), name
            set_slider(page, name, 0)


@pytest.mark.browser
def test_a_drag_paints_a_canvas_and_rest_brings_vectors_back():
    with explorer_page(own_time=True) as page:
        page.clock.run_for(1000)
        shown = page.locator(".xfig > .ps-figure > :is(svg, canvas)")
        kinds = [shown.evaluate("(one) => one.localName")]
        for angle in (1, 2, 3):
            move(page, "hip_flexion_deg", angle)
            page.clock.run_for(32)
            kinds.append(shown.evaluate("(one) => one.localName"))
        page.clock.run_for(1000)
        kinds.append(shown.evaluate("(one) => one.localName"))
        # The first touch is drawn as it will stay: nobody knows yet that the hand goes on.
        assert kinds == ["svg", "svg", "canvas", "canvas", "svg"]


@pytest.mark.browser
def test_tipping_the_pelvis_moves_hip_and_back_along_and_says_what_it_costs():
    with explorer_page() as page:
        set_slider(page, "pelvic_tilt_deg", 5)
        assert "5° extension" in text(page, ".hip_flexion_deg output")
        assert "10° arched" in text(page, ".lumbar_extension_deg output")
        assert re.search(r"15°.*takes away 71 %", text(page, ".tip >> nth=0"))


@pytest.mark.browser
def test_the_arrow_keys_work_and_jupyterlabs_shortcuts_stay_away():
    with explorer_page() as page:
        page.locator(".hip_flexion_deg input").focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('.read').textContent.includes('19°')")
        page.keyboard.press("Home")
        page.wait_for_function("document.querySelector('.read').textContent.includes('30°')")
        bare = page.evaluate(
            """() => [...document.querySelectorAll(".xp button, .xp select, .xp input, .xp [tabindex]")]
              .filter((one) => one.dataset.lmSuppressShortcuts !== "true").length"""
        )
        assert bare == 0


@pytest.mark.browser
def test_a_preset_brings_its_angles_at_once_for_people_who_want_stillness():
    with explorer_page(reduced_motion="reduce") as page:
        page.get_by_label("Pose", exact=True).select_option("sitting")
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        flexion = round(poses()["sitting"].angles_deg["hip_flexion_deg"])
        assert f"{flexion}° flexion" in text(page, ".hip_flexion_deg output")


@pytest.mark.browser
def test_a_preset_moves_in_steps_and_arrives():
    with explorer_page({"start": "sitting"}, own_time=True) as page:
        page.evaluate(
            """() => {
              window.seen = new Set();
              const output = document.querySelector(".hip_flexion_deg output");
              new MutationObserver(() => window.seen.add(output.textContent))
                .observe(output, { childList: true, characterData: true, subtree: true });
            }"""
        )
        page.get_by_label("Pose", exact=True).select_option("half-kneeling-end")
        page.clock.run_for(1000)
        assert text(page, ".hip_flexion_deg output") == "20° extension"
        assert page.evaluate("window.seen.size") > 3


@pytest.mark.browser
def test_two_poses_are_compared_in_words_and_in_the_table():
    with explorer_page({"start": "half-kneeling-pelvis-tipped", "compare": "half-kneeling-end"}) as page:
        said = text(page, ".tip >> nth=1")
        assert poses()["half-kneeling-end"].name in said
        assert "71 %" in said
        assert text(page, ".out tr.psoas td:last-child") == "+8 to +12"
        page.get_by_label("Compare with").select_option("")
        page.wait_for_function("document.querySelector('.out').classList.contains('alone')")
        page.get_by_role("button", name="Keep these angles").click()
        page.wait_for_function("document.querySelectorAll('.tip')[1].textContent.includes('Kept angles')")


@pytest.mark.browser
def test_a_screen_reader_hears_one_sentence_after_the_hand_rests():
    with explorer_page(own_time=True) as page:
        page.evaluate(
            """() => {
              window.spoken = [];
              const region = document.querySelector("[role=status]");
              new MutationObserver(() => window.spoken.push(region.textContent))
                .observe(region, { childList: true });
            }"""
        )
        for angle in range(-20, 11, 2):
            move(page, "hip_flexion_deg", angle)
            page.clock.run_for(100)
        assert page.evaluate("window.spoken") == []
        page.clock.run_for(1000)
        (said,) = page.evaluate("window.spoken")
        assert "bent 10°" in said
        assert "bent 10°" in page.locator(".xfig").get_attribute("aria-label")


@pytest.mark.browser
def test_the_thumb_the_hairline_and_the_marks_stand_on_one_vertical_line():
    with explorer_page() as page:
        for width in (360, 760, 1200):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_function("(width) => innerWidth === width", arg=width)
            for angle in (-30, 17, 120):
                set_slider(page, "hip_flexion_deg", angle)
                gaps = page.evaluate(
                    """() => {
                      const input = document.querySelector(".hip_flexion_deg input");
                      const box = input.getBoundingClientRect();
                      const share = (input.value - input.min) / (input.max - input.min);
                      const thumb = box.left + 14 + share * (box.width - 28);
                      return [...document.querySelectorAll(".now, .mk")].map((one) => {
                        const mark = one.getBoundingClientRect();
                        return Math.abs(mark.left + mark.width / 2 - thumb);
                      });
                    }"""
                )
                assert max(gaps) < 1.5, (width, angle, gaps)


@pytest.mark.browser
def test_no_picture_ever_holds_a_missing_number():
    with explorer_page(reduced_motion="reduce") as page:
        for pose_id in poses():
            page.get_by_label("Pose", exact=True).select_option(pose_id)
            page.evaluate("() => new Promise((done) => requestAnimationFrame(done))")
            for muscle in ("Rectus femoris", "Psoas"):
                page.get_by_role("button", name=muscle, exact=True).click()
                page.evaluate("() => new Promise((done) => requestAnimationFrame(done))")
                assert "NaN" not in page.locator("#home").inner_html(), (pose_id, muscle)


@pytest.mark.browser
def test_a_widget_that_is_taken_away_leaves_nothing_behind():
    with explorer_page() as page:
        page.evaluate("stop()")
        assert page.evaluate("document.getElementById('home').children.length") == 0


def test_the_specification_is_plain_json():
    assert json.loads(json.dumps(pl.Explorer().spec)) == pl.Explorer().spec
