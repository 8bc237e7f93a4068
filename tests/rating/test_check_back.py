"""Who agreed to it is asked once more, by day, once; what is forgotten is not asked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.check_backs import CheckBacks
from bot.events import CommandGiven, Pressed
from storage.erasing import Before
from storage.rating_records import Rating
from tests.conftest import StandingClock
from tests.messages.writing import code_in, send
from tests.rating.answering import answered, delivered
from tests.talk import House, Talk

TODAY = date(2026, 11, 20)
FORTNIGHT = timedelta(days=14)


async def agreed(anna: Talk, home: House, clock: StandingClock) -> str:
    """A message that was rated well, and whose author may be asked once more."""
    number = await send(anna)
    await answered(home.storage, number, clock)
    await delivered(home.storage, clock)
    await anna.sends(CommandGiven("start"))
    await anna.presses("Мои сообщения", number, "Помогло", "5", "Спросите ещё раз")
    return number


async def checked(home: House, clock: StandingClock) -> list[str]:
    """What is sent now."""
    await CheckBacks(home.storage, clock).look()
    return [parcel.text for parcel in await delivered(home.storage, clock)]


async def test_who_agreed_is_asked_once_more_by_day_and_once(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await agreed(anna, home, clock)
    promised = anna.said
    clock.time += timedelta(days=13)
    early = await checked(home, clock)
    clock.time += timedelta(hours=16)  # four in the morning of the day
    at_night = await checked(home, clock)

    clock.time += timedelta(hours=8)
    await CheckBacks(home.storage, clock).look()
    (sent,) = await delivered(home.storage, clock)
    later = await checked(home, clock)
    await anna.sends(Pressed(sent.buttons[1].data))
    await anna.presses("2")

    assert promised == "Хорошо, спросим ещё раз 04.12.2026."
    assert (early, at_night, later) == ([], [], [])
    assert sent.text == (
        f"Вы разрешили спросить ещё раз. Ответ на сообщение {number} вам помог? "
        "Оценить его можно до 18.12.2026."
    )
    thread = await home.storage.messages.of_author(anna.person, number)
    assert thread is not None
    day = TODAY + FORTNIGHT
    assert thread.rating == Rating(TODAY, day + FORTNIGHT, day, False, 2)
    assert "Спросите ещё раз" not in anna.labels


@pytest.mark.parametrize("forgets", [True, False])
async def test_who_is_forgotten_is_not_asked_and_the_marks_stay_to_be_counted(
    anna: Talk, home: House, clock: StandingClock, forgets: bool
) -> None:
    number = await agreed(anna, home, clock)

    if forgets:
        await anna.sends(CommandGiven("start"))
        await anna.presses("Мои сообщения", "Забыть меня", "Забыть меня")
    else:
        await home.storage.erasing.erase(Before(TODAY + FORTNIGHT, TODAY, TODAY))
    clock.time += FORTNIGHT

    assert await checked(home, clock) == []
    case = await home.storage.cases.one(number)
    assert case.rating == Rating(TODAY, TODAY + FORTNIGHT, TODAY, True, 5)


async def test_who_did_not_agree_is_not_asked(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna)
    await answered(home.storage, number, clock)
    await delivered(home.storage, clock)
    await anna.sends(CommandGiven("start"))
    await anna.presses("Мои сообщения", number, "Помогло", "5")
    clock.time += FORTNIGHT

    assert await checked(home, clock) == []


async def test_reasons_go_with_the_words_by_term_and_the_marks_stay(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna, "Без следа")
    code = code_in(anna.said)
    await answered(home.storage, number, clock)
    await anna.says(code)
    await anna.presses("Не помогло", "1", "Проблема не решена", "Готово", "Вернуть в работу")
    await anna.says("Щебень размыло")
    await home.storage.messages.release(lambda _: [], clock())

    await home.storage.erasing.erase(Before(TODAY, TODAY + timedelta(days=1), TODAY))

    case = await home.storage.cases.one(number)
    assert case.thread == ()
    assert case.rating == Rating(TODAY, TODAY + FORTNIGHT, TODAY, False, 1, (), "asked")
