"""What is said to be confirmed was confirmed: numbers in statements against the record of what was read.

The record, data/quoted_numbers.toml, is kept by people who read abstracts. These tests hold the pack to it.
"""

import copy
import json
import operator
import tomllib
from pathlib import Path

import pytest
import quoted

import psoas_lib as pl
from psoas_lib.check import bank
from psoas_lib.check.cases import cases

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
HELD = quoted.record()
OWN = {source.key for source in pl.sources() if source.certainty == "own" or source.kind == "article"}


def data(name):
    return tomllib.loads((ROOT / "data" / name).read_text(encoding="utf-8"))


def told_by_tables():
    """Yield where a statement stands, its sentence and its sources, for tables that hold whole sentences."""
    safety = data("safety.toml")
    tables = {
        "claim": (data("claims.toml")["claims"], "why"),
        "dose": (data("dose_findings.toml")["findings"], "text"),
        "anatomy": (data("anatomy.toml")["facts"], "text"),
        "safety": ([*safety["ask_first"], *safety["red_flags"], *safety["stop_rules"]], "text"),
    }
    for name, (rows, part) in tables.items():
        for row in (row for row in rows if row["certainty"] == "A"):
            yield f"{name} {row['id']}", row[part], row["sources"]


def told_by_studies():
    """Yield the same for tables whose numbers stand in columns, and for what is said of a source."""
    for trial in data("trials.toml")["trial"]:
        parts = ("people", "who", "what", "weeks", "degrees", "low", "high", "told")
        words = " ; ".join(str(trial[part]) for part in parts if trial.get(part))
        words = words.replace("p = .", "p = 0.").replace("p < .", "p < 0.")
        yield f"trial {trial['id']}", words, [trial["source"]]
    for study in (one for one in data("reliability.toml")["study"] if one["certainty"] == "A"):
        words = f"{study['population']} ; {study['sem_deg']} ; {study['mdc95_deg']} ; {study.get('icc', '')}"
        yield f"study {study['id']}", words, [study["source"]]
    for norm in data("norms.toml")["norm"]:
        words = f"{norm['people']} ; {norm['population']} ; {norm['mean_deg']} ; {norm.get('sd_deg', '')}"
        yield f"norm {norm['id']}", words, [norm["source"]]
    for source in pl.sources():
        if source.certainty == "A" and source.key not in OWN | {"hips-trial"}:
            yield f"about {source.key}", source.about, [source.key]


STATEMENTS = [*told_by_tables(), *told_by_studies()]


def faults(text, keys, held=HELD):
    return [] if set(keys) <= OWN else quoted.unheld(text, keys, held)


@pytest.mark.parametrize(("where", "text", "keys"), STATEMENTS, ids=[where for where, _, _ in STATEMENTS])
def test_a_number_that_is_said_to_be_confirmed_was_read_or_worked_out(where, text, keys):
    assert faults(text, keys) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_sentence_that_cites_holds_only_numbers_of_what_it_cites(path):
    bibliography = {source.key: source for source in pl.sources()}
    notebook = json.loads(path.read_text(encoding="utf-8"))
    found = [
        (sentence, missing)
        for sentence, keys in quoted.cited_sentences(notebook, bibliography)
        if (missing := quoted.unheld(sentence, keys, HELD, quoted.lists_for(sentence)))
    ]
    assert found == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_paragraph_that_states_a_quantity_names_its_source_or_that_it_is_the_packs_own(path):
    assert list(quoted.unsourced(json.loads(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_paragraph_that_appeals_to_studies_names_one(path):
    assert list(quoted.unnamed_evidence(json.loads(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    ("paragraph", "good"),
    [
        ("Studies have shown that stretching cures back pain.", False),
        ("There is growing evidence that supports rolling.", False),
        ("Studies have shown that it fades (Willy 2001).", True),
        ("- **Contrast** both by what trials measured. (O05.3)", True),
    ],
)
def test_an_appeal_to_studies_without_a_name_is_found(paragraph, good):
    assert list(quoted.unnamed_evidence(lesson(paragraph))) == ([] if good else [paragraph])


def without_source(text, question, given=()):
    """Return the numbers of a sentence that were neither asked with, worked out, nor held by a source."""
    asked = [question.text, *(option.text for option in question.options)]
    known = [*given, *(number for part in asked for number in quoted.numbers(part))]
    known += [*(f"{target.value:g}" for target in question.targets), "1.96", "1.414", "95"]
    ways = (operator.add, operator.sub, operator.mul)
    steps = [way(float(a), float(b)) for way in ways for a in known for b in known]
    return [
        number
        for number in quoted.unheld(text, question.sources, HELD, quoted.LISTS)
        if number not in known and not any(abs(step - float(number)) < 0.005 for step in steps)
    ]


DECISIONS = [scene.decision for case in cases().values() for scene in case.scenes.values() if scene.decision]
ASKED_WITH_SOURCES = [
    question
    for question in (*bank.questions(), *DECISIONS)
    if not (set(question.sources) & OWN or "hips-trial" in question.sources or question.kind == "label")
]


@pytest.mark.parametrize("question", ASKED_WITH_SOURCES, ids=lambda question: question.id)
def test_a_number_in_a_solution_is_asked_with_worked_out_or_held_by_a_source(question):
    assert without_source(question.solution, question) == []


@pytest.mark.parametrize("question", ASKED_WITH_SOURCES, ids=lambda question: question.id)
def test_a_number_in_a_hint_or_a_reply_is_in_the_solution_or_held_by_a_source(question):
    if set(question.sources) == {"rajagopal-2016"} or question.figure.startswith("pose:"):
        pytest.skip("numbers of the model's own positions and of the drawing")
    known = quoted.numbers(question.solution)
    told = [*question.hints, question.otherwise, *(reply.text for reply in question.replies.values())]
    told = [text for text in told if not quoted._OWN.search(text)]
    assert [(text, found) for text in told if (found := without_source(text, question, known))] == []


def test_the_record_names_only_sources_of_the_bibliography():
    assert set(HELD) <= {source.key for source in pl.sources()}


def test_nothing_is_recorded_as_read_of_a_source_that_was_met_at_second_hand():
    by_key = {source.key: source for source in pl.sources()}
    assert [key for key in HELD if HELD[key]["read"] and by_key[key].certainty != "A"] == []


@pytest.mark.parametrize("key", [key for key in HELD if HELD[key]["sums"]])
def test_a_derived_number_is_what_its_sum_makes_of_numbers_that_were_read(key):
    for result, sum_ in HELD[key]["sums"]:
        assert quoted.same(result.lstrip("-"), f"{abs(quoted.work_out(sum_)):.6f}"), (result, sum_)
        constants = {"1.96", "2", "0.5"}
        unread = [n for n in quoted.numbers(sum_) if n not in constants]
        assert quoted.unheld(" ".join(unread), [key], HELD, ("read",)) == []


def test_a_number_changed_in_a_claim_is_found():
    (text, keys) = next((t, k) for where, t, k in STATEMENTS if where == "claim 8")
    assert faults(text.replace("5130", "5310"), keys) == ["5310"]


def test_a_number_moved_to_another_study_is_found():
    assert faults("From 6.1 to 7.7 degrees.", ["kerrigan-2003"]) == []
    assert faults("From 6.1 to 7.7 degrees.", ["mettler-2019"]) == ["6.1", "7.7"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Gains level off near 10 minutes a week.", ["ingram-2025"]),
        ("Its fibres are 11.7 cm long.", ["ward-2009"]),
        ("24 studies were of very low quality.", ["avman-2019"]),
    ],
)
def test_a_number_met_at_second_hand_may_not_be_called_confirmed(text, keys):
    assert faults(text, keys)
    assert quoted.unheld(text, keys, HELD, quoted.LISTS) == []


def test_a_rounded_number_is_the_same_and_a_wrong_one_is_not():
    assert quoted.same("4.9", "4.85")
    assert quoted.same("4", "3.9")
    assert not quoted.same("4.8", "4.85")
    assert not quoted.same("3.0", "3.9")


def lesson(*paragraphs):
    return {"metadata": {}, "cells": [{"cell_type": "markdown", "source": "\n\n".join(paragraphs)}]}


@pytest.mark.parametrize(
    "paragraph",
    [
        "The hip gained 5 degrees.",
        "It takes 10° more.",
        "Of these, 32 % were found.",
        "It fell by 4.9 newton metres.",
        "After 18 months nothing was left.",
    ],
)
def test_a_quantity_without_a_source_is_found(paragraph):
    assert list(quoted.unsourced(lesson("# A title", paragraph))) == [paragraph]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The hip gained 1.6 degrees (Kerrigan 2003).",
        "In the model it gains 4 mm.",
        "After Kendall the knee hangs at 80°.",
        "Measure twice, and write it down in notebook 08.",
    ],
)
def test_a_quantity_with_its_source_or_of_the_packs_own_is_no_fault(paragraph):
    assert not list(quoted.unsourced(lesson(paragraph)))


def test_a_list_is_read_with_the_sentence_that_introduces_it():
    assert not list(quoted.unsourced(lesson("Kendall turns it into degrees:", "1. The hip lacks 15°.")))


def test_an_unknown_list_in_the_record_is_refused(tmp_path):
    file = tmp_path / "record.toml"
    file.write_text('[kerrigan-2003]\nseen = ["6.1"]\n', encoding="utf-8")
    with pytest.raises(ValueError, match="unknown list"):
        quoted.record(file)


def test_slips_of_the_pen_are_left_out_of_an_error_and_counted():
    pairs = pl.sample_pairs()
    clean = pl.pair_error(pairs).text
    pairs.loc[[3, 11], "angle_deg"] *= -1
    slipped = pl.pair_error(pairs).text
    assert "slip" not in clean
    assert "without 2 slips of the pen" in slipped
    sem = float(slipped.rpartition("√2 × ")[2].partition(" ")[0])
    assert sem == pytest.approx(1.4, abs=0.2)


def test_only_arithmetic_is_worked_out():
    assert quoted.work_out("-8.3 - -20.4") == pytest.approx(12.1)
    with pytest.raises(ValueError, match="sum"):
        quoted.work_out("__import__('os')")


def test_the_statements_that_are_checked_are_many_and_of_every_kind():
    kinds = {where.split()[0] for where, _, _ in STATEMENTS}
    assert kinds == {"claim", "trial", "study", "dose", "anatomy", "safety", "about", "norm"}
    assert sum(bool(quoted.numbers(text)) for _, text, _ in STATEMENTS) > 80
    assert copy.deepcopy(HELD) == quoted.record()
