"""The way from a staff chat into the desk: for its members, once, under the same name."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from storage.office_records import Unit
from storage.sql.signins import Clerk, Role, SignIns
from tests.conftest import StandingClock
from tests.fakes.telegram import Citizen
from tests.staff import vk_room
from tests.staff.room import Room, opened

LINK = re.compile(r"/desk/enter\?t=(\S+)")


@pytest.fixture
async def room(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Room]:
    async with opened(tmp_path, clock) as running_room:
        yield running_room


def signins(room: Room) -> SignIns:
    return SignIns(room.storage.engine, room.storage.keys.lasting("sign-in"))


async def enters(room: Room, text: str) -> Clerk | None:
    (token,) = LINK.findall(text)
    opened_ = await signins(room).enter(token, room.outside.clock())
    return opened_.clerk if opened_ else None


async def test_a_member_gets_a_link_that_opens_the_desk_once_under_the_same_name(
    room: Room,
) -> None:
    await room.olga.says("/desk", room.staff)
    told = (await room.until_shown("Одноразовая ссылка")).text

    first, second = await enters(room, told), await enters(room, told)

    (link,) = LINK.findall(told)
    assert told == (
        "Одноразовая ссылка для входа на рабочее место, действует до 12:10:"
        f" https://otklik.example.org/desk/enter?t={link}\n"
        "Она для того, кто её попросил: за столом будет его имя."
    )
    assert first == Clerk("Ольга (501)", Role.OPERATOR)
    assert second is None


async def test_a_link_of_ten_minutes_ago_opens_nothing(room: Room, clock: StandingClock) -> None:
    await room.petr.says("@otklik_bot вход", room.staff)
    told = (await room.until_shown("Одноразовая ссылка")).text

    clock.time += timedelta(minutes=10)

    assert await enters(room, told) is None


async def test_a_chat_of_a_unit_gets_a_link_to_its_cases_alone(
    room: Room, clock: StandingClock
) -> None:
    chat = room.fake.group("Дороги")
    ivan: Citizen = room.fake.citizen(503, "Иван")
    chat.sets(ivan, "member")
    roads = Unit("roads", "Отдел дорог", chat=f"telegram:{chat.id}")
    await room.storage.units.put(roads, clock(), "тест")

    await ivan.says("/desk", chat)
    told = (await room.until_shown("Одноразовая ссылка", chat)).text

    assert await enters(room, told) == Clerk("Иван (503)", Role.OPERATOR, "roads")


async def test_a_chat_of_two_units_gets_no_link(room: Room, clock: StandingClock) -> None:
    chat = room.fake.group("Дороги и дворы")
    ivan = room.fake.citizen(503, "Иван")
    chat.sets(ivan, "member")
    for name in ("roads", "yards"):
        unit = Unit(name, name, chat=f"telegram:{chat.id}")
        await room.storage.units.put(unit, clock(), "тест")

    await ivan.says("/desk", chat)

    told = (await room.until_shown("в общем рабочем чате", chat)).text
    assert LINK.findall(told) == []


async def test_whoever_left_the_chat_a_second_ago_gets_none(room: Room) -> None:
    await room.staff.expels(room.petr)
    await room.petr.says("/desk", room.staff)
    await room.olga.says("/help", room.staff)
    await room.until_shown("Команды рабочего чата")

    assert [text for text in room.staff.sees() if "/desk/enter" in text] == []


async def test_a_member_of_the_chat_in_vk_gets_a_link_too(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with vk_room.opened(tmp_path, clock) as room:
        await room.olga.says("/desk", room.staff)
        told = (await room.until_shown("Одноразовая ссылка")).text

        (token,) = LINK.findall(told)
        keys = room.storage.keys.lasting("sign-in")
        opened_ = await SignIns(room.storage.engine, keys).enter(token, clock())

    assert opened_ is not None
    assert opened_.clerk == Clerk("Ольга Иванова (501)", Role.OPERATOR)
