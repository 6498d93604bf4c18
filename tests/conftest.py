"""What every test shares: no network beyond this machine, and nobody's own log."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from no_network import guarded_connect


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory, monkeypatch):
    """Give each test an empty learner's folder."""
    monkeypatch.setenv("PSOAS_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    """Fail any test in which Python asks for something outside this machine."""
    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
