"""Sources: what a notebook cites it lists, what it lists exists, and the bibliography travels as CSL-JSON."""

import importlib.util
import json
import re
import shutil
import tomllib
from pathlib import Path

import citations
import notebook_lint as lint
import pytest

import psoas_lib as pl
from psoas_lib.content.errors import ContentError
from psoas_lib.content.library import read_library

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SPEC = importlib.util.spec_from_file_location("make_bibliography", ROOT / "tools" / "make_bibliography.py")
MAKING = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(MAKING)

# Figures that were only remembered, never read: none may stand anywhere as if it were known.
ONLY_REMEMBERED = (
    r"Roaas",
    r"9\.5 ?± ?5\.3",
    r"120 ?± ?8\b",
    r"20\.5 \(18\.6",
    r"18\.2 \(16\.6",
    r"98 g\b",
    r"24 cm\b",
    r"7\.7 cm",
    r"9\.9 cm",
)


@pytest.fixture(scope="module")
def bibliography():
    return {source.key: source for source in pl.sources()}


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_lists_every_source_that_its_sentences_name(path, bibliography):
    assert list(citations.unlisted(read(path), bibliography, list(pl.claim_sources()))) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebooks_references_exist_and_stand_there_once(path, bibliography):
    assert list(citations.dead_keys(read(path), bibliography, list(pl.claim_sources()))) == []


@pytest.mark.parametrize("path", [p for p in NOTEBOOKS if not p.stem.startswith("00")], ids=lambda p: p.stem)
def test_a_lesson_ends_with_its_limits_and_sources(path):
    notebook = read(path)
    assert "## Limits and sources" in lint.prose(notebook)
    assert citations.listed(notebook, ["all"])


def lesson(sentence, call='pl.references("behm-2016")'):
    cells = [{"cell_type": "markdown", "source": sentence}, {"cell_type": "code", "source": call}]
    return {"metadata": {}, "cells": cells}


@pytest.mark.parametrize(
    "sentence", ["So it is (Juker 1998).", "In Juker et al. (1998) it is so.", "(0.6 to 1.1; Juker 1998)"]
)
def test_a_citation_that_is_not_listed_is_found_and_its_key_is_told(sentence, bibliography):
    (fault,) = citations.unlisted(lesson(sentence), bibliography)
    assert "juker-1998" in fault


def test_a_citation_with_the_wrong_year_is_found(bibliography):
    assert list(citations.unlisted(lesson("So it is (Behm 2017)."), bibliography))
    assert not list(citations.unlisted(lesson("So it is (Behm 2016)."), bibliography))


def test_accents_and_months_are_no_faults(bibliography):
    call = 'pl.references("gonzalez-de-la-flor-2024")'
    sentence = "It fell by 4.9 Nm (Gonzalez-de-la-Flor 2024); written in March 2026."
    assert not list(citations.unlisted(lesson(sentence, call), bibliography))


def test_a_dead_key_and_a_key_named_twice_are_found(bibliography):
    call = 'pl.references("behm-2016", "behm-2061", "behm-2016")'
    assert len(list(citations.dead_keys(lesson("", call), bibliography))) == 2


def test_nothing_remembered_stands_in_the_bibliography_or_among_the_verdicts():
    kinds = {source.certainty for source in pl.sources()} | {claim.certainty for claim in pl.claims()}
    assert "M" not in kinds


@pytest.mark.parametrize("name", ["sources.toml", "claims.toml"])
def test_a_remembered_number_is_refused_when_the_content_is_read(name, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(
        ROOT / "data", folder, ignore=shutil.ignore_patterns("figures", "pictures", "*.webp", "*.bin")
    )
    file = folder / name
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('certainty = "A"', 'certainty = "M"', 1), encoding="utf-8")
    with pytest.raises(ContentError, match="certainty"):
        read_library(folder)


def teaching_texts():
    for path in (
        *ROOT.glob("data/*.toml"),
        *ROOT.glob("data/questions/*.toml"),
        *ROOT.glob("data/cases/*.toml"),
    ):
        yield path, path.read_text(encoding="utf-8")
    for path in NOTEBOOKS:
        yield path, lint.prose(read(path))
    for path in ROOT.glob("teacher/**/*.md"):
        yield path, path.read_text(encoding="utf-8")


@pytest.mark.parametrize("figure", ONLY_REMEMBERED)
def test_a_figure_that_was_only_remembered_is_printed_nowhere(figure):
    assert [str(path) for path, text in teaching_texts() if re.search(figure, text)] == []


def test_the_committed_csl_json_is_what_the_bibliography_makes():
    assert (ROOT / "data" / "references.csl.json").read_text(encoding="utf-8") == MAKING.bibliography()


def test_the_csl_json_says_nothing_that_is_not_confirmed():
    sources = {}
    for name in ("atlas/sources.toml", "sources.toml"):
        sources |= tomllib.loads((ROOT / "data" / name).read_text(encoding="utf-8"))
    items = {item["id"]: item for item in json.loads(MAKING.bibliography())}
    assert items.keys() == sources.keys()
    for key, item in items.items():
        told = sources[key]
        assert item.get("DOI") == told.get("doi")
        assert item.get("title") == told.get("title")
        assert ("issued" in item) == ("year" in told)
        for author in item.get("author", []):
            name = author.get("family") or author["literal"]
            assert name in told["authors"] or (name == "others" and "et al." in told["authors"])
        where = [item.get(part, "") for part in ("container-title", "volume", "issue", "page")]
        assert all(part in told.get("journal", "") for part in where)


# What the CSL-JSON schema allows of the fields that the pack uses; it allows no field beside its own.
CSL_TYPES = {"article-journal", "article-magazine", "dataset", "document", "report", "webpage"}
CSL_TEXTS = {
    "id",
    "type",
    "title",
    "container-title",
    "volume",
    "issue",
    "page",
    "DOI",
    "PMID",
    "abstract",
    "note",
}


def csl_faults(items):
    """Yield what a reference manager would refuse or misread in a list of CSL items."""
    ids = [item.get("id") for item in items]
    yield from (f"{one} is there twice" for one in sorted({i for i in ids if ids.count(i) > 1}))
    for item in items:
        rest = {name: value for name, value in item.items() if name not in CSL_TEXTS | {"author", "issued"}}
        yield from (f"{item['id']}: no such field {name}" for name in rest)
        yield from (
            f"{item['id']}: {n} is no text" for n in CSL_TEXTS & item.keys() if not isinstance(item[n], str)
        )
        if item.get("type") not in CSL_TYPES:
            yield f"{item['id']}: no such type {item.get('type')}"
        for name in item.get("author", []):
            if name.keys() not in ({"family"}, {"literal"}):
                yield f"{item['id']}: {name} is no name"
        dates = item.get("issued", {"date-parts": [[2000]]})
        if dates.keys() != {"date-parts"} or not all(
            isinstance(part, int) for part in dates["date-parts"][0]
        ):
            yield f"{item['id']}: {dates} is no date"
        if not re.fullmatch(r"10\.\d{4,9}/\S+", item.get("DOI", "10.1000/none")):
            yield f"{item['id']}: {item['DOI']} is no DOI"
        if not re.fullmatch(r"\d{1,8}", item.get("PMID", "1")):
            yield f"{item['id']}: {item['PMID']} is no PMID"


def test_the_bibliography_is_what_reference_managers_read():
    assert list(csl_faults(json.loads(MAKING.bibliography()))) == []


@pytest.mark.parametrize(
    "change",
    [
        {"type": "article"},
        {"year": 2020},
        {"volume": 3},
        {"author": [{"name": "Behm"}]},
        {"issued": {"date-parts": [["2016"]]}},
        {"DOI": "https://doi.org/10.1139/x"},
        {"PMID": "PMC26642915"},
    ],
)
def test_an_item_that_no_reference_manager_reads_is_found(change):
    assert len(list(csl_faults([{"id": "a", "type": "report"} | change]))) == 1


@pytest.mark.parametrize(
    ("told", "kind", "made"),
    [
        ("Blemker & Delp", "study", [{"family": "Blemker"}, {"family": "Delp"}]),
        ("Hatefi et al.", "trial", [{"family": "Hatefi"}, {"literal": "others"}]),
        ("Authors not confirmed", "study", []),
        (
            "American College of Sports Medicine",
            "guideline",
            [{"literal": "American College of Sports Medicine"}],
        ),
    ],
)
def test_authors_become_names(told, kind, made):
    assert MAKING.authors(told, kind) == made


def test_every_citation_hangs_on_its_source_with_what_was_read_of_it():
    spec = importlib.util.spec_from_file_location("link_citations", ROOT / "tools" / "link_citations.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert [path.name for path in NOTEBOOKS if tool.stale(path)] == []
    entries = [pl.source("behm-2016"), pl.source("riemann-lininger-2018")]
    text = "As Riemann & Lininger 2018 say, and `Behm 2016`; not Somebody 2016."
    once = tool.linked(text, entries)
    assert once.startswith(
        'As [Riemann & Lininger 2018](https://doi.org/10.4085/1062-6050-503-16 "Riemann &amp; '
    )
    assert once.endswith(") say, and `Behm 2016`; not Somebody 2016.")
    assert tool.linked(once, entries) == once
    assert tool.unlinked(once) == text
