"""Codes of traceless messages: whatever leads nowhere costs the same and is answered the same.

And the figure: what all the guesses of a year are worth, computed from the constants themselves.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select, update

from bot import tries
from bot.events import CommandGiven
from storage import receipts, sealing
from storage.erasing import Before
from storage.keys import Keys
from storage.message_records import Opened
from storage.records import Channel
from storage.sql.receipts import Receipts
from storage.store import Storage
from storage.tables_messages import receipt
from tests.conftest import StandingClock
from tests.messages.writing import code_in, number_in, send
from tests.talk import House, Talk, house
from tests.web.reading import Page, read
from tests.web.section import Section, free_port, section
from tests.web.visitor import Fields, Visitor
from web.address import Address

NEVER_GIVEN = "0000 0000 0000 0001"
LEADS_NOWHERE = ("wrong", "foreign", "erased", "moved", "short", "long", "words", "empty")


Cost = tuple[int, int, tuple[str, ...], Any]
"""Argon2id, unlockings, statements to the database; and what was answered."""


@dataclass
class Work:
    """What one typed code made the program do."""

    stretched: int = 0
    unlocked: int = 0
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Counts the real calls of the two costly steps."""
    told = Work()

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def called(*given: Any) -> Any:
            setattr(told, name, getattr(told, name) + 1)
            return real(*given)

        return called

    monkeypatch.setattr(receipts, "derive", counted("stretched", receipts.derive))
    opened = counted("unlocked", receipts.unlock_for_author)
    monkeypatch.setattr(receipts, "unlock_for_author", opened)
    return told


def listened(storage: Storage, work: Work) -> None:
    """Each statement the database gets; without its values."""
    inner = storage.engine._engine.sync_engine  # the one ear there is

    def heard(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement != "BEGIN" and not statement.startswith("SELECT wave."):
            work.asked.append(statement)  # which surveys are open is looked up by the clock

    event.listen(inner, "before_cursor_execute", heard)


async def at_a_loss(storage: Storage, code: str, moved: str, folder: Path) -> dict[str, str]:
    """By kind: what may be typed and leads nowhere. `code` gets erased, `moved` spoiled."""
    await storage.erasing.erase(Before.day(date(2100, 1, 1)))
    salt = storage.keys.lasting("receipts")
    found = receipts.derive(receipts.read_code(moved), salt)
    async with storage.engine.writing() as connection:
        of_others = receipts.lock_for_author(receipts.derive(NEVER_GIVEN, salt), bytes(32))
        changed = update(receipt).values(thread_key=of_others)
        done = await connection.execute(changed.where(receipt.c.lookup == found.lookup))
        assert done.rowcount == 1
    foreign = receipts.derive(receipts.new_code(), Keys(folder / "other").lasting("receipts"))
    return {
        "wrong": NEVER_GIVEN,
        "foreign": foreign.code,
        "erased": code,
        "moved": moved,
        "short": NEVER_GIVEN[:-2],
        "long": "1" * 60,
        "words": "здравствуйте",
        "empty": ".",
    }


@pytest.fixture
async def home(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    async with house(tmp_path, clock) as opened:
        yield opened


async def sent_and_closed(home: House) -> str:
    """The code of a message that is over and may be erased by its term."""
    anna = home.talk("77")
    await send(anna, "Без следа")
    code = code_in(anna.said)
    await anna.says(code)
    await anna.presses("Отозвать сообщение", "Отозвать сообщение")
    await home.storage.messages.release(lambda _: [], home.clock())
    return code


async def kinds(home: House, folder: Path) -> dict[str, str]:
    code = await sent_and_closed(home)
    vera = home.talk("78")
    await send(vera, "Без следа")
    told = await at_a_loss(home.storage, code, code_in(vera.said), folder)
    assert await home.storage.receipts.opened(code) is None
    return told


async def costs(work: Work, made: Callable[[], Awaitable[object]]) -> Cost:
    work.stretched = work.unlocked = 0
    work.asked.clear()
    answer = await made()
    return work.stretched, work.unlocked, tuple(work.asked), answer


async def test_a_code_that_leads_nowhere_is_as_much_work_as_any_other(
    home: House, work: Work, tmp_path: Path
) -> None:
    typed = await kinds(home, tmp_path)
    anna = home.talk("79")
    await send(anna, "Без следа")
    listened(home.storage, work)

    opened = home.storage.receipts.opened
    told = {kind: await costs(work, partial(opened, text)) for kind, text in typed.items()}
    right = await costs(work, partial(opened, code_in(anna.said)))

    assert tuple(typed) == LEADS_NOWHERE
    assert [told[kind][3] for kind in typed] == [None] * len(typed)
    assert isinstance(right[3], Opened)
    assert {one[:3] for one in told.values()} == {right[:3]}
    assert right[:2] == (1, 1)


async def asked_for_the_code(home: House, account: str) -> Talk:
    one = home.talk(account)
    await one.sends(CommandGiven("start"))
    await one.presses("Узнать о сообщении")
    return one


_LINK = re.compile(r"/[\w-]{43}(?![\w-])")


async def heard(one: Talk, text: str) -> object:
    """What is shown; marks of buttons and one-time links are each account's own."""
    await one.says(text)
    shown = [(_LINK.sub("/…", r.text), r.toast, [b.label for b in r.buttons]) for r in one.replies]
    return shown, one.erased


async def test_in_a_messenger_all_of_them_get_the_same_words_for_the_same_work(
    home: House, work: Work, tmp_path: Path
) -> None:
    typed = await kinds(home, tmp_path)
    listened(home.storage, work)

    told = [
        await costs(work, partial(heard, await asked_for_the_code(home, f"9{n}"), text))
        for n, text in enumerate(typed.values())
    ]

    assert [one for one in told if one != told[0]] == []
    assert told[0][:2] == (1, 1)


@pytest.mark.parametrize("channel", [Channel.VK, Channel.MAX])
async def test_where_a_code_stays_in_the_dialogue_none_is_looked_at(
    home: House, work: Work, tmp_path: Path, channel: Channel
) -> None:
    typed = await kinds(home, tmp_path)
    anna = home.talk("79")
    await send(anna, "Без следа")
    typed["right"] = code_in(anna.said)
    listened(home.storage, work)

    told = []
    for n, kind in enumerate(("right", "wrong", "erased", "moved", "foreign")):
        one = home.talk(f"5{n}", channel)
        told.append(await costs(work, partial(heard, one, typed[kind])))

    assert [one for one in told if one != told[0]] == []
    assert told[0][:2] == (0, 0)


class Wire(Visitor):
    """A visitor who keeps the last answer as it came: status, headers and bytes."""

    raw: tuple[int, dict[str, str], bytes] = (0, {}, b"")

    async def posts(self, path: str, fields: Fields, **headers: str) -> Page:
        async with self._session.post(f"{self.url}{path}", data=fields) as response:
            named = {k: v for k, v in response.headers.items() if k not in ("Date", "Set-Cookie")}
            self.raw = response.status, named, await response.read()
            return read(await response.text(), response.status, response.url.path)


def without_marks(page: bytes) -> bytes:
    """Marks of the session's own, each as its length alone."""
    return re.sub(rb'(?<=value=")[^"]*', lambda found: b"%d" % len(found[0]), page)


async def on_the_web(site: Section, typed: str, work: Work) -> Cost:
    visitor = Wire(site.url)
    await visitor.opens("/door/check")

    async def posted() -> object:
        await visitor.presses("Дальше", text=typed)
        status, headers, body = visitor.raw
        return status, headers, len(body), without_marks(body)

    told = await costs(work, posted)
    await visitor.close()
    return told


async def test_on_the_web_all_of_them_get_the_same_bytes_for_the_same_work(
    tmp_path: Path, clock: StandingClock, work: Work
) -> None:
    address = Address("127.0.0.1", free_port())
    async with AsyncExitStack() as stack:
        site = await stack.enter_async_context(section(tmp_path, clock, address))
        home = House(site.storage, clock, ())
        typed = await kinds(home, tmp_path)
        anna = home.talk("79")
        await send(anna, "Без следа")
        listened(site.storage, work)

        told = {kind: await on_the_web(site, text, work) for kind, text in typed.items()}
        right = await on_the_web(site, code_in(anna.said), work)

    for kind in told:
        assert told[kind] == told["wrong"], kind
    assert told["wrong"][:2] == (1, 1)
    assert number_in(anna.said).encode() in right[3][3], "the test is blind: no code was right"


class Hasty(Receipts):
    """The broken twin: spares itself work where nothing can come of it."""

    async def opened(self, typed: str) -> Opened | None:
        if not receipts.looks_like_code(typed):
            return None
        told = await self._derive(receipts.read_code(typed))
        asked = select(receipt.c.thread_key).where(receipt.c.lookup == told.lookup)
        async with self._engine.reading() as connection:
            found = (await connection.execute(asked)).scalar()
        if found is None:
            return None
        try:
            receipts.unlock_for_author(told, found)
        except sealing.Unreadable:
            return None
        raise AssertionError


async def test_a_door_that_spares_itself_work_is_noticed(
    home: House, work: Work, tmp_path: Path
) -> None:
    typed = await kinds(home, tmp_path)
    hasty = Hasty(home.storage.engine, home.storage.keys)

    told = [(await costs(work, partial(hasty.opened, text)))[:2] for text in typed.values()]

    assert dict(zip(typed, told, strict=True)) == {
        **dict.fromkeys(("wrong", "foreign", "erased"), (1, 0)),
        "moved": (1, 1),
        **dict.fromkeys(("short", "long", "words", "empty"), (0, 0)),
    }


LIVE = 1000
"""Codes that are alive at once, of a large town."""
GOAL = Fraction(1, 10**6)
HOURS = 365 * 24 + 6


DOORS = frozenset(Channel) - {Channel.CONSOLE}
"""A terminal is on the server itself."""


def guessed_in_a_year(restarts: int) -> Fraction:
    """At most: all guesses of all doors at once, without a pause, against all live codes."""
    of_a_door = tries.OF_ALL * HOURS + tries.AT_START * (restarts + 1)
    return len(DOORS) * of_a_door * Fraction(LIVE, 10**receipts.DIGITS)


def test_a_year_of_guessing_finds_no_code_but_once_in_a_million(
    capsys: pytest.CaptureFixture[str],
) -> None:
    hourly = guessed_in_a_year(restarts=HOURS)
    with capsys.disabled():
        print(
            f"\n{len(DOORS)} doors x {tries.OF_ALL} wrong codes an hour x {HOURS} hours"
            f" x {LIVE} live codes / 10^{receipts.DIGITS} ="
            f" {float(guessed_in_a_year(0)):.2g} a year, restarted each hour {float(hourly):.2g}"
        )

    assert guessed_in_a_year(restarts=0) < hourly < GOAL


def test_the_budget_there_was_before_would_not_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """The broken twin: a thousand an hour and door."""
    monkeypatch.setattr(tries, "OF_ALL", 1000)

    assert guessed_in_a_year(restarts=0) > GOAL
