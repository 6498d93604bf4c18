"""Write the bibliography as CSL-JSON, which Zotero, Pandoc and word processors read.

    python tools/make_bibliography.py        writes data/references.csl.json

``data/sources.toml`` and ``data/atlas/sources.toml`` are the source; what is not confirmed there (a title,
an identifier) is left out here, and how each entry was read goes into its note.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
TARGET = TOP / "data" / "references.csl.json"
TYPES = {
    "article": "article-magazine",
    "trial": "article-journal",
    "review": "article-journal",
    "study": "article-journal",
    "anatomy": "article-journal",
    "consensus": "article-journal",
    "model": "article-journal",
    "guideline": "report",
    "page": "webpage",
    "data": "dataset",
    "own": "document",
}
READ = {
    "A": "read on an abstract or official page",
    "B+": "read on two or more secondary pages that agree",
    "B": "read on one secondary page",
    "D": "derived by arithmetic",
    "own": "this pack's own, not validated",
}
# "Sports Medicine 53(3):707-722", "Healthcare 9:427", "Spine 30:1331-1334"; anything else stays a name.
_VOLUME = re.compile(r"(?P<name>.+?) (?P<volume>\d+)(?:\((?P<issue>[\d-]+)\))?(?::(?P<page>[\w-]+))?")
_FAMILIES = {"trial", "review", "study", "anatomy", "consensus", "model"}


def authors(told: str, kind: str) -> list[dict[str, str]]:
    """Return the authors as CSL names; a body or a page is one literal name."""
    if told.startswith("Author") and "not " in told:
        return []
    several = told.removesuffix(" et al.")
    names = re.split(r", | & ", several)
    if kind not in _FAMILIES or any(len(name.split()) > 2 for name in names):
        return [{"literal": told}]
    return [{"family": name} for name in names] + ([{"literal": "others"}] if several != told else [])


def entry(key: str, source: dict[str, object]) -> dict[str, object]:
    """Return one source as a CSL item."""
    kind = str(source["kind"])
    item: dict[str, object] = {"id": key, "type": TYPES[kind]}
    if named := authors(str(source["authors"]), kind):
        item["author"] = named
    if "year" in source:
        item["issued"] = {"date-parts": [[source["year"]]]}
    if "title" in source:
        item["title"] = source["title"]
    if "journal" in source:
        parts = _VOLUME.fullmatch(str(source["journal"]))
        item["container-title"] = parts["name"] if parts else source["journal"]
        item |= {name: parts[name] for name in ("volume", "issue", "page") if parts and parts[name]}
    item |= {upper: source[lower] for upper, lower in (("DOI", "doi"), ("PMID", "pmid")) if lower in source}
    item["abstract"] = source["about"]
    note = f"Certainty {source['certainty']}: {READ[str(source['certainty'])]}."
    item["note"] = f"{note} {source['note']}" if "note" in source else note
    return item


def bibliography(folder: Path = TOP / "data") -> str:
    """Return both bibliographies as one CSL-JSON text, sorted by key."""
    sources: dict[str, dict[str, object]] = {}
    for name in ("atlas/sources.toml", "sources.toml"):
        sources |= tomllib.loads((folder / name).read_text(encoding="utf-8"))
    items = [entry(key, sources[key]) for key in sorted(sources)]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    """Write the file."""
    TARGET.write_text(bibliography(), encoding="utf-8")
    print(TARGET.relative_to(TOP))
    return 0


if __name__ == "__main__":
    sys.exit(main())
