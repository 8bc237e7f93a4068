"""How soon a message stands as a card in the staff chat after its author pressed the last button.

    python -m bench.cards [--rate 50] [--seconds 10] [--watch 20]

The program runs as it does for people, against a fast Bot API that takes whatever it is told. All
authors write first and then send, so many a second. Telegram takes some twenty messages a minute
into one group, and the program sends no more: it is told how soon the first of them came, how many
wait for their turn, and that none is lost.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import shutil
import sqlite3
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.fast_telegram import FastTelegram, as_json, field
from bench.steps import cpu_of, otklik
from bot.paces import IN_A_GROUP

STAFF = -100_777
FIRST = 2_000_001
"""The first author's account; the others follow."""
NAME = re.compile(r"bench([a-j]+)x")
AT_ONCE = IN_A_GROUP["telegram"][0]
"""Cards that need not wait for their turn."""


WAY = ("message", "+begin", "problem", "roads", "road_repair", "+next", "here", "+without")
"""Options of the buttons on the way to the last one, LAST."""
LAST = "+send"


@dataclass
class Author:
    """`words` are still to be typed; `last`: the data of the last button, once it is there."""

    account: int
    words: list[str]
    last: str = ""


class Town:
    """Authors walk through the talk up to the last button and wait there; cards are timed."""

    def __init__(self) -> None:
        self.authors: dict[int, Author] = {}
        self.waits: dict[str, float] = {}
        """By the author's name: seconds till the card."""
        self.lines: list[str] = []
        self.all_ready = asyncio.Event()
        self._pressed_at: dict[str, float] = {}
        self._said = 0

    @property
    def ready(self) -> list[Author]:
        return [one for one in self.authors.values() if one.last]

    def newcomer(self) -> bytes:
        account = FIRST + len(self.authors)
        words = [f"Lamp bench{name_of(account)}x is out", "12 Lake street"]
        self.authors[account] = Author(account, words)
        self.all_ready.clear()
        return self._typed(account, "/start")

    def answered(self, method: str, body: bytes) -> list[bytes]:
        if method not in {"sendMessage", "editMessageText"}:
            return []
        chat = int(field("chat_id", body))
        if chat == STAFF:
            self._shown(method, field("text", body).decode())
            return []
        author = self.authors[chat]
        return [] if author.last else self._next(author, _options(body))

    def send(self, author: Author) -> bytes:
        """The last press."""
        self._pressed_at[name_of(author.account)] = time.perf_counter()
        return self._pressed(author.account, author.last)

    def _next(self, author: Author, options: dict[str, str]) -> list[bytes]:
        if LAST in options:
            author.last = options[LAST]
            if len(self.ready) == len(self.authors):
                self.all_ready.set()
            return []
        if found := next((options[one] for one in WAY if one in options), ""):
            return [self._pressed(author.account, found)]
        return [self._typed(author.account, author.words.pop(0))] if author.words else []

    def _shown(self, method: str, text: str) -> None:
        if method != "sendMessage":
            return
        if found := NAME.search(text):
            now = time.perf_counter()
            self.waits.setdefault(found[1], now - self._pressed_at[found[1]])
        else:
            self.lines.append(text)

    def _typed(self, account: int, text: str) -> bytes:
        return b'"message":' + as_json(self._message(account) | {"text": text})

    def _pressed(self, account: int, data: str) -> bytes:
        message = self._message(account)
        query = {"id": str(self._said), "from": message["from"], "message": message, "data": data}
        return b'"callback_query":' + as_json(query | {"chat_instance": "1"})

    def _message(self, account: int) -> dict[str, object]:
        self._said += 1
        person = {"id": account, "is_bot": False, "first_name": "A"}
        chat = {"id": account, "type": "private"}
        return {"message_id": self._said, "date": 1, "chat": chat, "from": person}


class Telegram(FastTelegram):
    """Knows of groups: ours is closed."""

    async def _answer(self, method: str, body: bytes) -> bytes:
        if method == "getChat":
            return b'{"ok":true,"result":{"id":%d,"type":"supergroup","title":"s"}}' % STAFF
        return await super()._answer(method, body)


def name_of(account: int) -> str:
    """A word of letters: digits might be taken for a phone."""
    return "".join("abcdefghij"[int(digit)] for digit in str(account))


def _options(body: bytes) -> dict[str, str]:
    told = json.loads(field("reply_markup", body) or b"{}")
    found = [one["callback_data"] for row in told.get("inline_keyboard", []) for one in row]
    return {data.split(":")[1]: data for data in found}


async def measure(how: argparse.Namespace) -> None:
    town, folder = Town(), Path(tempfile.mkdtemp())
    server = Telegram(town.answered)
    listening = await server.serve()
    url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    command = otklik(url, folder)
    command.insert(1, f"OTKLIK_TELEGRAM__STAFF_CHAT={STAFF}")
    program = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL)
    try:
        await server.polled.wait()
        await _write_all(town, server, how.rate * how.seconds)
        used = cpu_of(program.pid)
        await _send_all(town, server, how.rate)
        await asyncio.sleep(how.watch)
        _tell(town, folder, cpu_of(program.pid) - used)
    finally:
        program.kill()
        await program.wait()
        listening.close()
        shutil.rmtree(folder)


async def _write_all(town: Town, server: Telegram, how_many: int) -> None:
    """A hundred at a time: writing is not what is timed."""
    for begun in range(0, how_many, 100):
        for _ in range(min(100, how_many - begun)):
            server.push(town.newcomer())
        await town.all_ready.wait()


async def _send_all(town: Town, server: Telegram, rate: int) -> None:
    """At this many a second, whatever the program does meanwhile."""
    began = time.perf_counter()
    for number, author in enumerate(town.ready):
        await asyncio.sleep(max(0.0, began + number / rate - time.perf_counter()))
        server.push(town.send(author))


def _tell(town: Town, folder: Path, used: float) -> None:
    with sqlite3.connect(folder / "otklik.db") as database:
        count = "SELECT count(*) FROM {}"
        kept, waiting = [
            int(database.execute(count.format(table)).fetchone()[0])
            for table in ("message", "notice WHERE kind = 'card'")
        ]
    came = sorted(town.waits.values())
    first = sorted(list(town.waits.values())[:AT_ONCE])
    sent, lost = len(town.authors), max(0, kept - len(came) - waiting)
    print(f"sent {sent}, of them still with the messenger {sent - kept}, kept {kept}")
    print(f"cards {len(came)}, waiting {waiting}, lost {lost}; other lines {len(town.lines)}")
    print(f"the first {len(first)} cards: {_spread(first)}; all that came: {_spread(came)}")
    print(f"of the processor {1000 * used / sent:.0f} ms a message")


def _spread(seconds: list[float]) -> str:
    if not seconds:
        return "none"
    last = seconds[min(len(seconds) - 1, len(seconds) * 95 // 100)]
    return f"median {statistics.median(seconds):.2f} s, p95 {last:.2f} s"


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--watch", type=float, default=20, help="seconds after the last press")
    await measure(parser.parse_args())


if __name__ == "__main__":
    asyncio.run(main())
