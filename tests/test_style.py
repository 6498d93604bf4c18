"""The widgets of one page share its style sheet, so each one's rules must name it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parent.parent / "js" / "src"
# The class of each widget's outermost element; form.css has only names that no other sheet has.
ROOTS = {
    "atlas": ".atlas",
    "explorer": ".xp",
    "player": ".player",
    "preview": ".preview",
    "question": ".qs",
    "thomas": ".tt",
    "evidence": ".ev",
    "form": ".f",
}


def selectors(text):
    """Return every selector of a sheet, one of a comma-separated list at a time."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    for match in re.finditer(r"([^{}]+)\{", text):
        prelude = match[1].strip()
        if prelude.startswith("@") or re.fullmatch(r"(from|to|[\d.]+%)(,.*)?", prelude):
            continue
        # Commas inside :is(...) do not part selectors.
        yield from (part.strip() for part in re.split(r",(?![^(]*\))", prelude))


@pytest.mark.parametrize("widget", ROOTS)
def test_no_rule_of_a_widget_reaches_another_one(widget):
    sheets = list((SOURCES / widget).glob("*.css"))
    assert sheets, f"{widget} has no style sheet"
    loose = [
        one
        for sheet in sheets
        for one in selectors(sheet.read_text(encoding="utf-8"))
        if ROOTS[widget] not in one
    ]
    assert loose == []


def test_a_rule_without_its_widget_would_be_found():
    assert list(selectors("@media print { .a, .b:is(.c, .d) { color: red } }")) == [".a", ".b:is(.c, .d)"]
