"""Nothing accepted is lost or doubled, whenever the power goes.

Citizens answer a survey, each as people do: whoever hears nothing presses again. Meanwhile the
program is killed with -9 and started anew, again and again.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from tests.fakes.telegram import Citizen, FakeTelegram
from tests.process.kept import heard, opened
from tests.process.program import Program

KILLS = int(os.environ.get("OTKLIK_TEST_KILLS", "8"))
CITIZENS = int(os.environ.get("OTKLIK_TEST_CITIZENS", "40"))
IMPATIENCE = 1.5  # seconds after which a person presses again


async def test_kills_under_load_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    async with FakeTelegram() as fake:
        program = Program.with_telegram(tmp_path, fake)
        await program.start()
        await fake.polled(timeout=30)
        people = [fake.citizen(7_000_000 + n) for n in range(CITIZENS)]

        async with asyncio.TaskGroup() as group:
            talks = [group.create_task(_answers(one, n)) for n, one in enumerate(people)]
            await _kill_again_and_again(program, talks, chance)
        await fake.all_confirmed(timeout=30)
        assert await program.stopped() == 0

        assert heard(program) >= fake.state.updates.confirmed > CITIZENS
        assert await opened(program) == sorted(
            (f"Гражданин {n}", str(n % 2 + 4)) for n in range(CITIZENS)
        )


async def _kill_again_and_again(
    program: Program, talks: list[asyncio.Task[None]], chance: random.Random
) -> None:
    for _ in range(KILLS):
        await asyncio.sleep(chance.uniform(1.2, 3.0))
        if all(talk.done() for talk in talks):
            break
        await program.killed()
        await program.start()


async def _answers(citizen: Citizen, number: int) -> None:
    """From the QR code to the thanks; asks again where no word comes."""
    await _until(citizen, "Займёт", lambda: citizen.opens_link("ext_express-hall"))
    await _until(citizen, "Вопрос 1 ", lambda: citizen.presses("Начать"))
    await _until(citizen, "Вопрос 2 ", lambda: citizen.presses("1"))
    mark = "4 — скорее довольны" if number % 2 == 0 else "5 — полностью довольны"
    await _until(citizen, "Насколько легко", lambda: citizen.presses(mark))
    await _until(citizen, "добавить", lambda: citizen.presses("3 — средне"))
    await _until(citizen, "Вопросов больше нет", lambda: citizen.says(f"Гражданин {number}"))


async def _until(citizen: Citizen, words: str, deed: Callable[[], Awaitable[object]]) -> None:
    """Does it, and again when nothing is heard, until the newest word of the bot says `words`."""
    while not any(words in seen for seen in citizen.sees()):
        with suppress(AssertionError):  # the window moved on meanwhile: that button is gone
            await deed()
        try:
            while words not in await citizen.hears(timeout=IMPATIENCE):
                continue
        except AssertionError:
            continue
