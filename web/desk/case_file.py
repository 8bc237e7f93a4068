"""A file of a message on the desk: listed beside its words, given out by its own door alone."""

from __future__ import annotations

from aiohttp import web

from web.desk import case as case_page
from web.desk.frame import Desk, DeskPage
from web.desk.queue import CLERKS
from web.giving import given
from web.refusals import Refusal, Why

PATH = case_page.PATH + "/file/{file}"


async def show(desk: Desk) -> web.Response:
    """Raises Refusal for a file of another message, an erased one, or a sealed one."""
    case = await case_page.found(desk)
    files = await desk.parts.storage.attachments.of_staff(case.number)
    named = {one.id: (n, one) for n, one in enumerate(files, 1)}
    n, file = named.get(desk.request.match_info["file"], (0, None))
    body = await desk.parts.storage.attachments.body(file) if file else None
    if file is None or body is None:
        raise Refusal(Why.NO_PAGE)
    return given(body, file.kind, f"{case.number}-{n}")


PAGE = DeskPage(PATH, show, roles=CLERKS)
