"""Reading and forgetting: «Мои сообщения», additions, edits, withdrawals, «Забыть меня»."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.events import ButtonPressed, CommandGiven, Pressed, TextEdited
from storage.tables_register import appeal
from tests.conftest import TOWN, StandingClock
from tests.messages.writing import PIT, code_in, send
from tests.staff.stepping import asked
from tests.talk import House, Talk

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=TOWN)


async def staff_ask(home: House, number: str) -> None:
    """A question with five working days to answer it, as a clerk asks it."""
    await home.storage.messages.release(lambda _: [], NOON)
    case = await home.storage.cases.one(number)
    await asked(home.storage, case, home.clock, date(2026, 11, 27))


async def close(home: House, number: str, outcome: str) -> None:
    async with home.storage.engine.writing() as connection:
        ended = {"outcome": outcome, "answered_day": TODAY, "answered_at": NOON}
        await connection.execute(update(appeal).where(appeal.c.number == number).values(ended))


async def reads_mine(talk: Talk, number: str, code: str) -> str:
    """The page of the message: by its code, or in «Мои сообщения»."""
    await talk.sends(CommandGiven("start"))
    if code:
        await talk.says(code)
    else:
        await talk.presses("Мои сообщения", number)
    return talk.said.partition("\n")[2]


@pytest.mark.parametrize("mode", ["Ответьте мне сюда", "Без следа"])
async def test_a_question_nobody_answered_in_time_is_told_as_closed(
    anna: Talk, home: House, clock: StandingClock, mode: str
) -> None:
    number = await send(anna, mode)
    code = code_in(anna.said) if mode == "Без следа" else ""
    await staff_ask(home, number)

    clock.time += timedelta(days=7)
    await home.storage.cases.end_questions()
    in_time, may_reply = await reads_mine(anna, number, code), "Ответить на вопрос" in anna.labels
    clock.time += timedelta(days=1)
    await home.storage.cases.end_questions()
    late = await reads_mine(anna, number, code)

    rest = "Ориентировочный срок ответа: 30.11.2026.\n\nНаш вопрос от 20.11.2026:\nКакой дом?\n\n"
    assert (may_reply, in_time) == (
        True,
        f"Состояние: нужен ваш ответ.\n{rest}"
        "Ответьте, пожалуйста, до 27.11.2026. Если не получится, рассмотрим сообщение по тем "
        "сведениям, которые есть.",
    )
    assert late == (
        f"Состояние: принято.\n{rest}"
        "Время ответить на этот вопрос вышло, и он закрыт. Ничего страшного: рассматриваем "
        "сообщение по тем сведениям, которые есть. Если хочется что-то уточнить, нажмите "
        "«Дополнить»."
    )
    assert "Ответить на вопрос" not in anna.labels
    await anna.presses("Дополнить")
    await anna.says("Дом четыре")
    assert "он закрыт" not in await reads_mine(anna, number, code)


async def test_the_list_does_not_ask_for_an_answer_when_its_days_are_over(
    anna: Talk, home: House, clock: StandingClock
) -> None:
    number = await send(anna)
    await staff_ask(home, number)
    await anna.sends(CommandGiven("start"))
    await anna.presses("Мои сообщения")
    asking = anna.said

    clock.time += timedelta(days=8)
    await home.storage.cases.end_questions()
    await anna.sends(CommandGiven("start"))
    await anna.presses("Мои сообщения")

    line = f"{number} от 20.11.2026. Ремонт дорог. Состояние: "
    assert [said.rpartition("\n")[2] for said in (asking, anna.said)] == [
        f"{line}нужен ваш ответ. Срок ответа: 30.11.2026",
        f"{line}принято. Срок ответа: 30.11.2026",
    ]


async def test_my_messages_lists_addressed_ones_of_this_account(anna: Talk, home: House) -> None:
    number = await send(anna)
    await send(anna, "Без следа")
    await send(home.talk("2002"))
    await close(home, number, "explained")

    await anna.sends(CommandGiven("start"))
    await anna.presses("Мои сообщения")

    assert anna.said == (
        "Ваши сообщения, на которые мы отвечаем здесь:\n\n"
        f"{number} от 20.11.2026. Ремонт дорог. Состояние: дано разъяснение"
    )
    await anna.presses(number)
    assert f"Сообщение {number} от 20.11.2026" in anna.said


async def test_words_are_added_to_an_open_message_and_staff_are_told(
    anna: Talk, home: House
) -> None:
    number = await send(anna)
    await anna.presses("Мои сообщения", number, "Дополнить")

    await anna.says("Яма растёт")

    assert anna.said == f"Спасибо! Дополнение к сообщению {number} передано."
    kinds = {notice.kind for notice in await home.storage.notices.claim(NOON)}
    assert kinds == {"card", "added"}
    thread = await home.storage.messages.for_staff(number)
    assert thread is not None
    assert thread.entries[-1].text == "Яма растёт"


async def test_a_message_that_was_closed_meanwhile_takes_no_more_words(
    anna: Talk, home: House
) -> None:
    number = await send(anna)
    await anna.presses("Мои сообщения", number, "Дополнить")
    await close(home, number, "resolved")

    await anna.says("Яма растёт")

    assert "Состояние: решено" in anna.said
    thread = await home.storage.messages.for_staff(number)
    assert thread is not None
    assert len(thread.entries) == 1


async def test_an_edit_of_a_sent_message_is_appended_while_it_is_open(
    anna: Talk, home: House
) -> None:
    number = await send(anna)
    edited = f"{PIT}, у дома 6"

    await anna.sends(TextEdited(edited))

    assert anna.said == (
        f"Исправление добавили к сообщению {number} как дополнение, сотрудники его увидят."
    )
    thread = await home.storage.messages.for_staff(number)
    assert thread is not None
    assert [(said.kind, said.text) for said in thread.entries[1:]] == [("addition", edited)]
    await close(home, number, "resolved")
    await anna.sends(TextEdited(f"{edited}!"))
    assert f"Сообщение {number} уже закрыто" in anna.said


async def test_an_edit_of_something_else_adds_nothing(anna: Talk, home: House) -> None:
    number = await send(anna)

    await anna.sends(TextEdited("Совсем о другом"))

    assert "Это исправление мы не учли" in anna.said
    thread = await home.storage.messages.for_staff(number)
    assert thread is not None
    assert len(thread.entries) == 1


async def test_a_message_is_withdrawn_after_being_asked(anna: Talk, home: House) -> None:
    number = await send(anna)
    await anna.presses("Мои сообщения", number, "Отозвать сообщение")
    assert anna.said == f"Отозвать сообщение {number}? Работа по нему прекратится."

    await anna.presses("Отозвать сообщение")

    assert anna.said == f"Сообщение {number} отозвано по вашей просьбе."
    (mine,) = await home.storage.messages.mine(anna.person)
    assert mine.status == "withdrawn"


async def test_forget_me_asks_and_then_forgets(anna: Talk, home: House) -> None:
    await send(anna)
    await anna.presses("Мои сообщения", "Забыть меня")
    assert "Отменить это нельзя" in anna.said
    assert len(await home.storage.messages.mine(anna.person)) == 1

    await anna.presses("Забыть меня")

    assert "больше не связаны с аккаунтом" in anna.said
    assert await home.storage.messages.mine(anna.person) == []
    await anna.presses("В начало")
    await anna.presses("Мои сообщения")
    assert "Здесь нет ваших сообщений" in anna.said


async def test_nobody_opens_a_strangers_message_by_its_number(anna: Talk, home: House) -> None:
    number = await send(anna)
    boris = home.talk("2002")

    await boris.sends(ButtonPressed("mine", number))

    assert "Такого сообщения в вашем списке нет" in boris.said


async def test_a_forged_button_opens_nothing(anna: Talk, home: House) -> None:
    number = await send(anna)
    await anna.sends(Pressed(f"mine:{number}:AAAAAAAAAAA"))

    assert number not in anna.said


async def test_an_addition_that_is_too_long_stays_in_the_dialogue_to_be_mended(
    anna: Talk, home: House
) -> None:
    number = await send(anna, "Без следа")
    await anna.says(code_in(anna.said))
    await anna.presses("Дополнить")

    await anna.says("а" * 4001)
    assert "можно до 4\u00a0000" in anna.toast
    assert not anna.erased
    await anna.sends(TextEdited("а" * 4000))

    assert anna.said == f"Спасибо! Дополнение к сообщению {number} передано."
    assert anna.erased
