"""The figure's bone data: small, attributed, closed, and what the committed script makes."""

from __future__ import annotations

import base64
import json
import sys
from array import array
from collections import Counter

import pytest

from psoas_lib.resources import data_dir

PATH = data_dir() / "body" / "bones.json"
BONES = json.loads(PATH.read_text(encoding="utf-8"))


def triangles(bone):
    """Give a bone's faces as index triples."""
    kind = "B" if bone["vertex_count"] < 256 else "H"
    flat = array(kind, base64.b64decode(bone["faces"]))
    return [tuple(flat[i : i + 3]) for i in range(0, len(flat), 3)]


def extent_mm(bone, axis):
    """Give the size of a bone along x, y or z (0, 1, 2) in mm."""
    values = array("h", base64.b64decode(bone["vertices"]))[axis::3]
    return (max(values) - min(values)) / BONES["units_per_metre"] * 1000


def test_the_bones_fit_in_200_kilobytes_and_say_where_they_come_from():
    assert PATH.stat().st_size < 200_000
    assert "CC BY 3.0" in BONES["attribution"]
    words = (PATH.parent / "ATTRIBUTION.md").read_text(encoding="utf-8")
    assert "OpenSim" in words
    assert "Apache" in words


def test_no_arm_or_hand_mesh_of_the_package_is_among_them():
    assert not {"humerus", "ulna", "radius", "hand", "carpus"} & set(BONES["bones"])


def test_every_face_names_vertices_that_exist_and_hardly_an_edge_is_shared_by_three():
    for name, bone in BONES["bones"].items():
        faces = triangles(bone)
        assert max(max(face) for face in faces) < bone["vertex_count"], name
        edges = Counter((f[i], f[(i + 1) % 3]) for f in faces for i in range(3))
        twice = sum(count - 1 for count in edges.values())
        assert twice <= 0.06 * len(edges), f"{name}: {twice} of {len(edges)} edges"


def test_femur_and_tibia_have_an_adults_length():
    assert 400 < extent_mm(BONES["bones"]["femur"], 1) < 480
    assert 340 < extent_mm(BONES["bones"]["tibia"], 1) < 420


@pytest.mark.oracle
def test_the_committed_bones_are_what_the_script_makes(monkeypatch, tmp_path):
    for package in ("myo_sim", "mujoco", "trimesh", "fast_simplification", "networkx", "scipy"):
        pytest.importorskip(package)
    monkeypatch.syspath_prepend(str(data_dir().parent / "tools"))
    monkeypatch.chdir(tmp_path)  # mujoco writes its log where it is started
    import build_bones

    made = {
        name: build_bones.packed(segment, mesh, paired=paired)
        for name, segment, paired, mesh in build_bones.all_bones()
    }
    assert made == BONES["bones"]
    sys.modules.pop("build_bones")
