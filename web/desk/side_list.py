"""A register by the side: its records of a quarter, how many of each kind, those removed."""

from __future__ import annotations

from datetime import date

from aiohttp import web

from bot.texts import say
from reports import side as figures
from reports.period import Period
from reports.period_words import title as title_of
from storage.side_records import BOOKS, Book
from web.desk import side_fields
from web.desk.frame import Desk, Item
from web.desk.periods import around, period_of
from web.desk.queue import CLERKS
from web.desk.side_fields import DATED
from web.desk.side_words import counts, line, to

ALL = "all"
"""What the address says instead of a period."""
NEW = "new"
GRATITUDE = "gratitude"
"""The kind of messages of thanks."""


async def show(book: Book, desk: Desk) -> web.Response:
    side, today = desk.parts.storage.side, desk.parts.clock().date()
    known = await side_fields.known(desk)
    asked = desk.request.query.get("period", "")
    period = None if asked == ALL or book not in DATED else period_of(asked, today)
    days = (period.start, period.end) if period else None
    told = await side.tallies(*(days or (date.min, date.max)))
    return desk.page(
        "desk/side.html",
        200,
        **about(desk, book),
        saved=desk.request.query.get("saved", ""),
        period=title_of(period, say) if period else "",
        counts=counts(book, figures.summary(told)),
        lines=[line(one, known) for one in await side.listed(book, days)],
        gone=[line(one, known) for one in await side.listed(book, days, removed=True)],
        thanks=_thanks(desk, book, period),
        periods=_periods(book, period, today),
    )


def about(desk: Desk, book: Book) -> dict[str, object]:
    """What the pages of a register have in common."""
    here = desk.request.path
    tabs = [Item(say("desk-side-tab", book=one), to(one), here == to(one)) for one in BOOKS]
    return {"tabs": tabs, "book": book, "back": to(book), "new": to(book, NEW)}


def _thanks(desk: Desk, book: Book, period: Period | None) -> str:
    """To the messages of thanks of these days, for whoever may read them; "" beside others."""
    if book != "practice" or desk.clerk.role not in CLERKS:
        return ""
    to = f"/desk/queue?kind={GRATITUDE}&show=any"
    return f"{to}&since={period.start}&until={period.last}" if period else to


def _periods(book: Book, period: Period | None, today: date) -> list[tuple[str, str]]:
    if book not in DATED:
        return []
    if period is None:
        return [(say("desk-side-now"), to(book))]
    earlier, later = around(period, today)
    told = [(say("comments-earlier"), f"{to(book)}?period={earlier}")]
    if later:
        told.append((say("comments-later"), f"{to(book)}?period={later}"))
    return [*told, (say("desk-side-all"), f"{to(book)}?period={ALL}")]
