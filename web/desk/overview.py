"""The desk's page of surveys: those open now, how many answered, and the links to give people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiohttp import web

from bot.surveys.offered import Offered
from bot.texts import say
from storage.keys import KeyLost
from storage.records import WaveCount
from web.desk.frame import Desk, DeskPage

STEP = 5
"""Counts of an open wave are told rounded down to so many: nobody is to be seen coming."""


@dataclass(frozen=True, slots=True)
class Line:
    """`closes`: the last day it takes answers. None: what was sealed cannot be counted."""

    title: str
    is_internal: bool
    opened: date
    closes: date
    count: WaveCount | None
    link: str


async def show(desk: Desk) -> web.Response:
    offered = await desk.parts.surveys.offered()
    lines = [await _line(desk, one) for one in offered.values()]
    return desk.page("desk/overview.html", lines=lines)


async def _line(desk: Desk, offered: Offered) -> Line:
    wave = offered.wave
    try:
        exact = await desk.parts.storage.waves.count(wave)
        count = WaveCount(_rounded(exact.started), _rounded(exact.finished))
    except KeyLost:
        count = None
    return Line(
        title=offered.survey.title,
        is_internal=wave.audience == "internal",
        opened=wave.opened_on,
        closes=date.fromordinal(wave.closes_on.toordinal() - 1),
        count=count,
        link=f"{desk.parts.address.url()}/s/{wave.survey}",
    )


def _rounded(count: int) -> int:
    return count // STEP * STEP


PAGE = DeskPage("/surveys", show, lambda: say("desk-nav-surveys"))
