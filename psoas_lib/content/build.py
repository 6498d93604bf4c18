"""From checked TOML tables to the objects of `psoas_lib.content.model`."""

from __future__ import annotations

from typing import Any, TypeVar

from psoas_lib.content import model

T = TypeVar("T")
S = TypeVar("S", bound=model.Statement)


def _tuples(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}


def to_plain(kind: type[T], entry: dict[str, Any]) -> T:
    """Build an object whose fields are the table's own names."""
    return kind(**_tuples(entry))


def to_statement(kind: type[S], entry: dict[str, Any], lang: str) -> S:
    """Build a sentence, or something that is a sentence with more fields."""
    fields = _tuples(entry)
    return kind(template=fields.pop("text"), lang=lang, **fields)


def to_fact(entry: dict[str, Any], lang: str) -> model.Fact:
    """Build a fact."""
    return to_statement(model.Fact, entry, lang)


def _statements(entries: list[dict[str, Any]], lang: str) -> tuple[model.Statement, ...]:
    return tuple(to_statement(model.Statement, entry, lang) for entry in entries)


def _variant(entry: dict[str, Any], base: dict[str, Any], lang: str) -> model.Variant:
    def own(texts: list[str]) -> tuple[model.Statement, ...]:
        sources = tuple(entry["sources"])
        return tuple(model.Statement(text, "reconstructed", sources, entry["reason"], lang) for text in texts)

    poses = entry.get("poses", base["poses"])
    steps = own(entry["steps"])
    if "equipment" in entry:
        equipment = tuple(
            model.Equipment(item, False, "reconstructed", tuple(entry["sources"]), entry["reason"])  # noqa: FBT003 - optional
            for item in entry["equipment"]
        )
    else:
        equipment = tuple(to_plain(model.Equipment, item) for item in base["equipment"])
    return model.Variant(
        id=entry["id"],
        kind=entry["kind"],
        name=entry["name"],
        play=model.Play(move=steps[0], hold=steps[-1], rep=steps[-1]),
        steps=steps,
        cues=own(entry["cues"]),
        reason=entry["reason"],
        sources=tuple(entry["sources"]),
        poses=(poses["start"], poses["end"]),
        equipment=equipment,
    )


def to_exercise(raw: dict[str, Any], lang: str) -> model.Exercise:
    """Build an exercise with its variants."""
    return model.Exercise(
        id=raw["id"],
        name=raw["name"],
        article=raw["article"],
        provenance=raw["provenance"],
        sources=tuple(raw["sources"]),
        poses=(raw["poses"]["start"], raw["poses"]["end"]),
        play=model.Play(
            **{
                name: model.Statement(
                    text, raw["provenance"], tuple(raw["sources"]), raw.get("reason", ""), lang
                )
                for name, text in raw["play"].items()
            }
        ),
        why=to_statement(model.Statement, raw["why"], lang),
        steps=_statements(raw["steps"], lang),
        cues=_statements(raw["cues"], lang),
        stop_if=to_statement(model.Statement, raw["stop_if"], lang),
        equipment=tuple(to_plain(model.Equipment, entry) for entry in raw["equipment"]),
        doses=tuple(to_statement(model.Dose, entry, lang) for entry in raw["doses"]),
        side_rule=to_statement(model.SideRule, raw["side_rule"], lang),
        reason=raw.get("reason", ""),
        article_name=raw.get("article_name", ""),
        number_in_article=raw.get("number_in_article"),
        notes=_statements(raw.get("notes", []), lang),
        variants=tuple(_variant(entry, raw, lang) for entry in raw.get("variants", [])),
    )


def to_routine(raw: dict[str, Any], lang: str) -> model.Routine:
    """Build a routine with its modes."""
    modes = tuple(
        model.Mode(
            id=mode["id"],
            name=mode["name"],
            text=mode["text"],
            doses=tuple(to_statement(model.ModeDose, dose, lang) for dose in mode["doses"]),
        )
        for mode in raw["modes"]
    )
    return model.Routine(
        id=raw["id"],
        name=raw["name"],
        summary=raw["summary"],
        provenance=raw["provenance"],
        sources=tuple(raw["sources"]),
        exercises=tuple(raw["exercises"]),
        default_mode=raw["default_mode"],
        timing=to_statement(model.Timing, raw["timing"], lang),
        modes=modes,
        reason=raw.get("reason", ""),
        article=raw.get("article", ""),
        total_s=raw.get("total_s"),
        notes=_statements(raw.get("notes", []), lang),
        lang=lang,
    )
