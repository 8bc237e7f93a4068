"""Openings that are hindered: by who still reads, by a crash, by rows that are damaged."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select, update

from storage import tables
from storage.keys import KeyLost
from storage.records import (
    WaveState,
)
from storage.scouring import StillRead
from storage.sealing import Unreadable
from storage.store import Storage
from tests.storage.ballots import (
    ANNUAL,
    ASPECT,
    RULES,
    TODAY,
    begun,
    cast,
    counted,
    rows,
)


async def test_who_hinders_the_clearing_keeps_no_key_alive(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    wave = await begun(storage, ANNUAL)
    await cast(storage, wave, [{ASPECT: "3"}] * 6)
    async with storage.engine.reading() as connection:
        saved = [dict(r._mapping) for r in await connection.execute(select(tables.ticket))]

    async def hindered() -> None:
        raise StillRead

    with monkeypatch.context() as patched:
        patched.setattr(storage.opening, "_clear", hindered)
        with pytest.raises(StillRead):
            await storage.opening.close(wave.id, RULES, TODAY)
    async with storage.engine.writing() as connection:
        await connection.execute(insert(tables.ticket), saved[1:])
        await connection.execute(update(tables.wave).values(state="open", opened=0))

    with pytest.raises(KeyLost):
        await storage.opening.close(wave.id, RULES, TODAY)

    assert await rows(storage, "turnout") == 1


@pytest.mark.parametrize("crash", ["_counted", "_clear", "destroy"])
async def test_a_closing_that_crashed_is_finished_by_asking_again(
    storage: Storage, crash: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wave = await begun(storage, ANNUAL)
    await cast(storage, wave, [{ASPECT: 3}] * 5)

    class Power(Exception):
        pass

    async def fails(*_: object) -> None:
        raise Power

    def destroys(*_: object) -> None:
        raise Power

    with monkeypatch.context() as patched:
        if crash == "destroy":
            patched.setattr(storage.keys, "destroy_wave", destroys)
        else:
            patched.setattr(storage.opening, crash, fails)
        with pytest.raises(Power):
            await storage.opening.close(wave.id, RULES, TODAY)

    await storage.opening.close(wave.id, RULES, TODAY)

    assert [one.state for one in await storage.waves.known()] == [WaveState.CLOSED]
    assert await counted(storage, ASPECT) == {"3": 5}


@pytest.mark.parametrize("column", ["ptr", "box"])
async def test_a_damaged_row_keeps_nobody_elses_answers_sealed(
    storage: Storage, column: str
) -> None:
    wave = await begun(storage, ANNUAL)
    await cast(storage, wave, [{ASPECT: 5}] * 11)
    await spoil(storage, column, 2)

    closed = await storage.opening.close(wave.id, RULES, TODAY)

    assert (closed.opened, closed.damaged) == (9, 2)
    assert await counted(storage, ASPECT) == {"5": 9}
    assert await rows(storage, "ticket") == 0


@pytest.mark.parametrize("column", ["ptr", "box"])
async def test_a_wave_most_of_which_cannot_be_read_is_not_counted_as_small(
    storage: Storage, column: str
) -> None:
    wave = await begun(storage, ANNUAL)
    await cast(storage, wave, [{ASPECT: 5}] * 11)
    await spoil(storage, column, 6)

    with pytest.raises(Unreadable):
        await storage.opening.close(wave.id, RULES, TODAY)

    assert await rows(storage, "ticket") == 11
    assert storage.keys.wave(wave.id).private


async def spoil(storage: Storage, column: str, count: int) -> None:
    t = tables.ticket.c
    async with storage.engine.writing() as connection:
        tags = (await connection.execute(select(t.tag).order_by(t.tag).limit(count))).scalars()
        bad = update(tables.ticket).where(t.tag.in_(list(tags)))
        await connection.execute(bad.values({column: bytes(512)}))
