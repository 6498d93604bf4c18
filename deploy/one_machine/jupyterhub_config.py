"""JupyterHub for one classroom machine: a class of thirty on two cores.

Every student is a Linux user with a private home. The pack is installed once, read-only, in the
environment this hub runs from; each student gets an own copy of the notebooks, which later changes of the
teacher's are merged into without overwriting what the student wrote. See README.md beside this file.

    PSOAS_HUB_STATE   folder of the hub's own files (default /srv/psoas-hub), readable by root alone
    PSOAS_HUB_PACK    git address of the pack that students' copies come from (default /srv/psoas-pack)
    PSOAS_HUB_URL     where the hub listens (default http://127.0.0.1:8000; put a TLS proxy before it)
"""

import os
import resource
import stat
import sys
from pathlib import Path

from jupyterhub.spawner import LocalProcessSpawner

c = get_config()  # noqa: F821 - JupyterHub puts it there

HERE = Path(__file__).resolve().parent
STATE = Path(os.environ.get("PSOAS_HUB_STATE", "/srv/psoas-hub"))
PACK = os.environ.get("PSOAS_HUB_PACK", "/srv/psoas-pack")
RUNTIME = Path("/tmp/jr")  # noqa: S108 - short on purpose: a socket's path must stay under about 107 characters
MEMORY = 1_500_000_000  # bytes of private memory for each process: a kernel at work needs about a tenth

STATE.mkdir(mode=0o700, parents=True, exist_ok=True)

c.JupyterHub.bind_url = os.environ.get("PSOAS_HUB_URL", "http://127.0.0.1:8000")
c.JupyterHub.db_url = f"sqlite:///{STATE / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(STATE / "cookie_secret")  # made by the hub, never in the repository
c.ConfigurableHTTPProxy.pid_file = str(STATE / "proxy.pid")
c.JupyterHub.concurrent_spawn_limit = 10  # two cores start about ten servers at once before all become slow
c.JupyterHub.cleanup_servers = True

# Who may come in: the accounts of one Linux group, by their own passwords.
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.allowed_groups = {"psoas-students"}
c.PAMAuthenticator.admin_groups = {"psoas-teachers"}
c.PAMAuthenticator.open_sessions = False


def private_runtime(spawner):
    """Return the student's own short runtime folder; kernels' sockets lie in it."""
    return str(RUNTIME / spawner.user.name)


class ClassroomSpawner(LocalProcessSpawner):
    """A process of the student's own user, with a limit that holds for each of its kernels."""

    def make_preexec_fn(self, name):
        """Return what the new process does before it becomes the student's server."""
        become_student = super().make_preexec_fn(name)

        def prepare() -> None:
            become_student()
            os.umask(0o077)
            # RLIMIT_DATA counts private memory, so one student's endless list ends in a MemoryError of
            # that student's, and not in the machine's.
            resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))

        return prepare

    async def start(self):
        """Make the runtime folder private before anything listens in it."""
        import pwd
        import shutil

        account = pwd.getpwnam(self.user.name)
        folder = Path(private_runtime(self))
        RUNTIME.mkdir(mode=0o711, exist_ok=True)
        if folder.is_symlink() or (folder.exists() and folder.stat().st_uid != account.pw_uid):
            # Somebody else laid it there: /tmp is everybody's.
            folder.unlink() if folder.is_symlink() else shutil.rmtree(folder)
        folder.mkdir(mode=0o700, exist_ok=True)
        os.chown(folder, account.pw_uid, account.pw_gid)
        folder.chmod(stat.S_IRWXU)
        return await super().start()


c.JupyterHub.spawner_class = ClassroomSpawner
c.Spawner.cmd = [sys.executable, str(HERE / "start_student.py"), PACK]
# Kernels talk over private sockets: TCP ports collide when thirty start at once, and any other user of
# the machine could connect to them.
c.Spawner.args = ["--KernelManager.transport=ipc", "--ServerApp.terminals_enabled=False"]
c.Spawner.environment = {
    "JUPYTER_RUNTIME_DIR": private_runtime,
    "PSOAS_HOME": lambda spawner: f"~{spawner.user.name}/my_psoas",
    "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
}
c.Spawner.notebook_dir = "~"
c.Spawner.default_url = "/lab/tree/psoas/notebooks/00_start_here.ipynb"
c.Spawner.start_timeout = 180
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
