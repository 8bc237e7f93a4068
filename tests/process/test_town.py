"""A town's two quarters as it lives them: `otklik run` against both messengers, twice killed.

Citizens answer and write, clerks answer, a register is imported, and on the day the closed chats
get the digest, once.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fakes.telegram import Citizen, FakeTelegram, Group
from tests.fakes.vk import FakeVk
from tests.fakes.vk.rooms import Room
from tests.process.program import STARTS_WITHIN, Program

REGISTER = """\
external_id;channel;kind;topic;cause;received_at;registered_at;answered_at;outcome
1;post;complaint;road_repair;slow;2026-07-10;2026-07-11;2026-07-20;resolved
2;reception;complaint;heating;quality;2026-08-01;2026-08-03;2026-09-01;refused
3;pos;application;light;no_info;2026-08-20;2026-08-20;;
"""


@dataclass
class Town:
    """The messengers outlive the program; `on` starts it at a moment of its own clock."""

    folder: Path
    telegram: FakeTelegram
    vk: FakeVk
    staff: Group
    employees: Group
    vk_staff: Room

    def on(self, now: str) -> Program:
        return Program.with_both(
            self.folder,
            self.telegram,
            self.vk,
            OTKLIK_REHEARSAL="1",
            OTKLIK_NOW=now,
            OTKLIK_TELEGRAM__STAFF_CHAT=str(self.staff.id),
            OTKLIK_TELEGRAM__EMPLOYEE_CHAT=str(self.employees.id),
            OTKLIK_VK__STAFF_CHAT=str(self.vk_staff.id),
        )


async def started(town: Town, now: str) -> Program:
    program = town.on(now)
    await program.start()
    await town.telegram.polled()
    return program


async def test_two_quarters_of_a_town(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(FakeTelegram())
        vk = await stack.enter_async_context(FakeVk())
        clerk = telegram.citizen(501, "Ольга")
        staff = telegram.group("Приёмная", bot="administrator")
        staff.sets(clerk, "member")
        employees = telegram.group("Сотрудники", bot="administrator")
        vk_staff = vk.chat("Приёмная", bot="admin", reads_all=True)
        town = Town(tmp_path, telegram, vk, staff, employees, vk_staff)

        program = await started(town, "2026-09-15T12:00")
        stack.push_async_callback(program.killed)
        await citizens_answer(telegram)
        number = await anna_writes(telegram)
        await the_clerk_answers(clerk, staff, number)
        told = await telegram.citizen(7_001).hears()
        assert "Яму засыпали" in told
        await imported(town, program)
        await program.killed()

        program = await started(town, "2026-10-09T09:00:30")
        stack.push_async_callback(program.killed)
        await both_chats_have_the_digest(town)
        await program.killed()
        program = await started(town, "2026-10-09T09:05")
        stack.push_async_callback(program.killed)
        await asyncio.sleep(5)
        assert digests(town) == (1, 1)
        await vk_has_its_files(town)
        assert await program.stopped() == 0

        later = town.on("2026-10-09T10:00")
        code, told, _ = await later.command("metrics", "2026Q3", "--format", "json")
        figures = json.loads(told)
        assert (code, figures["appeals"]["received"], figures["appeals"]["complaints"]) == (0, 4, 2)
        assert [(one["id"], one["n"], one["csat"]) for one in figures["surveys"]] == [
            ("ext_express", 10, 100.0)
        ]


async def citizens_answer(telegram: FakeTelegram) -> None:
    """Ten people at a QR code, not all of one mind: enough for a batch."""

    async def answers(number: int) -> None:
        one = telegram.citizen(8_000 + number)
        await one.opens_link("ext_express-hall")
        await one.hears()
        mark = "4 — скорее довольны" if number < 3 else "5 — полностью довольны"
        for label in ("Начать", "1", mark, "3 — средне", "Пропустить"):
            await one.presses(label)
            await one.hears()
        assert "Вопросов больше нет" in one.sees()[-1]

    await asyncio.gather(*(answers(number) for number in range(10)))


async def anna_writes(telegram: FakeTelegram) -> str:
    """A message about a road; the number she was given."""
    anna = telegram.citizen(7_001, "Анна")
    await anna.opens_link()
    await anna.hears()
    for label in ("Написать нам", "Начать", "Проблема", "2", "Ремонт дорог"):
        await walk(anna, label)
    await anna.says("На улице Ленина яма во всю дорогу, проехать нельзя")
    await anna.hears()
    while "Ответьте мне сюда" not in anna.buttons():
        await walk(anna, next(one for one in ("Дальше", "Пропустить") if one in anna.buttons()))
    await walk(anna, "Ответьте мне сюда")
    await walk(anna, "Без файлов")
    await walk(anna, "Отправить")
    accepted = anna.sees()[-1]
    assert "Сообщение принято" in accepted
    return next(line for line in accepted.splitlines() if "Номер" in line).split()[-1]


async def walk(one: Citizen, label: str) -> None:
    await one.presses(label)
    await one.hears()


async def the_clerk_answers(clerk: Citizen, staff: Group, number: str) -> None:
    """Takes the card, answers below it, confirms."""
    card = await clerk.hears_message(staff)
    assert number in card.text
    await clerk.says("Яму засыпали 14 сентября, спасибо!", chat=staff, reply_to=card.message)
    while "Отправить" not in clerk.buttons(staff):
        await clerk.hears_message(staff)
    await clerk.presses("Отправить", chat=staff)


async def imported(town: Town, program: Program) -> None:
    (town.folder / "register.csv").write_text(REGISTER, encoding="utf-8")
    code, told, error = await program.command("import", "appeals", "register.csv")
    assert (code, error) == (0, "")
    assert told == "новых 3, изменено 0, без изменений 0, отклонено 0\n"


async def both_chats_have_the_digest(town: Town) -> None:
    """Patient: two cores may be busy with other tests."""
    try:
        async with asyncio.timeout(STARTS_WITHIN):
            while True:
                if digests(town) == (1, 1):
                    return
                await asyncio.sleep(0.5)
    except TimeoutError:
        pytest.fail(f"digests in Telegram and VK: {digests(town)}")


async def vk_has_its_files(town: Town) -> None:
    """The pictures and the report, once, although the program was killed meanwhile."""
    whole = [["photo"] * 6, ["doc", "doc"]]
    for _ in range(int(STARTS_WITHIN * 2)):
        if albums(town) == whole:
            break
        await asyncio.sleep(0.5)
    assert albums(town) == whole


def digests(town: Town) -> tuple[int, int]:
    """In Telegram's staff chat and in VK's."""
    return digests_in(town.staff.sees()), digests_in(vk_words(town.vk, town.vk_staff))


def albums(town: Town) -> list[list[str]]:
    """Kinds of files in VK's staff chat, by message; the shipped profile lets none abroad."""
    assert [one for one in town.staff.chat.messages.values() if "photo" in one.body] == []
    shown = [one.body.get("attachments", []) for one in town.vk.dialogue(town.vk_staff)]
    return [[str(file["type"]) for file in files] for files in shown if files]


def digests_in(words: list[str]) -> int:
    return sum("СВОДКА ОБРАТНОЙ СВЯЗИ" in one and "III квартал 2026" in one for one in words)


def vk_words(vk: FakeVk, chat: Room) -> list[str]:
    return [message.text for message in vk.dialogue(chat)]
