"""The site's pages in two more engines: every widget lives without a kernel, and no script fails."""

from __future__ import annotations

import pytest
from pages import ALL_LIVE, PAGES


@pytest.mark.parametrize("path", PAGES)
def test_every_page_lives_in_another_engine(engine, site, path):
    address, _ = site
    engine.goto("about:blank")  # what the page before was still fetching is not this one's failure
    engine.errors.clear()
    engine.goto(f"{address}/{path}")
    # A widget comes to life when it is about to be seen.
    for place in range(engine.run("return document.querySelectorAll('.alive').length;")):
        alive = f"document.querySelectorAll('.alive')[{place}]"
        engine.run(f"{alive}.scrollIntoView();")
        engine.wait(f"{alive}.classList.contains('lives')")
    assert engine.run(f"return ({ALL_LIVE})();")
    flat = "[...document.querySelectorAll('.alive-live')].filter((one) => one.getBoundingClientRect().height < 40)"
    assert engine.run(f"return {flat}.length;") == 0
    assert engine.run("return document.documentElement.scrollWidth - innerWidth;") <= 0
    assert engine.errors == []
