"""Whoever presses in the very second of the closing is counted, or told that it is over."""

from __future__ import annotations

import asyncio
import os
import random
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.events import LinkOpened
from bot.new_waves import Card
from bot.texts import say
from storage.records import BallotCast, Paper, Wave, WaveState
from storage.sql.facts import Facts, Ground
from storage.store import Storage
from storage.turns import KeptTurn, WaveOver
from tests.conftest import StandingClock
from tests.talk import House, Talk

RACES = int(os.environ.get("OTKLIK_TEST_RACES", "100"))
RACERS = 10
STARTED_EARLY = 5
"""People who answered before: fewer would only extend the wave."""
SURVEY = "add_pain_probe"
LAST = "Нет"
"""Ends the survey at its first question."""


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where two can write at once."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("ready_postgresql"))
    return f"sqlite:///{tmp_path / 'otklik.db'}"


@pytest.fixture
async def house(storage: Storage, clock: StandingClock) -> House:
    opened = House(storage, clock, [SURVEY])
    await opened.rounds.remember()
    return opened


async def at_the_last_question(house: House, account: str) -> Talk:
    talk = house.talk(account)
    await talk.sends(LinkOpened(SURVEY))
    await talk.presses("Начать")
    return talk


async def lined_up(house: House) -> tuple[Wave, list[Talk]]:
    """An open wave that may be closed, and people one press before their end."""
    wave = await house.rounds.open(SURVEY, card=Card(pain="Долгое ожидание"))
    accounts = [f"{wave.id}-{number}" for number in range(STARTED_EARLY + RACERS)]
    talks = await asyncio.gather(*(at_the_last_question(house, one) for one in accounts))
    await asyncio.gather(*(talk.presses(LAST) for talk in talks[:STARTED_EARLY]))
    return wave, talks[STARTED_EARLY:]


async def race(racers: list[Talk], close: Callable[[], Awaitable[object]]) -> None:
    """The first presses before, the last after, the others while it closes."""

    async def presses(talk: Talk) -> None:
        await asyncio.sleep(random.uniform(0, 0.04))
        await talk.presses(LAST)

    await racers[0].presses(LAST)
    await asyncio.gather(close(), *(presses(talk) for talk in racers[1:-1]))
    await racers[-1].presses(LAST)


def thanked(racers: list[Talk]) -> int:
    """Of all others it is asked that they were told."""
    over = say("survey-over")
    told = [talk.said == over for talk in racers]
    others = [talk.said for talk in racers if talk.said != over]
    assert [said for said in others if not said.startswith("Спасибо!")] == []
    return told.count(False)


async def counted(storage: Storage, wave: Wave) -> int:
    [found] = [one for one in await storage.waves.known() if one.id == wave.id]
    assert found.state is WaveState.CLOSED
    return found.opened - STARTED_EARLY


async def test_each_press_in_the_second_of_the_closing_is_counted_or_told(
    house: House, storage: Storage
) -> None:
    outcomes = []
    for _ in range(max(1, RACES // RACERS)):
        wave, racers = await lined_up(house)
        await race(racers, lambda: house.rounds.close(wave))  # noqa: B023  -- over before the loop goes on
        outcomes.append((thanked(racers), await counted(storage, wave)))

    assert [told for told, _ in outcomes] == [count for _, count in outcomes]
    assert all(1 <= told < RACERS for told, _ in outcomes)


@asynccontextmanager
async def another_program(url: str, keys: Path) -> AsyncIterator[Process]:
    command = (sys.executable, "-m", "tests.anonymity.closing", url, str(keys))
    program = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
    try:
        yield program
    finally:
        assert program.stdin is not None
        program.stdin.close()
        await program.wait()


async def test_it_holds_when_another_program_closes(
    house: House, storage: Storage, database_url: str
) -> None:
    outcomes = []
    async with another_program(database_url, storage.keys.folder) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert await program.stdout.readline() == b"ready\n"
        for _ in range(max(1, RACES // RACERS // 2)):
            wave, racers = await lined_up(house)

            async def close() -> None:
                program.stdin.write(f"{wave.id}\n".encode())  # type: ignore[union-attr]  # a pipe was asked for  # noqa: B023  -- over before the loop goes on
                assert await program.stdout.readline() == b"closed\n"  # type: ignore[union-attr]  # a pipe was asked for

            await race(racers, close)
            outcomes.append((thanked(racers), await counted(storage, wave)))

    assert [told for told, _ in outcomes] == [count for _, count in outcomes]
    assert all(1 <= told < RACERS for told, _ in outcomes)


async def handed_in_after_the_counting(
    house: House, storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[object], int]:
    """(how it ended for those who hand in while all is counted and the key still there, counted)"""
    wave, racers = await lined_up(house)
    end = storage.opening._end
    outcomes: list[object] = []

    async def meanwhile(*told: Any) -> None:
        for talk in racers:
            before = await storage.dialogues.recall(talk.person)
            cast = BallotCast(Paper(wave.id), {"met": "never"})
            turn = KeptTurn(talk.person, f"late-{talk.person.account}", before, "", [cast])
            try:
                outcomes.append(await storage.dialogues.keep(turn))
            except WaveOver:
                outcomes.append("told")
        await end(*told)

    monkeypatch.setattr(storage.opening, "_end", meanwhile)
    await house.rounds.close(wave)
    return outcomes, await counted(storage, wave)


async def test_what_is_handed_in_after_the_counting_is_refused(
    house: House, storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = await handed_in_after_the_counting(house, storage, monkeypatch)

    assert ended == (["told"] * RACERS, 0)


async def test_whoever_does_not_look_at_the_wave_takes_in_what_is_lost(
    house: House, storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin: a ballot is written into whatever wave its paper names."""
    look = Facts.waves

    async def not_looking(*given: Any) -> Ground:
        found = await look(*given)
        waves = {name: replace(wave, state=WaveState.OPEN) for name, wave in found.waves.items()}
        return replace(found, waves=waves)

    monkeypatch.setattr(Facts, "waves", not_looking)

    ended = await handed_in_after_the_counting(house, storage, monkeypatch)

    assert ended == ([True] * RACERS, 0)


async def test_a_page_looked_at_again_tells_that_the_survey_is_over(
    house: House, storage: Storage
) -> None:
    wave, racers = await lined_up(house)
    elsewhere = House(storage, house.clock, [SURVEY])  # this one does not hear of the closing
    await elsewhere.rounds.close(wave)

    looked = await house.conversation.look(racers[0].person)

    assert [reply.text for reply in looked.replies] == [say("survey-over")]
