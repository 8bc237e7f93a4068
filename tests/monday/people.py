"""Those who write on Monday morning: each at a door of its own, in a pace of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol, TypeVar

from config.directories import shipped
from tests.fakes.bell import Bell
from tests.fakes.telegram import Citizen as InTelegram
from tests.fakes.vk import Citizen as InVk
from tests.monday.plan import Planned
from tests.web.visitor import Visitor

Seen = TypeVar("Seen")
SLOW = 90.0
"""Seconds after which something hangs: two cores may have much else to do."""
CODE = r"\d{4} \d{4} \d{4} \d{4}"


class Author(Protocol):
    """Writes a message, and can tell afterwards what was heard about it."""

    async def writes(self, told: Planned) -> Planned:
        """With its number, and its code if there is one."""
        ...

    async def heard(self, told: Planned) -> list[str]:
        """All that the administration has said to the author of it."""
        ...


@dataclass(frozen=True)
class InMessenger:
    """In a dialogue of Telegram or VK. `site` answers those who have a code."""

    bell: Bell
    one: InTelegram | InVk
    site: str

    async def writes(self, told: Planned) -> Planned:
        await self.one.opens_link()
        await self.walks("Написать нам", "Начать", "Проблема", *places(told.topic))
        await self.one.says(told.text)
        await self.walks("Дальше")
        if told.spot:
            await self.one.says(told.spot)
        else:
            await self.walks("Пропустить")
        await self.walks("Без следа" if told.traceless else "Ответьте мне сюда")
        await self.walks("Без файлов", "Отправить")
        return accepted(told, await self.sees("Сообщение принято"))

    async def walks(self, *labels: str) -> None:
        """One after another, each as soon as it is there, and a page after it."""
        for label in labels:
            found = await self.until(partial(offered, self.one, label), label)
            seen = pages(self.one)
            press = await self.one.presses(found)
            await press.answered(SLOW)  # type: ignore[union-attr]  # no door has buttons that write
            await self.until(partial(has_more, self.one, seen), f"a page after {label}")

    async def replies(self, number: str, words: str) -> None:
        """To the question about this message."""
        await self.sees(f"По вашему сообщению {number} нужно уточнение")
        await self.reads(number, "Ответить на вопрос")
        await self.one.says(words)
        await self.sees("Ответ передан")

    async def withdraws(self, number: str) -> None:
        await self.reads(number, "Отозвать сообщение", "Отозвать сообщение")
        await self.sees("отозвано по вашей просьбе")

    async def reads(self, number: str, *then: str) -> None:
        seen = pages(self.one)
        await self.one.says("/start")
        await self.until(partial(has_more, self.one, seen), "the menu")
        await self.walks("Мои сообщения", number, *then)

    async def sees(self, words: str) -> str:
        def look() -> str | None:
            return next((text for text in reversed(self.one.sees()) if words in text), None)

        return await self.until(look, words)

    async def until(self, look: Callable[[], Seen | None], what: str) -> Seen:
        return await self.bell.wait(look, f"{what!r}, only {self.one.sees()}", SLOW)

    async def heard(self, told: Planned) -> list[str]:
        return await by_code(self.site, told.code) if told.code else self.one.sees()


@dataclass(frozen=True)
class OnTheWeb:
    site: str

    async def writes(self, told: Planned) -> Planned:
        visitor = Visitor(self.site)
        try:
            await visitor.opens("/door/message")
            for label in ("Начать", "Проблема", *places(told.topic)):
                await visitor.presses(
                    next(one for one in label.split("|") if one in visitor.page.buttons)
                )
            await visitor.presses("Дальше", text=told.text)
            await visitor.presses("Пропустить")
            await visitor.presses("Без файлов")
            return accepted(told, (await visitor.presses("Отправить")).words)
        finally:
            await visitor.close()

    async def heard(self, told: Planned) -> list[str]:
        return await by_code(self.site, told.code)


def places(topic: str) -> tuple[str, str]:
    """Section and topic as a door may call them: by title, or by number."""
    for number, section in enumerate(shipped().topics.sections, 1):
        for place, one in enumerate(section.topics, 1):
            if one.id == topic:
                return f"{section.title}|{number}", f"{one.title}|{place}"
    raise KeyError(topic)


def offered(one: InTelegram | InVk, label: str) -> str | None:
    """`a|b`: whichever there is."""
    return next((name for name in label.split("|") if name in one.buttons()), None)


def pages(one: InTelegram | InVk) -> int:
    """How many were shown in the dialogue so far."""
    shown = one.chat.shown if isinstance(one, InTelegram) else one.peer.shown
    return sum(page.what != "deleted" for page in shown)


def has_more(one: InTelegram | InVk, seen: int) -> bool | None:
    return pages(one) > seen or None


def accepted(told: Planned, page: str) -> Planned:
    (number,) = re.findall(r"Номер: (\d{6})|номер (\d{6})", page)
    codes = re.findall(CODE, page)
    assert len(codes) == told.traceless
    return replace(told, number="".join(number), code="".join(codes))


async def by_code(site: str, code: str) -> list[str]:
    """What the page of a code says."""
    visitor = Visitor(site)
    try:
        await visitor.opens("/door/check")
        page = await visitor.presses("Дальше", text=code)
        return page.words.split("\n\n")
    finally:
        await visitor.close()
