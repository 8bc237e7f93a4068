"""An author says what the answer was worth, in «Мои сообщения» and by code."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.events import ButtonPressed, CommandGiven, Pressed
from storage.rating_records import Rating
from tests.conftest import StandingClock
from tests.messages.writing import code_in, send
from tests.rating.answering import answered, reopened
from tests.talk import House, Talk

TODAY = date(2026, 11, 20)
UNTIL = date(2026, 12, 4)


async def rating_of(home: House, talk: Talk, number: str) -> Rating | None:
    thread = await home.storage.messages.of_author(talk.person, number)
    assert thread is not None
    return thread.rating


async def opens(talk: Talk, number: str) -> None:
    await talk.sends(CommandGiven("start"))
    await talk.presses("Узнать о сообщении") if "Мои сообщения" not in talk.labels else None
    await talk.presses("Мои сообщения", number)


async def test_who_was_helped_says_so_and_gives_a_mark(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna)
    await answered(home.storage, number, clock)
    await opens(anna, number)
    assert anna.said.endswith("Ответ вам помог?")
    assert anna.labels == ["Помогло", "Не помогло", "Мои сообщения", "В начало"]

    await anna.presses("Помогло")
    asked, marks = anna.said, anna.labels
    await anna.presses("5")

    assert asked == "Как вы оцениваете ответ? 1 — совсем плохо, 5 — отлично. Можно пропустить."
    assert marks == ["1", "2", "3", "4", "5", "Пропустить"]
    assert anna.said.startswith("Спасибо за оценку! Она поможет нам отвечать лучше.")
    assert await rating_of(home, anna, number) == Rating(TODAY, UNTIL, TODAY, True, 5)
