"""Staff read on the card what the author said of the answer, and decide about a wish."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.rating_records import AnswerRated, ReopeningWished
from tests.conftest import StandingClock
from tests.fakes.telegram import Message
from tests.messages.sending import ANNA, keep, send_traceless
from tests.rating.answering import answered
from tests.staff.room import Room, opened


@pytest.fixture
async def room(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Room]:
    async with opened(tmp_path, clock) as running_room:
        yield running_room


async def closed(room: Room, clock: StandingClock) -> tuple[str, Message]:
    number, card = await room.new_card()
    await answered(room.storage, number, clock)
    await room.until_shown(f"№ {number} · Решено")
    return number, card


async def wished(room: Room, number: str) -> Message:
    """The author of the message asks to reopen it; what the chat is told."""
    rated = AnswerRated(number, False, 2, ("unsolved", "other"))
    chat = f"telegram:{room.staff.id}"
    await keep(room.storage, ANNA, rated)
    wish = ReopeningWished(number, "Размыло. Мой телефон +7 (912) 345-67-89", tell=(chat,))
    await keep(room.storage, ANNA, wish)
    return await room.until_shown(f"Автор просит вернуть № {number}")


async def test_the_card_of_a_closed_message_shows_the_rating(
    room: Room, clock: StandingClock
) -> None:
    number, card = await closed(room, clock)
    before = card.text

    await keep(room.storage, ANNA, AnswerRated(number, True))
    await keep(room.storage, ANNA, AnswerRated(number, mark=4))
    await room.until_shown("Оценка автора: помогло, 4 из 5")

    assert "Оценка автора" not in before
    assert card.text.splitlines()[-1] == "Оценка автора: помогло, 4 из 5"
    assert (await room.case(number)).status == "resolved"


async def test_a_wish_is_told_and_the_decision_kept_with_a_word_to_the_author(
    room: Room, clock: StandingClock
) -> None:
    number, card = await closed(room, clock)
    told = await wished(room, number)
    request = told.text
    await room.until_shown("Оценка автора: не помогло")
    lines, labels = card.text.splitlines(), card.labels

    await room.olga.presses("Оставить решение…", room.staff, on=card)
    ask = await room.until_shown(f"Почему решение по № {number}")
    await room.olga.says("Срок гарантии вышел.", room.staff, reply_to=ask)
    look = await room.until_shown("Проверьте ответ")
    await (await room.olga.presses("Отправить", room.staff, on=look)).answered()
    said = (await room.until_told(2))[-1]

    assert request == (
        f"Автор просит вернуть № {number} в работу: Размыло. Мой телефон [телефон скрыт]. "
        "Решите до 27.11.2026.\n"
        "Личные данные скрыты. Полностью — на рабочем месте: "
        f"https://otklik.example.org/desk/case/{number}"
    )
    assert lines[-2:] == [
        "Оценка автора: не помогло, 2 из 5. Что не так: Проблема не решена; другое",
        "Решите до 27.11.2026.",
    ]
    assert labels[:2] == ["Вернуть в работу", "Оставить решение…"]
    assert said == (
        f"Мы ещё раз проверили сообщение {number}. Решение прежнее. Причина: Срок гарантии "
        "вышел. Если вы не согласны, подайте официальное обращение.\n\nАдминистрация города"
    )
    case = await room.case(number)
    assert (case.status, case.rating and case.rating.wish) == ("resolved", "declined")


async def test_a_granted_wish_opens_the_message_with_its_words_on_the_card(
    room: Room, clock: StandingClock
) -> None:
    number, card = await closed(room, clock)
    await wished(room, number)
    await room.until_shown("Оценка автора: не помогло")

    await (await room.olga.presses("Вернуть в работу", room.staff, on=card)).answered()
    await room.until_shown(f"№ {number} · Возвращено в работу")

    assert "Автор просит вернуть в работу, 20.11.2026: Размыло." in card.text
    assert "Оценка автора" not in card.text
    case = await room.case(number)
    assert (case.rating, case.message.is_open) == (None, True)
    log = await room.storage.cases.history(number)
    told = [(line.old, line.new, line.actor) for line in log if line.field == "wish"]
    assert told == [(None, "asked", "author"), ("asked", "granted", "operator")]


async def test_nothing_of_a_traceless_rating_reaches_the_chat_before_its_batch(
    room: Room, clock: StandingClock
) -> None:
    number, code = await send_traceless(room.storage, ANNA)
    await answered(room.storage, number, clock)
    opened_thread = await room.storage.receipts.opened(code)
    before = await room.storage.cases.one(number)

    await keep(room.storage, ANNA, AnswerRated(number, False, 1, opened=opened_thread))
    await keep(room.storage, ANNA, ReopeningWished(number, "Размыло", opened_thread))
    waiting = await room.storage.cases.one(number)
    released = await room.storage.messages.release(lambda _: [], clock())
    after = await room.storage.cases.one(number)

    assert waiting == before
    assert released == 1
    assert (after.rating and after.rating.wish) == "asked"
    assert after.revision > before.revision
