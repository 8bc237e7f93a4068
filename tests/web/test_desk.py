"""The staff desk's door: a link that opens it once, a session that ends, roles, counts."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession, web

from storage.sql.signins import Clerk, Role
from tests.conftest import StandingClock
from tests.web.section import Section, free_port, section
from tests.web.test_survey import finish_roads
from tests.web.visitor import Visitor
from web.address import Address
from web.desk import pages
from web.desk.frame import Desk, DeskPage


async def path_of_link(site: Section, role: Role = Role.OPERATOR) -> str:
    return (await site.sign_in_link(role)).removeprefix(site.url)


async def signed_in(site: Section, visitor: Visitor, role: Role = Role.OPERATOR) -> None:
    await visitor.opens(await path_of_link(site, role))
    await visitor.presses("Войти")


async def test_a_link_opens_the_desk_once_however_often_it_was_previewed(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    link = await path_of_link(site)
    for _ in range(3):
        await boris.opens(link)  # as a messenger does

    await anna.opens(link)
    page = await anna.presses("Войти")
    second = await boris.presses("Войти")

    assert (page.status, page.path, page.heading) == (200, "/desk/queue", "Очередь")
    assert "Анна · Оператор" in page.words
    assert second.status == 403
    assert "Ссылка не действует: её уже использовали или вышло время." in second.words
    assert (await boris.opens("/desk/")).status == 401


async def test_the_desk_begins_with_the_queue_or_with_what_the_role_may_see(
    site: Section, anna: Visitor
) -> None:
    begun = {}
    for role in Role:
        await signed_in(site, anna, role)
        entered = anna.page.path
        again = await anna.opens("/desk/")
        begun[role] = (entered, again.path, again.heading)

    assert begun == {
        Role.OPERATOR: ("/desk/queue", "/desk/queue", "Очередь"),
        Role.ANALYST: ("/desk/surveys", "/desk/surveys", "Опросы и волны"),
        Role.ADMIN: ("/desk/queue", "/desk/queue", "Очередь"),
    }


async def test_of_two_who_press_at_once_one_comes_in(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    link = await path_of_link(site)
    await anna.opens(link)
    await boris.opens(link)

    entered = await asyncio.gather(anna.presses("Войти"), boris.presses("Войти"))

    assert sorted(page.status for page in entered) == [200, 403]


async def test_a_link_is_good_for_ten_minutes(
    site: Section, clock: StandingClock, anna: Visitor, boris: Visitor
) -> None:
    await anna.opens(await path_of_link(site))
    await boris.opens(await path_of_link(site))
    clock.time += timedelta(minutes=9, seconds=59)
    in_time = await anna.presses("Войти")
    clock.time += timedelta(seconds=1)
    late = await boris.presses("Войти")

    assert (in_time.status, late.status) == (200, 403)


async def test_a_session_ends_when_idle_for_half_an_hour(
    site: Section, clock: StandingClock, anna: Visitor
) -> None:
    await signed_in(site, anna)
    clock.time += timedelta(minutes=29)
    used = await anna.opens("/desk/")
    clock.time += timedelta(minutes=29)
    again = await anna.opens("/desk/")
    clock.time += timedelta(minutes=31)
    idle = await anna.opens("/desk/")

    assert (used.status, again.status, idle.status) == (200, 200, 401)


async def test_a_session_ends_after_twelve_hours_however_busy(
    site: Section, clock: StandingClock, anna: Visitor
) -> None:
    await signed_in(site, anna)
    statuses = []
    for _ in range(37):
        clock.time += timedelta(minutes=20)
        statuses.append((await anna.opens("/desk/")).status)

    assert statuses == [200] * 35 + [401] * 2


async def test_signing_out_ends_the_session_for_its_cookie_too(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna)
    stolen = anna.cookies()

    page = await anna.presses("Выйти")
    boris.take_cookies(stolen)

    assert page.status == 401
    assert "otklik-desk" not in anna.cookies()
    assert (await boris.opens("/desk/")).status == 401


async def test_a_form_of_another_session_signs_nobody_out(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna)
    await signed_in(site, boris)
    tokens = ["", "x", boris.page.fields["csrf"]]

    statuses = [(await anna.posts("/desk/leave", [("csrf", t)])).status for t in tokens]

    assert statuses == [403] * 3
    assert (await anna.opens("/desk/")).status == 200


async def test_guessing_links_is_stopped_at_five_and_locks_nobody_out(
    site: Section, anna: Visitor
) -> None:
    good = (await path_of_link(site)).partition("=")[2]
    guesses = [f"guess-{number}" for number in range(6)]

    tried = [(await anna.posts("/desk/enter", [("t", one)])).status for one in [*guesses, good]]

    assert tried == [403] * 5 + [429] + [200]
    assert (await anna.opens("/desk/")).status == 200


async def test_each_sign_in_has_a_session_of_its_own(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    first = anna.cookies()["otklik-desk"]
    await signed_in(site, anna)

    assert anna.cookies()["otklik-desk"] != first


async def test_the_session_cookie_is_for_this_host_alone(
    tmp_path: Path, clock: StandingClock
) -> None:
    address = Address("127.0.0.1", free_port(), public_url="https://town.example")
    async with section(tmp_path, clock, address) as site, ClientSession() as http:
        token = (await path_of_link(site)).partition("=")[2]
        posted = http.post(f"{site.url}/desk/enter", data={"t": token}, allow_redirects=False)
        async with posted as response:
            name, *rules = response.headers["Set-Cookie"].split("; ")

    assert name.startswith("__Host-otklik-desk=")
    assert sorted(rules) == ["HttpOnly", "Max-Age=43200", "Path=/", "SameSite=Strict", "Secure"]


async def test_whoever_reads_the_database_finds_no_way_in(
    tmp_path: Path, clock: StandingClock
) -> None:
    file = tmp_path / "otklik.db"
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, f"sqlite:///{file}") as site:
        link = await path_of_link(site)
        anna = Visitor(site.url)
        await signed_in(site, anna)
        tokens = [link.partition("=")[2], anna.cookies()["otklik-desk"]]
        await anna.close()
        stored = b"".join(path.read_bytes() for path in tmp_path.glob("otklik.db*"))

    assert [token.encode() in stored for token in tokens] == [False, False]
    assert "Анна".encode() in stored  # it is the right file


async def test_a_page_is_for_its_roles(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def show(desk: Desk) -> web.Response:
        return desk.page("text.html", heading=desk.clerk.name, paragraphs=[])

    secret = DeskPage("/secret", show, lambda: "Тайное", frozenset({Role.ADMIN}))
    monkeypatch.setattr(pages, "PAGES", (*pages.PAGES, secret))
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address) as site:
        told = {}
        for role in Role:
            visitor = Visitor(site.url)
            await signed_in(site, visitor, role)
            menu = "Тайное" in visitor.page.links
            told[role] = (menu, (await visitor.opens("/desk/secret")).status)
            await visitor.close()

    assert told == {
        Role.OPERATOR: (False, 403),
        Role.ANALYST: (False, 403),
        Role.ADMIN: (True, 200),
    }


async def test_counts_of_an_open_wave_are_rounded_down_to_five_and_told_once_a_day(
    site: Section, clock: StandingClock, anna: Visitor
) -> None:
    await signed_in(site, anna)
    seen = []
    for number in range(11):
        citizen = Visitor(site.url)
        await finish_roads(citizen)
        await citizen.close()
        if number in (3, 5, 10):
            await site.rounds.count_roughly()
            site.rounds.look_again()
            seen.append(await anna.opens("/desk/surveys"))
        if number == 4:
            clock.time += timedelta(days=1)
            await signed_in(site, anna)

    four, six, eleven = (page.words for page in seen)
    assert ("не меньше 5" in four, "не меньше 10" in eleven) == (False, False)
    assert six.count("не меньше 5") == eleven.count("не меньше 5") == 2  # begun and finished
    assert seen[-1].links[f"{site.parts.address.url()}/s/roads"] == f"{site.url}/s/roads"


async def test_a_long_name_of_a_clerk_is_text(site: Section, anna: Visitor) -> None:
    name = "<b>" + "ы" * 61
    token = await site.parts.signins.make_link(Clerk(name, Role.ADMIN), site.parts.clock())
    await anna.opens(f"/desk/enter?t={token}")

    page = await anna.presses("Войти")

    assert f"{name} · Администратор" in page.words
