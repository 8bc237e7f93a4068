"""Durable survey steps a second through the whole product, beside a bare echo that stores nothing.

    python -m bench.steps [--seconds 8] [--rounds 5] [--people 200]

Both bots run one after another, A B A B …, each in a process pinned to one core, against the same
fast Bot API pinned to the other. Only the ratio inside one run means anything. The first backup of
the day is put off to its end: it comes once, and would fall into these seconds.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.fast_telegram import FastTelegram, as_json, field

TOKEN = "100000:bench-token-of-nobody-000000000000000"
WARM_UP = 3.0  # seconds that do not count


class Survey:
    """People who answer the express survey one after another, each press a durable step."""

    def __init__(self) -> None:
        self._next = 1_000_000
        self._press = 0

    def newcomer(self) -> bytes:
        self._next += 1
        chat = {"id": self._next, "type": "private"}
        person = {"id": self._next, "is_bot": False, "first_name": "A"}
        told = {"message_id": 1, "date": 1, "chat": chat, "from": person}
        return b'"message":' + as_json(told | {"text": "/start ext_express-hall"})

    def answered(self, method: str, body: bytes) -> list[bytes]:
        if method not in {"sendMessage", "editMessageText"}:
            return []
        chat = int(field("chat_id", body))
        buttons = self._buttons(body)
        if len(buttons) == 1:  # «В начало»: the thanks
            return [self.newcomer()]
        self._press += 1
        person = {"id": chat, "is_bot": False, "first_name": "A"}
        message = {"message_id": 2, "date": 1, "chat": {"id": chat, "type": "private"}}
        query = {"id": str(self._press), "from": person, "message": message, "data": buttons[-2]}
        return [b'"callback_query":' + as_json(query | {"chat_instance": "1"})]

    def _buttons(self, body: bytes) -> list[str]:
        """What can be answered, in order; skips are preferred, so that every question is passed."""
        told = json.loads(field("reply_markup", body) or b'{"inline_keyboard": []}')
        found = [b["callback_data"] for row in told["inline_keyboard"] for b in row]
        skips = [data for data in found if ":+skip:" in data]
        answers = [d for d in found if ":+" not in d and not d.startswith("menu:")]
        begins = [data for data in found if ":+begin:" in data]
        return [*(begins or skips or answers), "end"] if begins or skips or answers else found[:1]


class Echo:
    """People who say the same again as soon as they are answered."""

    def newcomer(self) -> bytes:
        return self._said(1_000_001)

    def answered(self, method: str, body: bytes) -> list[bytes]:
        return [self._said(int(field("chat_id", body)))] if method == "sendMessage" else []

    def _said(self, chat: int) -> bytes:
        told = {"message_id": 1, "date": 1, "chat": {"id": chat, "type": "private"}, "text": "да"}
        person = {"id": chat, "is_bot": False, "first_name": "A"}
        return b'"message":' + as_json(told | {"from": person})


Pair = tuple[Survey | Echo, Callable[[str, Path], list[str]], str]


@dataclass(frozen=True)
class Measured:
    rate: float  # steps a second
    cpu: float  # microseconds of processor time a step, which a busy machine hardly changes


async def measure(bot_and_people: Pair, how: argparse.Namespace) -> Measured:
    """One bot: answers of the method that ends each of its steps."""
    people, start, counted = bot_and_people
    server = FastTelegram(people.answered)
    listening = await server.serve()
    url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    with tempfile.TemporaryDirectory() as folder:
        bot = await asyncio.create_subprocess_exec(
            "taskset", "-c", "0", *start(url, Path(folder)),
            env=os.environ | {"OTKLIK_LOG_LEVEL": "error"},
            stdout=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        await server.polled.wait()
        for _ in range(how.people):
            server.push(people.newcomer())
        await asyncio.sleep(WARM_UP)
        steps, cpu, began = server.calls[counted], cpu_of(bot.pid), time.perf_counter()
        await asyncio.sleep(how.seconds)
        steps, cpu = server.calls[counted] - steps, cpu_of(bot.pid) - cpu
        measured = Measured(steps / (time.perf_counter() - began), cpu / max(steps, 1) * 1e6)
        bot.kill()
        await bot.wait()
    listening.close()
    return measured


def cpu_of(process: int) -> float:
    """Seconds of processor time it has used, all its threads."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def otklik(url: str, folder: Path) -> list[str]:
    told = {
        "OTKLIK_TELEGRAM__TOKEN": TOKEN,
        "OTKLIK_TELEGRAM__API_URL": url,
        "OTKLIK_WEB__PORT": "0",
        "OTKLIK_DATA_DIR": str(folder),
        "OTKLIK_BACKUP__AT": "23:59",
    }
    return ["env", *(f"{k}={v}" for k, v in told.items()), sys.executable, "-m", "app", "run"]


def echo(url: str, _: Path) -> list[str]:
    return [sys.executable, "-m", "bench.echo", TOKEN, url]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--people", type=int, default=200)
    how = parser.parse_args()
    with suppress(OSError):
        os.sched_setaffinity(0, {1})
    told: list[tuple[Measured, Measured]] = []
    for number in range(1, how.rounds + 1):
        ours = await measure((Survey(), otklik, "editMessageText"), how)
        bare = await measure((Echo(), echo, "sendMessage"), how)
        told.append((ours, bare))
        print(
            f"{number}: {ours.rate:6.0f} steps/s, {ours.cpu:5.0f} us; "
            f"echo {bare.rate:6.0f}/s, {bare.cpu:5.0f} us"
        )
    _tell("steps a second, ours to echo", [ours.rate / bare.rate for ours, bare in told])
    _tell("by processor time, echo to ours", [bare.cpu / ours.cpu for ours, bare in told])


def _tell(what: str, ratios: list[float]) -> None:
    print(f"{what}: {statistics.median(ratios):.2f} [{min(ratios):.2f}-{max(ratios):.2f}]")


if __name__ == "__main__":
    asyncio.run(main())
