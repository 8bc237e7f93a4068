"""The desk's page of surveys: those open now, how many answered, and the links to give people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiohttp import web

from bot import links
from bot.ready_lines import Doors, Ready, of_message, of_survey
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
    ready: tuple[Ready, ...] = ()


async def show(desk: Desk) -> web.Response:
    offered = await desk.parts.surveys.offered()
    doors = {"web": links.web(desk.parts.address.url()), **await desk.parts.links()}
    lines = [_line(desk, one, doors) for one in offered.values()]
    return desk.page("desk/overview.html", lines=lines, to_us=of_message(doors))


def _line(desk: Desk, offered: Offered, doors: Doors) -> Line:
    wave = offered.wave
    return Line(
        title=offered.title,
        is_internal=wave.audience == "internal",
        opened=wave.opened_on,
        closes=date.fromordinal(wave.closes_on.toordinal() - 1),
        count=_count(desk, wave),
        link=f"{desk.parts.address.url()}/s/{wave.survey}",
        host=offered.survey.elsewhere,
        ready=tuple(of_survey(offered, doors, desk.parts.town.places)),
    )


def _count(desk: Desk, wave: Wave) -> WaveCount | None:
    try:
        desk.parts.storage.keys.wave(wave.id)
    except KeyLost:
        return None
    return WaveCount(wave.rough_started, wave.rough_finished)


PAGE = DeskPage("/surveys", show, lambda: say("desk-nav-surveys"))
