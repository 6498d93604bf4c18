"""The drawn poses reach a notebook as pictures with a sentence, the same for both sides."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from psoas_lib.content import UnknownIdError
from psoas_lib.picture import Picture
from psoas_lib.pose_pictures import mirror_words, pose_picture, poses
from psoas_lib.resources import data_dir

JS = data_dir().parent / "js"
LIMIT_BYTES = 60_000


def test_every_pose_has_a_picture_in_each_of_its_views_on_both_sides():
    for pose_id, pose in poses().items():
        for view in pose["views"]:
            for side in ("right", "left"):
                picture = pose_picture(pose_id, side, view)
                assert isinstance(picture, Picture)
                assert len(picture.image) < LIMIT_BYTES
                assert b"NaN" not in picture.image
                assert 20 <= len(picture.alt) <= 300


def test_the_left_picture_says_left_where_the_right_one_says_right():
    right, left = pose_picture("reach-over"), pose_picture("reach-over", side="left")
    assert "right knee" in right.alt
    assert "left knee" in left.alt
    assert mirror_words(left.alt) == right.alt


def test_the_left_picture_shows_the_same_part_of_the_drawing_flipped():
    right, left = (pose_picture("bridge-top", side).image.decode() for side in ("right", "left"))
    x, y, w, h = (float(v) for v in re.search(r'viewBox="(\S+) (\S+) (\S+) (\S+)"', right).groups())
    box = [float(v) for v in re.search(r'viewBox="(\S+) (\S+) (\S+) (\S+)"', left).groups()]
    assert box == pytest.approx([-(x + w), y, w, h])
    assert 'transform="scale(-1 1)"' in left
    assert "#f2b63c" not in left


def test_the_pictures_carry_title_and_description_for_a_screen_reader():
    for pose_id, pose in poses().items():
        svg = pose_picture(pose_id).image.decode()
        assert f'<title id="{pose_id}-{pose["views"][0]}-t">{pose["name"]}' in svg
        assert pose["alt"] in svg


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        (("cartwheel",), UnknownIdError, "There is no pose 'cartwheel'"),
        (("standing", "both"), ValueError, "side must be 'right' or 'left'"),
        (("standing", "right", "top"), ValueError, "not drawn in the view 'top'"),
    ],
)
def test_what_does_not_exist_is_refused_with_what_does(arguments, error, says):
    with pytest.raises(error, match=says):
        pose_picture(*arguments)


@pytest.mark.node
@pytest.mark.parametrize("script", ["solve_poses.mjs", "render_figures.mjs"])
def test_committed_poses_and_figures_are_what_their_sources_make(script):
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed; the figures are compared where it is")
    run = subprocess.run(
        [node, f"tools/{script}", "--check"], cwd=JS, capture_output=True, text=True, timeout=180, check=False
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.node
def test_a_left_sided_picture_is_what_the_drawing_itself_makes_for_the_left():
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed; the two sides are compared where it is")
    program = (
        "import {readFileSync} from 'node:fs'; import {renderAll} from './tools/render_figures.mjs';"
        "const p=JSON.parse(readFileSync('../data/poses/poses.json','utf8'));"
        "process.stdout.write(renderAll({'reach-over':p['reach-over']},'left').get('reach-over-side-left.svg'))"
    )
    run = subprocess.run(
        [node, "--input-type=module", "-e", program],
        cwd=JS,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert pose_picture("reach-over", "left", "side").image.decode() == run.stdout
