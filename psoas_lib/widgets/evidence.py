"""Reading the evidence: the articles' claims one by one, and the studies as a forest plot to filter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from psoas_lib.cards.card import table
from psoas_lib.cards.claims import claim_cards, where
from psoas_lib.cards.references import READ
from psoas_lib.check.claims import OBJECTIVE, decision, decisions, name_of
from psoas_lib.check.sources import short_citations
from psoas_lib.content import claims
from psoas_lib.content.evidence import VERDICT_GROUPS
from psoas_lib.content.locale import catalogue, language
from psoas_lib.content.trials import trials
from psoas_lib.widgets.keeping import KeepsAnswers

if TYPE_CHECKING:
    from collections.abc import Callable

    from psoas_lib.check.results import Answer, AnswerLog

# One person, one rater, a phone (jbmt-2024-phone): the same limit as in plot_trials.
_LIMIT_DEG = 3.9


class _Board(anywidget.AnyWidget):
    """What the two boards share: the bundle, what the page shows, and a stand-in for pages without widgets."""

    _esm = Path(__file__).parent / "static" / "evidence.js"
    spec = traitlets.Dict().tag(sync=True)
    _stand_in: Callable[[], str]

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        return {**data, "text/plain": repr(self), "text/html": self._stand_in()}, metadata


class ClaimBoard(KeepsAnswers, _Board):
    """The claims of the two articles, one at a time: read, decide, then see the verdict and its reason.

    What was decided, and how sure the reader was, is kept in the reader's own folder; the board begins
    where it was left.

    Parameters
    ----------
    log : AnswerLog, optional
        Where the decisions are kept; by default the learner's own folder.

    Examples
    --------
    >>> ClaimBoard()
    The claims, one by one: 26 claims of two articles.
    """

    def __init__(self, log: AnswerLog | None = None) -> None:
        self._log = log
        cite = short_citations()
        shown = [
            {
                "id": claim.id,
                "name": name_of(claim.id),
                "group": claim.group,
                "text": claim.text,
                "article": where(claim),
                "verdict": claim.verdict,
                "why": claim.why,
                "keys": list(claim.sources),
                "cite": "; ".join(cite[key] for key in claim.sources),
                "how": READ[claim.certainty],
            }
            for claim in claims()
        ]
        super().__init__(spec=_spec("claims") | {"claims": shown, "groups": list(VERDICT_GROUPS)})
        self._remember(decisions(self._answers().read()).values())
        self.on_msg(self._hear)

    def objectives(self) -> dict[str, str]:
        """Return which objective each decision serves, by the claim's name."""
        return {claim["name"]: OBJECTIVE for claim in self.spec["claims"]}

    def _answer(self, given: dict[str, Any]) -> Answer:
        return decision(given)

    def __repr__(self) -> str:
        """Return what it holds: the same on every run."""
        return f"{self.spec['title']}: {len(self.spec['claims'])} claims of two articles."

    def _stand_in(self) -> str:
        return claim_cards().html


class TrialBoard(_Board):
    """The studies of hip-flexor stretching: a forest plot that can be filtered, each line with its card.

    Examples
    --------
    >>> TrialBoard()
    Studies of stretching the hip flexors: 11 lines. Run the notebook to filter the studies.
    """

    def __init__(self) -> None:
        super().__init__(spec=_spec("trials"))

    def __repr__(self) -> str:
        """Return what it holds: the same on every run."""
        return f"{self.spec['title']}: {len(self.spec['trials'])} lines. {self.spec['strings']['stand_in']}"

    def _stand_in(self) -> str:
        words = self.spec["strings"]
        head = tuple(words[name] for name in ("study", "people", "what", "found", "source"))
        rows = [
            (
                trial["label"],
                words["people_value"].format(n=trial["people"], who=trial["who"]),
                trial["what"],
                trial["told"],
                trial["cite"],
            )
            for trial in self.spec["trials"]
        ]
        return table(self.spec["title"], head, rows) + f"<p>{words['stand_in']}</p>"


def _spec(kind: str) -> dict[str, Any]:
    asked = catalogue(language())["question"]
    shared = {name: asked[name] for name in asked if name.startswith(("sure_", "status_", "how_sure"))}
    words = shared | dict(catalogue(language())["evidence"])
    cite = short_citations()
    shown = [
        {
            "label": trial.label,
            "people": trial.people,
            "who": trial.who,
            "what": trial.what,
            "weeks": trial.weeks,
            "control": trial.control,
            "degrees": trial.degrees,
            "low": trial.low,
            "high": trial.high,
            "told": trial.told,
            "stiff": trial.stiff,
            "key": trial.source,
            "cite": cite[trial.source],
        }
        for trial in trials()
    ]
    return {
        "kind": kind,
        "title": words[f"{kind}_title"],
        "strings": words,
        "trials": shown,
        "limit_deg": _LIMIT_DEG,
    }
