"""What the browser tests share: Chromium, a served folder, one JupyterLab for all of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from body_browser import ARGUMENTS, chromium_path
from engines import ENGINES
from lab import Lab
from pages import built


def pytest_collection_modifyitems(items):
    """Mark everything here: it needs Chromium."""
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.path).parents and "engines" not in item.path.name:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def chromium():
    """Give a browser."""
    sync_api = pytest.importorskip("playwright.sync_api")
    path = chromium_path()
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """Start one JupyterLab for the whole run."""
    pytest.importorskip("jupyterlab")
    server = Lab(tmp_path_factory.mktemp("lab"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Build and serve the site once for the whole run."""
    with built(tmp_path_factory.mktemp("site")) as one:
        yield one


@pytest.fixture(scope="module", params=ENGINES)
def engine(request, tmp_path_factory):
    """Give Firefox, then WebKit."""
    with ENGINES[request.param](tmp_path_factory.mktemp(request.param)) as one:
        yield one
