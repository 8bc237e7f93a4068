"""How many connections are let in: the web may be flooded, the messengers beside it go on.

All doors of the program share the files one process may have open (1,024 as a rule): whoever
opens that many connections and says nothing would silence the bots and the database too.
"""

from __future__ import annotations

import asyncio
import resource
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, cast

from aiohttp import web

from web.address import Address, household, is_local

ALTOGETHER = 600
EACH = 100
"""Connections of one address; of a proxy of ours as many as there are."""
WAITING = 32
"""Connections that the system holds for us; asyncio takes so many at a turn of its loop, and one
that is let go holds its file for four turns."""
OURS = 4 * WAITING + 128
"""Files that the web leaves to those, to the database, the messengers and papers in work."""
FEWEST = 32
MOMENT = 2.0  # seconds

BARE = {
    "Server": "otklik",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}
"""Of an answer that no page of ours gives."""


class Seats:
    """Who is here, the longest first. Where none is free, one of whom we wait gives way to whoever
    comes: a flood of the silent turns over among itself, and a page is served beside it."""

    def __init__(self, address: Address, most: int) -> None:
        self._address = address
        self._most = most
        self._here: dict[Polite, str] = {}
        self._of: Counter[str] = Counter()

    def take(self, guest: Polite, peer: str) -> bool:
        """False where all who are here wait for us."""
        house = self._house(peer)
        if house and self._of[house] >= EACH:
            others = [one for one, of in self._here.items() if of == house]
        else:
            others = list(self._here) if len(self._here) >= self._most else []
        if others and not self._freed(others):
            return False
        self._here[guest] = house
        self._of[house] += 1
        return True

    def leave(self, guest: Polite) -> None:
        house = self._here.pop(guest, None)
        if house is not None:
            self._of[house] -= 1
            self._of += Counter()  # without those that are nought

    def _freed(self, others: Sequence[Polite]) -> bool:
        """Whoever came this moment has had no time to speak, and goes last."""
        since = asyncio.get_running_loop().time() - MOMENT
        ways: tuple[Callable[[Polite], bool], ...] = (
            lambda one: one.is_silent and one.came < since,
            lambda one: one.is_slow,
            lambda one: one.is_silent,
        )
        for is_waited_for in ways:
            for one in filter(is_waited_for, others):
                self.leave(one)
                one.give_way()
                return True
        return False

    def _house(self, peer: str) -> str:
        """ "" for a proxy of ours, which is as many as there are."""
        is_proxy = is_local(peer) or self._address.client(peer, "-") == "-"
        return "" if is_proxy else household(peer)


def room() -> int:
    """How many connections there are files for, once this process may open as many as it can."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = ALTOGETHER + OURS
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
        with suppress(OSError, ValueError):  # a system's own limit below what it tells
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    is_free = soft == resource.RLIM_INFINITY
    return ALTOGETHER if is_free else min(ALTOGETHER, max(FEWEST, soft - OURS))


async def listen(runner: web.AppRunner, address: Address) -> asyncio.Server:
    """The runner must be set up. Raises OSError."""
    server = runner.server
    assert server is not None
    seats, loop = Seats(address, room()), asyncio.get_running_loop()

    def guest() -> Polite:
        return Polite(server, seats, loop=loop, **server._kwargs)

    return await loop.create_server(guest, address.host, address.port, backlog=WAITING)


class Polite(web.RequestHandler):
    """aiohttp's own answer to what is no HTTP repeats it, names its version, and logs who asked."""

    __slots__ = ("_seats", "came")

    def __init__(self, server: web.Server, seats: Seats, **told: Any) -> None:
        super().__init__(server, **told)
        self._seats = seats
        self.came = self._loop.time()

    @property
    def is_silent(self) -> bool:
        """It has said nothing, or not all of what it wants."""
        return not self._request_in_progress and not self._messages

    @property
    def is_slow(self) -> bool:
        """It has not sent all of its form, or does not take its page."""
        request, transport = self._current_request, self.transport
        is_sending = request is not None and not request.content.is_eof()
        return is_sending or (transport is not None and transport.get_write_buffer_size() > 0)

    def give_way(self) -> None:
        if self.transport is not None:
            self.transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if self._seats.take(self, _peer(transport)):
            super().connection_made(transport)
        else:
            cast(asyncio.Transport, transport).abort()

    def connection_lost(self, exc: BaseException | None) -> None:
        self._seats.leave(self)
        super().connection_lost(exc)

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
