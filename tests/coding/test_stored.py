"""Codes of texts in every database: of messages with a log, of comments without any."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import text

from storage.code_records import NOTHING, Code, Uncoded
from storage.erasing import Before
from storage.register_records import Draft, Key, Moment
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, PIT, send, send_traceless
from tests.staff.stepping import closing, step

SLOW, RUDE = Code("pain", "timeliness"), Code("pain", "courtesy")
NOVEMBER = (date(2026, 11, 1), date(2026, 12, 1))


async def id_of(storage: Storage, number: str) -> int:
    return (await storage.cases.one(number)).message.appeal


async def test_codes_of_a_message_replace_each_other_and_its_log_tells_each(
    storage: Storage, clock: StandingClock
) -> None:
    number = await send(storage, ANNA)
    name, codes = await id_of(storage, number), storage.codes_of_texts
    by = (clock(), "operator")

    await codes.code_message(name, [SLOW, NOTHING], by)
    first = await codes.of_message(name)
    await codes.code_message(name, [RUDE, SLOW], by)
    second = await codes.of_message(name)
    await codes.code_message(name, [NOTHING], by)

    assert (first, second) == ((SLOW,), (RUDE, SLOW))
    assert await codes.of_message(name) == (NOTHING,)
    log = [one for one in await storage.cases.history(number) if one.field == "code"]
    assert [(one.old, one.new, one.actor) for one in log] == [
        (None, "pain:timeliness", "operator"),
        (None, "pain:courtesy", "operator"),
        ("pain:courtesy", None, "operator"),
        ("pain:timeliness", None, "operator"),
        (None, "none:", "operator"),
    ]
    assert {one.at for one in log} == {clock()}


async def test_the_log_of_a_traceless_message_has_the_day_of_a_code_and_no_time(
    storage: Storage, clock: StandingClock
) -> None:
    number, _ = await send_traceless(storage, ANNA)
    await storage.messages.release(lambda _: (), clock())

    name = await id_of(storage, number)
    await storage.codes_of_texts.code_message(name, [SLOW], (clock(), "operator"))

    (line,) = [one for one in await storage.cases.history(number) if one.field == "code"]
    assert line.at == clock().replace(hour=0)


async def test_messages_come_one_after_another_each_once_and_what_was_skipped_comes_again(
    storage: Storage, clock: StandingClock
) -> None:
    codes, by = storage.codes_of_texts, (clock(), "operator")
    first = await send(storage, ANNA)
    clock.time = clock.time.replace(day=21)
    second = await send(storage, BORIS)
    values = {"received": Moment(clock(), clock().date()), "text": "Яма", "topic": "light"}
    await storage.register.take([Draft(2, Key("pos", "П-7"), values)], clock())

    seen = [await codes.next_message(NOVEMBER)]
    for _ in range(3):
        assert seen[-1] is not None
        seen.append(await codes.next_message(NOVEMBER, after=seen[-1].appeal))
    (row,) = [one for one in seen[:3] if one and not one.number]
    await codes.code_message(await id_of(storage, first), [SLOW], by)
    await codes.code_message(row.appeal, [NOTHING], by)
    left = await codes.next_message(NOVEMBER)
    assert left is not None
    alone = await codes.next_message(NOVEMBER, after=left.appeal)

    assert [one.number for one in seen if one] == [first, second, "", first]
    assert (row.channel, row.topic, row.text) == ("pos", "light", "Яма")
    assert (left.number, alone) == (second, None)
    assert await codes.next_message((date(2026, 12, 1), date(2027, 1, 1))) is None
    work = await codes.work(NOVEMBER)
    assert (work.messages, work.looked, work.counts) == (3, 2, Counter({SLOW: 1, NOTHING: 1}))


async def test_what_waits_is_spam_a_duplicate_or_erased_is_not_to_be_coded(
    storage: Storage, clock: StandingClock
) -> None:
    codes = storage.codes_of_texts
    await send_traceless(storage, ANNA)  # its hour has not come
    spam, original = await send(storage, ANNA), await send(storage, BORIS)
    case = await storage.cases.one(spam)
    await storage.cases.take_step(step(case, "hide", clock, reason="Рассылка"))

    assert await walked(storage) == [original]
    case = await storage.cases.one(original)
    case = await storage.cases.take_step(step(case, "take", clock, owner="Ева"))
    await storage.cases.take_step(closing(case, "explained", clock))
    await codes.code_message(case.message.appeal, [SLOW], (clock(), "operator"))
    await storage.erasing.erase(Before.day(date(2026, 11, 21)))

    assert await walked(storage) == []
    (erased,) = await codes.with_code(SLOW, NOVEMBER)
    assert (erased.number, erased.text) == (original, "")
    assert await codes.with_code(RUDE, NOVEMBER) == []
    assert (await codes.work(NOVEMBER)).counts == Counter({SLOW: 1})


async def walked(storage: Storage) -> list[str]:
    """Numbers, from one to the next until the first comes again."""
    seen: list[Uncoded] = []
    one = await storage.codes_of_texts.next_message(NOVEMBER)
    while one is not None and one not in seen:
        seen.append(one)
        one = await storage.codes_of_texts.next_message(NOVEMBER, after=one.appeal)
    return [one.number for one in seen]


async def test_a_unit_codes_its_own_messages_alone(storage: Storage, clock: StandingClock) -> None:
    number = await send(storage, ANNA)
    name = await id_of(storage, number)
    codes = storage.codes_of_texts

    assert await codes.next_message(NOVEMBER, unit="roads") is None
    assert await codes.message(name, "roads") is None
    assert (await codes.work(NOVEMBER, "roads")).messages == 0
    day = date(2026, 11, 20)
    assert await codes.message(name) == Uncoded(
        name, number, "telegram", PIT.topic, day, None, PIT.text
    )


async def test_a_code_of_a_comment_knows_the_comment_and_nothing_else(storage: Storage) -> None:
    asked = {
        "sqlite": "SELECT name FROM pragma_table_info('comment_code') ORDER BY name",
        "postgresql": "SELECT column_name FROM information_schema.columns"
        " WHERE table_name = 'comment_code' ORDER BY column_name",
    }
    told = asked["sqlite" if storage.engine.is_sqlite else "postgresql"]
    async with storage.engine.reading() as connection:
        names = (await connection.execute(text(told))).scalars().all()

    assert names == ["code", "comment", "kind"]
