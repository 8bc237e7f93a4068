"""The running program hides personal data in Telegram's staff chat, though all was to be shown."""

from __future__ import annotations

from pathlib import Path

from tests.fakes.telegram import Citizen, FakeTelegram, Group, Message
from tests.process.program import Program

SLOW = 60.0
"""Seconds: a whole program starts."""
LETTER = "Не горит фонарь, звоните +7 912 345-67-89, фото на https://disk.example.ru/anna"


async def test_a_letter_in_telegram_is_read_back_without_personal_data(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        chat, olga = telegram.group("Приёмная"), telegram.citizen(501, "Ольга")
        chat.sets(olga, "member")
        running = program(tmp_path, telegram, chat)
        await running.start()
        try:
            card = await entered(telegram, chat, olga)
            assert await running.stopped() == 0
        finally:
            await running.killed()

        said = card.text.splitlines()
        assert "Не горит фонарь, звоните [телефон скрыт], фото на [ссылка скрыта]" in said
        ours = [one.text for one in chat.chat.newest() if one.sender.id == telegram.bot.id]
        assert [text for text in ours if "345-67-89" in text or "disk.example" in text] == []


async def entered(telegram: FakeTelegram, chat: Group, olga: Citizen) -> Message:
    """The card of a letter that a clerk enters."""
    await olga.says("/enter", chat)
    window = await shown(telegram, chat, "Как поступило обращение?")
    await olga.presses("Почта", chat, on=window)
    await shown(telegram, chat, "Какое это обращение?")
    await olga.presses("Жалоба", chat, on=window)
    await shown(telegram, chat, "Ответьте на это сообщение текстом")
    await olga.says(LETTER, chat, reply_to=window)
    await shown(telegram, chat, "Тема: Уличное освещение")
    await olga.presses("Сохранить", chat, on=window)
    return await shown(telegram, chat, "Жалоба · Уличное освещение")


async def shown(telegram: FakeTelegram, chat: Group, words: str) -> Message:
    def look() -> Message | None:
        return next((one for one in chat.chat.newest() if words in one.text), None)

    return await telegram.state.bell.wait(look, f"{words!r} in the staff chat", SLOW)


def program(folder: Path, telegram: FakeTelegram, chat: Group) -> Program:
    return Program(
        folder,
        OTKLIK_TELEGRAM__TOKEN=telegram.token,
        OTKLIK_TELEGRAM__API_URL=telegram.url,
        OTKLIK_TELEGRAM__STAFF_CHAT=str(chat.id),
        OTKLIK_CARD_TEXT="full",
        OTKLIK_WEB__PORT="0",
    )
