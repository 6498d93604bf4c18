"""A widget on a page of its own: one HTML file, no kernel, no network."""

from __future__ import annotations

import json
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psoas_lib.widgets.player import RoutinePlayer

_PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
body {{ margin: 0; padding: 12px; background: #fff; }}
main {{ max-width: 920px; margin: 0 auto; }}
h1 {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
.page-log {{ padding: 12px 4px; }}
@media (prefers-color-scheme: dark) {{
  body {{ background: #212121; --jp-layout-color1: #212121; --jp-ui-font-color0: #fff; }}
}}
</style>
<main><h1>{title}</h1><div id="stand"></div></main>
<script type="text/plain" id="player-module">{player}</script>
<script type="text/plain" id="page-module">{page}</script>
<script type="application/json" id="traits">{traits}</script>
<script type="module">
const text = (id) => document.getElementById(id).textContent;
const load = (id) => import(URL.createObjectURL(new Blob([text(id)], {{ type: "text/javascript" }})));
const [{{ default: player }}, {{ host }}] = await Promise.all([load("player-module"), load("page-module")]);
window.psoas = host(player, document.getElementById("stand"), JSON.parse(text("traits")));
</script>
</html>
"""


def _module(name: str) -> str:
    text = files("psoas_lib.widgets").joinpath("static", name).read_text(encoding="utf-8")
    return text.replace("</script", "<\\/script")


def player_page(player: RoutinePlayer) -> str:
    """Return a player as one HTML file that works by a double click.

    The page holds the very module that runs in the notebook. It keeps its log in the browser and gives it
    out as ``sessions.csv`` and ``reflections.csv``, which :class:`psoas_lib.RomLog` reads.

    Parameters
    ----------
    player : RoutinePlayer
        The player with its routine and options.

    Returns
    -------
    str
        The text of the file.
    """
    traits = {
        "schedule": player.schedule,
        "strings": player.strings,
        "language": player.language,
        "versions": player.versions(),
    }
    return _PAGE.format(
        language=escape(player.language, quote=True),
        title=escape(player.schedule["routine"]["name"]),
        player=_module("player.js"),
        page=_module("page.js"),
        traits=json.dumps(traits, ensure_ascii=False).replace("<", "\\u003c"),
    )
