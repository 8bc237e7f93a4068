"""Talks and drafts: what every database must do the same."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from storage.records import (
    BallotCast,
    BallotDrafted,
    BallotDropped,
    Cast,
    Channel,
    Draft,
    Fact,
    Memory,
    Paper,
    Person,
    Wave,
    WaveState,
)
from storage.store import Storage
from storage.turns import KeptTurn, Outrun, WaveOver
from tests.conftest import StandingClock

ANNA = Person(Channel.TELEGRAM, "7001")
BORIS = Person(Channel.VK, "7001")
PAPER = Paper("roads-2026Q4")


ROADS = Wave(
    id="roads-2026Q4",
    survey="roads",
    version=1,
    script="0" * 64,
    audience="external",
    permanent=True,
    opening="batches",
    size=1024,
    opened_on=date(2026, 10, 1),
    closes_on=date(2027, 1, 1),
)


async def test_a_newcomer_has_an_empty_memory(storage: Storage) -> None:
    assert await storage.dialogues.recall(ANNA) == Memory()


async def test_the_same_number_in_two_messengers_is_two_people(storage: Storage) -> None:
    await storage.dialogues.keep(KeptTurn(ANNA, "u1", Memory(), "hers"))

    assert await storage.dialogues.recall(BORIS) == Memory()
    assert (await storage.dialogues.recall(ANNA)).stage == "hers"


async def test_an_update_kept_before_changes_nothing(storage: Storage) -> None:
    await storage.waves.begin(ROADS)
    good = BallotDrafted(PAPER, Draft("mark", {"mark": 4}))
    bad = BallotDrafted(PAPER, Draft("mark", {"mark": 1}))
    assert await storage.dialogues.keep(KeptTurn(ANNA, "u1", Memory(), "first", [good]))
    memory = await storage.dialogues.recall(ANNA)

    assert not await storage.dialogues.keep(KeptTurn(ANNA, "u1", memory, "second", [bad]))

    assert await storage.dialogues.recall(ANNA) == memory
    assert memory.stage == "first"
    assert await storage.waves.ballot(ANNA, PAPER) == Draft("mark", {"mark": 4})


async def test_the_same_update_of_another_channel_is_another_update(storage: Storage) -> None:
    assert await storage.dialogues.keep(KeptTurn(ANNA, "u1", Memory(), "hers"))
    assert await storage.dialogues.keep(KeptTurn(BORIS, "u1", Memory(), "his"))


async def test_of_two_turns_from_one_state_one_is_outrun(storage: Storage) -> None:
    turns = [KeptTurn(ANNA, f"u{n}", Memory(), f"stage {n}") for n in range(50)]

    kept = await asyncio.gather(
        *(storage.dialogues.keep(turn) for turn in turns), return_exceptions=True
    )

    assert [told for told in kept if told is True] == [True]
    assert [type(told) for told in kept if told is not True] == [Outrun] * 49


async def test_people_do_not_wait_for_each_other(storage: Storage) -> None:
    people = [Person(Channel.TELEGRAM, str(n)) for n in range(300)]

    kept = await asyncio.gather(
        *(storage.dialogues.keep(KeptTurn(p, p.account, Memory(), p.account)) for p in people)
    )

    memories = await asyncio.gather(*(storage.dialogues.recall(p) for p in people))
    assert kept == [True] * 300
    assert [memory.stage for memory in memories] == [p.account for p in people]


async def test_one_bad_turn_leaves_the_others_of_its_group_alone(storage: Storage) -> None:
    await storage.waves.begin(ROADS)
    lost = BallotDrafted(Paper("no-such-wave"), Draft("mark"))
    long = BallotDrafted(PAPER, Draft("mark", {"mark": "я" * 2000}))
    fine = BallotDrafted(PAPER, Draft("mark", {"mark": 5}))
    facts: list[list[Fact]] = [[fine], [lost], [long], [fine]]
    people = [Person(Channel.TELEGRAM, str(n)) for n in range(4)]

    told = await asyncio.gather(
        *(
            storage.dialogues.keep(KeptTurn(person, f"u{n}", Memory(), "stage", facts[n]))
            for n, person in enumerate(people)
        ),
        return_exceptions=True,
    )

    assert [told[0], type(told[1]).__name__, type(told[2]).__name__, told[3]] == [
        True,
        "WaveOver",
        "TooLong",
        True,
    ]
    assert (await storage.dialogues.recall(people[1])) == Memory()
    assert await storage.waves.ballot(people[3], PAPER) == Draft("mark", {"mark": 5})


async def test_a_ballot_is_drafted_cast_and_not_readable_by_its_person(storage: Storage) -> None:
    await storage.waves.begin(ROADS)
    steps: list[Fact] = [
        BallotDrafted(PAPER, Draft("what", {"mark": 3}, ("a", "b"), "other")),
        BallotCast(PAPER, {"mark": 3, "what": ("a", "b"), "what.other": "Темно"}),
    ]
    seen = []

    for number, fact in enumerate(steps):
        before = await storage.dialogues.recall(ANNA)
        await storage.dialogues.keep(KeptTurn(ANNA, f"u{number}", before, "stage", [fact]))
        seen.append(await storage.waves.ballot(ANNA, PAPER))

    assert seen == [Draft("what", {"mark": 3}, ("a", "b"), "other"), Cast()]


async def test_a_dropped_ballot_is_gone(storage: Storage) -> None:
    await storage.waves.begin(ROADS)
    drafted = BallotDrafted(PAPER, Draft("mark", {"mark": 1}))
    await storage.dialogues.keep(KeptTurn(ANNA, "u1", Memory(), "in", [drafted]))
    before = await storage.dialogues.recall(ANNA)

    await storage.dialogues.keep(KeptTurn(ANNA, "u2", before, "out", [BallotDropped(PAPER)]))

    assert await storage.waves.ballot(ANNA, PAPER) is None


async def test_another_day_or_place_is_another_paper(storage: Storage) -> None:
    await storage.waves.begin(ROADS)
    monday = Paper(PAPER.wave, "hall", date(2026, 11, 16))
    drafted = BallotDrafted(monday, Draft("mark"))
    await storage.dialogues.keep(KeptTurn(ANNA, "u1", Memory(), "in", [drafted]))

    others = [
        Paper(PAPER.wave, "hall", date(2026, 11, 17)),
        Paper(PAPER.wave, "stand", date(2026, 11, 16)),
    ]

    assert [await storage.waves.ballot(ANNA, paper) for paper in others] == [None, None]
    assert await storage.waves.ballot(ANNA, monday) == Draft("mark")


async def test_a_closed_wave_takes_no_ballot(storage: Storage) -> None:
    await storage.waves.begin(replace(ROADS, id="old", state=WaveState.CLOSED))
    drafted = BallotDrafted(Paper("old"), Draft("mark"))

    with pytest.raises(WaveOver):
        await storage.dialogues.keep(KeptTurn(ANNA, "u1", Memory(), "in", [drafted]))


async def test_a_talk_outlives_one_change_of_its_key_and_not_two(
    storage: Storage, clock: StandingClock
) -> None:
    await storage.dialogues.keep(KeptTurn(ANNA, "u1", Memory(), "in the middle"))

    clock.time += timedelta(days=7)
    await storage.dialogues.tidy()
    week_later = await storage.dialogues.recall(ANNA)
    clock.time += timedelta(days=7)
    await storage.dialogues.tidy()
    two_weeks_later = await storage.dialogues.recall(ANNA)

    assert (week_later.stage, two_weeks_later) == ("in the middle", Memory())


async def test_a_talk_moves_to_the_new_key_and_leaves_no_row_behind(
    storage: Storage, clock: StandingClock
) -> None:
    await storage.dialogues.keep(KeptTurn(ANNA, "u1", Memory(), "one"))
    clock.time += timedelta(days=7)
    before = await storage.dialogues.recall(ANNA)

    assert await storage.dialogues.keep(KeptTurn(ANNA, "u2", before, "two"))

    clock.time += timedelta(days=7)
    await storage.dialogues.tidy()
    assert (await storage.dialogues.recall(ANNA)).stage == "two"


async def test_whoever_asks_is_forgotten(storage: Storage) -> None:
    await storage.dialogues.keep(KeptTurn(ANNA, "u1", Memory(), "hers"))

    await storage.dialogues.forget(ANNA)

    assert await storage.dialogues.recall(ANNA) == Memory()
