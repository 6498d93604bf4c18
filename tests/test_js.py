"""The widgets' JavaScript: its own unit tests, and the committed bundles."""

from __future__ import annotations

import re
import subprocess

import pytest
from js_tools import JS, node, node_modules

pytestmark = pytest.mark.node


@pytest.mark.parametrize("file", sorted(path.name for path in (JS / "test").glob("*.test.mjs")))
def test_the_javascript_does_what_its_unit_tests_say(file):
    done = subprocess.run(
        [node(), "--test", "--test-reporter=tap", f"test/{file}"],
        cwd=JS,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert int(re.search(r"^# pass (\d+)", done.stdout, re.MULTILINE)[1]) > 0


def test_the_committed_bundles_are_what_the_sources_make():
    node_modules()
    done = subprocess.run(
        [node(), "build.mjs", "--check"], cwd=JS, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
