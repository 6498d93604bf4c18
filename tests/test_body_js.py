"""The JavaScript twin against Python, on shared random poses, in Node and in a browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from body_browser import chromium_page, served

import psoas_lib as pl
from psoas_lib.body.moment_arm import HIP_ANGLES
from psoas_lib.body.parameters import PATHS, ranges_deg

ROOT = Path(__file__).parent.parent
SCRIPT = """
import { readFileSync } from "node:fs";
import { values } from "./js/test/body_values.mjs";
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(values)));
"""


def random_poses(count):
    rng = np.random.default_rng(7)
    hip, spine = ranges_deg("rajagopal2016"), ranges_deg("lumbar_psoas")
    names = ["hip_flexion_deg", "hip_adduction_deg", "hip_rotation_deg", "knee_flexion_deg", *spine]
    columns = [rng.uniform(*{**hip, **spine}[name], count) for name in names]
    return np.round(np.column_stack(columns), 6).tolist()


def values(pose):
    """Everything that the widgets take from the model, in the order of js/test/body_values.mjs."""
    hip, knee, (extension, bend, twist) = pose[:3], pose[3], pose[4:]
    spine = {
        "lumbar_extension_deg": extension,
        "lumbar_bend_right_deg": bend,
        "lumbar_twist_left_deg": twist,
    }
    found = []
    for path in PATHS:
        for muscle in ("psoas", "iliacus"):
            found.append(getattr(pl, f"{muscle}_length_mm")(*hip, path=path))
            arm = getattr(pl, f"{muscle}_moment_arm_mm")
            found += [arm(*hip, about=about, path=path) for about in HIP_ANGLES]
        rectus = (hip[0], knee, *hip[1:])
        found.append(pl.rectus_femoris_length_mm(*rectus, path=path))
        for about in (*HIP_ANGLES, "knee_flexion"):
            found.append(pl.rectus_femoris_moment_arm_mm(*rectus, about=about, path=path))
        found += pl.psoas_fascicle_lengths_mm(*hip, **spine, path=path).values()
    found += pl.psoas_length_change_mm(*hip, **spine).change_mm.values()
    found += pl.psoas_length_change_mm(*hip, **spine).percent.values()
    arms = pl.psoas_lumbar_moment_arms_mm(*spine.values())
    return found + [arms[joint] for joint in sorted(arms)]


def largest_gap(poses, theirs):
    ours = np.array([values(pose) for pose in poses])
    return np.abs(ours - np.array(theirs)).max()


@pytest.mark.node
def test_node_gives_the_same_numbers_as_python_to_a_billionth_of_a_millimetre():
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed")
    poses = random_poses(300)
    done = subprocess.run(
        [node, "--no-warnings", "--input-type=module", "-e", SCRIPT],
        cwd=ROOT,
        input=json.dumps(poses),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert largest_gap(poses, json.loads(done.stdout)) < 1e-9


@pytest.mark.browser
def test_a_browser_gives_the_same_numbers_as_python_to_a_billionth_of_a_millimetre():
    poses = random_poses(50)
    with served(ROOT) as address, chromium_page() as page:
        page.goto(f"{address}/tests/blank.html")
        theirs = page.evaluate(
            "async (poses) => { const { values } = await import('/js/test/body_values.mjs');"
            " return poses.map(values); }",
            poses,
        )
    assert largest_gap(poses, theirs) < 1e-9
