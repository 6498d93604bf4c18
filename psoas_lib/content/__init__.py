"""Everything the pack teaches, read from data/ and checked: exercises, routines, claims, safety, sources.

Each sentence knows its source and whether an article states it, the pack filled it in, or it is contested.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from psoas_lib.content.errors import ContentError, UnknownIdError, unknown
from psoas_lib.content.library import Library, read_library
from psoas_lib.content.locale import catalogue, checked, language, languages
from psoas_lib.resources import data_dir

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psoas_lib.content.model import (
        ArticleFacts,
        Claim,
        Exercise,
        Fact,
        Gap,
        Routine,
        Safety,
        Source,
    )

__all__ = [
    "ContentError",
    "UnknownIdError",
    "anatomy",
    "article_facts",
    "catalogue",
    "claims",
    "dose_findings",
    "exercise",
    "exercises",
    "gaps",
    "language",
    "languages",
    "library",
    "routine",
    "routines",
    "safety",
    "source",
    "sources",
    "unknown",
]

T = TypeVar("T")


@lru_cache(maxsize=8)
def _library(lang: str) -> Library:
    return read_library(data_dir(), lang)


def library(lang: str | None = None) -> Library:
    """Return all content in one language; None stands for the language in use."""
    return _library(checked(lang))


def exercises(lang: str | None = None) -> tuple[Exercise, ...]:
    """Return the exercises of both articles, without their variants.

    Parameters
    ----------
    lang : str, optional
        The language, such as ``"fr"``; the one in use when left out.

    Returns
    -------
    tuple of Exercise
        In the order in which the routines play them.

    Raises
    ------
    UnknownIdError
        If the pack has no such language; those it has are named.

    Examples
    --------
    >>> len(exercises())
    8
    """
    found = [one for one in library(lang).exercises.values() if one.variant_of is None]
    order = [name for routine in library(lang).routines.values() for name in routine.exercises]
    return tuple(sorted(found, key=lambda one: (one.number_in_article is None, order.index(one.id))))


def exercise(exercise_id: str, lang: str | None = None) -> Exercise:
    """Return one exercise, or a variant in the place of its exercise.

    Parameters
    ----------
    exercise_id : str
        The id of an exercise or a variant, such as ``"half-kneeling"``.
    lang : str, optional
        The language, such as ``"fr"``; the one in use when left out.

    Returns
    -------
    Exercise

    Raises
    ------
    UnknownIdError
        If there is none of that id; the close ones are named.

    Examples
    --------
    >>> exercise("half-kneeling").steps[2].on("left")
    'Step the left foot back and lower into a lunge, both knees at 90 degrees.'
    """
    return _one("exercise", exercise_id, library(lang).exercises)


def routines(lang: str | None = None) -> tuple[Routine, ...]:
    """Return the pack's routines.

    Parameters
    ----------
    lang : str, optional
        The language, such as ``"fr"``; the one in use when left out.

    Returns
    -------
    tuple of Routine
        The stated one first, then the reconstructed one.

    Raises
    ------
    UnknownIdError
        If the pack has no such language; those it has are named.

    Examples
    --------
    >>> [routine.id for routine in routines()]
    ['five-stretches', 'five-minute-ball']
    """
    found = library(lang).routines
    return tuple(sorted(found.values(), key=lambda one: one.provenance != "stated"))


def routine(routine_id: str, lang: str | None = None) -> Routine:
    """Return one routine.

    Parameters
    ----------
    routine_id : str
        ``"five-stretches"`` or ``"five-minute-ball"``.
    lang : str, optional
        The language, such as ``"fr"``; the one in use when left out.

    Returns
    -------
    Routine

    Raises
    ------
    UnknownIdError
        If there is none of that id; the close ones are named.

    Examples
    --------
    >>> routine("five-minute-ball").provenance
    'reconstructed'
    """
    return _one("routine", routine_id, library(lang).routines)


def claims(lang: str | None = None) -> tuple[Claim, ...]:
    """Return the claims of both articles, each weighed against the evidence.

    Parameters
    ----------
    lang : str, optional
        The language, such as ``"fr"``; the one in use when left out.

    Returns
    -------
    tuple of Claim
        In the order of their numbers, each with its verdict, certainty and source keys.

    Raises
    ------
    UnknownIdError
        If the pack has no such language; those it has are named.

    Examples
    --------
    >>> claims()[1].verdict
    'contradicted'
    """
    return library(lang).claims


def sources() -> tuple[Source, ...]:
    """Return the bibliography in the order of its keys."""
    return tuple(sorted(library("en").sources.values(), key=lambda one: one.key))


def source(key: str) -> Source:
    """Return one entry of the bibliography.

    Parameters
    ----------
    key : str
        A key of ``data/sources.toml``.

    Returns
    -------
    Source

    Raises
    ------
    UnknownIdError
        If there is none with that key; the close ones are named.

    Examples
    --------
    >>> source("behm-2016").year
    2016
    """
    return _one("source", key, library("en").sources)


def safety(lang: str | None = None) -> Safety:
    """Return who should ask first, the red flags, the stop rules and the pain rule.

    Parameters
    ----------
    lang : str, optional
        The language, such as ``"fr"``; the one in use when left out.

    Returns
    -------
    Safety
        Pain on the scale from 0 to 10; each entry with its source keys.

    Raises
    ------
    UnknownIdError
        If the pack has no such language; those it has are named.

    Examples
    --------
    >>> safety().pain_rule.max_pain_0_10
    2
    """
    return library(lang).safety


def anatomy(lang: str | None = None) -> tuple[Fact, ...]:
    """Return what the articles say of the muscle, and what anatomy adds.

    Parameters
    ----------
    lang : str, optional
        The language, such as ``"fr"``; the one in use when left out.

    Returns
    -------
    tuple of Fact
        Each with its source keys and certainty.

    Raises
    ------
    UnknownIdError
        If the pack has no such language; those it has are named.
    """
    return library(lang).anatomy


def article_facts(lang: str | None = None) -> ArticleFacts:
    """Return experts, equipment, claimed benefits and advice of the two articles.

    Parameters
    ----------
    lang : str, optional
        The language, such as ``"fr"``; the one in use when left out.

    Returns
    -------
    ArticleFacts

    Raises
    ------
    UnknownIdError
        If the pack has no such language; those it has are named.

    Examples
    --------
    >>> [expert.name for expert in article_facts().experts]
    ['David London', 'Kristen Lettenberger', 'Winnie Yu']
    """
    return library(lang).article_facts


def dose_findings(lang: str | None = None) -> tuple[Fact, ...]:
    """Return what is known of how much stretching helps; the findings disagree.

    Parameters
    ----------
    lang : str, optional
        The language, such as ``"fr"``; the one in use when left out.

    Returns
    -------
    tuple of Fact
        Each with its source keys and certainty.

    Raises
    ------
    UnknownIdError
        If the pack has no such language; those it has are named.
    """
    return library(lang).dose_findings


def gaps(lang: str | None = None) -> tuple[Gap, ...]:
    """Return where the articles are silent or disagree with themselves, and what the pack does.

    Parameters
    ----------
    lang : str, optional
        The language, such as ``"fr"``; the one in use when left out.

    Returns
    -------
    tuple of Gap

    Raises
    ------
    UnknownIdError
        If the pack has no such language; those it has are named.
    """
    return library(lang).gaps


def _one(kind: str, name: str, table: Mapping[str, T]) -> T:
    try:
        return table[name]
    except (KeyError, TypeError):
        raise unknown(kind, name, table) from None
