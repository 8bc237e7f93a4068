"""Appeals that clerks enter: from post, reception, phone, e-mail and other systems."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from storage.case_records import HeardBefore
from storage.entered_records import Client, EnteredAppeal, EnteredBefore
from storage.notice_records import Notice
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import STAFF_CHAT

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
