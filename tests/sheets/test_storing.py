"""Questionnaires filled in outside, entered as ballots of an open wave: sealed, counted, apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import select

from storage import tables
from storage.closing_records import Given
from storage.opening_key import new, read_public
from storage.records import Answers, Wave, WaveState
from storage.sheet_records import FilledIn, NotTaken, Stacked
from storage.slips import new_code
from storage.store import Storage
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


def sheets(answers: Sequence[Answers], stack: str = "a", place: str = "hall") -> list[FilledIn]:
    return [FilledIn(f"{stack}-{number}", told, place=place) for number, told in enumerate(answers)]


async def table(storage: Storage) -> list[tuple[str, str, str, str]]:
    """What was opened, by (question, value, channel, place)."""
    a = tables.answer.c
    async with storage.engine.reading() as connection:
        found = await connection.execute(select(a.question, a.value, a.channel, a.place))
        return sorted(map(tuple, found))


async def widths(storage: Storage) -> set[tuple[int, int, int]]:
    t = tables.ticket.c
    async with storage.engine.reading() as connection:
        found = await connection.execute(select(t.tag, t.ptr, t.box))
        return {(len(tag), len(ptr), len(box)) for tag, ptr, box in found}


async def test_ten_sheets_are_opened_as_a_batch_with_their_channel_and_place(
    storage: Storage,
) -> None:
    wave = await begun(storage, EXPRESS)
    await storage.sheets.enter(wave.id, sheets(marks(*[5] * 9)))
    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 0
    await storage.sheets.enter(wave.id, sheets(marks(1), "b"))

    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 10

    assert [row for row in await table(storage) if row[0] == "overall"] == [
        ("overall", "1", "paper", "hall"),
        *[("overall", "5", "paper", "hall")] * 9,
    ]


async def test_a_row_of_a_sheet_is_of_the_size_of_any_other(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(5))

    await storage.sheets.enter(wave.id, sheets(marks(4, 3)))

    assert await rows(storage, "ticket") == 3
    assert len(await widths(storage)) == 1


async def test_nine_sheets_and_one_person_are_no_batch_and_go_over_apart(
    storage: Storage,
) -> None:
    wave, following = await begun(storage, EXPRESS), await begun(storage, EXPRESS, "second")
    await storage.sheets.enter(wave.id, sheets(marks(*[5] * 9)))
    await cast(storage, wave, marks(1))

    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 0
    told = await storage.opening.close(wave.id, RULES, TODAY, Given(following=following.id))

    assert (told.opened, told.carried) == (0, 10)
    assert await rows(storage, "answer") == 0


async def test_sheets_that_were_carried_over_still_count_one_by_one(storage: Storage) -> None:
    """There is no account behind them that could be another's."""
    wave, following = await begun(storage, EXPRESS), await begun(storage, EXPRESS, "second")
    await storage.sheets.enter(wave.id, sheets(marks(*[5] * 9)))
    await storage.opening.close(wave.id, RULES, TODAY, Given(following=following.id))

    await storage.sheets.enter(following.id, sheets(marks(2), "b"))

    assert await storage.opening.open_batch(following.id, RULES, TODAY) == 10


async def test_whoever_enters_sheets_learns_nothing_of_a_few_colleagues(
    storage: Storage,
) -> None:
    """Four answered by themselves: the sheets do not make them enough."""
    wave = await begun(storage, ANNUAL)
    await cast(storage, wave, [{ASPECT: 1}] * 4)
    await storage.sheets.enter(wave.id, sheets([{ASPECT: 5}] * 20))

    told = await storage.opening.close(wave.id, RULES, TODAY)

    assert told.too_few
    assert await rows(storage, "answer") == 0

    # a fifth colleague, and all are opened together
    await cast(storage, wave, [{ASPECT: 1}] * 5)
    assert (await storage.opening.close(wave.id, RULES, TODAY)).opened == 25
    assert await counted(storage, ASPECT) == {"1": 5, "5": 20}


async def test_a_count_that_took_sheets_for_people_would_open_those_four(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin: this is what the test above is for."""
    from storage import counting

    monkeypatch.setattr(counting, "people", lambda told: len({one.account for one in told}))
    wave = await begun(storage, ANNUAL)
    await cast(storage, wave, [{ASPECT: 1}] * 4)
    await storage.sheets.enter(wave.id, sheets([{ASPECT: 5}] * 20))

    await storage.opening.close(wave.id, RULES, TODAY)

    assert await counted(storage, ASPECT) == {"1": 4, "5": 20}


async def test_a_wave_of_sheets_alone_is_opened_from_five_on(storage: Storage) -> None:
    wave = await begun(storage, ANNUAL)
    await storage.sheets.enter(wave.id, sheets([{ASPECT: 5}] * 4))
    assert (await storage.opening.close(wave.id, RULES, TODAY)).too_few
    await storage.sheets.enter(wave.id, sheets([{ASPECT: 2}], "b"))

    assert (await storage.opening.close(wave.id, RULES, TODAY)).opened == 5

    assert {(channel, place) for _, _, channel, place in await table(storage)} == {("", "")}


async def test_a_stack_entered_twice_is_there_once(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    stack = sheets(marks(5, 5, 4))

    first = await storage.sheets.enter(wave.id, stack, b"the file")
    again = await storage.sheets.enter(wave.id, stack, b"the file")
    mended = await storage.sheets.enter(wave.id, [*stack, *sheets(marks(1), "b")], b"another")

    assert (first, again, mended) == (Stacked(3, 0), Stacked(0, 3), Stacked(1, 3))
    assert await rows(storage, "ticket") == 4


async def test_a_file_of_an_earlier_wave_is_not_entered_into_the_next(storage: Storage) -> None:
    wave, following = await begun(storage, EXPRESS), await begun(storage, EXPRESS, "second")
    await storage.sheets.enter(wave.id, sheets(marks(*[5] * 10)), b"the file")
    await storage.opening.close(wave.id, RULES, TODAY, Given(following=following.id))

    told = await storage.sheets.enter(following.id, sheets(marks(*[5] * 10)), b"the file")

    assert (told, await rows(storage, "ticket")) == (Stacked(0, 10), 0)


async def test_a_file_whose_wave_was_thrown_away_may_come_again(storage: Storage) -> None:
    wave, following = await begun(storage, EXPRESS), await begun(storage, EXPRESS, "second")
    await storage.sheets.enter(wave.id, sheets(marks(5)), b"the file")
    await storage.opening.discard(wave.id, TODAY)

    told = await storage.sheets.enter(following.id, sheets(marks(5)), b"the file")

    assert told == Stacked(1, 0)


async def test_sheets_opened_before_are_not_entered_again(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    stack = sheets(marks(*[5] * 10))
    await storage.sheets.enter(wave.id, stack)
    await storage.opening.open_batch(wave.id, RULES, TODAY)

    told = await storage.sheets.enter(wave.id, stack)

    assert told == Stacked(0, 10)
    assert await storage.opening.open_batch(wave.id, RULES, TODAY) == 0


async def refusal(storage: Storage, wave: Wave) -> str:
    with pytest.raises(NotTaken) as caught:
        await storage.sheets.enter(wave.id, sheets(marks(5)))
    return caught.value.why


async def test_a_wave_that_is_over_or_answered_otherwise_takes_no_sheets(
    storage: Storage,
) -> None:
    over, of_slips = await begun(storage, EXPRESS), await begun(storage, ANNUAL)
    await storage.opening.discard(over.id, TODAY)
    await storage.slips.issue(of_slips.id, [new_code()])
    keeper = read_public(new("three words and a cat").public)
    strict = replace(over, id="int_annual-strict", strict=True, opening="at_close")
    await storage.waves.begin(replace(strict, state=WaveState.OPEN, public_key=keeper))

    told = [await refusal(storage, wave) for wave in (over, of_slips, strict)]

    assert told == ["over", "slips", "strict"]


async def test_nothing_in_the_database_leads_from_a_file_to_its_rows(storage: Storage) -> None:
    """The mark of a file is all there is, and without our key it is noise."""
    wave = await begun(storage, EXPRESS)
    await storage.sheets.enter(wave.id, sheets(marks(5, 4)), b"the file")

    async with storage.engine.reading() as connection:
        (kept,) = await connection.execute(select(tables.stack))

    assert (len(bytes(kept.mark)), kept.wave) == (32, wave.id)
    assert len(kept) == 2
