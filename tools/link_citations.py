"""Link every citation in the notebooks' sentences to its source, with what was read of it as a hover.

python tools/link_citations.py            all notebooks
python tools/link_citations.py --check    only name those whose links are not up to date

A citation is a name and a year, "Behm 2016", that one entry of the same notebook's references answers to.
Where a source has no address, the citation is marked as an abbreviation with the same words.
"""

from __future__ import annotations

import ast
import re
import sys
import unicodedata
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import nbformat

from psoas_lib import claim_sources, source
from psoas_lib.cards.references import READ

if TYPE_CHECKING:
    from psoas_lib.content.evidence import Source

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
_CITED = re.compile(
    r"\b(?P<name>[^\W\d_][\w'\u2019-]*)(?: et al\.)?,? (?:\((?P<in>(?:19|20)\d\d)\)|(?P<year>(?:19|20)\d\d)\b)"
)
_LINKED = re.compile(
    r'\[(?P<link>[^\]]+)\]\(https://(?:doi\.org|pubmed\.ncbi\.nlm\.nih\.gov)/[^ )]* "[^"]*"\)'
    r'|<abbr title="[^"]*">(?P<abbr>.*?)</abbr>'
)
# What is no sentence of ours: code, other links, headings.
_APART = re.compile(r"(`[^`]*`|\[[^\]]*\]\([^)]*\)|^#.*$)", re.MULTILINE)


def unlinked(text: str) -> str:
    """Return a cell's text with its citations as plain words.

    Examples
    --------
    >>> unlinked('as [Behm 2016](https://doi.org/10.1/x "Behm (2016).") found')
    'as Behm 2016 found'
    """
    return _LINKED.sub(lambda found: found["link"] or found["abbr"], text)


def linked(text: str, entries: list[Source]) -> str:
    """Return a cell's text with every citation linked that exactly one of the entries answers to."""
    pieces = _APART.split(unlinked(text))
    return "".join(piece if index % 2 else _link_all(piece, entries) for index, piece in enumerate(pieces))


def listed(notebook: nbformat.NotebookNode) -> list[Source]:
    """Return what the notebook's ``references()`` list, in order."""
    keys: list[str] = []
    for cell in notebook.cells:
        if cell.cell_type == "code" and "references(" in cell.source:
            for call in ast.walk(ast.parse(cell.source)):
                if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "references":
                    for given in call.args:
                        keys += [given.value] if isinstance(given, ast.Constant) else claim_sources()
    return [source(key) for key in dict.fromkeys(keys)]


def _link_all(text: str, entries: list[Source]) -> str:
    out, at = "", 0
    for found in _CITED.finditer(text):
        year = int(found["in"] or found["year"])
        meant = [entry for entry in entries if entry.year == year and _plain(found["name"]) in _words(entry)]
        if len(meant) != 1:
            continue
        begin = _with_other_names(text, at, found.start(), meant[0])
        out += text[at:begin] + _marked(text[begin : found.end()], meant[0])
        at = found.end()
    return out + text[at:]


def _with_other_names(text: str, least: int, begin: int, entry: Source) -> int:
    """Move the beginning of a citation before the names that stand before the last: "Blemker & Delp 2005"."""
    at = begin
    while before := re.search(r"([\w'\u2019-]+),? (?:& |and )?$", text[least:at]):
        word = before[1]
        if word != "of" and not (len(word) > 2 and word[0].isupper() and _plain(word) in _words(entry)):
            break
        at = least + before.start()
        if word != "of":
            begin = at
    return begin


def _marked(words: str, entry: Source) -> str:
    told = escape(f"{entry.citation} [{READ[entry.certainty]}]", quote=True).replace("&#x27;", "'")
    if entry.doi:
        return f'[{words}](https://doi.org/{quote(entry.doi, safe="/.:;-_")} "{told}")'
    if entry.pmid:
        return f'[{words}](https://pubmed.ncbi.nlm.nih.gov/{entry.pmid}/ "{told}")'
    return f'<abbr title="{told}">{words}</abbr>'


def _words(entry: Source) -> set[str]:
    return set(re.findall(r"[\w'\u2019-]+", _plain(f"{entry.authors} {entry.journal} {entry.title}")))


def _plain(text: str) -> str:
    kept = unicodedata.normalize("NFKD", text)
    return "".join(c for c in kept if not unicodedata.combining(c)).casefold()


def stale(path: Path, *, write: bool = False) -> bool:
    """Say whether a notebook's citations are not linked as they should be, and mend it if asked to."""
    notebook = nbformat.read(path, as_version=4)
    entries, changed = listed(notebook), False
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and (new := linked(cell.source, entries)) != cell.source:
            cell.source, changed = new, True
    if changed and write:
        nbformat.write(notebook, path)
    return changed


def main() -> int:
    """Link, or check."""
    check = "--check" in sys.argv
    found = [path.name for path in sorted(NOTEBOOKS.glob("*.ipynb")) if stale(path, write=not check)]
    print("\n".join(found) or "Every citation is linked.")
    return int(check and bool(found))


if __name__ == "__main__":
    sys.exit(main())
