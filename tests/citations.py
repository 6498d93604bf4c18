"""Finds what a notebook cites in its sentences, and what it lists at its end."""

import ast
import re
import unicodedata

import notebook_lint as lint

# A capitalised word and a year: "Juker 1998", "González-de-la-Flor 2024", "Blemker & Delp 2005", "Therapies 2024".
_CITED = re.compile(r"\b([^\W\d_][\w'\u2019-]*)(?: et al\.)?,? \(?((?:19|20)\d\d)\b")
_MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
}


def plain(text):
    """Letters without accents, in small: names are typed both ways."""
    kept = unicodedata.normalize("NFKD", text)
    return "".join(c for c in kept if not unicodedata.combining(c)).casefold()


def cited(notebook):
    """Return each (name, year) that the notebook's sentences cite, in order, once."""
    pairs = _CITED.findall(lint.prose(notebook))
    found = [(name, int(year)) for name, year in pairs if name[0].isupper() and name not in _MONTHS]
    return list(dict.fromkeys(found))


def listed(notebook, claim_sources=()):
    """Return the keys that the notebook's references() names, in order."""
    keys = []
    for cell in lint.cells(notebook, "code"):
        for call in ast.walk(ast.parse(lint.source(cell))):
            if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "references":
                for argument in call.args:
                    keys += [argument.value] if isinstance(argument, ast.Constant) else claim_sources
    return keys


def says(source, name, year):
    """Whether a source is the one that a sentence calls by this name and year."""
    told = plain(f"{source.authors} {source.journal} {source.title}")
    return source.year == year and re.search(rf"\b{re.escape(plain(name))}\b", told) is not None


def unlisted(notebook, bibliography, claim_sources=()):
    """Yield each citation that has no matching entry among the notebook's references, and what would match."""
    entries = [bibliography[key] for key in listed(notebook, claim_sources) if key in bibliography]
    for name, year in cited(notebook):
        if not any(says(entry, name, year) for entry in entries):
            could = [key for key, entry in bibliography.items() if says(entry, name, year)]
            yield f"cites {name} {year}, which its references do not list; add {could or 'a source to data/sources.toml'}"


def dead_keys(notebook, bibliography, claim_sources=()):
    """Yield each key of the references that is not in the bibliography, or is there twice."""
    keys = listed(notebook, claim_sources)
    for key in keys:
        if key not in bibliography:
            yield f"lists {key}, which is not in the bibliography"
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f"lists {key} twice"
