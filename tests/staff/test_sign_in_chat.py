"""The way from a staff chat into the desk: once, under the name of whoever asked, and only for a
browser that they confirm in the chat."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from storage.office_records import Unit
from storage.sql.signins import Clerk, Role
from tests.conftest import StandingClock
from tests.fakes.telegram import Citizen, Group, Message
from tests.staff import vk_room
from tests.staff.beside import INSIDE, OUTSIDE, WAITS, Beside, beside, enters, seen
from tests.staff.room import Room, opened, running, town
from tests.staff.vk_room import VkRoom, labels

LINK = re.compile(r"https://otklik\.example\.org(/desk/enter\?t=\S+)")
OLGA = "Ольга (501)"
VOID = "Ссылка отменена: с ней никто не войдёт."
OVER = "Эта ссылка уже не действует. Новая — «/desk»."


@pytest.fixture
async def room(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Room]:
    async with opened(tmp_path, clock) as running_room:
        yield running_room


@pytest.fixture
async def site(room: Room) -> AsyncIterator[Beside]:
    async with beside(room.outside.house) as standing:
        yield standing


@pytest.fixture
async def vk(tmp_path: Path, clock: StandingClock) -> AsyncIterator[VkRoom]:
    async with vk_room.opened(tmp_path, clock) as running_room:
        yield running_room


async def asked(room: Room, who: Citizen, chat: Group | None = None) -> tuple[Message, str]:
    """(the bot's answer, the path of its link)"""
    await who.says("/desk", chat or room.staff)
    told = await room.until_shown("Одноразовая ссылка", chat)
    return told, link_in(told.text)


def link_in(text: str) -> str:
    (link,) = LINK.findall(text)
    return str(link)


async def presses(room: Room, who: Citizen, label: str, told: Message) -> str:
    return await (await who.presses(label, room.staff, on=told)).answered()


async def clerks(site: Beside, clock: StandingClock) -> list[Clerk]:
    return [one.clerk for one in await site.signins.sessions(clock())]


async def test_a_member_gets_a_link_that_opens_the_desk_once_they_confirm_it(
    room: Room, site: Beside, clock: StandingClock
) -> None:
    told, link = await asked(room, room.olga)
    text, buttons = told.text, told.labels

    pressed = await enters(site.anna, link)
    before = await site.anna.opens("/desk/queue")
    toast = await presses(room, room.olga, "Это я", told)
    shown = await room.until_shown("подтверждён")
    after = await site.anna.opens("/desk/")

    assert text == (
        "Одноразовая ссылка для входа на рабочее место, действует до 12:10:"
        f" https://otklik.example.org{link}\n"
        f"Её просит {OLGA}. Откройте ссылку, нажмите «Войти», потом вернитесь сюда и нажмите"
        " «Это я». Если открыли её не вы — «Не я»."
    )
    assert buttons == ["Это я", "Не я"]
    assert (seen(pressed), seen(before), seen(after)) == (WAITS, WAITS, INSIDE)
    assert toast == "Вход подтверждён: вернитесь на страницу."
    assert shown.text == f"Вход на рабочее место подтверждён: {OLGA}. Ссылка использована."
    assert (shown.id, shown.labels) == (told.id, [])
    assert await clerks(site, clock) == [Clerk(OLGA, Role.OPERATOR)]


async def test_the_page_that_waits_says_what_to_do_and_goes_on_without_a_script(
    room: Room, site: Beside
) -> None:
    _, link = await asked(room, room.olga)

    page = await enters(site.anna, link)

    assert "Нажмите «Это я» под ссылкой в рабочем чате." in page.words
    assert "Если ссылка оказалась использована не вами — нажмите там «Не я»." in page.words
    assert (list(page.buttons), page.actions["Продолжить"]) == (["Продолжить"], "/desk/")
    assert [tag for tag, _ in page.structure if tag == "script"] == []
    assert ("meta", ("http-equiv", "content")) in page.structure


async def test_before_anybody_opened_the_link_there_is_nothing_to_confirm(
    room: Room, site: Beside
) -> None:
    told, link = await asked(room, room.olga)
    await site.anna.opens(link)  # looked at, nothing pressed

    toast = await presses(room, room.olga, "Это я", told)

    assert toast == "Сначала откройте ссылку и нажмите там «Войти»."
    assert seen(await enters(site.anna, link)) == WAITS


async def test_a_second_press_changes_nothing(
    room: Room, site: Beside, clock: StandingClock
) -> None:
    told, link = await asked(room, room.olga)
    me, not_me = told.buttons()
    await enters(site.anna, link)
    await presses(room, room.olga, "Это я", told)

    later = [
        await (await who.presses_data(one["callback_data"], told.id, room.staff)).answered()
        for who, one in ((room.olga, me), (room.petr, not_me), (room.petr, me))
    ]

    assert later == [OVER, OVER, OVER]
    assert seen(await site.anna.opens("/desk/")) == INSIDE
    assert await clerks(site, clock) == [Clerk(OLGA, Role.OPERATOR)]


async def test_a_link_of_ten_minutes_ago_opens_nothing(
    room: Room, site: Beside, clock: StandingClock
) -> None:
    told, link = await asked(room, room.petr)
    clock.time += timedelta(minutes=10)

    assert (await enters(site.anna, link)).status == 403
    assert await presses(room, room.petr, "Это я", told) == OVER


async def test_a_browser_waits_for_ten_minutes(
    room: Room, site: Beside, clock: StandingClock
) -> None:
    told, link = await asked(room, room.petr)
    clock.time += timedelta(minutes=9)
    await enters(site.anna, link)
    clock.time += timedelta(minutes=9, seconds=59)
    waits = await site.anna.opens("/desk/")
    clock.time += timedelta(seconds=1)
    late = await presses(room, room.petr, "Это я", told)

    assert (seen(waits), late) == (WAITS, OVER)
    assert seen(await site.anna.opens("/desk/")) == OUTSIDE


async def test_a_link_outlives_a_restart_of_the_program(
    tmp_path: Path, clock: StandingClock
) -> None:
    async with town(tmp_path, clock) as outside:
        async with running(outside) as room, beside(outside.house) as site:
            told, link = await asked(room, room.olga)
            await enters(site.anna, link)
            cookies = site.anna.cookies()

        async with running(outside) as room, beside(outside.house) as site:
            site.anna.take_cookies(cookies)
            waits = seen(await site.anna.opens("/desk/"))
            await presses(room, room.olga, "Это я", told)
            inside = seen(await site.anna.opens("/desk/"))

    assert (waits, inside) == (WAITS, INSIDE)


async def test_a_link_made_on_the_server_needs_no_confirmation(
    site: Beside, clock: StandingClock
) -> None:
    token = await site.signins.make_link(Clerk("Анна", Role.ADMIN), clock())

    assert seen(await enters(site.anna, f"/desk/enter?t={token}")) == INSIDE


async def test_when_everybody_is_put_out_links_and_browsers_that_wait_are_void_too(
    room: Room, site: Beside
) -> None:
    told, link = await asked(room, room.olga)
    await enters(site.anna, link)

    await site.signins.end_all()

    assert seen(await site.anna.opens("/desk/")) == OUTSIDE
    assert await presses(room, room.olga, "Это я", told) == OVER


async def test_a_chat_of_a_unit_gets_a_link_to_its_cases_alone(
    room: Room, site: Beside, clock: StandingClock
) -> None:
    chat = room.fake.group("Дороги")
    ivan: Citizen = room.fake.citizen(503, "Иван")
    chat.sets(ivan, "member")
    roads = Unit("roads", "Отдел дорог", chat=f"telegram:{chat.id}")
    await room.storage.units.put(roads, clock(), "тест")

    told, link = await asked(room, ivan, chat)
    await enters(site.anna, link)
    await (await ivan.presses("Это я", chat, on=told)).answered()

    assert seen(await site.anna.opens("/desk/")) == INSIDE
    assert await clerks(site, clock) == [Clerk("Иван (503)", Role.OPERATOR, "roads")]


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


async def test_in_vk_a_browser_waits_for_whoever_asked_too(
    vk: VkRoom, clock: StandingClock
) -> None:
    async with beside(vk.house) as site:
        await vk.olga.says("/desk", vk.staff)
        told = await vk.until_shown("Одноразовая ссылка")
        link, buttons = link_in(told.text), labels(told)

        early = await vk.presses(vk.olga, "Это я", told)
        waits = seen(await enters(site.anna, link))
        other = await vk.presses(vk.petr, "Это я", told)
        still = seen(await site.anna.opens("/desk/"))
        word = await vk.presses(vk.olga, "Это я", told)
        shown = await vk.until_shown("подтверждён")
        inside = seen(await site.anna.opens("/desk/"))

        assert await clerks(site, clock) == [Clerk("Ольга Иванова (501)", Role.OPERATOR)]
    assert buttons == ["Это я", "Не я"]
    assert early == "Сначала откройте ссылку и нажмите там «Войти»."
    assert other == "«Это я» нажимает тот, кто просил ссылку. Вам — «/desk»."
    assert word == "Вход подтверждён: вернитесь на страницу."
    assert (shown.cmid, labels(shown)) == (told.cmid, [])
    assert (waits, still, inside) == (WAITS, WAITS, INSIDE)


async def test_in_vk_anybody_voids_a_link_and_all_are_told(vk: VkRoom) -> None:
    async with beside(vk.house) as site:
        await vk.olga.says("/desk", vk.staff)
        told = await vk.until_shown("Одноразовая ссылка")
        await enters(site.boris, link_in(told.text))

        word = await vk.presses(vk.petr, "Не я", told)
        aloud = await vk.until_shown("нажали «Не я»")
        shown = await vk.until_shown(VOID)

        assert seen(await site.boris.opens("/desk/")) == OUTSIDE
    assert (word, labels(shown), shown.cmid) == (VOID, [], told.cmid)
    assert "Просили её под именем: Ольга Иванова (501)." in aloud.text
