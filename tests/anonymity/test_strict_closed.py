"""How a strict wave ends: the key is waited for, too few extend it, what is handed in stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.texts import say
from reports.build import Wish, digest
from reports.digest.sections import sections
from reports.period import parse
from storage import sealing, tables
from storage.closing_records import WrongKey
from storage.records import Cast, WaveState
from tests.anonymity.test_strict import (
    PRIVATE,
    answered,
    at_first_question,
    strict,
    the_wave,
    tickets,
)
from tests.conftest import StandingClock
from tests.reports.test_build import BASIS
from tests.talk import House

__all__ = ["strict"]


# ---------------------------------------------------------------------------- the key at the end


async def test_a_key_of_another_wave_harms_nothing(strict: House, clock: StandingClock) -> None:
    for number in range(6):
        await answered(strict, str(number))
    clock.time += timedelta(days=40)
    await strict.rounds.go_on()
    before = await tickets(strict)

    with pytest.raises(WrongKey):
        await strict.rounds.close(await the_wave(strict), sealing.new_pair()[0])

    assert await tickets(strict) == before
    assert (await the_wave(strict)).state is WaveState.OVER
    assert (await strict.rounds.close(await the_wave(strict), PRIVATE)).opened == 6


async def test_without_a_key_a_wave_waits_and_takes_nothing_more(
    strict: House, clock: StandingClock
) -> None:
    for number in range(6):
        await answered(strict, str(number))
    late = await at_first_question(strict, "late")
    clock.time += timedelta(days=40)
    for _ in range(3):
        await strict.rounds.go_on()
    before = await tickets(strict)

    await late.presses("Ремонт")

    assert "опрос" in late.said.lower()
    assert await tickets(strict) == before
    assert (await the_wave(strict)).state is WaveState.OVER
    async with strict.storage.engine.reading() as connection:
        assert (await connection.execute(select(tables.answer))).all() == []


async def test_too_few_people_extend_a_strict_wave_as_any_other(
    strict: House, clock: StandingClock
) -> None:
    await answered(strict, "1")
    clock.time += timedelta(days=40)

    await strict.rounds.go_on()

    wave = await the_wave(strict)
    assert (wave.state, wave.closes_on > clock().date()) == (WaveState.OPEN, True)


async def test_handed_in_is_handed_in(strict: House) -> None:
    await answered(strict, "1")

    (offered,) = (await strict.rounds.offered()).values()
    paper = offered.paper("", strict.today())
    assert isinstance(await strict.storage.waves.ballot(strict.talk("1").person, paper), Cast)


async def test_the_digest_waits_for_the_key_and_goes_without_that_section(
    strict: House, clock: StandingClock
) -> None:
    for number in range(6):
        await answered(strict, str(number))
    clock.time += timedelta(days=40)
    await strict.rounds.go_on()

    wish = Wish(parse("2026Q4"), clock().date())
    told = await digest(strict.storage, BASIS, wish, clock())

    assert [(line.state, line.n) for line in told.surveys] == [("waits", 0)]
    assert "опрос закончен, ждём ключ" in "\n".join(sections(told, say))
