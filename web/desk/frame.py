"""What surrounds every page of the staff desk: who is signed in, what they may open, the menu."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal

from aiohttp import web

from bot.files.taking import Offer
from bot.texts import say
from storage.sql.cases import Cases
from storage.sql.pairings import Pairings
from storage.sql.signins import WHOLE, Clerk, Role
from web import files, forms, uploads
from web.desk import unsaved
from web.desk.heavy import HEAVY
from web.forms import Form
from web.parts import PAGES, PARTS, Parts
from web.refusals import Refusal, Why
from web.visits import cookie_name

HOME = "/desk/"
EVERYBODY = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the menu."""

    label: str
    to: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """One request of a clerk who is signed in; `form` is empty unless something was sent."""

    request: web.Request
    clerk: Clerk
    form_token: str
    menu: tuple[Item, ...]
    form: Form = field(default_factory=lambda: Form({}))
    offers: tuple[Offer, ...] = field(default=(), repr=False)

    @property
    def parts(self) -> Parts:
        return self.request.app[PARTS]

    @property
    def cases(self) -> Cases:
        """To look at: all of them, or those of the unit this clerk works for."""
        cases = self.parts.storage.cases
        return cases.of_unit(self.clerk.unit) if self.clerk.unit else cases

    def decides(self, roles: frozenset[Role]) -> bool:
        """One of these roles, of the whole town and not of one unit."""
        return self.clerk.role in roles and not self.clerk.unit

    def page(self, template: str, status: int = 200, **told: object) -> web.Response:
        return self.request.app[PAGES].page(
            template, status, desk=self, role=role(self.clerk.role), **told
        )


Show = Callable[[Desk], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class DeskPage:
    """A page or a deed of the desk. `title` puts it into the menu; `path` begins at the desk.

    `takes_file`: one, as it is; `takes_offers`: files for a message, as people send them.
    `of_town`: not for whoever works for one unit. `is_heavy`: takes the figures of a period.
    """

    path: str
    show: Show
    title: Callable[[], str] | None = None
    roles: frozenset[Role] = EVERYBODY
    method: Literal["GET", "POST"] = "GET"
    takes_file: bool = False
    largest: int = forms.LARGEST  # bytes of its files
    takes_offers: bool = False
    of_town: bool = False
    is_heavy: bool = False


def route(page: DeskPage, pages: tuple[DeskPage, ...]) -> web.RouteDef:
    async def handler(request: web.Request) -> web.StreamResponse:
        token = session(request)
        parts = request.app[PARTS]
        clerk = await parts.signins.clerk(token, parts.clock()) if token else None
        if clerk is None:
            return await _outside(request)
        if clerk.role not in page.roles or (page.of_town and clerk.unit):
            raise Refusal(Why.NOT_YOURS)
        desk = Desk(request, clerk, form_token(token), _menu(request, clerk, pages))
        if page.method == "POST":
            desk = await _with_form(desk, page)
        if not page.is_heavy:
            return await page.show(desk)
        is_there = partial(_is_there, request)
        async with request.app[HEAVY].turn(desk.form_token, _asked(desk), is_there):
            return await page.show(desk)

    return web.route(page.method, HOME.rstrip("/") + page.path, handler)


def _asked(desk: Desk) -> Hashable:
    """Which page, and what its form says."""
    fields = ((name, tuple(told)) for name, told in sorted(desk.form.fields.items()))
    return desk.request.method, desk.request.path_qs, tuple(fields)


def _is_there(request: web.Request) -> bool:
    """A browser that leaves a page closes its connection."""
    return request.transport is not None


def session(request: web.Request) -> str:
    return request.cookies.get(_cookie(request), "")


def open_session(request: web.Request, response: web.Response, token: str) -> None:
    response.set_cookie(
        _cookie(request),
        token,
        max_age=int(WHOLE.total_seconds()),
        path="/",
        httponly=True,
        secure=request.app[PARTS].address.is_https,
        samesite="Strict",
    )


def close_session(request: web.Request, response: web.Response) -> None:
    is_https = request.app[PARTS].address.is_https
    response.del_cookie(
        _cookie(request), path="/", httponly=True, secure=is_https, samesite="Strict"
    )


def form_token(token: str) -> str:
    """Proves that a form was made for this very session."""
    return hmac.new(token.encode(), b"form", hashlib.sha256).hexdigest()


def role(of: Role) -> str:
    match of:
        case Role.OPERATOR:
            return say("desk-roles-operator")
        case Role.ANALYST:
            return say("desk-roles-analyst")
        case Role.ADMIN:
            return say("desk-roles-admin")


async def _with_form(desk: Desk, page: DeskPage) -> Desk:
    request = desk.request

    def is_ours(form: Form) -> bool:
        return hmac.compare_digest(desk.form_token.encode(), form.one("csrf").encode())

    if page.takes_offers and request.content_type == files.ENCODED:
        sent = await files.read(request, is_ours)
    elif page.takes_file:
        sent = files.Sent(await uploads.read(request, page.largest))
    else:
        sent = files.Sent(await forms.read(request))
    if not is_ours(sent.form):
        raise Refusal(Why.FORGED)
    return replace(desk, form=sent.form, offers=sent.offers)


async def _outside(request: web.Request) -> web.Response:
    """A link from a chat comes without the cookie, which only our own pages get: so the browser
    is sent here once more, from here. One that used a link of a staff chat waits."""
    is_from_elsewhere = request.headers.get("Sec-Fetch-Site") == "cross-site"
    if is_from_elsewhere and request.method == "GET":
        return request.app[PAGES].page("desk/again.html", to=request.rel_url.raw_path_qs)
    parts, token = request.app[PARTS], session(request)
    if token and await Pairings(parts.signins).is_waiting(token, parts.clock()):
        return request.app[PAGES].page("desk/waiting.html", 401, home=HOME)
    return request.app[PAGES].page("desk/outside.html", 401, words=await unsaved.words(request))


def _menu(request: web.Request, clerk: Clerk, pages: tuple[DeskPage, ...]) -> tuple[Item, ...]:
    here = request.path.removeprefix(HOME.rstrip("/"))
    return tuple(
        Item(page.title(), HOME.rstrip("/") + page.path, page.path == here)
        for page in pages
        if page.title is not None and clerk.role in page.roles and not (page.of_town and clerk.unit)
    )


def _cookie(request: web.Request) -> str:
    return cookie_name("otklik-desk", is_https=request.app[PARTS].address.is_https)
