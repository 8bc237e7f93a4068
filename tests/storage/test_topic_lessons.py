"""What is learned of topics: from what staff decided, from words of many, and no longer than they
are kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.lessons import Lessons
from bot.topic_sense import TopicSense
from storage.correction_records import Correction
from storage.erasing import Before
from storage.register_records import Moment
from storage.sql.topic_lessons import FEWEST
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, send, send_traceless
from tests.staff.stepping import closing

LAMP = replace(PIT, text="Лампочка перегорела, Сидоренко Фёкла подтвердит", spot="", tell=())


async def decided(
    storage: Storage, clock: StandingClock, count: int, topic: str = "uk", text: str = LAMP.text
) -> list[str]:
    """Messages that staff corrected to this topic."""
    numbers = []
    for _ in range(count):
        number = await send(storage, ANNA, replace(LAMP, text=text, topic="light"))
        case = await storage.cases.one(number)
        at = Moment(clock(), clock().date())
        told = Correction(number, case.revision, "operator", at, {"topic": topic})
        await storage.cases.correct(told)
        numbers.append(number)
    return numbers


async def test_what_staff_correct_is_learned_and_suggested(
    storage: Storage, clock: StandingClock
) -> None:
    await decided(storage, clock, 12)
    await decided(storage, clock, 12, "heating", "Батарея холодная")
    before = TopicSense().topics("Лампочка опять перегорела")

    learned = await storage.lessons.learned()

    assert before[0] == "light"
    assert TopicSense(learned).topics("Лампочка опять перегорела")[0] == "uk"
    assert learned.messages == {"uk": 12, "heating": 12}


async def test_the_program_learns_into_the_one_sense_that_all_doors_ask(
    storage: Storage, clock: StandingClock
) -> None:
    sense = TopicSense()
    await decided(storage, clock, 12)
    await decided(storage, clock, 12, "heating", "Батарея холодная")

    await Lessons(storage, sense).look()

    assert sense.topics("Лампочка перегорела")[0] == "uk"


async def test_what_nobody_looked_at_teaches_nothing(storage: Storage) -> None:
    for _ in range(FEWEST + 1):
        await send(storage, ANNA, LAMP)

    learned = await storage.lessons.learned()

    assert (learned.messages, learned.counts) == ({}, {})


@pytest.mark.parametrize(("count", "is_known"), [(FEWEST - 1, False), (FEWEST, True)])
async def test_a_word_of_few_messages_is_not_known(
    storage: Storage, clock: StandingClock, count: int, is_known: bool
) -> None:
    await decided(storage, clock, count)

    learned = await storage.lessons.learned()

    assert ("лампочка" in learned.counts) == is_known


async def test_names_are_never_learned_however_often_they_are_said(
    storage: Storage, clock: StandingClock
) -> None:
    await decided(storage, clock, FEWEST * 2)

    learned = await storage.lessons.learned()

    assert sorted(learned.counts) == ["лампочка", "перегореть", "подтвердить"]


async def test_traceless_messages_teach_nothing(storage: Storage, clock: StandingClock) -> None:
    for _ in range(FEWEST + 1):
        number, _ = await send_traceless(storage, ANNA, LAMP)
        await storage.messages.release(lambda _: (), clock())
        case = await storage.cases.one(number)
        await storage.cases.take_step(closing(case, "resolved", clock))

    assert (await storage.lessons.learned()).counts == {}


async def test_what_is_erased_is_unlearned(storage: Storage, clock: StandingClock) -> None:
    for number in await decided(storage, clock, FEWEST):
        case = await storage.cases.one(number)
        await storage.cases.take_step(closing(case, "resolved", clock))
    assert "лампочка" in (await storage.lessons.learned()).counts
    later = clock().date().replace(year=2027)

    await storage.erasing.erase(Before.day(later))

    assert (await storage.lessons.learned()).counts == {}
