"""Writes that are on the disk when they return, or have changed nothing."""

from __future__ import annotations

import errno
import os
import uuid
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class LogWriteError(OSError):
    """A row could not be written; the file is as it was before."""

    def __str__(self) -> str:
        """Say what is wrong in words, without the system's number for it."""
        return f"{self.strerror} ({self.filename})." if self.filename else super().__str__()


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` at `path` at once: readers see the old file or the new one, never a half."""
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            sync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def sync(fd: int) -> None:
    """Return when the disk has what was written."""
    try:
        os.fsync(fd)
    except OSError as error:
        # Browsers' file systems and devices have no such call; a real failure is EIO or ENOSPC.
        if error.errno not in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}:
            raise


def sync_folder(folder: Path) -> None:
    """Return when the disk has the names in a folder, where there is a way to ask."""
    with suppress(OSError):
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def write_error(error: OSError, path: Path) -> LogWriteError:
    """Say what stopped the write, that nothing was lost, and what to do."""
    advice = {
        errno.ENOSPC: "the disk is full. Free some space and log again",
        errno.EDQUOT: "your disk quota is used up. Free some space and log again",
        errno.EFBIG: "the file may not grow any larger here. Move the log to another place (PSOAS_HOME)",
        errno.EROFS: "the folder is read-only. Choose another one with PSOAS_HOME or RomLog(folder)",
        errno.EACCES: "you may not write there. Choose another folder with PSOAS_HOME or RomLog(folder)",
        errno.EPERM: "you may not write there. Choose another folder with PSOAS_HOME or RomLog(folder)",
        errno.ENOTDIR: "a part of the path is a file, not a folder. Choose another with RomLog(folder)",
        errno.EEXIST: "a part of the path is a file, not a folder. Choose another with RomLog(folder)",
    }
    number = error.errno or errno.EIO
    why = advice.get(number, f"{error.strerror or error}. Try again")
    return LogWriteError(number, f"The log could not be written and is as it was before: {why}", str(path))
