"""The desk's list: which messages wait, whose they are, how long there is; searched as well."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aiohttp import web

from bot.texts import say
from config.directories import shipped
from storage.message_records import TRACELESS_HOURS
from storage.search_records import AT_WORK, BY_DAY, SHOWS, Count, Show
from storage.sql.signins import Role
from web.desk.bulk_deeds import DEEDS
from web.desk.frame import Desk, DeskPage
from web.desk.queue_asked import LONGEST, NARROWING, Asked, read
from web.desk.queue_lines import lines

CLERKS = frozenset({Role.OPERATOR, Role.ADMIN})
"""Those who work with messages and read them; an analyst sees figures."""
PATH = "/queue"
ALWAYS: tuple[Show, ...] = ("all", "new", "mine", "in_work", "waiting", "overdue", "closed")
"""Tabs that are shown even if nothing is behind them."""
COLUMNS: dict[str, tuple[str, str]] = {
    "number": ("number", ""),
    "topic": ("topic", ""),
    "status": ("", ""),
    "due": ("due", "furthest"),
    "owner": ("owner", ""),
    "channel": ("channel", ""),
    "received": ("received", "newest"),
}
"""Columns and the orders their headings lead to: the first press, the second; "": the usual one."""


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    count: str
    to: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """`to`: "" where a column sorts nothing. `order`: as `aria-sort` has it, "" if it does not."""

    label: str
    to: str
    order: str


async def show(desk: Desk) -> web.Response:
    asked = read(desk.request.query)
    if desk.clerk.unit:  # whose cases alone this clerk works with
        asked = replace(asked, unit=desk.clerk.unit)
    today = desk.parts.clock().date()
    workday = desk.parts.office.workdays.previous_workday(today)
    search, wish = desk.parts.storage.search, asked.wish(desk.clerk.name, workday)
    page = asked.page_number
    found = await search.found(wish, page)
    empty = asked.shows in ("all", "new") and not wish.is_narrow
    return desk.page(
        "desk/queue.html",
        200,
        asked=asked,
        tabs=[one for name in SHOWS if (one := _tab(asked, name, found.counts[name]))],
        lines=lines(found, asked.q, today, desk.parts.office.workdays),
        deeds=[(name, say("desk-bulk-deed", deed=name)) for name in DEEDS],
        headings=[_heading(asked, name) for name in COLUMNS],
        orders=_orders(asked),
        **await _choices(desk),
        longest=LONGEST,
        everything=asked.to(**dict.fromkeys((*NARROWING, "q"), "")) if wish.is_narrow else "",
        batches=_batches() if empty else "",
        earlier=asked.to(page=str(page - 1) if page > 1 else "") if page else "",
        later=asked.to(page=str(page + 1)) if found.is_more else "",
    )


def _tab(asked: Asked, name: Show, count: Count) -> Tab | None:
    """None for one that has nothing to show; open and closed together are for whoever searches."""
    is_searched = name != "any" or asked.is_narrow or bool(asked.q)
    if name != asked.shows and name not in ALWAYS and not (count.number and is_searched):
        return None
    to = replace(asked, sort="").to(show=name)
    number = say("desk-queue-more", count=count.number) if count.is_more else str(count.number)
    return Tab(say("desk-queue-tab", show=name), number, to, name == asked.shows)


def _heading(asked: Asked, column: str) -> Heading:
    first, second = COLUMNS[column]
    label = say("desk-cases-column", column=column)
    if not first or (asked.shows not in AT_WORK and first not in BY_DAY):
        return Heading(label, "", "")
    now = asked.order
    order = {first: "ascending", second or "-": "descending"}.get(now, "")
    return Heading(label, asked.to(sort=second if now == first else first), order)


def _orders(asked: Asked) -> list[tuple[str, str]]:
    told = [one for pair in COLUMNS.values() for one in pair if one]
    fitting = [one for one in told if asked.shows in AT_WORK or one in BY_DAY]
    return [(one, say("desk-queue-order", order=one)) for one in ("", *fitting)]


async def _choices(desk: Desk) -> dict[str, object]:
    """`choices`: of each filter, (value, title); topics by their sections."""
    known, storage = shipped(), desk.parts.storage
    units = await storage.units.all()
    choices = {
        "channel": [(one.id, one.title) for one in known.channels],
        "kind": [(one.id, one.title) for one in known.kinds],
        "audience": [(one.id, one.title) for one in known.audiences],
        "unit": [(one.id, one.title) for one in units],
        "place": list(desk.parts.office.places.items()),
        "owner": [(name, name) for name in await storage.search.owners(desk.clerk.unit)],
    }
    sections, internal = list(known.topics.sections), list(known.topics.internal)
    return {"choices": choices, "sections": sections, "internal": internal}


def _batches() -> str:
    """When traceless messages come: until then a queue may look empty and not be."""
    *hours, last = (f"{hour}:00" for hour in TRACELESS_HOURS)
    return say("desk-cases-batches", hours=", ".join(hours), last=last)


PAGE = DeskPage(PATH, show, lambda: say("desk-cases-title"), roles=CLERKS)
