"""A mended file under a new name: what was accepted is not doubled, nor is another pile lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from storage import tables
from storage.records import Answers
from storage.sheet_records import Alike, FilledIn, Row, SomeAlike, Stacked
from storage.store import Storage
from tests.storage.ballots import ANNUAL, EXPRESS, RULES, TODAY, begun, marks, rows


def pile(told: Sequence[Answers], file: str, numbers: Sequence[str] = ()) -> list[FilledIn]:
    """As `bot.surveys.answer_file` names them: of a number, or of a file and a place in it."""
    given = [*numbers, *[""] * (len(told) - len(numbers))]
    return [
        FilledIn(number or f"{file}-{line}", one, row=Row(line, str(one.get("overall")), number))
        for line, (one, number) in enumerate(zip(told, given, strict=True), 2)
    ]


async def test_rows_that_another_file_had_are_asked_about_first(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    await storage.sheets.enter(wave.id, pile(marks(5, 5, 4), "a"), b"first")
    mended = pile(marks(5, 5, 4, 1), "b")

    looked = await storage.sheets.look(wave.id, mended, b"second")
    with pytest.raises(SomeAlike) as asked:
        await storage.sheets.enter(wave.id, mended, b"second")

    assert looked == asked.value.told == Stacked(new=4, same=0, alike=3)
    assert await rows(storage, "ticket") == 3


async def test_of_a_mended_file_only_what_is_new_is_entered(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    await storage.sheets.enter(wave.id, pile(marks(5, 5, 4), "a"), b"first")

    told = await storage.sheets.enter(wave.id, pile(marks(5, 5, 5, 4), "b"), b"2", Alike.SAME)
    once_more = await storage.sheets.enter(
        wave.id, pile(marks(4, 5, 5, 5, 2), "c"), b"3", Alike.SAME
    )

    assert (told, once_more) == (Stacked(new=1, same=3), Stacked(new=1, same=4))
    assert await rows(storage, "ticket") == 5


async def test_another_pile_with_the_same_marks_is_entered_whole(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    await storage.sheets.enter(wave.id, pile(marks(5, 5, 4), "a"), b"first")

    told = await storage.sheets.enter(wave.id, pile(marks(5, 5, 4), "b"), b"2", Alike.OTHERS)
    third = await storage.sheets.look(wave.id, pile(marks(*[5] * 6), "c"), b"3")

    assert (told, third) == (Stacked(new=3, same=0), Stacked(new=6, same=0, alike=4))
    assert await rows(storage, "ticket") == 6


async def test_a_row_is_known_by_its_number_under_whatever_name(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    await storage.sheets.enter(wave.id, pile(marks(5, 5), "a", ["1", "2"]), b"first")

    told = await storage.sheets.enter(
        wave.id, pile(marks(5, 5, 5), "b", ["1", "2", "3"]), b"second"
    )

    assert told == Stacked(new=1, same=2)


async def test_a_number_that_another_sheet_has_is_refused_with_its_line(storage: Storage) -> None:
    """Two piles that were both counted from one: neither doubles nor swallows the other."""
    wave = await begun(storage, EXPRESS)
    await storage.sheets.enter(wave.id, pile(marks(5, 5), "a", ["1", "2"]), b"first")

    told = await storage.sheets.enter(
        wave.id, pile(marks(5, 1, 3), "b", ["1", "2", "3"]), b"second"
    )

    assert told == Stacked(new=1, same=1, clashing=(3,))
    assert await rows(storage, "ticket") == 3


async def test_which_of_two_comments_is_the_new_one_nobody_guesses(storage: Storage) -> None:
    """Marks of rows hold no texts, so equal marks with other words are told and not entered."""
    wave = await begun(storage, EXPRESS)
    good: Answers = {"overall": "5", "comment": "Good"}
    await storage.sheets.enter(wave.id, pile([good], "a"), b"first")
    mended = pile([{"overall": "5", "comment": "Short"}, good, {"overall": "1"}], "b")

    told = await storage.sheets.enter(wave.id, mended, b"second", Alike.SAME)

    assert told == Stacked(new=1, same=0, unclear=(2, 3))
    assert await rows(storage, "ticket") == 2


async def test_nothing_of_rows_is_left_when_the_wave_is_counted(storage: Storage) -> None:
    wave = await begun(storage, ANNUAL)
    await storage.sheets.enter(wave.id, pile([{"overall": "5"}] * 5, "a"), b"first")
    before = await rows(storage, "stack_row")

    await storage.opening.discard(wave.id, TODAY)

    assert (before, await rows(storage, "stack_row")) == (5, 0)


async def test_a_mark_of_a_row_is_noise_without_the_key_of_its_wave(storage: Storage) -> None:
    """Two waves, the same row: nothing in common, and no word of it."""
    first, second = await begun(storage, EXPRESS), await begun(storage, EXPRESS, "second")
    for wave in (first, second):
        await storage.sheets.enter(wave.id, pile(marks(5), "a"), wave.id.encode())

    async with storage.engine.reading() as connection:
        kept = list(await connection.execute(select(tables.stack_row)))

    assert len({bytes(one.mark) for one in kept}) == 2
    assert {(len(one), len(bytes(one.mark))) for one in kept} == {(2, 16)}


async def test_a_batch_that_was_opened_is_still_known(storage: Storage) -> None:
    wave = await begun(storage, EXPRESS)
    await storage.sheets.enter(wave.id, pile(marks(*[5] * 10), "a"), b"first")
    await storage.opening.open_batch(wave.id, RULES, TODAY)

    told = await storage.sheets.enter(wave.id, pile(marks(*[5] * 11), "b"), b"2", Alike.SAME)

    assert told == Stacked(new=1, same=10)
