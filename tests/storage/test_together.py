"""Who can write into the database puts papers back, moves them, and learns nothing by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from bot.new_waves import a_wave
from storage import tables, together
from storage.closing_records import Closed, Given
from storage.records import Answers, BallotCast, Channel, Paper, Person, Wave, WaveState
from storage.sealing import Unreadable
from storage.sql import opened
from storage.store import Storage
from storage.turns import KeptTurn, WaveOver
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


async def opened_twice(storage: Storage) -> tuple[Wave, list[Ticket]]:
    """Two lines are noted; these are the papers of the first."""
    wave, copied = await opened_once(storage)
    await later(storage, wave, marks(*[4] * 10))
    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 10
    return wave, copied


def spoil(file: Path, at: int) -> None:
    """One bit, on the disk."""
    told = bytearray(file.read_bytes())
    told[at] ^= 1
    file.write_bytes(told)


AT = [0, 5, 650, 657, 658]
"""The first line's beginning, a mark, its sum, its dot, and what parts it from the next."""


@pytest.mark.parametrize("at", AT)
async def test_damage_among_the_notes_is_not_taken_for_none_and_names_its_file(
    storage: Storage, at: int
) -> None:
    wave, _ = await opened_twice(storage)
    spoil(storage.keys.beside(wave.id), at)
    await later(storage, wave, marks(*[3] * 10), since=300)

    for work in (storage.opening.open_batch, storage.opening.close):
        with pytest.raises(together.NotesDamaged) as told:
            await work(wave.id, RULES, TODAY)

        assert told.value.path == storage.keys.folder / f"wave-{wave.id}.together"


@pytest.mark.parametrize("remedy", ["delete", "discard"])
async def test_both_remedies_for_damaged_notes_work(storage: Storage, remedy: str) -> None:
    wave, _ = await opened_twice(storage)
    file = storage.keys.beside(wave.id)
    spoil(file, 5)
    await later(storage, wave, marks(*[3] * 10), since=300)

    if remedy == "delete":
        file.unlink()
        told = await storage.opening.close(wave.id, RULES, TODAY)
    else:
        told = await storage.opening.discard(wave.id, TODAY)

    [now] = await storage.waves.known()
    assert (told.opened, now.state) == (30 if remedy == "delete" else 20, WaveState.CLOSED)
    assert not file.exists()


@pytest.mark.parametrize("how", ["shorter", "a bit", "zeros"])
async def test_a_note_cut_short_by_a_crash_binds_nobody(storage: Storage, how: str) -> None:
    """No opening followed it: the papers wait as before, and those of the first line are bound."""
    wave, first = await opened_once(storage)
    noted = storage.keys.beside(wave.id)
    whole = len(noted.read_bytes())
    await later(storage, wave, marks(*[4] * 10))
    second = [one for one in await papers(storage, wave) if one["tag"] not in tags(first)]
    await storage.opening.open_batch(wave.id, RULES, TODAY)
    cut(noted, how, whole)
    await put_back(storage, [*second, *first[1:]])
    await later(storage, wave, marks(3), since=300)

    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 11

    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 0  # what is noted now is read


def tags(some: Sequence[Ticket]) -> set[bytes]:
    return {one["tag"] for one in some}


def cut(noted: Path, how: str, whole: int) -> None:
    told = noted.read_bytes()
    if how == "a bit":
        spoil(noted, whole + 9)
    else:
        noted.write_bytes(told[:-40] + (bytes(40) if how == "zeros" else b""))
