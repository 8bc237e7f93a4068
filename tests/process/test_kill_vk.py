"""In VK, too, nothing accepted is lost or doubled, whenever the power goes.

Its door keeps `ts` itself, so a program that forgot it would lose what came while it was down.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections import Counter
from contextlib import suppress
from pathlib import Path

from tests.fakes.vk import Citizen, FakeVk
from tests.process.kept import answered, heard
from tests.process.program import Program

KILLS = int(os.environ.get("OTKLIK_TEST_KILLS", "4"))
CITIZENS = int(os.environ.get("OTKLIK_TEST_CITIZENS", "6"))
IMPATIENCE = max(3.0, CITIZENS / 4)
"""Seconds after which a person tries again: VK takes 20 calls a second, two of them a step, and a
crowd that asks again as soon as it can be answered is never done."""
FIRST = 7_000_000  # the first citizen's id
OVER = ("Вопросов больше нет", "Вы уже ответили")


async def test_kills_under_load_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    async with FakeVk() as fake:
        program = Program.with_vk(tmp_path, fake)
        try:
            await _through(program, fake, chance)
            assert await program.stopped() == 0
        finally:
            await program.killed()

        assert heard(program) == fake.longpoll.ts
        assert await answered(program) == (
            sorted(f"Гражданин {n}" for n in range(CITIZENS)),
            Counter(str(n % 2 + 4) for n in range(CITIZENS)),
        )
        assert str(FIRST) not in program.log.read_text(encoding="utf-8")


async def _through(program: Program, fake: FakeVk, chance: random.Random) -> None:
    """Until everybody is done and everything VK told is taken."""
    await program.start()
    await fake.polled()
    people = [fake.citizen(FIRST + n) for n in range(CITIZENS)]
    async with asyncio.TaskGroup() as group:
        talks = [group.create_task(_answers(one, n)) for n, one in enumerate(people)]
        await _kill_again_and_again(program, fake, talks, chance)
    await fake.all_confirmed()


async def _kill_again_and_again(
    program: Program, fake: FakeVk, talks: list[asyncio.Task[None]], chance: random.Random
) -> None:
    for number in range(1, KILLS + 1):
        await fake.called("groups.getLongPollServer", number)  # it is up again
        await asyncio.sleep(chance.uniform(0.2, 1.5))
        if all(talk.done() for talk in talks):
            break
        await program.killed()
        await program.start()


async def _answers(citizen: Citizen, number: int) -> None:
    """Acts on the newest page; whoever hears nothing scans the code again."""
    page = ""
    while not any(words in page for words in OVER):
        with suppress(AssertionError):  # the window moved on meanwhile: that button is gone
            await _act(citizen, page, number)
        try:
            page = await citizen.hears(timeout=IMPATIENCE)
            while page in citizen.sees() and (more := await _at_once(citizen)):
                page = more
        except AssertionError:
            page = ""


async def _at_once(citizen: Citizen) -> str:
    with suppress(AssertionError):
        return await citizen.hears(timeout=0.05)
    return ""


async def _act(citizen: Citizen, page: str, number: int) -> None:
    presses = {
        "Займёт": "Начать",
        "Продолжим?": "Продолжить",
        "О чём вы хотите рассказать?": "1",
        "Насколько вы довольны": str(number % 2 + 4),
        "Насколько легко": "3",
    }
    if "Хотите что-то добавить?" in page:
        await citizen.says(f"Гражданин {number}")
        return
    for words, label in presses.items():
        if words in page:
            await citizen.presses(label)
            return
    await citizen.opens_link("ext_express-hall")
