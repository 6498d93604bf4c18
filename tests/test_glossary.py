"""Every term has a meaning, and the notebook that the glossary names is the first to use it."""

import json
import re
from pathlib import Path

import notebook_lint as lint
import pytest

import psoas_lib as pl
from psoas_lib.cards.glossary import terms

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent / "notebooks").glob("*.ipynb"))


def first_use(term):
    forms = [re.escape(form) for form in (term.name, *term.forms)]
    pattern = rf"\b(?:{'|'.join(forms)})s?\b"
    for path in NOTEBOOKS:
        if re.search(pattern, lint.prose(json.loads(path.read_text(encoding="utf-8"))), re.IGNORECASE):
            return path.name[:2]
    return None


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.name)
def test_a_term_is_first_used_where_the_glossary_says(term):
    assert first_use(term) == term.first


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.name)
def test_a_definition_is_a_sentence_with_a_source(term):
    assert term.definition.endswith(".")
    assert len(term.definition.split()) >= 6
    assert term.sources
    assert term.name in pl.glossary().text


@pytest.mark.parametrize("abbreviation", ["SEM", "MDC95"])
def test_an_abbreviation_of_the_tables_is_in_the_glossary(abbreviation):
    assert abbreviation in {form for term in terms() for form in term.forms}
