"""A file of the staff's answer, given to whoever has its thread open: by code, for half an hour."""

from __future__ import annotations

from aiohttp import web

from bot.handlers.thread_files import PATH
from bot.message_wants import Read, ThreadOpened
from web.giving import given
from web.parts import PARTS
from web.refusals import Refusal, Why
from web.visiting import visit_of


async def show(request: web.Request) -> web.Response:
    """Raises Refusal for a file of another thread, an erased one, or a thread not open here."""
    visit = visit_of(request)
    if visit is None:
        raise Refusal(Why.EXPIRED)
    parts = request.app[PARTS]
    read = await parts.conversation.finding.find(visit.person, ThreadOpened(), ())
    if not isinstance(read, Read):
        raise Refusal(Why.EXPIRED)
    asked = request.match_info["file"]
    named = {one.id: (n, one) for n, one in enumerate(read.thread.given, 1)}
    n, file = named.get(asked, (0, None))
    body = await parts.storage.attachments.body(file) if file else None
    if file is None or body is None:
        raise Refusal(Why.NO_PAGE)
    return given(body, file.kind, f"{read.opened.number}-{n}")


def routes() -> list[web.RouteDef]:
    return [web.get(f"{PATH}/{{file}}", show)]
