"""What the documents say about the tests is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
DOCS = [*sorted((TOP / "docs").glob("*.md")), TOP / "deploy" / "README.md", TOP / "RELEASE.md"]
SOURCES = {path: path.read_text("utf-8") for path in (TOP / "tests").rglob("test_*.py")}
SCRIPTS = "\n".join(path.read_text("utf-8") for path in (TOP / "js" / "test").glob("*.test.mjs"))


@pytest.mark.parametrize("doc", DOCS, ids=lambda path: path.name)
def test_every_test_and_file_that_a_document_names_is_there(doc):
    text = doc.read_text("utf-8")
    functions = {
        name for source in SOURCES.values() for name in re.findall(r"^def (test_\w+)", source, re.MULTILINE)
    }
    named = set(re.findall(r"\b(test_\w+)\b(?!\.py|\w|/|\*)", text))
    assert named - functions - {path.stem for path in SOURCES} == set()
    files = re.findall(r"`((?:tests/|importing/|browser/)?(?:\w+/)*test_\w+\.py)", text)
    known = {str(path.relative_to(TOP)) for path in SOURCES}
    assert [name for name in files if not any(one.endswith("/" + name) or one == name for one in known)] == []


def test_every_test_in_node_that_the_players_page_names_is_there():
    text = (TOP / "docs" / "player-life.md").read_text("utf-8")
    named = [
        name
        for cell in re.findall(r"\| ([^|]*\(Node\)[^|]*) \|\n", text)
        for name in re.findall(r"`([^`]+)`", cell)
        if not name.startswith("test_")
    ]
    assert len(named) > 5
    assert [name for name in named if name not in SCRIPTS] == []


def test_every_command_that_a_document_names_is_one_of_the_makefiles():
    targets = set(re.findall(r"^(\w+):", (TOP / "Makefile").read_text("utf-8"), re.MULTILINE))
    pages = [*DOCS, TOP / "README.md", TOP / "CONTRIBUTING.md"]
    named = {name for page in pages for name in re.findall(r"`make (\w+)", page.read_text("utf-8"))}
    assert named <= targets
    assert {"lab", "test", "site", "bench"} <= named
