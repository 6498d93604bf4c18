"""Errors that say where, what was found, what is allowed, and which names come close."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ContentError(ValueError):
    """A file of the pack's content, or a file in the same form, breaks its rules.

    Attributes
    ----------
    file, entry, field : str
        Where it is.
    found : str
        What stands there.
    allowed : str
        What may stand there.
    """

    def __init__(self, *, file: str, entry: str, field: str, found: str, allowed: str) -> None:
        """Put the five parts into one sentence."""
        super().__init__(f"{file}, entry {entry}, field {field}: found {found}; allowed: {allowed}.")
        self.file, self.entry, self.field, self.found, self.allowed = file, entry, field, found, allowed


class UnknownIdError(LookupError, ValueError):
    """An id that the pack does not have: a look-up that failed because of a value that was given."""


def unknown(kind: str, got: object, known: Iterable[str]) -> UnknownIdError:
    """Return the error for an id that does not exist, with the close ones named.

    Parameters
    ----------
    kind : str
        What was looked for, as the learner calls it.
    got : object
        The id that was given.
    known : iterable of str
        The ids that exist.

    Returns
    -------
    UnknownIdError

    Examples
    --------
    >>> print(unknown("exercise", "brigde", ["bridge", "half-kneeling"]))
    There is no exercise 'brigde'. Did you mean 'bridge'? There are: bridge, half-kneeling.
    """
    names = sorted(known)
    close = get_close_matches(str(got), names, n=3, cutoff=0.6)
    hint = f" Did you mean {' or '.join(repr(name) for name in close)}?" if close else ""
    return UnknownIdError(f"There is no {kind} {got!r}.{hint} There are: {', '.join(names)}.")
