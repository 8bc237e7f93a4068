"""Connections that are opened and left silent: only so many, and the others are served."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession, web

from web import turnstile
from web.address import Address
from web.turnstile import may_enter

HALF = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
STRANGER = "203.0.113.5"


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@asynccontextmanager
async def served() -> AsyncIterator[Address]:
    async def hello(_: web.Request) -> web.Response:
        return web.Response(text="hello")

    app = web.Application()
    app.add_routes([web.get("/", hello)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    address = Address("127.0.0.1", free_port())
    listening = await turnstile.listen(runner, address)
    yield address
    listening.close()
    await runner.cleanup()


async def kept(address: Address, count: int) -> int:
    """How many of so many silent connections are still there after a moment."""
    opened = [await asyncio.open_connection(address.host, address.port) for _ in range(count)]
    for _, writer in opened:
        writer.write(HALF)
    told = await asyncio.gather(*(_is_open(reader) for reader, _ in opened))
    for _, writer in opened:
        writer.transport.abort()
    return sum(told)


async def _is_open(reader: asyncio.StreamReader) -> bool:
    try:
        await asyncio.wait_for(reader.read(1), 0.5)
    except TimeoutError:
        return True
    except ConnectionError:
        return False
    return False


async def test_no_more_connections_than_allowed_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turnstile, "ALTOGETHER", 7)
    async with served() as address:
        assert await kept(address, 20) == 7


async def test_without_a_limit_all_of_them_would_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """The broken twin."""
    monkeypatch.setattr(turnstile, "may_enter", lambda *_: True)
    monkeypatch.setattr(turnstile, "ALTOGETHER", 7)
    async with served() as address:
        assert await kept(address, 20) == 20


async def test_a_page_is_served_when_the_flood_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turnstile, "ALTOGETHER", 7)
    async with served() as address, ClientSession() as http:
        await kept(address, 20)
        async with http.get(address.url()) as page:
            assert await page.text() == "hello"


def test_one_stranger_takes_a_part_and_leaves_the_rest_to_others() -> None:
    here = [STRANGER] * turnstile.EACH
    address = Address("0.0.0.0", 8080, trusted_proxies=("10.0.0.0/8",))

    assert not may_enter(address, STRANGER, here)
    assert may_enter(address, "203.0.113.6", here)


@pytest.mark.parametrize("proxy", ["127.0.0.1", "10.0.0.7"])
def test_behind_a_proxy_of_ours_all_come_from_one_address(proxy: str) -> None:
    address = Address("0.0.0.0", 8080, trusted_proxies=("10.0.0.0/8",))

    assert may_enter(address, proxy, [proxy] * (turnstile.ALTOGETHER - 1))
    assert not may_enter(address, proxy, [proxy] * turnstile.ALTOGETHER)
