"""Appeals that clerks enter: from post, reception, phone, e-mail and other systems."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.alarms import Alarms
from storage.case_records import HeardBefore
from storage.entered_records import Client, EnteredAppeal, EnteredBefore
from storage.erasing import Erasing, Terms
from storage.notice_records import Notice
from storage.register_records import Key
from storage.search_records import Wish
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import STAFF_CHAT
from tests.staff.stepping import closing

LETTER = EnteredAppeal(
    channel="post",
    kind="complaint",
    asked_as="complaint",
    received=date(2026, 11, 18),
    due=date(2026, 12, 18),
    role="operator",
    text="Не чистят тротуар на Садовой",
    topic="road_care",
    external_id="В-118/26",
    client=Client("person", collective=True),
    tell=(STAFF_CHAT,),
    update=("telegram", "77"),
)


async def cards(storage: Storage, clock: StandingClock) -> list[Notice]:
    return await storage.notices.claim(clock() + timedelta(seconds=1))


async def test_a_letter_becomes_a_case_with_a_number_and_a_card(
    storage: Storage, clock: StandingClock
) -> None:
    number = await storage.entered.keep(LETTER)

    case = await storage.cases.one(number)
    message = case.message
    assert (message.channel, message.kind, message.topic) == ("post", "complaint", "road_care")
    assert (message.received, case.registered) == (LETTER.received, clock().date())
    assert (case.status, message.reachable, message.traceless) == ("registered", False, False)
    assert [entry.text for entry in case.thread] == [LETTER.text]
    history = await storage.cases.history(number)
    assert [(line.field, line.actor) for line in history] == [("created", "operator")]
    told = await cards(storage, clock)
    assert [(one.kind, one.chat, one.appeal) for one in told] == [
        ("card", STAFF_CHAT, message.appeal)
    ]


async def test_the_same_letter_is_refused_and_its_number_is_told(storage: Storage) -> None:
    number = await storage.entered.keep(LETTER)

    with pytest.raises(EnteredBefore) as refused:
        await storage.entered.keep(replace(LETTER, update=("telegram", "78")))

    assert refused.value.number == number
    assert len(await storage.cases.listed("all")) == 1


async def test_a_press_that_came_twice_enters_once(storage: Storage) -> None:
    await storage.entered.keep(replace(LETTER, external_id=""))

    with pytest.raises(HeardBefore):
        await storage.entered.keep(replace(LETTER, external_id=""))

    assert len(await storage.cases.listed("all")) == 1


async def test_nothing_is_received_tomorrow(storage: Storage, clock: StandingClock) -> None:
    tomorrow = clock().date() + timedelta(days=1)

    with pytest.raises(ValueError, match="after today"):
        await storage.entered.keep(replace(LETTER, received=tomorrow))

    assert await storage.cases.listed("all") == []


async def test_a_letter_without_a_name_is_anonymous_and_no_secret(
    storage: Storage, clock: StandingClock
) -> None:
    """It is read, found, told of and merged as any letter; nothing of it is sealed, and the short
    term of what is without a trace is not its."""
    nameless = replace(LETTER, client=Client(anonymous=True), cause="safety", tell=())
    number = await storage.entered.keep(nameless)
    named = await storage.entered.keep(replace(LETTER, external_id="2", update=None, tell=()))

    case = await storage.cases.one(number)
    await Alarms(storage, [STAFF_CHAT], clock).look()
    alarms = [one.text for one in await cards(storage, clock)]
    found = await storage.search.found(Wish(words="тротуары"))
    original = await storage.cases.original(case, named)
    row = await storage.register.row(Key("post", "В-118/26"))

    assert (case.message.traceless, case.of_register.anonymous) == (False, True)
    assert [entry.text for entry in case.thread] == [LETTER.text]
    assert [text.startswith(f"Срочно: № {number}") for text in alarms] == [True]
    assert sorted(one.number for one in found.cases) == sorted([number, named])
    assert original is not None
    assert row is not None
    assert (row.anonymous, row.cause) == (True, "safety")


async def test_a_closed_letter_without_a_name_is_kept_for_the_term_of_the_register(
    storage: Storage, clock: StandingClock
) -> None:
    nameless = replace(LETTER, client=Client(anonymous=True), tell=())
    case = await storage.cases.one(await storage.entered.keep(nameless))
    await storage.cases.take_step(closing(case, "resolved", clock))
    erasing = Erasing(storage.engine, clock)

    clock.time += timedelta(days=100)
    await erasing.by_term(Terms(address=30, content=90, register=1825))
    kept = [entry.text for entry in (await storage.cases.one(case.number)).thread]
    clock.time += timedelta(days=1825)
    await erasing.by_term(Terms(address=30, content=90, register=1825))
    gone = [entry.text for entry in (await storage.cases.one(case.number)).thread]

    assert kept[0] == LETTER.text
    assert gone[0] == ""
