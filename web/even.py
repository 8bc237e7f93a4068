"""Public pages of one size: whoever sees only lengths on the line cannot tell answers apart.

A page is packed here and filled up to a whole number of steps, so no proxy packs it by its own
measure. The fillings are read by every browser there is: blanks; empty blocks of DEFLATE, and what
they are too long for in the comment that gzip allows (RFC 1952, 2.3).
"""

from __future__ import annotations

import zlib
from struct import pack

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from web.headers import is_of_desk

PLAIN, PACKED = 32 * 1024, 8 * 1024
"""Bytes of a step; every page of the shipped surveys fits one (tests/web/test_even.py)."""
BLOCK = b"\x00\x00\x00\xff\xff"
LAST = b"\x01\x00\x00\xff\xff"
HEADER = b"\x1f\x8b\x08%c\x00\x00\x00\x00\x00\xff"
"""Of gzip, without time, name and system; with a comment or without."""
COMMENT = 0x10
QUICKLY = 1


def filled(html: bytes, step: int = PLAIN) -> bytes:
    """Blanks after the end of a page mean nothing.

    >>> filled(b"<p>Yes", 8), len(filled(b"<p>Yes, gladly", 8))
    (b'<p>Yes  ', 16)
    """
    return html + b" " * (-len(html) % step)


def packed(html: bytes, step: int = PACKED) -> bytes:
    """Gzip of the page, a whole number of steps long."""
    told = zlib.compressobj(QUICKLY, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = told.compress(html) + told.flush(zlib.Z_SYNC_FLUSH)
    end = LAST + pack("<II", zlib.crc32(html), len(html) & 0xFFFFFFFF)
    room = -(len(HEADER % 0) + len(body) + len(end)) % step
    blocks, rest = divmod(room, len(BLOCK))
    comment = b" " * (rest - 1) + b"\0" if rest else b""
    return HEADER % (COMMENT if rest else 0) + comment + body + BLOCK * blocks + end


def evened() -> Middleware:
    """Whatever is not the staff's."""

    @web.middleware
    async def made_even(request: web.Request, handler: Handler) -> web.StreamResponse:
        response = await handler(request)
        if isinstance(response, web.Response) and not is_of_desk(request.path):
            _even(request, response)
        return response

    return made_even


def _even(request: web.Request, response: web.Response) -> None:
    if response.content_type != "text/html" or not isinstance(response.body, bytes):
        return
    response.headers["Vary"] = "Accept-Encoding"
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response.headers["Content-Encoding"] = "gzip"
        response.body = packed(response.body)
    else:
        response.body = filled(response.body)
