"""Run every notebook and store its outputs, the same on every machine.

    python tools/render_notebooks.py                 all of notebooks/
    python tools/render_notebooks.py 04 09           those whose names begin so

Widget state is left out: pages without a kernel show each widget's stand-in, and GitHub calls a notebook
with half a state invalid.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient

TOP = Path(__file__).resolve().parent.parent
NOTEBOOKS = TOP / "notebooks"
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def tidy(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Leave in the file only what teaches: no state, no versions, no timings."""
    title = notebook.metadata.get("title")
    notebook.metadata = nbformat.NotebookNode(kernelspec=KERNEL, language_info={"name": "python"})
    if title:
        notebook.metadata["title"] = title
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number:02d}"
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET_VIEW, None)
            output.pop("transient", None)
            if output.get("output_type") in {"display_data", "execute_result"}:
                output["metadata"] = {}
    return notebook


def render(path: Path) -> tuple[str, float]:
    """Run one notebook in a fresh kernel and write it back."""
    began = time.monotonic()
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=180, kernel_name="python3", resources={"metadata": {"path": str(NOTEBOOKS)}}
    ).execute()
    nbformat.write(tidy(notebook), path)
    return path.name, time.monotonic() - began


def main() -> int:
    """Render the chosen notebooks, two kernels at a time."""
    chosen = sys.argv[1:]
    paths = [
        path
        for path in sorted(NOTEBOOKS.glob("*.ipynb"))
        if not chosen or path.name.startswith(tuple(chosen))
    ]
    with tempfile.TemporaryDirectory() as home, ThreadPoolExecutor(os.cpu_count()) as pool:
        os.environ["PSOAS_HOME"] = home
        for name, seconds in pool.map(render, paths):
            print(f"{seconds:5.1f} s  {name}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
