"""Check a values file against a chart: by the keys that keys.toml lists, or against the chart itself.

    python check_values.py values.yaml                      by keys.toml
    python check_values.py values.yaml CHART/jupyterhub     merged over the chart's values, by its schema

Our file alone lacks what the chart requires, so it is merged over the chart's own values first, as Helm does.
"""

from __future__ import annotations

import fnmatch
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
_KINDS = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list}


def read(path: Path) -> dict:
    """Return a YAML file."""
    import yaml

    return yaml.safe_load(path.read_text("utf-8")) or {}


def leaves(tree: object, path: tuple[str, ...] = ()) -> list[tuple[str, object]]:
    """Return every path to something that is no mapping."""
    if isinstance(tree, dict) and tree:
        return [leaf for key, value in tree.items() for leaf in leaves(value, (*path, str(key)))]
    return [(".".join(path), tree)]


def by_keys(values: dict, known: dict[str, list[str]]) -> list[str]:
    """Return what is wrong with a values file by a table of known keys; empty if nothing is."""
    wrong = []
    for path, value in leaves(values):
        pattern = next((one for one in known if _fits(path, one, known[one])), None)
        if pattern is None:
            wrong.append(f"{path}: the chart has no such key")
        elif not any(_is(value, kind) for kind in known[pattern]):
            wrong.append(f"{path}: got {value!r}, expected {' or '.join(known[pattern])}")
    return wrong


def _fits(path: str, pattern: str, kinds: list[str]) -> bool:
    # A label's own dots are part of its key, so a pattern that ends in a star takes them all.
    if pattern.endswith(".*") and pattern.count("*") == 1:
        return path.startswith(pattern[:-1])
    if kinds == ["any"]:
        return path == pattern or path.startswith(f"{pattern}.")
    return path.count(".") == pattern.count(".") and fnmatch.fnmatchcase(path, pattern)


def _is(value: object, kind: str) -> bool:
    if kind == "any":
        return True
    if kind not in _KINDS:
        return value == kind
    return isinstance(value, _KINDS[kind]) and (kind == "boolean" or not isinstance(value, bool))


def merged(below: dict, above: dict) -> dict:
    """Return two values files as Helm merges them: mappings key by key, everything else replaced."""
    out = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(out.get(key), dict)
        out[key] = merged(out[key], value) if both else value
    return out


def by_chart(values: dict, chart: Path) -> list[str]:
    """Return what a chart's own schema finds wrong with our values merged over its own."""
    import jsonschema

    found = [chart / f"values.schema.{kind}" for kind in ("yaml", "json")]
    schema = read(next(path for path in found if path.exists()))  # JSON is YAML
    whole = merged(read(chart / "values.yaml"), values)
    errors = jsonschema.Draft7Validator(schema).iter_errors(whole)
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


def main() -> int:
    """Say what is wrong, one line each."""
    path = Path(sys.argv[1])
    if len(sys.argv) > 2:
        wrong = by_chart(read(path), Path(sys.argv[2]))
    else:
        wrong = by_keys(read(path), tomllib.loads((HERE / "keys.toml").read_text("utf-8"))[path.stem])
    print("\n".join(wrong) or f"{path.name}: nothing wrong was found")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
