"""Removing a set of reports at the desk: a look back first, and who removed it stays to be read.

The figures it rested on stay too, so a file that somebody keeps can still be verified.
"""

from __future__ import annotations

import asyncio
from typing import NoReturn

from aiohttp import web

from bot.handlers.staff_words import day
from bot.texts import say
from reports.kept_sets import KeptSet
from reports.period import BadPeriod, Period, parse
from reports.period_words import title
from storage.office_records import Changed
from storage.submission_records import WHOLE
from web.desk.frame import Desk, DeskPage
from web.desk.office import actor, told_actor, when
from web.desk.report_sets import MAKERS, SET, folder_of
from web.refusals import Refusal, Why


async def show(desk: Desk) -> web.Response:
    told = await _set(desk)
    standings = await desk.parts.storage.submissions.of(told.period)
    return desk.page(
        "desk/report_set_removal.html",
        told=told,
        period=title(parse(told.period), say),
        day=day(told.as_of),
        made=say("reportset-made", at=when(desk, told.made_at), actor=told_actor(told.actor)),
        is_handed_in=WHOLE in standings and standings[WHOLE].state == "submitted",
    )


async def remove(desk: Desk) -> NoReturn:
    """Pressed twice, or by two clerks, it is removed and noted once."""
    told = await _set(desk)
    if await asyncio.to_thread(folder_of(desk).drop, told.name):
        noted = {"as_of": told.as_of.isoformat(), "snapshot": told.snapshot}
        await desk.parts.storage.settings.change(
            _log(told.period), noted, desk.parts.clock(), actor(desk)
        )
    raise _back(told.period)


async def removed(desk: Desk, period: Period) -> list[str]:
    """A line for each set of the period that was removed at the desk, the newest first."""
    lines = await desk.parts.storage.settings.of([_log(period.name)])
    return [_line(desk, one) for one in lines]


def _line(desk: Desk, one: Changed) -> str:
    noted = one.told
    assert isinstance(noted, dict)
    as_of = ".".join(reversed(noted["as_of"].split("-")))
    who = told_actor(one.actor)
    return say("reportset-removed", day=as_of, at=when(desk, one.at), actor=who)


def _log(period: str) -> str:
    return f"reportsets.{period}"


async def _set(desk: Desk) -> KeptSet:
    """Whoever comes late is led to what is left."""
    if desk.parts.sets is None:
        raise Refusal(Why.NO_PAGE)
    name = desk.request.match_info["set"]
    kept = await asyncio.to_thread(folder_of(desk).listed)
    for one in kept:
        if one.name == name:
            return one
    raise _back(desk.form.one("period") or desk.request.query.get("period", ""))


def _back(period: str) -> web.HTTPSeeOther:
    """To the page of the period that was named."""
    try:
        return web.HTTPSeeOther(f"/desk/reports?period={parse(period).name}#sets")
    except BadPeriod:
        return web.HTTPSeeOther("/desk/reports")


PAGES = (
    DeskPage(SET, show, roles=MAKERS, of_town=True),
    DeskPage(SET, remove, roles=MAKERS, method="POST", of_town=True),
)
