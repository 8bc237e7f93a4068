"""Registers by the side: what is kept, who may be named, what is left of what was removed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from storage.erasing import Before
from storage.side_records import (
    BOOKS,
    Book,
    By,
    NoSuchMessages,
    NoSuchRecord,
    Record,
    RecordChange,
    RecordChanged,
)
from storage.sql.side import TABLES, WORDS
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, send, send_traceless
from tests.staff.stepping import closing, step

EVE = By("Ева, operator", date(2026, 11, 20))
IRINA = By("Ирина, admin", date(2026, 11, 21))


def values(book: Book, **told: str) -> dict[str, str]:
    """Every field of the register, empty unless told."""
    own = {"id", "day", "version", "is_removed"}
    return {column.name: "" for column in TABLES[book].c if column.name not in own} | told


ACT = Record(
    "action",
    date(2026, 11, 5),
    values(
        "action",
        kind="legal_act",
        title="Срок выдачи справок — 5 дней",
        document="пост. № 1380 от 23.10.2025",
        cause="slow",
        pain="timeliness",
    ),
)
THANKS = Record(
    "practice", date(2026, 11, 21), values("practice", title="Звонят заранее", text="Так делают")
)
POST = Record(
    "observation",
    date(2026, 11, 7),
    values("observation", source="Газета", tone="negative", topic="road_repair", text="Ямы"),
)


async def test_a_record_is_kept_with_its_messages_and_found_by_its_days(storage: Storage) -> None:
    first, second = await send(storage, ANNA), await send(storage, BORIS)

    name = await storage.side.add(replace(ACT, messages=(second, first)), EVE)

    kept = await storage.side.one("action", name)
    numbers = tuple(sorted((first, second)))
    assert kept == replace(ACT, id=name, version=1, messages=numbers)
    november = (date(2026, 11, 1), date(2026, 12, 1))
    assert [one.id for one in await storage.side.listed("action", november)] == [name]
    assert await storage.side.listed("action", (date(2026, 11, 6), date(2026, 12, 1))) == []
    assert await storage.side.listed("action", (date(2026, 11, 1), date(2026, 11, 5))) == []
    case = await storage.cases.one(first)
    told = await storage.side.of_message("action", case.message.appeal)
    assert [one.id for one in told] == [name]


async def test_a_number_of_no_message_keeps_nothing(storage: Storage) -> None:
    number = await send(storage, ANNA)

    with pytest.raises(NoSuchMessages) as wrong:
        await storage.side.add(replace(ACT, messages=(number, "100")), EVE)

    assert wrong.value.numbers == ("100",)
    assert await storage.side.listed("action") == []


async def test_a_traceless_message_cannot_be_named_before_its_hour(
    storage: Storage, clock: StandingClock
) -> None:
    number, _ = await send_traceless(storage, ANNA)
    told = replace(THANKS, messages=(number,))

    with pytest.raises(NoSuchMessages):
        await storage.side.add(told, EVE)
    await storage.messages.release(lambda _: (), clock())
    name = await storage.side.add(told, EVE)

    assert (await storage.side.one("practice", name)).messages == (number,)


async def test_each_version_has_who_and_when_and_the_same_again_has_none(storage: Storage) -> None:
    name = await storage.side.add(ACT, EVE)
    kept = await storage.side.one("action", name)
    changed = replace(kept, values=dict(kept.values) | {"title": "Иначе"})

    await storage.side.change(kept, IRINA)
    await storage.side.change(changed, IRINA)

    assert await storage.side.one("action", name) == replace(changed, version=2)
    assert await storage.side.history(name) == [
        RecordChange("added", date(2026, 11, 20), "Ева, operator"),
        RecordChange("changed", date(2026, 11, 21), "Ирина, admin"),
    ]


async def test_of_two_who_change_one_record_the_second_is_told(storage: Storage) -> None:
    name = await storage.side.add(ACT, EVE)
    seen = await storage.side.one("action", name)
    await storage.side.change(replace(seen, day=date(2026, 11, 4)), EVE)

    with pytest.raises(RecordChanged) as told:
        await storage.side.change(replace(seen, day=date(2026, 11, 3)), IRINA)
    with pytest.raises(RecordChanged):
        await storage.side.remove(seen, IRINA)

    assert told.value.record.day == date(2026, 11, 4)
    assert (await storage.side.one("action", name)).day == date(2026, 11, 4)


@pytest.mark.parametrize("book", BOOKS)
async def test_what_is_removed_leaves_a_line_and_none_of_its_words(
    storage: Storage, book: Book
) -> None:
    words = dict.fromkeys(WORDS[book], "слово")
    number = await send(storage, ANNA)
    told = Record(book, date(2026, 11, 5), values(book) | words, messages=(number,))
    name = await storage.side.add(told, EVE)

    await storage.side.remove(await storage.side.one(book, name), IRINA)

    left = await storage.side.one(book, name)
    assert (left.is_removed, left.values, left.messages) == (True, values(book), ())
    assert await storage.side.listed(book) == []
    assert [one.id for one in await storage.side.listed(book, removed=True)] == [name]
    assert (await storage.side.history(name))[-1].deed == "removed"
    with pytest.raises(NoSuchRecord):
        await storage.side.change(replace(left, day=date(2026, 11, 1)), EVE)


async def test_records_of_a_quarter_are_counted_and_removed_ones_are_not(storage: Storage) -> None:
    kinds = ("legal_act", "interagency", "instruction", "instruction")
    for kind in kinds:
        act = replace(ACT, values=dict(ACT.values) | {"kind": kind})
        name = await storage.side.add(act, EVE)
    await storage.side.remove(await storage.side.one("action", name), EVE)
    await storage.side.add(replace(ACT, day=date(2026, 9, 30)), EVE)
    for one in (THANKS, POST, replace(POST, day=date(2027, 1, 1))):
        await storage.side.add(one, EVE)
    group = values("process", title="Справки", grouping="Электронные услуги")
    await storage.side.add(Record("process", date(2020, 1, 1), group), EVE)

    told = await storage.side.tallies(date(2026, 10, 1), date(2027, 1, 1))

    assert told.actions == Counter(legal_act=1, interagency=1, instruction=1)
    assert (told.practices, told.tones, told.topics) == (
        1,
        Counter(negative=1),
        Counter(road_repair=1),
    )
    assert told.processes == Counter({"Электронные услуги": 1})


async def closed(storage: Storage, number: str, clock: StandingClock) -> None:
    case = await storage.cases.one(number)
    case = await storage.cases.take_step(step(case, "take", clock, owner="Ева"))
    await storage.cases.take_step(closing(case, "explained", clock))


async def test_what_a_practice_tells_is_erased_with_the_words_of_its_message(
    storage: Storage, clock: StandingClock
) -> None:
    addressed = await send(storage, ANNA)
    other = await send(storage, BORIS)
    names = [
        await storage.side.add(replace(THANKS, messages=(number,)), EVE)
        for number in (addressed, other)
    ]
    await closed(storage, addressed, clock)

    await storage.erasing.erase(Before.day(date(2026, 11, 21)))

    texts = [(await storage.side.one("practice", name)).values["text"] for name in names]
    assert texts == ["", "Так делают"]


async def test_what_a_practice_tells_of_a_traceless_message_goes_by_its_shorter_term(
    storage: Storage, clock: StandingClock
) -> None:
    number, _ = await send_traceless(storage, ANNA)
    await storage.messages.release(lambda _: (), clock())
    name = await storage.side.add(replace(THANKS, messages=(number,)), EVE)
    await closed(storage, number, clock)
    day, long_ago = date(2026, 11, 21), date(2000, 1, 1)

    await storage.erasing.erase(Before(long_ago, day, long_ago))

    assert (await storage.side.one("practice", name)).values["text"] == ""


async def test_words_of_practices_and_of_the_media_are_erased_by_the_term_of_the_register(
    storage: Storage,
) -> None:
    post = await storage.side.add(POST, EVE)
    thanks = await storage.side.add(replace(THANKS, day=POST.day), EVE)

    await storage.erasing.erase(Before.day(date(2026, 11, 7)))
    before = await storage.side.one("observation", post)
    told = await storage.erasing.erase(Before.day(date(2026, 11, 8)))
    after = await storage.side.one("observation", post)

    assert before.values == POST.values
    assert after.values == dict(POST.values) | {"text": "", "source": ""}
    practice = await storage.side.one("practice", thanks)
    assert practice.values == dict(THANKS.values) | {"text": ""}
    assert told.is_clear
