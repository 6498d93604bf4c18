"""What a release says about itself is true: version, citation, parts."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

import psoas_lib

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP / "tools"))

import make_sbom  # noqa: E402

PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
LOCK = tomllib.loads((TOP / "uv.lock").read_text("utf-8"))


@pytest.fixture(scope="module")
def citation():
    yaml = pytest.importorskip("yaml")
    return yaml.safe_load((TOP / "CITATION.cff").read_text("utf-8"))


@pytest.fixture(scope="module")
def bill():
    return make_sbom.sbom()


def test_the_citation_has_the_fields_that_the_format_asks_for(citation):
    assert str(citation["cff-version"]) == "1.2.0"
    assert citation["message"]
    assert citation["title"]
    assert citation["type"] == "software"
    assert citation["authors"]
    assert all(author.get("name") or author.get("family-names") for author in citation["authors"])


def test_the_citation_knows_no_field_that_the_format_does_not(citation):
    known = {
        "cff-version",
        "message",
        "title",
        "type",
        "authors",
        "version",
        "date-released",
        "license",
        "abstract",
        "keywords",
        "url",
        "repository-code",
        "repository",
        "repository-artifact",
        "doi",
        "identifiers",
        "references",
        "preferred-citation",
        "contact",
        "commit",
        "license-url",
    }
    assert set(citation) - known == set()


def test_the_citations_version_is_the_librarys_and_its_date_is_a_day_that_has_come(citation):
    assert str(citation["version"]) == psoas_lib.__version__
    released = citation["date-released"]
    day = released if isinstance(released, date) else date.fromisoformat(released)
    assert day >= date(2026, 1, 1)


def test_the_citations_licences_are_the_projects(citation):
    assert " AND ".join(citation["license"]) == PROJECT["project"]["license"]


def test_the_version_stands_in_one_place():
    assert "version" not in PROJECT["project"]
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+((a|b|rc)\d+)?", psoas_lib.__version__)
    assert make_sbom.version() == psoas_lib.__version__


def test_the_changelog_begins_with_what_is_coming_or_with_this_version():
    first = re.search(r"^## \[?([^\]\n]+)\]?", (TOP / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert first
    assert first.group(1).strip() in {"Unreleased", psoas_lib.__version__}


def test_the_bill_names_every_locked_python_package_once_with_its_version(bill):
    listed = {c["purl"] for c in bill["components"] if c["purl"].startswith("pkg:pypi/")}
    locked = {
        f"pkg:pypi/{make_sbom.normalised(p['name'])}@{p['version']}"
        for p in LOCK["package"]
        if p["name"] != "psoas-pack"
    }
    assert listed == locked
    refs = [c["bom-ref"] for c in bill["components"]]
    assert len(refs) == len(set(refs))


def test_the_bill_names_the_locked_javascript_packages_with_their_hashes(bill):
    lock = json.loads((TOP / "js" / "package-lock.json").read_text("utf-8"))
    names = {place.rpartition("node_modules/")[2] for place in lock["packages"] if place}
    listed = [c for c in bill["components"] if c["purl"].startswith("pkg:npm/")]
    assert names <= {c["name"] for c in listed}
    assert all(re.fullmatch(r"[0-9a-f]{40,128}", c["hashes"][0]["content"]) for c in listed if "hashes" in c)


def test_every_dependency_in_the_bill_points_to_a_part_of_it(bill):
    parts = {c["bom-ref"] for c in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
    for edge in bill["dependencies"]:
        assert edge["ref"] in parts
        assert set(edge["dependsOn"]) <= parts
    own = next(e for e in bill["dependencies"] if e["ref"] == bill["metadata"]["component"]["bom-ref"])
    assert {ref.split("@")[0] for ref in own["dependsOn"]} >= {
        "pkg:pypi/anywidget",
        "pkg:pypi/fastjsonschema",
    }


def test_the_bill_has_the_shape_of_cyclonedx(bill):
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert re.fullmatch(
        r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
        bill["serialNumber"],
    )
    for component in bill["components"]:
        assert {"type", "name", "version", "purl", "bom-ref"} <= set(component)
        for reference in component.get("externalReferences", []):
            assert all(re.fullmatch(r"[0-9a-f]{64}", h["content"]) for h in reference["hashes"])


def test_the_bill_is_valid_by_the_formats_own_schema(bill):
    validation = pytest.importorskip("cyclonedx.validation.json")
    from cyclonedx.schema import SchemaVersion

    # The schema's own check of addresses takes minutes for thousands of files; one file of each of three parts
    # has the same shape, and the test below reads them all.
    judge = validation.JsonStrictValidator(SchemaVersion.V1_6)
    parts = [{**one, "externalReferences": []} for one in bill["components"]]
    for number in range(0, len(parts), len(parts) // 5):
        parts[number]["externalReferences"] = bill["components"][number].get("externalReferences", [])[:1]
    assert sum(bool(one["externalReferences"]) for one in parts) >= 3
    assert judge.validate_str(json.dumps({**bill, "components": parts})) is None
    spoilt = {**bill, "components": [{**parts[0], "typ": "library"}]}
    assert judge.validate_str(json.dumps(spoilt)) is not None


def test_the_same_locks_give_the_same_bill(tmp_path):
    made = []
    for number in (1, 2):
        target = tmp_path / f"{number}.json"
        subprocess.run([sys.executable, TOP / "tools" / "make_sbom.py", target], check=True, cwd=tmp_path)
        made.append(target.read_bytes())
    assert made[0] == made[1]
    assert json.loads(made[0])["metadata"]["component"]["version"] == psoas_lib.__version__
