"""Registers by the side on a phone: nothing to scroll sideways, fields with their labels."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

from playwright.async_api import Page

from storage.side_records import By, Record
from storage.sql.signins import Role
from tests.messages.sending import ANNA, send
from tests.side.test_desk import THANKS
from tests.side.test_records import ACT, values
from tests.web.section import Section
from tests.web.test_browser import press
from tests.web.test_desk_browser import MOVED
from tests.web.test_desk_office_browser import NAMELESS

LONG = "Управление_жилищно_коммунального_хозяйства_и_благоустройства"


async def test_registers_fit_a_phone_and_every_field_has_a_label(site: Section, page: Page) -> None:
    """With SCREENSHOTS=folder the pages are kept to be looked at."""
    number, by = await send(site.storage, ANNA, THANKS), By("Анна, admin", date(2026, 11, 20))
    act = replace(ACT, messages=(number,), values=dict(ACT.values) | {"text": LONG * 3})
    name = await site.storage.side.add(act, by)
    process = Record("process", act.day, values("process", title=LONG, grouping=LONG))
    await site.storage.side.add(process, by)
    await page.goto(await site.sign_in_link(Role.ADMIN))
    await press(page, "Войти")

    told = {}
    for path in (
        *("actions", "actions/new", f"actions/{name}", "processes", "practices", "media"),
        *("media/new", f"practices/new?message={number}"),
    ):
        await page.goto(f"{site.url}/desk/registers/{path}")
        for part in await page.locator("summary").all():
            await part.click()
        called = path.partition("?")[0].replace("/", "-").replace(name, "one")
        if folder := os.environ.get("SCREENSHOTS"):
            await page.screenshot(path=Path(folder) / f"side-{called}.png", full_page=True)
        told[called] = (await page.locator("html").evaluate(MOVED), await page.evaluate(NAMELESS))

    assert told == dict.fromkeys(told, (0, []))


async def test_a_decision_is_entered_with_keys_alone(site: Section, page: Page) -> None:
    await page.goto(await site.sign_in_link(Role.OPERATOR))
    await press(page, "Войти")
    await page.goto(f"{site.url}/desk/registers/actions/new")

    await page.locator("#kind").focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Tab")
    await page.keyboard.type("Справки вместе с МФЦ")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/registers/actions?saved=1")

    (record,) = await site.storage.side.listed("action")
    assert (record.values["kind"], record.day) == ("instruction", date(2026, 11, 20))
