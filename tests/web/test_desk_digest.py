"""The digest at the desk: words and pictures, a list behind each figure, the same three deeds."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from reports.build import Wish, figures
from reports.figure_cases import Figure, counted
from reports.rules import Json
from storage.sql.signins import Clerk, Role
from tests.bot.test_digests import BASIS, at, sent
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, send
from tests.reports.test_figure_cases import WISH, keep, rows
from tests.web.section import Section, free_port, section
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor
from web.address import Address

CHATS = ("vk:2000000005",)
PAGE = "/desk/digest?period=2026Q3"


@pytest.fixture
async def site(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Section]:
    address = Address("127.0.0.1", free_port())
    clock.time = at("2026-10-01T10:00")
    async with section(tmp_path, clock, address, chats=CHATS) as opened:
        yield opened


@pytest.fixture
async def anna(site: Section) -> AsyncIterator[Visitor]:
    visitor = Visitor(site.url)
    yield visitor
    await visitor.close()


async def test_every_figure_of_the_page_opens_a_list_that_is_as_long(
    site: Section, anna: Visitor
) -> None:
    await keep(site.storage, rows(seed=4, count=150))
    await signed_in(site, anna)
    page = await anna.opens(PAGE)
    today = at("2026-10-01T00:00").date()
    blocks = {
        name: (await figures(site.storage, BASIS, Wish(WISH.period, today, name)))["appeals"]
        for name in ("external", "internal")
    }

    lists = [to for to in page.links.values() if to.startswith("/desk/digest/cases?")]

    assert len(lists) > 20
    for to in lists:
        listed = await anna.opens(to)
        figure, block = named(to, blocks)
        count = counted(figure, block)
        assert (to, listed.heading.rpartition(": ")[2]) == (to, str(count))
        lines = [link for link in listed.links.values() if "/loaded/" in link]
        assert len(lines) == min(count, 50)


async def test_the_page_of_a_sent_digest_tells_what_was_known_on_its_day(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    """Given a link of the day; when it is followed weeks later and back to its page; then all
    figures are those of that day, and today's are one press away."""
    await keep(site.storage, rows(seed=4, count=150))
    clock.time = at("2026-11-20T10:00")
    await signed_in(site, anna)
    asked = "period=2026Q3&as_of=2026-10-01&audience=internal&of=open"

    listed = await anna.opens(f"/desk/digest/cases?{asked}")
    page = await anna.opens(listed.links["Назад к сводке"])
    newest = await anna.opens(page.links["Показать на сегодня"])

    assert "По данным на 01.10.2026" in page.words
    assert f"/desk/digest/cases?{asked}" in page.links.values()
    assert listed.heading in page.words.replace("\n", "")
    assert "По данным на 20.11.2026" in newest.words
    assert "Показать на сегодня" not in newest.links


def named(to: str, blocks: dict[str, Json]) -> tuple[Figure, Json]:
    """The figure that an address of a list is of, and where it is told."""
    asked = parse_qs(urlsplit(to).query)
    (audience,), (of,), (value,) = asked["audience"], asked["of"], asked.get("value", [""])
    return Figure(audience, of, value), blocks[audience]


async def test_a_case_is_a_press_away_from_its_figure(site: Section, anna: Visitor) -> None:
    number = await send(site.storage, ANNA, PIT)
    await signed_in(site, anna)
    await anna.opens("/desk/digest?period=2026Q4")

    listed = await anna.opens(anna.page.links["Поступило"])
    assert listed.links[number] == f"/desk/case/{number}"
    assert (await anna.opens(listed.links[number])).status == 200


async def test_an_administrator_puts_it_off_and_then_sends_it(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    deeds = site.parts.digest
    assert deeds is not None
    clock.time = at("2026-09-15T12:00")
    await deeds.digests.look()
    clock.time = at("2026-10-01T10:00")
    page = await anna.opens(PAGE)
    assert "Сводка уйдёт сама 09.10.2026 09:00." in page.words

    page = await anna.sends([*anna.filled("Отложить"), ("day", "2026-10-05")])
    assert "Сводка уйдёт сама 05.10.2026 09:00." in page.words
    await anna.opens(PAGE)
    await anna.presses("Отправить")
    await deeds.digests.look()

    page = await anna.opens(PAGE)
    assert "Сводка отправлена." in page.words
    assert await sent(site.storage) == [("2026Q3", CHATS[0])]
    assert sorted(page.buttons) == ["Выйти"]


@pytest.mark.parametrize("day", ["2026-10-10", "2026-09-01", "", "завтра"])
async def test_a_day_that_is_not_offered_is_refused(
    site: Section, anna: Visitor, clock: StandingClock, day: str
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens(PAGE)

    page = await anna.sends([*anna.filled("Отложить"), ("day", day)])

    assert (page.status, page.error) == (
        422,
        "Такой день выбрать нельзя: предложены все возможные.",
    )
    assert await site.storage.digests.planned("2026Q3") is None


async def test_an_operator_sees_it_and_may_not_send_it(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens(PAGE)
    form = anna.filled("Отправить")
    other = Visitor(site.url)
    await signed_in(site, other)

    page = await other.opens(PAGE)
    assert (page.status, sorted(page.buttons)) == (200, ["Выйти"])
    other.page.action = "/desk/digest"
    assert (await other.sends([*other.page.fields.items(), *form[1:]])).status == 403
    await other.close()
    assert await site.storage.digests.planned("2026Q3") is None


async def test_figures_of_the_whole_town_are_not_for_a_unit(site: Section, anna: Visitor) -> None:
    clerk = Clerk("Пётр", Role.OPERATOR, "intake")
    token = await site.parts.signins.make_link(clerk, site.parts.clock())
    await anna.opens(f"/desk/enter?t={token}")
    await anna.presses("Войти")

    assert (await anna.opens(PAGE)).status == 404
    assert (
        await anna.opens("/desk/digest/cases?period=2026Q3&audience=external&of=received")
    ).status == 404


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "period=2026Q3",
        "period=x&audience=external&of=received",
        "period=2026Q3&audience=all&of=received",
        "period=2026Q3&audience=external&of=secrets",
        "period=2026Q3&audience=%3Cb%3E&of=received",
    ],
)
async def test_a_list_of_no_figure_is_no_page(site: Section, anna: Visitor, asked: str) -> None:
    await signed_in(site, anna)

    assert (await anna.opens(f"/desk/digest/cases?{asked}")).status == 404


async def test_pictures_are_pages_of_their_own_with_words_for_who_cannot_see(
    site: Section, anna: Visitor
) -> None:
    await keep(site.storage, rows(seed=4, count=60))
    await signed_in(site, anna)
    page = await anna.opens(PAGE)
    images = [names for tag, names in page.structure if tag == "img"]

    assert len(images) >= 4
    assert {names == ("src", "alt", "loading") for names in images} == {True}
    async with anna._session.get(f"{site.url}/desk/digest/picture/card?period=2026Q3") as response:
        assert (response.status, response.content_type) == (200, "image/png")
        assert (await response.read())[:8] == b"\x89PNG\r\n\x1a\n"
    assert (await anna.opens("/desk/digest/picture/secret?period=2026Q3")).status == 404
