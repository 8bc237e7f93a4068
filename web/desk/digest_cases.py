"""The desk's list of the cases behind one figure of a digest: as long as the figure says."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from aiohttp import web

from bot import digest_links
from bot.handlers.staff_office import channel_title, topic_title
from bot.handlers.staff_words import day
from bot.texts import say
from config.directories import shipped
from reports.build import Basis, Wish
from reports.figure_cases import Figure, NoSuchFigure
from reports.figure_lists import cases_of
from reports.period import BadPeriod, parse
from reports.period_words import title
from storage.figure_records import FigureRow
from storage.sql.figure_rows import PAGE as LINES
from web.desk.digest import figure_title
from web.desk.frame import Desk, DeskPage
from web.desk.queue import CLERKS
from web.desk.queue_asked import day_of
from web.desk.queue_lines import outcome_title
from web.refusals import Refusal, Why

PATH = digest_links.CASES


@dataclass(frozen=True, slots=True)
class Line:
    number: str
    link: str
    topic: str
    channel: str
    received: str
    outcome: str


async def show(desk: Desk) -> web.Response:
    if desk.clerk.unit:  # a unit has its cases alone
        raise Refusal(Why.NO_PAGE)
    asked = desk.request.query
    wish, figure, number = _wish(desk), _figure(desk), _number(asked.get("page", ""))
    basis = Basis(desk.parts.effective.profile, shipped())
    try:
        count, rows = await cases_of(desk.parts.storage, basis, wish, figure, number)
    except NoSuchFigure as no:
        raise Refusal(Why.NO_PAGE) from no
    return desk.page(
        "desk/digest_cases.html",
        title=figure_title(figure),
        audience=say("digest-audience", audience=figure.audience),
        period=title(wish.period, say),
        as_of=day(wish.as_of),
        count=count,
        lines=[_line(row) for row in rows],
        back=digest_links.page("/desk", wish),
        earlier=_to(desk, number - 1) if number else "",
        later=_to(desk, number + 1) if count > (number + 1) * LINES else "",
    )


def _line(row: FigureRow) -> Line:
    return Line(
        number=row.number,
        link=f"/desk/case/{row.number}" if row.is_case else f"/desk/loaded/{row.id}",
        topic=topic_title(row.topic) if row.topic else shipped().unspecified,
        channel=channel_title(row.channel),
        received=day(row.received),
        outcome=outcome_title(row.outcome),
    )


def _wish(desk: Desk) -> Wish:
    """Raises Refusal of a period that is none: the list of another would be wrong."""
    asked, today = desk.request.query, desk.parts.clock().date()
    try:
        period = parse(asked.get("period", ""))
    except BadPeriod as bad:
        raise Refusal(Why.NO_PAGE) from bad
    return Wish(period, min(day_of(asked.get("as_of", "")) or today, today))


def _figure(desk: Desk) -> Figure:
    """Raises Refusal of an audience nobody has."""
    asked = desk.request.query
    audience = asked.get("audience", "")
    if audience not in {one.id for one in shipped().audiences}:
        raise Refusal(Why.NO_PAGE)
    return Figure(audience, asked.get("of", ""), asked.get("value", "")[:24])


def _number(told: str) -> int:
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 6 else 0


def _to(desk: Desk, page: int) -> str:
    told = {name: value for name, value in desk.request.query.items() if name != "page"}
    return f"/desk{PATH}?{urlencode(told | ({'page': str(page)} if page else {}))}"


PAGE = DeskPage(PATH, show, roles=CLERKS)
