"""Fault switches of both fakes: what a network and a tired server do to an answer.

A fault gets `apply`, which really carries the call out and gives the honest answer. So each fault
says by itself whether the call had its effect before the answer was spoilt.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from aiohttp import web

Apply = Callable[[], Awaitable[web.Response]]

FOREVER = 10**9
ANY = "*"

HTML = "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center></body></html>"


class Fault(Protocol):
    async def spoil(self, request: web.BaseRequest, apply: Apply) -> web.StreamResponse: ...


@dataclass
class _Planned:
    method: str
    fault: Fault
    times: int
    after: int


class Faults:
    """The plan of troubles; an empty one lets every call through."""

    def __init__(self) -> None:
        self._planned: list[_Planned] = []

    def add(self, method: str, fault: Fault, times: int = 1, after: int = 0) -> None:
        """The next `times` calls of `method` (ANY: of all) meet `fault`, once `after` went well."""
        self._planned.append(_Planned(method.lower(), fault, times, after))

    def clear(self) -> None:
        self._planned.clear()

    def take(self, method: str) -> Fault | None:
        for planned in self._planned:
            if planned.method not in (ANY, method.lower()):
                continue
            if planned.after:
                planned.after -= 1
                continue
            planned.times -= 1
            if not planned.times:
                self._planned.remove(planned)
            return planned.fault
        return None


@dataclass(frozen=True)
class Hang:
    """The call is lost and the answer never comes."""

    async def spoil(self, request: web.BaseRequest, apply: Apply) -> web.StreamResponse:
        return await _silence()


@dataclass(frozen=True)
class ApplyThenHang:
    """The call had its effect, and the answer never comes: a blind resend would double it."""

    async def spoil(self, request: web.BaseRequest, apply: Apply) -> web.StreamResponse:
        await apply()
        return await _silence()


@dataclass(frozen=True)
class Disconnect:
    """The connection breaks off in place of an answer."""

    applied: bool = False

    async def spoil(self, request: web.BaseRequest, apply: Apply) -> web.StreamResponse:
        if self.applied:
            await apply()
        if request.transport is not None:
            request.transport.abort()
        return web.Response()


@dataclass(frozen=True)
class Delay:
    """All is well, `seconds` late."""

    seconds: float

    async def spoil(self, request: web.BaseRequest, apply: Apply) -> web.StreamResponse:
        await asyncio.sleep(self.seconds)
        return await apply()


@dataclass(frozen=True)
class HtmlPage:
    """The gateway before the messenger answers: HTML where JSON was expected."""

    status: int = 502
    title: str = "502 Bad Gateway"

    async def spoil(self, request: web.BaseRequest, apply: Apply) -> web.StreamResponse:
        page = HTML.format(self.title)
        return web.Response(status=self.status, text=page, content_type="text/html")


@dataclass(frozen=True)
class EmptyBody:
    status: int = 200

    async def spoil(self, request: web.BaseRequest, apply: Apply) -> web.StreamResponse:
        return web.Response(status=self.status, content_type="application/json")


@dataclass(frozen=True)
class TruncatedJson:
    """The call had its effect, but half of the answer is missing."""

    async def spoil(self, request: web.BaseRequest, apply: Apply) -> web.StreamResponse:
        whole = (await apply()).body
        assert isinstance(whole, bytes)
        return web.Response(body=whole[: len(whole) // 2], content_type="application/json")


async def _silence() -> web.StreamResponse:
    await asyncio.Event().wait()
    raise AssertionError("nobody sets this event")
