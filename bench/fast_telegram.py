"""A Bot API that costs next to nothing: whatever is slow in a bench is the bot, not the server.

Bare asyncio, keep-alive, no parsing but what decides. `python -m bench.fast_telegram` serves in a
process of its own and speaks lines of JSON on its standard streams.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import parse_qs

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
OK = b'{"ok":true,"result":true}'


class FastTelegram:
    """`people` give the next update for every answer of the bot; polls take what waits."""

    def __init__(self, answered: Callable[[str, bytes], list[bytes]]) -> None:
        self.calls: Counter[str] = Counter()
        self.polled = asyncio.Event()
        self._answered = answered
        self._waiting: list[tuple[int, bytes]] = []
        self._next = 1
        self._sent = 0
        self._news = asyncio.Event()

    def push(self, body: bytes) -> None:
        """`body` is an update's JSON without its id and braces: `"message":{…}`."""
        told = b'{"update_id":%d,%s}' % (self._next, body)
        self._waiting.append((self._next, told))
        self._next += 1
        self._news.set()

    async def serve(self, port: int = 0) -> asyncio.Server:
        return await asyncio.start_server(self._talk, "127.0.0.1", port, limit=1 << 20)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                found = _LENGTH.search(head)
                body = await reader.readexactly(int(found[1])) if found else b""
                if not found and b"chunked" in head.lower():
                    body = await self._chunks(reader)
                method = head.split(b" ", 2)[1].rsplit(b"/", 1)[1].decode()
                told = await self._answer(method, body)
                writer.write(
                    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    b"Content-Length: %d\r\n\r\n%s" % (len(told), told)
                )
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            writer.close()

    async def _chunks(self, reader: asyncio.StreamReader) -> bytes:
        whole = b""
        while size := int(await reader.readline(), 16):
            whole += await reader.readexactly(size)
            await reader.readline()
        await reader.readline()
        return whole

    async def _answer(self, method: str, body: bytes) -> bytes:
        self.calls[method] += 1
        if method == "getUpdates":
            return await self._updates(body)
        if method == "getMe":
            return b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"b","username":"b"}}'
        for update in self._answered(method, body):
            self.push(update)
        if method in {"sendMessage", "editMessageText"}:
            self._sent += 1
            chat = b'"chat":{"id":1,"type":"private"}'
            return b'{"ok":true,"result":{"message_id":%d,"date":1,%s,"text":"x"}}' % (
                self._sent,
                chat,
            )
        return OK

    async def _updates(self, body: bytes) -> bytes:
        self.polled.set()
        offset = int(field("offset", body) or 0)
        self._waiting = [one for one in self._waiting if one[0] >= offset]
        if not self._waiting:
            self._news.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), 20)
        return b'{"ok":true,"result":[%s]}' % b",".join(told for _, told in self._waiting[:100])


def field(name: str, body: bytes) -> bytes:
    """A field of a form, of either kind, or of JSON."""
    if body.startswith(b"{"):
        told = json.loads(body).get(name, "")
        return told.encode() if isinstance(told, str) else json.dumps(told).encode()
    if body.startswith(b"--"):
        found = re.search(
            rb'name="%s"\r\n(?:[^\r\n]+\r\n)*\r\n(.*?)\r\n--' % name.encode(), body, re.DOTALL
        )
        return found[1] if found else b""
    return parse_qs(body.decode()).get(name, [""])[0].encode()


def as_json(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()
