"""Status by code: answers without the message, wrong codes, a reply, a code in VK."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.events import CommandGiven, Pressed
from bot.message_finding import MessageFinding
from bot.message_wants import Read, ThreadByCode, ThreadOpened
from storage.message_records import Entry
from storage.records import Channel
from storage.sql.case_threads import add_by_staff
from storage.tables_register import appeal
from tests.conftest import StandingClock
from tests.messages.test_reading import NOON, TODAY, close, staff_ask
from tests.messages.writing import PIT, code_in, send
from tests.talk import House, Talk


async def staff_say(home: House, number: str, kind: str, text: str) -> None:
    async with home.storage.engine.writing() as connection:
        found = select(appeal.c.id).where(appeal.c.number == number)
        name = (await connection.execute(found)).scalar_one()
        said = Entry("staff", kind, TODAY, text, NOON)  # type: ignore[arg-type]  # from a table
        await add_by_staff(connection, home.storage.keys, name, said)


async def test_a_code_shows_the_answers_and_not_the_message(anna: Talk, home: House) -> None:
    number = await send(anna, "Без следа")
    code = code_in(anna.said)
    await staff_say(home, number, "answer", "Засыпали вчера")
    await close(home, number, "resolved")
    boris = home.talk("2002")

    await boris.sends(CommandGiven("start"))
    await boris.presses("Узнать о сообщении")
    await boris.says(code)

    assert boris.said == (
        f"Сообщение {number} от 20.11.2026. Тема: Ремонт дорог.\n"
        "Состояние: решено.\n\n"
        "Наш ответ от 20.11.2026:\nЗасыпали вчера"
    )
    assert boris.erased
    assert PIT not in boris.said


async def test_a_code_may_be_sent_without_asking_first(anna: Talk, home: House) -> None:
    number = await send(anna, "Без следа")
    code = code_in(anna.said)
    await anna.presses("В начало")

    await anna.says(code.replace(" ", "-"))

    assert f"Сообщение {number}" in anna.said
    assert anna.erased


async def test_five_wrong_codes_are_followed_by_a_pause_of_that_account_alone(
    anna: Talk, home: House
) -> None:
    await send(anna, "Без следа")
    code = code_in(anna.said)
    boris = home.talk("2002")
    await boris.sends(CommandGiven("start"))
    await boris.presses("Узнать о сообщении")
    for wrong in range(5):
        await boris.says(f"{wrong:016}")
        assert "Код неверный" in boris.said

    await boris.says(code)

    assert boris.said == "Слишком много попыток. Попробуйте, пожалуйста, через 10 минут."
    await anna.says(code)
    assert "Состояние" in anna.said


@pytest.mark.parametrize(
    "typed", ["0000 0000 0000 0000", "1234-5678-9012-3456", "123", "привет", "1" * 4000]
)
async def test_whatever_is_no_code_is_told_in_the_same_words(anna: Talk, typed: str) -> None:
    await anna.sends(CommandGiven("start"))
    await anna.presses("Узнать о сообщении")

    await anna.says(typed)

    assert anna.said == (
        "Код неверный или срок хранения истёк. Проверьте, пожалуйста, цифры и попробуйте ещё раз."
    )
    assert anna.erased


async def test_the_author_replies_to_a_question_through_the_code(anna: Talk, home: House) -> None:
    number = await send(anna, "Без следа")
    code = code_in(anna.said)
    await staff_ask(home, number)
    await anna.says(code)
    assert "Состояние: нужен ваш ответ." in anna.said

    await anna.presses("Ответить на вопрос")
    await anna.says("Четвёртый")

    assert anna.said == f"Спасибо! Ответ передан, работа по сообщению {number} продолжается."
    assert anna.erased
    await home.storage.messages.release(lambda _: [], NOON)
    thread = await home.storage.messages.for_staff(number)
    assert thread is not None
    assert [said.text for said in thread.entries[1:]] == ["Какой дом?", "Четвёртый"]
    await anna.presses("Назад")
    assert "Состояние: принято." in anna.said
    assert "Какой дом?\nВы ответили 20.11.2026, ответ у нас." in anna.said
    assert "Четвёртый" not in anna.said


async def test_after_a_restart_the_code_is_asked_for_again(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    await send(anna, "Без следа")
    await anna.says(code_in(anna.said))
    add = anna.button("Дополнить")
    anna.house = House(home.storage, clock, ())  # a new program over the same storage
    anna.house.update = home.update

    await anna.sends(Pressed(add.data))

    assert "Введите код ещё раз" in anna.said


async def test_an_open_thread_is_closed_after_half_an_hour(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna, "Без следа")
    now = 0.0
    finding = MessageFinding(home.storage, home.today, lambda: now)
    read = await finding.find(anna.person, ThreadByCode(code_in(anna.said)))
    assert isinstance(read, Read)
    assert read.opened.number == number

    now = 1800.0
    in_time = await finding.find(anna.person, ThreadOpened())
    now = 1801.0
    late = await finding.find(anna.person, ThreadOpened())

    assert (isinstance(in_time, Read), late) == (True, None)


async def test_in_vk_a_typed_code_is_not_taken(anna: Talk, home: House) -> None:
    number = await send(anna, "Без следа")
    code = code_in(anna.said)
    vera = home.talk("77", Channel.VK)

    await vera.says(code)

    assert "В переписке мы его не принимаем" in vera.said
    assert number not in vera.said
    await vera.sends(CommandGiven("start"))
    await vera.presses("Узнать о сообщении")
    assert "Код в переписке не пишите" in vera.said
