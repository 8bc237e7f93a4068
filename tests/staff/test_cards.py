"""Cards and drafts in every database: posted once, drawn when they differ, kept until done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from storage.case_records import Card, DraftGone, HeardBefore, StepDraft
from storage.message_records import AuthorForgotten
from storage.notice_records import Notice, NoticeButton, NoticeDraft
from storage.sql.cards import DRAFT, mark
from storage.store import Storage
from storage.tables_cases import draft as table
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, STAFF_CHAT, keep, send, send_traceless
from tests.staff.stepping import closing, step

WINDOWS = Random(1)


async def post(storage: Storage, clock: StandingClock) -> list[Notice]:
    """What waits for the staff chat arrives there, each in a message of its own."""
    posted = [one for one in await storage.notices.claim(clock()) if one.chat]
    for number, notice in enumerate(posted):
        await storage.notices.sent(notice, f"{WINDOWS.randrange(10**9)}{number}")
    return posted


async def card_of(storage: Storage, clock: StandingClock, number: str) -> Card:
    """The card as it stands, drawn anew."""
    found = await storage.cards.outdated(STAFF_CHAT, clock().date() + timedelta(days=9999))
    return next(one for one in found if one.number == number)


async def test_a_card_leads_to_its_case_for_good(storage: Storage, clock: StandingClock) -> None:
    number = await send(storage, ANNA)
    await post(storage, clock)

    card = await card_of(storage, clock, number)

    assert await storage.cards.case_in(STAFF_CHAT, card.message) == number
    assert await storage.cards.case_in("telegram:-1", card.message) is None
    assert await storage.cards.case_in(STAFF_CHAT, "0") is None


async def test_missing_cards_are_posted_once(storage: Storage, clock: StandingClock) -> None:
    await send(storage, ANNA)  # its card is on its way
    silent = await send(storage, ANNA, replace(PIT, tell=()))
    closed = await storage.cases.one(await send(storage, ANNA, replace(PIT, tell=())))
    await storage.cases.take_step(closing(closed, "resolved", clock))
    await send_traceless(storage, ANNA)  # its hour has not come

    counts = [await storage.cards.post_missing(STAFF_CHAT, clock()) for _ in range(2)]
    posted = await post(storage, clock)
    counts.append(await storage.cards.post_missing(STAFF_CHAT, clock()))
    await storage.messages.release(lambda _: (), clock())
    counts.append(await storage.cards.post_missing(STAFF_CHAT, clock()))

    assert counts == [1, 0, 0, 1]
    assert len(posted) == 2
    assert await card_of(storage, clock, silent)


async def test_a_card_is_outdated_by_a_change_a_day_and_a_lost_address_alone(
    storage: Storage, clock: StandingClock
) -> None:
    number = await send(storage, ANNA)
    await post(storage, clock)
    seen = []

    async def look() -> None:
        found = await storage.cards.outdated(STAFF_CHAT, clock().date())
        seen.append(len(found))
        for one in found:
            shown = await current(storage, clock, number)
            await storage.cards.drawn(replace(one, shown=shown))

    await look()
    await look()
    case = await storage.cases.one(number)
    await storage.cases.take_step(step(case, "take", clock, owner="Ольга"))
    await look()
    clock.time += timedelta(days=1)
    await look()
    await keep(storage, ANNA, AuthorForgotten())
    await look()
    await look()

    assert seen == [1, 0, 1, 1, 1, 0]


async def current(storage: Storage, clock: StandingClock, number: str) -> str:
    case = await storage.cases.one(number)
    return mark(case.revision, clock().date(), is_reachable=case.message.reachable)


async def test_the_card_of_a_closed_case_is_drawn_for_good_until_it_is_reopened(
    storage: Storage, clock: StandingClock
) -> None:
    number = await send(storage, ANNA)
    await post(storage, clock)
    case = await storage.cases.take_step(
        closing(await storage.cases.one(number), "resolved", clock)
    )
    card = await card_of(storage, clock, number)
    await storage.cards.drawn(replace(card, shown="old", over=True))

    before = await storage.cards.outdated(STAFF_CHAT, clock().date())
    await storage.cases.take_step(step(case, "reopen", clock))
    after = await storage.cards.outdated(STAFF_CHAT, clock().date())

    assert before == []
    assert [one.id for one in after] == [card.id]


async def test_a_chat_that_moved_gets_everything_anew(
    storage: Storage, clock: StandingClock
) -> None:
    new = "telegram:-100999"
    number = await send(storage, ANNA)
    await post(storage, clock)
    await send(storage, ANNA)  # on its way to the old chat

    await storage.cards.moved(STAFF_CHAT, new)
    missing = await storage.cards.post_missing(new, clock())
    chats = {notice.chat for notice in await storage.notices.claim(clock())}

    assert await storage.cards.moves() == {STAFF_CHAT: new}
    assert missing == 1
    assert chats == {new}
    assert await storage.cards.outdated(STAFF_CHAT, clock().date()) == []
    assert number


async def test_a_card_that_arrived_in_a_chat_that_moved_meanwhile_comes_anew(
    storage: Storage, clock: StandingClock
) -> None:
    new = "telegram:-100999"
    number = await send(storage, ANNA)
    (sending,) = await storage.notices.claim(clock())

    await storage.cards.moved(STAFF_CHAT, new)
    await storage.notices.sent(sending, "5")
    in_vain = await storage.cards.case_in(new, "5"), await storage.cards.case_in(STAFF_CHAT, "5")
    (again,) = await storage.notices.claim(clock())
    await storage.notices.sent(again, "1")

    assert in_vain == (None, None)
    assert (again.chat, again.kind, again.base) == (new, sending.kind, None)
    assert await storage.cards.case_in(new, "1") == number
    assert await storage.notices.claim(clock()) == []


async def test_a_draft_that_arrived_in_a_chat_that_moved_meanwhile_comes_anew(
    storage: Storage, clock: StandingClock
) -> None:
    new = "telegram:-100999"
    number = await send(storage, ANNA, replace(PIT, tell=()))
    case = await storage.cases.one(number)
    draft, shows = begun(number)
    await storage.drafts.begin(draft, replace(shows, appeal=case.message.appeal), None, clock())
    (sending,) = await storage.notices.claim(clock())

    await storage.cards.moved(STAFF_CHAT, new)
    await storage.notices.sent(sending, "5")
    with pytest.raises(DraftGone):
        await storage.drafts.in_window(new, "5")
    await post(storage, clock)

    found = await storage.drafts.one(7)
    assert found == replace(draft, chat=new, message=found.message)
    assert await storage.drafts.outdated(new) == []


def begun(number: str, name: int = 7) -> tuple[StepDraft, NoticeDraft]:
    draft = StepDraft(name, number, STAFF_CHAT, "reply", "check", 1, words="Ответ")
    button = NoticeButton("Отправить", "draft", f"{name}.1.send")
    return draft, NoticeDraft(DRAFT, None, STAFF_CHAT, "Проверьте", (button,))


async def test_a_draft_is_found_by_the_message_it_is_shown_in(
    storage: Storage, clock: StandingClock
) -> None:
    number = await send(storage, ANNA, replace(PIT, tell=()))
    case = await storage.cases.one(number)
    draft, shows = begun(number)
    told = replace(shows, appeal=case.message.appeal)

    await storage.drafts.begin(draft, told, ("telegram", "1"), clock())
    with pytest.raises(HeardBefore):
        await storage.drafts.begin(replace(draft, id=8), told, ("telegram", "1"), clock())
    await post(storage, clock)

    found = await storage.drafts.one(7)
    assert found == replace(draft, message=found.message)
    assert await storage.drafts.in_window(STAFF_CHAT, found.message) == found
    with pytest.raises(DraftGone):
        await storage.drafts.one(8)
    assert await storage.drafts.outdated(STAFF_CHAT) == []


async def test_of_two_changes_of_a_draft_the_second_is_refused(
    storage: Storage, clock: StandingClock
) -> None:
    number = await send(storage, ANNA, replace(PIT, tell=()))
    case = await storage.cases.one(number)
    draft, shows = begun(number)
    await storage.drafts.begin(draft, replace(shows, appeal=case.message.appeal), None, clock())
    await post(storage, clock)
    read = await storage.drafts.one(7)

    first = await storage.drafts.change(replace(read, words="Первый"), None, clock())
    with pytest.raises(DraftGone):
        await storage.drafts.change(replace(read, words="Второй"), None, clock())

    assert (await storage.drafts.one(7)).words == "Первый"
    assert await storage.drafts.outdated(STAFF_CHAT) == [first]
    await storage.drafts.shown(first)
    assert await storage.drafts.outdated(STAFF_CHAT) == []


async def test_a_step_that_is_taken_ends_its_draft(storage: Storage, clock: StandingClock) -> None:
    number = await send(storage, ANNA, replace(PIT, tell=()))
    case = await storage.cases.one(number)
    draft, shows = begun(number)
    await storage.drafts.begin(draft, replace(shows, appeal=case.message.appeal), None, clock())
    await post(storage, clock)

    await storage.cases.take_step(step(case, "take", clock, owner="Ольга", draft=7))
    (done,) = await storage.drafts.outdated(STAFF_CHAT)
    with pytest.raises(DraftGone):
        await storage.drafts.change(await storage.drafts.one(7), None, clock())
    await storage.drafts.shown(done)

    assert done.screen == "done"
    with pytest.raises(DraftGone):
        await storage.drafts.one(7)


async def test_a_draft_left_for_days_is_dropped(storage: Storage, clock: StandingClock) -> None:
    number = await send(storage, ANNA, replace(PIT, tell=()))
    case = await storage.cases.one(number)
    draft, shows = begun(number)
    await storage.drafts.begin(draft, replace(shows, appeal=case.message.appeal), None, clock())
    await post(storage, clock)

    await storage.drafts.drop_left(clock().date() + timedelta(days=3))
    kept = await storage.drafts.one(7)
    await storage.drafts.drop_left(clock().date() + timedelta(days=4))
    (dropped,) = await storage.drafts.outdated(STAFF_CHAT)

    assert kept.screen == "check"
    assert dropped.screen == "dropped"


async def test_the_words_of_a_draft_are_not_in_the_database(
    storage: Storage, clock: StandingClock
) -> None:
    number = await send(storage, ANNA, replace(PIT, tell=()))
    case = await storage.cases.one(number)
    draft, shows = begun(number)
    await storage.drafts.begin(draft, replace(shows, appeal=case.message.appeal), None, clock())

    async with storage.engine.reading() as connection:
        (row,) = await connection.execute(select(table))

    assert "Ответ".encode() not in b"".join(repr(value).encode() for value in row)
    assert "Ответ".encode() not in bytes(row.sealed)
