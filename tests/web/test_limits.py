"""What no browser sends: it is refused at once, repeated to nobody, told to no log, and let go."""

from __future__ import annotations

import asyncio
import gzip
import logging
from pathlib import Path
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession

from tests.conftest import StandingClock
from tests.web.section import Section, free_port, section
from tests.web.visitor import Visitor
from web import files
from web import site as door
from web.address import Address
from web.refusals import Refusal

HOST = b"Host: 127.0.0.1\r\n"
SECRET = b"Anna"


async def told(port: int, sent: bytes) -> str:
    """Everything until the connection is closed."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    answer = await reader.read()
    writer.close()
    return answer.decode()


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /?" + SECRET * 5000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
        b"GET / HTTP/1.1\r\n" + HOST + b"X: " + SECRET * 5000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + HOST + b"Co okie: " + SECRET + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: Anna\r\n" % n for n in range(500)) + b"\r\n",
        b"GET / HTTP/1.1\r\n" + HOST * 2 + b"\r\n",
        b"GET /Anna HTTP/1.1\r\n\r\n",
        b"POST /talk HTTP/1.1\r\n" + HOST + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nAnna",
        b"POST /talk HTTP/1.1\r\n"
        + HOST
        + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"\x16\x03\x01\x02\x00Anna",
    ],
)
async def test_what_is_no_http_is_refused_without_a_word_of_it(
    site: Section, sent: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        answer = await told(site.parts.address.port, sent)

    head, _, body = answer.partition("\r\n\r\n")
    assert (head.split("\r\n")[0].split(" ", 1)[1], body) == ("400 Bad Request", "400\n")
    assert "Server: otklik" in head.split("\r\n")
    assert "X-Content-Type-Options: nosniff" in head.split("\r\n")
    assert caplog.records == []


async def test_whoever_says_half_and_no_more_is_let_go(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "IDLE", 0.2)
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address):
        half = await told(address.port, b"GET / HTTP/1.1\r\n" + HOST)

    assert half == ""


async def form_of(visitor: Visitor) -> list[tuple[str, str]]:
    await visitor.opens("/s/roads")
    await visitor.presses("Начать")
    return visitor.filled("Готово", ticks=["Ямы"])


async def test_a_packed_form_is_not_unpacked(site: Section, anna: Visitor) -> None:
    """Three megabytes of it would be three gigabytes."""
    form = urlencode(await form_of(anna)).encode()
    url, kind = f"{site.url}/talk", {"Content-Type": "application/x-www-form-urlencoded"}
    cookies = anna.cookies()
    statuses = []
    async with ClientSession(cookies=cookies) as http:
        for sent, more in ((gzip.compress(form), {"Content-Encoding": "gzip"}), (form, {})):
            async with http.post(url, data=sent, headers=kind | more) as response:
                statuses.append(response.status)

    assert statuses == [403, 200]


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=B"]
)
async def test_whoever_breaks_off_in_the_middle_of_a_form_is_no_incident(
    site: Section, anna: Visitor, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    """A telephone in a tunnel, or a flood of them: the log has not a line of it."""
    await form_of(anna)
    cookie = "; ".join(f"{name}={value}" for name, value in anna.cookies().items()).encode()
    head = b"POST /talk HTTP/1.1\r\n" + HOST + b"Cookie: " + cookie + b"\r\nContent-Length: 900"
    _, writer = await asyncio.open_connection("127.0.0.1", site.parts.address.port)

    with caplog.at_level(logging.INFO):
        writer.write(head + b"\r\nContent-Type: " + kind.encode() + b"\r\n\r\n--B\r\n")
        await asyncio.sleep(0.2)
        writer.transport.abort()
        await asyncio.sleep(0.2)

    assert caplog.records == []


async def test_a_part_that_is_all_headers_is_no_form(site: Section, anna: Visitor) -> None:
    await form_of(anna)
    head = b"--B\r\n" + b"".join(b"X-%d: a\r\n" % n for n in range(50_000)) + b"\r\nx\r\n--B--\r\n"
    kind = {"Content-Type": "multipart/form-data; boundary=B"}
    async with (
        ClientSession(cookies=anna.cookies()) as http,
        http.post(f"{site.url}/talk", data=head, headers=kind) as response,
    ):
        assert response.status == 400


async def test_one_address_takes_two_seats_of_those_who_send_files() -> None:
    async with files._seat("a"), files._seat("a"):
        with pytest.raises(Refusal):
            async with files._seat("a"):
                pass
        async with files._seat("b"), files._seat("c"):
            with pytest.raises(Refusal):
                async with files._seat("d"):
                    pass
    async with files._seat("a"):
        assert files._reading == {"a": 1}
    assert files._reading == {}
