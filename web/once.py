"""Pages that messengers link to and that serve once: now a code that must not stay in a dialogue.

Messengers and their robots open links by themselves, so looking burns nothing: a press does. The
address holds a secret of 256 bits, so its form needs no token of its own.
"""

from __future__ import annotations

from aiohttp import web

from bot.once import Made
from bot.page_wants import PageWant, StatusPage
from bot.texts import say
from storage.receipts import grouped
from web import openings, talk
from web.parts import PAGES, PARTS
from web.refusals import Refusal, Why

CODE = "/code/{token}"
STATUS = "/status/{token}"


async def ask_code(request: web.Request) -> web.Response:
    """Shows nothing yet. Keeps nothing."""
    parts = request.app[PARTS]
    if not await parts.storage.codes_to_show.is_there(_token(request), parts.clock()):
        raise Refusal(Why.SHOWN)
    return request.app[PAGES].page(
        "once.html",
        heading=say("web-headings-code"),
        paragraphs=[say("web-code-ask")],
        button=say("buttons-show-code"),
        action=request.path,
    )


async def show_code(request: web.Request) -> web.Response:
    """The code, this once."""
    parts = request.app[PARTS]
    code = await parts.storage.codes_to_show.take(_token(request), parts.clock())
    if code is None:
        raise Refusal(Why.SHOWN)
    return request.app[PAGES].page(
        "once.html",
        heading=say("web-headings-code"),
        code=grouped(code),
        paragraphs=[say("web-code-page")],
    )


async def ask_status(request: web.Request) -> web.Response:
    """The page that takes a code; its form opens the talk and burns the link."""
    made = found(request, StatusPage)
    way = openings.Opening(openings.of_door("check").code, action=request.path)
    told = say("web-status-page", time=f"{made.until:%H:%M}")
    return await talk.opening(request, way, say("buttons-check"), told)


async def open_status(request: web.Request) -> web.Response:
    found(request, StatusPage)
    response = await talk.answer(request)
    burn(request)
    return response


def routes() -> list[web.RouteDef]:
    return [
        web.get(CODE, ask_code),
        web.post(CODE, show_code),
        web.get(STATUS, ask_status),
        web.post(STATUS, open_status),
    ]


def found(request: web.Request, kind: type[PageWant]) -> Made:
    """Raises Refusal for a page that serves no more."""
    made = request.app[PARTS].conversation.pages.find(_token(request))
    if made is None or not isinstance(made.want, kind):
        raise Refusal(Why.USED)
    return made


def burn(request: web.Request) -> None:
    request.app[PARTS].conversation.pages.burn(_token(request))


def _token(request: web.Request) -> str:
    return request.match_info["token"]
