"""Whose request it is: the visit of its cookie, and the cookie of its answer, in a frame or not."""

from __future__ import annotations

from aiohttp import web

from web.framed import is_framed
from web.parts import PARTS, VISITS
from web.visits import Visit


def visit_of(request: web.Request) -> Visit | None:
    framed = is_framed(request.app[PARTS].address, request)
    return request.app[VISITS].of(request.cookies, is_framed=framed)


def goes_on(request: web.Request, response: web.Response, visit: Visit) -> web.Response:
    framed = is_framed(request.app[PARTS].address, request)
    return request.app[VISITS].go_on(response, visit, is_framed=framed)
