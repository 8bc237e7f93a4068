"""The lean way of the hot step: JSON posted to one host over connections that stay open.

aiohttp's client builds, checks and tears down some forty objects a request, a third of all a
survey step cost; here a request is one write, and httptools, in C, reads the answer. Everything
that is no hot step goes through aiogram's own session.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from dataclasses import dataclass
from typing import cast

import httptools
from aiohappyeyeballs import start_connection
from yarl import URL

LONGEST = 1 << 20
"""Bytes of an answer: a message of Telegram's takes some kilobytes."""
EYEBALLS = 0.25
"""Seconds before the next address of the host is tried beside the first (RFC 8305)."""
IDLE = 15
"""Seconds after which a quiet connection is not trusted: routers forget it and tell nobody."""
AT_ONCE = 100
"""Connections open at one time; whoever comes later waits for one."""


class WireBroken(Exception):
    """No answer, or not all of it, or not in HTTP: what was asked may have been done or not."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes


class Wire:
    """Connections to the host of `url`, made when needed; with https only if `trusted` knows it."""

    def __init__(self, url: URL, trusted: ssl.SSLContext) -> None:
        if url.host is None or url.port is None:
            raise ValueError("an address with a host is needed")
        self._host, self._port = url.host, url.port
        self._trusted = trusted if url.scheme == "https" else None
        self._idle: list[_Line] = []
        self._lines: set[_Line] = set()
        self._is_over = False
        self._room = asyncio.Semaphore(AT_ONCE)
        self._head = (
            f" HTTP/1.1\r\nHost: {url.host_port_subcomponent}\r\nAccept: */*\r\n"
            "Content-Type: application/json\r\nContent-Length: "
        ).encode()

    async def post(self, path: str, body: bytes, patience: float) -> Answer:
        """`patience`: seconds for all of it.

        Raises WireBroken or TimeoutError. Never asks twice: the caller knows what may be.
        """
        request = b"POST %s%s%d\r\n\r\n%s" % (path.encode(), self._head, len(body), body)
        async with self._room, asyncio.timeout(patience):
            if self._is_over:
                raise WireBroken("closed")
            line = await self._line()
            try:
                answer = await line.ask(request)
            except BaseException:
                line.hang_up()  # what comes late must not answer the next request
                raise
        self._idle.append(line)
        return answer

    async def _line(self) -> _Line:
        while self._idle:
            line = self._idle.pop()
            if line.is_fresh():
                return line
            line.hang_up()
        loop = asyncio.get_running_loop()
        try:
            way = await self._way(loop)
            try:
                _, made = await loop.create_connection(
                    lambda: _Line(loop),
                    sock=way,
                    ssl=self._trusted,
                    server_hostname=self._host if self._trusted else None,
                )
            except BaseException:
                way.close()
                raise
        except OSError as error:
            raise WireBroken(type(error).__name__) from error
        self._lines.add(made)
        made.over.add_done_callback(lambda _: self._lines.discard(made))
        return made

    async def _way(self, loop: asyncio.AbstractEventLoop) -> socket.socket:
        """To whichever address of the host answers first. asyncio's own race of addresses leaks
        the winner's socket when it is cancelled (Python 3.11)."""
        found = await loop.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
        return await start_connection(found, happy_eyeballs_delay=EYEBALLS)

    async def close(self) -> None:
        """Comes back when every connection is closed; from then on nothing is posted."""
        self._is_over = True
        self._idle.clear()
        lines = set(self._lines)
        for line in lines:
            line.hang_up()
        if lines:
            await asyncio.wait([line.over for line in lines])


class _Line(asyncio.Protocol):
    """One connection: a request, its answer, the next request."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._transport: asyncio.Transport | None = None
        self._awaited: asyncio.Future[Answer] | None = None
        self._parser = httptools.HttpResponseParser(self)
        self._body = bytearray()
        self.over: asyncio.Future[None] = loop.create_future()
        self._is_open = False
        self._since = loop.time()

    def is_fresh(self) -> bool:
        return self._is_open and self._loop.time() - self._since < IDLE

    async def ask(self, request: bytes) -> Answer:
        if self._transport is None or not self._is_open:
            raise WireBroken("closed")
        self._awaited = self._loop.create_future()
        self._transport.write(request)
        return await self._awaited

    def hang_up(self) -> None:
        self._is_open = False
        if self._transport is not None:
            self._transport.abort()

    # what asyncio tells

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._is_open = True

    def data_received(self, data: bytes) -> None:
        if self._awaited is None:
            self.hang_up()  # nobody asked
            return
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade) as error:
            self._fail(type(error).__name__)

    def connection_lost(self, exc: Exception | None) -> None:
        self._fail(type(exc).__name__ if exc else "closed")
        if not self.over.done():
            self.over.set_result(None)

    # what httptools tells

    def on_message_begin(self) -> None:
        self._body.clear()
        if self._awaited is None:
            self.hang_up()  # behind an answer, more than was asked for

    def on_body(self, body: bytes) -> None:
        self._body += body
        if len(self._body) > LONGEST:
            self._fail("too long")

    def on_message_complete(self) -> None:
        self._since = self._loop.time()
        status = self._parser.get_status_code()
        if not self._parser.should_keep_alive():
            self.hang_up()
        awaited, self._awaited = self._awaited, None
        if awaited is not None and not awaited.done():
            awaited.set_result(Answer(status, bytes(self._body)))

    def _fail(self, why: str) -> None:
        self.hang_up()
        awaited, self._awaited = self._awaited, None
        if awaited is not None and not awaited.done():
            awaited.set_exception(WireBroken(why))
