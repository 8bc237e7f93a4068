"""What is said in the staff chat: commands, lists, words for others, replies that come too late."""

from __future__ import annotations

from tests.conftest import StandingClock
from tests.fakes.telegram import Message
from tests.staff.room import Room
from tests.staff.stepping import closing
from tests.staff.test_staff_chat import room

__all__ = ["room"]


async def test_commands_and_words_list_the_open_cases(room: Room) -> None:
    number, card = await room.new_card()

    orders: list[tuple[str, Message | None]] = [
        ("/open", None),
        ("/open@otklik_bot", None),
        ("Открытые", card),
        ("@otklik_bot открытые", None),
    ]
    for said, reply_to in orders:
        asked = await room.olga.says(said, room.staff, reply_to=reply_to)
        answer = await room.until_shown("В работе 1 сообщение:")
        assert answer.body["reply_to_message"]["message_id"] == asked.id
        assert answer.text.splitlines()[1:] == [
            f"1. № {number} · Ремонт дорог · Зарегистрировано · осталось 30 дней",
            "",
            "Чтобы открыть карточку, нажмите её номер в списке.",
        ]
        await room.olga.deletes(answer)


async def test_words_that_are_for_others_are_not_answered(room: Room) -> None:
    _, card = await room.new_card()
    foreign = await room.petr.says("Обед?", room.staff)

    await room.olga.says("/open@other_bot", room.staff)
    await room.olga.says("/open", room.staff, forward_origin={"type": "hidden_user", "date": 1})
    await room.olga.says("открытые", room.staff, reply_to=foreign)
    edited = await room.olga.says("/nonsense", room.staff)
    await room.until_shown("Такой команды нет. Справка — /help.")
    await room.olga.edits(edited, "/open")
    await room.fake.all_confirmed()
    await room.olga.says("/help", room.staff)
    await room.until_shown("Команды рабочего чата:")

    assert [text for text in room.staff.sees() if text.startswith("В работе")] == []
    assert card.text in room.staff.sees()


async def test_a_voice_is_no_answer(room: Room) -> None:
    _, card = await room.new_card()

    await room.olga.sends("voice", room.staff, reply_to_message=card.quoted())
    await room.until_shown("Автору можно отправить текст, фото или файл.")


async def test_a_reply_to_a_case_that_is_closed_is_answered_with_a_hint(
    room: Room, clock: StandingClock
) -> None:
    number, card = await room.new_card()
    await room.storage.cases.take_step(closing(await room.case(number), "resolved", clock))

    await room.olga.says("Ещё слово", room.staff, reply_to=card)

    await room.until_shown(f"№ {number} уже закрыто. Чтобы ответить, верните его в работу.")
