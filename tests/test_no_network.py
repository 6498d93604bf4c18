"""The guard that keeps the pack off the network does guard."""

from __future__ import annotations

import socket

import pytest


def test_a_connection_to_another_machine_is_refused():
    with socket.socket() as link, pytest.raises(AssertionError, match="network was asked"):
        link.connect(("192.0.2.1", 80))


def test_a_connection_on_this_machine_is_let_through():
    with socket.socket() as server, socket.socket() as link:
        server.bind(("127.0.0.1", 0))
        server.listen()
        link.connect(server.getsockname())
