"""Messages in every database: addressed and traceless, read by their author and by the staff."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from storage.erasing import Before
from storage.message_records import (
    AuthorForgotten,
    Entry,
    MessageExtended,
    MessageWithdrawn,
)
from storage.notice_records import NoticeDraft
from storage.records import Memory
from storage.register_records import Key
from storage.sql.case_threads import add_by_staff
from storage.store import Storage
from storage.tables_messages import message
from storage.tables_register import appeal
from storage.turns import Outrun
from tests.conftest import TOWN, StandingClock
from tests.messages.sending import ANNA, BORIS, PIT, STAFF_CHAT, keep, send, send_traceless
from tests.staff.stepping import asked

TODAY = date(2026, 11, 20)
MIDNIGHT = datetime(2026, 11, 20, tzinfo=TOWN)


async def say_by_staff(storage: Storage, number: str, said: Entry) -> None:
    async with storage.engine.writing() as connection:
        found = select(appeal.c.id).where(appeal.c.number == number).with_for_update()
        name = (await connection.execute(found)).scalar_one()
        await add_by_staff(connection, storage.keys, name, said)


async def opened(storage: Storage, code: str) -> MessageExtended:
    """What its author needs to add words to a traceless message."""
    found = await storage.receipts.opened(code)
    assert found
    return MessageExtended(found.number, "", opened=found)


async def test_an_addressed_message_is_in_the_register_and_in_the_list_of_its_author(
    storage: Storage, clock: StandingClock
) -> None:
    number = await send(storage, ANNA)

    (mine,) = await storage.messages.mine(ANNA)
    assert (mine.number, mine.status, mine.received, mine.traceless, mine.reachable) == (
        number,
        "received",
        TODAY,
        False,
        True,
    )
    assert await storage.messages.mine(BORIS) == []


async def test_staff_are_told_of_an_addressed_message_by_the_same_commit(
    storage: Storage, clock: StandingClock
) -> None:
    number = await send(storage, ANNA)

    (notice,) = await storage.notices.claim(clock())
    (mine,) = await storage.messages.mine(ANNA)
    assert (notice.kind, notice.chat, notice.appeal) == ("card", STAFF_CHAT, mine.appeal)
    assert notice.person is None
    assert mine.number == number


async def test_the_thread_of_an_addressed_message_is_its_authors_alone(storage: Storage) -> None:
    number = await send(storage, ANNA)
    answer = Entry("staff", "answer", TODAY, "Засыпали", MIDNIGHT)
    await say_by_staff(storage, number, answer)
    await keep(storage, ANNA, MessageExtended(number, "И ещё одна"))

    thread = await storage.messages.of_author(ANNA, number)

    assert thread
    assert [(said.voice, said.kind, said.text) for said in thread.entries] == [
        ("author", "text", f"{PIT.text}\n\n{PIT.spot}"),
        ("staff", "answer", "Засыпали"),
        ("author", "addition", "И ещё одна"),
    ]
    assert await storage.messages.of_author(BORIS, number) is None


async def test_only_the_code_opens_a_traceless_message(storage: Storage) -> None:
    number, code = await send_traceless(storage, ANNA)

    found = await storage.receipts.opened(f" {code[:4]}-{code[4:8]} {code[8:]} ")

    assert found
    thread = await storage.messages.of_code(found)
    assert thread
    assert (thread.message.number, thread.message.traceless) == (number, True)
    assert [said.text for said in thread.entries] == [f"{PIT.text}\n\n{PIT.spot}"]
    assert await storage.messages.mine(ANNA) == []
    wrong = f"{(int(code) + 1) % 10**16:016}"
    assert [await storage.receipts.opened(typed) for typed in (wrong, code[:15], "", "нет")] == [
        None,
        None,
        None,
        None,
    ]


async def test_of_a_traceless_message_the_register_keeps_the_day_alone(storage: Storage) -> None:
    number, _ = await send_traceless(storage, ANNA)

    async with storage.engine.reading() as connection:
        row = (await connection.execute(select(appeal).where(appeal.c.number == number))).one()
    found = (row.text, row.anonymous, row.received_day, row.received_at, row.registered_at)
    assert found == ("", True, TODAY, MIDNIGHT, MIDNIGHT)
    changes = await register_changes(storage, number)
    assert changes == [("created", MIDNIGHT, "author")]


async def register_changes(storage: Storage, number: str) -> list[tuple[str, datetime, str]]:
    from storage.sql.register import Register

    log = await Register(storage.engine).changes(Key("telegram", number))
    return [(line.field, line.at, line.actor) for line in log]


async def test_traceless_words_reach_staff_with_their_batch(
    storage: Storage, clock: StandingClock
) -> None:
    number, code = await send_traceless(storage, ANNA)
    assert await storage.messages.for_staff(number) is None
    assert await storage.notices.claim(clock()) == []

    def told(count: int) -> list[NoticeDraft]:
        return [NoticeDraft("batch", chat=STAFF_CHAT, text=f"Новых: {count}")]

    assert await storage.messages.release(told, clock()) == 1

    (notice,) = await storage.notices.claim(clock())
    assert (notice.text, notice.appeal) == ("Новых: 1", None)
    thread = await storage.messages.for_staff(number)
    assert thread
    assert [said.text for said in thread.entries] == [f"{PIT.text}\n\n{PIT.spot}"]
    assert await storage.messages.release(told, clock()) == 0

    addition = replace(await opened(storage, code), text="Забыл сказать: она у школы")
    await keep(storage, BORIS, addition)
    seen = await storage.messages.for_staff(number)
    assert seen
    assert len(seen.entries) == 1
    assert await storage.messages.release(told, clock()) == 1
    seen = await storage.messages.for_staff(number)
    assert seen
    assert seen.entries[-1].text == "Забыл сказать: она у школы"


async def test_words_of_danger_are_shown_before_the_rest(
    storage: Storage, clock: StandingClock
) -> None:
    calm, _ = await send_traceless(storage, ANNA)
    urgent, _ = await send_traceless(storage, BORIS, replace(PIT, urgent=True))

    assert await storage.messages.release(lambda _: [], clock(), urgent=True) == 1

    assert await storage.messages.for_staff(calm) is None
    assert await storage.messages.for_staff(urgent) is not None


async def test_a_question_of_the_staff_waits_for_the_author_and_the_reply_ends_it(
    storage: Storage, clock: StandingClock
) -> None:
    number, code = await send_traceless(storage, ANNA)
    await storage.messages.release(lambda _: [], clock())
    until = TODAY + timedelta(days=7)
    await asked(storage, await storage.cases.one(number), clock, until)
    mine = await opened(storage, code)
    assert mine.opened
    waiting = await storage.messages.of_code(mine.opened)
    assert waiting
    assert (waiting.message.status, waiting.message.reply_until) == ("needs_answer", until)

    await keep(storage, BORIS, replace(mine, text="Четвёртый", kind="reply"))

    replied = await storage.messages.of_code(mine.opened)
    assert replied
    assert (replied.message.status, replied.message.reply_until) == ("received", None)
    assert [said.text for said in replied.entries[1:]] == ["Какой дом?", "Четвёртый"]


@pytest.mark.parametrize("twice", [False, True])
async def test_a_message_is_withdrawn_once(storage: Storage, twice: bool) -> None:
    number = await send(storage, ANNA)
    await keep(storage, ANNA, MessageWithdrawn(number))

    (mine,) = await storage.messages.mine(ANNA)
    assert (mine.status, mine.answered) == ("withdrawn", TODAY)
    if twice:
        with pytest.raises(Outrun):
            await keep(storage, ANNA, MessageWithdrawn(number))
        with pytest.raises(Outrun):
            await keep(storage, ANNA, MessageExtended(number, "ещё"))


async def test_nobody_adds_to_a_strangers_message(storage: Storage) -> None:
    number = await send(storage, ANNA)
    _, code = await send_traceless(storage, ANNA)
    other = await opened(storage, code)

    for fact in (MessageExtended(number, "чужое"), replace(other, number=number)):
        with pytest.raises(Outrun):
            await keep(storage, BORIS, fact)


async def test_a_number_that_is_used_is_not_used_again(storage: Storage) -> None:
    number = await send(storage, ANNA)

    with pytest.raises(Outrun):
        await keep(storage, BORIS, replace(PIT, number=number))

    assert await storage.messages.mine(BORIS) == []


async def test_forget_me_leaves_the_message_and_nothing_that_leads_to_its_author(
    storage: Storage, clock: StandingClock
) -> None:
    number = await send(storage, ANNA)
    await send(storage, BORIS)
    (mine,) = await storage.messages.mine(ANNA)
    words = NoticeDraft("answer", mine.appeal, text="Ответ")
    await storage.notices.add([words], clock())

    await keep(storage, ANNA, AuthorForgotten())

    assert await storage.messages.mine(ANNA) == []
    assert len(await storage.messages.mine(BORIS)) == 1
    assert await storage.dialogues.recall(ANNA) == Memory()
    assert [notice.kind for notice in await storage.notices.claim(clock())] == ["card", "card"]
    async with storage.engine.reading() as connection:
        asked = select(message.c.author, message.c.address).where(message.c.appeal == mine.appeal)
        assert (await connection.execute(asked)).one() == (None, None)
    assert await storage.messages.for_staff(number) is not None


async def test_what_is_over_its_term_is_erased(storage: Storage, clock: StandingClock) -> None:
    addressed = await send(storage, ANNA)
    traceless, code = await send_traceless(storage, ANNA)
    mine = await opened(storage, code)
    await keep(storage, ANNA, MessageWithdrawn(addressed))
    await keep(storage, ANNA, MessageWithdrawn(traceless, mine.opened))
    await storage.messages.release(lambda _: [], clock())
    tomorrow = TODAY + timedelta(days=1)

    await storage.erasing.erase(Before.day(TODAY))
    assert len(await storage.messages.mine(ANNA)) == 1
    assert await storage.receipts.opened(code)

    await storage.erasing.erase(Before.day(tomorrow))
    assert await storage.messages.mine(ANNA) == []
    assert await storage.receipts.opened(code) is None


async def test_the_same_update_sends_a_message_once(storage: Storage) -> None:
    from storage.turns import KeptTurn

    number = await storage.messages.fresh_number()
    turn = KeptTurn(ANNA, "u-same", Memory(), "idle", (replace(PIT, number=number),))

    assert [await storage.dialogues.keep(turn), await storage.dialogues.keep(turn)] == [True, False]

    assert len(await storage.messages.mine(ANNA)) == 1
