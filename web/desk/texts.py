"""The desk's page of free texts: what people wrote in surveys, ten and more at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiohttp import web

from bot.masking import scrubbed
from bot.texts import say
from reports import comments
from reports.digest import title
from reports.hiding import FEW_FOR_COMMENTS
from reports.period import BadPeriod, Period, parse, quarter_of
from web.desk.frame import Desk, DeskPage

PATH = "/texts"


@dataclass(frozen=True, slots=True)
class Told:
    """Of one process. `rest`: texts of it that are not on the page this time."""

    survey: str
    process: str
    texts: tuple[str, ...]
    rest: int


async def show(desk: Desk) -> web.Response:
    today = desk.parts.clock().date()
    period = _period(desk.request.query.get("period", ""), today)
    heard = await comments.heard(desk.parts.storage, period, today, scrubbed)
    later = quarter_of(period.end)
    return desk.page(
        "desk/texts.html",
        period=title(period, say),
        told=[_told(one) for one in heard],
        least=FEW_FOR_COMMENTS,
        earlier=_to(quarter_of(period.start).previous()),
        later=_to(later) if later.start <= today else "",
    )


def _told(one: comments.Heard) -> Told:
    process = ", ".join(one.process) or say("comments-no-process")
    return Told(one.survey, process, one.texts, one.count - len(one.texts))


def _period(asked: str, today: date) -> Period:
    """An unknown one is the quarter of today: an old bookmark is no mistake of the clerk's."""
    try:
        return parse(asked)
    except BadPeriod:
        return quarter_of(today)


def _to(period: Period) -> str:
    return f"/desk{PATH}?period={period.name}"


PAGE = DeskPage(PATH, show, lambda: say("comments-title"))
