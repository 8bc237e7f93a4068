"""The desk's queue: which messages wait, whose they are, how long there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from aiohttp import web

from bot.texts import say
from storage.case_records import FILTERS, Filter
from storage.message_records import TRACELESS_HOURS
from storage.sql.cases import PAGE as ON_PAGE
from storage.sql.signins import Role
from web.desk.case_words import shown
from web.desk.frame import Desk, DeskPage

CLERKS = frozenset({Role.OPERATOR, Role.ADMIN})
"""Those who work with messages and read them; an analyst sees figures."""
PATH = "/queue"


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    count: int
    to: str
    is_here: bool


async def show(desk: Desk) -> web.Response:
    asked, page = _filter(desk.request.query.get("show", "")), _page(desk.request)
    cases = desk.parts.storage.cases
    counts = await cases.counts(desk.clerk.name)
    today = desk.parts.clock().date()
    found = [shown(one, today) for one in await cases.listed(asked, desk.clerk.name, page)]
    tabs = [
        Tab(say("desk-cases-filter", filter=name), counts[name], _to(name, 0), name == asked)
        for name in FILTERS
    ]
    is_more = counts[asked] > (page + 1) * ON_PAGE
    return desk.page(
        "desk/queue.html",
        tabs=tabs,
        cases=found,
        batches=_batches() if asked in ("all", "new") else "",
        earlier=_to(asked, page - 1) if page else "",
        later=_to(asked, page + 1) if is_more else "",
    )


def _batches() -> str:
    """When traceless messages come: until then a queue may look empty and not be."""
    *hours, last = (f"{hour}:00" for hour in TRACELESS_HOURS)
    return say("desk-cases-batches", hours=", ".join(hours), last=last)


def _filter(told: str) -> Filter:
    """An unknown one is the first: an old bookmark is no mistake of the clerk's."""
    return next((name for name in get_args(Filter) if name == told), "all")


def _page(request: web.Request) -> int:
    told = request.query.get("page", "0")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 6 else 0


def _to(asked: Filter, page: int) -> str:
    return f"/desk{PATH}?show={asked}" + (f"&page={page}" if page else "")


PAGE = DeskPage(PATH, show, lambda: say("desk-cases-title"), roles=CLERKS)
