"""What axe-core says of a page, a line a fault; it runs there whatever the page's CSP."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """(options) => axe.run(document, options).then(found => found.violations.flatMap(
  fault => fault.nodes.map(node => fault.id + " at " + node.target.join(" "))))"""
QUICK = {"resultTypes": ["violations"], "preload": False, "iframes": False}
_SCRIPT = Axe().axe_script


async def faults(page: Page) -> list[str]:
    """Of WCAG 2.2 A and AA and of what its authors hold for good practice."""
    return await _found(page, {"runOnly": {"type": "tag", "values": TAGS}})


async def faint(page: Page) -> list[str]:
    """Words that stand out too little from their ground."""
    return await _found(page, {"runOnly": {"type": "rule", "values": ["color-contrast"]}})


async def _found(page: Page, options: dict[str, Any]) -> list[str]:
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(_SCRIPT)
    found: list[str] = await page.evaluate(RUN, options | QUICK)
    return found
