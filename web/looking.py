"""Keeps how somebody wants to see our pages: in a cookie of three words, for the desk as well.

A page applies a choice by itself, at once and without a script, so what was typed there, or told
only once, is not lost: such a page stays, and the next ones look as was chosen.
"""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from web import forms, looks
from web.address import Address
from web.forms import Form
from web.framed import is_framed
from web.looks import PLAIN, SHOWN, Look, Shown
from web.parts import PARTS
from web.visits import cookie_name

PATH = "/look"
LIVES = 365 * 24 * 3600  # seconds


def looked(address: Address) -> Middleware:
    """Outside of everything, so that refusals look as was chosen too."""

    @web.middleware
    async def looking(request: web.Request, handler: Handler) -> web.StreamResponse:
        look = looks.read(request.cookies.get(_cookie(address, request), ""))
        here = request.rel_url.raw_path_qs if request.method == "GET" else ""
        before = SHOWN.set(Shown(look, here))
        try:
            return await handler(request)
        finally:
            SHOWN.reset(before)

    return looking


def routes() -> list[web.RouteDef]:
    return [web.post(PATH, _keep)]


async def _keep(request: web.Request) -> web.Response:
    form, address = await forms.read(request), request.app[PARTS].address
    here, framed = form.one("here"), is_framed(address, request)
    response = web.Response(status=204)
    if looks.is_page(here):
        response = web.Response(status=303, headers={"Location": here})
    response.set_cookie(
        _cookie(address, request),
        _chosen(form).told,
        max_age=LIVES,
        path="/",
        httponly=True,
        secure=framed or address.is_https,
        samesite="None" if framed else "Lax",
        partitioned=framed or None,
    )
    return response


def _chosen(form: Form) -> Look:
    if form.one("plain"):
        return PLAIN
    return looks.read(looks.APART.join(form.one(name) for name in ("size", "ink", "space")))


def _cookie(address: Address, request: web.BaseRequest) -> str:
    name = "otklik-look-frame" if is_framed(address, request) else "otklik-look"
    return cookie_name(name, is_https=address.is_https)
