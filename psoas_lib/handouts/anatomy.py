"""The muscle on one page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from psoas_lib.content import anatomy
from psoas_lib.handouts.page import NOT_ADVICE, Handout, Numbered, in_english, picture_of

if TYPE_CHECKING:
    from psoas_lib.content.model import Fact

_SIZE = """
.views{display:grid;grid-template-columns:101mm 1fr;grid-template-rows:auto 1fr;gap:3mm 5mm}
.front,.side{height:101mm;grid-column:1} .front .picture,.side .picture{height:100%}
.words{grid-column:2;grid-row:1/3} .words h2{margin-top:0} .words section+section{margin-top:4mm}
li{margin:0 0 1.4mm} body{font-size:9.4pt} footer li{margin:0}
"""


@in_english()
def anatomy_handout() -> Handout:
    """Return the muscle on one page: the atlas with its names, what is known, what is only claimed.

    Examples
    --------
    >>> "lesser trochanter" in anatomy_handout().html
    True
    """
    from psoas_lib.atlas import atlas_picture  # noqa: PLC0415 - only when a handout is made

    numbered = Numbered()
    known = [fact for fact in anatomy() if fact.provenance == "reconstructed"]
    claimed = [fact for fact in anatomy() if fact.provenance != "reconstructed"]
    body = (
        f'<div class="stop"><p><strong>{NOT_ADVICE}</strong> Do not press on this muscle through the belly: '
        "bowel, large vessels and nerves lie in the way.</p></div>"
        f'<div class="views"><div class="front">{picture_of(atlas_picture("front"))}</div>'
        f'<div class="side">{picture_of(atlas_picture("side"))}</div>'
        f'<div class="words"><section><h2>What is known</h2>{_list(known, numbered)}</section>'
        f"<section><h2>What the two articles say, and what is contested</h2>{_list(claimed, numbered)}</section>"
        "</div></div>"
        f"{numbered.footer()}"
    )
    lead = "From the front of the low back, over the brim of the pelvis, to the inner side of the thigh bone."
    return Handout("The psoas on one page", lead, body, _SIZE)


def _list(facts: list[Fact], numbered: Numbered) -> str:
    items = "".join(
        f"<li>{escape(fact.text)}{' <em>(contested)</em>' if fact.provenance == 'contested' else ''}"
        f"{numbered.mark(fact.sources)}</li>"
        for fact in facts
    )
    return f"<ul>{items}</ul>"
