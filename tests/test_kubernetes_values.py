"""The values for more than one machine use the charts' keys, carry no secret and limit everything."""

from __future__ import annotations

import copy
import re
import sys
import tomllib
from pathlib import Path

import pytest

yaml = pytest.importorskip("yaml")
FOLDER = Path(__file__).resolve().parents[1] / "deploy" / "kubernetes"
sys.path.insert(0, str(FOLDER))

import check_values  # noqa: E402

KNOWN = tomllib.loads((FOLDER / "keys.toml").read_text("utf-8"))
FILES = ["values", "dask-gateway"]


@pytest.mark.parametrize("name", FILES)
def test_every_key_is_one_that_the_chart_has_with_a_value_of_its_kind(name):
    assert check_values.by_keys(check_values.read(FOLDER / f"{name}.yaml"), KNOWN[name]) == []


@pytest.mark.parametrize("name", FILES)
def test_no_known_key_is_listed_that_the_file_does_not_use(name):
    paths = [path for path, _ in check_values.leaves(check_values.read(FOLDER / f"{name}.yaml"))]
    unused = [
        key
        for key, kinds in KNOWN[name].items()
        if not any(check_values._fits(path, key, kinds) for path in paths)
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("singleuser.memory.guarntee", "1G"),
        ("singleuser.cpu.limit", "2"),
        ("singleuser.startTimeout", True),
        ("proxy.https.type", "letsencript"),
        ("hub.concurrentSpawnLimit", "64"),
        ("cull.timout", 60),
        ("singleuser.image.tag", 0.1),
        ("singleuser.networkPolicy.egressAllowRules.nonPrivateIPs", "no"),
    ],
)
def test_a_misspelt_key_or_a_value_of_another_kind_is_found(path, value):
    values = copy.deepcopy(check_values.read(FOLDER / "values.yaml"))
    place = values
    *way, last = path.split(".")
    for part in way:
        place = place[part]
    place[last] = value
    (wrong,) = check_values.by_keys(values, KNOWN["values"])
    assert wrong.startswith(path)


def test_our_values_are_merged_over_a_charts_before_its_schema_judges(tmp_path):
    (tmp_path / "values.yaml").write_text(
        "hub:\n  needed: 1\n  list: [1, 2]\ncull: {enabled: true}\n", "utf-8"
    )
    schema = {
        "type": "object",
        "additionalProperties": False,
        "required": ["hub", "cull"],
        "properties": {
            "cull": {"type": "object"},
            "hub": {
                "type": "object",
                "additionalProperties": False,
                "required": ["needed"],
                "properties": {"needed": {"type": "integer"}, "list": {"type": "array", "maxItems": 2}},
            },
        },
    }
    (tmp_path / "values.schema.yaml").write_text(yaml.safe_dump(schema), "utf-8")
    assert check_values.by_chart({"hub": {"list": [3]}}, tmp_path) == []
    (wrong,) = check_values.by_chart({"hub": {"lst": [3]}}, tmp_path)
    assert "lst" in wrong
    (wrong,) = check_values.by_chart({"hub": {"needed": "one"}}, tmp_path)
    assert wrong.startswith("hub.needed")


@pytest.mark.parametrize("name", FILES)
def test_no_secret_stands_in_the_files(name):
    text = (FOLDER / f"{name}.yaml").read_text("utf-8")
    values = dict(check_values.leaves(yaml.safe_load(text)))
    assert [
        path for path in values if re.search(r"(password|secret|cryptoKey|apiToken)$", path, re.IGNORECASE)
    ] == []
    assert not re.search(r"\b[0-9a-f]{32,}\b", text)


def test_nobody_comes_in_and_nothing_is_unlimited_until_the_lecturer_decides():
    values = check_values.read(FOLDER / "values.yaml")
    assert values["hub"]["config"]["JupyterHub"]["authenticator_class"] == "null"
    assert values["singleuser"]["memory"]["limit"]
    assert values["singleuser"]["cpu"]["limit"]
    assert values["singleuser"]["networkPolicy"]["enabled"] is True
    # Of these the chart's own default for the first is true: out to the internet.
    rules = values["singleuser"]["networkPolicy"]["egressAllowRules"]
    assert rules == {"nonPrivateIPs": False, "privateIPs": False, "cloudMetadataServer": False}
    assert values["singleuser"]["cloudMetadata"]["blockWithIptables"] is True
    assert values["proxy"]["https"]["enabled"] is True
    assert check_values.read(FOLDER / "dask-gateway.yaml")["traefik"]["service"]["type"] == "ClusterIP"


def test_hub_and_gateway_agree_on_names_and_image():
    hub, gateway = (check_values.read(FOLDER / f"{name}.yaml") for name in FILES)
    environment = hub["singleuser"]["extraEnv"]
    assert environment["DASK_GATEWAY__ADDRESS"].endswith(gateway["gateway"]["prefix"])
    assert (
        gateway["gateway"]["auth"]["jupyterhub"]["apiTokenFromSecretKey"]
        == "hub.services.dask-gateway.apiToken"
    )
    assert "dask-gateway" in hub["hub"]["services"]
    service = hub["hub"]["services"]["dask-gateway"]["url"].removeprefix("http://")
    assert environment["DASK_GATEWAY__PROXY_ADDRESS"] == f"gateway://{service}:80"
    image = {key: hub["singleuser"]["image"][key] for key in ("name", "tag")}
    assert gateway["gateway"]["backend"]["image"] == image
    selected = hub["singleuser"]["networkPolicy"]["egress"][0]["to"][0]["podSelector"]["matchLabels"]
    assert service == f"traefik-{selected['app.kubernetes.io/instance']}"


def test_the_images_tag_is_the_packs_version():
    import psoas_lib

    assert check_values.read(FOLDER / "values.yaml")["singleuser"]["image"]["tag"] == psoas_lib.__version__
