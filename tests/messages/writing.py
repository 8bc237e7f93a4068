"""How a message is written in a talk, so that tests can begin where they have something to say."""

from __future__ import annotations

import re

from bot.events import CommandGiven
from tests.talk import Talk

PIT = "Яма на Лесной глубиной по колено"


async def up_to_text(talk: Talk) -> None:
    """The page that asks for the text."""
    await talk.sends(CommandGiven("start"))
    await talk.presses("Написать нам", "Начать", "Проблема", "Дороги и транспорт", "Ремонт дорог")


async def up_to_review(talk: Talk, mode: str = "Ответьте мне сюда", text: str = PIT) -> None:
    """The card; `mode` is "" where there is nothing to choose."""
    await up_to_text(talk)
    await talk.says(text)
    await talk.presses("Дальше")
    await talk.says("Лесная, 4")
    if mode:
        await talk.presses(mode)
    if "Без файлов" in talk.labels:  # not in every channel
        await talk.presses("Без файлов")


async def send(talk: Talk, mode: str = "Ответьте мне сюда", text: str = PIT) -> str:
    """The number."""
    await up_to_review(talk, mode, text)
    await talk.presses("Отправить")
    return number_in(talk.said)


def number_in(said: str) -> str:
    found = re.search(r"\b(\d{6})\b", said)
    assert found, said
    return found[1]


def code_in(said: str) -> str:
    found = re.search(r"\d{4} \d{4} \d{4} \d{4}", said)
    assert found, said
    return found[0]
