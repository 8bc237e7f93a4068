"""The morning line of a working day, and the alarm about an urgent case: each told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.alarms import Alarms
from bot.handlers.staff_office import Office
from bot.mornings import Mornings
from config.workdays import of_region
from storage.case_records import Closing
from storage.entered_records import EnteredAppeal
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, STAFF_CHAT, send, send_traceless
from tests.staff.stepping import closing

OFFICE = Office("Администрация города", of_region("RU"), 30, {})


async def told(storage: Storage, clock: StandingClock, kind: str) -> list[str]:
    """Texts of this kind that wait to be sent."""
    found = await storage.notices.claim(clock() + timedelta(hours=1), 50)
    return [one.text for one in found if one.kind == kind and one.chat == STAFF_CHAT]


def at(clock: StandingClock, day: date, hour: int) -> None:
    zone = clock().tzinfo
    assert isinstance(zone, ZoneInfo)
    clock.time = datetime(day.year, day.month, day.day, hour, 5, tzinfo=zone)


async def test_a_monday_begins_with_what_waits(storage: Storage, clock: StandingClock) -> None:
    late = await send(storage, ANNA, replace(PIT, due=date(2026, 11, 19)))
    today = await send(storage, ANNA, replace(PIT, due=date(2026, 11, 23)))
    soon = await send(storage, ANNA, replace(PIT, due=date(2026, 11, 25)))
    await send(storage, ANNA)
    done = await storage.cases.one(await send(storage, ANNA))
    await storage.cases.take_step(closing(done, "resolved", clock))
    mornings = Mornings(storage, OFFICE, clock, [STAFF_CHAT])
    await told(storage, clock, "card")

    at(clock, date(2026, 11, 23), 9)
    await mornings.look()
    await mornings.look()

    assert await told(storage, clock, "morning") == [
        "Новых: 4, без ответа: 4, просрочено: 1, закрыто с 20.11.2026: 1.\n"
        f"Срок ответа сегодня: № {today}.\n"
        f"Срок ответа через 2 дн.: № {soon}.\n"
        f"Срок нарушен: № {late}. Самая большая задержка — 4 дн."
    ]


@pytest.mark.parametrize(
    ("day", "hour", "is_on"),
    [
        (date(2026, 11, 22), 9, True),  # a Sunday
        (date(2026, 11, 23), 8, True),
        (date(2026, 11, 23), 12, True),
        (date(2026, 11, 23), 9, False),
        (date(2027, 1, 4), 9, True),  # a holiday
    ],
)
async def test_nothing_is_said_at_other_times_or_where_nobody_asked(
    storage: Storage, clock: StandingClock, day: date, hour: int, is_on: bool
) -> None:
    mornings = Mornings(storage, OFFICE, clock, [STAFF_CHAT])
    mornings.is_on = lambda: is_on

    at(clock, day, hour)
    await mornings.look()

    assert await told(storage, clock, "morning") == []


async def test_a_quiet_town_hears_one_line(storage: Storage, clock: StandingClock) -> None:
    at(clock, date(2026, 11, 24), 9)

    line = await Mornings(storage, OFFICE, clock, [STAFF_CHAT]).line(clock().date())

    assert line == "Новых: 0, без ответа: 0, просрочено: 0, закрыто вчера: 0."


async def test_words_of_danger_and_the_severest_causes_are_told_once(
    storage: Storage, clock: StandingClock
) -> None:
    number = await send(storage, ANNA, replace(PIT, urgent=True))
    await send(storage, ANNA)
    await send_traceless(storage, ANNA, replace(PIT, urgent=True))
    alarms = Alarms(storage, [STAFF_CHAT], clock)

    await alarms.look()
    await Alarms(storage, [STAFF_CHAT], clock).look()

    assert await told(storage, clock, "urgent") == [
        f"Срочно: № {number}, Ремонт дорог. "
        "Возможна угроза безопасности или нарушение прав. Проверьте сейчас."
    ]


@pytest.mark.parametrize(
    ("outcome", "cause", "is_told"),
    [
        ("forwarded", "safety", True),
        ("refused", "access", True),
        ("resolved", "safety", False),
        ("refused", "quality", False),
    ],
)
async def test_a_danger_named_on_closing_is_told_while_it_is_there(
    storage: Storage, clock: StandingClock, outcome: str, cause: str, is_told: bool
) -> None:
    case = await storage.cases.one(await send(storage, ANNA))
    ground = "Передали в МЧС"
    closed = Closing(outcome, cause, ground if outcome in ("forwarded", "refused") else "")
    await storage.cases.take_step(closing(case, outcome, clock, closing=closed))
    clock.time += timedelta(hours=8)  # the next local day begins

    await Alarms(storage, [STAFF_CHAT], clock).look()
    await Alarms(storage, [STAFF_CHAT], clock).look()

    words = (
        f"Срочно: № {case.number}, Ремонт дорог. "
        "Возможна угроза безопасности или нарушение прав. Проверьте сейчас."
    )
    assert await told(storage, clock, "urgent") == [words] * is_told


async def test_a_danger_of_days_ago_is_not_told_as_if_it_were_new(
    storage: Storage, clock: StandingClock
) -> None:
    case = await storage.cases.one(await send(storage, ANNA))
    closed = Closing("forwarded", "safety", "МЧС")
    await storage.cases.take_step(closing(case, "forwarded", clock, closing=closed))
    clock.time += timedelta(days=2)

    await Alarms(storage, [STAFF_CHAT], clock).look()

    assert await told(storage, clock, "urgent") == []


async def test_a_promise_leaves_the_danger_where_it_is(
    storage: Storage, clock: StandingClock
) -> None:
    case = await storage.cases.one(await send(storage, ANNA))
    until = clock().date() + timedelta(days=30)
    promised = Closing("supported", "safety")
    step = closing(case, "supported", clock, closing=promised, until=until)
    await storage.cases.take_step(step)

    await Alarms(storage, [STAFF_CHAT], clock).look()

    assert len(await told(storage, clock, "urgent")) == 1


async def test_an_urgent_letter_is_told_of_too(storage: Storage, clock: StandingClock) -> None:
    day = clock().date()
    letter = EnteredAppeal(
        *("post", "complaint", "complaint", day, day, "operator", "Пожар"), urgent=True
    )
    number = await storage.entered.keep(letter)

    await Alarms(storage, [STAFF_CHAT], clock).look()

    assert await told(storage, clock, "urgent") == [
        f"Срочно: № {number}, тема не указана. "
        "Возможна угроза безопасности или нарушение прав. Проверьте сейчас."
    ]
