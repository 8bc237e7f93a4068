"""What stands before every page: our name, a fair share for everybody, forms of our own only."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from web.address import Address, abroad
from web.budget import Budget
from web.files import ENCODED
from web.headers import is_of_desk
from web.refusals import Refusal, Why
from web.visiting import visit_of

REQUESTS, WINDOW = 1200, 60.0
"""Pages per address and minute: a whole office behind one address is no flood."""
OF_ONE, MORE = 120, 6000
"""A hall that answers at once is none either: each who was let in has so many of an own a minute,
and all of one address so many together, with the files that pages need; what is beyond that counts
among the pages."""
FILES, FILES_WINDOW = 30, 600.0
"""Forms with files per address, the staff's apart: each is read whole before it is looked at."""
OF_PAGES = "/static/"
OPEN_TO_ALL = "/healthz"  # asked by supervisors under any name
SAFE = frozenset({"GET", "HEAD"})
NUL = "\0"
"""No name of ours has it, and PostgreSQL takes no text with it."""


class Requests:
    """How many requests of one address are served."""

    def __init__(self) -> None:
        self._all, self._more = Budget(REQUESTS, WINDOW), Budget(MORE, WINDOW)
        self._own = Budget(OF_ONE, WINDOW)

    def spend(self, who: str, request: web.Request) -> bool:
        """False if nothing was left."""
        if request.path.startswith(OF_PAGES):
            return self._more.spend(who)
        is_within = self._is_within(request) and self._more.spend(who)
        return is_within or self._all.spend(who)

    def _is_within(self, request: web.Request) -> bool:
        visit = visit_of(request)
        return visit is not None and visit.let_in and self._own.spend(visit.mark.hex())


def guard(address: Address) -> Middleware:
    budget, files = Requests(), Budget(FILES, FILES_WINDOW)

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.path != OPEN_TO_ALL:
            if not address.is_ours(request.host):
                raise Refusal(Why.FOREIGN)
            who = party(address, request)
            if who and not budget.spend(who, request):
                raise Refusal(Why.OFTEN)
            if who and _brings_files(request) and not files.spend(who):
                raise Refusal(Why.OFTEN)
            if request.method not in SAFE and not _is_from_us(address, request):
                raise Refusal(Why.FORGED)
        if NUL in request.path or NUL in request.query_string:
            raise Refusal(Why.NO_PAGE)
        return await handler(request)

    return guarded


def client(address: Address, request: web.BaseRequest) -> str:
    """Behind a proxy on this machine that TRUSTED_PROXIES does not name all look local: their
    budget is the proxy's work then."""
    return address.client(request.remote or "", request.headers.get("X-Forwarded-For", ""))


def party(address: Address, request: web.BaseRequest) -> str:
    """For whose budget it counts; "" for a local one, which has none."""
    return abroad(client(address, request))


def _brings_files(request: web.BaseRequest) -> bool:
    return request.content_type == ENCODED and not is_of_desk(request.path)


def _is_from_us(address: Address, request: web.BaseRequest) -> bool:
    """Our pages send no referrer, so browsers say `Origin: null` of their forms and tell by
    Sec-Fetch-Site whose they are; old ones tell neither, and the form's token has to do."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin", "null")
    if origin != "null":
        return address.is_our_origin(origin, request.host)
    return site in ("same-origin", "none")
