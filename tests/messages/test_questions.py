"""The author of a question is reminded of it once and told once that it is over; the log knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from bot.events import CommandGiven, Pressed
from bot.staff_hours import StaffHours
from bot.ways import Parcel
from storage.message_records import MessageWithdrawn
from storage.records import Channel
from storage.register_records import Change
from storage.tables_messages import notice
from tests.conftest import StandingClock
from tests.messages.sending import keep
from tests.messages.writing import code_in, send
from tests.rating.answering import delivered, steps
from tests.talk import House, Talk

THURSDAY, DUE, OVER = date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 28)
REMINDED = "Напоминаем: по сообщению {} ждём ваш ответ на вопрос до 27.11.2026."
ENDED = (
    "Срок ответа на вопрос по сообщению {} прошёл. Рассматриваем его по имеющимся сведениям.\n\n"
    "Ничего страшного: если хочется что-то уточнить, откройте сообщение и нажмите «Дополнить»."
)


async def asked(talk: Talk, home: House, clock: StandingClock) -> str:
    """A message whose author has got a question, to be answered by Friday of the next week."""
    number = await send(talk)
    await steps(home.storage, number, clock, "ask", "Какой дом?")
    await delivered(home.storage, clock, talk.person.channel)
    return number


async def comes(
    home: House, clock: StandingClock, day: date, channel: Channel = Channel.TELEGRAM, hour: int = 9
) -> list[Parcel]:
    """What authors are sent at this hour of the day; in the morning at nine nothing is."""
    clock.time = clock.time.replace(month=day.month, day=day.day, hour=0) + timedelta(hours=hour)
    await StaffHours(home.storage, (), clock).look()
    return await delivered(home.storage, clock, channel)


async def left(home: House) -> int:
    """Words for authors that wait for their day."""
    waiting = select(func.count()).select_from(notice).where(notice.c.chat.is_(None))
    async with home.storage.engine.reading() as connection:
        return int((await connection.execute(waiting)).scalar_one())


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.VK])
async def test_an_author_is_reminded_once_and_told_once_that_it_is_over(
    home: House, clock: StandingClock, channel: Channel
) -> None:
    anna = home.talk(channel=channel)
    number = await asked(anna, home, clock)

    day_before = await comes(home, clock, THURSDAY - timedelta(days=1), channel, 12)
    early = await comes(home, clock, THURSDAY, channel, 9)
    (reminder,) = await comes(home, clock, THURSDAY, channel, 10)
    last_day = await comes(home, clock, DUE, channel, 12)
    at_night = await comes(home, clock, OVER, channel, 1)
    (ended,) = await comes(home, clock, OVER, channel, 10)
    later = await comes(home, clock, OVER + timedelta(days=1), channel, 12)

    assert [*day_before, *early, *last_day, *at_night, *later] == []
    assert reminder.text == REMINDED.format(number)
    assert ended.text == ENDED.format(number)
    assert [one.person for one in (reminder, ended)] == [anna.person] * 2
    await anna.sends(Pressed(ended.buttons[0].data))
    assert "Дополнить" in anna.labels
    assert await left(home) == 0


async def test_the_reminder_leads_to_where_the_question_is_answered(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await asked(anna, home, clock)
    (reminder,) = await comes(home, clock, THURSDAY, hour=12)

    await anna.sends(Pressed(reminder.buttons[0].data))
    await anna.presses("Ответить на вопрос")
    await anna.says("Дом 4")

    case = await home.storage.cases.one(number)
    assert (case.state, case.thread[-1].text) == ("taken", "Дом 4")


@pytest.mark.parametrize("how", ["replies", "withdraws", "forgets", "staff answer", "staff hide"])
async def test_nothing_comes_once_there_is_nothing_to_wait_for(
    anna: Talk, home: House, clock: StandingClock, how: str
) -> None:
    number = await asked(anna, home, clock)

    match how:
        case "replies":
            await anna.sends(CommandGiven("start"))
            await anna.presses("Мои сообщения", number, "Ответить на вопрос")
            await anna.says("Дом 4")
        case "withdraws":
            assert await keep(home.storage, anna.person, MessageWithdrawn(number))
        case "forgets":
            await anna.sends(CommandGiven("start"))
            await anna.presses("Мои сообщения", "Забыть меня", "Забыть меня")
        case "staff answer":
            await steps(home.storage, number, clock, "resolved", "Заделали.")
            await delivered(home.storage, clock)
        case _:
            await steps(home.storage, number, clock, "hide", "Рассылка")

    assert await comes(home, clock, THURSDAY, hour=12) == []
    assert await comes(home, clock, OVER, hour=12) == []
    assert await left(home) == 0


async def test_an_answer_in_the_night_leaves_the_end_of_the_question_unsaid(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await asked(anna, home, clock)
    await comes(home, clock, THURSDAY, hour=12)
    await comes(home, clock, OVER, hour=1)

    await steps(home.storage, number, clock, "resolved", "Заделали.")
    told = await comes(home, clock, OVER, hour=12)

    assert [one.text.split(" ")[0] for one in told] == ["Ответ"]


async def test_of_two_questions_the_later_one_is_reminded_of(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await asked(anna, home, clock)
    await anna.sends(CommandGiven("start"))
    await anna.presses("Мои сообщения", number, "Ответить на вопрос")
    await anna.says("Дом 4")
    await comes(home, clock, date(2026, 11, 24), hour=12)
    await steps(home.storage, number, clock, "ask", "Какой подъезд?")
    await comes(home, clock, date(2026, 11, 24), hour=13)

    assert await comes(home, clock, THURSDAY, hour=12) == []
    (reminder,) = await comes(home, clock, date(2026, 11, 30), hour=12)
    assert reminder.text == REMINDED.format(number).replace("27.11", "01.12")


async def test_nobody_is_looked_for_about_a_traceless_message(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna, "Без следа")
    await home.storage.messages.release(lambda _: [], clock())
    await steps(home.storage, number, clock, "ask", "Какой дом?")

    waiting = await left(home)
    await comes(home, clock, OVER, hour=12)

    assert (waiting, await left(home)) == (0, 0)
    assert (await home.storage.cases.one(number)).question_until is None


@pytest.mark.parametrize("mode", ["Ответьте мне сюда", "Без следа"])
async def test_the_log_says_that_the_author_has_replied(
    anna: Talk, home: House, clock: StandingClock, mode: str
) -> None:
    number = await send(anna, mode)
    code = code_in(anna.said) if mode == "Без следа" else ""
    await home.storage.messages.release(lambda _: [], clock())
    await steps(home.storage, number, clock, "ask", "Какой дом?")
    clock.time += timedelta(days=1)

    await anna.sends(CommandGiven("start"))
    await (anna.says(code) if code else anna.presses("Мои сообщения", number))
    await anna.presses("Ответить на вопрос")
    await anna.says("Дом 4")
    at_once = (await home.storage.cases.history(number))[-1].actor
    await home.storage.messages.release(lambda _: [], clock() + timedelta(days=2))

    when = clock().replace(hour=0, minute=0, second=0, microsecond=0) if code else clock()
    assert at_once == ("operator" if code else "author")
    assert (await home.storage.cases.history(number))[-1] == Change(
        "question", "2026-11-27", None, when, "author"
    )
