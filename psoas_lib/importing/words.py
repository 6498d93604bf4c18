"""The words of ``data/import_words.toml``, ready to look things up."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from psoas_lib.measure import measures
from psoas_lib.resources import data_dir

_NOT_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Return text without accents, capitals and punctuation.

    Examples
    --------
    >>> plain("Hüft-Streckung_(links)")
    'huft streckung links'
    """
    bare = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o"))
    return _NOT_WORD.sub(" ", "".join(c for c in bare if not unicodedata.combining(c))).strip()


@dataclass(frozen=True)
class Words:
    """Look-ups from plain words to what they mean."""

    columns: dict[str, str]
    sides: dict[str, str]
    states: dict[str, str]
    tests: dict[str, str]
    unclear_tests: dict[str, tuple[str, ...]]
    units: dict[str, str]
    missing: frozenset[str]
    summaries: frozenset[str]
    months: dict[str, int]
    stretches: tuple[str, ...]


@lru_cache(maxsize=1)
def words() -> Words:
    """Read the words once."""
    table = tomllib.loads((data_dir() / "import_words.toml").read_text("utf-8"))

    def turned(section: str) -> dict[str, str]:
        return {plain(word): meaning for meaning, found in table[section].items() for word in found}

    tests = turned("tests") | {plain(test): test for test in measures()}
    return Words(
        columns=turned("columns")
        | {plain(name): name for name in table["columns"]}
        | {"angle deg": "angle_deg"},
        sides=turned("sides"),
        states=turned("states"),
        tests=tests,
        unclear_tests={plain(word): tuple(may) for word, may in table["unclear_tests"].items()},
        units=turned("units"),
        missing=frozenset(map(plain, table["missing"]["words"])),
        summaries=frozenset(map(plain, table["summaries"]["words"])),
        months={
            plain(name): number for number, names in enumerate(table["months"]["names"], 1) for name in names
        },
        stretches=tuple(map(plain, table["stretches"]["names"])),
    )
