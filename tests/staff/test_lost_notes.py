"""The process died between the sending of a window and the note of it: clerks notice nothing.

Such a window stands in the chat and nobody knows of it but its own buttons.
"""

from __future__ import annotations

from pathlib import Path

from bot.events import Button
from tests.conftest import StandingClock
from tests.fakes.telegram import Message
from tests.fakes.vk import Message as VkMessage
from tests.staff.room import Room, opened
from tests.staff.vk_room import VkRoom
from tests.staff.vk_room import opened as opened_in_vk


def twin(room: Room, window: Message) -> Message:
    return room.fake.state.post(room.staff.chat, room.fake.bot, dict(window.body))


def vk_twin(room: VkRoom, window: VkMessage) -> VkMessage:
    return room.fake.state.post(room.staff.peer, window.sender, dict(window.body))


async def test_a_reply_to_an_unknown_window_of_a_step_goes_into_that_step(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with opened(tmp_path, clock) as room:
        number, card = await room.new_card()
        await room.olga.presses("Вопрос автору", room.staff, on=card)
        window = twin(room, await room.until_shown("Напишите вопрос автору"))

        await room.olga.says("Какой дом?", room.staff, reply_to=window)
        look = await room.until_shown("Проверьте вопрос")

        assert "Какой дом?" in look.text
        await room.olga.presses("Отправить", room.staff, on=look)
        await room.until_shown(f"№ {number} · Ждём автора")
        await room.olga.says("И этаж", room.staff, reply_to=window)
        await room.until_shown("Этот шаг уже закончен или отменён.")


async def test_a_reply_to_an_unknown_window_of_an_entry_is_its_text(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with opened(tmp_path, clock) as room:
        await room.olga.says("/enter", room.staff)
        window = await room.until_shown("Как поступило обращение?")
        await room.olga.presses("Почта", room.staff, on=window)
        await room.until_shown("Какое это обращение?")
        await room.olga.presses("Жалоба", room.staff, on=window)
        asked = twin(room, await room.until_shown("Ответьте на это сообщение текстом"))

        await room.olga.says("Нет света у дома 4, фонарь разбит", room.staff, reply_to=asked)

        await room.until_shown("Тема: Уличное освещение")


async def test_in_vk_a_reply_to_an_unknown_window_goes_into_its_step(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with opened_in_vk(tmp_path, clock) as room:
        _, card = await room.new_card()
        await room.presses(room.olga, "Ответить", card)
        window = vk_twin(room, await room.until_shown("Напишите ответ автору"))

        await room.olga.says("Заделаем завтра", room.staff, reply_to=window)

        assert "Заделаем завтра" in (await room.until_shown("Проверьте ответ")).text


async def test_a_window_of_another_chat_names_nothing_here(
    tmp_path: Path, clock: StandingClock
) -> None:
    """Its buttons are signed for that chat."""
    async with opened(tmp_path, clock) as room:
        _, card = await room.new_card()
        await room.olga.presses("Вопрос автору", room.staff, on=card)
        window = await room.until_shown("Напишите вопрос автору")
        (right,) = window.buttons()
        topic, option, _ = str(right["callback_data"]).split(":")
        elsewhere = room.fake.group("Другая").id
        ((signed,),) = room.cards.rows(elsewhere, [Button("Отменить", topic, option)])
        foreign = twin(room, window)
        button = {"text": "Отменить", "callback_data": signed.data}
        foreign.body |= {"reply_markup": {"inline_keyboard": [[button]]}}

        await room.olga.says("Какой дом?", room.staff, reply_to=foreign)
        await room.fake.all_confirmed()

        assert [text for text in room.staff.sees() if text.startswith("Проверьте")] == []
