"""Who can write into the database puts papers back, moves them, and learns nothing by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from bot.new_waves import a_wave
from storage import tables, together
from storage.closing_records import Closed, Given
from storage.records import Answers, BallotCast, Channel, Paper, Person, Wave, WaveState
from storage.sealing import Unreadable
from storage.store import Storage
from storage.turns import KeptTurn
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

pytestmark = pytest.mark.parametrize("database_url", ["memory"], indirect=True)
"""Nothing here is the database's own."""

Ticket = dict[str, Any]


async def papers(storage: Storage, wave: Wave) -> list[Ticket]:
    asked = select(tables.ticket).where(tables.ticket.c.wave == wave.id)
    async with storage.engine.reading() as connection:
        return [dict(row._mapping) for row in await connection.execute(asked)]


async def put_back(storage: Storage, some: Sequence[Ticket]) -> None:
    async with storage.engine.writing() as connection:
        of = tables.ticket.c.tag.in_([one["tag"] for one in some])
        await connection.execute(delete(tables.ticket).where(of))
        await connection.execute(insert(tables.ticket), list(some))


async def later(storage: Storage, wave: Wave, answers: Sequence[Answers], since: int = 100) -> None:
    """From people who came after the others; `since`: the first one's number."""
    for number, told in enumerate(answers, since):
        person = Person(Channel.TELEGRAM, f"9{number}")
        before = await storage.dialogues.recall(person)
        fact = BallotCast(Paper(wave.id, "hall"), told)
        assert await storage.dialogues.keep(KeptTurn(person, f"l{number}", before, "", [fact]))


async def opened_once(storage: Storage) -> tuple[Wave, list[Ticket]]:
    """Ten were opened; these are their papers as they were copied before."""
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(*[5] * 9, 1))
    copied = await papers(storage, wave)
    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 10
    return wave, copied


@pytest.mark.parametrize("is_noted", [True, False])
async def test_papers_put_back_are_not_opened_in_another_company(
    storage: Storage, is_noted: bool
) -> None:
    """The twin notes nothing: ten come out again, and whoever subtracts has the new one."""
    wave, copied = await opened_once(storage)
    await put_back(storage, copied[1:])
    await later(storage, wave, marks(3))
    if not is_noted:
        together.forget(storage.keys)

    again = await storage.opening.open_batch(wave.id, RULES, TODAY)

    assert again == (0 if is_noted else 10)


async def test_what_was_put_back_is_told_at_the_close_and_not_carried_over(
    storage: Storage,
) -> None:
    wave, copied = await opened_once(storage)
    following = await begun(storage, EXPRESS, "second")
    await put_back(storage, copied[1:])

    told = await storage.opening.close(wave.id, RULES, TODAY, Given(following=following.id))

    assert told == Closed(opened=10, damaged=9)
    assert await papers(storage, following) == []
    assert not storage.keys.beside(wave.id).exists()


async def test_all_that_were_opened_together_come_out_the_same_and_take_nobody_along(
    storage: Storage,
) -> None:
    """As after a crash between the note and the commit."""
    wave, copied = await opened_once(storage)
    await later(storage, wave, marks(2, 2, 2))
    await put_back(storage, copied)

    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 10

    assert await counted(storage, "overall") == {"5": 18, "1": 2}


async def test_who_answers_again_because_a_paper_was_taken_away_is_not_found_by_the_difference(
    storage: Storage,
) -> None:
    wave, copied = await opened_once(storage)
    async with storage.engine.writing() as connection:
        await connection.execute(delete(tables.ticket))
    await later(storage, wave, marks(4), since=9)
    [anew] = await papers(storage, wave)
    await put_back(storage, [one for one in copied if one["tag"] != anew["tag"]])

    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 0


@pytest.mark.parametrize("is_bound", [True, False])
async def test_a_box_moved_into_nine_other_rows_is_not_read_off_ten_times(
    storage: Storage, is_bound: bool
) -> None:
    """The twin is a wave begun before rows were bound: its boxes know its name alone."""
    wave = await begun(storage, EXPRESS)
    if not is_bound:
        async with storage.engine.writing() as connection:
            await connection.execute(update(tables.wave).values(promise=None))
        wave = replace(wave, promise=None)
    await cast(storage, wave, marks(*[5] * 9, 1))
    (victim, *_) = await papers(storage, wave)
    async with storage.engine.writing() as connection:
        await connection.execute(update(tables.ticket).values(box=victim["box"]))

    if is_bound:
        with pytest.raises(Unreadable):
            await storage.opening.open_batch(wave.id, RULES, TODAY)
    else:
        assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 10
    assert len(await counted(storage, "overall")) == (0 if is_bound else 1)


class Power(Exception):
    """It went."""


async def test_a_wave_too_small_to_close_stays_open_and_notes_nothing(storage: Storage) -> None:
    wave = await begun(storage, ANNUAL)
    await cast(storage, wave, [{ASPECT: 5}] * 4)

    told = await storage.opening.close(wave.id, RULES, TODAY)

    [now] = await storage.waves.known()
    assert (told, now.state) == (Closed(too_few=True), WaveState.OPEN)
    assert not storage.keys.beside(wave.id).exists()


async def test_a_rest_carried_over_twice_is_there_once(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = await begun(storage, EXPRESS), await begun(storage, EXPRESS, "second")
    await cast(storage, old, marks(*[5] * 7))
    copied = await papers(storage, old)
    given = Given(following=new.id)

    def gone(*_: object) -> None:
        raise Power

    with monkeypatch.context() as patched:
        patched.setattr(storage.keys, "destroy_wave", gone)
        with pytest.raises(Power):
            await storage.opening.close(old.id, RULES, TODAY, given)
    await put_back(storage, copied)
    async with storage.engine.writing() as connection:
        first = update(tables.wave).where(tables.wave.c.id == old.id)
        await connection.execute(first.values(state="open"))

    told = await storage.opening.close(old.id, RULES, TODAY, given)

    assert (told.carried, len(await papers(storage, new))) == (7, 7)


async def test_what_is_too_long_for_the_following_wave_is_destroyed_and_told(
    storage: Storage,
) -> None:
    old, new = await begun(storage, EXPRESS), await begun_small(storage)
    await cast(storage, old, [*marks(1, 2, 3, 4, 5), {**marks(3)[0], "comment": "Слово " * 30}])

    told = await storage.opening.close(old.id, RULES, TODAY, Given(following=new.id))

    assert told == Closed(carried=5, discarded=1)
    states = {wave.id: wave.state for wave in await storage.waves.known()}
    assert states == {old.id: WaveState.CLOSED, new.id: WaveState.OPEN}


async def begun_small(storage: Storage) -> Wave:
    """As after an update of the program that makes papers of the same script smaller."""
    days = (date(2027, 1, 1), date(2027, 4, 1))
    return await storage.waves.begin(replace(a_wave(EXPRESS, "small", days), size=200))
