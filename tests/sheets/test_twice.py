"""A printed sheet is entered once, whichever doors it comes through, and together with its chat."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.surveys import answer_file, sheet_names
from bot.surveys.answer_file import Form, parse
from bot.surveys.sheet_names import numbered
from reports.register.file import records_in
from storage import tables
from storage.case_records import HeardBefore
from storage.closing_records import Given
from storage.entered_records import Entering, EnteringGone, Pile
from storage.notice_records import NoticeDraft
from storage.records import Answers, Wave
from storage.sheet_numbers import numbers
from storage.sheet_records import FilledIn, Stacked
from storage.sql.cards import ENTERING
from storage.store import Storage
from tests.conftest import StandingClock
from tests.storage.ballots import ANNUAL, ASPECT, EXPRESS, RULES, TODAY, begun, rows

MINE: Answers = {"topic": "services", "overall": 5}
OTHER: Answers = {"topic": "control", "overall": 1}
CHAT = "telegram:-100"


async def nothing(_: AsyncConnection, told: Stacked) -> None:
    assert told.new + told.same + len(told.clashing) == 1


async def entered(storage: Storage, wave: Wave, number: str) -> list[int]:
    """How many new ones each door took: a file, the desk, the chat, another file."""
    form = Form(EXPRESS, {"paper": ""}, {})
    files = []
    for name in ("one.csv", "other.csv"):
        table = f"_number;topic;overall\n{number};services;5\n".encode()
        files.append(parse(records_in(table, 1000), form, name).sheets)
    desk = sheet_names.numbered(FilledIn("", OTHER), EXPRESS, number)
    chat = sheet_names.numbered(FilledIn("", MINE, place="hall"), EXPRESS, number)
    told = [
        await storage.sheets.enter(wave.id, files[0]),
        await storage.sheets.enter(wave.id, [desk]),
        await storage.sheets.enter_one(wave.id, chat, nothing),
        await storage.sheets.enter(wave.id, files[1]),
    ]
    return [one.new for one in told]


async def finished(storage: Storage, wave: Wave) -> int:
    return (await storage.waves.count(wave)).finished


async def test_a_number_is_one_sheet_through_every_door(storage: Storage) -> None:
    wave, [number] = await begun(storage, EXPRESS), numbers(1, EXPRESS.fingerprint())

    assert await entered(storage, wave, number) == [1, 0, 0, 0]
    assert await finished(storage, wave) == 1


async def test_numbers_that_did_not_name_sheets_would_let_them_in_again(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin: this is what the test above is for."""

    def by_content(sheet: FilledIn, *told: object) -> FilledIn:
        return replace(numbered(sheet, EXPRESS, f"{told}{sheet}"))

    for module in (sheet_names, answer_file):
        monkeypatch.setattr(module, "numbered", by_content)
    wave, [number] = await begun(storage, EXPRESS), numbers(1, EXPRESS.fingerprint())

    assert await entered(storage, wave, number) == [1, 1, 1, 0]
    assert await finished(storage, wave) == 3


async def test_two_clerks_with_one_sheet_at_one_moment_enter_one(storage: Storage) -> None:
    wave, [number] = await begun(storage, EXPRESS), numbers(1, EXPRESS.fingerprint())
    pair = [numbered(FilledIn("", told), EXPRESS, number) for told in (MINE, OTHER)]

    told = await asyncio.gather(*(storage.sheets.enter(wave.id, [one]) for one in pair))

    assert sorted(one.new for one in told) == [0, 1]
    assert await finished(storage, wave) == 1


async def a_pile(storage: Storage, now: datetime) -> Entering:
    """As it is shown in the chat."""
    begun_there = Entering(7, CHAT, "sheet", pile=Pile("ext_express", "Опрос", "1 5 - 3"))
    told = NoticeDraft(ENTERING, None, CHAT, "Окно", ())
    await storage.enterings.begin(begun_there, told, ("telegram", "begin"), now)
    return await storage.enterings.one(7)


async def test_a_sheet_and_the_word_of_it_are_kept_together_or_not_at_all(
    storage: Storage, clock: StandingClock
) -> None:
    wave, [one, other] = await begun(storage, EXPRESS), numbers(2, EXPRESS.fingerprint())
    shown = await a_pile(storage, clock())
    assert shown.pile is not None
    taken = replace(shown, pile=replace(shown.pile, entered=1, series="BCHKMP", left=("5",)))
    beside = storage.enterings.beside_sheet
    first, second = (numbered(FilledIn("", MINE), EXPRESS, number) for number in (one, other))
    update, later = ("telegram", "line"), ("telegram", "later")

    await storage.sheets.enter_one(wave.id, first, beside(taken, update, clock()))
    with pytest.raises(HeardBefore):
        await storage.sheets.enter_one(wave.id, second, beside(taken, update, clock()))
    with pytest.raises(EnteringGone):  # what was read is an older state of the pile
        await storage.sheets.enter_one(wave.id, second, beside(taken, later, clock()))

    assert (await storage.enterings.one(7)).pile == taken.pile
    assert await finished(storage, wave) == 1


async def test_what_is_kept_beside_a_sheet_says_nothing_of_it(
    storage: Storage, clock: StandingClock
) -> None:
    """Neither its number nor an answer is anywhere in clear."""
    wave, [number] = await begun(storage, EXPRESS), numbers(1, EXPRESS.fingerprint())
    shown = await a_pile(storage, clock())
    assert shown.pile is not None
    taken = replace(shown, pile=replace(shown.pile, entered=1, series=number[:6]))
    beside = storage.enterings.beside_sheet(taken, ("telegram", "line"), clock())
    sheet = numbered(FilledIn("", {"topic": "services", "comment": "лоси"}), EXPRESS, number)

    await storage.sheets.enter_one(wave.id, sheet, beside)

    async with storage.engine.reading() as connection:
        told = [
            repr([tuple(row) for row in await connection.execute(select(table))])
            for table in tables.metadata.sorted_tables
        ]
    whole = "".join(told).casefold()
    hints = (number, number[:6], "лоси", repr("лоси".encode())[2:-1])
    assert [hint for hint in hints if hint.casefold() in whole] == []


async def a_batch(storage: Storage, wave: Wave, pile: list[str]) -> int:
    """How many of them are new there."""
    sheets = [numbered(FilledIn("", MINE), EXPRESS, number) for number in pile]
    return (await storage.sheets.enter(wave.id, sheets)).new


async def test_a_sheet_counted_last_quarter_is_known_in_this_one(storage: Storage) -> None:
    pile = numbers(12, EXPRESS.fingerprint())
    wave, following = await begun(storage, EXPRESS), await begun(storage, EXPRESS, "second")
    first = await a_batch(storage, wave, pile[:10])
    closed = await storage.opening.close(wave.id, RULES, TODAY, Given(following=following.id))

    again = await storage.sheets.look(
        following.id, [numbered(FilledIn("", OTHER), EXPRESS, one) for one in pile], b""
    )
    second = await a_batch(storage, following, pile)

    assert (first, closed.opened, again, second) == (10, 10, Stacked(2, 10), 2)


async def test_sheets_that_were_carried_over_unopened_are_known_too(storage: Storage) -> None:
    pile = numbers(6, EXPRESS.fingerprint())
    wave, following = await begun(storage, EXPRESS), await begun(storage, EXPRESS, "second")
    await a_batch(storage, wave, pile)
    closed = await storage.opening.close(wave.id, RULES, TODAY, Given(following=following.id))

    assert (closed.opened, closed.carried) == (0, 6)
    assert await a_batch(storage, following, pile) == 0


async def test_sheets_destroyed_with_a_lost_wave_may_be_entered_again(storage: Storage) -> None:
    pile = numbers(6, EXPRESS.fingerprint())
    wave, following = await begun(storage, EXPRESS), await begun(storage, EXPRESS, "second")
    await a_batch(storage, wave, pile)
    await storage.opening.discard(wave.id, TODAY)

    assert await a_batch(storage, following, pile) == 6


async def test_how_many_employees_answered_on_paper_is_left_nowhere(storage: Storage) -> None:
    wave, [number] = await begun(storage, ANNUAL), numbers(1, ANNUAL.fingerprint())
    sheet = numbered(FilledIn("", {ASPECT: 5}), ANNUAL, number)

    told = [(await storage.sheets.enter(wave.id, [sheet])).new for _ in range(2)]

    assert (told, await rows(storage, "stack")) == ([1, 0], 0)
