"""The whole program with many people, from the first press to the closed wave: nobody is left.

At DEBUG, with a kill in the middle and people who break off. Then the wave is closed and a copy is
made by commands. Looked through are the data folder, copies, the log, the temporary folder and the
dialogues that Telegram keeps. `OTKLIK_TEST_CITIZENS` says how many people come.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.canaries import Flock, every_byte, found, ids, words
from tests.fakes.telegram import Citizen, FakeTelegram
from tests.process.program import Program

PEOPLE = int(os.environ.get("OTKLIK_TEST_CITIZENS", "24"))
AT_ONCE = 8
STEPS = ("Начать", "1", "5 — полностью довольны", "3 — средне")


@dataclass(frozen=True)
class Canaries:
    account: Flock = field(default_factory=ids)
    name: Flock = field(default_factory=words)
    finished: Flock = field(default_factory=words)
    refused: Flock = field(default_factory=words)


async def walks(one: Citizen, steps: int = len(STEPS)) -> None:
    await one.opens_link("ext_express-hall")
    await one.hears()
    for label in STEPS[:steps]:
        await one.presses(label)
        await one.hears()


async def answers(one: Citizen, number: int, told: Canaries) -> None:
    """Every fourth writes where nothing is to be written and breaks off; the others finish."""
    if number % 4 == 3:
        await walks(one, 2 + number // 4 % 2)
        await one.says(told.refused[number])
    else:
        await walks(one)
        await one.says(told.finished[number])
    await one.hears()


async def everybody(people: list[Citizen], first: int, told: Canaries) -> None:
    for start in range(0, len(people), AT_ONCE):
        async with asyncio.TaskGroup() as group:
            for n, one in enumerate(people[start : start + AT_ONCE], start):
                group.create_task(answers(one, first + n, told))


async def closed(program: Program) -> None:
    code, said, _ = await program.command("survey", "waves", "ext_express")
    wave = said.partition(":")[0]
    assert (await program.command("survey", "close", wave))[0] == 0, said
    for copy in ("after.gz", "all.gz"):
        more = ("--with-keys",) if copy == "all.gz" else ()
        assert (await program.command("backup", str(program.folder / copy), *more))[0] == 0
    assert code == 0


async def test_many_people_and_nobody_in_any_byte(tmp_path: Path) -> None:
    told = Canaries()
    async with AsyncExitStack() as stack:
        fake = await stack.enter_async_context(FakeTelegram())
        program = Program.with_telegram(tmp_path, fake, OTKLIK_LOG_LEVEL="debug")
        await program.start()
        stack.push_async_callback(program.killed)
        await fake.polled()
        people = [fake.citizen(int(told.account[n]), told.name[n]) for n in range(PEOPLE)]

        await everybody(people[: PEOPLE // 2], 0, told)
        await program.killed()
        await program.start()
        await everybody(people[PEOPLE // 2 :], PEOPLE // 2, told)
        await fake.all_confirmed()
        assert await program.stopped() == 0
        open_still = found(every_byte(tmp_path), vars(told))
        await closed(program)

        dialogues = [m.text or "" for one in people for m in fake.dialogue(one)]
        assert open_still <= {"finished"}  # ten were enough for a batch
        assert found(every_byte(tmp_path), vars(told)) == {"finished"}
        assert found([program.log.read_bytes()], vars(told)) == set()
        assert found(["\n".join(dialogues).encode()], vars(told)) <= {"refused"}  # next press
        assert program.log.stat().st_size > 0, "no log: the test is blind"
