"""The pack opens JupyterLab quietly, and says what is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from psoas_lib import checkup, resources, start

TOP = Path(__file__).resolve().parent.parent


def test_jupyterlab_is_told_to_ask_the_network_for_nothing():
    settings = json.loads(
        (Path(start.__file__).parent / "lab_config" / "jupyter_lab_config.json").read_text()
    )
    assert settings["LabApp"] == {
        "news_url": None,
        "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "extension_manager": "readonly",
    }


def test_the_learners_own_jupyter_configuration_still_counts():
    path = start.lab_environment({"JUPYTER_CONFIG_PATH": "/theirs"})["JUPYTER_CONFIG_PATH"]
    assert path.split(os.pathsep)[-1] == "/theirs"


def test_what_the_learner_types_wins_and_no_setting_is_given_twice():
    typed = ["--port=9999", "--ServerApp.root_dir=/elsewhere"]
    arguments = start.lab_arguments(TOP, typed)
    assert arguments[-2:] == typed
    names = [argument.partition("=")[0] for argument in arguments]
    assert len(names) == len(set(names))


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there is no root on this system")
@pytest.mark.parametrize(("user", "allowed"), [(0, True), (1000, False)])
def test_root_is_allowed_only_where_one_is_root(monkeypatch, user, allowed):
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert ("--allow-root" in start.lab_arguments(TOP, [])) is allowed


def test_the_learners_folder_is_git_ignored_and_can_be_moved(monkeypatch):
    monkeypatch.delenv("PSOAS_HOME", raising=False)
    assert resources.home_dir() == TOP / "my_psoas"
    assert "my_psoas/" in (TOP / ".gitignore").read_text().splitlines()
    monkeypatch.setenv("PSOAS_HOME", "~/elsewhere")
    assert resources.home_dir() == Path("~/elsewhere").expanduser()


def test_the_self_check_finds_everything_here():
    check = checkup.self_check()
    assert check.ok, repr(check)
    assert repr(check).endswith("Everything the pack needs is here.")


def test_the_self_check_names_a_missing_package_and_what_to_do(monkeypatch):
    real = metadata.version

    def missing(name):
        if name == "matplotlib":
            raise metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(metadata, "version", missing)
    lines = [str(finding) for finding in checkup.self_check().findings]
    assert any(line.startswith("needs  matplotlib") and "make lab" in line for line in lines)


def test_the_self_check_says_so_when_the_folder_cannot_be_written(monkeypatch, tmp_path):
    blocked = tmp_path / "a-file"
    blocked.write_text("in the way")
    monkeypatch.setenv("PSOAS_HOME", str(blocked))
    lines = [str(finding) for finding in checkup.self_check().findings]
    assert any(line.startswith("needs  your own folder") and "PSOAS_HOME" in line for line in lines)


def test_importing_the_pack_loads_none_of_the_heavy_packages():
    code = (
        "import sys, psoas_lib; "
        "print(sorted({'numpy', 'pandas', 'scipy', 'matplotlib', 'ipywidgets', 'anywidget'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=TOP)
    assert result.stdout.strip() == "[]"


def test_an_unknown_name_is_refused_as_python_does():
    import psoas_lib

    with pytest.raises(AttributeError, match="has no attribute 'psoaz'"):
        psoas_lib.psoaz  # noqa: B018
