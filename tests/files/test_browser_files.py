"""A photo attached in a real browser of no script, on a narrow phone, and seen by a clerk."""

from __future__ import annotations

import re

from playwright.async_api import Browser, FilePayload, Page

from tests.files import corpus
from tests.web.section import Section
from tests.web.test_browser import press


async def attach(page: Page, *photos: bytes) -> None:
    given: list[FilePayload] = [
        {"name": f"IMG_{n}.jpg", "mimeType": "image/jpeg", "buffer": photo}
        for n, photo in enumerate(photos)
    ]
    await page.set_input_files("#file", given)
    await press(page, "Приложить выбранные")


async def test_photos_are_attached_without_a_script_and_seen_at_the_desk(
    site: Section, page: Page, browser: Browser
) -> None:
    await page.goto(f"{site.url}/door/message")
    for label in ("Начать", "Проблема", "Дороги и транспорт", "Ремонт дорог"):
        await press(page, label)
    await page.fill("#text", "Яма на Лесной")
    await press(page, "Дальше")
    await press(page, "Пропустить")

    await attach(page, corpus.photo(), corpus.photo())
    told = await page.inner_text("#told")
    width = await page.evaluate("document.documentElement.scrollWidth")
    await press(page, "Дальше")
    card = await page.inner_text("main")
    await press(page, "Отправить")
    (number,) = re.findall(r"Номер: (\d{6})", await page.inner_text("main"))
    await site.storage.messages.release(lambda _: [], site.parts.clock())

    assert "Приложено: 2 из 5." in told
    assert width <= 320
    assert "Файлов: 2" in card
    clerk = await browser.new_page()
    refused: list[str] = []
    clerk.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    await clerk.goto(await site.sign_in_link())
    await press(clerk, "Войти")
    await clerk.goto(f"{site.url}/desk/case/{number}")
    widths = await clerk.eval_on_selector_all(
        "main img", "all => Promise.all(all.map(one => one.decode().then(() => one.naturalWidth)))"
    )
    await clerk.close()

    assert widths == [480, 480]
    assert refused == []
