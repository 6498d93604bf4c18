"""The check of one file against its definition in data/schema/content.json."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import fastjsonschema

from psoas_lib.content.errors import ContentError
from psoas_lib.resources import data_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@lru_cache(maxsize=32)
def _validator(definition: str) -> Callable[[Any], Any]:
    schema = json.loads((data_dir() / "schema" / "content.json").read_text(encoding="utf-8"))
    compiled: Callable[[Any], Any] = fastjsonschema.compile(
        {"$schema": schema["$schema"], "$ref": f"#/$defs/{definition}", "$defs": schema["$defs"]}
    )
    return compiled


def check(raw: Any, definition: str, *, file: str) -> None:
    """Check what was read from a file.

    Parameters
    ----------
    raw : object
        What the TOML file holds.
    definition : str
        The name of its definition, such as ``"exercise"``.
    file : str
        The file's name for the message.

    Raises
    ------
    ContentError
        Naming file, entry, field, what was found and what is allowed.

    Examples
    --------
    >>> check({"claims": []}, "claims", file="claims.toml")
    Traceback (most recent call last):
    ...
    psoas_lib.content.errors.ContentError: claims.toml, entry claims, field claims: found 0 entries; \
allowed: at least 1 entry.
    """
    try:
        _validator(definition)(raw)
    except fastjsonschema.JsonSchemaValueException as error:
        path = [str(part) for part in error.path[1:]]
        found, allowed, extra = _explain(error)
        raise ContentError(
            file=file,
            entry=entry_of(raw, path, definition),
            field=".".join([*path, *extra]) or "(the whole file)",
            found=found,
            allowed=allowed,
        ) from None


def entry_of(raw: Any, path: list[str], definition: str) -> str:
    """Name the entry that a path lies in: the nearest id on the way, else the table's name."""
    name = str(raw.get("id", "")) if isinstance(raw, dict) else ""
    here = raw
    for part in path:
        here = (
            here[int(part)] if isinstance(here, list) else here.get(part) if isinstance(here, dict) else None
        )
        if isinstance(here, dict) and "id" in here:
            name = str(here["id"])
    return name or (path[0] if path else definition)


def _explain(error: fastjsonschema.JsonSchemaValueException) -> tuple[str, str, list[str]]:
    """Say what was found, what is allowed, and which part of the field is meant."""
    value, rule, limit = error.value, error.rule, error.rule_definition
    if rule == "additionalProperties" and isinstance(value, dict):
        known = error.definition.get("properties", {})
        surplus = sorted(set(value) - set(known))
        return f"the unknown key {surplus[0]!r}", f"one of {', '.join(known)}", [surplus[0]]
    if rule == "required" and isinstance(value, dict):
        missing = [name for name in limit if name not in value]
        return "nothing", f"a value: {missing[0]!r} is required here", [missing[0]]
    sized = len(value) if isinstance(value, str | list | dict) else 0
    allowed = {
        "minimum": f"{limit} or more",
        "maximum": f"{limit} or less",
        "minLength": f"at least {limit} characters",
        "maxLength": f"at most {limit} characters",
        "minItems": f"at least {limit} entr{'y' if limit == 1 else 'ies'}",
        "maxItems": f"at most {limit} entries",
        "enum": f"one of {', '.join(map(str, limit))}" if rule == "enum" else "",
        "type": f"a value of type {limit}",
        "pattern": f"text that matches {limit}",
        "uniqueItems": "entries that differ from each other",
    }.get(str(rule), error.message)
    found = repr(value)
    if rule in {"minLength", "maxLength"}:
        found = f"{sized} characters, {value!r}"
    elif rule in {"minItems", "maxItems"}:
        found = f"{sized} entries"
    return found, allowed, []


def relative(path: Path, folder: Path) -> str:
    """Name a file as the learner sees it: below data/."""
    return f"data/{path.relative_to(folder).as_posix()}"
