"""What a learner lays out before the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psoas_lib.content import article_facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psoas_lib.content.model import Exercise


def equipment_names(exercises: Iterable[Exercise], lang: str | None = None) -> list[str]:
    """Return the things that exercises use, each once, as a sentence names them.

    Examples
    --------
    >>> from psoas_lib.content import exercise
    >>> equipment_names([exercise("half-kneeling")])
    ['a firm chair', 'a cushion or folded towel']
    """
    return item_names((thing.item for one in exercises for thing in one.equipment), lang)


def item_names(items: Iterable[str], lang: str | None = None) -> list[str]:
    """Return things by their names, each once, in the order given.

    Examples
    --------
    >>> item_names(["ball", "wall", "ball"])
    ['a ball', 'a wall']
    """
    names = {thing.id: thing.name for thing in article_facts(lang).equipment}
    return [names[item] for item in dict.fromkeys(items)]
