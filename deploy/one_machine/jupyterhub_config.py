"""JupyterHub for one classroom machine: a class of thirty on two cores.

Every student is a Linux user with a private home. The pack is installed once, read-only, in the
environment this hub runs from; each student gets an own copy of the notebooks, which later changes of the
teacher's are merged into without overwriting what the student wrote. See ../README.md.

    PSOAS_HUB_STATE    folder of the hub's own files (default /srv/psoas-hub), readable by root alone
    PSOAS_HUB_RUNTIME  folder of the kernels' sockets (default /run/psoas), short, its parent root's alone
    PSOAS_HUB_PACK     git address of the pack that students' copies come from (default /srv/psoas-pack)
    PSOAS_HUB_URL      where the hub listens (default http://127.0.0.1:8000; put a TLS proxy before it)
"""

import asyncio
import os
import pwd
import resource
import shutil
import socket
import sys
from contextlib import suppress
from pathlib import Path

from jupyterhub.spawner import LocalProcessSpawner

c = get_config()  # noqa: F821 - JupyterHub puts it there

HERE = Path(__file__).resolve().parent
STATE = Path(os.environ.get("PSOAS_HUB_STATE", "/srv/psoas-hub"))
# Short, because a socket's path must stay under about 107 characters; not in /tmp, where a student could
# lay a folder of that name first and own what stands in it.
RUNTIME = Path(os.environ.get("PSOAS_HUB_RUNTIME", "/run/psoas"))
PACK = os.environ.get("PSOAS_HUB_PACK", "/srv/psoas-pack")
MEMORY = 1_500_000_000  # bytes of private memory for each process: a kernel at work needs about a tenth
AT_ONCE = 10  # servers that start together; two cores get slow with more, so the others wait their turn
PROCESSES = 1024  # processes and threads of one student: a kernel at work has about 20

STATE.mkdir(mode=0o700, parents=True, exist_ok=True)
STATE.chmod(0o700)
RUNTIME.mkdir(mode=0o711, parents=True, exist_ok=True)
RUNTIME.chmod(0o711)
for folder in (STATE, RUNTIME):
    if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
        raise SystemExit(
            f"{folder} belongs to somebody else. Remove it, or name another folder; see README.md."
        )

c.JupyterHub.bind_url = os.environ.get("PSOAS_HUB_URL", "http://127.0.0.1:8000")
c.JupyterHub.db_url = f"sqlite:///{STATE / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(STATE / "cookie_secret")  # made by the hub, never in the repository
c.ConfigurableHTTPProxy.pid_file = str(STATE / "proxy.pid")
# No limit here: past it the hub sends students away with "too many requests". They wait in turn below.
c.JupyterHub.concurrent_spawn_limit = 0
c.JupyterHub.cleanup_servers = True

# The proxy that `npm ci` put beside this file, or else the one on PATH.
_proxy = HERE.parent / "node_modules" / ".bin" / "configurable-http-proxy"
if _proxy.exists():
    c.ConfigurableHTTPProxy.command = [str(_proxy)]

# Who may come in: the accounts of one Linux group, by their own passwords.
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.allowed_groups = {"psoas-students"}
c.PAMAuthenticator.admin_groups = {"psoas-teachers"}
c.PAMAuthenticator.open_sessions = False

# A local pack belongs to root, and git clones from another user's folder only where it is told that it may.
GIT_SETTINGS = RUNTIME / "gitconfig"
_trusted = f"[include]\n\tpath = /etc/gitconfig\n[safe]\n\tdirectory = {PACK}\n\tdirectory = {PACK}/.git\n"
GIT_SETTINGS.write_text(
    _trusted if PACK.startswith("/") else "[include]\n\tpath = /etc/gitconfig\n", encoding="utf-8"
)
GIT_SETTINGS.chmod(0o644)


def private_runtime(spawner):
    """Return the student's own short runtime folder; kernels' sockets lie in it."""
    return str(RUNTIME / spawner.user.name)


class ClassroomSpawner(LocalProcessSpawner):
    """A process of the student's own user, with limits that hold for each of its kernels."""

    turn = asyncio.Semaphore(AT_ONCE)

    def make_preexec_fn(self, name):
        """Return what the new process does before it becomes the student's server."""
        become_student = super().make_preexec_fn(name)
        home = pwd.getpwnam(name).pw_dir

        def prepare() -> None:
            become_student()
            os.umask(0o077)
            os.chmod(home, 0o700)  # noqa: PTH101 - between fork and exec, as little as possible
            # RLIMIT_DATA counts private memory, so one student's endless list ends in a MemoryError of
            # that student's, and not in the machine's.
            resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_NPROC, (PROCESSES, PROCESSES))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        return prepare

    async def start(self):
        """Wait for a turn, make the runtime folder private, and keep the turn until the server listens."""
        _make_private(Path(private_runtime(self)), pwd.getpwnam(self.user.name))
        async with self.turn:
            address = await super().start()
            while await self.poll() is None and not _listens(*address):  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.5)
        return address


def _make_private(folder, account):
    if folder.exists() and folder.stat().st_uid != account.pw_uid:
        shutil.rmtree(folder)  # of an earlier account of this name
    folder.mkdir(mode=0o700, exist_ok=True)
    os.chown(folder, account.pw_uid, account.pw_gid)


def _listens(host, port):
    with suppress(OSError), socket.create_connection((host or "127.0.0.1", port), timeout=1):
        return True
    return False


c.JupyterHub.spawner_class = ClassroomSpawner
c.Spawner.cmd = [sys.executable, str(HERE / "start_student.py"), PACK]
# Kernels talk over private sockets: TCP ports collide when thirty start at once, and any other user of
# the machine could connect to them.
c.Spawner.args = ["--KernelManager.transport=ipc", "--ServerApp.terminals_enabled=False"]
c.Spawner.environment = {
    "JUPYTER_RUNTIME_DIR": private_runtime,
    "GIT_CONFIG_SYSTEM": str(GIT_SETTINGS),
    "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
}
c.Spawner.notebook_dir = "~"
c.Spawner.default_url = "/lab/tree/psoas/notebooks/00_start_here.ipynb"
c.Spawner.start_timeout = 600  # the wait for a turn counts
c.Spawner.http_timeout = 120

# Servers that nobody used for an hour make room.
c.JupyterHub.services = [
    {
        "name": "cull-idle",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=3600", "--cull-every=300"],
    }
]
c.JupyterHub.load_roles = [
    {
        "name": "cull-idle",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["cull-idle"],
    }
]
