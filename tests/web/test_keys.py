"""The section by keys alone, without a script: a message with a file, its code, the order of stops.

A survey by keys is in `test_browser`.
"""

from __future__ import annotations

import re
from pathlib import Path

from playwright.async_api import Page, expect

from tests.files import corpus
from tests.web.section import Section
from tests.web.test_browser import heading, reach

STOP = """() => { const one = document.activeElement, box = one.getBoundingClientRect();
  const name = one.labels && one.labels.length ? one.labels[0].innerText : one.innerText;
  return [name.split("\\n")[0].trim(), box.top + scrollY, box.left]; }"""


async def go(page: Page, label: str) -> None:
    await reach(page, label)
    async with page.expect_navigation():
        await page.keyboard.press("Enter")


async def test_a_message_with_a_photo_is_sent_and_followed_by_keys_alone(
    site: Section, page: Page, tmp_path: Path
) -> None:
    photo = tmp_path / "IMG_1.jpg"
    photo.write_bytes(corpus.photo())
    page.on("filechooser", lambda _: None)  # or a quick press comes before the browser is told
    await page.goto(f"{site.url}/door/message")
    for label in ("Начать", "Проблема", "Дороги и транспорт", "Ремонт дорог"):
        await go(page, label)
    await reach(page, "Ваш ответ")
    await page.keyboard.type("Яма на Лесной")
    await go(page, "Дальше")
    await go(page, "Пропустить")
    await reach(page, "Фото с телефона или компьютера")
    async with page.expect_file_chooser() as coming:
        await page.keyboard.press("Space")
    await (await coming.value).set_files(photo)
    await go(page, "Приложить выбранные")
    await go(page, "Дальше")
    card = await page.inner_text("main")
    await go(page, "Отправить")
    thanks = await page.inner_text("main")
    (code,) = re.findall(r"\d{4} \d{4} \d{4} \d{4}", thanks)
    (number,) = re.findall(r"Номер: (\d{6})", thanks)

    await page.goto(site.url)
    await reach_link(page, "Узнать о сообщении")
    await reach(page, "Ваш код")
    await page.keyboard.type(code)
    await go(page, "Дальше")

    assert "Файлов: 1" in card
    assert number in await heading(page)


async def reach_link(page: Page, label: str) -> None:
    focused = page.locator(":focus")
    while not (await focused.count() and label in await focused.inner_text()):
        await page.keyboard.press("Tab")
    async with page.expect_navigation():
        await page.keyboard.press("Enter")


async def test_the_stops_of_the_start_page_go_as_it_is_read(site: Section, page: Page) -> None:
    """Down the page, past the way over the menu, and no stop is a trap."""
    await page.goto(site.url)
    stops = []
    for _ in range(4 + await page.locator("main :is(a, button, input)").count()):
        await page.keyboard.press("Tab")
        stops.append(await page.evaluate(STOP))

    names, tops = [stop[0] for stop in stops], [stop[1] for stop in stops]
    assert names[:5] == [
        "Перейти к содержанию",
        "Версия для слабовидящих",
        "Оценить работу",
        "Написать нам",
        "Узнать о сообщении",
    ]
    assert tops == sorted(tops)


async def test_a_mistake_takes_the_keys_to_its_field(site: Section, page: Page) -> None:
    await page.goto(f"{site.url}/s/roads")
    await go(page, "Начать")
    await go(page, "Готово")

    field = page.locator(":focus")
    await expect(field).to_have_attribute("aria-invalid", "true")
    told = await field.get_attribute("aria-describedby")
    assert await page.inner_text(f"#{told}") == "Отметьте хотя бы один вариант."
