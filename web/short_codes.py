"""`/q`: a short code from a poster, typed or scanned, and the choice of where to answer.

A code carries no right and names no person: nothing is kept, counted or logged of who opened it.
What messengers are called is asked while the program runs, so what was printed survives another
name of a bot.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from aiohttp import web

from bot import links
from bot.handlers.printed import called, meant, mistyped
from bot.links import MESSAGE
from bot.ready_lines import Doors, fitting
from bot.surveys.offered import Offered
from bot.surveys.sizes import duration
from bot.texts import say
from storage.short_codes import LONGEST, Where, is_whole, read_code, spellings
from web.parts import PAGES, PARTS, Links
from web.refusals import Refusal, Why

PATH = "/q"
FRESH = 60.0  # seconds for which an answer of the messengers is good: a queue scans one poster
NOT_FIT = 422


class DoorsNow:
    """Doors of the messengers, asked for by one visitor and told to all of that minute."""

    def __init__(self, ask: Links) -> None:
        self._ask, self._lock = ask, asyncio.Lock()
        self._told: Doors = {}
        self._until = -FRESH

    async def __call__(self) -> Doors:
        async with self._lock:
            if monotonic() >= self._until:
                self._told = await self._ask()
                self._until = monotonic() + FRESH
            return self._told


DOORS_NOW = web.AppKey("DOORS_NOW", DoorsNow)


@dataclass(frozen=True, slots=True)
class Way:
    """`door`: web, telegram, vk and whatever comes after them."""

    door: str
    to: str


async def ask(request: web.Request) -> web.Response:
    """The field for a code; a form sends its code here."""
    typed = request.query.get("code", "")
    if "code" not in request.query:
        return _field(request)
    code = read_code(typed)
    if not is_whole(code):
        return _field(request, typed, mistyped(code))
    raise web.HTTPSeeOther(f"{PATH}/{code}")


async def open_code(request: web.Request) -> web.Response:
    """The page of a poster: where to answer; or a field for a code that is mistyped or unknown."""
    typed = request.match_info["code"]
    code = read_code(typed)
    if not is_whole(code):
        return _field(request, typed, mistyped(code))
    parts = request.app[PARTS]
    match meant(code, parts.town):
        case []:
            return _field(request, typed, say("printed-unknown"))
        case [where]:
            return await _choice(request, where)
        case several:
            return await _which(request, several)


async def _which(request: web.Request, several: Sequence[Where]) -> web.Response:
    """Whoever stands before the poster tells which of them it is."""
    offered = await request.app[PARTS].surveys.offered()
    told = {name: one.title for name, one in offered.items()}
    told[MESSAGE] = say("buttons-message")
    posters = [
        (f"{PATH}/{spellings(one)[-1]}", called(told.get(one[0], ""), _title(request, one[1])))
        for one in several
    ]
    return request.app[PAGES].page("which_poster.html", posters=posters)


async def _choice(request: web.Request, where: Where) -> web.Response:
    """Straight on where there is nothing to choose between. Raises Refusal."""
    name, place = where
    offered = None if name == MESSAGE else await _offered(request, name)
    doors = {"web": links.web(""), **await request.app[DOORS_NOW]()}
    fit = fitting(offered, doors) if offered else list(doors)
    ways = [Way(door, doors[door](name, place)) for door in fit]
    if "web" in fit and len(ways) == 1:
        raise web.HTTPSeeOther(ways[0].to)
    heading = offered.title if offered else say("buttons-message")
    return request.app[PAGES].page(
        "choice.html",
        heading=heading,
        place=_title(request, place),
        duration=duration(offered.survey) if offered else "",
        ways=ways,
    )


def _title(request: web.Request, place: str) -> str:
    """ "" where nobody has named it yet."""
    parts = request.app[PARTS]
    title = parts.town.places.get(place, "")
    return "" if title.startswith(parts.effective.profile.demo_mark) else title


async def _offered(request: web.Request, name: str) -> Offered:
    parts = request.app[PARTS]
    offered = await parts.surveys.offered()
    if name not in offered:
        raise Refusal(Why.NOT_ASKED)
    return offered[name]


def _field(request: web.Request, typed: str = "", error: str = "") -> web.Response:
    return request.app[PAGES].page(
        "short_code.html", NOT_FIT if error else 200, typed=typed[: 2 * LONGEST], error=error
    )


def routes() -> list[web.RouteDef]:
    return [web.get(PATH, ask), web.get(PATH + "/{code:[^/]{1,40}}", open_code)]


def put_on(app: web.Application) -> None:
    app[DOORS_NOW] = DoorsNow(app[PARTS].links)
    app.add_routes(routes())
