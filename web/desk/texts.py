"""The desk's page of free texts: what people wrote in surveys, ten and more at a time."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from bot.masking import scrubbed
from bot.texts import say
from reports import comments
from reports.hiding import FEW_FOR_COMMENTS
from reports.period_words import title
from web.desk.frame import Desk, DeskPage
from web.desk.periods import around, period_of

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
    period = period_of(desk.request.query.get("period", ""), today)
    earlier, later = around(period, today)
    heard = await comments.heard(desk.parts.storage, period, today, scrubbed)
    return desk.page(
        "desk/texts.html",
        period=title(period, say),
        told=[_told(one) for one in heard],
        least=FEW_FOR_COMMENTS,
        earlier=_to(earlier),
        later=_to(later) if later else "",
        coding=f"/desk/coding?period={period.name}",
    )


def _told(one: comments.Heard) -> Told:
    process = ", ".join(one.process) or say("comments-no-process")
    return Told(one.survey, process, one.texts, one.count - len(one.texts))


def _to(period: str) -> str:
    return f"/desk{PATH}?period={period}"


PAGE = DeskPage(PATH, show, lambda: say("comments-title"))
