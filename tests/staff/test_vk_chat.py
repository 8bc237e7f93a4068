"""The staff chat in VK: the same cards, steps, drafts and queues, under ten buttons a message."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, send
from tests.staff.vk_room import VkRoom, labels, opened


@pytest.fixture
async def room(tmp_path: Path, clock: StandingClock) -> AsyncIterator[VkRoom]:
    async with opened(tmp_path, clock) as running_room:
        yield running_room


async def test_a_message_becomes_a_card_that_tells_of_which_day_it_speaks(room: VkRoom) -> None:
    number, card = await room.new_card(replace(PIT, text="Звоните 8 912 345-67-89"))

    assert card.text.splitlines() == [
        f"№ {number} · Зарегистрировано",
        "Проблема · Ремонт дорог",
        "Место: Лесная, 4",
        "Канал: Telegram · принято 20.11.2026",
        "Срок: 20.12.2026, последний рабочий день — 18.12.2026 (на 20.11.2026: осталось 30 дней)",
        "Ответственный: не назначен",
        "",
        "Звоните [телефон скрыт]",
        "Личные данные скрыты. Полностью — на рабочем месте: "
        f"https://otklik.example.org/desk/case/{number}",
        "",
        "Ответ: придёт автору в диалог",
    ]
    assert len(labels(card)) <= 10
    sent = next(call for call in room.fake.calls if call.method == "messages.send")
    assert sent.params["disable_mentions"] is True


async def test_the_card_is_taken_and_given_back_and_shows_it(room: VkRoom) -> None:
    number, card = await room.new_card()

    said = await room.presses(room.olga, "Взять", card)
    await room.until_shown("Ответственный: Ольга Иванова (501)")
    await room.presses(room.petr, "Вернуть", card)
    await room.until_shown("Ответственный: не назначен")

    assert said == f"№ {number} взято в работу: Ольга Иванова (501)."
    assert [line.actor for line in await room.storage.cases.history(number)] == [
        *("author", "operator", "operator"),
    ]


async def test_a_reply_to_the_card_is_an_answer_after_a_last_look(room: VkRoom) -> None:
    number, card = await room.new_card()

    await room.olga.says("Заделаем завтра", room.staff, reply_to=card)
    look = await room.until_shown("Проверьте ответ")
    before, seen = list(room.told), labels(look)
    await room.presses(room.petr, "Отправить", look)
    await room.until_shown(f"Ответ по № {number} сохранён")

    assert before == []
    assert seen[0] == "Отправить"
    (told,) = await room.fake.state.bell.wait(lambda: room.told or None, "a word to the author")
    assert told == (
        f"Ответ на ваше сообщение {number} от 20.11.2026. Тема: Ремонт дорог. В работе.\n\n"
        "Заделаем завтра\n\nАдминистрация города"
    )


async def test_causes_are_unfolded_and_the_case_is_closed(room: VkRoom) -> None:
    number, card = await room.new_card()

    await room.unfolded(room.olga, "Отказ…", card)
    await room.presses(room.olga, "Отказ…", card)
    ask = await room.until_shown("Укажите причину отказа")
    await room.olga.says("Дорога частная", room.staff, reply_to=ask)
    await room.until_shown("Выберите основную причину")
    first = labels(ask)
    await room.unfolded(room.olga, "Другая причина", ask)
    await room.presses(room.olga, "Другая причина", ask)
    await room.until_shown("Проверьте ответ")
    await room.presses(room.olga, "Отправить", ask)
    await room.until_shown(f"№ {number} · Отказано")

    assert first[-1] == "Ещё…"
    assert "Другая причина" not in first
    assert (await room.storage.cases.one(number)).message.outcome == "refused"


@pytest.mark.parametrize("end", ["Отправить", "Отменить"])
async def test_paging_the_buttons_of_a_window_that_is_over_says_that_it_is_over(
    room: VkRoom, end: str
) -> None:
    _, card = await room.new_card()
    await room.unfolded(room.olga, "Отказ…", card)
    await room.presses(room.olga, "Отказ…", card)
    ask = await room.until_shown("Укажите причину отказа")
    await room.olga.says("Дорога частная", room.staff, reply_to=ask)
    await room.until_shown("Выберите основную причину")
    more = next(json.loads(one["payload"]) for one in ask.buttons if one["label"] == "Ещё…")
    await room.unfolded(room.olga, "Другая причина", ask)
    await room.presses(room.olga, "Другая причина", ask)
    await room.until_shown("Проверьте ответ")
    await room.presses(room.olga, end, ask)
    await room.until_shown("сохранён, отправляем" if end == "Отправить" else "отменён")
    text, shown = ask.text, len(room.staff.peer.messages)

    said = (await (await room.olga.presses_data(more, ask.cmid, room.staff)).answered())["text"]
    room.fake.time_passes(hours=25)
    late = (await (await room.petr.presses_data(more, ask.cmid, room.staff)).answered())["text"]

    over = "Этот шаг уже закончен или отменён. Начните, пожалуйста, заново с карточки."
    assert (said, late) == (over, over)
    assert (ask.text, ask.buttons, len(room.staff.peer.messages)) == (text, [], shown)


async def test_paging_the_buttons_of_a_window_of_yesterday_says_that_it_is_too_old(
    room: VkRoom,
) -> None:
    _, card = await room.new_card()
    await room.unfolded(room.olga, "Отказ…", card)
    await room.presses(room.olga, "Отказ…", card)
    ask = await room.until_shown("Укажите причину отказа")
    await room.olga.says("Дорога частная", room.staff, reply_to=ask)
    await room.until_shown("Выберите основную причину")
    room.fake.time_passes(hours=25)

    said = await room.presses(room.olga, "Ещё…", ask)

    assert said == (
        "Эта карточка слишком старая: VK её больше не меняет. Откройте новую через /open."
    )


async def test_queues_have_eight_lines_a_page_and_lead_to_cards(room: VkRoom) -> None:
    for day in range(9):
        due = PIT.due + timedelta(days=day)
        await send(room.storage, ANNA, replace(PIT, tell=(), due=due))

    await room.olga.says("/open", room.staff)
    queue = await room.until_shown("В работе 9 сообщений:")
    first = labels(queue)
    await room.presses(room.petr, "Дальше", queue)
    await room.until_shown("Страница 2 из 2")
    last = labels(queue)
    said = await room.presses(room.petr, "9", queue)
    number = queue.text.splitlines()[1].split("№ ")[1].split(" ")[0]

    assert first == [*"12345678", "Дальше"]
    assert last == ["9", "Назад"]
    assert said == f"Карточка № {number} появится ниже."


async def test_words_that_mention_us_are_commands_and_others_are_not(room: VkRoom) -> None:
    await room.olga.says("открытые", room.staff)
    await room.olga.says(f"[club{room.fake.group_id}|@gorod] открытые", room.staff)
    await room.until_shown("Открытых сообщений нет.")

    assert room.staff.sees().count("Открытых сообщений нет.") == 1


async def test_a_letter_is_entered_with_three_presses_and_a_text(room: VkRoom) -> None:
    await room.olga.says("/enter", room.staff)
    window = await room.until_shown("Как поступило обращение?")
    await room.presses(room.olga, "Телефон, колл-центр", window)
    await room.until_shown("Какое это обращение?")
    await room.presses(room.olga, "Жалоба", window)
    await room.until_shown("Ответьте на это сообщение текстом")
    await room.olga.says("Нет света у дома 4, фонарь разбит", room.staff, reply_to=window)
    await room.until_shown("Тема: Уличное освещение")
    await room.presses(room.olga, "Сохранить", window)
    await room.until_shown("Обращение зарегистрировано")

    (case,) = await room.storage.cases.listed("all")
    assert (case.message.channel, case.message.topic) == ("phone", "light")


async def test_whoever_is_not_in_the_chat_does_nothing(room: VkRoom) -> None:
    number, card = await room.new_card()
    stranger = room.fake.citizen(777, "Чужой")

    said = await room.presses(stranger, "Взять", card)
    await stranger.says("Уже сделали", room.staff, reply_to=card)
    await room.until_shown("Кнопки действуют только для участников этого чата.")

    assert said == "Кнопки действуют только для участников этого чата."
    assert (await room.storage.cases.one(number)).state == "new"


async def test_without_the_right_to_see_members_nobody_is_believed(room: VkRoom) -> None:
    number, card = await room.new_card()
    room.staff.sets_bot("member")

    await room.pressing(room.olga, "Взять", card)
    await room.until_shown("Сообщество не администратор этого чата")

    assert (await room.storage.cases.one(number)).state == "new"


async def test_a_forged_button_and_one_of_another_chat_do_nothing(room: VkRoom) -> None:
    number, card = await room.new_card()
    forged = {"b": f"case:{number}.1.take:AAAAAAAAAAA"}

    press = await room.olga.presses_data(forged, card.cmid, room.staff)

    assert (await press.answered())["text"] == "Эта кнопка уже не действует."
    assert (await room.storage.cases.one(number)).state == "new"


async def test_a_sticker_is_no_answer(room: VkRoom) -> None:
    _, card = await room.new_card()

    await room.olga.says("", room.staff, reply_to=card, attachments=[{"type": "sticker"}])
    await room.until_shown("Автору можно отправить текст, фото или файл.")


async def test_a_card_too_old_to_be_edited_comes_anew_when_its_case_changes(
    room: VkRoom, clock: StandingClock
) -> None:
    number, card = await room.new_card()
    room.fake.time_passes(hours=25)
    clock.time += timedelta(days=1)
    still = len(room.staff.peer.messages)

    await room.presses(room.olga, "Взять", card)
    new = await room.until_shown(f"№ {number} · В работе")

    assert new.cmid != card.cmid
    assert len(room.staff.peer.messages) == still + 1


async def test_a_step_begun_yesterday_goes_on_in_a_new_message(room: VkRoom) -> None:
    number, card = await room.new_card()
    await room.presses(room.olga, "Ответить", card)
    ask = await room.until_shown("Напишите ответ автору")
    room.fake.time_passes(hours=25)

    await room.olga.says("Заделаем завтра", room.staff, reply_to=ask)
    look = await room.until_shown("Проверьте ответ")
    await room.presses(room.olga, "Отправить", look)
    await room.fake.state.bell.wait(lambda: room.told or None, "a word to the author")

    assert look.cmid != ask.cmid
    assert (await room.storage.cases.one(number)).is_answered


async def test_whoever_was_taken_out_a_second_ago_does_nothing(room: VkRoom) -> None:
    number, card = await room.new_card()
    await room.presses(room.olga, "Взять", card)
    await room.until_shown("Ответственный: Ольга Иванова (501)")

    await room.staff.expels(room.olga)
    said = await room.presses(room.olga, "Вернуть", card)

    assert said == "Кнопки действуют только для участников этого чата."
    assert (await room.storage.cases.one(number)).state == "taken"
