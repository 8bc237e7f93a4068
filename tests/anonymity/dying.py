"""A program that is killed at one step of its work, again and again, and started anew after each.

Run as `python -m tests.anonymity.dying URL KEYS WORK EVERY`; told in JSON, a line a death: what was
found when the next program had done the same work. A step is a statement, a commit, or a touch of
the keys folder. This process only forks: whoever dies has opened all it needs by itself.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event, func, select
from sqlalchemy.engine import Engine

from bot.new_waves import span
from bot.rounds import Plan, Rounds
from bot.surveys.codes import codes_of
from bot.surveys.loader import SCRIPTS, load
from bot.surveys.sizes import page_sizes
from bot.surveys.unfolding import unfold
from bot.wave_notices import WaveNotices
from config.directories import shipped
from storage import ballots, sealing, tables
from storage.counting import Rules
from storage.keys import Keys
from storage.opening import Opening
from storage.records import BallotCast, Channel, PageSealed, Paper, Person, Wave, WaveState
from storage.store import Storage, open_storage
from storage.turns import KeptTurn

EXPRESS = load(SCRIPTS / "ext_express.yaml", codes_of(shipped()))
CONTRACTS = load(SCRIPTS / "int_contracts.yaml", codes_of(shipped()))
PRIVATE, PUBLIC = sealing.new_pair()
"""The keeper's, of strict waves: who dies and who comes after are forked from one program."""
PLAN = Plan("quarter", frozenset({("external", "express")}), Rules(10, 5))
FIRST = date(2026, 11, 20)
TOO_MANY = 400
"""Steps that no work has: whoever is alive then was never killed at all."""


@dataclass(frozen=True)
class Work:
    """`begun`: the day on which people answer; `due`: the day on which it is done."""

    url: str
    keys: Path
    name: str  # "close", "batch" or "strict"

    def days(self, turn: int) -> tuple[date, date]:
        if self.name == "batch":
            return FIRST + timedelta(days=turn), FIRST + timedelta(days=turn)
        if self.name == "strict":
            begun = FIRST + timedelta(days=100 * turn)
            return begun, begun + timedelta(days=99)
        day = FIRST
        for _ in range(turn):
            day = span(day, "quarter")[1]
        return day, span(day, "quarter")[1]

    @asynccontextmanager
    async def house(self, day: date) -> AsyncIterator[tuple[Storage, Rounds]]:
        def clock() -> datetime:
            return datetime(day.year, day.month, day.day, 12).astimezone()

        async with open_storage(self.url, Keys(self.keys), clock, unfold) as storage:
            survey = CONTRACTS if self.name == "strict" else EXPRESS
            rounds = Rounds(storage, {survey.id: survey}, PLAN, lambda: day)
            rounds.staff = WaveNotices(["telegram:-100"])
            yield storage, rounds


async def answer(work: Work, turn: int) -> None:
    """Ten of Telegram, enough to be opened; in the first turn three of VK, who never are."""
    async with work.house(work.days(turn)[0]) as (storage, rounds):
        await rounds.remember()
        if work.name == "strict":
            await answer_strictly(storage, await rounds.open(CONTRACTS.id, public=PUBLIC))
            return
        await rounds.go_on()
        [wave] = await storage.waves.known(WaveState.OPEN)
        people = [Person(Channel.TELEGRAM, f"{turn}-{number}") for number in range(10)]
        if turn == 0:
            people += [Person(Channel.VK, str(number)) for number in range(3)]
        for person in people:
            before = await storage.dialogues.recall(person)
            fact = BallotCast(Paper(wave.id, "hall"), {"topic": "services", "overall": 4})
            await storage.dialogues.keep(KeptTurn(person, person.account, before, "", [fact]))


async def answer_strictly(storage: Storage, wave: Wave) -> None:
    paper, place = Paper(wave.id), CONTRACTS.numbers["overall"] + 1
    cover = PageSealed(paper, "overall", sizes=page_sizes(CONTRACTS))
    page = PageSealed(paper, "", page="overall", place=place, answers={"overall": 4})
    for number in range(10):
        person = Person(Channel.TELEGRAM, f"{wave.id}-{number}")
        for fact in (cover, page):
            before = await storage.dialogues.recall(person)
            update = f"{person.account}-{fact.place}"
            await storage.dialogues.keep(KeptTurn(person, update, before, "", [fact]))


async def do(work: Work, turn: int) -> None:
    """What is due, and whatever waits for the keeper, who comes the same day."""
    async with work.house(work.days(turn)[1]) as (storage, rounds):
        await rounds.go_on()
        for wave in await storage.waves.known(WaveState.OVER):
            await rounds.close(wave, PRIVATE)


async def found(work: Work, turn: int) -> dict[str, Any]:
    """What the next program has made of it: it only does the same work."""
    await do(work, turn)
    async with work.house(work.days(turn)[1]) as (storage, _):
        wave = (await storage.waves.known())[0 if work.name == "batch" else turn]
        notices = await storage.notices.claim(datetime.now().astimezone() + timedelta(days=9999))
        for notice in notices:
            await storage.notices.drop(notice, (), datetime.now().astimezone())
        w = tables.answer.c
        told = select(func.count()).where(w.wave == wave.id, w.question == "overall")
        counted = select(func.sum(tables.turnout.c.finished)).where(
            tables.turnout.c.wave == wave.id
        )
        left = select(func.count()).where(tables.ticket.c.wave == wave.id)
        async with storage.engine.reading() as connection:
            answers, turnout, tickets = [
                int((await connection.execute(one)).scalar_one() or 0)
                for one in (told, counted, left)
            ]
        return {
            "state": str(wave.state),
            "opened": [wave.opened, answers, turnout],
            "tickets": tickets,
            "keys": len(list(work.keys.glob(f"*{wave.id}.*"))),
            "waiting": 0 if work.name == "strict" else await waiting(storage),
            "notices": len(notices),
        }


async def waiting(storage: Storage) -> int:
    """Finished and not opened, in the wave that is open."""
    [wave] = await storage.waves.known(WaveState.OPEN)
    key = storage.keys.wave(wave.id)
    asked = select(tables.ticket.c.tag, tables.ticket.c.ptr).where(tables.ticket.c.wave == wave.id)
    async with storage.engine.reading() as connection:
        rows = list(await connection.execute(asked))
    whose = [ballots.waiting(key, ballots.at(wave.promise, tag), ptr) for tag, ptr in rows]
    return sum(who is not None for who in whose)


def die_at(step: int) -> None:
    """From here on: SIGKILL to myself just before that step."""
    left = [step]

    def count(*_: Any, **__: Any) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count)
    for name in ("write", "fsync", "link", "unlink"):
        setattr(os, name, _after(count, getattr(os, name)))


def _after(count: Callable[[], None], real: Callable[..., Any]) -> Callable[..., Any]:
    def counted(*given: Any, **named: Any) -> Any:
        count()
        return real(*given, **named)

    return counted


def break_it() -> None:
    """The twin: the key goes before its answers are committed."""
    whole = Opening._count

    async def hasty(self: Opening, connection: Any, name: str, how: Any) -> Any:
        key = self._keys.wave(name)
        self._keys.destroy_wave(name)
        self._keys._waves[name] = key
        return await whole(self, connection, name, how)

    Opening._count = hasty  # type: ignore[method-assign]  # that is what is broken


def forked(work: Callable[[], Awaitable[Any]], told: Callable[[Any], None] = lambda _: None) -> int:
    """How a process of its own ended that did this: 0 well, -9 killed, 1 with an exception."""
    process = os.fork()
    if process == 0:
        try:
            told(asyncio.run(work()))  # type: ignore[arg-type]  # mypy wants a coroutine, not any awaitable
        except BaseException as error:
            told({"error": type(error).__name__})
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


def main() -> None:
    url, keys, name, every = sys.argv[1:5]
    work = Work(url, Path(keys), name)

    def tell(step: int) -> Callable[[Any], None]:
        return lambda told: print(json.dumps({"step": step} | told), flush=True)

    for turn, step in enumerate(range(int(every), TOO_MANY, int(every))):
        assert forked(lambda: answer(work, turn)) == 0  # noqa: B023  -- over before the loop goes on

        async def dies() -> None:
            if "broken" in sys.argv:
                break_it()
            die_at(step)  # noqa: B023  -- over before the loop goes on
            await do(work, turn)  # noqa: B023  -- over before the loop goes on

        ended = forked(dies)
        forked(lambda: found(work, turn), tell(step))  # noqa: B023  -- over before the loop goes on
        if ended == 0:
            return  # it had no such step any more


if __name__ == "__main__":
    main()
