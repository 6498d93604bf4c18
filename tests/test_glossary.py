"""Every word of the course is explained where a reader meets it first, before or beside its first use."""

import json
import re
from pathlib import Path

import notebook_lint as lint
import pytest

import psoas_lib as pl
from psoas_lib.cards.glossary import Term, terms
from psoas_lib.content.errors import UnknownIdError

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent / "notebooks").glob("*.ipynb"))
# The title and the objectives announce words; what follows uses them.
HEAD_CELLS = 2
BESIDE_CHARACTERS = 600


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def sentences(cell):
    """What a Markdown cell says in its own words: a link's text is another notebook's title."""
    return lint._LINK.sub("", lint.spoken(cell)) if cell["cell_type"] == "markdown" else ""


def pattern(term):
    written = term.seen or (term.name, *term.forms)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, written))})s?\b", re.IGNORECASE)


def first_use(term, notebooks):
    """Return the number of the notebook whose sentences use a word first."""
    for number, notebook in notebooks:
        if any(pattern(term).search(sentences(cell)) for cell in notebook["cells"]):
            return number
    return None


def explained(term, notebook):
    """Whether the notebook explains a word before it uses it, or in the words around it."""
    if term.beside:
        text = "\n".join(map(sentences, notebook["cells"]))
        used = pattern(term).search(text).start()
        told = text.find(term.beside)
        return told >= 0 and abs(told - used) <= BESIDE_CHARACTERS + len(text) * (told < used)
    cards = f'pl.glossary("{term.first}")', "pl.glossary()"
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] == "code" and any(card in lint.source(cell) for card in cards):
            return True
        if number >= HEAD_CELLS and pattern(term).search(sentences(cell)):
            return False
    return False


COURSE = [(path.name[:2], read(path)) for path in NOTEBOOKS]


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.name)
def test_a_word_is_first_used_where_the_glossary_says(term):
    assert first_use(term, COURSE) == term.first


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.name)
def test_a_word_is_explained_before_or_beside_its_first_use(term):
    told = explained(term, dict(COURSE)[term.first])
    assert told, f"Put pl.glossary({term.first!r}) before it, or name the words that explain it as `beside`."


def markdown(text):
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def code(text):
    return {"cell_type": "code", "metadata": {}, "source": text, "outputs": []}


LORDOSIS = Term("lordosis", "The forward curve of the low back.", "02")


@pytest.mark.parametrize(
    ("cells", "good"),
    [
        ([code('pl.glossary("02")'), markdown("Lordosis changes.")], True),
        ([markdown("Lordosis changes."), code('pl.glossary("02")')], False),
        ([code('pl.glossary("03")'), markdown("Lordosis changes.")], False),
        ([markdown("Lordosis changes.")], False),
    ],
)
def test_a_word_that_is_used_before_it_is_explained_is_found(cells, good):
    head = [markdown("# Title"), markdown("- **Explain** lordosis.")]
    assert explained(LORDOSIS, {"cells": head + cells}) is good


def test_the_words_that_explain_must_stand_there():
    beside = Term("lordosis", "The forward curve.", "02", beside="the forward curve of the low back")
    page = [markdown("Lordosis, the forward curve of the low back, changes.")]
    assert explained(beside, {"cells": page})
    assert not explained(beside, {"cells": [markdown("Lordosis changes.")]})


def test_a_links_title_is_no_use_of_a_word():
    page = {"cells": [markdown("[Lordosis and more](02.ipynb)"), markdown("The lordosis.")]}
    assert first_use(LORDOSIS, [("00", {"cells": page["cells"][:1]}), ("01", page)]) == "01"


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.name)
def test_a_definition_is_short_and_is_one_or_two_sentences(term):
    assert term.definition.endswith(".")
    assert 3 <= len(term.definition.split()) <= 35
    assert term.name in pl.glossary().text


def test_no_spelling_belongs_to_two_words():
    spellings = [form.casefold() for term in terms() for form in (term.name, *term.forms)]
    assert sorted(spellings) == sorted(set(spellings))


@pytest.mark.parametrize("abbreviation", ["SEM", "MDC95", "CI95", "ICC"])
def test_an_abbreviation_of_the_tables_is_in_the_glossary(abbreviation):
    assert abbreviation in {form for term in terms() for form in term.forms}


def test_a_notebooks_card_shows_its_new_words_only_and_the_whole_glossary_all():
    new = pl.glossary("02")
    assert "moment arm: " in new.text
    assert "goniometer" not in new.html
    assert pl.glossary().html.count("<tr ") == len(terms()) + 1


def test_a_notebook_that_does_not_exist_is_refused():
    with pytest.raises(UnknownIdError, match="02"):
        pl.glossary("20")
