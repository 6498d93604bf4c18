"""The atlas widget: a picture of lumbar spine, pelvis and thighs that can be turned, asked and named."""

from __future__ import annotations

import base64
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from psoas_lib.atlas import atlas_layers, atlas_part, atlas_parts, atlas_picture, atlas_source
from psoas_lib.atlas.pictures import ORDER
from psoas_lib.content.errors import unknown
from psoas_lib.content.locale import catalogue, checked

if TYPE_CHECKING:
    from collections.abc import Iterable

_STATIC = Path(__file__).parent / "static"
_VIEWS = ("front", "side", "back", "inside")
_MODES = ("look", "find", "name")


class Atlas(anywidget.AnyWidget):
    """Show the psoas and its neighbours in three dimensions.

    Layers can be hidden, parts chosen in the picture or from a list, the legs moved, and the names hidden so
    that the learner has to find them. Everything runs in the browser; a busy kernel delays nothing. Where the
    browser cannot draw in three dimensions, a labelled picture stands in and the list still works.

    Parameters
    ----------
    part : str, optional
        The part that is chosen at the start; see :func:`psoas_lib.atlas_parts`.
    view : str
        Where one looks from at the start: ``"front"``, ``"side"``, ``"back"`` or ``"inside"``.
    mode : str
        ``"look"``, or a round of questions: ``"find"`` or ``"name"``.
    hide : iterable of str
        Layers hidden at the start besides those that always are; see :func:`psoas_lib.atlas_layers`.
    language : str, optional
        The language; the one in use when left out.

    Raises
    ------
    UnknownIdError
        If a part, view, mode or layer does not exist; the message names those that do.

    Examples
    --------
    >>> Atlas(part="psoas-major", view="inside")
    Atlas(part='psoas-major', view='inside', mode='look'): 36 parts in 9 layers
    """

    _esm = _STATIC / "atlas.js"

    content = traitlets.Dict().tag(sync=True)
    part = traitlets.Unicode("").tag(sync=True)
    view = traitlets.Unicode("front").tag(sync=True)
    mode = traitlets.Unicode("look").tag(sync=True)
    hidden_layers = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(
        self,
        part: str | None = None,
        *,
        view: str = "front",
        mode: str = "look",
        hide: Iterable[str] = (),
        language: str | None = None,
    ) -> None:
        lang = checked(language)
        if part:
            atlas_part(part, lang)
        layers = [layer.id for layer in atlas_layers(lang)]
        for kind, got, known in (("view of the atlas", view, _VIEWS), ("mode of the atlas", mode, _MODES)):
            if got not in known:
                raise unknown(kind, got, known)
        hidden = list(hide)
        for layer in hidden:
            if layer not in layers:
                raise unknown("layer of the atlas", layer, layers)
        self._lang = lang
        super().__init__(content=_content(lang), part=part or "", view=view, mode=mode, hidden_layers=hidden)

    def __repr__(self) -> str:
        """Say what is shown; the same on every computer."""
        parts, layers = self.content["parts"], self.content["layers"]
        return (
            f"Atlas(part={self.part or None!r}, view={self.view!r}, mode={self.mode!r}): "
            f"{len(parts)} parts in {len(layers)} layers"
        )

    def _repr_html_(self) -> str:
        """Return the labelled picture: what a page without a kernel shows."""
        return atlas_picture(self.view, lang=self._lang)._repr_html_()

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Return the widget, with the labelled picture and a sentence for pages that cannot run it."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        return {**data, "text/plain": repr(self), "text/html": self._repr_html_()}, metadata


def _content(lang: str) -> dict[str, Any]:
    parts = atlas_parts(lang)
    keys = sorted({key for part in parts for key in part.sources})
    picture = atlas_picture("front", lang=lang)
    code = base64.b64encode(picture.image).decode("ascii")
    return {
        "parts": [
            {**asdict(part), "from": part.start, "label": part.label, "rank": ORDER.index(part.kind)}
            for part in parts
        ],
        "layers": [asdict(layer) for layer in atlas_layers(lang)],
        "sources": {key: atlas_source(key, lang).citation for key in keys},
        "lang": lang,
        "sentences": dict(catalogue(lang)["atlas"]),
        "picture": {
            "src": f"data:image/svg+xml;base64,{code}",
            "alt": picture.alt,
            "width": 1000,
            "height": 1000,
        },
    }
