"""Published by a person, read by everybody, taken back: on the site and in the bot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.effective import Effective
from bot.events import CommandGiven, LinkOpened
from config.profile import load
from storage.side_records import By
from storage.sql.signins import Role
from tests.conftest import StandingClock
from tests.publication.test_draft import DECISION
from tests.side.test_desk import signed_in
from tests.talk import house
from tests.web.section import Section, free_port, section
from tests.web.visitor import Visitor
from web.address import Address

PERIOD = "2026Q3"
TITLE = "Что изменилось после ваших отзывов"
SAID = "Вы сказали: Долгое ожидание результата"


def in_naur(site: Section, *, enabled: bool = True) -> None:
    told = site.parts.effective
    assert isinstance(told, Effective)
    profile = load("naur")
    if not enabled:
        off = profile.publication.model_copy(update={"enabled": False})
        profile = profile.model_copy(update={"publication": off})
    house = vars(told)["_house"]
    house.__dict__["filed"] = house.__dict__["profile"] = profile


async def decided(site: Section) -> str:
    values = dict(DECISION.values) | {"kind": "site", "document": "", "topic": "", "process": ""}
    record = type(DECISION)("action", site.parts.clock().date(), values | {"unit": ""})
    return await site.storage.side.add(record, By("Анна, admin", site.parts.clock().date()))


async def sends(visitor: Visitor, **fields: Any) -> int:
    """The form of the page that is open, as the browser has it."""
    page = visitor.page
    told: dict[str, Any] = {
        name: page.fields[name] for name in ("csrf", "period", "mark") if name in page.fields
    }
    listed = fields.pop("d", [])
    told |= fields
    visitor.page = await visitor.posts(
        "/desk/publication", [*told.items(), *(("d", one) for one in listed)]
    )
    return visitor.page.status


async def test_what_an_administrator_said_yes_to_is_read_by_everybody_until_it_is_taken_back(
    database_url: str, tmp_path: Path, clock: StandingClock
) -> None:
    """Given a decision of the quarter; when it is published; then the site and the bot tell it in
    the very words that were looked at; taken back, nobody reads it any more."""
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, database_url) as site:
        in_naur(site)
        name = await decided(site)
        anna, anybody = Visitor(site.url), Visitor(site.url)
        before = await anybody.opens("/changes")
        await signed_in(site, anna, Role.ADMIN)
        draft = await anna.opens(f"/desk/publication?period={PERIOD}")

        assert await sends(anna, d=[name]) == 200
        told = await anybody.opens("/changes")
        start = await anybody.opens("/")
        bot = site.parts.town.changes
        assert await sends(anna, back="1") == 200
        after = await anybody.opens("/changes")
        lines = len(await site.storage.publications.shown())
        for visitor in (anna, anybody):
            await visitor.close()

    assert "Здесь появятся изменения" in before.words
    assert (SAID in draft.words, SAID in told.words, SAID in bot) == (True, True, True)
    assert "внутренний текст" not in draft.words + told.words + bot
    assert start.links["Что изменилось"] == "/changes"
    assert "Здесь появятся изменения" in after.words
    assert (lines, site.parts.town.changes) == (0, "")


async def test_nothing_is_published_that_was_not_looked_at(site: Section, anna: Visitor) -> None:
    """Given a page open; when a decision is renamed meanwhile, or none was chosen; then 409 and
    nothing is published."""
    in_naur(site)
    name = await decided(site)
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens(f"/desk/publication?period={PERIOD}")
    assert await sends(anna, d=[]) == 409
    assert "ничего не опубликовано" in anna.page.error

    await anna.opens(f"/desk/publication?period={PERIOD}")
    record = await site.storage.side.one("action", name)
    renamed = type(record)(
        *("action", record.day, dict(record.values) | {"title": "Другое"}, (), name, record.version)
    )
    await site.storage.side.change(renamed, By("Борис, admin", record.day))
    assert await sends(anna, d=[name]) == 409
    assert await site.storage.publications.shown() == []


@pytest.mark.parametrize("asked", ["2026-07", "2026-07-01..2026-08-15", "2026-09-30..2026-11-01"])
async def test_editions_of_months_and_days_are_not_published(
    site: Section, anna: Visitor, asked: str
) -> None:
    """Given an address with another period than a quarter; when it is published; then it is the
    quarter's edition: whoever keeps those of a quarter and of two months would subtract them."""
    in_naur(site)
    name = await decided(site)
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens(f"/desk/publication?period={asked}")

    assert await sends(anna, d=[name], period=asked) == 200
    assert [one.edition.period for one in await site.storage.publications.shown()] == [PERIOD]


@pytest.mark.parametrize("who", [Role.OPERATOR, Role.ANALYST])
async def test_only_an_administrator_publishes(site: Section, anna: Visitor, who: Role) -> None:
    """Given another role; when the page is opened or sent; then it is not theirs."""
    in_naur(site)
    await signed_in(site, anna, who)
    csrf = (await anna.opens("/desk/reports")).fields.get("csrf", "")
    assert (await anna.opens("/desk/publication")).status == 403
    told = await anna.posts("/desk/publication", [("csrf", csrf), ("period", PERIOD)])
    assert (told.status, await site.storage.publications.shown()) == (403, [])


async def test_an_ordinance_that_publishes_nothing_has_no_such_page(
    site: Section, anna: Visitor
) -> None:
    """Given a town whose profile has publication off; when somebody asks; then 404, and the desk
    says why it cannot be published."""
    in_naur(site, enabled=False)
    assert (await anna.opens("/changes")).status == 404
    await signed_in(site, anna, Role.ADMIN)
    page = await anna.opens(f"/desk/publication?period={PERIOD}")
    assert "публикация выключена" in page.words
    told = await anna.posts(
        "/desk/publication", [("csrf", page.fields.get("csrf", "")), ("period", PERIOD)]
    )
    assert (told.status in (403, 404), await site.storage.publications.shown()) == (True, [])


async def test_a_period_that_goes_on_is_not_published(site: Section, anna: Visitor) -> None:
    """Given a quarter that goes on; when its draft is sent by hand; then 404."""
    in_naur(site)
    await decided(site)
    await signed_in(site, anna, Role.ADMIN)
    page = await anna.opens("/desk/publication?period=2026Q4")
    assert "Период ещё идёт: опубликовать итоги можно с 01.01.2027" in page.words
    await anna.opens(f"/desk/publication?period={PERIOD}")
    assert await sends(anna, period="2026Q4") == 404
    assert await site.storage.publications.shown() == []


async def test_the_bot_has_the_button_only_where_something_is_published(
    tmp_path: Path, clock: StandingClock
) -> None:
    """Given a town with changes; when a citizen starts; then one more door, which tells them."""
    async with house(tmp_path, clock, "ext_express") as town:
        talk = town.talk()
        await talk.sends(CommandGiven("start"))
        assert "Что изменилось" not in talk.labels

        town.town.changes = f"{TITLE}\n\n{SAID}"
        await talk.sends(CommandGiven("start"))
        await talk.presses("Что изменилось")
        assert talk.said == f"{TITLE}\n\n{SAID}"
        await talk.presses("В начало")
        assert "Что изменилось" in talk.labels
        await talk.sends(LinkOpened("changes"))
        assert talk.said == f"{TITLE}\n\n{SAID}"
