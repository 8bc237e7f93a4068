"""Which unit a message goes to, whose chat gets its card, and what the desk remembers of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.message_records import MessageExtended
from storage.notice_records import NoticeDraft
from storage.office_records import NoSuchUnit, Route, Unit, Whereabouts, first_fitting
from storage.store import Storage
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, STAFF_CHAT, keep, send, send_traceless
from tests.staff.stepping import asked, step

ROADS = Unit("roads", "Отдел дорог", chat="telegram:-100888", topic="7")
PARKS = Unit("parks", "Отдел парков")
ADMIN = "Анна, admin"


async def with_units(storage: Storage, clock: StandingClock) -> None:
    for unit in (ROADS, PARKS):
        await storage.units.put(unit, clock(), ADMIN)


async def chats_told(storage: Storage, clock: StandingClock) -> list[str]:
    return sorted(notice.chat for notice in await storage.notices.claim(clock()) if notice.chat)


def test_the_first_route_that_fits_counts() -> None:
    routes = (
        Route("lamps", topic="street_light", spot="hall"),
        Route("school", organisation="Школа № 1"),
        Route("roads", topic="roads"),
        Route("rest"),
    )

    told = {
        about: first_fitting(routes, about)
        for about in (
            Whereabouts("road_repair"),
            Whereabouts("road_repair", "школа № 1"),
            Whereabouts("street_light", place="hall"),
            Whereabouts("street_light"),
            Whereabouts(),
        )
    }

    assert list(told.values()) == ["roads", "school", "lamps", "rest", "rest"]
    assert first_fitting(routes[:3], Whereabouts()) == ""


async def test_a_message_gets_its_unit_and_its_card_goes_to_the_units_chat(
    storage: Storage, clock: StandingClock
) -> None:
    await with_units(storage, clock)
    await storage.routes.add(Route("roads", topic="road_repair"), clock(), ADMIN)

    number = await send(storage, ANNA)
    other = await send(storage, ANNA, replace(PIT, topic=None))

    cases = [await storage.cases.one(name) for name in (number, other)]
    assert [(case.unit_id, case.room) for case in cases] == [
        ("roads", "telegram:-100888"),
        ("", ""),
    ]
    assert await chats_told(storage, clock) == ["telegram:-100777", "telegram:-100888"]


async def test_a_case_is_handed_on_while_its_author_is_asked_and_both_clocks_run_on(
    storage: Storage, clock: StandingClock
) -> None:
    await with_units(storage, clock)
    until = clock().date() + timedelta(days=7)
    case = await asked(storage, await storage.cases.one(await send(storage, ANNA)), clock, until)
    await chats_told(storage, clock)

    handed = await storage.cases.take_step(replace(step(case, "to_unit", clock), unit="roads"))
    await keep(storage, ANNA, MessageExtended(case.number, "Дом 4", "reply"))
    after = await storage.cases.one(case.number)

    assert (handed.state, handed.unit_id, handed.message.due) == (
        "waiting",
        "roads",
        case.message.due,
    )
    assert handed.message.reply_until == until
    assert (after.state, after.message.taken_by, after.room) == ("new", "", "telegram:-100888")
    assert [entry.text for entry in after.thread][-1] == "Дом 4"


async def test_a_unit_without_a_chat_is_served_in_the_staff_chat(
    storage: Storage, clock: StandingClock
) -> None:
    await with_units(storage, clock)
    await storage.routes.add(Route("parks"), clock(), ADMIN)

    number = await send(storage, ANNA)

    assert (await storage.cases.one(number)).unit_id == "parks"
    assert await chats_told(storage, clock) == [STAFF_CHAT]


async def test_a_route_to_a_retired_unit_fits_no_more(
    storage: Storage, clock: StandingClock
) -> None:
    await with_units(storage, clock)
    await storage.routes.add(Route("roads"), clock(), ADMIN)
    await storage.routes.add(Route("parks"), clock(), ADMIN)

    await storage.units.put(replace(ROADS, is_used=False), clock(), ADMIN)

    assert await storage.routes.unit_for(Whereabouts("road_repair")) == "parks"
    with pytest.raises(NoSuchUnit):
        await storage.routes.add(Route("roads"), clock(), ADMIN)


async def test_traceless_messages_are_posted_with_their_batch_in_the_units_chat(
    storage: Storage, clock: StandingClock
) -> None:
    await with_units(storage, clock)
    await storage.routes.add(Route("roads"), clock(), ADMIN)
    await send_traceless(storage, ANNA)

    before = [await storage.cards.post_missing(c, clock()) for c in (STAFF_CHAT, ROADS.chat)]
    await storage.messages.release(lambda _: (), clock())
    in_staff = await storage.cards.post_missing(STAFF_CHAT, clock())
    in_room = await storage.cards.post_missing(ROADS.chat, clock(), of_units=True)

    assert (before, in_staff, in_room) == ([0, 0], 0, 1)


async def test_the_order_of_routes_is_the_desks(storage: Storage, clock: StandingClock) -> None:
    await with_units(storage, clock)
    for route in (Route("roads"), Route("parks"), Route("parks", topic="roads")):
        await storage.routes.add(route, clock(), ADMIN)
    _, second, third = await storage.routes.listed()

    await storage.routes.raise_up(third.id, clock(), ADMIN)
    await storage.routes.raise_up(third.id, clock(), ADMIN)
    await storage.routes.raise_up(third.id, clock(), ADMIN)  # it is the first already
    await storage.routes.remove(second.id, clock(), ADMIN)

    listed = await storage.routes.listed()
    assert [(one.unit, one.topic) for one in listed] == [("parks", "roads"), ("roads", "")]


async def test_units_of_the_file_hold_until_the_desk_changes_them(
    storage: Storage, clock: StandingClock
) -> None:
    filed = [Unit("roads", "Дороги"), Unit("old", "Прежний отдел")]
    await storage.units.file(filed)
    await storage.units.put(replace(filed[0], title="Дороги и мосты"), clock(), ADMIN)

    await storage.units.file([Unit("roads", "Улицы"), Unit("new", "Новый отдел")])
    changed = [(one.id, one.title, one.is_used) for one in await storage.units.all()]
    await storage.units.give_back("roads", [Unit("roads", "Улицы")], clock(), ADMIN)

    assert changed == [
        ("roads", "Дороги и мосты", True),
        ("new", "Новый отдел", True),
        ("old", "Прежний отдел", False),
    ]
    assert (await storage.units.one("roads")).title == "Улицы"


async def test_every_change_is_kept_with_who_and_when(
    storage: Storage, clock: StandingClock
) -> None:
    await storage.units.put(PARKS, clock(), ADMIN)
    await storage.routes.add(Route("parks"), clock(), ADMIN)
    await storage.settings.change("responsible", "отдел обращений", clock(), "Олег, admin")
    await storage.settings.change("responsible", None, clock(), ADMIN)

    history = await storage.settings.history()
    assert [(one.name, one.actor, one.at) for one in history] == [
        ("responsible", ADMIN, clock()),
        ("responsible", "Олег, admin", clock()),
        ("routes", ADMIN, clock()),
        ("unit.parks", ADMIN, clock()),
    ]
    assert [one.told for one in history[:2]] == [None, "отдел обращений"]
    assert sorted(await storage.settings.effective()) == ["routes", "unit.parks"]


async def test_a_lost_chat_sends_what_waits_to_the_staff_chat_once(
    storage: Storage, clock: StandingClock
) -> None:
    await with_units(storage, clock)
    await storage.routes.add(Route("roads"), clock(), ADMIN)
    await send(storage, ANNA)
    after, words = replace(ROADS, chat="", topic=""), NoticeDraft("unit", None, STAFF_CHAT, "!")

    await storage.units.lose(ROADS, after, words, clock())
    await storage.units.lose(ROADS, after, words, clock())

    assert await storage.units.one("roads") == after
    assert await chats_told(storage, clock) == [STAFF_CHAT, STAFF_CHAT]
