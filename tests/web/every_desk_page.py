"""Everything the desk can show, with work in it: pages of its menu, a case and its steps, forms."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playwright.async_api import Page

from storage.office_records import Route, Unit
from storage.side_records import By, Record
from storage.sql.signins import Role
from storage.template_records import ReplyTemplate
from tests.messages.sending import ANNA, BORIS, send
from tests.pains.quarters import enter
from tests.pains.test_desk import APPEALS, MEASURE, SLOW, TO, decides
from tests.side.test_desk import signed_in
from tests.side.test_records import values
from tests.staff.stepping import asked, closing
from tests.web.section import Section
from tests.web.test_browser import press
from tests.web.visitor import Visitor
from web.desk.frame import DeskPage
from web.desk.pages import PAGES
from web.desk.side_words import SLUGS

NO_PAGE = re.compile(r"\.(?:csv|docx|xlsx|pdf|html|png|svg)$|/file/|/picture/|/sets/")
"""Addresses of files."""
_NAMED = re.compile(r"\{(\w+)(?::[^{}]*(?:\{[^{}]*\}[^{}]*)*)?\}")


@dataclass(frozen=True)
class Work:
    """What addresses of pages may name: a case, and a record of each register by its address."""

    number: str
    records: dict[str, str]

    def paths(self) -> list[str]:
        told = [self._path(page) for page in PAGES if page.method == "GET" and page.path != "/"]
        return [path for path in told if not NO_PAGE.search(path)]

    def _path(self, page: DeskPage) -> str:
        book = page.path.split("/")[2] if page.path.startswith("/registers/") else ""
        told = {"number": self.number, "unit": "roads", "name": "terms", "survey": "ext_express"}
        told |= {"row": f"{SLOW}?period=2026Q4", "step": "reply"}
        told |= {"record": self.records.get(book, "")}
        return _NAMED.sub(lambda found: told.get(found[1], "1"), page.path)


async def worked(site: Section, folder: Path) -> Work:
    """A town that has units, routes, templates, registers, messages and pains."""
    clock, storage = site.parts.clock, site.storage
    await storage.units.put(Unit("roads", "Отдел дорог"), clock(), "тест")
    await storage.routes.add(Route("roads", topic="road_repair"), clock(), "тест")
    await storage.templates.keep(ReplyTemplate("О сроках", "Ответим за 30 дней."), "тест", clock())
    await enter(storage, folder, APPEALS)
    number, second = await send(storage, ANNA), await send(storage, BORIS)
    await asked(storage, await storage.cases.one(number), clock, date(2026, 11, 27))
    await storage.cases.take_step(closing(await storage.cases.one(second), "resolved", clock))
    records = {}
    for book, slug in SLUGS.items():
        told = {"title": "Справки за день", "kind": "site", "tone": "neutral", "text": "Слова"}
        empty = values(book)
        record = Record(book, clock().date(), empty | {k: told[k] for k in told if k in empty})
        records[slug] = await storage.side.add(record, By("Анна, admin", clock().date()))
    await _decided(site)
    return Work(number, records)


async def _decided(site: Section) -> None:
    """A pain with its measure."""
    anna = Visitor(site.url)
    await signed_in(site, anna, Role.ANALYST)
    await anna.opens(TO)
    await decides(anna, TO, deed="confirm", severity="2", version="0")
    await decides(anna, TO, **MEASURE, page="a" * 16)
    await anna.close()


async def every_desk_page(page: Page, site: Section, work: Work) -> AsyncIterator[str]:
    await page.goto(f"{site.url}/desk/")
    yield "outside"
    await page.goto(await site.sign_in_link(Role.ADMIN))
    yield "enter"
    await press(page, "Войти")
    await page.goto(f"{site.url}/desk/case/{work.number}")
    steps = await page.eval_on_selector_all(
        f"a[href^='/desk/case/{work.number}/']", "all => all.map(one => one.pathname.slice(5))"
    )
    assert len(steps) > len(("reply", "hide", "correct"))
    for path in dict.fromkeys((*work.paths(), *steps, "/queue?show=all&q=Лесной")):
        answer = await page.goto(f"{site.url}/desk{path}")
        assert answer is not None
        if answer.ok:
            yield path
    await page.goto(f"{site.url}/desk/entry")
    await page.locator("main form button:not([type=button])").last.click()
    yield "entry refused"
