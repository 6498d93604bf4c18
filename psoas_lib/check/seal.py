"""Close a question for travelling: the page that asks it does not show its answer.

Every reply lies in a drawer whose lock is the answer itself: the name on the drawer is a hash of the
answer, and the reply is encrypted with a key derived from it. A browser can thus mark an answer without
a kernel and without holding the key of the question. Hints and the solution have to open without an
answer; they are only made unreadable to the passing eye.

This keeps a learner from reading the answer by accident. It does not stop anybody who wants to cheat:
four options are quickly tried, and the answers lie in clear in ``data/questions``.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psoas_lib.check.question import Question, Reply

ITERATIONS = 1000
_PREFIX = "psoas question 1"


def _bytes(key: bytes, length: int) -> bytes:
    """Stretch a key to a stream: HMAC-SHA256 in counter mode."""
    blocks = (hmac.digest(key, f"stream {i}".encode(), "sha256") for i in range(-(-length // 32)))
    return b"".join(blocks)[:length]


def _close(key: bytes, value: object) -> str:
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(
        bytes(a ^ b for a, b in zip(plain, _bytes(key, len(plain)), strict=True))
    ).decode()


def open_drawer(key: bytes, closed: str) -> object:
    """Undo what was closed with the same key.

    Parameters
    ----------
    key : bytes
        From :func:`derive`.
    closed : str
        Base64.

    Returns
    -------
    object
        What was closed, as JSON gives it back.
    """
    data = base64.b64decode(closed)
    return json.loads(bytes(a ^ b for a, b in zip(data, _bytes(key, len(data)), strict=True)))


def salt_of(question: Question) -> bytes:
    """Return a question's own salt, the same on every computer so that outputs do not change."""
    return hashlib.sha256(f"{_PREFIX}\n{question.id}\n{question.text}".encode()).digest()[:16]


def pbkdf2(secret: bytes, salt: bytes, rounds: int) -> bytes:
    """Return 32 bytes of PBKDF2-HMAC-SHA256 (RFC 8018, section 5.2), also where Python has no OpenSSL.

    Parameters
    ----------
    secret, salt : bytes
    rounds : int

    Examples
    --------
    >>> pbkdf2(b"a", b"salt", 2) == hashlib.pbkdf2_hmac("sha256", b"a", b"salt", 2)
    True
    """
    if hasattr(hashlib, "pbkdf2_hmac"):
        return hashlib.pbkdf2_hmac("sha256", secret, salt, rounds)
    block = hmac.digest(secret, salt + b"\0\0\0\1", "sha256")
    mixed = int.from_bytes(block)
    for _ in range(rounds - 1):
        block = hmac.digest(secret, block, "sha256")
        mixed ^= int.from_bytes(block)
    return mixed.to_bytes(32)


def derive(salt: bytes, secret: str) -> tuple[str, bytes]:
    """Derive the name of a drawer and the key to it.

    Parameters
    ----------
    salt : bytes
        Of the question.
    secret : str
        One key of an answer.

    Returns
    -------
    name : str
        24 hexadecimal digits.
    key : bytes
        32 bytes: PBKDF2-HMAC-SHA256 with ``ITERATIONS`` rounds.
    """
    key = pbkdf2(secret.encode(), salt, ITERATIONS)
    return hmac.digest(key, b"name", "sha256").hex()[:24], key


def seal(
    question: Question, cite: dict[str, str] | None = None, leads_to: dict[str, str] | None = None
) -> dict[str, object]:
    """Return a question as the browser gets it.

    Parameters
    ----------
    question : Question
        From the bank.
    cite : dict of str to str, optional
        Short citations by source key; a key without one is shown as it is.
    leads_to : dict of str to str, optional
        For a decision in a case: the scene to which each option leads.

    Returns
    -------
    dict
        JSON-ready. ``drawers`` maps names to closed replies; ``open`` holds hints, the solution, the
        sources and the general reply, closed with the salt alone.
    """
    salt = salt_of(question)
    drawers = {}
    for secret, reply in question.replies.items():
        name, key = derive(salt, secret)
        drawers[name] = _close(key, _reply_json(reply))
    sources = [(cite or {}).get(key, key) for key in question.sources]
    return {
        "id": question.id,
        "kind": question.kind,
        "text": question.text,
        "salt": salt.hex(),
        "iterations": ITERATIONS,
        "options": [{"letter": option.letter, "text": option.text} for option in question.options],
        "units": [name for name, _ in question.units],
        "targets": [{"offset": target.offset, "step": target.step} for target in question.targets],
        "points": [
            {
                "number": p.number,
                "at": [p.x_percent, p.y_percent],
                "pin": [p.pin_x_percent, p.pin_y_percent],
                "where": p.where,
            }
            for p in question.points
        ],
        "hints": len(question.hints),
        "drawers": dict(sorted(drawers.items())),
        "open": _close(
            salt,
            {
                "hints": question.hints,
                "solution": question.solution,
                "otherwise": question.otherwise,
                "sources": sources,
                "next": leads_to or {},
            },
        ),
    }


def _reply_json(reply: Reply) -> dict[str, object]:
    return {"right": reply.right, "text": reply.text}
