"""The desk's page of what everybody may read: a draft, a person's yes, taking back (R-41).

An administrator sees the very words that will be public and publishes those and no others.
"""

from __future__ import annotations

from datetime import date, timedelta

from aiohttp import web

from bot import changes
from bot.handlers.staff_words import day as told_day
from bot.texts import say
from config.directories import shipped
from reports import build, publication
from reports.period import Period, quarter_of
from reports.period_words import short
from reports.publication import Chosen
from storage.publication_records import Edition, Published
from storage.side_records import MATERIALS, Record
from web.desk.frame import Desk, DeskPage
from web.desk.office import ADMINS, actor, told_actor
from web.desk.periods import around, period_of
from web.refusals import Refusal, Why

PATH = "/publication"


async def show(desk: Desk) -> web.Response:
    """With `d` for each decision that is chosen; at first all of them."""
    period = _period(desk, desk.request.query.get("period", ""))
    names = desk.request.query.getall("d", [])
    return await _page(desk, period, names if "chosen" in desk.request.query else None)


async def publish(desk: Desk) -> web.Response:
    period = _period(desk, desk.form.one("period"))
    profile, today = desk.parts.effective.profile, _today(desk)
    if not profile.publication.enabled or period.end > today:
        raise Refusal(Why.NO_PAGE)
    doors = desk.parts.storage.publications
    if desk.form.one("back"):
        await doors.take_back(period.name, today, actor(desk))
    else:
        names = desk.form.all("d")
        told = await _edition(desk, period, names)
        if told.mark != desk.form.one("mark"):
            return await _page(desk, period, names, say("publication-changed"))
        await doors.publish(told, today, actor(desk))
    await desk.parts.effective.look()
    raise web.HTTPSeeOther(f"/desk{PATH}?period={period.name}")


async def _page(
    desk: Desk, period: Period, names: list[str] | None, trouble: str = ""
) -> web.Response:
    profile, today = desk.parts.effective.profile, _today(desk)
    actions = await _actions(desk, period)
    chosen = [one.id for one in actions] if names is None else names
    told = await _edition(desk, period, chosen)
    earlier, later = around(period, today)
    return desk.page(
        "desk/publication.html",
        409 if trouble else 200,
        of=period.name,
        period=short(period, say),
        is_on=profile.publication.enabled,
        is_over=period.end <= today,
        first=told_day(period.end),
        actions=[(one.id, _label(one), one.id in chosen) for one in actions],
        draft=changes.told(told),
        items=[changes.item(one) for one in told.done],
        mark=told.mark,
        now=_now(await desk.parts.storage.publications.shown(), period),
        trouble=trouble,
        earlier=f"/desk{PATH}?period={earlier}",
        later=f"/desk{PATH}?period={later}" if later else "",
    )


async def _edition(desk: Desk, period: Period, names: list[str]) -> Edition:
    """As it would be published now, whatever the page that was looked at said."""
    profile, known = desk.parts.effective.profile, shipped()
    wish = build.Wish(period, _today(desk), "external")
    opened = await build.surveys(desk.parts.storage, wish)
    actions = [one for one in await _actions(desk, period) if one.id in names]
    chosen = Chosen(actions, known.pains.title, known.causes.title)
    return publication.edition(period, opened, chosen, profile.k_min)


async def _actions(desk: Desk, period: Period) -> list[Record]:
    """Decisions and explanations for clients; what is written for staff is not for everybody."""
    found = await desk.parts.storage.side.listed("action", (period.start, _today_or(desk, period)))
    inside = MATERIALS - {"explanation"}
    return [one for one in found if one.values["kind"] not in inside and one.values["title"]]


def _today_or(desk: Desk, period: Period) -> date:
    """What was done after the period because of it is told too, till today."""
    return max(period.end, _today(desk) + timedelta(days=1))


def _label(told: Record) -> str:
    return f"{told_day(told.day)} — {told.values['title']}"


def _now(shown: list[Published], period: Period) -> str:
    for one in shown:
        if one.edition.period == period.name:
            return say("publication-now", date=told_day(one.day), actor=told_actor(one.actor))
    return ""


def _period(desk: Desk, asked: str) -> Period:
    """The last quarter that is over, unless another is asked for. Quarters alone: editions lie side
    by side for ever, and of a quarter less its two months a few would be left."""
    last = quarter_of(_today(desk)).previous().start
    return quarter_of(period_of(asked, last).start)


def _today(desk: Desk) -> date:
    return desk.parts.clock().date()


PAGES = (
    DeskPage(PATH, show, roles=ADMINS, of_town=True),
    DeskPage(PATH, publish, roles=ADMINS, method="POST", of_town=True),
)
