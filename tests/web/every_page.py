"""Everything the section can show, one page after another: each kind of question and each state."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

from playwright.async_api import FilePayload, Page

from bot.page_wants import StatusPage, TextPage
from bot.surveys.script import Survey
from storage.records import Channel, Paper, Person
from storage.sql.signins import Role
from tests.conftest import StandingClock
from tests.files import corpus
from tests.publication.test_pages import decided, in_naur, sends
from tests.rating.answering import answered
from tests.side.test_desk import signed_in
from tests.web.roads import ROADS
from tests.web.section import Section
from tests.web.test_browser import press
from tests.web.visitor import Visitor

SHOP = Survey.model_validate(
    ROADS.model_dump(mode="json", exclude={"questions"})
    | {
        "id": "shop",
        "title": "Ярмарка",
        "questions": [
            {
                "id": "stall",
                "kind": "one",
                "role": "process",
                "text": "Что вы выбирали?",
                "options": {"food": "Еда", "other": {"label": "Другое", "write_in": True}},
            },
            {
                "id": "again",
                "kind": "nps",
                "role": "nps",
                "text": "Посоветуете ли вы ярмарку соседям?",
            },
            {
                "id": "words",
                "kind": "text",
                "role": "comment",
                "text": "Что добавить?",
                "required": False,
            },
        ],
    }
)
"""With what the survey of roads has not: one of several, words of one's own, marks up to ten."""


async def every_page(page: Page, site: Section) -> AsyncIterator[str]:
    """Names of pages as they are shown; `site` has the surveys `roads` and `shop`."""
    for walk in (_standing, _roads, _shop, _writing, _following, _once):
        async for name in walk(page, site):
            yield name


async def _standing(page: Page, site: Section) -> AsyncIterator[str]:
    for path in ("/", "/official", "/about", "/changes", "/privacy", "/nowhere", "/q", "/q/00000"):
        await page.goto(site.url + path)
        yield path
    await page.goto(f"{site.url}/talk")
    yield "no visit"
    await page.goto(f"{site.url}/door/staff")
    yield "staff"


async def _roads(page: Page, site: Section) -> AsyncIterator[str]:
    await page.goto(f"{site.url}/s/roads?p=hall")
    yield "greeting"
    await press(page, "Начать")
    yield "boxes"
    await press(page, "Готово")
    yield "boxes refused"
    await page.get_by_label("Ямы").check()
    await press(page, "Готово")
    yield "text"
    await page.get_by_role("textbox").fill("Звоните 8 927 123-45-67")
    await press(page, "Дальше")
    yield "text with a phone"
    await page.get_by_role("textbox").fill("На Советской")
    await press(page, "Дальше")
    await page.get_by_role("textbox").fill("€" * 1000)
    await press(page, "Дальше")
    yield "text refused"
    await page.get_by_role("textbox").fill("Залатать")
    await press(page, "Дальше")
    yield "marks"
    await press(page, "Назад")
    yield "back"
    await press(page, "Дальше")
    await press(page, "Прервать опрос")
    yield "stop"
    await page.goto(f"{site.url}/s/roads?p=hall")
    yield "resume"
    await page.goto(f"{site.url}/talk")
    await press(page, "Продолжить")
    await press(page, "1 — плохо")
    yield "thanks"
    await page.goto(f"{site.url}/s/roads?p=hall")
    yield "answered"


async def _shop(page: Page, site: Section) -> AsyncIterator[str]:
    await page.goto(f"{site.url}/s/shop")
    await press(page, "Начать")
    yield "one"
    await press(page, "Другое")
    yield "write-in"
    await page.get_by_role("textbox").fill("Мёд")
    await press(page, "Дальше")
    yield "nps"
    await press(page, "7")
    yield "text to skip"
    await press(page, "Пропустить")


async def _writing(page: Page, site: Section) -> AsyncIterator[str]:
    await page.goto(f"{site.url}/door/message")
    yield "message"
    await press(page, "Начать")
    yield "kinds"
    await press(page, "Проблема")
    yield "sections"
    await page.get_by_role("textbox").fill("отопление")
    await press(page, "Дальше")
    yield "topics found"
    await page.goto(f"{site.url}/talk")
    await press(page, "Отопление")
    yield "words"
    await page.get_by_role("textbox").fill("Холодно")
    await press(page, "Дальше")
    yield "spot"
    await press(page, "Пропустить")
    yield "files"
    photo = FilePayload(name="IMG_1.jpg", mimeType="image/jpeg", buffer=corpus.photo())
    await page.set_input_files("#file", [photo])
    await press(page, "Приложить выбранные")
    yield "file taken"
    await press(page, "Дальше")
    yield "card"
    await press(page, "Отправить")
    yield "code"


async def _following(page: Page, site: Section) -> AsyncIterator[str]:
    told = await page.inner_text("main")
    (code,) = re.findall(r"\d{4} \d{4} \d{4} \d{4}", told)
    (number,) = re.findall(r"Номер: (\S+)", told)
    clock = site.parts.clock
    assert isinstance(clock, StandingClock)
    await answered(site.storage, number, clock)
    await page.goto(f"{site.url}/door/check")
    yield "check"
    await page.get_by_role("textbox").fill("0000 0000 0000 0000")
    await press(page, "Дальше")
    yield "code refused"
    await page.get_by_role("textbox").fill(code)
    await press(page, "Дальше")
    yield "thread"
    await press(page, "Не помогло")
    yield "rating"
    await press(page, "2")
    yield "reasons"
    await page.get_by_label("Проблема не решена").check()
    await press(page, "Готово")
    yield "reopen"
    await press(page, "Вернуть в работу")
    yield "why reopen"
    await page.get_by_role("textbox").fill("Снова холодно")
    await press(page, "Дальше")
    yield "reopening asked"


async def _once(page: Page, site: Section) -> AsyncIterator[str]:
    """Pages that messengers link to."""
    clerk, pages = Person(Channel.VK, "700100200"), site.parts.conversation.pages
    paper = Paper("roads-2026Q4", "", site.parts.clock().date())
    words = pages.make(clerk, TextPage(paper, "need", "", "Чего не хватает?", 500))
    await page.goto(f"{site.url}/t/{words.token}")
    yield "words on a page"
    await page.goto(f"{site.url}/status/{pages.make(clerk, StatusPage()).token}")
    yield "a code on a page"
    await page.goto(f"{site.url}/code/none")
    yield "code shown before"


async def published(site: Section) -> None:
    """A decision that everybody may read."""
    in_naur(site)
    name, admin = await decided(site), Visitor(site.url)
    await signed_in(site, admin, Role.ADMIN)
    await admin.opens("/desk/publication?period=2026Q3")
    assert await sends(admin, d=[name]) == 200
    await admin.close()
