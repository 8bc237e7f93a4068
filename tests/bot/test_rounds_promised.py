"""A wave keeps what it promised when it was opened, whoever changes it afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text, update

from bot.rounds import Rounds
from storage import tables
from storage.promises import promise_of
from storage.records import WaveState
from storage.store import Storage
from storage.turns import WaveOver
from tests.bot.test_rounds import EXPRESS, answered, begun, on_and_on, rounds, shown
from tests.conftest import StandingClock
from tests.talk import SURVEYS

__all__ = ["rounds"]


async def test_an_open_wave_is_asked_as_promised_whatever_its_file_says_now(
    storage: Storage, rounds: Rounds, clock: StandingClock
) -> None:
    await begun(rounds, clock, "2026-08-15")
    changes = {"opening": "at_close", "audience": "internal", "greeting": "Иначе"}
    flipped = SURVEYS["ext_express"].model_copy(update=changes)
    changed = Rounds(storage, {flipped.id: flipped}, EXPRESS, lambda: clock().date())

    offered = (await changed.offered())["ext_express"]

    told = (offered.survey.audience, offered.survey.opens, offered.survey.greeting)
    assert told == ("external", "batches", "Иначе")


@pytest.mark.parametrize(
    "change",
    [
        *("audience='internal'", "opening='at_close'", "batch_min=1", "told_until=NULL"),
        *("closes_on='2026-09-30'", "closes_on='2026-09-30', told_until='2026-09-30'"),
    ],
)
async def test_a_wave_that_breaks_its_promise_is_offered_to_nobody_and_not_opened(
    storage: Storage, rounds: Rounds, clock: StandingClock, change: str
) -> None:
    await begun(rounds, clock, "2026-09-30")
    await answered(storage, "ext_express-2026Q3", 12)
    async with storage.engine.writing() as connection:
        await connection.execute(text(f"UPDATE wave SET {change}"))  # noqa: S608  -- words of ours
    rounds.look_again()

    offered = await rounds.offered()
    with pytest.raises(WaveOver):
        await answered(storage, "ext_express-2026Q3", 13)
    await rounds.go_on()
    await on_and_on(storage, rounds, clock, "2026-10-01")

    assert offered == {}
    wave, *_ = await storage.waves.known()
    assert (wave.state, wave.opened, await shown(storage)) == (WaveState.OPEN, 0, [])


async def test_who_forges_the_promise_too_opens_nothing_that_was_sealed_before(
    storage: Storage, rounds: Rounds, clock: StandingClock
) -> None:
    await begun(rounds, clock, "2026-09-30")
    await answered(storage, "ext_express-2026Q3", 12)
    [wave] = await storage.waves.known()
    forged = promise_of(replace(wave, batch_min=1))
    async with storage.engine.writing() as connection:
        await connection.execute(update(tables.wave).values(batch_min=1, promise=forged))

    await rounds.go_on()

    assert await shown(storage) == []


async def test_papers_that_are_bound_to_no_promise_open_after_any_change(
    storage: Storage, rounds: Rounds, clock: StandingClock
) -> None:
    """The broken twin, and how a wave begun before 0.2 goes on: its papers know its name alone."""
    await begun(rounds, clock, "2026-09-30")
    async with storage.engine.writing() as connection:
        await connection.execute(update(tables.wave).values(promise=None))
    await answered(storage, "ext_express-2026Q3", 12)
    async with storage.engine.writing() as connection:
        await connection.execute(update(tables.wave).values(batch_min=11))

    await rounds.go_on()

    assert len(await shown(storage)) == 12
