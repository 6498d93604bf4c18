"""No run of eight words of the two articles stands anywhere in the pack."""

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SPEC = importlib.util.spec_from_file_location("hash_articles", ROOT / "tools" / "hash_articles.py")
HASHING = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(HASHING)
KNOWN = frozenset(json.loads((ROOT / "tests" / "data" / "article_shingles.json").read_text())["runs"])


def readable_files():
    for folder, pattern in (
        ("data", "**/*.toml"),
        ("psoas_lib", "**/*.py"),
        ("notebooks", "**/*.ipynb"),
        ("js/src", "**/*.mjs"),
        ("docs", "**/*.md"),
    ):
        yield from (ROOT / folder).glob(pattern)
    yield from ROOT.glob("*.md")


def prose(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return text
    return "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])


def as_played(text):
    """Return a text as learners meet it: for either side."""
    for side, other in (("left", "right"), ("right", "left")):
        yield text.replace("{side}", side).replace("{other}", other)


def test_the_articles_wording_is_known_by_hash_only():
    assert len(KNOWN) > 1000
    assert all(len(run) == HASHING.DIGITS for run in KNOWN)


@pytest.mark.parametrize("path", sorted(readable_files()), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_eight_words_in_a_row_are_shared_with_the_articles(path):
    for text in as_played(prose(path)):
        shared = {run for digest, run in HASHING.hashes(text).items() if digest in KNOWN}
        assert not shared


def test_a_copied_run_would_be_found(monkeypatch):
    sentence = "one two three four five six seven eight nine"
    planted = HASHING.hashes("x " + sentence)
    assert HASHING.hashes("Other words. One, two; three four FIVE six seven eight!").keys() & planted.keys()
    assert not HASHING.hashes("one two three four five six seven ten").keys() & planted.keys()
