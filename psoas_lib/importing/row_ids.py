"""The id of every reading: the one that the file gave, or one that follows from what the reading says."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from psoas_lib.tokens import PackedTexts

if TYPE_CHECKING:
    from psoas_lib.importing.columns import Coded

_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_HEX = np.zeros(256, bool)
_HEX[[ord(digit) for digit in "0123456789abcdefABCDEF"]] = True
_UUID_KINDS = np.array([place in {8, 13, 18, 23} for place in range(36)], np.intp)
_UUID_LETTERS = np.stack([_HEX, np.arange(256) == ord("-")])


def is_reading_id(text: str) -> bool:
    """Say whether a text is an id that no two readings share, and not just the number of a line.

    Examples
    --------
    >>> is_reading_id("7f1c9c5e-51a4-4f0e-9d6a-0d0f3c1b2a99"), is_reading_id("17")
    (True, False)
    """
    return bool(_UUID.fullmatch(text))


def row_ids(
    texts: dict[str, Coded], numbers: dict[str, Any], *, known_repeat: bool
) -> list[str] | PackedTexts:
    """Return the ids that the file gave, and for other rows ids that follow from what they say.

    The same reading gets the same id in every import of every file, whatever its line, so that nothing is
    ever added to a log twice.
    """
    given = texts["row_id"]
    if isinstance(given.texts, PackedTexts) and _all_uuids(given.texts.packed):
        # Their codes tell repeated ids from others; see `Column.distinct`.
        return PackedTexts(given.texts.packed[given.codes])
    ids = given.spread()
    rest = np.flatnonzero(~_given_ids(ids))
    if len(rest):
        keys = (
            "subject",
            "test",
            "side",
            "state",
            "instrument",
            "rater",
            "pelvis_control",
            "notes",
            "utc_offset",
        )
        words = [texts[key].take(rest) for key in keys]
        bits = [numbers["measured_at"][rest].astype(np.int64).view(np.uint64)]
        bits += [numbers[name][rest].view(np.uint64) for name in ("angle_deg", "pain_0_10")]
        if known_repeat:
            bits.append(numbers["repeat"][rest].astype(np.int64).view(np.uint64))
        low, high = _hash(words, bits, 1), _hash(words, bits, 2)
        # Two equal readings of one sitting are two readings.
        nth = pd.Series(high).groupby(low).cumcount().to_numpy().astype(np.uint64)
        ids[rest] = _as_uuids(_mix(low ^ nth), high)
    return ids.tolist()  # type: ignore[no-any-return]


def _all_uuids(packed: np.ndarray[Any, Any]) -> bool:
    """Say whether all of some packed texts are UUIDs."""
    if not len(packed) or (np.char.str_len(packed) != 36).any():
        return False
    letters = packed.view(np.uint8).reshape(len(packed), -1)[:, :36]
    return bool((_UUID_LETTERS[_UUID_KINDS, letters]).all())


def _given_ids(ids: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Say which of some texts are UUIDs that no earlier row has."""
    lengths = np.fromiter(map(len, ids), np.int64, len(ids))
    given: np.ndarray[Any, Any] = lengths == 36
    places = np.flatnonzero(given)
    if not len(places):
        return given
    text = "".join(ids[places])
    if not text.isascii():
        given &= np.fromiter((bool(_UUID.fullmatch(one)) for one in ids), bool, len(ids))
        given &= _first(ids)
        return given
    letters = np.frombuffer(text.encode("ascii"), np.uint8).reshape(len(places), 36)
    hyphens = [8, 13, 18, 23]
    digits = [place for place in range(36) if place not in hyphens]
    fits = (letters[:, hyphens] == ord("-")).all(axis=1) & _HEX[letters[:, digits]].all(axis=1)
    given[places] = fits
    given &= _first(ids)
    return given


def _first(ids: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    first: np.ndarray[Any, Any] = ~pd.Series(ids, dtype=object).duplicated().to_numpy()
    return first


def _mix(x: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Scramble 64 bits (the finaliser of SplitMix64; Steele, Lea and Flood 2014)."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    x ^= x >> np.uint64(31)
    return x


def _hash(words: list[Coded], bits: list[np.ndarray[Any, Any]], seed: int) -> np.ndarray[Any, Any]:
    found = np.full(len(bits[0]), np.uint64(seed * 0x9E3779B97F4A7C15 % 2**64))
    for place, (codes, texts) in enumerate(words):
        salt = f"{seed} {place} "
        digests = [
            blake2b((salt + text).encode("utf-8", "replace"), digest_size=8).digest() for text in texts
        ]
        each = np.array([int.from_bytes(digest, "big") for digest in digests], np.uint64)
        found = _mix(found ^ each[codes])
    for values in bits:
        found = _mix((found + np.uint64(0x9E3779B97F4A7C15)) ^ values)
    return found


def _as_uuids(low: np.ndarray[Any, Any], high: np.ndarray[Any, Any]) -> list[str]:
    # Version 8 of RFC 9562: an id made in a way of one's own.
    high = (high & np.uint64(0xFFFFFFFFFFFF0FFF)) | np.uint64(0x8000)
    low = (low & np.uint64(0x3FFFFFFFFFFFFFFF)) | np.uint64(0x8000000000000000)
    digits = np.stack([high, low], axis=1).astype(">u8").tobytes().hex()
    whole = [digits[i : i + 32] for i in range(0, len(digits), 32)]
    return [f"{one[:8]}-{one[8:12]}-{one[12:16]}-{one[16:20]}-{one[20:]}" for one in whole]
