"""What the notebooks show of the content: cards and tables that read well on paper and without a kernel."""

from psoas_lib.cards.card import Card
from psoas_lib.cards.claims import claim_cards, claim_sources, claim_table
from psoas_lib.cards.exercise import exercise_card
from psoas_lib.cards.references import references
from psoas_lib.cards.safety import safety_card
from psoas_lib.cards.tables import anatomy_table, article_card, dose_table, gaps_table, routine_dose

__all__ = [
    "Card",
    "anatomy_table",
    "article_card",
    "claim_cards",
    "claim_sources",
    "claim_table",
    "dose_table",
    "exercise_card",
    "gaps_table",
    "references",
    "routine_dose",
    "safety_card",
]
