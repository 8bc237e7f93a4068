"""Pages around QR codes as axe-core sees them: the choice, the field, and those of the desk."""

from __future__ import annotations

from playwright.async_api import Browser

from storage.sql.signins import Role
from tests.browser import PHONE
from tests.web.axe import faults
from tests.web.section import Section
from tests.web.test_short_codes import HALL, Messengers, printed, with_messengers

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ADDRESSES = (
    "/desk/qr",
    "/desk/qr?survey=ext_express&place=hall",
    "/desk/places",
    "/desk/places/hall",
)


async def test_pages_around_codes_have_no_fault_and_fit_a_phone(
    site: Section, browser: Browser
) -> None:
    code, wrong = printed(site, *HALL), []
    context = await browser.new_context(locale="ru-RU", viewport=PHONE)
    page = await context.new_page()

    async with with_messengers(site, Messengers()) as visitor:
        asked = [f"{visitor.url}/q/{code}", f"{visitor.url}/q", f"{visitor.url}/q/{code[:-1]}"]
        for address in asked:
            await page.goto(address)
            wrong += [(address, fault) for fault in await faults(page)]
            wrong += [(address, "wider")] if await page.evaluate(WIDER) > 0 else []
    await page.goto(await site.sign_in_link(Role.ADMIN))
    await page.get_by_role("button", name="Войти").click()
    await page.wait_for_url("**/desk/**")
    for path in ADDRESSES:
        await page.goto(f"{site.url}{path}")
        wrong += [(path, fault) for fault in await faults(page)]
        wrong += [(path, "wider")] if await page.evaluate(WIDER) > 0 else []
    await context.close()

    assert wrong == []
