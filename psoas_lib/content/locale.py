"""Languages: which there are, which one is set, and the catalogue of interface sentences."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from psoas_lib.content.errors import unknown
from psoas_lib.resources import data_dir

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT = "en"
_chosen = [DEFAULT]


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue.

    Examples
    --------
    >>> "en" in languages()
    True
    """
    return tuple(sorted(path.stem for path in (data_dir() / "locale").glob("*.toml")))


def language(code: str | None = None) -> str:
    """Return the language in use; with a code, choose it first.

    Widgets, exercises, routines, safety, claims and anatomy speak it. Notebooks, questions and cases, the
    glossary, the sentences of the statistics, handouts and question sheets are in English alone.

    Parameters
    ----------
    code : str, optional
        A code such as ``"en"``. It holds for everything that is asked for afterwards without ``lang=``.

    Returns
    -------
    str
        The code in use.

    Raises
    ------
    UnknownIdError
        If there is no catalogue of that language.

    Examples
    --------
    >>> language()
    'en'
    """
    if code is not None:
        _chosen[0] = checked(code)
    return _chosen[0]


def checked(code: str | None) -> str:
    """Return a language code that exists; None stands for the one in use."""
    if code is None:
        return _chosen[0]
    if code not in languages():
        raise unknown("language", code, languages())
    return code


@lru_cache(maxsize=8)
def catalogue(code: str) -> Mapping[str, Any]:
    """Return the interface sentences of one language, by section; what is missing stays English.

    Raises
    ------
    UnknownIdError
        If there is no such language.

    Examples
    --------
    >>> catalogue("en")["sides"]["left"]
    'left'
    """
    own = _read(checked(code))
    return own if code == DEFAULT else _over(_read(DEFAULT), own)


@lru_cache(maxsize=32)
def translations(code: str, name: str) -> Mapping[str, str]:
    """Return the translated sentences of one part of the content: English sentence -> its translation.

    Parameters
    ----------
    code : str
        The language.
    name : str
        The part, such as ``"atlas"``: the file ``data/locale/<code>/<name>.toml``.

    Returns
    -------
    mapping
        Empty where the language has no such file.

    Examples
    --------
    >>> translations("fr", "poses")["Standing"]
    'Debout'
    """
    path = data_dir() / "locale" / checked(code) / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _read(code: str) -> dict[str, Any]:
    return tomllib.loads((data_dir() / "locale" / f"{code}.toml").read_text(encoding="utf-8"))


def _over(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    return base | {
        key: _over(base[key], value) if isinstance(value, dict) and isinstance(base.get(key), dict) else value
        for key, value in own.items()
    }
