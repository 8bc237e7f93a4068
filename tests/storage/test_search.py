"""Messages are found by their words in any form, in every database; erased words find nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select

from storage import tables
from storage.correction_records import Correction
from storage.entered_records import EnteredAppeal
from storage.erasing import Before
from storage.message_records import MessageExtended
from storage.register_records import Draft, Key, Moment
from storage.search_records import Wish
from storage.sql import appeal_words
from storage.store import Storage
from storage.tables_words import lemma_of_appeal
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, PIT, keep, send, send_traceless
from tests.staff.stepping import ANSWER, closing, step

LAMP = replace(PIT, text="Фонари на улице Гагарина не горят", spot="", topic="light")


async def found(storage: Storage, words: str) -> list[str]:
    told = await storage.search.found(Wish(show="any", words=words))
    return [case.number for case in told.cases]


def row(number: str, text: str, clock: StandingClock, **more: object) -> Draft:
    received = Moment(clock(), clock().date())
    return Draft(1, Key("post", number), {"received": received, "text": text} | more)


async def loaded(storage: Storage, words: str) -> list[str]:
    told = await storage.search.found(Wish(show="loaded", words=words))
    return [one.external_id for one in told.loaded]


async def kept_words(storage: Storage) -> int:
    return await storage.words.count()


async def test_any_form_of_a_word_finds_any_other(storage: Storage) -> None:
    pit, lamp = await send(storage, ANNA), await send(storage, BORIS, LAMP)

    asked = ["ямы", "ЯМАМИ", "на Лесную", "лесной яма", "фонарь", "горела", "рама", "Гагарин"]
    told = [await found(storage, words) for words in asked]

    assert told == [[pit], [pit], [pit], [pit], [lamp], [lamp], [], [lamp]]


async def test_all_words_must_be_there(storage: Storage) -> None:
    await send(storage, ANNA)
    await send(storage, BORIS, LAMP)

    assert await found(storage, "яма фонарь") == []


async def test_small_words_alone_find_nothing_and_hinder_nothing(storage: Storage) -> None:
    pit = await send(storage, ANNA)

    assert await found(storage, "и не на") == []
    assert await found(storage, "яма и не на") == [pit]


async def test_a_number_finds_its_message_as_people_write_it(storage: Storage) -> None:
    number = await send(storage, ANNA)
    await send(storage, BORIS)

    assert [await found(storage, said) for said in (number, f"№ {number}", f" №{number}")] == [
        [number]
    ] * 3


async def test_nobody_is_found_by_a_phone(storage: Storage) -> None:
    phones = ["+7 (906) 123-45-67", "89061234567", "906 123 45 67"]
    for phone in phones:
        await send(storage, ANNA, replace(PIT, text=f"Звоните {phone}", spot=""))

    assert [await found(storage, phone) for phone in phones] == [[]] * 3
    assert await found(storage, "123") == []
    assert len(await found(storage, "звоните")) == 3


async def test_a_traceless_message_is_found_by_its_number_alone(
    storage: Storage, clock: StandingClock
) -> None:
    number, _ = await send_traceless(storage, ANNA)
    waiting = await found(storage, number)
    await storage.messages.release(lambda _: (), clock())
    case = await storage.cases.one(number)
    await storage.cases.take_step(step(case, "reply", clock, telling=ANSWER))

    assert waiting == []
    assert [await found(storage, words) for words in (number, "яма", "заделали")] == [
        [number],
        [],
        [],
    ]
    assert await kept_words(storage) == 0


async def test_additions_and_answers_are_found_too(storage: Storage, clock: StandingClock) -> None:
    number = await send(storage, ANNA)
    await keep(storage, ANNA, MessageExtended(number, "Там ещё и люк открыт"))
    case = await storage.cases.one(number)
    await storage.cases.take_step(step(case, "reply", clock, telling=ANSWER))

    assert [await found(storage, words) for words in ("люки", "заделать", "люк яма")] == [
        [number]
    ] * 3


async def test_a_letter_entered_by_a_clerk_is_found(storage: Storage, clock: StandingClock) -> None:
    today = clock().date()
    letter = EnteredAppeal(
        channel="post",
        kind="complaint",
        asked_as="complaint",
        received=today,
        due=today + timedelta(days=30),
        role="operator",
        text="Не чистят тротуар",
        organisation="Школа № 5",
        external_id="В-118/26",
    )
    number = await storage.entered.keep(letter)

    asked = ("чистить тротуары", "школы", "В-118/26")
    assert [await found(storage, words) for words in asked] == [[number]] * 3


async def test_a_corrected_organisation_is_found_anew(
    storage: Storage, clock: StandingClock
) -> None:
    number = await send(storage, ANNA)
    case, at = await storage.cases.one(number), Moment(clock(), clock().date())
    values: dict[str, object] = {"organisation": "Котельная"}
    await storage.cases.correct(Correction(number, case.revision, "operator", at, values))

    assert [await found(storage, words) for words in ("котельной", "яма")] == [[number]] * 2


async def test_rows_of_a_file_are_found_and_what_was_changed_is_found_anew(
    storage: Storage, clock: StandingClock
) -> None:
    await storage.register.take([row("17", "Прорвало трубу", clock)], clock())
    first = [await loaded(storage, words) for words in ("трубы", "17", "подвал")]
    await storage.register.take([row("17", "Затопило подвал", clock)], clock())
    second = [await loaded(storage, words) for words in ("трубы", "17", "подвалом")]

    assert (first, second) == ([["17"], ["17"], []], [[], ["17"], ["17"]])
    assert await found(storage, "подвал") == []  # it is no case


async def test_texts_from_before_are_read_in_steps(
    storage: Storage, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appeal_words, "STEP", 2)
    numbers = {await send(storage, ANNA) for _ in range(4)}
    await storage.register.take([row("17", "Яма во дворе", clock)], clock())
    async with storage.engine.writing() as connection:
        await connection.execute(delete(lemma_of_appeal))
    before = await found(storage, "яма")

    steps = [await storage.words.read_on() for _ in range(5)]

    assert (before, steps) == ([], [True, True, True, False, False])
    assert set(await found(storage, "яма")) == numbers
    assert await loaded(storage, "яма") == ["17"]


async def test_a_big_file_is_read_after_it_is_kept(
    storage: Storage, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await storage.words.catch_up()
    monkeypatch.setattr(appeal_words, "AT_ONCE", 2)
    few = [row(f"a{n}", "Яма", clock) for n in range(2)]
    many = [row(f"b{n}", "Яма", clock) for n in range(3)]
    await storage.register.take(few, clock())
    await storage.register.take(many, clock())
    at_once = await loaded(storage, "яма")

    await storage.words.catch_up()

    assert at_once == ["a0", "a1"]
    assert sorted(await loaded(storage, "яма")) == ["a0", "a1", "b0", "b1", "b2"]


async def test_erased_texts_leave_no_words(storage: Storage, clock: StandingClock) -> None:
    number = await send(storage, ANNA)
    await keep(storage, ANNA, MessageExtended(number, "Там ещё и люк открыт"))
    await storage.register.take(
        [row("17", "Прорвало трубу", clock, answered=Moment(clock(), clock().date()))], clock()
    )
    case = await storage.cases.one(number)
    await storage.cases.take_step(closing(case, "resolved", clock))
    before = await kept_words(storage)

    await storage.erasing.erase(Before.day(date(2100, 1, 1)))

    assert before > 5
    assert await kept_words(storage) == 0
    assert (await found(storage, "яма"), await loaded(storage, "труба")) == ([], [])


async def test_how_far_the_words_were_read_outlives_the_program(storage: Storage) -> None:
    await storage.words.catch_up()

    async with storage.engine.reading() as connection:
        asked = select(tables.cursor.c.value).where(tables.cursor.c.channel == appeal_words.CURSOR)
        assert (await connection.execute(asked)).scalar_one() == appeal_words.DONE
