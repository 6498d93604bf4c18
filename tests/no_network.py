"""Refuse every connection that leaves this machine; used in tests and in the notebooks' kernels."""

from __future__ import annotations

import socket

_LOCAL = {"127.0.0.1", "::1", "localhost", "0.0.0.0", ""}
_connect = socket.socket.connect


def guarded_connect(self, address):
    """Connect if the address is on this machine."""
    if isinstance(address, tuple) and str(address[0]) not in _LOCAL:
        raise AssertionError(f"The network was asked for {address!r}; the pack must work without it.")
    return _connect(self, address)


def block() -> None:
    """Guard this process until it ends."""
    socket.socket.connect = guarded_connect
