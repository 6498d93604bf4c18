"""Names that stand for students without telling who they are."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SALT_BYTES = 16


def anonymous_ids(names: Iterable[str], salt: bytes) -> dict[str, str]:
    """Give each name a short id that only the holder of the salt can work out again.

    Parameters
    ----------
    names : iterable of str
        As the files are called.
    salt : bytes
        At least 16 bytes that stay with the teacher; the same salt gives the same ids next week.

    Returns
    -------
    dict of str to str
        Ids such as ``"S-3f9a2c"``: keyed BLAKE2b of the name, as long as is needed to tell all apart.

    Raises
    ------
    ValueError
        If the salt is so short that the names could be tried out.

    Examples
    --------
    >>> ids = anonymous_ids(["anna", "ben"], b"sixteen bytes 16")
    >>> len(set(ids.values())), all(name.startswith("S-") for name in ids.values())
    (2, True)
    """
    if len(salt) < SALT_BYTES:
        raise ValueError(
            f"The salt has {len(salt)} bytes; expected {SALT_BYTES} or more: secrets.token_bytes(16). "
            "With a short one anybody could try out the names of the class."
        )
    whole = {
        name: hmac.new(salt, name.encode("utf-8", "surrogatepass"), hashlib.blake2b).hexdigest()
        for name in sorted(set(names))
    }
    length = 6
    while len({found[:length] for found in whole.values()}) < len(whole):
        length += 2
    return {name: f"S-{found[:length]}" for name, found in whole.items()}
