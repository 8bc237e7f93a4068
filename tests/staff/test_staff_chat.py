"""The staff chat in Telegram: cards, replies, presses, commands; through the strict fake."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from storage.message_records import MessageExtended, MessageWithdrawn
from tests.conftest import StandingClock
from tests.fakes.telegram import Message
from tests.messages.sending import ANNA, PIT, keep, send_traceless
from tests.staff.room import Room, opened
from tests.staff.stepping import closing, step

PHONE = "Позвоните +7 (912) 345-67-89 или anna@example.org, дом 4, яма 30 см"

DESK = "https://otklik.example.org/desk"


@pytest.fixture
async def room(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Room]:
    async with opened(tmp_path, clock) as running_room:
        yield running_room


async def test_a_message_becomes_a_card_that_strangers_cannot_forward(room: Room) -> None:
    number, card = await room.new_card(replace(PIT, text=PHONE))

    assert card.text.splitlines() == [
        f"№ {number} · Зарегистрировано",
        "Проблема · Ремонт дорог",
        "Место: Лесная, 4",
        "Канал: Telegram · принято 20.11.2026",
        "Срок: 20.12.2026, последний рабочий день — 18.12.2026 (осталось 30 дней)",
        "Ответственный: не назначен",
        "",
        "Позвоните [телефон скрыт] или [почта скрыта], дом 4, яма 30 см",
        f"Личные данные скрыты. Полностью — на рабочем месте: {DESK}/case/{number}",
        "",
        "Ответ: придёт автору в диалог",
    ]
    assert card.labels == [
        *("Взять", "Ответить", "Вопрос автору", "Решено", "Разъяснено"),
        *("Частично", "Отказ…", "Не наше…", "Без ответа…", "Ещё…"),
    ]
    sent = next(call for call in room.fake.calls if call.method == "sendMessage")
    assert sent.params["protect_content"] is True
    assert sent.params["link_preview_options"] == {"is_disabled": True}


async def test_the_card_is_taken_and_given_back_and_shows_it(room: Room) -> None:
    number, card = await room.new_card()

    taken = await room.olga.presses("Взять", room.staff, on=card)
    said = await taken.answered()
    await room.until_shown(f"№ {number} · В работе")
    owner = next(line for line in card.text.splitlines() if line.startswith("Ответственный"))
    await (await room.petr.presses("Вернуть", room.staff, on=card)).answered()
    await room.until_shown(f"№ {number} · Зарегистрировано")

    assert said == f"№ {number} взято в работу: Ольга (501)."
    assert owner == "Ответственный: Ольга (501)"
    assert [line.actor for line in await room.storage.cases.history(number)] == [
        *("author", "operator", "operator"),
    ]


async def test_a_reply_to_the_card_is_an_answer_after_a_last_look(room: Room) -> None:
    number, card = await room.new_card()

    await room.olga.says("Заделаем <b>завтра</b> до 10:00", room.staff, reply_to=card)
    look = await room.until_shown("Проверьте ответ")
    before, labels, seen = list(room.told), look.labels, look.text
    await (await room.petr.presses("Отправить", room.staff, on=look)).answered()
    (told,) = await room.until_told()
    await room.until_shown(f"Ответ по № {number} сохранён")

    assert before == []
    assert labels == ["Отправить", "Исправить", "Отменить"]
    assert "Заделаем <b>завтра</b> до 10:00" in seen
    assert told == (
        f"Ответ на ваше сообщение {number} от 20.11.2026. Тема: Ремонт дорог. В работе.\n\n"
        "Заделаем <b>завтра</b> до 10:00\n\nАдминистрация города"
    )
    assert look.labels == []
    assert (await room.case(number)).state == "taken"


async def test_words_are_edited_and_steps_are_dropped_before_anything_goes_out(
    room: Room,
) -> None:
    number, card = await room.new_card()
    await room.olga.says("Первый", room.staff, reply_to=card)
    look = await room.until_shown("Проверьте ответ")

    await room.olga.presses("Исправить", room.staff, on=look)
    await room.until_shown("Напишите ответ автору")
    await room.olga.says("Второй", room.staff, reply_to=look)
    again = await room.until_shown("Проверьте ответ")
    seen = again.text
    await room.olga.presses("Отменить", room.staff, on=look)
    await room.until_shown(f"Шаг по № {number} отменён")

    assert again is look
    assert "Второй" in seen
    assert "Первый" not in seen
    assert room.told == []
    assert (await room.case(number)).state == "new"


async def test_a_refusal_takes_a_ground_a_cause_and_a_last_look(room: Room) -> None:
    number, card = await room.new_card()

    await room.olga.presses("Отказ…", room.staff, on=card)
    ask = await room.until_shown("Укажите причину отказа")
    await room.olga.says("Дорога частная", room.staff, reply_to=ask)
    await room.until_shown("Выберите основную причину")
    await room.olga.presses("Несогласие с отказом", room.staff, on=ask)
    await room.until_shown("Проверьте ответ")
    seen = ask.text
    await room.olga.presses("Отправить", room.staff, on=ask)
    (told,) = await room.until_told()
    await room.until_shown(f"№ {number} · Отказано")

    assert f"№ {number} будет закрыто: Отказано.\nПричина: Несогласие с отказом" in seen
    assert told == (
        f"По сообщению {number} помочь не получилось. Причина: Дорога частная. Если вы не согласны,"
        " подайте официальное обращение — бот подскажет как.\n\nАдминистрация города"
    )
    case = await room.case(number)
    assert (case.message.outcome, case.message.outcome_reason, case.cause) == (
        *("refused", "Дорога частная", "refusal"),
    )
    assert card.labels == ["Вернуть в работу", "Ещё…"]


async def test_a_case_that_is_not_ours_goes_to_an_addressee(room: Room) -> None:
    number, card = await room.new_card()

    await room.olga.presses("Не наше…", room.staff, on=card)
    ask = await room.until_shown("Кому передаём")
    await room.olga.says("Министерство дорог", room.staff, reply_to=ask)
    await room.until_shown("Выберите основную причину")
    await room.olga.presses("Другая причина", room.staff, on=ask)
    await room.until_shown("Проверьте ответ")
    await room.olga.presses("Отправить", room.staff, on=ask)
    (told,) = await room.until_told()

    assert told == (
        f"Ваше сообщение {number} передано по принадлежности: Министерство дорог.\n\n"
        "Администрация города"
    )
    assert (await room.case(number)).message.outcome == "forwarded"


async def test_a_question_waits_and_the_reply_is_told_below_the_card(room: Room) -> None:
    number, card = await room.new_card()

    await room.olga.presses("Вопрос автору", room.staff, on=card)
    ask = await room.until_shown("Напишите вопрос автору")
    await room.olga.says("Какой дом?", room.staff, reply_to=ask)
    await room.until_shown("Проверьте вопрос")
    await room.olga.presses("Отправить", room.staff, on=ask)
    await room.until_shown("Ответ ждём до 27.11.2026.")
    await room.until_shown(f"№ {number} · Ждём автора")
    reply = MessageExtended(number, "Дом 4, тел. 89123456789", "reply")
    assert await keep(room.storage, ANNA, room_tells(room, reply))
    note = await room.until_shown(f"Автор ответил на вопрос по № {number}")

    lines = note.text.splitlines()
    assert lines[0].endswith(": Дом 4, тел. [телефон скрыт]")
    assert lines[1:] == [
        f"Личные данные скрыты. Полностью — на рабочем месте: {DESK}/case/{number}"
    ]
    assert note.body["reply_to_message"]["message_id"] == card.id
    await room.until_shown("Ответ автора 20.11.2026: Дом 4, тел. [телефон скрыт]")


def room_tells(room: Room, fact: MessageExtended) -> MessageExtended:
    return replace(fact, tell=(f"telegram:{room.staff.id}",))


async def test_an_author_who_withdraws_is_told_of_and_the_card_is_over(room: Room) -> None:
    number, card = await room.new_card()

    withdrawn = MessageWithdrawn(number, tell=(f"telegram:{room.staff.id}",))
    assert await keep(room.storage, ANNA, withdrawn)
    await room.until_shown(f"Автор отозвал сообщение № {number}")
    await room.until_shown(f"№ {number} · Отозвано автором")

    assert card.labels == ["Ещё…"]


async def test_after_an_answer_only_the_cause_is_asked_at_closing(room: Room) -> None:
    number, card = await room.new_card()
    await room.olga.says("Заделали", room.staff, reply_to=card)
    look = await room.until_shown("Проверьте ответ")
    await room.olga.presses("Отправить", room.staff, on=look)
    await room.until_shown("Автору уже отвечали")

    await room.olga.presses("Решено", room.staff, on=card)
    ask = await room.until_shown("Выберите основную причину")
    await room.olga.presses("Работа сделана плохо", room.staff, on=ask)
    await room.until_shown("будет закрыто: Решено")
    await room.olga.presses("Отправить", room.staff, on=ask)
    told = await room.until_told(2)

    assert told[1] == f"Сообщение {number} закрыто: Решено.\n\nАдминистрация города"


async def test_a_closed_case_is_reopened_from_its_card(room: Room, clock: StandingClock) -> None:
    number, card = await room.new_card()
    await room.storage.cases.take_step(closing(await room.case(number), "resolved", clock))
    await room.until_shown(f"№ {number} · Решено")

    await room.olga.presses("Вернуть в работу", room.staff, on=card)
    await room.until_shown(f"№ {number} · Возвращено в работу")

    assert "Срок: 18.12.2026" in card.text
    assert "Взять" in card.labels


async def test_what_is_done_on_the_desk_shows_on_the_card(room: Room, clock: StandingClock) -> None:
    number, card = await room.new_card()

    case = await room.case(number)
    await room.storage.cases.take_step(step(case, "take", clock, owner="Борис"))
    await room.until_shown("Ответственный: Борис")

    late = await room.olga.presses_data(card_data(card, "Ответить"), card.id, room.staff)
    assert await late.answered() == ""


def card_data(card: Message, label: str) -> str:
    return next(str(one["callback_data"]) for one in card.buttons() if one["text"] == label)


async def test_a_press_on_an_older_state_changes_nothing_and_says_so(
    room: Room, clock: StandingClock
) -> None:
    number, card = await room.new_card()
    old = card_data(card, "Взять")
    case = await room.case(number)
    await room.storage.cases.take_step(step(case, "take", clock, owner="Борис"))

    press = await room.olga.presses_data(old, card.id, room.staff)

    told = f"№ {number} уже изменили: В работе, у кого: Борис. Карточка обновлена."
    assert await press.answered() == told
    assert (await room.case(number)).message.taken_by == "Борис"


async def test_days_left_are_counted_anew_every_day(room: Room, clock: StandingClock) -> None:
    _, card = await room.new_card()

    clock.time += timedelta(days=27)
    await room.until_shown("осталось 3 дня")
    clock.time += timedelta(days=2)
    await room.until_shown("последний рабочий день срока прошёл")
    clock.time += timedelta(days=3)
    await room.until_shown("просрочено на 2 дня")

    assert "Срок: 20.12.2026" in card.text


async def test_a_traceless_message_has_a_card_without_its_content(
    room: Room, clock: StandingClock
) -> None:
    number, code = await send_traceless(room.storage, ANNA)
    room.cards.looks.ring()
    await room.new_card()
    early = [text for text in room.staff.sees() if number in text]
    await room.storage.messages.release(lambda _: (), clock())

    card = await room.until_shown(f"№ {number} · ")
    await room.olga.says("Чинит область", room.staff, reply_to=card)
    look = await room.until_shown("Проверьте ответ")
    await room.olga.presses("Отправить", room.staff, on=look)
    await room.until_shown(f"Ответ по № {number} сохранён. Автор увидит его по коду.")

    assert early == []
    assert "без следа" in card.text
    assert "Яма" not in card.text
    assert f"https://otklik.example.org/desk/case/{number}" in card.text
    found = await room.storage.receipts.opened(code)
    assert found
    thread = await room.storage.messages.of_code(found)
    assert thread
    assert thread.entries[-1].text == "Чинит область"
    assert room.told == []
