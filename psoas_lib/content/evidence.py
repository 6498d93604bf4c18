"""Claims, sources, precautions and gaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psoas_lib.content.statement import Fact


# What a reader can be asked to decide about a claim, and the verdicts that each decision gathers.
VERDICT_GROUPS: dict[str, tuple[str, ...]] = {
    "holds": ("supported",),
    "part": ("supported in part", "mixed"),
    "strong": ("weak", "overstated", "not supported"),
    "against": ("contradicted",),
    "open": ("no direct evidence", "plausible", "expert opinion"),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of the articles with what the evidence says of it.

    Attributes
    ----------
    articles : tuple of str
        Source keys of the articles that make it.
    certainty : str
        How the deciding source was read: see the head of data/sources.toml.
    """

    id: int
    text: str
    articles: tuple[str, ...]
    verdict: str
    why: str
    sources: tuple[str, ...]
    certainty: str

    @property
    def article(self) -> str:
        """The articles that make it, as one text."""
        return ", ".join(self.articles)

    @property
    def group(self) -> str:
        """The name of the verdict's group in `VERDICT_GROUPS`."""
        return next(name for name, verdicts in VERDICT_GROUPS.items() if self.verdict in verdicts)


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the bibliography; ``about`` is our own short description."""

    key: str
    kind: str
    authors: str
    about: str
    certainty: str
    year: int | None = None
    title: str = ""
    journal: str = ""
    doi: str = ""
    pmid: str = ""
    note: str = ""

    @property
    def citation(self) -> str:
        """The entry as one line, with only what is confirmed."""
        doi = f"doi {self.doi}" if self.doi else ""
        head = f"{self.authors} ({self.year})" if self.year else self.authors
        parts = (head, self.title or self.about, self.journal, doi)
        return " ".join(part.rstrip(".") + "." for part in parts if part)


@dataclass(frozen=True, slots=True)
class Precaution:
    """A reason to ask first, a red flag or a stop rule; ``excludes`` names exercises to leave out."""

    id: str
    text: str
    sources: tuple[str, ...]
    certainty: str
    short: str = ""
    why: str = ""
    excludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PainRule:
    """How much is right: limits on the 0 to 10 scale, and hours until soreness has gone."""

    text: str
    max_pain_0_10: int
    stop_pain_0_10: int
    settle_h: int
    why: str
    sources: tuple[str, ...]
    certainty: str


@dataclass(frozen=True, slots=True)
class Safety:
    """All precautions, the pain rule, and the one line that is ticked before the first start."""

    ask_first: tuple[Precaution, ...]
    red_flags: tuple[Precaution, ...]
    stop_rules: tuple[Precaution, ...]
    pain_rule: PainRule
    check: Precaution


@dataclass(frozen=True, slots=True)
class Gap:
    """Where an article is silent or disagrees with itself, and what the pack does about it."""

    id: str
    article: str
    text: str
    resolution: str
    where: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """People, equipment, claimed benefits and advice of the two articles."""

    experts: tuple[Fact, ...]
    equipment: tuple[Fact, ...]
    benefits: tuple[Fact, ...]
    advice: tuple[Fact, ...]
