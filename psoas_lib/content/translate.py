"""Lays a translation over the English content: sentence by sentence, everything else untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

TEXT_FIELDS = frozenset({"text", "reason", "name", "why", "summary", "short", "role", "resolution"})
"""Fields that hold a sentence; in a variant, ``steps`` and ``cues`` hold lists of them."""
_LISTS = frozenset({"steps", "cues"})
_TABLES = frozenset({"play"})


def translated(raw: Any, table: Mapping[str, str]) -> Any:
    """Return content with the sentences that a table translates; the others stay English.

    Parameters
    ----------
    raw : object
        What a content file holds.
    table : mapping
        English sentence -> its translation.

    Returns
    -------
    object
        The same shape.

    Examples
    --------
    >>> translated({"id": "a", "text": "Rest."}, {"Rest.": "Repos.", "a": "b"})
    {'id': 'a', 'text': 'Repos.'}
    """
    return _mapped(raw, lambda text: table.get(text, text))


def sentences(raw: Any) -> Iterator[str]:
    """Yield every sentence of a content file that a translation needs.

    Examples
    --------
    >>> list(sentences({"id": "a", "steps": [{"text": "Rest.", "sources": ["b"]}]}))
    ['Rest.']
    """
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    _mapped(raw, note)
    yield from found


def _mapped(node: Any, change: Callable[[str], str], *, is_text: bool = False) -> Any:
    if isinstance(node, str):
        return change(node) if is_text else node
    if isinstance(node, list):
        return [_mapped(item, change, is_text=is_text) for item in node]
    if isinstance(node, dict):
        return {
            key: _mapped(
                value, change, is_text=key in TEXT_FIELDS or key in _LISTS or is_text or key in _TABLES
            )
            if key not in {"id", "sources", "provenance", "kind"}
            else value
            for key, value in node.items()
        }
    return node
