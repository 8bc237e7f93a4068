"""The desk's page of the digest: its words, its pictures, from each figure to its cases; and what
an administrator may do before it goes by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aiohttp import web

from bot import digest_drafts, digest_links
from bot.digest_deeds import DigestDeeds, NotOpen
from bot.digest_pictures import NotDrawn
from bot.texts import say
from config.directories import shipped
from reports.build import Basis, Wish
from reports.digest.sections import Told, sections
from reports.figure_cases import LISTS, Figure, counted, figures_of
from reports.period import Period, quarter_of
from reports.period_words import title
from reports.pictures.charts import Chart
from storage.sql.signins import Role
from web.desk.frame import Desk, DeskPage
from web.desk.office import ADMINS, actor, is_saved
from web.desk.periods import around, period_of
from web.desk.queue_asked import day_of
from web.refusals import Refusal, Why

PATH = digest_links.PAGE
PICTURE = PATH + "/picture/{name:[a-z]{1,16}}"


@dataclass(frozen=True, slots=True)
class Link:
    """A figure and the list of its cases."""

    title: str
    count: int
    to: str


async def show(desk: Desk) -> web.Response:
    return await _page(desk, _wish(desk))


async def change(desk: Desk) -> web.Response:
    """Sends it with the next look of the clock, or on a day that is offered."""
    deeds, wish = _deeds(desk), _wish(desk, desk.form.one("period"))
    day = date.min if desk.form.one("send") else day_of(desk.form.one("day"))
    try:
        if desk.form.one("send"):
            await deeds.send(wish.period, actor(desk))
        elif day is None:
            return await _page(desk, wish, say("digest-no-such-day"))
        else:
            await deeds.put_off(wish.period, day, actor(desk))
    except NotOpen:
        return await _page(desk, wish, await _state(desk, wish.period))
    except ValueError:
        return await _page(desk, wish, say("digest-no-such-day"))
    raise web.HTTPSeeOther(f"/desk{PATH}?period={wish.period.name}&saved=1")


async def picture(desk: Desk) -> web.Response:
    """Drawn when it is looked at, one process at a time."""
    name = desk.request.match_info["name"]
    pictures = _deeds(desk).digests.pictures
    if pictures is None:
        raise Refusal(Why.NO_PAGE)
    try:
        drawn = await pictures.of(_basis(desk), _wish(desk))
    except NotDrawn as fault:  # the page has its words all the same
        raise Refusal(Why.NO_PAGE) from fault
    found = {one.name: one for one in drawn}
    if name not in found:
        raise Refusal(Why.NO_PAGE)
    return web.Response(body=found[name].png, content_type="image/png")


async def _page(desk: Desk, wish: Wish, trouble: str = "") -> web.Response:
    deeds, now = _deeds(desk), desk.parts.clock()
    told = await digest_drafts.told(
        desk.parts.storage, _basis(desk), digest_drafts.Asked(wish, now)
    )
    earlier, later = around(wish.period, now.date())
    is_open = desk.clerk.role is Role.ADMIN and await deeds.state(wish.period) == "goes"
    return desk.page(
        "desk/digest.html",
        422 if trouble else 200,
        period=title(wish.period, say),
        as_of=say("digest-as-of", day=f"{wish.as_of:%d.%m.%Y}"),
        newest="" if wish.as_of == now.date() else f"/desk{PATH}?period={wish.period.name}",
        of=wish.period.name,
        state=await _state(desk, wish.period),
        trouble=trouble,
        saved=is_saved(desk),
        is_open=is_open,
        days=[(day.isoformat(), f"{day:%d.%m.%Y}") for day in await deeds.days(wish.period)]
        if is_open
        else [],
        sections=sections(told, say),
        lists=[
            (say("digest-audience", audience=name), _links(told, wish, name))
            for name in told.blocks
        ],
        pictures=[
            (one.title, one.alt, digest_links.picture("/desk", wish, one.name))
            for one in await _charts(desk, wish)
        ],
        earlier=f"/desk{PATH}?period={earlier}",
        later=f"/desk{PATH}?period={later}" if later else "",
    )


async def _charts(desk: Desk, wish: Wish) -> Sequence[Chart]:
    """What there is to draw; each is drawn when its own address is asked for."""
    pictures = _deeds(desk).digests.pictures
    return await pictures.listed(_basis(desk), wish) if pictures is not None else ()


async def _state(desk: Desk, period: Period) -> str:
    """Sent, going by itself, or that the period is not over."""
    deeds = _deeds(desk)
    at = f"{await deeds.digests.goes(period):%d.%m.%Y %H:%M}"
    return say("digest-state", state=await deeds.state(period), at=at)


def _links(told: Told, wish: Wish, audience: str) -> list[Link]:
    block = told.blocks[audience]
    return [
        Link(
            figure_title(figure), counted(figure, block), digest_links.cases("/desk", wish, figure)
        )
        for figure in figures_of(audience, block)
    ]


def figure_title(figure: Figure) -> str:
    """With the channel, the cause or the topic it is of."""
    if figure.of not in LISTS:
        return digest_links.title(figure)
    known = shipped()
    value = figure.value
    match figure.of:
        case "channel":
            value = known.channels.title(value)
        case "cause" if value != "none":
            value = known.causes.title(value)
        case "topic" if value != "none":
            value = known.topics.title(value)
        case _:
            value = known.unspecified
    return f"{digest_links.title(figure)}: {value}"


def _wish(desk: Desk, period: str = "") -> Wish:
    """Of the quarter that is over, unless another period is named; as known today, or on the day
    of a digest whose links lead here."""
    today, asked = desk.parts.clock().date(), desk.request.query
    found = period or asked.get("period", "")
    told = period_of(found, today) if found else quarter_of(today).previous()
    return Wish(told, min(day_of(asked.get("as_of", "")) or today, today))


def _basis(desk: Desk) -> Basis:
    return Basis(desk.parts.effective.profile, shipped())


def _deeds(desk: Desk) -> DigestDeeds:
    """A unit has its cases alone, and figures are of the whole town."""
    if desk.parts.digest is None or desk.clerk.unit:
        raise Refusal(Why.NO_PAGE)
    return desk.parts.digest


PAGES = (
    DeskPage(PATH, show, lambda: say("digest-title"), is_heavy=True),
    DeskPage(PATH, change, roles=ADMINS, method="POST"),
    DeskPage(PICTURE, picture, is_heavy=True),
)
