"""The whole road of paper: printed by command, typed in the chat, killed, opened, counted."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path

import pypdfium2

from tests.fakes.telegram import FakeTelegram
from tests.process.program import STARTS_WITHIN, Program
from tests.staff.test_masked_process import shown

HEAD = "Бумажные анкеты «Оцените нас за минуту». Внесено: {}"


SETTINGS = {"OTKLIK_REHEARSAL": "1", "OTKLIK_NOW": "2026-11-22T12:00", "OTKLIK_WEB__PORT": "0"}


def read(file: Path) -> list[str]:
    """What a clerk types of each sheet: its series and number."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)]
    feet = [re.search(r"Серия (\S+), № (\d{4}), страница 1 ", page) for page in pages]
    return [f"{found[1]} {found[2]}" for found in feet if found]


async def opened(otklik: Program) -> int:
    """Of the express survey. It looks when it starts, and each minute."""
    for _ in range(int(STARTS_WITHIN * 2)):
        _, told, _ = await otklik.command("metrics", "2026Q4", "--format", "json")
        found = [one for one in json.loads(told)["surveys"] if one["id"] == "ext_express"]
        if found:
            return int(found[0]["n"])
        await asyncio.sleep(0.5)
    raise AssertionError(otklik.log.read_text("utf-8"))


async def test_sheets_printed_by_command_and_typed_in_the_chat_are_told_in_the_figures(
    tmp_path: Path,
) -> None:
    async with FakeTelegram() as telegram:
        chat, olga = telegram.group("Приёмная"), telegram.citizen(501, "Ольга")
        chat.sets(olga, "member")
        chat.sets(telegram.bot, "administrator", "can_delete_messages")
        told = {"OTKLIK_TELEGRAM__STAFF_CHAT": str(chat.id), **SETTINGS}
        otklik = Program.with_telegram(tmp_path, telegram, **told)
        printed = await otklik.command(
            *("survey", "print", "ext_express", "--count", "10", "--to", "a.pdf")
        )
        pile = read(tmp_path / "a.pdf")

        await otklik.start()
        await olga.says("/sheets", chat)
        asked = await shown(telegram, chat, "Анкеты какого опроса вы внесёте?")
        place = next(
            line.split(".")[0] for line in asked.text.splitlines() if "Оцените нас" in line
        )
        await olga.presses(place, chat, on=asked)
        window = await shown(telegram, chat, HEAD.format(0))
        for count, number in enumerate(pile[:6], 1):
            await olga.says(f"{number} 1 5 - 3", chat, reply_to=window)
            await shown(telegram, chat, HEAD.format(count))
        await otklik.killed()
        await otklik.start()
        for count, number in enumerate(pile[6:], 7):
            await olga.says(f"{number} 1 4 - 3", chat, reply_to=window)
            await shown(telegram, chat, HEAD.format(count))
        await olga.says(f"{pile[0]} 1 1 - 3", chat, reply_to=window)
        await shown(telegram, chat, "Анкета с этим номером уже внесена")
        await otklik.stopped()
        await otklik.start()
        counted = await opened(otklik)
        await otklik.stopped()

        assert (printed[0], len(set(pile))) == (0, 10)
        assert counted == 10
        typed = [one for one in chat.chat.newest() if one.sender.id == olga.user.id]
        assert [one.text for one in typed if " 5 - 3" in one.text or " 4 - 3" in one.text] == []
