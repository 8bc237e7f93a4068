"""Visitors that cost next to nothing: what is slow in a bench is the page, not who asks for it.

Bare asyncio over one kept connection each; a page is searched for its form and no more.
"""

from __future__ import annotations

import asyncio
import re
import time
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_COOKIE = re.compile(rb"set-cookie: *(\w+=[^;\r]+)", re.IGNORECASE)
_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
_BOX = re.compile(r'<input type="checkbox" name="tick" value="([^"]*)"')
_PRESS = re.compile(r'<button name="press" value="([^"]*)"')
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"


@dataclass
class Told:
    """`times`: milliseconds of every answer."""

    times: list[float] = field(default_factory=list)
    answers: int = 0


class Visitor:
    """One connection; a new visit whenever the survey is at its end."""

    def __init__(self, port: int, told: Told) -> None:
        self._port, self._told = port, told
        self._cookie = b""

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[Visitor]:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        yield self
        self._writer.close()

    async def look(self, path: str = "/") -> str:
        return await self._ask(f"GET {path}", b"", b"")

    async def survey(self, path: str) -> AsyncIterator[None]:
        """Goes on after every press, for ever."""
        while True:
            self._cookie = b""
            page = await self.look(path)
            while (form := _filled(page)) and "/talk" in page:
                body = urlencode(form).encode()
                page = await self._ask("POST /talk", FORM, body) or await self.look("/talk")
                self._told.answers += 1
                yield

    async def page(self) -> AsyncIterator[None]:
        """One page answered again and again: a press, and the page after it."""
        while True:
            body = urlencode(_filled(await self.look("/talk"))).encode()
            await self._ask("POST /talk", FORM, body)
            self._told.answers += 1
            yield

    async def _ask(self, line: str, more: bytes, body: bytes) -> str:
        """The page; "" of a redirect."""
        asked = b"%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept-Encoding: gzip\r\nCookie: %s\r\n%s"
        head = asked % (line.encode(), self._port, self._cookie, more)
        began = time.perf_counter()
        self._writer.write(head + b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        headers = await self._reader.readuntil(b"\r\n\r\n")
        found = _LENGTH.search(headers)
        page = await self._reader.readexactly(int(found[1]) if found else 0)
        self._told.times.append((time.perf_counter() - began) * 1000)
        if cookie := _COOKIE.search(headers):
            self._cookie = cookie[1]
        assert headers[9:12] in (b"200", b"303"), headers[:300] + page[:300]
        packed = b"content-encoding: gzip" in headers.lower()
        return (zlib.decompress(page, 31) if packed else page).decode()


def _filled(page: str) -> list[tuple[str, str]]:
    """The form with the first answer, skipping what may be skipped; [] of the last page."""
    presses, boxes = _PRESS.findall(page), _BOX.findall(page)
    skips = [one for one in presses if ":+skip:" in one]
    begins = [one for one in presses if ":+begin:" in one]
    done = [one for one in presses if ":+done:" in one]
    answers = [one for one in presses if ":+" not in one and not one.startswith("menu:")]
    chosen = [*(begins or done or skips or answers)][:1]
    ticks = [("tick", one) for one in boxes[:1] if chosen == done[:1]]
    return [*_HIDDEN.findall(page), *ticks, *(("press", one) for one in chosen)] if chosen else []
