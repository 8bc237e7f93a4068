"""Sets, parts and papers on a phone: nothing to scroll sideways, every field with its label."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.async_api import Page

from storage.sql.signins import Role
from tests.pains.quarters import Row, enter
from tests.sets.test_desk import until_made
from tests.submitting.test_desk import in_kamensk
from tests.web.section import Section
from tests.web.test_browser import press
from tests.web.test_desk_browser import MOVED
from tests.web.test_desk_office_browser import NAMELESS


async def test_a_set_is_asked_for_and_taken_on_a_phone(
    site: Section, page: Page, tmp_path: Path
) -> None:
    """With SCREENSHOTS=folder the page is kept to be looked at."""
    in_kamensk(site)
    await enter(site.storage, tmp_path, [Row(direction="services")] * 3)
    await page.goto(await site.sign_in_link(Role.ADMIN))
    await press(page, "Войти")
    await page.goto(f"{site.url}/desk/reports?period=2026Q4")
    await press(page, "Сделать отчёт")
    [told] = await until_made(site)
    await page.reload()

    if folder := os.environ.get("SCREENSHOTS"):
        await page.screenshot(path=Path(folder) / "report-sets.png", full_page=True)
    links = await page.locator("a[download]").all_inner_texts()
    async with page.expect_download() as coming:
        await page.get_by_role("link", name="parts/services_2026Q4.docx").click()
    download = await coming.value

    assert download.suggested_filename == "services_2026Q4.docx"
    assert len(links) == len(told.files) + 2  # and each part beside its state
    moved = await page.locator("html").evaluate(MOVED)
    assert (moved, await page.evaluate(NAMELESS)) == (0, [])
