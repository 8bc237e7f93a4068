"""What the first page weighs and asks for, what is left of a page on paper, other languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from aiohttp import ClientSession
from playwright.async_api import BrowserContext, Page

from bot import texts
from tests.browser import PHONE
from tests.web.section import Section
from tests.web.test_browser import press

LIMIT = 60 * 1024  # bytes of the first page as it is sent, without letters' shapes
FONTS = 30 * 1024  # bytes of both weights that a Russian page needs
REQUESTS = 5
"""The page, one sheet, the icon and two weights of letters."""
SHOWN = """() => [...document.querySelectorAll("button, input, textarea, nav, footer, summary")]
  .filter(one => one.getClientRects().length).map(one => one.outerHTML)"""


async def test_the_first_page_is_light_and_asks_nobody_else(
    site: Section, phone: BrowserContext
) -> None:
    page, asked = await phone.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(site.url, wait_until="networkidle")
    sizes = {}
    async with ClientSession(auto_decompress=False) as http:
        for url in asked:
            async with http.get(url, headers={"Accept-Encoding": "gzip"}) as response:
                sizes[url] = len(await response.read())
    fonts = sum(size for url, size in sizes.items() if ".woff2" in url)

    assert [url for url in asked if not url.startswith(f"{site.url}/")] == []
    assert len(asked) <= REQUESTS
    assert sum(sizes.values()) - fonts <= LIMIT
    assert 0 < fonts <= FONTS


async def test_letters_of_other_languages_are_fetched_only_where_they_stand(
    site: Section, page: Page
) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(site.url, wait_until="networkidle")
    before = [url for url in asked if "-more" in url]
    async with page.expect_request(re.compile("otklik-sans-400-more")):
        await page.evaluate("document.querySelector('main p').textContent = 'Ҡайтанан әйтегеҙ'")

    assert before == []


async def test_a_page_on_paper_has_its_words_and_the_code_and_nothing_to_press(
    site: Section, page: Page
) -> None:
    await page.goto(f"{site.url}/door/message")
    for label in ("Начать", "Проблема", "Дороги и транспорт", "Ремонт дорог"):
        await press(page, label)
    await page.fill("#text", "Яма на Лесной")
    await press(page, "Дальше")
    await press(page, "Пропустить")
    await press(page, "Без файлов")
    await page.emulate_media(media="print")
    card = (await page.inner_text("main"), await page.evaluate(SHOWN))
    await page.emulate_media(media="screen")
    await press(page, "Отправить")
    await page.evaluate("document.getElementById('ink-white').checked = true")
    await page.emulate_media(media="print", color_scheme="dark")
    thanks = (await page.inner_text("main"), await page.evaluate(SHOWN))
    ground = await page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert "Яма на Лесной" in card[0]
    assert re.findall(r"Номер: \d{6}", thanks[0])
    assert len(await page.locator(".secret").inner_text()) == len("4821 0937 5516 2048")
    assert (card[1], thanks[1], ground) == ([], [], "rgb(255, 255, 255)")


@pytest.fixture
def bashkir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One more folder of texts, in which a few words are of another language, and long."""
    folder = tmp_path / "texts"
    copytree(texts.FOLDER / "ru", folder / "ba", ignore=lambda _, names: {"__pycache__"})
    page = folder / "ba" / "web.ftl"
    told = page.read_text("utf-8").replace("web-language = ru", "web-language = ba")
    told = re.sub("web-title = .*", f"web-title = {LONG}", told)
    page.write_text(told, "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(texts, "FOLDER", folder)
        texts.speak("ba")
        yield
    texts.speak("ru")


LONG = "Ҡала хакимиәтенең эшен баһалау һәм халыҡтың мөрәжәғәттәре"


@pytest.mark.usefixtures("bashkir")
async def test_another_folder_of_texts_is_another_language_and_nothing_is_cut(
    site: Section, page: Page
) -> None:
    await page.goto(site.url)
    told = await page.inner_text("h1"), await page.locator("html").get_attribute("lang")
    width = await page.evaluate("document.documentElement.scrollWidth")

    assert told == (LONG, "ba")
    assert width <= PHONE["width"]
