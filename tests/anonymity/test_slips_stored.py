"""Slips in the database: nothing there tells who drew one, nor does a bad one cost less."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import event, select, text, update
from sqlalchemy.engine import Engine as SyncEngine

from bot.events import LinkOpened
from storage import ballots, sealing, slips, tables
from storage.keys import WaveKey
from storage.records import BallotDrafted, Channel, Draft, Paper, Person, Wave
from storage.turns import KeptTurn
from tests.anonymity.slip_holders import (
    BAD,
    SURVEY,
    issued,
    shown_a_slip,
    the_wave,
    to_the_end,
)
from tests.talk import House


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is asked of the database, the number of bound values left out."""
    told: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_rest: object) -> None:
        told.append(re.sub(r"\?(, \?)*", "?", statement))

    event.listen(SyncEngine, "before_cursor_execute", note)
    try:
        yield told
    finally:
        event.remove(SyncEngine, "before_cursor_execute", note)


async def test_bad_slips_cost_and_say_the_same_whatever_is_wrong_with_them(opened: House) -> None:
    used, begun = await issued(opened, 2)
    talk = await shown_a_slip(opened, used)
    await talk.presses("Начать")
    await to_the_end(talk)

    seen = []
    for number, typed in enumerate((used, slips.new_code(), "не талон", "4X7Q")):
        other = opened.talk(f"other {number}")
        await other.sends(LinkOpened(SURVEY.id))
        with statements() as asked:
            await other.says(typed)
        seen.append((asked, other.said, other.labels, other.erased))

    assert len({repr(one) for one in seen}) == 1
    assert seen[0][1].startswith(BAD)
    assert any("slip" in statement for statement in seen[0][0])
    assert "Начать" in (await shown_a_slip(opened, begun, "good")).labels


async def test_guessing_slips_is_paused(opened: House) -> None:
    (code,) = await issued(opened, 1)
    talk = opened.talk()
    await talk.sends(LinkOpened(SURVEY.id))
    for _ in range(5):
        await talk.says(slips.new_code())
        assert talk.said.startswith(BAD)

    await talk.says(code)

    assert talk.said.startswith("Слишком много попыток")


async def test_nothing_in_a_paper_comes_from_the_account(opened: House) -> None:
    (code,) = await issued(opened, 1)
    talk = await shown_a_slip(opened, code, "1001")
    await talk.presses("Начать")
    await to_the_end(talk)

    assert await named(opened, [f"{number}" for number in range(900, 1100)]) == []


async def test_the_same_search_names_a_member(opened: House) -> None:
    talk = opened.talk("1001")
    opened.employees.add(talk.person)
    await talk.sends(LinkOpened(SURVEY.id))
    await talk.presses("Начать")
    await to_the_end(talk)

    assert await named(opened, [f"{number}" for number in range(900, 1100)]) == ["1001"]


async def named(opened: House, roster: Sequence[str]) -> list[str]:
    """Accounts that a paper leads to, for whoever holds the live key of the wave."""
    wave = await the_wave(opened)
    key = opened.storage.keys.wave(wave.id)
    t = tables.ticket.c
    async with opened.storage.engine.reading() as connection:
        rows = [
            (bytes(tag), bytes(ptr)) for tag, ptr in await connection.execute(select(t.tag, t.ptr))
        ]
    tags = {tag for tag, _ in rows}
    hands = {ballots.waiting(key, ballots.at(wave.promise, tag), ptr) for tag, ptr in rows}
    accounts = {hand.account for hand in hands if hand is not None}
    return [who for who in roster if _is_there(key, wave, who, tags | accounts)]


def _is_there(key: WaveKey, wave: Wave, account: str, found: set[bytes | str]) -> bool:
    person, paper = Person(Channel.TELEGRAM, account), Paper(wave.id)
    tag, hand = ballots.tag_of(person, paper, key), ballots.hand_of(person, paper, key)
    return bool({tag, hand.account} & found)


async def test_the_order_of_the_sheets_is_nowhere_in_the_database(opened: House) -> None:
    printed = await issued(opened, 60)
    async with opened.storage.engine.reading() as connection:
        rows = [
            bytes(mark)
            for mark in (await connection.execute(text("SELECT mark FROM slip"))).scalars()
        ]
        columns = [row[1] for row in await connection.execute(text("PRAGMA table_info(slip)"))]

    hits = by_place(printed, rows)

    assert columns == ["wave", "mark"]
    assert sorted(rows) == sorted(slips.mark(code) for code in printed)
    assert hits < 12  # by chance with 1/12!, some 2 in 10^9
    assert by_place(printed, [slips.mark(code) for code in printed]) == 60  # the broken twin


def by_place(printed: Sequence[str], rows: Sequence[bytes]) -> int:
    return sum(slips.mark(code) == row for code, row in zip(printed, rows, strict=True))


async def test_a_damaged_paper_is_one_persons_trouble_and_not_its_neighbours(
    opened: House,
) -> None:
    """Turns of many people share one commit."""
    (code,) = await issued(opened, 1)
    paper = Paper((await the_wave(opened)).id, slip=code)
    anna, boris = (Person(Channel.TELEGRAM, account) for account in ("1001", "1002"))
    dialogues, draft = opened.storage.dialogues, BallotDrafted(paper, Draft(SURVEY.questions[0].id))
    await dialogues.keep(KeptTurn(anna, "first", await dialogues.recall(anna), "", [draft]))
    async with opened.storage.engine.writing() as connection:
        await connection.execute(update(tables.ticket).values(ptr=bytes(100)))
    turns = (
        KeptTurn(anna, "second", await dialogues.recall(anna), "", [draft]),
        KeptTurn(boris, "third", await dialogues.recall(boris), "", []),
    )

    told = await asyncio.gather(*map(dialogues.keep, turns), return_exceptions=True)

    assert isinstance(told[0], sealing.Unreadable)
    assert told[1] is True
