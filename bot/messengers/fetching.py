"""A file fetched from one address within limits of size and time, and from no other."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Callable
from functools import lru_cache

import aiohttp
import certifi
from yarl import URL

from bot.files.taking import Lost, TooLarge
from storage.file_records import LONGEST

log = logging.getLogger(__name__)

WHOLE, SILENCE = 60.0, 15.0
"""Seconds for all of a file, and between two pieces of it."""
PIECE = 64 * 1024
HOPS = 3
MOVED = (301, 302, 303, 307, 308)
HEADERS = {"Accept-Encoding": "identity"}  # what is packed could unpack to any size


@lru_cache
def trusted() -> ssl.SSLContext:
    """Whom we believe; reading their hundred papers takes a while, so once."""
    return ssl.create_default_context(cafile=certifi.where())


def nowhere(_: URL) -> bool:
    return False


async def fetch(address: URL, may_follow: Callable[[URL], bool] = nowhere) -> bytes:
    """Where the answer sends us on to, `may_follow` allows or not. Raises Lost or TooLarge."""
    patience = aiohttp.ClientTimeout(total=WHOLE, sock_connect=SILENCE, sock_read=SILENCE)
    connector = aiohttp.TCPConnector(ssl=trusted(), force_close=True)
    try:
        async with aiohttp.ClientSession(
            connector=connector, timeout=patience, auto_decompress=False, headers=HEADERS
        ) as session:
            for _ in range(HOPS):
                told = await _read(session, address)
                if isinstance(told, bytes):
                    return told
                address = address.join(told)
                if not may_follow(address):
                    log.warning("a file was not fetched: it lies elsewhere")
                    raise Lost
            raise Lost
    except (TimeoutError, aiohttp.ClientError, ValueError) as error:
        # the address may open the file to anybody: the log has the kind of the fault alone
        log.warning("a file was not fetched: %s", type(error).__name__)
        raise Lost from error


async def _read(session: aiohttp.ClientSession, address: URL) -> bytes | URL:
    """The body, or where it lies."""
    async with session.get(address, allow_redirects=False) as answer:
        if answer.status in MOVED and (place := answer.headers.get("Location")):
            return URL(place)
        if answer.status != 200:
            log.warning("a file was not fetched: status %d", answer.status)
            raise Lost
        if (answer.content_length or 0) > LONGEST:
            raise TooLarge
        body = bytearray()
        async for piece in answer.content.iter_chunked(PIECE):
            body += piece
            if len(body) > LONGEST:
                raise TooLarge
        return bytes(body)
