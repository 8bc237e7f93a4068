"""How many connections are let in: the web may be flooded, the messengers beside it go on.

All doors of the program share the files one process may have open (1,024 as a rule): whoever
opens that many connections and says nothing would silence the bots and the database too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import cast

from aiohttp import web

from web.address import Address, household, is_local

ALTOGETHER = 600
EACH = 100
"""Connections of one address; of a proxy of ours as many as there are."""


BARE = {
    "Server": "otklik",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}
"""Of an answer that no page of ours gives."""


def may_enter(address: Address, peer: str, here: Sequence[str]) -> bool:
    """`here`: the peer of every connection there is."""
    if len(here) >= ALTOGETHER:
        return False
    is_proxy = is_local(peer) or address.client(peer, "-") == "-"
    return is_proxy or [*map(household, here)].count(household(peer)) < EACH


async def listen(runner: web.AppRunner, address: Address) -> asyncio.Server:
    """The runner must be set up. Raises OSError."""
    server = runner.server
    assert server is not None

    def may(peer: str) -> bool:
        here = [_peer(one.transport) for one in server.connections if one.transport]
        return may_enter(address, peer, here)

    loop = asyncio.get_running_loop()
    return await loop.create_server(
        lambda: _Turnstile(server, may), address.host, address.port, backlog=128
    )


class _Turnstile(asyncio.Protocol):
    """Stands before aiohttp's own protocol, which is made for those who are let in."""

    def __init__(self, server: web.Server, may: Callable[[str], bool]) -> None:
        self._server = server
        self._may = may

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        told = cast(asyncio.Transport, transport)
        if not self._may(_peer(told)):
            told.abort()
            return
        loop = asyncio.get_running_loop()
        within = Polite(self._server, loop=loop, **self._server._kwargs)
        told.set_protocol(within)
        within.connection_made(told)


class Polite(web.RequestHandler):
    """aiohttp's own answer to what is no HTTP repeats it, names its version, and logs who asked."""

    __slots__ = ()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        if status >= 500:
            super().handle_error(request, status, exc)
        response = web.Response(status=status, text=f"{status}\n", headers=BARE)
        response.force_close()
        return response


def _peer(transport: asyncio.BaseTransport) -> str:
    told = transport.get_extra_info("peername")
    return str(told[0]) if told else ""
