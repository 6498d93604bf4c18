"""Lays a translation over the English content: the same tables, texts only."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from psoas_lib.content.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path


def overlay(raw: dict[str, Any], path: Path, *, file: str) -> dict[str, Any]:
    """Return the content with the texts of a translation; what is not translated stays English.

    Parameters
    ----------
    raw : dict
        The English content.
    path : pathlib.Path
        The translation; it may be missing.
    file : str
        Its name for messages.

    Raises
    ------
    ContentError
        If the translation has an entry that the English does not have, or changes anything but a text.
    """
    if not path.is_file():
        return raw
    merged: dict[str, Any] = _merge(raw, tomllib.loads(path.read_text(encoding="utf-8")), file, [])
    return merged


def _merge(base: Any, over: Any, file: str, path: list[str]) -> Any:
    if isinstance(base, dict) and isinstance(over, dict) and over.keys() <= base.keys():
        return base | {name: _merge(base[name], value, file, [*path, name]) for name, value in over.items()}
    if isinstance(base, list) and isinstance(over, list) and len(base) == len(over):
        return [_merge(b, o, file, [*path, str(i)]) for i, (b, o) in enumerate(zip(base, over, strict=True))]
    if isinstance(base, str) and isinstance(over, str):
        return over
    raise ContentError(
        file=file,
        entry=path[0] if path else "(the file)",
        field=".".join(path) or "(the file)",
        found=_shape(over),
        allowed=f"the shape of the English text: {_shape(base)}",
    )


def _shape(value: Any) -> str:
    if isinstance(value, dict):
        return f"a table with {', '.join(value)}"
    return f"a list of {len(value)}" if isinstance(value, list) else repr(value)
