"""How waves are closed, and where what was too little to be opened goes."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from bot.new_waves import a_wave, span
from bot.rounds import Plan, Rounds
from bot.wave_notices import WaveNotices
from storage import tables, together
from storage.counting import Rules
from storage.records import WaveState
from storage.store import Storage
from tests.bot.test_rounds import answered, begun, on, on_and_on, rounds, shown
from tests.conftest import StandingClock
from tests.talk import SURVEYS

__all__ = ["rounds"]


async def test_a_rest_that_no_wave_takes_over_is_destroyed_and_not_opened(
    storage: Storage, rounds: Rounds, clock: StandingClock
) -> None:
    await begun(rounds, clock, "2026-09-30")
    await answered(storage, "ext_express-2026Q3", 7)
    plan = Plan("quarter", frozenset(), Rules(10, 5))  # this direction is not asked any more
    left_out = Rounds(storage, SURVEYS, plan, lambda: clock().date())
    left_out.staff = WaveNotices(["telegram:-100"])

    discarded, closed = await on_and_on(storage, left_out, clock, "2026-10-01")

    assert "уничтожены непрочитанными" in discarded
    assert "Ни одна анкета не вскрыта" in closed
    assert [(wave.state, wave.opened) for wave in await storage.waves.known()] == [
        (WaveState.CLOSED, 0)
    ]
    assert await shown(storage) == []


@pytest.mark.parametrize("is_bound", [True, False])
async def test_a_wave_whose_end_is_brought_forward_is_not_closed(
    storage: Storage, rounds: Rounds, clock: StandingClock, is_bound: bool
) -> None:
    """The twin promised no day: it closes when its row says so."""
    await begun(rounds, clock, "2026-08-15")
    if not is_bound:
        async with storage.engine.writing() as connection:
            await connection.execute(update(tables.wave).values(promise=None, told_until=None))
    await answered(storage, "ext_express-2026Q3", 12)
    async with storage.engine.writing() as connection:
        await connection.execute(update(tables.wave).values(closes_on=date(2026, 8, 15)))

    await rounds.go_on()

    wave, *_ = await storage.waves.known()
    closed = (WaveState.CLOSED, 12)
    assert (wave.state, wave.opened) == ((WaveState.OPEN, 0) if is_bound else closed)


@pytest.mark.parametrize("is_by_hand", [True, False])
async def test_only_a_closing_that_was_begun_here_goes_on_by_itself(
    storage: Storage, rounds: Rounds, clock: StandingClock, is_by_hand: bool
) -> None:
    """Cut short after it took no more; the other one is an UPDATE, that would end it too early."""
    await begun(rounds, clock, "2026-08-15")
    await answered(storage, "ext_express-2026Q3", 12)
    if is_by_hand:
        together.stop(storage.keys, "ext_express-2026Q3")
    async with storage.engine.writing() as connection:
        await connection.execute(update(tables.wave).values(state="over"))

    await rounds.go_on()

    wave, *_ = await storage.waves.known()
    closed = (WaveState.CLOSED, 12)
    assert (wave.state, wave.opened) == (closed if is_by_hand else (WaveState.OVER, 0))


async def test_an_administrator_who_closes_before_the_day_lets_staff_know(
    storage: Storage, rounds: Rounds, clock: StandingClock
) -> None:
    rounds.staff = WaveNotices(["telegram:-100"])
    await begun(rounds, clock, "2026-08-15")
    await answered(storage, "ext_express-2026Q3", 12)
    [wave] = await storage.waves.known()

    await rounds.close(wave)

    told = [notice.text for notice in await storage.notices.claim(clock())]
    assert told == [
        f"Опрос «{SURVEYS['ext_express'].title}» закрыт. Законченных анкет: 12. Ключ уничтожен,"
        " проверка анонимности не проводилась. Закрыт командой раньше дня, обещанного людям:"
        " 30.09.2026."
    ]


@pytest.mark.parametrize("trouble", ["no key", "another promise"])
async def test_a_rest_passes_by_a_wave_that_cannot_take_it_over(
    storage: Storage, rounds: Rounds, clock: StandingClock, trouble: str
) -> None:
    await begun(rounds, clock, "2026-09-30")
    await answered(storage, "ext_express-2026Q3", 7)
    clock.time = on("2026-10-01")
    spoilt = a_wave(SURVEYS["ext_express"], "spoilt", span(clock().date(), "quarter"))
    await storage.waves.begin(spoilt)
    if trouble == "no key":
        storage.keys.destroy_wave("spoilt")
    else:
        async with storage.engine.writing() as connection:
            other = update(tables.wave).where(tables.wave.c.id == "spoilt")
            await connection.execute(other.values(batch_min=1))

    await rounds.go_on()

    known = {wave.id: wave for wave in await storage.waves.known()}
    taken = await storage.waves.count(known["ext_express-2026Q4"])
    assert (known["ext_express-2026Q3"].state, taken.finished) == (WaveState.CLOSED, 7)


async def test_a_rest_below_a_batch_is_carried_into_the_wave_that_follows(
    storage: Storage, rounds: Rounds, clock: StandingClock
) -> None:
    await begun(rounds, clock, "2026-09-30")
    await answered(storage, "ext_express-2026Q3", 7)

    clock.time = on("2026-10-01")
    await rounds.go_on()

    (wave,) = await storage.waves.known(WaveState.OPEN)
    assert (wave.id, (await storage.waves.count(wave)).finished) == ("ext_express-2026Q4", 7)
