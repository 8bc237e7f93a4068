"""The desk's page of surveys: those open now, how many answered, and the links to give people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiohttp import web

from bot.surveys.offered import Offered
from bot.texts import say
from storage.keys import KeyLost
from storage.records import Wave, WaveCount
from web.desk.frame import Desk, DeskPage


@dataclass(frozen=True, slots=True)
class Line:
    """`closes`: the last day it takes answers. `count`: as of this morning, rounded down by the
    storage: a page that counts anew would show people coming. None: the key is lost."""

    title: str
    is_internal: bool
    opened: date
    closes: date
    count: WaveCount | None
    link: str
    host: str = ""  # of somebody else's page where it is answered


async def show(desk: Desk) -> web.Response:
    offered = await desk.parts.surveys.offered()
    lines = [_line(desk, one) for one in offered.values()]
    return desk.page("desk/overview.html", lines=lines)


def _line(desk: Desk, offered: Offered) -> Line:
    wave = offered.wave
    return Line(
        title=offered.survey.title,
        is_internal=wave.audience == "internal",
        opened=wave.opened_on,
        closes=date.fromordinal(wave.closes_on.toordinal() - 1),
        count=_count(desk, wave),
        link=f"{desk.parts.address.url()}/s/{wave.survey}",
        host=offered.survey.elsewhere,
    )


def _count(desk: Desk, wave: Wave) -> WaveCount | None:
    try:
        desk.parts.storage.keys.wave(wave.id)
    except KeyLost:
        return None
    return WaveCount(wave.rough_started, wave.rough_finished)


PAGE = DeskPage("/surveys", show, lambda: say("desk-nav-surveys"))
