"""A traceless message that is withdrawn: its author sees it at once, staff with their batch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from bot.message_hours import MessageHours
from storage.message_records import MessageExtended, MessageWithdrawn, Opened
from storage.notice_records import Notice
from storage.store import Storage
from storage.turns import Outrun
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, STAFF_CHAT, keep, send, send_traceless
from tests.staff.stepping import closing
from tests.town import WRITING

TELL = (STAFF_CHAT,)
TOLD = ("appeal_change", "card", "notice")
"""What tells an hour: the log, cards that are drawn anew, words for staff."""


@pytest.fixture
async def shown(storage: Storage, clock: StandingClock) -> Opened:
    """A traceless message that staff have seen, opened by its code."""
    number, code = await send_traceless(storage, ANNA)
    await storage.messages.release(lambda _: [], clock())
    opened = await storage.receipts.opened(code)
    assert opened is not None
    assert (await storage.cases.one(number)).message.is_open
    return opened


async def seen_by_staff(storage: Storage, number: str) -> Sequence[Any]:
    """All rows in which the moment of a withdrawal could lie, and the case."""
    case = await storage.cases.one(number)
    async with storage.engine.reading() as connection:
        rows = [
            sorted(map(str, await connection.execute(text(f"SELECT * FROM {table}"))))  # noqa: S608  -- names of ours
            for table in TOLD
        ]
    return [case.message, case.revision, rows]


async def words_for_staff(storage: Storage, clock: StandingClock) -> list[Notice]:
    return [one for one in await storage.notices.claim(clock()) if one.kind == "withdrawn"]


async def test_staff_do_not_see_the_moment_of_it(storage: Storage, shown: Opened) -> None:
    before = await seen_by_staff(storage, shown.number)

    await keep(storage, ANNA, MessageWithdrawn(shown.number, shown, TELL))

    assert await seen_by_staff(storage, shown.number) == before
    thread = await storage.messages.of_code(shown)
    assert thread is not None
    assert (thread.message.status, len(thread.entries)) == ("withdrawn", 1)


async def test_of_an_addressed_message_they_see_it_at_once(
    storage: Storage, clock: StandingClock
) -> None:
    """The broken twin: what the test above looks at would tell."""
    number = await send(storage, ANNA)
    before = await seen_by_staff(storage, number)

    await keep(storage, ANNA, MessageWithdrawn(number, tell=TELL))

    after = await seen_by_staff(storage, number)
    assert [one == other for one, other in zip(before, after, strict=True)] == [False] * 3
    assert len(await words_for_staff(storage, clock)) == 1


async def test_with_the_batch_it_is_told_and_counted_under_its_day(
    storage: Storage, clock: StandingClock, shown: Opened
) -> None:
    day = clock().date()
    await keep(storage, ANNA, MessageWithdrawn(shown.number, shown, TELL))
    clock.time += timedelta(days=1)
    hours = MessageHours(storage, WRITING, clock)

    await hours.look()

    case = await storage.cases.one(shown.number)
    assert (case.message.outcome, case.message.answered) == ("withdrawn", day)
    assert [one.appeal for one in await words_for_staff(storage, clock)] == [shown.appeal]
    async with storage.engine.reading() as connection:
        asked = text("SELECT DISTINCT at FROM appeal_change WHERE appeal = :name")
        (at,) = (await connection.execute(asked, {"name": shown.appeal})).scalars()
    assert f"{at}"[:19] == f"{clock.time.replace(day=day.day, hour=0).astimezone(UTC)}"[:19]
    thread = await storage.messages.of_code(shown)
    assert thread is not None
    assert (thread.message.status, len(thread.entries)) == ("withdrawn", 1)


async def test_it_is_withdrawn_once_and_takes_no_more_words(
    storage: Storage, shown: Opened
) -> None:
    await keep(storage, ANNA, MessageWithdrawn(shown.number, shown, TELL))

    with pytest.raises(Outrun):
        await keep(storage, BORIS, MessageWithdrawn(shown.number, shown, TELL))
    with pytest.raises(Outrun):
        await keep(storage, BORIS, MessageExtended(shown.number, "Ещё", opened=shown))


async def test_what_staff_answered_meanwhile_stays(
    storage: Storage, clock: StandingClock, shown: Opened
) -> None:
    case = await storage.cases.one(shown.number)
    await keep(storage, ANNA, MessageWithdrawn(shown.number, shown, TELL))
    await storage.cases.take_step(closing(case, "resolved", clock))

    await storage.messages.release(lambda _: [], clock(), chats=TELL)

    assert (await storage.cases.one(shown.number)).message.outcome == "resolved"
    assert await words_for_staff(storage, clock) == []
    thread = await storage.messages.of_code(shown)
    assert thread is not None
    assert [one.kind for one in thread.entries] == ["text", "answer"]


async def test_what_staff_never_saw_is_shown_withdrawn(
    storage: Storage, clock: StandingClock
) -> None:
    number, code = await send_traceless(storage, ANNA)
    opened = await storage.receipts.opened(code)
    await keep(storage, ANNA, MessageWithdrawn(number, opened, TELL))

    released = await storage.messages.release(lambda _: [], clock())

    assert released == 1
    assert (await storage.cases.one(number)).message.outcome == "withdrawn"
