"""After a crash in a closing nobody is opened alone, counted twice or accepted in vain."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import update

from storage import tables
from storage.closing_records import Closed
from storage.records import Wave
from storage.sql import opened
from storage.store import Storage
from storage.turns import WaveOver
from tests.storage.ballots import (
    ANNUAL,
    ASPECT,
    EXPRESS,
    RULES,
    TODAY,
    begun,
    cast,
    counted,
    marks,
)
from tests.storage.test_together import Power, later, papers, put_back

pytestmark = pytest.mark.parametrize("database_url", ["memory"], indirect=True)
"""Nothing here is the database's own."""


async def dies(storage: Storage, wave: Wave, at: str, patch: Callable[..., None]) -> None:
    def gone(*_: object) -> None:
        raise Power

    patch(storage.keys if at == "destroy_wave" else storage.opening, at, gone)
    with pytest.raises(Power):
        await storage.opening.close(wave.id, RULES, TODAY)


async def test_who_brings_a_counted_wave_back_to_life_after_a_crash_learns_nothing(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    wave = await begun(storage, ANNUAL)
    await cast(storage, wave, [{ASPECT: 5}] * 6 + [{ASPECT: 1}])
    copied = await papers(storage, wave)
    with monkeypatch.context() as patched:
        await dies(storage, wave, "destroy_wave", patched.setattr)
    await put_back(storage, copied[1:])
    async with storage.engine.writing() as connection:
        await connection.execute(update(tables.wave).values(state="open"))

    told = await storage.opening.close(wave.id, RULES, TODAY)

    assert told == Closed(too_few=True)
    assert await counted(storage, ASPECT) == {"5": 6, "1": 1}


async def test_after_a_closing_that_was_cut_short_nobody_is_told_accepted_in_vain(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    wave = await begun(storage, ANNUAL)
    await cast(storage, wave, [{ASPECT: 5}] * 5)
    with monkeypatch.context() as patched:
        await dies(storage, wave, "_counted", patched.setattr)

    with pytest.raises(WaveOver):
        await later(storage, wave, [{ASPECT: 1}])

    assert await storage.opening.close(wave.id, RULES, TODAY) == Closed(opened=5)


async def test_who_answers_a_wave_that_was_forced_open_again_is_not_opened_alone(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    wave = await begun(storage, ANNUAL)
    await cast(storage, wave, [{ASPECT: 5}] * 5)
    with monkeypatch.context() as patched:
        await dies(storage, wave, "_counted", patched.setattr)
    async with storage.engine.writing() as connection:
        await connection.execute(update(tables.wave).values(state="open"))
    await later(storage, wave, [{ASPECT: 1}])

    told = await storage.opening.close(wave.id, RULES, TODAY)

    assert told == Closed(opened=5, discarded=1)


async def test_who_answers_after_a_batch_that_was_cut_short_joins_the_next(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Noted, and not committed: these ten come out as they are, and nobody is lost."""
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(*[5] * 10))

    async def gone(*_: object) -> None:
        raise Power

    with monkeypatch.context() as patched:
        patched.setattr(opened, "write_all", gone)
        with pytest.raises(Power):
            await storage.opening.open_batch(wave.id, RULES, TODAY)
    await later(storage, wave, marks(*[3] * 9))
    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 10
    await later(storage, wave, marks(3), since=200)

    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 10

    assert await counted(storage, "overall") == {"5": 10, "3": 10}
