"""Reads data/ into typed objects, after every check that can be made on it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from psoas_lib.content import model
from psoas_lib.content.build import to_exercise, to_fact, to_plain, to_routine
from psoas_lib.content.errors import ContentError
from psoas_lib.content.locale import DEFAULT
from psoas_lib.content.rules import check_exercise, check_references
from psoas_lib.content.schema import check, relative
from psoas_lib.content.translate import translated

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that data/ teaches, in one language, by id."""

    exercises: dict[str, model.Exercise]
    routines: dict[str, model.Routine]
    claims: tuple[model.Claim, ...]
    sources: dict[str, model.Source]
    safety: model.Safety
    anatomy: tuple[model.Fact, ...]
    article_facts: model.ArticleFacts
    dose_findings: tuple[model.Fact, ...]
    gaps: tuple[model.Gap, ...]


def read_library(folder: Path, lang: str = DEFAULT) -> Library:
    """Read and check all content files of a folder.

    Parameters
    ----------
    folder : pathlib.Path
        A folder laid out as ``data/``.
    lang : str, optional
        The language; its sentences lie in ``locale/<lang>/content.toml``.

    Returns
    -------
    Library

    Raises
    ------
    ContentError
        If a file breaks its schema, names a source that is not in the bibliography, or contradicts itself.
    """
    read = _Reader(folder, lang)
    sources = {key: model.Source(key=key, **entry) for key, entry in read.one("sources").items()}
    read.known_sources = frozenset(sources)
    exercises = {}
    for raw, file in read.many("exercises", "exercise"):
        check_exercise(raw, file=file)
        exercises[raw["id"]] = to_exercise(raw, lang)
    variants = {}
    for exercise in exercises.values():
        for variant in exercise.variants:
            variants[variant.id] = replace(
                exercise,
                id=variant.id,
                name=variant.name,
                provenance="reconstructed",
                reason=variant.reason,
                sources=variant.sources,
                poses=variant.poses,
                play=variant.play,
                steps=variant.steps,
                cues=variant.cues,
                equipment=variant.equipment,
                variants=(),
                variant_of=exercise.id,
            )
    routines = {}
    for raw, file in read.many("routines", "routine"):
        check_routine(raw, exercises.keys() | variants.keys(), file=file)
        routines[raw["id"]] = to_routine(raw, lang)
    facts = read.one("article_facts")
    safety = read.one("safety")
    return Library(
        exercises=exercises | variants,
        routines=routines,
        claims=tuple(to_plain(model.Claim, entry) for entry in read.one("claims")["claims"]),
        sources=sources,
        safety=model.Safety(
            ask_first=tuple(to_plain(model.Precaution, entry) for entry in safety["ask_first"]),
            red_flags=tuple(to_plain(model.Precaution, entry) for entry in safety["red_flags"]),
            stop_rules=tuple(to_plain(model.Precaution, entry) for entry in safety["stop_rules"]),
            pain_rule=to_plain(model.PainRule, safety["pain_rule"]),
            check=to_plain(model.Precaution, {"id": "check", **safety["check"]}),
        ),
        anatomy=tuple(to_fact(entry, lang) for entry in read.one("anatomy")["facts"]),
        article_facts=model.ArticleFacts(
            **{name: tuple(to_fact(entry, lang) for entry in facts[name]) for name in facts}
        ),
        dose_findings=tuple(to_fact(entry, lang) for entry in read.one("dose_findings")["findings"]),
        gaps=tuple(to_plain(model.Gap, entry) for entry in read.one("gaps")["gaps"]),
    )


def check_routine(raw: dict[str, Any], known_exercises: Any, *, file: str) -> None:
    """Check what a schema cannot: exercises and modes exist, and counts lie within their ranges.

    Raises
    ------
    ContentError
        If one does not.
    """
    for index, name in enumerate(raw["exercises"]):
        if name not in known_exercises:
            raise ContentError(
                file=file,
                entry=raw["id"],
                field=f"exercises.{index}",
                found=repr(name),
                allowed=f"one of {', '.join(sorted(known_exercises))}",
            )
    modes = [mode["id"] for mode in raw["modes"]]
    if raw["default_mode"] not in modes:
        raise ContentError(
            file=file,
            entry=raw["id"],
            field="default_mode",
            found=repr(raw["default_mode"]),
            allowed=f"one of {', '.join(modes)}",
        )
    for mode in raw["modes"]:
        for dose in mode["doses"]:
            low, reps, high = dose.get("reps_min", 1), dose.get("reps"), dose.get("reps_max", 20)
            if reps is not None and not low <= reps <= high:
                raise ContentError(
                    file=file,
                    entry=raw["id"],
                    field=f"modes.{mode['id']}.{dose['id']}.reps",
                    found=str(reps),
                    allowed=f"{low} to {high}",
                )


class _Reader:
    """Reads files of one folder in one language, and checks each as it comes."""

    def __init__(self, folder: Path, lang: str) -> None:
        self.folder, self.lang = folder, lang
        self.known_sources: frozenset[str] | None = None
        self.table = self._translation()

    def one(self, name: str) -> dict[str, Any]:
        return self._read(self.folder / f"{name}.toml", name)

    def many(self, subfolder: str, definition: str) -> list[tuple[dict[str, Any], str]]:
        paths = sorted((self.folder / subfolder).glob("*.toml"))
        read = []
        for path in paths:
            raw = self._read(path, definition)
            file = relative(path, self.folder)
            if raw["id"] != path.stem:
                raise ContentError(
                    file=file, entry=path.stem, field="id", found=repr(raw["id"]), allowed=repr(path.stem)
                )
            read.append((raw, file))
        return read

    def _read(self, path: Path, definition: str) -> dict[str, Any]:
        file = relative(path, self.folder)
        try:
            raw = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise ContentError(
                file=file, entry=path.stem, field="(the file)", found=str(error), allowed="valid TOML"
            ) from None
        check(raw, definition, file=file)
        if self.known_sources is not None:
            check_references(raw, self.known_sources, file=file)
        if self.table:
            raw = translated(raw, self.table)
            check(raw, definition, file=f"{file} in the language {self.lang!r}")
        return raw

    def _translation(self) -> dict[str, str]:
        path = self.folder / "locale" / self.lang / "content.toml"
        if self.lang == DEFAULT or not path.is_file():
            return {}
        return dict(tomllib.loads(path.read_text(encoding="utf-8")))
