"""«Внести обращение» in the staff chat: three presses and one text make a case with a number."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from storage.case_records import Case
from storage.erasing import Before
from tests.conftest import StandingClock
from tests.fakes.telegram import Message
from tests.messages.sending import PIT
from tests.staff.room import Room, opened
from tests.staff.stepping import closing

LETTER = "На Садовой не горит фонарь у дома 12, звоните 8 912 345-67-89"


@pytest.fixture
async def room(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Room]:
    async with opened(tmp_path, clock) as running_room:
        yield running_room


async def begun(room: Room, channel: str = "Почта", kind: str = "Жалоба") -> Message:
    """The window that waits for the words."""
    await room.olga.says("/enter", room.staff)
    window = await room.until_shown("Как поступило обращение?")
    await room.olga.presses(channel, room.staff, on=window)
    await room.until_shown("Какое это обращение?")
    await room.olga.presses(kind, room.staff, on=window)
    await room.until_shown("Ответьте на это сообщение текстом обращения.")
    return window


async def test_an_appeal_of_an_employee_has_the_topics_of_employees(room: Room) -> None:
    window = await begun(room, "СЭД, внутренний портал", "Запрос информации")
    await room.olga.says("Когда починят светофор у отдела кадров?", room.staff, reply_to=window)
    await room.until_shown("Тема: не указана")
    await room.olga.presses("Тема…", room.staff, on=window)
    await room.until_shown("Выберите тему:")
    labels = window.labels
    await room.olga.presses("Бухгалтерия", room.staff, on=window)
    await room.until_shown("Тема: Бухгалтерия")
    await room.olga.presses("Сохранить", room.staff, on=window)
    await room.until_shown("Обращение зарегистрировано")

    (case,) = await room.storage.cases.listed("all")
    assert (labels[0], labels[-1], len(labels)) == ("Взаимодействие подразделений", "Отменить", 10)
    assert (case.message.audience, case.message.topic) == ("internal", "accounting")


async def test_three_presses_and_a_text_make_a_case_with_a_card(room: Room) -> None:
    window = await begun(room)
    await room.olga.says(LETTER, room.staff, reply_to=window)
    await room.until_shown("Тема: Уличное освещение")
    seen, labels = window.text, window.labels
    await room.olga.presses("Сохранить", room.staff, on=window)
    await room.until_shown("Обращение зарегистрировано")
    (case,) = await room.storage.cases.listed("all")
    card = await room.until_shown(f"№ {case.number} · ")

    assert seen.splitlines() == [
        "Жалоба · Почта",
        "Поступило: 20.11.2026",
        "Тема: Уличное освещение",
        "Срок ответа: 18.12.2026",
        "",
        "На Садовой не горит фонарь у дома 12, звоните [телефон скрыт]",
        "Личные данные скрыты. Полностью — на рабочем месте: «Очередь» на сайте",
        "",
        "Чтобы заменить текст или дату, ответьте на это сообщение новым текстом или датой.",
    ]
    assert labels == ["Сохранить", "Тема…", "Отменить"]
    assert window.text == (f"Обращение зарегистрировано, № {case.number}. Карточка появится ниже.")
    assert window.labels == []
    message = case.message
    assert (message.channel, message.kind, message.topic) == ("post", "complaint", "light")
    assert (await room.case(case.number)).thread[0].text == LETTER
    assert card.text.splitlines()[1] == "Жалоба · Уличное освещение"
    assert card.text.splitlines()[-1] == (
        "Ответ: так же, как пришло обращение (Почта); здесь он останется в реестре"
    )


async def test_the_day_of_receipt_is_typed_and_the_topic_chosen_anew(room: Room) -> None:
    window = await begun(room, "Личный приём", "Заявление")
    await room.olga.says("18.11.2026", room.staff, reply_to=window)
    await room.until_shown("Поступило: 18.11.2026")
    await room.olga.says("Прошу перенести остановку", room.staff, reply_to=window)
    await room.until_shown("Тема: Автобусы и остановки")

    await room.olga.presses("Тема…", room.staff, on=window)
    await room.until_shown("Выберите раздел:")
    await room.olga.presses("Дороги и транспорт", room.staff, on=window)
    await room.until_shown("Дороги и транспорт. Выберите тему:")
    await room.olga.presses("Тротуары и переходы", room.staff, on=window)
    await room.until_shown("Тема: Тротуары и переходы")
    await room.petr.presses("Сохранить", room.staff, on=window)
    await room.until_shown("Обращение зарегистрировано")

    (case,) = await room.storage.cases.listed("all")
    assert (case.message.received, case.registered) == (date(2026, 11, 18), date(2026, 11, 20))
    assert (case.message.topic, case.message.kind) == ("sidewalks", "application")


async def test_an_employee_at_the_reception_is_entered_as_one_and_with_a_place(
    room: Room,
) -> None:
    room.outside.house.places["hall"] = "Холл, улица Садовая, 1"
    window = await begun(room, "Личный приём", "Запрос информации")
    await room.olga.says("Не горит фонарь у входа", room.staff, reply_to=window)
    await room.until_shown("От кого: житель или организация, внешний контур")
    labels = window.labels

    await room.olga.presses("Это от сотрудника", room.staff, on=window)
    await room.until_shown("От кого: сотрудник, внутренний контур")
    of_employee = window.text.splitlines()[:5], window.labels
    await room.olga.presses("Место…", room.staff, on=window)
    await room.until_shown("К какому месту относится обращение?")
    places = window.labels
    await room.olga.presses("Холл, улица Садовая, 1", room.staff, on=window)
    await room.until_shown("Место: Холл, улица Садовая, 1")
    await room.olga.presses("Сохранить", room.staff, on=window)
    await room.until_shown("Обращение зарегистрировано")
    (case,) = await room.storage.cases.listed("all")
    card = await room.until_shown(f"№ {case.number} · ")

    assert labels == ["Сохранить", "Тема…", "Это от сотрудника", "Место…", "Отменить"]
    assert of_employee == (
        [
            "Запрос информации · Личный приём",
            "Поступило: 20.11.2026",
            "От кого: сотрудник, внутренний контур",
            "Тема: не указана",
            "Срок ответа: 18.12.2026",
        ],
        ["Сохранить", "Тема…", "Это от жителя", "Место…", "Отменить"],
    )
    assert places == ["Холл, улица Садовая, 1", "Ни к какому из них", "Отменить"]
    assert (case.message.channel, case.message.audience) == ("reception", "internal")
    assert (case.of_register.place, case.of_register.client_kind) == ("hall", "employee")
    assert "Холл, улица Садовая, 1" in card.text.splitlines()[3]


async def test_a_slip_about_whose_it_is_or_where_is_undone(room: Room) -> None:
    room.outside.house.places["cancel"] = "Касса"
    window = await begun(room, "Телефон, колл-центр", "Жалоба")
    await room.olga.says("Не горит фонарь у входа", room.staff, reply_to=window)
    await room.until_shown("От кого: житель или организация")

    for press, told in (
        ("Место…", "К какому месту"),
        ("Касса", "Место: Касса"),
        ("Место…", "К какому месту"),
        ("Ни к какому из них", "От кого: житель"),
        ("Это от сотрудника", "От кого: сотрудник"),
        ("Это от жителя", "От кого: житель"),
        ("Сохранить", "Обращение зарегистрировано"),
    ):
        await room.olga.presses(press, room.staff, on=window)
        await room.until_shown(told)

    (case,) = await room.storage.cases.listed("all")
    assert (case.message.audience, case.of_register.place) == ("external", None)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("31.02.2026", "Такого дня нет."),
        ("21.11.2026", "Дата поступления — не позже сегодняшней, 20.11.2026,"),
        ("01.01.2020", "Дата поступления — не позже сегодняшней, 20.11.2026,"),
        ("x" * 3001, "Сократите, пожалуйста, текст."),
    ],
)
async def test_what_cannot_be_entered_is_told_and_the_window_waits(
    room: Room, said: str, answer: str
) -> None:
    window = await begun(room)
    before = window.text

    await room.olga.says(said, room.staff, reply_to=window)
    await room.until_shown(answer)

    assert window.text == before
    assert await room.storage.cases.listed("all") == []


async def test_a_sticker_is_no_appeal_and_words_are_no_channel(room: Room) -> None:
    await room.olga.says("внести @otklik_bot", room.staff)
    window = await room.until_shown("Как поступило обращение?")
    await room.olga.says("Почта", room.staff, reply_to=window)
    await room.until_shown("Выберите, пожалуйста, кнопкой.")

    await room.olga.presses("Почта", room.staff, on=window)
    await room.until_shown("Какое это обращение?")
    await room.olga.presses("Жалоба", room.staff, on=window)
    await room.until_shown("Ответьте на это сообщение текстом")
    await room.olga.sends("sticker", room.staff, reply_to_message=window.quoted())
    await room.until_shown("Внести можно только текст.")

    assert await room.storage.cases.listed("all") == []


async def with_letter(room: Room) -> tuple[Case, Message]:
    """A letter that came by post, and its card."""
    window = await begun(room)
    await room.olga.says(LETTER, room.staff, reply_to=window)
    await room.until_shown("Тема: Уличное освещение")
    await room.olga.presses("Сохранить", room.staff, on=window)
    await room.until_shown("Обращение зарегистрировано")
    (case,) = await room.storage.cases.listed("all")
    card = await room.until_shown(f"№ {case.number} · ")
    return case, card


async def test_the_answer_to_a_letter_is_kept_and_goes_the_way_it_came(room: Room) -> None:
    case, card = await with_letter(room)

    await room.olga.says("Фонарь починили", room.staff, reply_to=card)
    look = await room.until_shown("Обращение пришло не через бота")
    asked, labels = look.text.splitlines()[-1], look.labels
    await room.olga.presses("Сохранить", room.staff, on=look)
    done = await room.until_shown(f"Ответ по № {case.number} сохранён.")

    assert done.text == (
        f"Ответ по № {case.number} сохранён. "
        "Отправьте его автору так же, как пришло обращение: Почта."
    )
    assert (asked, labels) == ("Сохранить?", ["Сохранить", "Исправить", "Отменить"])
    assert room.told == []


async def test_words_for_the_author_of_a_letter_are_asked_for_as_what_they_are(room: Room) -> None:
    case, card = await with_letter(room)

    await room.olga.presses("Ответить", room.staff, on=card)
    asked = await room.until_shown(f"Напишите ответ по № {case.number}.")

    assert asked.text.splitlines()[0] == (
        f"Напишите ответ по № {case.number}. Обращение пришло не через бота: текст останется в"
        " реестре. Распечатайте или скопируйте его и отправьте автору так же, как пришло"
        " обращение: Почта."
    )


async def test_a_reply_to_the_card_of_an_erased_message_is_answered_with_a_hint(
    room: Room, clock: StandingClock
) -> None:
    number, card = await room.new_card()
    case = await room.case(number)
    await room.storage.cases.take_step(closing(case, "resolved", clock))
    await room.until_shown(f"№ {number} · Решено")
    clock.time += timedelta(days=40)
    await room.storage.erasing.erase(Before.day(clock().date()))

    await room.olga.says("Ещё раз заделали", room.staff, reply_to=card)
    await room.until_shown(f"№ {number} уже закрыто.")
    first = await room.olga.presses("Вернуть в работу", room.staff, on=card)
    changed = await first.answered()
    await room.fake.state.bell.wait(
        lambda: True if PIT.text not in card.text else None, "the card without the words"
    )
    again = await room.olga.presses("Вернуть в работу", room.staff, on=card)
    said = await again.answered()

    assert changed == f"№ {number} уже изменили: Решено. Карточка обновлена."
    assert said == f"№ {number} снова в работе."
    assert (await room.case(number)).thread[0].text == ""
