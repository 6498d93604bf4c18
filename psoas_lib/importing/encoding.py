"""Which encoding the bytes of a text file are in."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_STEP_BYTES = 16_000_000


def open_bytes(data: bytes | Path | None) -> IO[bytes]:
    """Return a stream over a file or over bytes."""
    return data.open("rb") if isinstance(data, Path) else io.BytesIO(data or b"")


def find_encoding(data: bytes | Path, start: bytes) -> str:
    """Return the encoding of a text, whose first bytes are `start`, by what its bytes can mean.

    Examples
    --------
    >>> find_encoding(b"Streckung;8,5", b"Streckung;8,5")
    'utf-8'
    >>> find_encoding("Hüfte".encode("cp1252"), "Hüfte".encode("cp1252"))
    'cp1252'
    """
    for mark, name in _BOMS:
        if start.startswith(mark):
            return name
    return _by_zeros(start) or _by_letters(data)


def _by_zeros(start: bytes) -> str:
    """Return which UTF-16 has zeros where these bytes have them; empty if none."""
    if len(start) < 4:
        return ""
    even, odd = start[:4000:2], start[1:4000:2]
    few = 0.02 * (len(even) + len(odd))
    if odd.count(0) > 0.3 * len(odd) and even.count(0) < few:
        return "utf-16-le"
    if even.count(0) > 0.3 * len(even) and odd.count(0) < few:
        return "utf-16-be"
    return ""


def _by_letters(data: bytes | Path) -> str:
    good = bad = 0
    for chunk in _chunks(data):
        if chunk.isascii():
            continue
        try:
            chunk.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            for line in chunk.splitlines():
                try:
                    good += not line.decode("utf-8").isascii()
                except UnicodeDecodeError:
                    bad += 1
    if not bad or good:
        return "utf-8"
    for chunk in _chunks(data):
        try:
            chunk.decode("cp1252")
        except UnicodeDecodeError:
            return "latin-1"
    return "cp1252"


def _chunks(data: bytes | Path) -> Iterator[bytes]:
    with open_bytes(data) as raw:
        while chunk := raw.read(_STEP_BYTES):
            yield chunk + raw.readline()
