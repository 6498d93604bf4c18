"""The drawn body in a real browser: it moves on a canvas, stands still as SVG, rests for those who ask."""

from __future__ import annotations

import pytest
from body_browser import chromium_page, served

from psoas_lib.resources import data_dir

ROOT = data_dir().parent
pytestmark = pytest.mark.browser

SET_UP = """async () => {
  const module = await import('/js/src/figure/index.mjs');
  const get = async (path) => (await fetch(path)).json();
  module.useBones(await get('/data/body/bones.json'));
  window.poses = await get('/data/poses/poses.json');
  document.body.innerHTML = '<div id="stage" style="width:600px;height:400px"></div>';
  window.stage = document.getElementById('stage');
  window.make = (options) => (window.figure = module.createFigure(window.stage, options));
}"""


@pytest.fixture
def opened():
    """Give a function that opens a page with the figure module and the poses on it."""
    with served(ROOT) as address, chromium_page(reduced_motion="no-preference") as page:
        page.goto(f"{address}/tests/blank.html")
        page.evaluate(SET_UP)
        yield page


def test_a_pose_that_is_set_is_one_described_svg_for_each_view(opened):
    opened.evaluate("make({view: ['side', 'front'], alt: 'A bridge'}); figure.set(poses['bridge-top'])")
    assert opened.locator("svg").count() == 2
    assert opened.locator("svg >> nth=0").get_by_text("A bridge").count() == 1
    assert opened.locator("svg[role=img]").count() == 1
    assert opened.locator("svg[aria-hidden=true]").count() == 1
    assert opened.locator("canvas").count() == 0


def test_a_moving_figure_is_painted_on_a_canvas_and_becomes_svg_when_it_stands_still(opened):
    painted = opened.evaluate(
        """() => {
          make({view: 'side'});
          figure.set(poses['half-kneeling-start']);
          figure.morph(poses['half-kneeling-start'], poses['half-kneeling-end'], 0.5);
          const canvas = stage.querySelector('canvas');
          const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
          return pixels.filter((v, i) => i % 4 === 3 && v > 0).length / (canvas.width * canvas.height);
        }"""
    )
    assert painted > 0.05
    opened.locator("svg").wait_for()
    assert opened.locator("canvas").count() == 0


def test_playing_goes_from_one_pose_to_the_other_and_says_when_it_is_there(opened):
    drawn = opened.evaluate(
        """async () => {
          make({view: 'side'});
          await figure.play(poses['reach-start'], poses['reach-over'], {duration_ms: 120});
          return 'there';
        }"""
    )
    assert drawn == "there"


def test_who_asks_for_less_motion_gets_the_end_at_once_and_no_breathing(opened):
    opened.emulate_media(reduced_motion="reduce")
    kinds = opened.evaluate(
        """async () => {
          make({view: 'side'});
          figure.morph(poses['reach-start'], poses['reach-over'], 0.1);
          const moved = stage.querySelectorAll('canvas').length;
          const end = stage.innerHTML;
          figure.set(poses['reach-over']);
          const same = stage.innerHTML === end;
          figure.breathe(poses['standing']);
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          return {moved, same, breathing: stage.querySelectorAll('canvas').length};
        }"""
    )
    assert kinds == {"moved": 0, "same": True, "breathing": 0}


def test_a_held_pose_breathes_until_the_next_pose(opened):
    opened.evaluate("make({view: 'side'}); figure.breathe(poses['standing'])")
    opened.locator("canvas").wait_for()
    opened.evaluate("figure.set(poses['sitting'])")
    opened.locator("svg").wait_for()
    assert opened.locator("canvas").count() == 0


def test_the_figure_takes_its_colours_from_the_page_and_leaves_nothing_behind(opened):
    colours = opened.evaluate(
        """() => {
          make({view: 'side'});
          figure.set(poses['standing']);
          const fill = () => getComputedStyle(stage.querySelector('.ps-skin')).fill;
          const light = fill();
          stage.dataset.theme = 'dark';
          const dark = fill();
          figure.destroy();
          return {light, dark, left: stage.childElementCount};
        }"""
    )
    assert colours["light"] != colours["dark"]
    assert colours["left"] == 0
