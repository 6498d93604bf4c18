"""Rules of the content that a schema cannot express."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

from psoas_lib.content.errors import ContentError
from psoas_lib.content.sides import has_side

_LITERAL_SIDE = re.compile(r"\b(left|right)\b", re.IGNORECASE)


def check_references(raw: Any, known: frozenset[str], *, file: str) -> None:
    """Check that every source key that a file names is in the bibliography.

    Raises
    ------
    ContentError
        Naming the dead key and the keys that come close.
    """
    _walk(raw, known, file, "", [])


def _walk(node: Any, known: frozenset[str], file: str, entry: str, path: list[str]) -> None:
    if isinstance(node, list):
        for index, item in enumerate(node):
            _walk(item, known, file, entry, [*path, str(index)])
    elif isinstance(node, dict):
        entry = str(node.get("id", entry))
        for key in [*node.get("sources", []), *node.get("articles", [])]:
            if key not in known:
                close = get_close_matches(key, known, n=3)
                raise ContentError(
                    file=file,
                    entry=entry,
                    field=".".join([*path, "sources"]),
                    found=f"the source key {key!r}, which data/sources.toml does not have",
                    allowed=f"a key of data/sources.toml{', perhaps ' + ', '.join(close) if close else ''}",
                )
        for name, value in node.items():
            _walk(value, known, file, entry, [*path, name])


def check_exercise(raw: dict[str, Any], *, file: str) -> None:
    """Check sides and ranges of one exercise.

    A text that is mirrored may not name a side outright, or the mirror would miss it; a text for both
    sides may not be mirrored.

    Raises
    ------
    ContentError
        If a text or a range breaks this.
    """

    def refuse(field: str, found: str, allowed: str) -> None:
        raise ContentError(file=file, entry=raw["id"], field=field, found=found, allowed=allowed)

    one_sided = raw["side_rule"]["kind"] == "one"
    for field, text in _mirrored(raw):
        if _LITERAL_SIDE.search(text):
            refuse(field, repr(text), "{side} or {other} instead of a side's name")
        if not one_sided and has_side(text):
            refuse(field, repr(text), "no {side} or {other}: both sides work together")
    for index, dose in enumerate(raw["doses"]):
        for low, high in (("sets", "sets_max"), ("reps", "reps_max"), ("hold_s", "hold_max_s")):
            if low in dose and high in dose and dose[low] > dose[high]:
                refuse(f"doses.{index}.{low}", str(dose[low]), f"{dose[high]} or less, which {high} says")
    for kind, need in (("hold", "hold_s"), ("rep", "rep_s")):
        told = [dose for dose in raw["doses"] if dose["kind"] == kind]
        if told and not any(need in dose for dose in told):
            refuse("doses", f"doses of kind {kind!r} without {need}", f"one dose that gives {need}")


def _mirrored(raw: dict[str, Any]) -> list[tuple[str, str]]:
    texts = [(f"{name}.{i}", item["text"]) for name in ("steps", "cues") for i, item in enumerate(raw[name])]
    texts += [(f"play.{name}", text) for name, text in raw["play"].items()]
    texts.append(("stop_if", raw["stop_if"]["text"]))
    for variant in raw.get("variants", []):
        for name in ("steps", "cues"):
            texts += [(f"variants.{variant['id']}.{name}.{i}", text) for i, text in enumerate(variant[name])]
    return texts
