"""What one student tries against another, from the inside of a kernel.

The text below runs in the student's own kernel and prints what it could get at. Aimed at the student's own
things it must succeed, or its failure against others would prove nothing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rehearsal.hub import Classroom
    from rehearsal.student import Student

_PROBE = r"""
def _probe(target):
    import http.client, json, os, pathlib, signal, socket
    got = {}

    def attempt(name, act):
        try:
            got[name] = act()
        except Exception as error:
            got[name] = f"refused: {type(error).__name__}"

    def ports_of(uid):
        # Anybody may read who listens where.
        rows = [line.split() for line in open("/proc/net/tcp").read().splitlines()[1:]]
        own = [row for row in rows if row[3] == "0A" and int(row[7]) == uid]
        return sorted({int(row[1].split(":")[1], 16) for row in own})

    def greets(port):
        # ZeroMQ speaks first, in bytes; a web server answers what it was asked, in letters.
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            line.sendall(b"GET / HTTP/1.0\r\n\r\n")
            return line.recv(1) == b"\xff"

    def owner_of(process):
        try:
            return os.stat(f"/proc/{process}").st_uid
        except FileNotFoundError:  # it ended in this moment
            return None

    def command_line(process):
        try:
            return open(f"/proc/{process}/cmdline").read()
        except (FileNotFoundError, ProcessLookupError):
            return ""

    def push(port):
        import zmq
        with zmq.Context() as context, context.socket(zmq.PUSH) as line:
            line.linger = 1000
            line.connect(f"tcp://127.0.0.1:{port}")
            line.send_multipart([b"", b"forged output"])

    def answer(port, path, token=None):
        headers = {"Authorization": f"token {token}"} if token else {}
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response.status, response.read(4000).decode("utf-8", "replace")

    own = os.environ["JUPYTERHUB_API_TOKEN"]
    uid, name = target["uid"], target["name"]
    attempt("home", lambda: os.listdir(target["home"]))
    attempt("log", lambda: pathlib.Path(target["home"], "my_psoas", "sessions.csv").read_text())
    attempt("write", lambda: pathlib.Path(target["home"], "left.txt").write_text("x"))
    attempt("runtime", lambda: os.listdir(target["runtime"]))
    pids = [int(p) for p in os.listdir("/proc") if p.isdigit() and owner_of(p) == uid]
    got["processes"] = len(pids)
    attempt("environment", lambda: any("API_TOKEN" in open(f"/proc/{p}/environ").read() for p in pids))
    attempt("memory", lambda: [open(f"/proc/{p}/mem", "rb").close() for p in pids] and "opened")
    attempt("signal", lambda: [os.kill(p, 0) for p in pids] and "allowed")
    got["token in a command line"] = any("token" in command_line(p).lower() for p in pids)
    pipes = [p for p in ports_of(uid) if greets(p)]
    ports = [p for p in ports_of(uid) if p not in pipes]
    got["ports"], got["pipes"] = len(ports), len(pipes)
    if uid != os.getuid():
        for p in pipes:
            push(p)
    got["server"] = [answer(p, f"/user/{name}/api/contents", own)[0] for p in ports]
    got["server without token"] = [answer(p, f"/user/{name}/api/contents")[0] for p in ports]
    attempt("hub", lambda: answer(target["hub_port"], f"/hub/api/users/{name}", own)[0])
    listed = lambda: json.loads(answer(target["hub_port"], "/hub/api/users", own)[1])
    attempt("hub list", lambda: [user["name"] for user in listed()])
    attempt("proxy", lambda: answer(target["proxy_port"], "/api/routes")[0])
    attempt("proxy with token", lambda: answer(target["proxy_port"], "/api/routes", own)[0])
    attempt("hub's files", lambda: os.listdir(target["state"]))
    print(json.dumps(got))
"""


def intrude(student: Student, victim: Student, room: Classroom) -> dict[str, Any]:
    """Return what the kernel of `student` could get of `victim`."""
    target = {
        "uid": victim.account.uid,
        "name": victim.account.name,
        "home": str(victim.account.home),
        "runtime": str(room.runtime / victim.account.name),
        "state": str(room.state),
        "hub_port": int(room.hub_api.split(":")[2].split("/")[0]),
        "proxy_port": int(room.proxy_api.split(":")[2]),
    }
    text, error = student.run(f"{_PROBE}\n_probe({target!r})\ndel _probe")
    if error:
        raise RuntimeError(f"The probe itself failed: {error} {text}")
    return dict(json.loads(text))
