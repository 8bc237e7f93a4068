"""Connections that are opened and left silent: only so many, and whoever speaks is served."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientError, ClientSession, web

from web import turnstile
from web.address import Address
from web.turnstile import Polite, Seats

HALF = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
SLOW_FORM = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\na"
UNREAD_PAGE = b"GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n"
Opened = list[tuple[asyncio.StreamReader, asyncio.StreamWriter]]
STRANGER, OTHER = "203.0.113.5", "203.0.113.6"


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@asynccontextmanager
async def served() -> AsyncIterator[Address]:
    async def hello(_: web.Request) -> web.Response:
        return web.Response(text="hello")

    async def heard(request: web.Request) -> web.Response:
        return web.Response(text=await request.text())

    async def long(_: web.Request) -> web.Response:
        return web.Response(body=bytes(50_000_000))

    app = web.Application()
    app.add_routes([web.get("/", hello), web.post("/", heard), web.get("/long", long)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    address = Address("127.0.0.1", free_port())
    listening = await turnstile.listen(runner, address)
    yield address
    listening.close()
    await runner.cleanup()


@asynccontextmanager
async def crowd(address: Address, count: int, said: bytes = HALF) -> AsyncIterator[Opened]:
    """So many connections that have said this, and say no more."""
    opened = [await asyncio.open_connection(address.host, address.port) for _ in range(count)]
    for _, writer in opened:
        writer.write(said)
    await asyncio.sleep(0.1)
    yield opened
    for _, writer in opened:
        writer.transport.abort()


async def kept(address: Address, count: int) -> list[bool]:
    """Which of so many silent connections are still there after a moment."""
    async with crowd(address, count) as opened:
        return await asyncio.gather(*(_is_open(reader) for reader, _ in opened))


async def _is_open(reader: asyncio.StreamReader) -> bool:
    try:
        await asyncio.wait_for(reader.read(1), 0.5)
    except TimeoutError:
        return True
    except ConnectionError:
        return False
    return False


async def page(address: Address) -> str:
    """ "" for whoever is turned away."""
    try:
        async with ClientSession() as http, http.get(address.url()) as response:
            return await response.text()
    except ClientError:
        return ""


async def test_no_more_connections_than_allowed_are_kept_and_the_longest_silent_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turnstile, "ALTOGETHER", 7)
    async with served() as address:
        assert await kept(address, 20) == [False] * 13 + [True] * 7


async def test_without_a_limit_all_of_them_would_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """The broken twin."""
    monkeypatch.setattr(Seats, "take", lambda *_: True)
    monkeypatch.setattr(turnstile, "ALTOGETHER", 7)
    async with served() as address:
        assert await kept(address, 20) == [True] * 20


@pytest.mark.parametrize("said", [b"", HALF, SLOW_FORM, UNREAD_PAGE])
async def test_a_page_is_served_while_others_hold_every_seat_and_are_waited_for(
    monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    monkeypatch.setattr(turnstile, "ALTOGETHER", 7)
    async with served() as address, crowd(address, 20, said):
        assert [await page(address) for _ in range(9)] == ["hello"] * 9


async def test_a_form_that_comes_slowly_goes_before_whoever_came_this_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Given seats that are all taken by slow forms, of which one more comes each moment."""
    monkeypatch.setattr(turnstile, "ALTOGETHER", 7)
    async with (
        served() as address,
        crowd(address, 6, SLOW_FORM),
        crowd(address, 1, b"") as fresh,
        crowd(address, 4, SLOW_FORM),
    ):
        assert await _is_open(fresh[0][0])


async def test_if_nobody_gave_way_the_page_would_be_served_to_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The broken twin: first come, first served."""
    monkeypatch.setattr(Seats, "_freed", lambda *_: False)
    monkeypatch.setattr(turnstile, "ALTOGETHER", 7)
    async with served() as address, crowd(address, 20):
        assert await page(address) == ""


async def test_whoever_waits_for_us_gives_way_to_nobody() -> None:
    """Given seats that are all taken by pages in work."""
    seats = Seats(Address("0.0.0.0", 8080), 2)
    assert [seats.take(busy(), peer) for peer in (STRANGER, OTHER, "::1")] == [True, True, False]


async def test_one_stranger_takes_a_part_and_leaves_the_rest_to_others() -> None:
    seats = Seats(Address("0.0.0.0", 8080, trusted_proxies=("10.0.0.0/8",)), turnstile.ALTOGETHER)
    for _ in range(turnstile.EACH):
        assert seats.take(busy(), STRANGER)

    assert not seats.take(busy(), STRANGER)
    assert seats.take(busy(), OTHER)


async def test_a_seat_that_was_left_is_free_for_the_same_stranger() -> None:
    seats, guests = Seats(Address("0.0.0.0", 8080), 600), [busy() for _ in range(turnstile.EACH)]
    for one in guests:
        seats.take(one, STRANGER)

    seats.leave(guests[0])

    assert [seats.take(busy(), STRANGER) for _ in range(2)] == [True, False]


@pytest.mark.parametrize("proxy", ["127.0.0.1", "10.0.0.7"])
async def test_behind_a_proxy_of_ours_all_come_from_one_address(proxy: str) -> None:
    seats = Seats(Address("0.0.0.0", 8080, trusted_proxies=("10.0.0.0/8",)), turnstile.ALTOGETHER)

    told = [seats.take(busy(), proxy) for _ in range(turnstile.ALTOGETHER + 1)]

    assert told == [True] * turnstile.ALTOGETHER + [False]


@pytest.mark.parametrize(
    ("limits", "after", "connections"),
    [
        ((1024, 4096), 1024, 600),
        ((256, 4096), 856, 600),
        ((256, 512), 512, 256),
        ((256, 256), 256, 32),
    ],
)
def test_there_are_no_more_seats_than_files_for_them(
    limits: tuple[int, int], after: int, connections: int
) -> None:
    """The messengers, the database and papers in work keep theirs."""
    told = subprocess.run([sys.executable, "-c", ROOM, *map(str, limits)], capture_output=True)

    assert told.stdout.split() == [b"%d" % connections, b"%d" % after]


ROOM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[1]), int(sys.argv[2])))
from web.turnstile import room
print(room(), resource.getrlimit(resource.RLIMIT_NOFILE)[0])
"""


def busy() -> Polite:
    """A connection whose page is in work, on nobody's line."""
    told = Polite(web.Server(_never), Seats(Address("", 0), 0), loop=asyncio.get_running_loop())
    told._request_in_progress = True
    return told


async def _never(_: web.BaseRequest) -> web.StreamResponse:
    raise AssertionError
