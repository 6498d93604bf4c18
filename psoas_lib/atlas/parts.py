"""Reads data/atlas/atlas.toml: what each part is called, where it goes, and who says so."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from psoas_lib.content import sources
from psoas_lib.content.errors import ContentError, unknown
from psoas_lib.content.locale import checked, translations
from psoas_lib.content.model import Source
from psoas_lib.resources import data_dir

FILE = "atlas/atlas.toml"
# Fields that a translation may put into another language: locale/<language>/atlas.toml, sentence by sentence.
TEXTS = {"name", "from", "to", "nerve", "action", "relations", "note", "hint"}
KINDS = ("muscle", "nerve", "artery", "ligament", "joint", "bursa", "bone", "landmark")


@dataclass(frozen=True, slots=True)
class AtlasLayer:
    """A group of parts that is shown or hidden together; ``on`` is its state at the start."""

    id: str
    name: str
    on: bool


@dataclass(frozen=True, slots=True)
class AtlasPart:
    """A part of the atlas; every statement stands on ``sources``.

    ``schematic`` says that its course was drawn by eye on the bones. ``certainty`` says how its sources were
    read (``A``, ``B+`` or ``B``, as in the bibliography).
    """

    id: str
    layer: str
    kind: str
    tint: str
    name: str
    latin: str
    relations: str
    hint: str
    sources: tuple[str, ...]
    certainty: str
    start: str = ""
    to: str = ""
    nerve: str = ""
    action: str = ""
    note: str = ""
    shapes: tuple[str, ...] = ()
    thin: bool = False
    schematic: bool = False

    @property
    def label(self) -> str:
        """The name without its bracket, for pictures."""
        return self.name.split(" (")[0]


@lru_cache(maxsize=8)
def _read(lang: str) -> tuple[tuple[AtlasLayer, ...], tuple[AtlasPart, ...], dict[str, Source]]:
    folder = data_dir()
    raw = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    table = translations(lang, "atlas")
    for entry in [*raw["layers"], *raw["parts"]]:
        entry |= {field: table.get(entry[field], entry[field]) for field in TEXTS & entry.keys()}
    own = tomllib.loads((folder / "atlas" / "sources.toml").read_text(encoding="utf-8"))
    known = {source.key: source for source in sources()}
    known |= {key: Source(key=key, **entry) for key, entry in own.items() if key not in known}
    layers = tuple(AtlasLayer(**layer) for layer in raw["layers"])
    parts = tuple(_part(entry, {layer.id for layer in layers}, known) for entry in raw["parts"])
    return layers, parts, known


def _part(entry: dict[str, Any], layers: set[str], known: dict[str, Source]) -> AtlasPart:
    name = str(entry.get("id", "(no id)"))

    def refuse(field: str, found: object, allowed: str) -> ContentError:
        return ContentError(file=FILE, entry=name, field=field, found=repr(found), allowed=allowed)

    values = {("start" if key == "from" else key): value for key, value in entry.items()}
    allowed = {field.name for field in fields(AtlasPart)}
    if extra := values.keys() - allowed:
        raise refuse(min(extra), values[min(extra)], f"one of the fields {', '.join(sorted(allowed))}")
    for field in ("name", "latin", "relations", "hint", "certainty"):
        if not values.get(field):
            raise refuse(field, values.get(field), "a text")
    if values["layer"] not in layers:
        raise refuse("layer", values["layer"], f"one of {', '.join(sorted(layers))}")
    if values["kind"] not in KINDS:
        raise refuse("kind", values["kind"], f"one of {', '.join(KINDS)}")
    if values["certainty"] not in {"A", "B+", "B"}:
        raise refuse("certainty", values["certainty"], "A, B+ or B: nothing less sure is taught as fact")
    for key in values.get("sources") or [""]:
        if key not in known:
            raise refuse("sources", key, "keys of data/sources.toml or data/atlas/sources.toml")
    ready: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in values.items()}
    return AtlasPart(**ready)


def atlas_layers(lang: str | None = None) -> tuple[AtlasLayer, ...]:
    """Return the layers of the atlas in their order.

    Parameters
    ----------
    lang : str, optional
        The language, such as ``"fr"``; the one in use when left out.

    Returns
    -------
    tuple of AtlasLayer

    Raises
    ------
    UnknownIdError
        If the pack has no such language; those it has are named.

    Examples
    --------
    >>> [layer.id for layer in atlas_layers() if not layer.on]
    ['variant', 'bursa', 'landmarks']
    """
    return _read(checked(lang))[0]


def atlas_parts(lang: str | None = None) -> tuple[AtlasPart, ...]:
    """Return the parts of the atlas: muscles first, landmarks last.

    Parameters
    ----------
    lang : str, optional
        The language, such as ``"fr"``; the one in use when left out.

    Returns
    -------
    tuple of AtlasPart

    Raises
    ------
    ContentError
        If the data breaks its rules; the message says where.

    Examples
    --------
    >>> atlas_parts()[0].name
    'Psoas major'
    """
    return _read(checked(lang))[1]


def atlas_part(part_id: str, lang: str | None = None) -> AtlasPart:
    """Return one part of the atlas.

    Parameters
    ----------
    part_id : str
        Such as ``"iliacus"``; `atlas_parts` lists them.
    lang : str, optional
        The language, such as ``"fr"``; the one in use when left out.

    Returns
    -------
    AtlasPart

    Raises
    ------
    UnknownIdError
        If there is no such part; the message names the close ones.

    Examples
    --------
    >>> atlas_part("iliacus").to
    'Lesser trochanter and the bone just below it, with the psoas tendon.'
    """
    parts = {part.id: part for part in atlas_parts(lang)}
    if part_id not in parts:
        raise unknown("part of the atlas", part_id, parts)
    return parts[part_id]


def atlas_source(key: str, lang: str | None = None) -> Source:
    """Return a source of the atlas: from the bibliography, or from the atlas's own list.

    Parameters
    ----------
    key : str
        A key of ``data/sources.toml`` or ``data/atlas/sources.toml``.
    lang : str, optional
        The language, such as ``"fr"``; the one in use when left out.

    Returns
    -------
    Source

    Raises
    ------
    UnknownIdError
        If there is no such source.

    Examples
    --------
    >>> atlas_source("rajagopal2016").year
    2016
    """
    known = _read(checked(lang))[2]
    if key not in known:
        raise unknown("source", key, known)
    return known[key]
