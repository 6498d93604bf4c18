"""The content is checked on load: each planted fault is named by file, entry, field, found, allowed."""

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest

import psoas_lib as pl
from psoas_lib.content import ContentError, UnknownIdError, library
from psoas_lib.content.library import read_library
from psoas_lib.resources import data_dir

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def data(tmp_path):
    copy = tmp_path / "data"
    shutil.copytree(data_dir(), copy)
    return copy


def plant(data, file, old, new):
    path = data / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


FAULTS = [
    (
        "exercises/bridge.toml",
        'name = "Bridge"',
        'name = "Bridge"\ncolour = "red"',
        "bridge",
        "colour",
        "unknown key",
    ),
    ("exercises/bridge.toml", "reps = 10,", "reps = 99,", "bridge", "doses.0.reps", "20 or less"),
    ("exercises/bridge.toml", "rep_s = 5", "rep_s = 0", "bridge", "doses.1.rep_s", "2 or more"),
    ("exercises/bridge.toml", "reps_max = 12", "reps_max = 5", "bridge", "doses.0.reps", "5 or less"),
    (
        "exercises/bridge.toml",
        '"gonzalez-de-la-flor-2024"',
        '"gonzales-2024"',
        "bridge",
        "sources",
        "gonzalez-de-la-flor-2024",
    ),
    (
        "exercises/bridge.toml",
        'sources = ["five-stretches-article"]\nposes',
        "sources = []\nposes",
        "bridge",
        "sources",
        "at least 1 entry",
    ),
    (
        "exercises/bridge.toml",
        'sources = ["five-stretches-article"]\nposes',
        "poses",
        "bridge",
        "sources",
        "required",
    ),
    (
        "exercises/bridge.toml",
        'provenance = "stated"',
        'provenance = "sure"',
        "bridge",
        "provenance",
        "stated, reconstructed, contested",
    ),
    (
        "exercises/bridge.toml",
        'reason = "Added by the pack: stops the low back from doing the work.", ',
        "",
        "bridge",
        "cues.2.reason",
        "required",
    ),
    (
        "exercises/bridge.toml",
        "Breathe out on the way up.",
        "x" * 80,
        "bridge",
        "cues.0.text",
        "at most 75 characters",
    ),
    (
        "exercises/bridge.toml",
        "Squeeze the glutes.",
        "Squeeze the {side} glute.",
        "bridge",
        "cues.1",
        "both sides",
    ),
    (
        "exercises/half-kneeling.toml",
        "Tuck the {side} toes",
        "Tuck the right toes",
        "half-kneeling",
        "steps.3",
        "{side} or {other}",
    ),
    (
        "exercises/half-kneeling.toml",
        'id = "half-kneeling"',
        'id = "kneeling"',
        "half-kneeling",
        "id",
        "half-kneeling",
    ),
    ("exercises/half-kneeling.toml", "hold_s = 15, ", "", "half-kneeling", "doses", "hold_s"),
    (
        "routines/five-stretches.toml",
        '"standing-split", ',
        '"standing", ',
        "five-stretches",
        "exercises.2",
        "standing-split",
    ),
    (
        "routines/five-stretches.toml",
        "reps = 3\n",
        "reps = 7\n",
        "five-stretches",
        "modes.cool-down.article.reps",
        "2 to 3",
    ),
    (
        "routines/five-stretches.toml",
        'default_mode = "cool-down"',
        'default_mode = "nap"',
        "five-stretches",
        "default_mode",
        "cool-down, warm-up",
    ),
    ("claims.toml", 'verdict = "overstated"', 'verdict = "nonsense"', "1", "claims.0.verdict", "supported"),
    (
        "sources.toml",
        'doi = "10.1139/apnm-2015-0235"',
        'doi = "apnm-2015"',
        "behm-2016",
        "behm-2016.doi",
        "10",
    ),
    (
        "safety.toml",
        "max_pain_0_10 = 2",
        "max_pain_0_10 = 8",
        "pain_rule",
        "pain_rule.max_pain_0_10",
        "5 or less",
    ),
    ("gaps.toml", "[[gaps]]", "[[gaps", "gaps", "file", "valid TOML"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{fault[0]}-{fault[4]}" for fault in FAULTS])
def test_a_planted_fault_is_named(data, fault):
    file, old, new, entry, field, allowed = fault
    plant(data, file, old, new)
    with pytest.raises(ContentError) as caught:
        read_library(data)
    assert caught.value.file == f"data/{file}"
    assert caught.value.entry == entry
    assert field in caught.value.field
    assert allowed in f"{caught.value.allowed} {caught.value.found}"


def test_untouched_content_passes(data):
    assert len(read_library(data).exercises) > 8


def test_the_schema_is_a_valid_schema():
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((data_dir() / "schema" / "content.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)


def test_the_schema_agrees_with_another_validator():
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((data_dir() / "schema" / "content.json").read_text(encoding="utf-8"))
    for path in (data_dir() / "exercises").glob("*.toml"):
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        rules = {"$ref": "#/$defs/exercise", "$defs": schema["$defs"]}
        jsonschema.Draft7Validator(rules).validate(raw)
        raw["colour"] = "red"
        assert not jsonschema.Draft7Validator(rules).is_valid(raw)


def test_every_source_is_used():
    everything = [
        path.read_text(encoding="utf-8")
        for folder, pattern in (
            ("data", "**/*.toml"),
            ("data", "body/*.json"),
            ("data", "poses/*.json"),
            ("psoas_lib", "**/*.py"),
            ("notebooks", "*.ipynb"),
        )
        for path in (ROOT / folder).glob(pattern)
        if path.name != "sources.toml"
    ]
    text = "\n".join(everything).replace('\\"', '"')  # a notebook is JSON: its quotes are escaped
    assert [
        one.key for one in pl.sources() if f'"{one.key}"' not in text and f"`{one.key}`" not in text
    ] == []


def test_nothing_that_is_only_remembered_is_printed_as_a_source():
    assert all(one.certainty != "M" for one in pl.sources())


@pytest.mark.parametrize(
    ("ask", "wrong", "right"),
    [
        (pl.exercise, "half-kneling", "half-kneeling"),
        (pl.routine, "five-stretch", "five-stretches"),
        (pl.source, "behm-2015", "behm-2016"),
    ],
)
def test_an_unknown_id_names_the_close_ones(ask, wrong, right):
    with pytest.raises(UnknownIdError, match=f"Did you mean .*'{right}'"):
        ask(wrong)


def test_a_text_is_mirrored_and_mirrored_back():
    step = pl.exercise("low-lunge-twist").steps[4]
    assert step.on("left") == "Lift the right arm to the ceiling and turn the chest open."
    assert step.on("right") == "Lift the left arm to the ceiling and turn the chest open."
    assert step.text == step.on("right")


def test_texts_fit_their_places():
    for one in library().exercises.values():
        for side in one.sides or ("right",):
            assert all(len(cue.on(side)) <= 75 for cue in one.cues)
            assert len(one.stop_if.on(side)) <= 75


def test_a_cue_asks_for_one_thing():
    for one in pl.exercises():
        for cue in one.cues:
            assert len(re.findall(r"[.!?]", cue.text)) == 1, cue.text


def test_exercises_are_frozen():
    with pytest.raises(AttributeError):
        pl.exercise("bridge").name = "x"


def test_safety_excludes_only_exercises_that_exist():
    for precaution in pl.safety().ask_first:
        for exercise_id in precaution.excludes:
            assert pl.exercise(exercise_id).id == exercise_id


def test_the_safety_lists_are_complete():
    kept = pl.safety()
    assert len(kept.ask_first) == 11
    assert len(kept.red_flags) == 7
    assert {rule.id for rule in kept.stop_rules} >= {
        "sharp",
        "groin-pinch",
        "nerve",
        "spreading",
        "dizzy",
        "above-five",
    }
    assert (kept.pain_rule.max_pain_0_10, kept.pain_rule.stop_pain_0_10, kept.pain_rule.settle_h) == (
        2,
        5,
        24,
    )
