"""What axe-core finds on a page that has come to rest."""

from __future__ import annotations

import functools

from js_tools import node_modules

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# A colour half way from one state to the next is in neither, and a font that arrives moves the lines.
_REST = """async () => {
  await document.fonts.ready;
  const changing = () => document.getAnimations().filter((one) => one instanceof CSSTransition && one.playState === 'running');
  for (let all = changing(); all.length; all = changing()) await Promise.all(all.map((one) => one.finished.catch(() => null)));
}"""
_RUN = """([where, tags]) => {
  window.axeFound = null;
  axe.run(where ?? document, tags ? { runOnly: tags } : {}).then(({ violations, passes }) => {
    window.axeFound = [violations.map(({ id, nodes }) => [id, nodes.map((one) => `${one.html.slice(0, 200)} | ${one.any[0]?.message ?? ''}`)]), passes.length];
  }, (error) => { window.axeFound = String(error); });
}"""


@functools.cache
def _axe() -> str:
    return (node_modules() / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def at_rest(page):
    """Wait until no colour and no size of the page is on its way to another."""
    page.evaluate(_REST)


def violations(page, where=None, *, tags=WCAG, clock=None):
    """Return what axe finds in a page, or in the part that a selector names: [[rule, [html, ...]], ...].

    ``tags=None`` asks for every rule that axe asks by itself. A page whose time the test moves gives its
    ``clock``: axe works in small steps, each of which waits for a timer.
    """
    at_rest(page)
    if page.evaluate("() => !window.axe"):
        page.evaluate(_axe())
    page.evaluate(_RUN, [where, list(tags) if tags else None])
    while clock and page.evaluate("() => window.axeFound === null"):
        clock.run_for(1)
    page.wait_for_function("() => window.axeFound !== null", timeout=120_000)
    told = page.evaluate("() => window.axeFound")
    assert isinstance(told, list), told
    found, passed = told
    assert passed, "axe looked at nothing"
    return found
