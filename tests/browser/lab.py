"""A real JupyterLab on this machine, and the few things a learner does in it."""

from __future__ import annotations

import csv
import json
import os
import random
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

TOP = Path(__file__).resolve().parents[2]
_SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"autoStartDefaultKernel": True},
}


def free_port() -> int:
    """Return a port that nobody listens on, below those that systems give away unasked meanwhile."""
    for port in random.SystemRandom().sample(range(20_000, 32_000), 50):
        with socket.socket() as one, suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port
    raise OSError("no free port")


def rows_of(file: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file by the names of its columns."""
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


class Lab:
    """A JupyterLab server whose settings, folders and kernels are its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notebooks = folder / "notebooks"
        self.notebooks.mkdir()
        self.token = secrets.token_hex(8)
        for place, settings in _SETTINGS.items():
            file = folder / "settings" / "@jupyterlab" / f"{place}.jupyterlab-settings"
            file.parent.mkdir(parents=True)
            file.write_text(json.dumps(settings), encoding="utf-8")
        own = ("JUPYTERLAB_SETTINGS_DIR", "settings"), ("JUPYTERLAB_WORKSPACES_DIR", "workspaces")
        own += ("JUPYTER_CONFIG_DIR", "config"), ("JUPYTER_RUNTIME_DIR", "runtime"), ("IPYTHONDIR", "ipython")
        environment = {**os.environ, **{name: str(folder / part) for name, part in own}}
        environment |= {"PYTHONPATH": str(TOP), "PSOAS_HOME": str(folder / "home")}
        self._output = (folder / "lab.log").open("w")
        self._server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "jupyterlab",
                "--no-browser",
                "--allow-root",
                "--port=0",
                "--ServerApp.port_retries=0",
                f"--IdentityProvider.token={self.token}",
                f"--ServerApp.root_dir={self.notebooks}",
                "--LabApp.expose_app_in_browser=True",
                "--LabApp.news_url=",
            ],
            env=environment,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._wait_until_it_answers()

    def _wait_until_it_answers(self) -> None:
        told = self.folder / "runtime" / f"jpserver-{self._server.pid}.json"
        end = time.monotonic() + 180
        while True:
            try:
                self.port = json.loads(told.read_text(encoding="utf-8"))["port"]
                address = f"http://127.0.0.1:{self.port}/api/status?token={self.token}"
                with urllib.request.urlopen(address, timeout=30):
                    return
            except (OSError, json.JSONDecodeError):
                if self._server.poll() is not None or time.monotonic() > end:
                    with suppress(ProcessLookupError):
                        self.stop()
                    raise RuntimeError((self.folder / "lab.log").read_text()) from None
                time.sleep(0.1)

    def url(self, name: str) -> str:
        return f"http://127.0.0.1:{self.port}/lab/tree/{name}?reset&token={self.token}"

    def notebook(self, name: str, cells: list[str | tuple[str, str]]) -> None:
        """Write a notebook; a pair is ("md", text)."""
        made = [new_markdown_cell(one[1]) if isinstance(one, tuple) else new_code_cell(one) for one in cells]
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(new_notebook(cells=made, metadata={"kernelspec": kernel}), self.notebooks / name)

    def stop(self) -> None:
        os.killpg(self._server.pid, signal.SIGTERM)
        try:
            self._server.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self._server.pid, signal.SIGKILL)
            self._server.wait(20)
        self._output.close()


# A kernel can be idle before the session is ready; running a cell then opens a dialog instead.
READY = """(() => { const { sessionContext } = window.jupyterapp?.shell?.currentWidget ?? {};
  const kernel = sessionContext?.session?.kernel;
  return !!sessionContext?.isReady && kernel?.status === 'idle' && kernel.connectionStatus === 'connected'; })()"""


class Notebook:
    """One open notebook in one browser page."""

    def __init__(self, page, lab: Lab, name: str) -> None:
        self.page, self.lab, self.name = page, lab, name
        page.set_default_timeout(120_000)
        page.on("dialog", lambda dialog: dialog.accept())
        self.open()

    def open(self) -> None:
        self.page.goto(self.lab.url(self.name), wait_until="domcontentloaded")
        self._settle()

    def reload(self) -> None:
        self.page.reload(wait_until="domcontentloaded")
        self._settle()

    def _settle(self) -> None:
        self.page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook")
        self.page.wait_for_function(READY)

    def start(self, cell: int) -> None:
        """Start a cell and do not wait for it."""
        self.page.evaluate(
            """(cell) => {
              const { content } = window.jupyterapp.shell.currentWidget;
              content.deselectAll();
              content.activeCellIndex = cell;
              window.cellDone = false;
              window.jupyterapp.commands.execute('notebook:run-cell').then(() => { window.cellDone = true; });
            }""",
            cell,
        )

    def run(self, cell: int) -> str:
        """Run a cell to its end and return what it printed."""
        self.start(cell)
        self.page.wait_for_function("() => window.cellDone")
        return self.printed(cell)

    def printed(self, cell: int) -> str:
        return self.page.evaluate(
            """(cell) => window.jupyterapp.shell.currentWidget.content.widgets[cell].model.outputs.toJSON()
                 .map((one) => one.text ?? one.traceback?.join('\\n') ?? '').join('')""",
            cell,
        )

    def do(self, script: str, wait: bool = True):
        """Run a script with the notebook panel as `panel`."""
        body = f"const panel = window.jupyterapp.shell.currentWidget; {script}"
        return self.page.evaluate(f"async () => {{ {body} }}" if wait else f"() => {{ {body} }}")

    def save(self) -> None:
        self.do("await panel.context.save();")

    def clear_output(self, cell: int) -> None:
        self.do(
            f"panel.content.activeCellIndex = {cell};"
            "await window.jupyterapp.commands.execute('notebook:clear-cell-output');"
        )

    def restart_kernel(self) -> None:
        self.do("await panel.sessionContext.session.kernel.restart();")
        self.page.wait_for_function(READY)

    def kill_kernel(self) -> None:
        """Kill the kernel's process from outside, as a crash or the system would; wait for its successor."""
        pid = int(self.run(-1 + self.n_cells()))
        os.kill(pid, signal.SIGKILL)
        # Jupyter notices within seconds, says so in a dialog, and starts another.
        dialog = self.page.locator(".jp-Dialog", has_text="appears to have died")
        dialog.locator("button.jp-mod-accept").click()
        dialog.wait_for(state="detached")
        self.page.wait_for_function(READY)

    def shut_kernel_down(self) -> None:
        self.do("await panel.sessionContext.shutdown();")

    def start_kernel(self) -> None:
        self.do("await panel.sessionContext.changeKernel({ name: 'python3' });")
        self.page.wait_for_function(READY)

    def n_cells(self) -> int:
        return self.do("return panel.content.widgets.length;")

    def cells(self) -> list[list[str]]:
        """Type and source of each cell, to see whether anything touched them."""
        return self.do(
            "return panel.content.widgets.map((one) => [one.model.type, one.model.sharedModel.getSource()]);"
        )


class Visitor:
    """Somebody with a notebook, a page and a folder of their own."""

    def __init__(self, context, lab: Lab, home: Path, name: str) -> None:
        self.context, self.home = context, home
        self.page = context.new_page()
        self.notebook = Notebook(self.page, lab, name)

    def leave(self) -> None:
        """End the kernel and close the browser."""
        self.notebook.do("panel.sessionContext.shutdown();", wait=False)
        self.context.close()
