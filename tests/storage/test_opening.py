"""Openings: in batches and at the close, what comes out, and what is left of the people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.surveys.choices import Choice
from bot.surveys.codes import codes_of
from bot.surveys.loader import SCRIPTS, load
from config.directories import shipped
from storage import tables
from storage.closing_records import Closed, Given
from storage.keys import KeyLost
from storage.records import (
    Answers,
    BallotCast,
    BallotDrafted,
    Cast,
    Channel,
    Draft,
    Paper,
    Person,
    WaveState,
)
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
    rows,
)


async def test_nine_ballots_wait_and_ten_are_opened(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(*[5] * 9))
    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 0
    await cast(storage, wave, marks(*[5] * 9, 1))

    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 10

    assert await counted(storage, "overall") == {"5": 9, "1": 1}


async def test_openings_of_one_day_are_told_apart_so_that_no_two_looks_tell_more(
    storage: Storage,
) -> None:
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(*[5] * 10))
    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 10
    await cast(storage, wave, marks(*[4] * 10), Channel.VK)
    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 10
    await cast(storage, wave, marks(*[3] * 11), Channel.MAX)

    told = await storage.opening.close(wave.id, RULES, TODAY)

    columns = (tables.answer.c.opened_on, tables.answer.c.nth, tables.answer.c.channel)
    async with storage.engine.reading() as connection:
        rows = sorted(map(tuple, await connection.execute(select(*columns).distinct())))
    assert told.opened == 31
    assert rows == [(TODAY, 1, "telegram"), (TODAY, 2, "vk"), (TODAY, 3, "max")]


async def test_an_opened_ballot_is_not_opened_again_nor_cast_again(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(*[4] * 10))
    await storage.opening.open_batch(wave.id, RULES, TODAY)

    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 0

    assert await storage.waves.ballot(Person(Channel.TELEGRAM, "90"), Paper(wave.id, "hall")) == (
        Cast()
    )
    assert await counted(storage, "overall") == {"4": 10}


async def test_ten_papers_of_one_account_are_no_batch(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    busy = Person(Channel.TELEGRAM, "1")
    for number in range(10):
        before = await storage.dialogues.recall(busy)
        fact = BallotCast(Paper(wave.id, "hall", date(2026, 11, number + 1)), marks(1)[0])
        await storage.dialogues.keep(KeptTurn(busy, str(number), before, "", [fact]))

    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 0


async def test_sessions_of_the_web_do_not_make_up_a_batch_of_accounts(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(*[5] * 5))
    await cast(storage, wave, marks(*[1] * 9), Channel.WEB)

    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 0


async def test_channel_and_place_stay_with_external_answers_only(storage: Storage) -> None:
    external, internal = await begun(storage, EXPRESS), await begun(storage, ANNUAL)
    await cast(storage, external, marks(*[5] * 10))
    await cast(storage, internal, [{ASPECT: 4}] * 5)

    await storage.opening.open_batch(external.id, RULES, TODAY)
    await storage.opening.close(internal.id, RULES, TODAY)

    columns = (tables.answer.c.survey, tables.answer.c.channel, tables.answer.c.place)
    async with storage.engine.reading() as connection:
        told = {tuple(row) for row in await connection.execute(select(*columns))}
    assert told == {("ext_express", "telegram", "hall"), ("int_annual", "", "")}


async def test_comments_leave_their_ballots(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    told: list[Answers] = [
        {"topic": "other", "topic.other": "ЗАГС", "overall": 2, "comment": f"Слово {n}"}
        for n in range(10)
    ]
    await cast(storage, wave, told)

    await storage.opening.open_batch(wave.id, RULES, TODAY)

    async with storage.engine.reading() as connection:
        comments = {tuple(row) for row in await connection.execute(
            select(tables.comment.c.question, tables.comment.c.process, tables.comment.c.body)
        )}  # fmt: skip
    assert comments == {("comment", "other", f"Слово {n}") for n in range(10)} | {
        ("topic.other", "other", "ЗАГС")
    }
    assert set(await counted(storage, "comment")) == set()


async def test_a_closed_wave_leaves_answers_and_nothing_of_the_people(
    storage: Storage, tmp_path: Path
) -> None:
    wave = await begun(storage, ANNUAL)
    await cast(storage, wave, [{ASPECT: 5}] * 6)
    begun_only = Person(Channel.VK, "1")
    before = await storage.dialogues.recall(begun_only)
    drafted = BallotDrafted(Paper(wave.id), Draft(ASPECT, {ASPECT: 1}))
    await storage.dialogues.keep(KeptTurn(begun_only, "d", before, "", [drafted]))

    told = await storage.opening.close(wave.id, RULES, TODAY)

    assert told == Closed(opened=6)
    assert [one.state for one in await storage.waves.known()] == [WaveState.CLOSED]
    assert (await rows(storage, "ticket"), await counted(storage, ASPECT)) == (0, {"5": 6})
    assert list((tmp_path / "keys").glob("wave-*")) == []
    with pytest.raises(KeyLost):
        await storage.waves.ballot(begun_only, Paper(wave.id))


async def test_too_few_are_never_opened(storage: Storage) -> None:
    wave = await begun(storage, ANNUAL)
    await cast(storage, wave, [{ASPECT: 5}] * 4)

    told = await storage.opening.close(wave.id, RULES, TODAY)

    assert told == Closed(too_few=True)
    assert (await rows(storage, "ticket"), await rows(storage, "answer")) == (4, 0)
    assert [one.state for one in await storage.waves.known()] == [WaveState.OPEN]


async def test_a_rest_too_small_to_open_goes_sealed_into_the_next_wave(storage: Storage) -> None:
    old, new = await begun(storage, EXPRESS), await begun(storage, EXPRESS, "second")
    await cast(storage, old, marks(*[5] * 10))
    await storage.opening.open_batch(old.id, RULES, TODAY)
    late = [Person(Channel.TELEGRAM, str(n)) for n in range(3)]
    for person in late:
        fact = BallotCast(Paper(old.id, "hall"), marks(1)[0])
        before = await storage.dialogues.recall(person)
        await storage.dialogues.keep(KeptTurn(person, person.account, before, "", [fact]))

    told = await storage.opening.close(old.id, RULES, TODAY, Given(following=new.id))

    assert told == Closed(opened=10, carried=3)
    assert await counted(storage, "overall") == {"5": 10}
    await cast(storage, new, marks(*[4] * 9))
    assert await storage.opening.open_batch(new.id, RULES, TODAY) == 0  # the three are nobody now
    await cast(storage, new, marks(*[4] * 10))
    assert await storage.opening.open_batch(new.id, RULES, TODAY) == 13
    assert await counted(storage, "overall") == {"5": 10, "4": 10, "1": 3}


async def test_the_wrong_respondent_is_not_counted(storage: Storage) -> None:
    accounting = load(SCRIPTS / "int_accounting.yaml", codes_of(shipped()))
    wave = await begun(storage, accounting)
    question, option = next(
        (question.id, name)
        for question in accounting.questions
        if isinstance(question, Choice)
        for name, offered in question.offered.items()
        if offered.screens_out
    )
    told: list[Answers] = [{question: option}] + [{"overall": 5}] * 9
    await cast(storage, wave, told)

    await storage.opening.close(wave.id, RULES, TODAY)

    async with storage.engine.reading() as connection:
        turnout = (await connection.execute(
            select(tables.turnout.c.started, tables.turnout.c.finished)
        )).one()  # fmt: skip
    assert (tuple(turnout), await counted(storage, "overall")) == ((9, 9), {"5": 9})
