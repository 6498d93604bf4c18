"""One writer at a time for a folder of plain files, on laptops, network drives and in the browser.

``fcntl.flock`` is used where the system and the file system have it: it is freed by the kernel when a
process dies. Elsewhere (Windows, Pyodide, some network drives) a lock file made with ``O_EXCL`` does the
work, and one left behind by a process that died is taken over.
"""

from __future__ import annotations

import errno
import os
import threading
import time
import uuid
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_STALE_S = 10.0
_POLL_S = 0.01
_NOT_SUPPORTED = {errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.EINVAL, errno.EBADF}

_threads: dict[str, threading.RLock] = {}
_threads_guard = threading.Lock()


class LockTimeoutError(OSError):
    """Somebody else kept the file for too long; nothing was written."""


def _thread_lock(path: Path) -> threading.RLock:
    with _threads_guard:
        return _threads.setdefault(os.path.realpath(path), threading.RLock())


@contextmanager
def locked(path: Path, *, timeout_s: float = 30.0, kernel: bool = True) -> Iterator[None]:
    """Hold the lock of a file's folder while the block runs.

    Parameters
    ----------
    path : pathlib.Path
        The lock file, for instance ``my_psoas/.lock``. Its folder must exist.
    timeout_s : float
        How long to wait for another holder, in seconds.
    kernel : bool
        False skips ``fcntl`` even where it exists; the lock file alone is used.

    Raises
    ------
    LockTimeoutError
        If another program holds the lock for longer than `timeout_s`.
    OSError
        If the lock file cannot be made, for instance in a read-only folder.
    """
    with _thread_lock(path):
        taken = _flock(path, timeout_s) if kernel else None
        if taken is not None:
            try:
                yield
            finally:
                os.close(taken)
            return
        token = _take_exclusive(path.with_name(path.name + ".held"), timeout_s)
        try:
            yield
        finally:
            _drop_exclusive(path.with_name(path.name + ".held"), token)


def _flock(path: Path, timeout_s: float) -> int | None:
    """Return the descriptor that holds the kernel's lock, or None where there is no such lock."""
    try:
        import fcntl  # noqa: PLC0415 - it does not exist on Windows
    except ImportError:
        return None
    if not hasattr(fcntl, "flock"):  # Pyodide has the module without its locks
        return None
    fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    deadline = time.monotonic() + timeout_s
    while True:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _NOT_SUPPORTED:
                os.close(fd)
                return None
            if error.errno not in {errno.EAGAIN, errno.EACCES, errno.EINTR}:
                os.close(fd)
                raise
        else:
            return fd
        if time.monotonic() > deadline:
            os.close(fd)
            raise _too_long(path, timeout_s)
        time.sleep(_POLL_S)


def _take_exclusive(path: Path, timeout_s: float) -> str:
    """Make the lock file, waiting for its holder, and return the token written in it."""
    token = f"{os.getpid()} {uuid.uuid4()}"
    deadline = time.monotonic() + timeout_s
    # A lock file is empty for a moment between being made and being signed, so "" is a token like others.
    seen: str | None = None
    seen_since = 0.0
    while True:
        try:
            fd = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
        except (FileExistsError, PermissionError) as error:
            # Windows answers PermissionError while a deleted file is still open somewhere.
            if isinstance(error, PermissionError) and not path.exists():
                raise
        else:
            try:
                os.write(fd, token.encode())
            finally:
                os.close(fd)
            return token
        now = time.monotonic()
        holder = _token_in(path)
        if holder != seen:
            # Staleness is timed by our own clock: a server's clock may differ by minutes.
            seen, seen_since = holder, now
        elif now - seen_since > _STALE_S:
            _break_stale(path, holder)
            seen = None
        if now > deadline:
            raise _too_long(path, timeout_s)
        time.sleep(_POLL_S)


def _token_in(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _break_stale(path: Path, holder: str) -> None:
    """Remove a lock file whose holder died, unless someone renewed it in this very moment."""
    aside = path.with_name(f"{path.name}.{uuid.uuid4().hex}")
    try:
        path.rename(aside)
    except OSError:
        return
    if _token_in(aside) != holder:
        with suppress(OSError):
            os.link(aside, path)
    with suppress(OSError):
        aside.unlink()


def _drop_exclusive(path: Path, token: str) -> None:
    if _token_in(path) == token:
        with suppress(OSError):
            path.unlink()


def _too_long(path: Path, timeout_s: float) -> LockTimeoutError:
    return LockTimeoutError(
        errno.EAGAIN,
        f"Another program has been writing for more than {timeout_s:g} s, so nothing was written. "
        "Close it, then try again",
        str(path),
    )
