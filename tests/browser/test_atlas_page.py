"""The atlas on a plain page: with software WebGL, without WebGL, and when the browser takes it away."""

from __future__ import annotations

import json
import re

import pytest
from accessibility import violations
from body_browser import chromium_path

from psoas_lib.widgets.atlas import Atlas

COMMON = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"]
COMMON += ["--disable-component-update", "--disable-sync"]
SOFTWARE_GL = [*COMMON, "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
NO_GL = [*COMMON, "--disable-gpu", "--disable-3d-apis"]

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Atlas</title>
<body style="margin:0;padding:8px;background:{ground};{variables}"><main><h1 class="t">Atlas</h1>
<div id="stand"></div></main></body></html>"""
GROUNDS = {
    "light": {"ground": "#fff", "variables": ""},
    "dark": {
        "ground": "#212121",
        "variables": "color:#fff;--jp-layout-color1:#212121;--jp-ui-font-color0:#fff",
    },
}
HOST = """async ([source, traits]) => {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { default: widget } = await import(url);
  window.widget = widget;
  window.makeModel = (values) => {
    const heard = {};
    return {
      get: (name) => values[name],
      set(name, value) { values[name] = value; (heard[`change:${name}`] ?? []).forEach((run) => run()); },
      save_changes() {},
      on: (name, run) => (heard[name] ??= []).push(run),
      off: (name, run) => { heard[name] = (heard[name] ?? []).filter((other) => other !== run); },
    };
  };
  window.start = (el, more = {}) => {
    const model = makeModel({ ...structuredClone(traits), ...more });
    return { model, cleanup: widget.render({ model, el }) };
  };
  window.drawn = () => new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error("the picture was not drawn again")), 60000);
    const ready = () => { clearTimeout(late); requestAnimationFrame(done); };
    document.addEventListener("drawn", ready, { capture: true, once: true });
  });
}"""


def _browser(flags):
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path(), args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def browsers():
    """Give a browser with software WebGL, and on request one without WebGL."""
    yield from _browser(SOFTWARE_GL)


@pytest.fixture
def open_page(browsers):
    """Open a page with the widget's module; fail on any error it logs."""
    pages, told = [], []

    def make(*, width=1000, height=900, theme="light", browser=browsers, **options):
        page = browser.new_page(viewport={"width": width, "height": height}, **options)
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
        page.add_init_script("Math.random = () => 0.999999;")  # the questions come in the order of the data
        page.set_default_timeout(60_000)
        page.goto("about:blank")
        page.set_content(PAGE.format(**GROUNDS[theme]))
        page.evaluate("Math.random = () => 0.999999")
        traits = {
            name: Atlas().get_state()[name] for name in ("content", "part", "view", "mode", "hidden_layers")
        }
        page.evaluate(HOST, [Atlas._esm._path.read_text(encoding="utf-8"), json.loads(json.dumps(traits))])
        pages.append(page)
        return page

    yield make
    for page in pages:
        page.close()
    assert told == []


def _start(page, more=None):
    page.evaluate(
        """async (more) => {
        const first = drawn();
        window.atlas = start(document.getElementById("stand"), more);
        await first;
      }""",
        more or {},
    )


def _after(page, act):
    """Do something and wait until the picture has been drawn again."""
    page.evaluate("() => { window.next = drawn(); }")
    act()
    page.evaluate("() => window.next")


def _spots(page):
    """Return where each name in the picture points: {name: [x, y]} in px from the canvas's corner."""
    return page.evaluate("""() => Object.fromEntries(
      [...document.querySelectorAll(".names .name")].map((g) => {
      const spot = g.querySelector("circle");
      return [[...g.querySelectorAll("text")].map((t) => t.textContent).join(" "),
        [Number(spot.getAttribute("cx")), Number(spot.getAttribute("cy"))]];
    }))""")


def _click(page, spot):
    page.locator("canvas").click(position={"x": spot[0], "y": spot[1]})


def _choose(page, part):
    page.get_by_label("Choose a part").select_option(part)


def _axe(page):
    assert violations(page) == []


def _all_fits_and_is_shielded(page):
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (
        page.evaluate("""[...document.querySelectorAll(".ps :is(button,input,select,summary,a,[tabindex])")]
      .filter((e) => !e.hasAttribute("data-lm-suppress-shortcuts")).map((e) => e.outerHTML)""")
        == []
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 760, 1600])
def test_there_is_no_accessibility_violation(open_page, width, theme):
    page = open_page(width=width, theme=theme)
    _start(page, {"part": "psoas-major"})
    page.get_by_text("Position of the legs").click()
    page.get_by_text("Sources (").click()
    _axe(page)
    _all_fits_and_is_shielded(page)
    assert page.locator(".ps.atlas").get_attribute("data-theme") == theme
    page.get_by_text("Find it").click()
    page.get_by_role("button", name="Hint").click()
    _axe(page)
    _all_fits_and_is_shielded(page)


def test_choosing_from_the_list_shows_the_card_marks_the_part_and_tells_the_kernel(open_page):
    page = open_page()
    _start(page)
    _after(page, lambda: _choose(page, "femoral-nerve"))
    assert "groove between psoas major and iliacus" in page.locator(".card").inner_text()
    assert page.locator(".name.chosen text").all_text_contents() == ["Femoral nerve"]
    assert page.get_by_role("status").inner_text().startswith("Femoral nerve.")
    assert page.evaluate("atlas.model.get('part')") == "femoral-nerve"


def test_the_kernel_can_choose_a_part(open_page):
    page = open_page()
    _start(page)
    _after(page, lambda: page.evaluate("atlas.model.set('part', 'iliacus')"))
    assert page.locator(".card h3").inner_text() == "Iliacus"


@pytest.mark.parametrize(
    "name", ["Psoas major", "Iliacus", "Femoral artery", "Lateral cutaneous nerve of the thigh"]
)
def test_a_click_where_a_name_points_chooses_that_part(open_page, name):
    page = open_page()
    _start(page)
    spot = _spots(page)[name]
    _after(page, lambda: _click(page, spot))
    assert page.locator(".card h3").inner_text().startswith(name)


def test_a_part_of_a_hidden_layer_brings_its_layer_with_it(open_page):
    page = open_page()
    _start(page)
    box = page.get_by_label("Psoas minor (a variant)")
    assert not box.is_checked()
    _after(page, lambda: _choose(page, "psoas-minor"))
    assert box.is_checked()
    assert "was switched on" in page.get_by_role("status").inner_text()
    assert "Psoas minor" in _spots(page)


def test_a_layer_that_is_switched_off_takes_its_names_along(open_page):
    page = open_page()
    _start(page)
    assert "Femoral nerve" in _spots(page)
    _after(page, lambda: page.get_by_label("Nerves", exact=True).click(force=True))
    assert "Femoral nerve" not in _spots(page)
    assert "Psoas major" in _spots(page)


def test_arrow_keys_turn_the_picture_and_zero_brings_it_back(open_page):
    page = open_page()
    _start(page)
    before = _spots(page)["Sacrum and coccyx"]
    page.locator("canvas").focus()
    _after(page, lambda: page.keyboard.press("ArrowRight"))
    turned = _spots(page)["Sacrum and coccyx"]
    assert turned != before
    assert page.evaluate("scrollY") == 0
    _after(page, lambda: page.keyboard.press("0"))
    assert _spots(page)["Sacrum and coccyx"] == before


def test_a_preset_says_that_it_is_pressed_and_shows_another_side(open_page):
    page = open_page()
    _start(page)
    _after(page, lambda: page.get_by_role("button", name="Back", exact=True).click())
    assert page.get_by_role("button", name="Back", exact=True).get_attribute("aria-pressed") == "true"
    assert page.get_by_role("button", name="Front", exact=True).get_attribute("aria-pressed") == "false"
    _after(page, lambda: page.get_by_role("button", name="Inside", exact=True).click())
    assert "Pubic symphysis" in _spots(page)


def test_with_less_motion_a_preset_is_there_in_one_step(open_page):
    page = open_page(reduced_motion="reduce")
    _start(page)
    frames = page.evaluate("""async () => {
      let frames = 0;
      const ask = requestAnimationFrame;
      window.requestAnimationFrame = (run) => { frames += 1; return ask.call(window, run); };
      const once = { capture: true, once: true };
      const done = new Promise((next) => document.addEventListener("drawn", () => next(), once));
      document.querySelector('[data-view="side"]').click();
      await done;
      window.requestAnimationFrame = ask;
      return frames;
    }""")
    assert frames == 1


def test_a_slider_moves_the_thigh_and_says_its_angle(open_page):
    page = open_page()
    _start(page, {"view": "side"})
    before = _spots(page)["Rectus femoris"]
    page.get_by_text("Position of the legs").click()
    slider = page.get_by_label("Hip flexion")
    _after(page, lambda: slider.fill("60"))
    assert slider.get_attribute("aria-valuetext") == "60°"
    assert _spots(page)["Rectus femoris"] != before
    _after(page, lambda: slider.fill("-20"))
    assert slider.get_attribute("aria-valuetext") == "20° extension"
    _after(page, lambda: page.get_by_role("button", name="Stand").click())
    assert slider.input_value() == "0"
    assert _spots(page)["Rectus femoris"] == before


def test_finding_a_part_by_a_click_counts_as_right(open_page):
    page = open_page()
    _start(page)
    spot = _spots(page)["Psoas major"]
    _after(page, lambda: page.get_by_text("Find it").click())
    assert page.locator(".question").inner_text() == "Find: Psoas major"
    assert "Psoas major" not in " ".join(_spots(page))
    _after(page, lambda: _click(page, spot))
    assert page.locator(".feedback").inner_text() == "Right. That is Psoas major."
    assert page.get_by_role("status").inner_text() == "Right. That is Psoas major."
    assert "1 right" in page.locator(".blind").inner_text()


def test_finding_a_part_works_with_the_keyboard_through_numbers(open_page):
    page = open_page()
    _start(page)
    target = _spots(page)["Psoas major"]
    _after(page, lambda: page.get_by_text("Find it").click())
    number = next(
        n for n, spot in _spots(page).items() if abs(spot[0] - target[0]) + abs(spot[1] - target[1]) < 1
    )
    page.get_by_label("Number").select_option(number)
    page.get_by_role("button", name="Answer").focus()
    page.keyboard.press("Enter")
    assert page.locator(".feedback").inner_text().startswith("Right.")
    assert page.evaluate("document.activeElement.textContent") == "Next question"


def test_wrong_names_are_told_a_hint_helps_and_the_third_miss_shows_the_part(open_page):
    page = open_page()
    _start(page, {"mode": "name"})
    assert page.locator(".name text").all_text_contents() == ["?"]
    page.get_by_role("button", name="Hint").click()
    hint = page.locator(".hinttext").inner_text()
    assert "lumbar spine" in hint
    assert "Psoas" not in hint
    for wrong in ("Iliacus", "Femur"):
        page.get_by_label("Name", exact=True).select_option(label=wrong)
        page.get_by_role("button", name="Answer").click()
        assert page.locator(".feedback").inner_text() == f"It is not {wrong}. Try again."
    page.get_by_label("Name", exact=True).select_option(label="Sacrum and coccyx")
    _after(page, lambda: page.get_by_role("button", name="Answer").click())
    assert page.locator(".feedback").inner_text() == "It is Psoas major. It is marked now."
    assert page.locator(".name text").all_text_contents() == ["Psoas major"]
    page.get_by_role("button", name="Next question").click()
    assert "Question 2 of 10, 0 right" in page.locator(".blind").inner_text()


def test_a_round_ends_with_its_result(open_page):
    page = open_page()
    _start(page, {"mode": "name"})
    names = [part["name"] for part in Atlas().content["parts"]]
    on = {layer["id"] for layer in Atlas().content["layers"] if layer["on"]}
    asked = [p["name"] for p in Atlas().content["parts"] if p["layer"] in on][:10]
    assert set(asked) <= set(names)
    for name in asked:
        page.get_by_label("Name", exact=True).select_option(label=name)
        page.get_by_role("button", name="Answer").click()
        page.get_by_role("button", name="Next question").click()
    assert page.locator(".question").inner_text() == "10 of 10 right at the first try, 0 hints used."
    page.get_by_role("button", name="Another round").click()
    assert "Question 1 of 10" in page.locator(".blind").inner_text()


def test_with_every_layer_hidden_a_round_says_why_it_asks_nothing_and_can_begin_again(open_page):
    page = open_page()
    layers = [layer["id"] for layer in Atlas().content["layers"]]
    _start(page, {"mode": "name", "hidden_layers": layers})
    assert page.locator(".question").inner_text().startswith("Every layer is hidden")
    page.get_by_label("Bones", exact=True).click(force=True)
    page.get_by_role("button", name="Another round").click()
    assert "Question 1 of" in page.locator(".blind").inner_text()


def test_nothing_is_drawn_while_nothing_changes(open_page):
    page = open_page()
    page.evaluate("""() => {
      window.pending = new Set();
      const [ask, cancel] = [requestAnimationFrame, cancelAnimationFrame];
      window.requestAnimationFrame = (run) => {
        const id = ask.call(window, (now) => { pending.delete(id); run(now); });
        pending.add(id);
        return id;
      };
      window.cancelAnimationFrame = (id) => { pending.delete(id); cancel.call(window, id); };
    }""")
    _start(page)
    _after(page, lambda: page.get_by_role("button", name="Closer").click())
    page.wait_for_function("() => pending.size === 0", polling=100)
    # It stays so: a picture that is drawn over and over again would have asked for its next frame by now.
    page.evaluate("() => new Promise((done) => setTimeout(done, 300))")
    assert page.evaluate("pending.size") == 0


def test_a_lost_context_is_replaced_by_the_drawing_and_can_be_asked_back(open_page):
    page = open_page()
    _start(page)
    page.evaluate(
        """const gl = document.querySelector("canvas").getContext("webgl2");
        gl.getExtension("WEBGL_lose_context").loseContext();"""
    )
    image = page.locator(".standin img")
    image.wait_for()
    assert image.get_attribute("alt").startswith("Drawing of the lumbar spine")
    assert image.evaluate("(i) => i.decode().then(() => i.naturalWidth)") > 500
    assert "has stopped" in page.locator(".notice").inner_text()
    _choose(page, "psoas-major")
    assert page.locator(".card h3").inner_text() == "Psoas major"
    _axe(page)
    _after(page, lambda: page.get_by_role("button", name="Try 3-D again").click())
    assert page.locator(".name.chosen text").all_text_contents() == ["Psoas major"]


def test_many_widgets_one_after_the_other_leave_no_context_behind(open_page):
    page = open_page()
    warned = []
    page.on(
        "console", lambda message: warned.append(message.text) if "context" in message.text.lower() else None
    )
    alive = page.evaluate("""async () => {
      const stand = document.getElementById("stand");
      const contexts = [];
      for (let i = 0; i < 20; i++) {
        const first = drawn();
        const { cleanup } = start(stand);
        await first;
        contexts.push(stand.querySelector("canvas").getContext("webgl2"));
        cleanup();
      }
      return [contexts.filter((gl) => !gl.isContextLost()).length, stand.childElementCount];
    }""")
    assert alive == [0, 0]
    assert [text for text in warned if re.search("too many", text, re.IGNORECASE)] == []


def test_a_picture_far_below_waits_until_it_is_scrolled_to(open_page):
    page = open_page()
    page.evaluate("""() => { document.getElementById("stand").style.marginTop = "5000px"; }""")
    page.evaluate("""() => { window.atlas = start(document.getElementById("stand")); }""")
    assert page.locator("canvas").count() == 0
    _after(page, lambda: page.locator(".ps.atlas").scroll_into_view_if_needed())
    assert page.locator("canvas").count() == 1


def test_the_theme_follows_the_ground(open_page):
    page = open_page()
    _start(page)
    _after(page, lambda: page.evaluate("document.body.style.background = '#111'"))
    assert page.locator(".ps.atlas").get_attribute("data-theme") == "dark"
