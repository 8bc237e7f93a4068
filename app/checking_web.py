"""Looks at the section as a visitor would, by its public address: `web_grades` says how it is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from app.checking import Finding, not_looked, off, warned
from app.compose import House
from app.web_grades import Answer, Seen, grades
from bot.texts import say
from web.address import Address

if TYPE_CHECKING:
    from aiohttp import ClientSession

LIMIT = 2.0
"""Seconds for one answer; all are asked together."""
FORM = "/door/message"
"""A page that begins a visit and so brings the cookie; looking at it keeps nothing."""


async def door(house: House) -> list[Finding]:
    from aiohttp import ClientError, ClientSession, ClientTimeout

    name, told = say("check-web-name"), house.settings.web
    if told.port == 0:
        return [off(name)]
    address = Address(
        told.host, told.port, told.public_url, told.trusted_proxies, told.widget_origins
    )
    limit = ClientTimeout(total=LIMIT)
    async with ClientSession(timeout=limit, auto_decompress=False) as http:
        try:
            seen = await _seen(http, address)
        except (ClientError, OSError, TimeoutError, ValueError):
            return [await _silent(http, address)]
    return grades(seen, address)


async def _seen(http: ClientSession, address: Address) -> Seen:
    url = address.url()
    start, desk, form, plain = await asyncio.gather(
        _asked(http, f"{url}/"),
        _asked(http, f"{url}/desk/"),
        _asked(http, url + FORM),
        _plain(http, url),
    )
    return Seen(start, desk, form, plain)


async def _asked(http: ClientSession, url: str) -> Answer:
    """Raises ClientError, TimeoutError."""
    headers = {"Accept-Encoding": "gzip, deflate, br"}  # as browsers do
    async with http.get(url, headers=headers, allow_redirects=False) as answer:
        body = await answer.read()
        return Answer(answer.status, [*answer.headers.items()], len(body))


async def _plain(http: ClientSession, url: str) -> Answer | None:
    """What port 80 says; None where the address has a port of its own, or nobody listens."""
    from aiohttp import ClientError

    host = url.removeprefix("https://")
    if host == url or ":" in host.rpartition("]")[2]:
        return None
    try:
        return await _asked(http, f"http://{host}/")
    except (ClientError, OSError, TimeoutError):
        return None


async def _silent(http: ClientSession, address: Address) -> Finding:
    """The program rests, or it runs and its public address leads elsewhere."""
    from aiohttp import ClientError

    name = say("check-web-name")
    shown = f"[{address.host}]" if ":" in address.host else address.host
    try:
        own = await _asked(http, f"http://{shown}:{address.port}/healthz")
    except (ClientError, OSError, TimeoutError):
        return not_looked(name, say("check-web-rests"))
    reason = say("check-web-silent", url=address.url(), status=str(own.status))
    return warned(name, reason, say("check-web-mend-proxy"))
