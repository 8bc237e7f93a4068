"""The clerk at the web desk, in a real browser: filters, search, keys, steps, several at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from playwright.async_api import Page, expect

from bot.texts import say
from tests.monday.plan import ENDS, SEND, Planned
from tests.web.test_browser import press


@dataclass(frozen=True)
class AtDesk:
    page: Page
    site: str

    async def enters(self, link: str) -> None:
        await self.page.goto(link)
        await press(self.page, "Войти")

    async def opens(self, number: str) -> None:
        await self.page.goto(f"{self.site}/desk/case/{number}")

    async def takes(self, number: str) -> str:
        """What the page complains of; "": it was taken."""
        await press(self.page, "Взять")
        return await self.trouble()

    async def trouble(self) -> str:
        alert = self.page.get_by_role("alert")
        return await alert.inner_text() if await alert.count() else ""

    async def steps(self, told: Planned) -> None:
        await self.opens(told.number)
        await self.writes(told)
        await press(self.page, ENDS.get(told.step, SEND))
        await self.has_ended(told)

    async def writes(self, told: Planned) -> None:
        """Up to the last look."""
        label = say("staff-step", step=told.step)
        async with self.page.expect_navigation():
            await self.page.locator("nav.steps a").get_by_text(label, exact=True).click()
        await self.page.get_by_role("button", name="Проверить").wait_for()
        await self.page.locator("#text").fill(told.answer)
        if told.cause:
            await self.page.locator("#cause").select_option(told.cause)
        await press(self.page, "Проверить")

    async def has_ended(self, told: Planned) -> None:
        """Back on the page of the message, which has the words and nothing that they made."""
        assert await self.trouble() == ""
        await expect(self.page).to_have_url(f"{self.site}/desk/case/{told.number}")
        await expect(self.page.locator("main")).to_contain_text(told.answer)
        assert await self.page.locator("a[href*='evil.example']").count() == 0

    async def narrows(self, **chosen: str) -> None:
        """The list as its filters show it."""
        await self.page.goto(f"{self.site}/desk/queue")
        await self.page.get_by_text("Отобрать и упорядочить").click()
        for name, value in chosen.items():
            await self.page.locator(f".filters [name={name}]").select_option(value)
        await press(self.page, "Показать")

    async def ticks(self, told: Sequence[Planned], deed: str) -> None:
        for one in told:
            await self.page.get_by_label(f"Выбрать № {one.number}").check()
        await press(self.page, deed)

    async def finds_by_keys(self, words: str) -> list[str]:
        """Numbers of what was found; each is ticked, and no mouse was touched."""
        await self.page.goto(f"{self.site}/desk/queue")
        await self.page.keyboard.press("/")
        await self.page.keyboard.type(words)
        async with self.page.expect_navigation():
            await self.page.keyboard.press("Enter")
        found = await self.page.locator("tbody th a").all_inner_texts()
        for _ in found:
            await self.page.keyboard.press("j")
            await self.page.keyboard.press("x")
        return found

    async def closes(self, told: Planned) -> None:
        """All that are ticked, with this answer."""
        await self.page.locator("#outcome").select_option(told.step)
        await self.page.locator("#text").fill(told.answer)
        await self.page.locator("#cause").select_option(told.cause)
        await self.is_done()

    async def merges(self, original: Planned) -> None:
        await self.page.locator(f"[name=original][value='{original.number}']").check()
        await self.is_done()

    async def is_done(self) -> None:
        await press(self.page, "Проверить")
        await press(self.page, "Выполнить")
        await expect(self.page.locator("main")).to_contain_text("оставлено без изменений: 0")
