"""In the staff chat: steps a card has no room for, their days and numbers; corrections."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import StandingClock
from tests.fakes.telegram import Message
from tests.messages.sending import PIT
from tests.staff.room import Room, opened


@pytest.fixture
async def room(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Room]:
    async with opened(tmp_path, clock) as running_room:
        yield running_room


async def more(room: Room, card: Message, number: str, label: str) -> Message:
    """The window of a step that is behind «Ещё…»."""
    await room.olga.presses("Ещё…", room.staff, on=card)
    window = await room.until_shown(f"Что сделать с № {number}?")
    await room.olga.presses(label, room.staff, on=window)
    return window


async def until_says(room: Room, window: Message, words: str) -> None:
    def look() -> bool | None:
        return words in window.text or None

    room.cards.looks.ring()
    await room.fake.state.bell.wait(look, words)


async def test_of_an_explanation_it_is_not_asked_what_was_done(room: Room) -> None:
    number, card = await room.new_card()

    await room.olga.presses("Разъяснено", room.staff, on=card)
    window = await room.until_shown(f"по № {number}? Этот текст увидит автор.")

    assert window.text.startswith(f"Что разъясняем по № {number}? Этот текст увидит автор.")


async def test_behind_more_stand_the_steps_that_are_rare(room: Room) -> None:
    number, card = await room.new_card()

    await room.olga.presses("Ещё…", room.staff, on=card)
    window = await room.until_shown(f"Что сделать с № {number}?")

    wanted = ["Продлить…", "Дан ответ", "Обещаем сделать…", "Отозвано автором…"]
    wanted += ["Дубликат…", "Исправить…", "Скрыть…", "Отменить"]
    assert [label for label in window.labels if not label.startswith("Передать")] == wanted


async def test_a_typed_day_off_is_moved_aloud_and_none_beyond_the_last_is_taken(room: Room) -> None:
    number, card = await room.new_card(replace(PIT, due=date(2026, 12, 3)))
    window = await more(room, card, number, "Продлить…")
    await room.until_shown("Почему продлеваем")
    await room.olga.says("Ждём подрядчика", room.staff, reply_to=window)
    await room.until_shown("До какого дня продлить")

    await room.olga.says("10.01.2027", room.staff, reply_to=window)
    await room.until_shown("День должен быть не раньше 04.12.2026 и не позже 02.01.2027")
    still_asked = window.text
    await room.olga.says("02.01.2027", room.staff, reply_to=window)
    told = "02.01.2027 — выходной. Взяли последний рабочий день перед ним: 30.12.2026."
    await room.until_shown(told)
    await room.until_shown("Новый срок: 30.12.2026.")

    assert still_asked.startswith("До какого дня продлить")


async def test_a_term_is_extended_to_a_day_that_is_typed_and_its_author_is_told(
    room: Room,
) -> None:
    number, card = await room.new_card()

    window = await more(room, card, number, "Продлить…")
    await room.until_shown("Почему продлеваем")
    await room.olga.says("Ждём подрядчика", room.staff, reply_to=window)
    asked = await room.until_shown("До какого дня продлить")
    labels = asked.labels
    await room.olga.says("1.3.2027", room.staff, reply_to=window)
    await room.until_shown("День должен быть не раньше 21.12.2026 и не позже 19.01.2027")
    await room.olga.says("15.01.2027", room.staff, reply_to=window)
    await room.until_shown("Новый срок: 15.01.2027.")
    await room.olga.presses("Отправить", room.staff, on=window)
    (told,) = await room.until_told()
    await room.until_shown(f"Срок по № {number} продлён до 15.01.2027.")

    assert labels == ["30.12.2026", "19.01.2027", "Отменить"]  # nobody works between
    assert told.splitlines()[0] == (
        f"Срок по вашему сообщению {number} продлён до 15.01.2027. Причина: Ждём подрядчика"
    )
    case = await room.case(number)
    assert (str(case.message.due), case.message.extended) == ("2027-01-15", True)


async def test_a_promise_is_made_with_a_press_of_a_day_and_kept(room: Room) -> None:
    number, card = await room.new_card()

    window = await more(room, card, number, "Обещаем сделать…")
    await room.until_shown("Что обещаем сделать")
    await room.olga.says("Поставим лавку", room.staff, reply_to=window)
    await room.until_shown("До какого дня сделаем")
    await room.olga.presses("30.11.2026", room.staff, on=window)
    await room.until_shown("Выберите основную причину")
    await room.olga.presses("Потребность в новом сервисе", room.staff, on=window)
    await room.until_shown("Сделаем до 30.11.2026.")
    await room.olga.presses("Отправить", room.staff, on=window)
    await room.until_shown("Обещали сделать до 30.11.2026")
    labels = card.labels
    await room.olga.presses("Сделано…", room.staff, on=card)
    done = await room.until_shown("Что сделано по №")
    await room.olga.says("Лавка стоит", room.staff, reply_to=done)
    await room.until_shown("Проверьте ответ")
    await room.olga.presses("Отправить", room.staff, on=done)
    told = await room.until_told(2)

    assert labels == ["Сделано…", "Вернуть в работу", "Ещё…"]
    assert told[0].startswith(f"По сообщению {number} решили: сделаем до 30.11.2026.")
    assert "Решено.\n\nЛавка стоит" in told[1]
    assert (await room.case(number)).status == "resolved"


async def test_a_duplicate_is_named_by_its_number_and_hears_the_same_answer(room: Room) -> None:
    first, original = await room.new_card()
    second, card = await room.new_card(replace(PIT, text="Та же яма"))

    window = await more(room, card, second, "Дубликат…")
    await room.until_shown("Напишите номер сообщения")
    await room.olga.says("000000", room.staff, reply_to=window)
    await room.until_shown("Такого сообщения нет")
    await room.olga.says(first, room.staff, reply_to=window)
    await room.until_shown(f"№ {second} объединим с № {first}")
    await room.olga.presses("Объединить", room.staff, on=window)
    await room.until_shown(f"Объединены с ним: {second}")
    await room.olga.says("Заделали", room.staff, reply_to=original)
    look = await room.until_shown("Проверьте ответ")
    seen = look.text
    await room.olga.presses("Отправить", room.staff, on=look)
    told = await room.until_told(3)

    assert f"То же получат авторы объединённых сообщений: {second}" in seen
    assert sorted(one.split(".")[0] for one in told) == sorted(
        [
            f"Сообщение {second} объединили с таким же сообщением",
            f"Ответ на ваше сообщение {first} от 20",
            f"Ответ на ваше сообщение {second} от 20",
        ]
    )


async def test_spam_is_hidden_after_a_last_look_and_shown_again(room: Room) -> None:
    number, card = await room.new_card()

    window = await more(room, card, number, "Скрыть…")
    await room.until_shown("Почему скрываем")
    await room.olga.says("Рассылка", room.staff, reply_to=window)
    await room.until_shown("Причина: Рассылка")
    before = (await room.case(number)).status
    await room.olga.presses("Скрыть", room.staff, on=window)
    await room.until_shown(f"№ {number} · Скрыто")
    hidden, labels = await room.case(number), card.labels
    await room.olga.presses("Показать снова", room.staff, on=card)
    await room.until_shown(f"№ {number} · Зарегистрировано")

    assert (before, hidden.status, labels) == ("registered", "hidden", ["Показать снова"])
    assert room.told == []


async def test_topic_kind_and_cause_are_corrected_with_presses(room: Room) -> None:
    number, card = await room.new_card()
    ways = [
        [
            ("Тема…", "Раздел, в котором тема"),
            ("Дом и коммунальные услуги", "Новая тема."),
            ("Отопление", f"№ {number} исправлено"),
        ],
        [("Вид…", "Новый вид."), ("Жалоба", f"№ {number} исправлено")],
        [
            ("Причина…", "Новая основная причина."),
            ("Долго, хотя срок не нарушен", f"№ {number} исправлено"),
        ],
    ]

    for way in ways:
        window = await more(room, card, number, "Исправить…")
        await room.until_shown("Что исправить у №")
        for label, shown in way:
            await room.olga.presses(label, room.staff, on=window)
            await until_says(room, window, shown)

    case = await room.case(number)
    assert (case.message.topic, case.message.kind, case.cause) == ("heating", "complaint", "slow")
    await room.until_shown("Жалоба · Отопление")
    assert room.told == []


async def test_two_clerks_over_one_card_the_second_looks_again(room: Room) -> None:
    number, card = await room.new_card()
    window = await more(room, card, number, "Скрыть…")
    await room.until_shown("Почему скрываем")
    await room.olga.says("Рассылка", room.staff, reply_to=window)
    await room.until_shown("Причина: Рассылка")

    await (await room.petr.presses("Взять", room.staff, on=card)).answered()
    said = await (await room.olga.presses("Скрыть", room.staff, on=window)).answered()

    assert said == (
        "Пока вы писали, в сообщении появилось новое. Посмотрите карточку и нажмите ту же кнопку "
        "ещё раз."
    )
    assert (await room.case(number)).status == "in_work"


async def test_a_term_that_is_over_is_not_extended_and_the_clerk_is_told(
    room: Room, clock: StandingClock
) -> None:
    number, card = await room.new_card()
    clock.time += timedelta(days=31)

    await room.olga.presses("Ещё…", room.staff, on=card)
    window = await room.until_shown(f"Что сделать с № {number}?")
    said = await (await room.olga.presses("Продлить…", room.staff, on=window)).answered()

    assert said == "Срок вышел 20.12.2026, продлить его уже нельзя."
