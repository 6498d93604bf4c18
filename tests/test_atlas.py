"""The atlas's data, pictures and Python face."""

from __future__ import annotations

import json
import re
import tomllib
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

import psoas_lib as pl
from psoas_lib.atlas import parts as parts_module
from psoas_lib.atlas.pictures import Label, labels_of, spread
from psoas_lib.content.errors import ContentError, UnknownIdError
from psoas_lib.resources import data_dir
from psoas_lib.widgets.atlas import Atlas

PARTS = pl.atlas_parts()
SVG = "{http://www.w3.org/2000/svg}"


def _json(name):
    return json.loads((data_dir() / "atlas" / name).read_text(encoding="utf-8"))


def test_every_part_has_a_name_a_place_and_known_sources():
    assert len({part.id for part in PARTS}) == len(PARTS) >= 30
    for part in PARTS:
        assert part.name
        assert part.latin
        assert part.relations.endswith(".")
        assert part.sources
        for key in part.sources:
            assert pl.atlas_source(key).citation


def test_every_source_that_only_the_atlas_knows_is_used_and_is_no_memory():
    own = tomllib.loads((data_dir() / "atlas" / "sources.toml").read_text(encoding="utf-8"))
    used = {key for part in PARTS for key in part.sources}
    assert own.keys() <= used
    assert own.keys().isdisjoint({source.key for source in pl.sources()})
    assert {entry["certainty"] for entry in own.values()} <= {"A", "B+", "B"}


def test_muscles_say_where_they_go_which_nerve_serves_them_and_what_they_do():
    for part in PARTS:
        if part.kind == "muscle":
            assert all((part.start, part.to, part.nerve, part.action)), part.id
        if part.kind in {"nerve", "artery"}:
            assert part.start, part.id
            assert part.to, part.id


def test_whatever_was_drawn_by_eye_says_so():
    for part in PARTS:
        if part.kind in {"nerve", "artery", "ligament"}:
            assert part.schematic, part.id


def test_a_hint_never_gives_the_name_away():
    for part in PARTS:
        assert part.label.lower() not in part.hint.lower(), part.id


def test_red_belongs_to_the_psoas_alone():
    assert [part.id for part in PARTS if part.tint == "psoas"] == ["psoas-major"]


def test_every_part_is_drawn_and_everything_drawn_is_a_part():
    courses, bones = _json("courses.json"), _json("bones.json")
    drawn = set(bones["bones"]) | {courses["psoas"]["part"]}
    for group in ("fans", "tubes", "pads", "landmarks"):
        drawn |= {entry["part"] for entry in courses[group]}
    named = {shape for part in PARTS for shape in (part.shapes or (part.id,))}
    assert drawn == named


def test_the_bones_fit_in_400_kb():
    assert (data_dir() / "atlas" / "bones.json").stat().st_size < 400_000


def test_the_bundle_stays_under_one_and_a_half_megabytes_and_asks_for_nothing():
    text = Atlas._esm if isinstance(Atlas._esm, str) else Atlas._esm._path.read_text(encoding="utf-8")
    assert len(text.encode()) < 1_500_000
    assert not re.search(r"\bfetch\(|XMLHttpRequest|importScripts", text)
    hosts = set(re.findall(r"https?://([\w.-]+)", text))
    assert hosts <= {"www.w3.org", "github.com", "threejs.org", "jcgt.org"}, hosts


@pytest.mark.parametrize("view", pl.atlas_views())
def test_a_picture_names_what_can_be_seen_and_no_two_names_overlap(view):
    picture = pl.atlas_picture(view)
    root = ET.fromstring(picture.image)
    texts = " ".join(node.text or "" for node in root.iter(f"{SVG}text"))
    labels = labels_of(view)
    assert len(labels) >= 15
    for label in labels:
        for line in label.lines:
            assert line in texts
    for column in ("left", "right"):
        own = sorted((label for label in labels if label.column == column), key=lambda label: label.top)
        for above, below in pairwise(own):
            assert above.top + above.height <= below.top
        assert own[0].top >= 0
        assert own[-1].top + own[-1].height <= 1000
    assert 20 <= len(picture.alt) <= 300


def test_a_worksheet_has_numbers_and_no_names_and_its_answers_have_both():
    blank = ET.fromstring(pl.atlas_worksheet("front").image)
    answers = ET.fromstring(pl.atlas_worksheet("front", answers=True).image)
    blank_texts = [node.text for node in blank.iter(f"{SVG}text")]
    answer_texts = [node.text for node in answers.iter(f"{SVG}text")]
    labels = labels_of("front")
    for number, label in enumerate(labels, start=1):
        assert blank_texts.count(str(number)) == 2
        assert label.part.label in answer_texts
        assert label.part.label not in blank_texts
    assert "Psoas major" in answer_texts


def test_pictures_are_the_same_every_time():
    assert pl.atlas_picture("side").image == pl.atlas_picture("side").image
    assert (
        repr(Atlas()) == repr(Atlas()) == "Atlas(part=None, view='front', mode='look'): 36 parts in 9 layers"
    )


def test_crowded_labels_keep_their_order_and_do_not_overlap():
    part = PARTS[0]
    labels = [Label(part, ["one"], "left", (0.0, y)) for y in (500.0, 500.0, 500.0, 499.0, 990.0, 2.0)]
    spread(labels, 10, 990)
    tops = [label.top for label in labels]
    assert tops == sorted(tops)
    assert all(below - above >= 31 for above, below in pairwise(tops))


def test_the_widget_carries_every_sentence_its_javascript_asks_for():
    folder = data_dir().parent / "js" / "src" / "atlas"
    asked = set()
    for file in folder.glob("*.mjs"):
        asked |= set(re.findall(r"sentences\.(\w+)", file.read_text(encoding="utf-8")))
    sentences = Atlas().content["sentences"]
    assert asked <= sentences.keys(), asked - sentences.keys()


def test_a_page_without_a_kernel_gets_the_labelled_picture():
    html = Atlas(view="inside")._repr_html_()
    assert "<img alt=" in html
    assert "from inside" in html


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ({"part": "psoas"}, "part of the atlas"),
        ({"view": "above"}, "view of the atlas"),
        ({"mode": "guess"}, "mode of the atlas"),
        ({"hide": ["muscle"]}, "layer of the atlas"),
    ],
)
def test_a_wrong_name_is_told_with_those_that_exist(arguments, name):
    with pytest.raises(UnknownIdError, match=name):
        Atlas(**arguments)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"sources": ["nobody-1900"]}, "nobody-1900"),
        ({"certainty": "M"}, "taught as fact"),
        ({"layer": "skin"}, "skin"),
        ({"name": ""}, "field name"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_faulty_part_is_refused_with_its_place(change, message):
    raw = tomllib.loads((data_dir() / parts_module.FILE).read_text(encoding="utf-8"))
    known = {key: pl.atlas_source(key) for part in PARTS for key in part.sources}
    with pytest.raises(ContentError, match=message):
        parts_module._part(raw["parts"][0] | change, {"psoas"}, known)
