"""The reading edition: notebooks as they were last run, made into pages on which the widgets live."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import sys
import tempfile
from html import escape
from typing import TYPE_CHECKING, Any

from site_lite import CACHE, SITE, TOP, run

if TYPE_CHECKING:
    from pathlib import Path

sys.path.insert(0, str(TOP))
# Calls whose widgets need no Python to answer; forms and the review deck do, and keep their stand-ins.
ALIVE = {
    "RoutinePlayer": "player",
    "Explorer": "explorer",
    "Atlas": "atlas",
    "VirtualThomasTest": "thomas",
    "ClaimBoard": "evidence",
    "TrialBoard": "evidence",
    "ask": "question",
    "ask_set": "question",
    "predict": "question",
    "case": "question",
}
_NOT_FOR_PAGES = {"layout", "tabbable", "tooltip"}
STATIC = TOP / "psoas_lib" / "widgets" / "static"


def called(source: str) -> str | None:
    """Return the name of the living widget that a cell makes, if it makes one."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # a magic
        return None
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    names = [call.attr for call in calls if isinstance(call, ast.Attribute)]
    return next((name for name in names if name in ALIVE), None)


def widget_of(source: str) -> Any:
    """Run one cell and return what its last line shows."""
    import psoas_lib  # noqa: PLC0415 - the path to it is set above

    scope: dict[str, Any] = {"pl": psoas_lib}
    *lines, last = ast.parse(source).body
    if not isinstance(last, ast.Expr):
        return None
    exec(compile(ast.Module(lines, []), "cell", "exec"), scope)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), scope)


def traits_of(widget: Any) -> dict[str, Any]:
    """Return what a widget tells its page."""
    names = [name for name in widget.trait_names(sync=True) if not name.startswith("_")]
    traits = {name: getattr(widget, name) for name in names if name not in _NOT_FOR_PAGES}
    traits.pop("player_key", None)  # drawn anew each time; a page has its own
    if hasattr(widget, "objectives"):
        words = standing_words()
        traits |= {"objectives": widget.objectives(), "where": words["where"], "fleeting": words["fleeting"]}
    if hasattr(widget, "versions"):
        # Without a kernel nothing can be swapped, but each dose is one click away.
        traits |= {"versions": widget.versions(), "can_swap": False}
    return traits


def standing_words() -> dict[str, str]:
    """Return the sentences about what a page keeps."""
    from psoas_lib.content import catalogue  # noqa: PLC0415

    return dict(catalogue("en")["standing"])


def standing(widgets: Path) -> str:
    """Return the table of the objectives, which fills itself from what the browser keeps.

    It counts the questions that stand on the pages; the review deck of the notebooks asks more of them.
    """
    from psoas_lib.check import bank  # noqa: PLC0415

    claims: dict[str, list[str]] = {}
    asked: dict[str, list[str]] = {}
    for path in sorted(widgets.glob("[0-9]*.json")):
        for question, objective in json.loads(path.read_text("utf-8")).get("objectives", {}).items():
            kept = (claims if question.startswith("claim-") else asked).setdefault(objective, [])
            if question not in kept:
                kept.append(question)
    pages = {path.stem[:2]: f"course/{path.stem}.html" for path in (TOP / "notebooks").glob("*.ipynb")}
    told = [
        {
            "id": one.id,
            "text": one.text,
            "page": pages[one.notebook],
            "questions": asked[one.id],
            "claims": claims.get(one.id, []),
        }
        for one in bank.objectives().values()
        if one.id in asked
    ]
    traits = {"strings": standing_words(), "objectives": told}
    (widgets / "standing.json").write_text(json.dumps(traits, ensure_ascii=False), encoding="utf-8")
    rows = "".join(f"<li>{escape(one['id'])}: {escape(one['text'])}</li>" for one in told)
    return alive("standing", "standing", f"<ul>{rows}</ul>")


def fill(page: Path, mark: str, text: str) -> None:
    """Put a text in the place of a page's mark."""
    told = page.read_text(encoding="utf-8")
    if mark not in told:
        raise SystemExit(f"{page.name} has no place {mark}.")
    page.write_text(told.replace(mark, text), encoding="utf-8")


def alive(kind: str, name: str, stand_in: str) -> str:
    """Wrap a stand-in so that the page's script can put the living widget in its place."""
    return (
        f'<div class="alive" data-widget="{kind}" data-traits="widgets/{escape(name, quote=True)}.json">'
        f'<div class="alive-still">{stand_in}</div></div>'
    )


def reveal(source: str) -> str | None:
    """Return what `pl.reveal` knows, folded away: a page cannot tell whether the reader has predicted."""
    found = re.fullmatch(r'\s*pl\.reveal\("([\w.]+)"\)\s*', source)
    if found is None:
        return None
    from psoas_lib.check import bank  # noqa: PLC0415
    from psoas_lib.check.sources import short_citations  # noqa: PLC0415

    one = bank.question(found[1])
    cite = short_citations()
    named = "; ".join(cite.get(key, key) for key in one.sources)
    return (
        f"<details><summary>I have predicted: show what is known</summary><p>{escape(one.solution)}</p>"
        f"<p>Sources: {escape(named)}</p></details>"
    )


def bar(name: str) -> str:
    """Return the line under a page's title: run it, or keep the file."""
    return (
        f'<p class="edition-bar"><a href="../lab/lab/index.html?path={name}.ipynb">Run this notebook in your '
        f'browser</a> <a href="../lab/files/{name}.ipynb" download>Download it</a></p>'
    )


def page(path: Path, widgets: Path) -> dict[str, Any]:
    """Return a notebook as the reading edition shows it."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] != "code":
            continue
        source = "".join(cell["source"])
        outputs = [one for one in cell["outputs"] if "text/html" in one.get("data", {})]
        known = reveal(source)
        name = called(source)
        if outputs and known:
            outputs[0]["data"]["text/html"] = known
        elif outputs and name:
            place = f"{path.stem[:2]}-{number:02d}"
            (widgets / f"{place}.json").write_text(
                json.dumps(traits_of(widget_of(source)), ensure_ascii=False), encoding="utf-8"
            )
            stand_in = "".join(outputs[0]["data"]["text/html"])
            outputs[0]["data"]["text/html"] = alive(ALIVE[name], place, stand_in)
    title, *rest = notebook["cells"]
    links = {"cell_type": "markdown", "id": "edition-bar", "metadata": {}, "source": bar(path.stem)}
    notebook["cells"] = [title, links, *rest]
    return notebook


def front_player(widgets: Path) -> str:
    """Return the player of the front page."""
    from psoas_lib.widgets.player import RoutinePlayer  # noqa: PLC0415

    player = RoutinePlayer("five-stretches")
    (widgets / "front.json").write_text(json.dumps(traits_of(player), ensure_ascii=False), encoding="utf-8")
    return alive("player", "front", player._repr_html_())


def front_picture() -> str:
    """Return the moving drawing of the front page, the routine of its player; it stands still until it lives."""
    from psoas_lib.pose_pictures import pose_picture  # noqa: PLC0415

    return alive("preview", "front", pose_picture("half-kneeling-end")._repr_html_().replace("\n", ""))


def contents() -> str:
    """Return the list of the course: number, title, how long it takes and for whom it is."""
    rows, tree = [], []
    for path in sorted((TOP / "notebooks").glob("*.ipynb")):
        first = "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])
        title = first.partition("\n")[0].lstrip("# ")
        told = re.search(r"\*\*For\*\* ([^.]+)\. \*\*Time\*\*: ([^.]+)\.", first)
        if told is None:
            raise SystemExit(f"{path.name} does not say for whom it is and how long it takes.")
        number = path.stem[:2]
        rows.append(f"- [{number} {title}](course/{path.stem})<br>{told[2].capitalize()}. For {told[1]}.")
        tree.append(f"{number} {title} <course/{path.stem}>")
    return "\n".join(rows) + "\n\n```{toctree}\n:hidden:\n\n" + "\n".join(tree) + "\n```"


def made_handouts(target: Path, *, questions: bool) -> str:
    """Return links to the handouts that lie in the site."""
    from make_handouts import pages  # noqa: PLC0415 - beside this file

    found = {path.stem: path.name for path in (target / "handouts").glob("*.*")}
    kept = (
        (found[name], title)
        for name, (title, _) in pages().items()
        if name in found and name.startswith("questions-") == questions
    )
    # A chapter's sheet is called "Questions: Title"; the heading above the list says the first half.
    titles = ((file, title.removeprefix("Questions: ") if questions else title) for file, title in kept)
    return "\n".join(f'- <a href="handouts/{file}">{escape(title)}</a>' for file, title in titles)


def build(target: Path) -> None:
    """Build the reading edition into a folder."""
    work = CACHE / "reading"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(SITE / "source", work)
    widgets = work / "_static" / "widgets"
    widgets.mkdir(parents=True)
    for module in STATIC.iterdir():
        shutil.copy(module, widgets)
    course = work / "course"
    course.mkdir()
    with tempfile.TemporaryDirectory() as home:
        os.environ["PSOAS_HOME"] = home
        for path in sorted((TOP / "notebooks").glob("*.ipynb")):
            made = page(path, widgets)
            (course / path.name).write_text(json.dumps(made, ensure_ascii=False, indent=1), encoding="utf-8")
        fill(work / "index.md", "<!-- player -->", front_player(widgets))
        fill(work / "index.md", "<!-- picture -->", front_picture())
        fill(work / "progress.md", "<!-- standing -->", standing(widgets))
    fill(work / "course.md", "<!-- contents -->", contents())
    for mark, questions in (("<!-- pages -->", False), ("<!-- questions -->", True)):
        fill(work / "handouts.md", mark, made_handouts(target, questions=questions))
    run(sys.executable, "-m", "sphinx", "-q", "-b", "html", "-d", CACHE / "doctrees", work, target)
    for made in target.rglob("*.html"):
        # A table's empty corner is no heading; Markdown cannot say so.
        if made.is_relative_to(target / "lab"):
            continue
        text = made.read_text(encoding="utf-8")
        made.write_text(re.sub(r"<th[^>]*>(\s|<p></p>)*</th>", "<td></td>", text), encoding="utf-8")
    (target / ".nojekyll").touch()  # folders that begin with an underscore are served
