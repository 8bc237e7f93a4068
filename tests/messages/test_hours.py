"""By the clock: batches of traceless messages, danger with the next hour, erasing by term."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.message_hours import MessageHours
from storage.erasing import Terms
from storage.message_records import MessageWithdrawn
from storage.store import Storage
from tests.conftest import TOWN, StandingClock
from tests.messages.sending import ANNA, BORIS, PIT, keep, send, send_traceless
from tests.town import WRITING


@pytest.fixture
def hours(storage: Storage, clock: StandingClock) -> MessageHours:
    return MessageHours(storage, WRITING, clock)


def at(clock: StandingClock, hour: int, minute: int = 0, day: int = 20) -> None:
    clock.time = datetime(2026, 11, day, hour, minute, tzinfo=TOWN)


async def told(storage: Storage, clock: StandingClock) -> list[str]:
    """What staff chats get now."""
    return [notice.text for notice in await storage.notices.claim(clock())]


async def test_staff_learn_of_traceless_messages_at_ten_two_and_five(
    storage: Storage, clock: StandingClock, hours: MessageHours
) -> None:
    at(clock, 10, 1)
    await hours.look()
    number, _ = await send_traceless(storage, ANNA)
    for hour, minute in ((10, 2), (11, 0), (13, 59)):
        at(clock, hour, minute)
        await hours.look()
        assert await storage.messages.for_staff(number) is None

    at(clock, 14)
    await hours.look()
    await hours.look()

    assert await storage.messages.for_staff(number) is not None
    assert await told(storage, clock) == [
        "Сообщения «без следа»: 1 новое или дополненное. Откройте список, чтобы прочитать их."
    ]


async def test_words_of_danger_wait_for_the_next_full_hour_only(
    storage: Storage, clock: StandingClock, hours: MessageHours
) -> None:
    at(clock, 11, 5)
    await hours.look()
    number, _ = await send_traceless(storage, ANNA, replace(PIT, urgent=True))
    at(clock, 11, 59)
    await hours.look()
    assert await storage.messages.for_staff(number) is None

    at(clock, 12)
    await hours.look()

    assert await storage.messages.for_staff(number) is not None
    (words,) = await told(storage, clock)
    assert words.startswith("Срочно: среди сообщений «без следа» 1 ")


async def test_an_hour_that_was_slept_through_is_made_up_for(
    storage: Storage, clock: StandingClock, hours: MessageHours
) -> None:
    at(clock, 18)
    await hours.look()
    number, _ = await send_traceless(storage, ANNA)

    at(clock, 12, 30, day=23)
    await hours.look()

    assert await storage.messages.for_staff(number) is not None


async def test_two_programs_tell_of_a_batch_once(
    storage: Storage, clock: StandingClock, hours: MessageHours
) -> None:
    at(clock, 9)
    await hours.look()
    await send_traceless(storage, ANNA)
    at(clock, 10)
    other = MessageHours(storage, WRITING, clock)

    await hours.look()
    await other.look()

    assert len(await told(storage, clock)) == 1


async def test_addresses_go_after_their_term_and_not_before(
    storage: Storage, clock: StandingClock
) -> None:
    terms = Terms(address=30, content=90, register=1825)
    number = await send(storage, ANNA)
    await send(storage, BORIS)
    await keep(storage, ANNA, MessageWithdrawn(number))

    clock.time += timedelta(days=30)
    await storage.erasing.by_term(terms)
    assert len(await storage.messages.mine(ANNA)) == 1
    clock.time += timedelta(days=1)
    await storage.erasing.by_term(terms)

    assert await storage.messages.mine(ANNA) == []
    assert len(await storage.messages.mine(BORIS)) == 1  # not answered yet
