"""System accounts for a rehearsal, and the certainty that they go away again."""

from __future__ import annotations

import grp
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Account:
    """A student's Linux account."""

    name: str
    password: str
    uid: int
    home: Path


@contextmanager
def accounts(count: int, homes: Path) -> Iterator[tuple[str, list[Account]]]:
    """Make `count` users in a group of their own and yield group and users; remove them at the end."""
    mark = secrets.token_hex(2)
    group = f"psoas-r{mark}"
    made: list[Account] = []
    subprocess.run(["groupadd", group], check=True, capture_output=True)
    try:
        for number in range(1, count + 1):
            name, password = f"psoas-r{mark}-{number:02d}", secrets.token_urlsafe(18)
            home = homes / name
            # -M and an own mkdir: no welcome files, so that what lies in a home came from the hub.
            command = ["useradd", "-M", "-d", str(home), "-G", group, "-s", "/bin/bash", name]
            subprocess.run(command, check=True, capture_output=True)
            subprocess.run(
                ["chpasswd"], input=f"{name}:{password}\n", text=True, check=True, capture_output=True
            )
            uid = pwd.getpwnam(name).pw_uid
            home.mkdir(mode=0o755)
            os.chown(home, uid, pwd.getpwnam(name).pw_gid)
            made.append(Account(name, password, uid, home))
        yield group, made
    finally:
        _end_processes({account.uid for account in made})
        for account in made:
            subprocess.run(["userdel", "-f", account.name], check=False, capture_output=True)
            shutil.rmtree(account.home, ignore_errors=True)
        with suppress(KeyError):
            grp.getgrnam(group)
            subprocess.run(["groupdel", group], check=False, capture_output=True)


def processes_of(uid: int) -> list[int]:
    """Return the ids of a user's processes."""
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if entry.name.isdigit() and entry.stat().st_uid == uid:
                found.append(int(entry.name))
    return found


def memory_mb(uid: int) -> float:
    """Return a user's memory in MB as PSS: pages that processes share are divided among them."""
    total_kb = 0
    for process in processes_of(uid):
        with suppress(OSError):
            for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
                if line.startswith("Pss:"):
                    total_kb += int(line.split()[1])
    return total_kb / 1024


def _end_processes(uids: set[int]) -> None:
    """End what the rehearsal's own users still run."""
    until = time.monotonic() + 10
    while left := [process for uid in uids for process in processes_of(uid)]:
        for process in left:
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)
        if time.monotonic() > until:
            break
        time.sleep(0.1)
