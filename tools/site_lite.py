"""The browser edition: JupyterLite with the notebooks, the pack's own wheel and every wheel it needs.

The kernel itself (Pyodide) is fetched by learners' browsers from its own content network. `carry_pyodide`
puts it into the site instead, as far as the package registries have it: that is how the edition is tested
without a network.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parent.parent
SITE = TOP / "site"
CACHE = TOP / ".tools" / "site"
KERNEL = {"display_name": "Python (in the browser)", "language": "python", "name": "python"}
READY = "%pip install -q psoas-pack\nfrom psoas_lib.lite import get_ready\n\nawait get_ready()"
# What Pyodide's Python needs before it can run the first cell.
STARTS_WITH = (
    "micropip",
    "packaging",
    "ipython",
    "jedi",
    "parso",
    "six",
    "typing-extensions",
    "prompt-toolkit",
)
# Only what a learner opens; no source maps.
# Wheels that run on any Python: a compiled one for this machine is of no use in a browser.
_PURE = ("--platform", "any", "--implementation", "py", "--abi", "none")
_FLAGS = ("--no-sourcemaps", "--no-unused-shared-packages", "--apps", "lab")


def versions() -> dict[str, Any]:
    """Return the pinned versions."""
    return tomllib.loads((SITE / "versions.toml").read_text(encoding="utf-8"))


def run(*command: str | Path, cwd: Path = TOP) -> None:
    """Run a program quietly; show all it said if it fails."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(
            f"{' '.join(map(str, command))} failed:\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
        )


def pack_wheel(folder: Path) -> Path:
    """Build the pack's wheel into a folder."""
    for old in folder.glob("psoas_pack-*.whl"):
        old.unlink()
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    return next(folder.glob("psoas_pack-*.whl"))


def download(folder: Path, requirement: str, *options: str) -> None:
    """Fetch one wheel, without what it depends on."""
    run(
        sys.executable,
        "-m",
        "pip",
        "download",
        "-q",
        "--no-deps",
        "--only-binary=:all:",
        *options,
        "-d",
        folder,
        requirement,
    )


def wheels() -> list[Path]:
    """Return the wheels that the browser's kernel installs from this site."""
    folder = CACHE / "wheels"
    folder.mkdir(parents=True, exist_ok=True)
    found = [pack_wheel(folder)]
    for name, version in versions()["wheels"].items():
        pattern = f"{name.replace('-', '_')}-{version}-*.whl"
        if not list(folder.glob(pattern)):
            download(folder, f"{name}=={version}", *_PURE)
        found += folder.glob(pattern)
    return found


def browser_notebook(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return a notebook for the browser edition: what differs is said and done in its first two cells."""
    told = (SITE / "lite" / "first_cell.md").read_text(encoding="utf-8").strip()
    first = [
        {"cell_type": "markdown", "id": "browser-words", "metadata": {}, "source": told},
        {
            "cell_type": "code",
            "id": "browser-ready",
            "metadata": {},
            "execution_count": None,
            "outputs": [],
            "source": READY,
        },
    ]
    cells = notebook["cells"]
    return {
        **notebook,
        "cells": [cells[0], *first, *cells[1:]],
        "metadata": {**notebook["metadata"], "kernelspec": KERNEL},
    }


def contents(folder: Path) -> None:
    """Lay out what the browser edition's file list shows: notebooks, sample data, where the log goes."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in sorted((TOP / "notebooks").glob("*.ipynb")):
        made = browser_notebook(json.loads(path.read_text(encoding="utf-8")))
        (folder / path.name).write_text(json.dumps(made, ensure_ascii=False, indent=1), encoding="utf-8")
    shutil.copytree(TOP / "data" / "sample", folder / "data" / "sample")
    for name in ("hips_trial.csv", "datapackage.json"):
        shutil.copy(TOP / "data" / name, folder / "data" / name)


def _same(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def carry_pyodide(folder: Path) -> list[str]:
    """Put Pyodide and the pure Python wheels of its lock into a folder; return the names that could not be had.

    The npm package holds the runtime without any wheel. The wheels come from the Python package index, where
    they are built anew, so their checksums in the lock are replaced by those of what was fetched.
    """
    pinned = versions()["pyodide"]
    archive = CACHE / f"pyodide-{pinned['version']}.tgz"
    CACHE.mkdir(parents=True, exist_ok=True)
    if not archive.is_file():
        run(_npm(), "pack", f"pyodide@{pinned['version']}", "--silent", "--pack-destination", CACHE)
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as tar:
        tar.extractall(folder.parent, filter="data")
    (folder.parent / "package").replace(folder)
    lock_path = folder / "pyodide-lock.json"
    lock = json.loads(lock_path.read_text(encoding="utf-8"))
    by_name = {_same(key): entry for key, entry in lock["packages"].items()}
    missing = [name for name in _closure(by_name) if not _fetch(by_name[name], folder, pinned)]
    lock_path.write_text(json.dumps(lock), encoding="utf-8")
    return missing


def _npm() -> str:
    return shutil.which("npm") or str(Path(sys.executable).with_name("npm"))


def _closure(by_name: dict[str, dict[str, Any]]) -> list[str]:
    found: set[str] = set()
    todo = list(STARTS_WITH)
    while todo:
        name = _same(todo.pop())
        if name in by_name and name not in found:
            found.add(name)
            todo += by_name[name]["depends"]
    return sorted(found)


def _fetch(entry: dict[str, Any], folder: Path, pinned: dict[str, str]) -> bool:
    store = CACHE / "pyodide-wheels"
    store.mkdir(parents=True, exist_ok=True)

    def have() -> Path | None:
        parts = ((one, one.name.split("-")) for one in store.glob("*.whl"))
        wanted = (_same(entry["name"]), entry["version"])
        return next((one for one, (name, version, *_) in parts if (_same(name), version) == wanted), None)

    if have() is None:
        platforms = ("--platform", f"pyemscripten_{pinned['abi']}_wasm32", "--platform", "any")
        abis = ("--implementation", "cp", "--abi", f"cp{pinned['python'].replace('.', '')}", "--abi", "none")
        try:
            download(
                store,
                f"{entry['name']}=={entry['version']}",
                "--python-version",
                pinned["python"],
                *platforms,
                *abis,
            )
        except SystemExit:
            return False
    wheel = have()
    if wheel is None:
        return False
    entry["file_name"] = wheel.name
    entry["sha256"] = hashlib.sha256(wheel.read_bytes()).hexdigest()
    shutil.copy(wheel, folder / wheel.name)
    return True


def build(target: Path, *, carry: bool) -> None:
    """Build the browser edition into a folder; with `carry`, one that needs no network at all."""
    work = CACHE / "lite"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(SITE / "lite", work)
    contents(work / "files")
    if carry:
        missing = carry_pyodide(work / "static" / "pyodide")
        print(f"Carried along: Pyodide. Not to be had from the registries: {', '.join(missing) or 'nothing'}")
    given = [part for wheel in wheels() for part in ("--piplite-wheels", str(wheel))]
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1735689600")  # the same site twice is the same bytes
    run(
        sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", work, "--contents", work / "files",
        "--output-dir", target, *given, *_FLAGS, cwd=work,
    )  # fmt: skip
