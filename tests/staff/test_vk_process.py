"""VK's staff chat through a running program: a letter is entered, taken and survives a kill."""

from __future__ import annotations

import json
from pathlib import Path

from tests.fakes.vk import Citizen, FakeVk, Message, Room
from tests.process.program import Program

SLOW = 60.0
"""Seconds: a whole program starts."""


async def test_a_letter_entered_before_a_kill_is_taken_after_it(tmp_path: Path) -> None:
    async with FakeVk() as vk:
        chat, olga = vk.chat(), vk.citizen(501, "Ольга")
        chat.sets(olga)
        first = program(tmp_path, vk, chat)
        await first.start()
        await vk.polled(SLOW)
        try:
            await olga.says("/enter", chat)
            window = await shown(vk, chat, "Как поступило обращение?")
            await presses(olga, chat, window, "Почта")
            await shown(vk, chat, "Какое это обращение?")
            await presses(olga, chat, window, "Жалоба")
            await shown(vk, chat, "Ответьте на это сообщение текстом")
            await olga.says("Разбит тротуар", chat, reply_to=window)
            await shown(vk, chat, "Тема: Тротуары и переходы")
        finally:
            await first.killed()

        second = program(tmp_path, vk, chat)
        await second.start()
        await vk.polled(SLOW)
        try:
            await presses(olga, chat, window, "Сохранить")
            card = await shown(vk, chat, "Жалоба · Тротуары и переходы")
            await presses(olga, chat, card, "Взять")
            await shown(vk, chat, "Ответственный: Ольга Иванова (501)")
            assert await second.stopped() == 0
        finally:
            await second.killed()

        numbers = [text.split("№ ")[1][:6] for text in chat.sees() if text.startswith("№ ")]
        assert len(set(numbers)) == 1


def program(folder: Path, vk: FakeVk, chat: Room) -> Program:
    return Program(
        folder,
        OTKLIK_VK__TOKEN=vk.token,
        OTKLIK_VK__GROUP_ID=str(vk.group_id),
        OTKLIK_VK__API_URL=vk.url,
        OTKLIK_VK__STAFF_CHAT=str(chat.id),
        OTKLIK_WEB__PORT="0",
    )


async def shown(vk: FakeVk, chat: Room, words: str) -> Message:
    def look() -> Message | None:
        return next((one for one in chat.peer.newest() if words in one.text), None)

    return await vk.state.bell.wait(look, f"{words!r} in the staff chat", SLOW)


async def presses(who: Citizen, chat: Room, on: Message, label: str) -> None:
    (found,) = [one for one in on.buttons if one["label"] == label]
    press = await who.presses_data(json.loads(found["payload"]), on.cmid, chat)
    await press.answered(SLOW)
