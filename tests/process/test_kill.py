"""Nothing accepted is lost or doubled, whenever the power goes.

Citizens answer a survey, each as people do: whoever hears nothing presses again. Meanwhile the
program is killed with -9 and started anew, again and again.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from tests.fakes.telegram import Citizen, FakeTelegram
from tests.process.kept import answered, heard
from tests.process.program import Program

KILLS = int(os.environ.get("OTKLIK_TEST_KILLS", "8"))
CITIZENS = int(os.environ.get("OTKLIK_TEST_CITIZENS", "40"))
A_LIFE = 1.6  # seconds from one kill to the next, about: people come all the while
ENDS = ("Вопросов больше нет", "Вы уже ответили")
IMPATIENCE = 1.5  # seconds after which a person presses again


async def test_kills_under_load_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    async with FakeTelegram() as fake:
        program = Program.with_telegram(tmp_path, fake)
        await program.start()
        await fake.polled()
        people = [fake.citizen(7_000_000 + n) for n in range(CITIZENS)]

        async with asyncio.timeout(KILLS * 30 + 60), asyncio.TaskGroup() as group:
            for number, one in enumerate(people):
                comes = chance.uniform(0, KILLS * A_LIFE)
                group.create_task(_answers(one, number, comes))
            await _kill_again_and_again(program, fake, chance)
        await fake.all_confirmed()
        assert await program.stopped() == 0

        assert heard(program) >= fake.state.updates.confirmed > CITIZENS
        assert await answered(program) == (
            sorted(f"Гражданин {n}" for n in range(CITIZENS)),
            Counter(str(n % 2 + 4) for n in range(CITIZENS)),
        )


async def _kill_again_and_again(
    program: Program, fake: FakeTelegram, chance: random.Random
) -> None:
    """Each time soon after it has begun to work, wherever that finds it."""
    for _ in range(KILLS):
        await asyncio.sleep(chance.uniform(0.02, 1.0))
        await program.killed()
        asked = fake.counts["getUpdates"]
        await program.start()
        await fake.called("getUpdates", asked + 1)


async def _answers(citizen: Citizen, number: int, comes: float) -> None:
    """From the QR code to the thanks; asks again where no word comes."""
    await asyncio.sleep(comes)
    await _until(citizen, "Займёт", lambda: citizen.opens_link("ext_express-hall"))
    await _until(citizen, "Вопрос 1 ", lambda: citizen.presses("Начать"))
    await _until(citizen, "Вопрос 2 ", lambda: citizen.presses("1"))
    mark = "4 — скорее довольны" if number % 2 == 0 else "5 — полностью довольны"
    await _until(citizen, "Насколько легко", lambda: citizen.presses(mark))
    await _until(citizen, "добавить", lambda: citizen.presses("3 — средне"))
    await _ends(citizen, f"Гражданин {number}")


async def _ends(citizen: Citizen, words: str) -> None:
    """The last words; whoever does not hear the thanks opens the survey again and is told."""
    await citizen.says(words)
    while not any(end in seen for seen in citizen.sees() for end in ENDS):
        with suppress(AssertionError):
            told = await citizen.hears(timeout=IMPATIENCE)
            if "добавить" in told:
                await citizen.says(words)
            continue
        await citizen.opens_link("ext_express-hall")
        with suppress(AssertionError):
            told = await citizen.hears(timeout=IMPATIENCE)
            if "Продолжить" in citizen.buttons():
                await citizen.presses("Продолжить")


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
