"""Monday morning: forty messages from three doors, two clerks at once, and nothing lost.

The weekend's writers come before ten, when what is without a trace is handed over; the power goes
once between. Then one clerk works in the chats and one at the desk, until each message is where
the plan wants it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.async_api import Browser

from tests.monday import left
from tests.monday.chat import InChats
from tests.monday.desk import AtDesk
from tests.monday.morning import Morning, link, morning
from tests.monday.people import Author, InMessenger
from tests.monday.plan import FORTY, Planned
from tests.web.test_browser import press


@dataclass(frozen=True)
class Forty:
    """Messages and their authors, by name."""

    told: Mapping[str, Planned]
    authors: Mapping[str, Author]

    def __getitem__(self, name: str) -> Planned:
        return self.told[name]

    def writer(self, name: str) -> InMessenger:
        author = self.authors[name]
        assert isinstance(author, InMessenger)
        return author

    def by(self, *names: str) -> list[Planned]:
        return [self.told[name] for name in names]


async def test_forty_messages_and_two_clerks(tmp_path: Path, browser: Browser) -> None:
    async with morning(tmp_path) as town:
        async with town.running("2026-11-23T09:50") as program:
            await town.set_up(program)
            forty = await written(town)
        async with town.running("2026-11-23T10:00:30") as program:
            chats = InChats(town.telegram, town.olga, (town.staff, *town.rooms))
            page = await browser.new_page(viewport={"width": 1100, "height": 800})
            page.set_default_timeout(90_000)
            desk = AtDesk(page, town.site)
            await desk.enters(town.site + await link(program, "Анна", "operator"))

            await both_take_one(chats, desk, forty["t13"])
            await one_writes_while_the_other_takes(chats, desk, forty["t14"])
            async with asyncio.TaskGroup() as group:
                group.create_task(in_the_chats(chats, forty))
                group.create_task(at_the_desk(desk, forty))
            await everybody_heard(forty)
            await page.close()
            assert await program.stopped() == 0

        told = list(forty.told.values())
        assert left.register(program) == left.wanted(told)
        assert left.changes(program) == left.steps(told)
        assert await left.figures(program) == left.counted(told)


async def written(town: Morning) -> Forty:
    """By all at once, as soon as they can."""
    authors = {one.name: town.author(n, one) for n, one in enumerate(FORTY)}
    told = await asyncio.gather(*(authors[one.name].writes(one) for one in FORTY))
    assert len({one.number for one in told}) == 40
    return Forty({one.name: one for one in told}, authors)


async def both_take_one(chats: InChats, desk: AtDesk, told: Planned) -> None:
    """At the same moment, one in the chat and one at the desk: the second is told."""
    await chats.card(told.number)
    await desk.opens(told.number)

    in_chat, on_page = await asyncio.gather(
        chats.presses(told.number, "Взять"), desk.takes(told.number)
    )

    assert ("взято в работу" in in_chat) != (on_page == "")
    assert (in_chat if on_page == "" else on_page) in (
        f"№ {told.number} уже изменили: В работе, у кого: Анна. Карточка обновлена.",
        "Сообщение уже изменил другой сотрудник. Вот как обстоит дело сейчас.",
    )
    await desk.steps(told)


async def one_writes_while_the_other_takes(chats: InChats, desk: AtDesk, told: Planned) -> None:
    """Whoever wrote is told, and loses no word."""
    await desk.opens(told.number)
    await desk.writes(told)
    await chats.presses(told.number, "Взять")

    await press(desk.page, "Отправить")
    again = await desk.trouble()
    await press(desk.page, "Отправить")

    assert again.startswith("Пока вы писали, в сообщении появилось новое.")
    await desk.has_ended(told)


async def in_the_chats(chats: InChats, forty: Forty) -> None:
    """What Olga does, card after card; three authors do something meanwhile."""
    asked = replace(forty["t5"], step="ask", answer="Какой дом?", cause="")
    await chats.steps(asked)
    await chats.hears(f"Срочно: № {forty['t7'].number}, Ремонт дорог.")
    async with asyncio.TaskGroup() as meanwhile:
        meanwhile.create_task(forty.writer("t5").replies(asked.number, "Дом 4"))
        meanwhile.create_task(forty.writer("t11").withdraws(forty["t11"].number))
        for name in ("t1", "t2", "t3", "t4", "t6", "t7", "t8", "t9", "t10"):
            await chats.steps(forty[name])
        for name in ("s2", "w9", "w10", "w11"):
            await chats.steps(forty[name])
    await chats.card(asked.number, "Ответ автора 23.11.2026: Дом 4")
    await chats.steps(forty["t5"])
    await chats.card(forty["t15"].number, f"Объединены с ним: {forty['t16'].number}")
    await chats.steps(forty["t15"])
    await chats.card(forty["t11"].number, "Отозвано автором")


async def at_the_desk(desk: AtDesk, forty: Forty) -> None:
    """What Anna does: by filters, by words, by keys, several at once and one by one."""
    await desk.narrows(topic="heating")
    await desk.ticks(forty.by("t15", "t16"), "Объединить")
    await desk.merges(forty["t15"])
    await desk.narrows(topic="heating")
    await desk.ticks(forty.by("s3", "s4"), "Объединить")
    await desk.merges(forty["s3"])
    asked = replace(forty["v8"], step="ask", answer="Какой двор?", cause="")
    await desk.steps(asked)
    async with asyncio.TaskGroup() as meanwhile:
        meanwhile.create_task(forty.writer("v8").replies(asked.number, "Двор 8"))
        lights = forty.by("v1", "v2", "v3", "v4", "v5", "v6")
        found = await desk.finds_by_keys("фонари")
        assert sorted(found) == sorted(one.number for one in lights)
        await press(desk.page, "Закрыть одним ответом")
        await desk.closes(forty["v1"])
        await desk.narrows(topic="yards", channel="web")
        await desk.ticks(forty.by(*(f"w{n}" for n in range(1, 9))), "Закрыть одним ответом")
        await desk.closes(forty["w1"])
        for name in ("s1", "s3", "v7"):
            await desk.steps(forty[name])
    await desk.steps(forty["v8"])


async def everybody_heard(forty: Forty) -> None:
    """Each what the plan says, once, and nobody anything else from staff."""
    for name, told in forty.told.items():
        author = forty.authors[name]
        if (
            told.answer
            and told.step != "hide"
            and isinstance(author, InMessenger)
            and not told.code
        ):
            await author.sees(told.answer)
    for name, told in forty.told.items():
        heard = await forty.authors[name].heard(told)
        answers = [text for text in heard if told.answer and told.answer in text]
        assert len(answers) == (told.answer != "" and told.step != "hide"), (told, heard)
