"""No fault of WCAG 2.2 A and AA on any page of the staff desk, and in no look of it."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.async_api import Page

from storage.sql.signins import Role
from tests.browser import PHONE
from tests.web import axe
from tests.web.every_desk_page import every_desk_page, worked
from tests.web.section import Section
from tests.web.test_axe import CHOOSE, INKS, WIDER, seen
from tests.web.test_browser import press

__all__ = ["seen"]
OPEN = "() => document.querySelectorAll('main details').forEach(one => { one.open = true; })"
LEAST = 50  # pages


async def test_the_desk_has_no_fault_on_any_page(site: Section, seen: Page, tmp_path: Path) -> None:
    """With SCREENSHOTS=folder the pages are kept to be looked at. Everything folded is open."""
    folder, wrong, names = os.environ.get("SCREENSHOTS"), [], []
    work = await worked(site, tmp_path)
    async for name in every_desk_page(seen, site, work):
        names.append(name)
        await seen.evaluate(OPEN)
        if folder:
            called = name.strip("/").replace("/", "-").partition("?")[0]
            await seen.screenshot(path=Path(folder) / f"desk-{called}.png", full_page=True)
        wrong += [f"{name}: {fault}" for fault in await axe.faults(seen)]
        await seen.emulate_media(color_scheme="dark")
        wrong += [f"{name}: dark: {fault}" for fault in await axe.faint(seen)]
        await seen.emulate_media(color_scheme="light")

    assert wrong == []
    assert len(names) >= LEAST


async def test_the_desk_is_read_in_every_ink_and_size(
    site: Section, seen: Page, tmp_path: Path
) -> None:
    """The sheet is one for all pages: the fullest ones tell. The largest letters are for the
    narrowest window too, which nothing goes beyond."""
    work, wrong = await worked(site, tmp_path), []
    await seen.goto(await site.sign_in_link(Role.ADMIN))
    await press(seen, "Войти")
    await seen.set_viewport_size(PHONE)
    case = f"case/{work.number}"
    for path in ("queue", case, f"{case}/correct", "entry", "pains", "surveys"):
        await seen.goto(f"{site.url}/desk/{path}")
        await seen.evaluate(OPEN)
        for ink in INKS:
            await seen.evaluate(CHOOSE, ink)
            wrong += [f"{path}: {ink}: {fault}" for fault in await axe.faint(seen)]
        for larger in ("size-200", "space-wide"):
            await seen.evaluate(CHOOSE, larger)
        wrong += [f"{path}: large: wider"] if await seen.evaluate(WIDER) > 0 else []

    assert wrong == []
