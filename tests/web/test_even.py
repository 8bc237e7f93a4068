"""Lengths on the line: they are the same whatever is answered, in every branch of every survey."""

from __future__ import annotations

import gzip
import random
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession, CookieJar, TraceConfig, TraceRequestEndParams
from aiohttp import TraceRequestRedirectParams as Redirected

from bot.new_waves import Card
from storage.records import Person
from tests.conftest import StandingClock
from tests.surveys.conftest import POLLS
from tests.web import section as sections
from tests.web.section import Section, free_port, section
from tests.web.visitor import Visitor
from web import even
from web.address import Address

ALIKE = 256
"""Bytes that pages of one step may differ by (reliability.md T5)."""
ASIDE = frozenset({"Назад", "Прервать опрос", "Готово", "Дальше"})
"""Buttons that answer nothing."""
LONGEST = 40  # steps
FULLY = {"int_annual", "int_equipment", "int_interaction"}
"""Surveys of employees, of which every answer to every question is tried."""
PAIN = "Пересылка между отделами"


class Listener(Visitor):
    """A visitor on whose line somebody counts bytes: by kind, every length of an answer."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.heard: dict[str, set[int]] = defaultdict(set)
        counting = TraceConfig()
        counting.on_request_end.append(self._page)
        counting.on_request_redirect.append(self._redirect)
        self._quiet, self._session = (
            self._session,
            ClientSession(cookie_jar=CookieJar(unsafe=True), trace_configs=[counting]),
        )

    async def close(self) -> None:
        await self._quiet.close()
        await super().close()

    async def _page(self, *told: object) -> None:
        self._hear("page", told[-1])

    async def _redirect(self, *told: object) -> None:
        self._hear("redirect", told[-1])

    def _hear(self, kind: str, told: object) -> None:
        assert isinstance(told, TraceRequestEndParams | Redirected)
        headers = sum(len(name) + len(value) for name, value in told.response.headers.items())
        self.heard[kind].add(headers + int(told.response.headers["Content-Length"]))


def spread(heard: Mapping[str, set[int]]) -> dict[str, int]:
    return {kind: max(lengths) - min(lengths) for kind, lengths in heard.items()}


async def everybody_is_employed(_: Person) -> bool:
    return True


@asynccontextmanager
async def all_open(folder: Path, clock: StandingClock) -> AsyncIterator[Section]:
    """Every survey that ships, offered to everybody."""
    address = Address("127.0.0.1", free_port())
    async with section(folder, clock, address, surveys=dict(POLLS)) as site:
        asked = frozenset((one.audience, one.direction) for one in POLLS.values())
        site.rounds.plan = replace(site.rounds.plan, enabled=asked, staff_order=False)
        await site.rounds.go_on()
        for name, one in POLLS.items():
            if one.mode == "wave":
                await site.rounds.open(name, card=Card(pain=PAIN if one.is_about_a_pain else None))
        yield site


def answers(visitor: Visitor) -> list[str]:
    return [label for label in visitor.page.buttons if label not in ASIDE]


async def gives(visitor: Visitor, answer: str) -> None:
    """One way to answer what the page asks."""
    page = visitor.page
    if answer in page.boxes:
        await visitor.presses("Готово", ticks=[answer])
    elif answer:
        await visitor.presses(answer)
    else:
        await visitor.presses("Дальше", text="Всё хорошо")


async def tries_all(visitor: Visitor) -> None:
    """Every answer to this question, each followed by a step back."""
    asked, offered = visitor.page.heading, offered_by(visitor)
    for answer in offered:
        await gives(visitor, answer)
        if visitor.page.heading == "Спасибо!":
            return  # the last question: others try its other answers
        while visitor.page.heading != asked or answer not in offered_by(visitor):
            await visitor.presses("Назад")


def offered_by(visitor: Visitor) -> list[str]:
    return [*visitor.page.boxes, *answers(visitor)]


async def walks(visitor: Visitor, survey: str, pick: int, *, to_all: bool = False) -> None:
    """From the first page to the thanks, by the first answers or by the last ones."""
    await visitor.opens(f"/s/{survey}")
    await visitor.presses("Начать")
    for _ in range(LONGEST):
        if visitor.page.heading == "Спасибо!":
            return
        if to_all:
            await tries_all(visitor)
        if visitor.page.heading != "Спасибо!":
            await gives(visitor, [*(visitor.page.boxes or answers(visitor) or [""])][pick])
    raise AssertionError(f"{survey} does not end: {visitor.page.words}")


@asynccontextmanager
async def listener(site: Section) -> AsyncIterator[Listener]:
    visitor = Listener(site.url)
    try:
        yield visitor
    finally:
        await visitor.close()


async def heard_of(site: Section, surveys: Iterable[str], *, to_all: bool) -> dict[str, int]:
    """By kind of answer, how many bytes the longest is longer than the shortest."""
    heard: dict[str, set[int]] = defaultdict(set)
    for survey in surveys:
        for pick in (0, -1):
            async with listener(site) as visitor:
                await walks(visitor, survey, pick, to_all=to_all and pick == 0)
            for kind, told in visitor.heard.items():
                heard[kind] |= told
    return spread(heard)


@pytest.fixture
def employed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "nobody_is_employed", everybody_is_employed)


@pytest.mark.usefixtures("employed")
async def test_no_answer_of_any_survey_is_longer_than_another(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with all_open(tmp_path, clock) as site:
        heard = await heard_of(site, POLLS.keys() - FULLY, to_all=False)
        of_staff = await heard_of(site, FULLY, to_all=True)

    assert heard.keys() == of_staff.keys() == {"page", "redirect"}
    assert max(*heard.values(), *of_staff.values()) <= ALIKE


@pytest.mark.usefixtures("employed")
async def test_pages_that_are_not_filled_up_tell_answers_apart(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin."""
    monkeypatch.setattr(even, "packed", partial(even.packed, step=len(even.BLOCK)))
    async with all_open(tmp_path, clock) as site:
        heard = await heard_of(site, ["int_equipment"], to_all=False)

    assert heard["page"] > ALIKE


async def written(visitor: Visitor, text: str) -> str:
    """A message without a trace, to its last page: its code."""
    await visitor.opens("/door/message")
    await visitor.presses("Начать")
    await visitor.presses("Проблема")
    await visitor.presses("Дороги и транспорт")
    await visitor.presses(next(iter(visitor.page.buttons)))
    await visitor.presses("Дальше", text=text)
    await visitor.presses("Пропустить")
    await visitor.presses("Без файлов")
    page = await visitor.presses("Отправить")
    (code,) = re.findall(r"\d{4} \d{4} \d{4} \d{4}", page.words)
    return str(code)


async def test_neither_a_message_nor_a_code_is_told_by_length(
    tmp_path: Path, clock: StandingClock
) -> None:
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address) as site, listener(site) as visitor:
        await written(visitor, "Яма")
        code = await written(visitor, "Яма на Советской, дом 3, напротив школы. " * 20)
        await visitor.opens("/door/check")
        wrong = await visitor.presses("Дальше", text="0000 0000 0000 0000")
        right = await visitor.presses("Дальше", text=code)
        refused = await visitor.opens("/nowhere")

    assert wrong.heading == "Код неверный или срок хранения истёк"
    assert (wrong.status, right.status, refused.status) == (200, 200, 404)
    assert max(spread(visitor.heard).values()) <= ALIKE


async def test_no_press_is_longer_than_another(tmp_path: Path, clock: StandingClock) -> None:
    """What a browser sends tells as much as what it gets: options have names of any length."""
    address, lengths = Address("127.0.0.1", free_port()), []
    async with section(tmp_path, clock, address) as site, listener(site) as visitor:
        await visitor.opens("/s/ext_express")
        await visitor.presses("Начать")
        for label in offered_by(visitor):
            lengths.append(len(urlencode(visitor.filled(label))))
        buttons = [value for _, value in visitor.page.buttons.values()]
        options = {len(value.rstrip(".").split(":")[1]) for value in buttons}

    assert len(options) > 2
    assert len(set(lengths)) == 1


async def test_a_browser_that_takes_nothing_packed_hears_no_more(
    tmp_path: Path, clock: StandingClock
) -> None:
    address, lengths = Address("127.0.0.1", free_port()), set()
    async with section(tmp_path, clock, address) as site, ClientSession() as http:
        for path in ("/", "/about", "/s/ext_express", "/talk", "/nowhere"):
            asked = http.get(f"{site.url}{path}", headers={"Accept-Encoding": "identity"})
            async with asked as response:
                assert (await response.text()).rstrip().endswith("</html>")
                lengths.add(response.headers["Content-Length"])

    assert lengths == {str(even.PLAIN)}


@pytest.mark.parametrize("length", [0, 1, 5000, 8000, 60_000])
def test_a_packed_page_is_whole_and_of_a_whole_number_of_steps(length: int) -> None:
    html = random.Random(length).randbytes(length)

    told = even.packed(html)

    assert gzip.decompress(told) == html
    assert -len(told) % even.PACKED < len(even.BLOCK)
