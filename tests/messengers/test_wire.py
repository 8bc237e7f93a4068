"""Requests over connections that stay open: each gets its own answer or an honest no."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from yarl import URL

from bot.messengers import wire
from bot.messengers.wire import LONGEST, Answer, Wire, WireBroken

Serves = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def test_one_connection_carries_request_after_request() -> None:
    talks = 0

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal talks
        talks += 1
        while True:
            writer.write(plain(await body_of(reader)))

    async with served(echo) as road:
        told = [await road.post("/say", word, 5) for word in (b"one", b"two", b"three")]

    assert (told, talks) == ([Answer(200, b"one"), Answer(200, b"two"), Answer(200, b"three")], 1)


async def test_an_answer_may_come_in_chunks_and_byte_by_byte() -> None:
    async def slowly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await body_of(reader)
        head = b"HTTP/1.1 429 Too Many Requests\r\nTransfer-Encoding: chunked\r\n\r\n"
        for byte in head + b"3\r\nwai\r\n1\r\nt\r\n0\r\n\r\n":
            writer.write(bytes([byte]))
            await asyncio.sleep(0)

    async with served(slowly) as road:
        assert await road.post("/say", b"{}", 5) == Answer(429, b"wait")


async def late(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answers each request with its own words, the first of each connection too late."""
    first = True
    while True:
        said = await body_of(reader)
        await asyncio.sleep(0.4 if first else 0)
        first = False
        writer.write(plain(said))


async def test_more_than_was_asked_for_is_no_answer_to_the_next() -> None:
    """One answer, and half of another that nobody asked for, in one piece."""

    async def generous(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        said = await body_of(reader)
        writer.write(plain(said) + plain(b"foreign")[:-3])
        await body_of(reader)
        writer.write(b"ign")

    async with served(generous) as road:
        told = [(await road.post("/say", word, 5)).body for word in (b"first", b"second")]

    assert told == [b"first", b"second"]


async def the_answer_after_one_that_came_late(road: Wire) -> bytes:
    with pytest.raises(TimeoutError):
        await road.post("/say", b"first", 0.2)
    await asyncio.sleep(0.4)
    return (await road.post("/say", b"second", 5)).body


async def test_an_answer_that_came_too_late_is_never_taken_for_the_next_ones() -> None:
    async with served(late) as road:
        assert await the_answer_after_one_that_came_late(road) == b"second"


async def test_a_wire_that_keeps_such_a_connection_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The broken twin: the connection goes back among the idle ones, its answer still to come."""

    async def careless(road: Wire, path: str, body: bytes, patience: float) -> Answer:
        line = await road._line()
        try:
            async with asyncio.timeout(patience):
                return await line.ask(
                    b"POST %s%s%d\r\n\r\n%s" % (b"/", road._head, len(body), body)
                )
        finally:
            road._idle.append(line)

    monkeypatch.setattr(Wire, "post", careless)

    async with served(late) as road:
        with pytest.raises(TimeoutError):
            await road.post("/say", b"first", 0.2)
        assert (await road.post("/say", b"second", 5)).body == b"first"


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\ncut",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (LONGEST + 1) + bytes(LONGEST + 1),
    ],
    ids=["nothing", "half of it", "no HTTP", "too much"],
)
async def test_what_is_no_answer_is_told_as_such(said: bytes) -> None:
    async def badly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await body_of(reader)
        writer.write(said)
        writer.close()

    async with served(badly) as road:
        with pytest.raises(WireBroken):
            await road.post("/say", b"{}", 5)


async def test_nobody_home_is_told_as_such() -> None:
    server = await asyncio.start_server(late, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    road = Wire(URL(f"http://127.0.0.1:{port}/"), ssl.create_default_context())

    with pytest.raises(WireBroken, match=r"^(ConnectionRefusedError|OSError)$"):
        await road.post("/say", b"{}", 5)


async def test_after_its_end_nothing_is_posted() -> None:
    async with served(late) as road:
        pass

    with pytest.raises(WireBroken, match=r"^closed$"):
        await road.post("/say", b"{}", 5)


async def test_a_connection_the_server_closed_or_that_was_quiet_for_long_is_made_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    talks = 0

    async def once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal talks
        talks += 1
        writer.write(plain(await body_of(reader)))
        if talks == 1:
            writer.close()
            return
        writer.write(plain(await body_of(reader)))

    async with served(once) as road:
        await road.post("/say", b"closed after this", 5)
        await asyncio.sleep(0.05)
        await road.post("/say", b"quiet after this", 5)
        monkeypatch.setattr(wire, "IDLE", 0)
        answer = await road.post("/say", b"anew", 5)

    assert (answer.body, talks) == (b"anew", 3)


async def test_a_server_nobody_vouches_for_hears_nothing(tmp_path: Path) -> None:
    heard: list[bytes] = []

    async def listens(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await body_of(reader))
        writer.write(plain(b"yes"))

    ours, theirs = tmp_path / "ours.pem", ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(self_signed(ours))

    async with served(listens, theirs, ssl.create_default_context()) as stranger:
        with pytest.raises(WireBroken, match=r"^SSLCertVerificationError$"):
            await stranger.post("/bot1:secret/say", b"to a stranger", 5)
    async with served(listens, theirs, ssl.create_default_context(cafile=ours)) as friend:
        assert (await friend.post("/bot1:secret/say", b"to a friend", 5)).body == b"yes"

    assert heard == [b"to a friend"]


def self_signed(path: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), True)
        .sign(key, SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(private + made.public_bytes(Encoding.PEM))
    return path


@asynccontextmanager
async def served(
    serves: Serves, shown: ssl.SSLContext | None = None, trusted: ssl.SSLContext | None = None
) -> AsyncIterator[Wire]:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await serves(reader, writer)
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0, ssl=shown)
    port = server.sockets[0].getsockname()[1]
    scheme = "https" if shown else "http"
    url = URL(f"{scheme}://127.0.0.1:{port}/")
    road = Wire(url, trusted or ssl.create_default_context())
    try:
        yield road
    finally:
        await road.close()
        server.close()


async def body_of(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-len"))
    return await reader.readexactly(int(length.split(b":")[1]))


def plain(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
