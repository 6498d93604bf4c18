"""Write what a release is made of, as CycloneDX 1.6 JSON, from uv.lock and js/package-lock.json.

    python tools/make_sbom.py dist/psoas-pack.cdx.json

The same locks give the same bytes: the serial number is derived from the components, and the date is that of
SOURCE_DATE_EPOCH, left out where it is not set.
"""

from __future__ import annotations

import base64
import json
import os
import re
import sys
import tomllib
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parent.parent
OWN = "psoas-pack"


def version() -> str:
    """Return the version from the one place where it stands."""
    text = (TOP / "psoas_lib" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if not found:
        raise SystemExit('psoas_lib/__init__.py has no line __version__ = "...".')
    return found.group(1)


def normalised(name: str) -> str:
    """Return a Python package's name as a package URL has it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _hash(text: str) -> dict[str, str]:
    kind, _, value = text.partition(":")
    return {"alg": {"sha256": "SHA-256", "sha512": "SHA-512"}[kind], "content": value}


def python_components(lock: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the locked Python packages, with the hashes that an installer checks."""
    found = []
    for package in lock["package"]:
        if package["name"] == OWN:
            continue
        purl = f"pkg:pypi/{normalised(package['name'])}@{package['version']}"
        files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
        # A component has one hash of each kind, and each file of a package its own: they go as references.
        references = [
            {"type": "distribution", "url": file["url"], "hashes": [_hash(file["hash"])]}
            for file in files
            if "url" in file and "hash" in file
        ]
        component = {
            "type": "library",
            "bom-ref": purl,
            "name": package["name"],
            "version": package["version"],
            "purl": purl,
        }
        found.append({**component, "externalReferences": references} if references else component)
    return found


def node_components(lock: dict[str, Any], *, bundled: bool) -> list[dict[str, Any]]:
    """Return the locked JavaScript packages; those that only build or test have the scope excluded."""
    found = {}
    for place, package in lock["packages"].items():
        if not place or "version" not in package:
            continue
        name = package.get("name") or place.rpartition("node_modules/")[2]
        purl = f"pkg:npm/{name.replace('@', '%40')}@{package['version']}"
        component: dict[str, Any] = {
            "type": "library",
            "bom-ref": purl,
            "name": name,
            "version": package["version"],
            "purl": purl,
        }
        if package.get("dev") or not bundled:
            component["scope"] = "excluded"
        if "integrity" in package:
            kind, _, value = package["integrity"].partition("-")
            alg = {"sha512": "SHA-512", "sha1": "SHA-1", "sha256": "SHA-256", "sha384": "SHA-384"}[kind]
            component["hashes"] = [{"alg": alg, "content": base64.b64decode(value).hex()}]
        if isinstance(package.get("license"), str):
            component["licenses"] = [{"expression": package["license"]}]
        found[purl] = component
    return list(found.values())


def dependencies(lock: dict[str, Any]) -> list[dict[str, Any]]:
    """Return which locked Python package needs which."""
    known = {
        p["name"]: f"pkg:pypi/{normalised(p['name'])}@{p['version']}"
        for p in lock["package"]
        if p["name"] != OWN
    }
    own = f"pkg:pypi/{OWN}@{version()}"
    edges: dict[str, set[str]] = {own: set(), **{ref: set() for ref in known.values()}}
    for package in lock["package"]:
        ref = known.get(package["name"], own)
        wanted = package.get("dependencies", [])
        if package["name"] == OWN:
            wanted = [
                *wanted,
                *(d for extra in package.get("optional-dependencies", {}).values() for d in extra),
            ]
        edges[ref] |= {known[d["name"]] for d in wanted if d["name"] in known}
    return [{"ref": ref, "dependsOn": sorted(needs)} for ref, needs in sorted(edges.items())]


def sbom() -> dict[str, Any]:
    """Return the whole bill."""
    lock = tomllib.loads((TOP / "uv.lock").read_text("utf-8"))
    components = python_components(lock)
    for folder in ("js", "deploy"):
        file = TOP / folder / "package-lock.json"
        if file.is_file():
            components += node_components(json.loads(file.read_text("utf-8")), bundled=folder == "js")
    components = [one for _, one in sorted({c["bom-ref"]: c for c in reversed(components)}.items())]
    own = f"pkg:pypi/{OWN}@{version()}"
    subject = {
        "type": "library",
        "bom-ref": own,
        "name": OWN,
        "version": version(),
        "purl": own,
        "licenses": [{"expression": "MIT AND CC-BY-4.0"}],
    }
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([subject, components], sort_keys=True))
    metadata: dict[str, Any] = {"component": subject}
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        metadata = {
            "timestamp": datetime.fromtimestamp(int(epoch), UTC).isoformat().replace("+00:00", "Z"),
            **metadata,
        }
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": metadata,
        "components": components,
        "dependencies": dependencies(lock),
    }


def main() -> None:
    """Write the bill to the file that is named, or print it."""
    text = json.dumps(sbom(), indent=1, ensure_ascii=False) + "\n"
    if len(sys.argv) > 1:
        target = Path(sys.argv[1])
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
