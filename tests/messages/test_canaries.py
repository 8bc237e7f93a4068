"""Canaries: words, code and account of a traceless message are in no byte that is left behind."""

from __future__ import annotations

import base64
import logging
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.surveys.unfolding import unfold
from storage.keys import Keys
from storage.records import Channel, Person
from storage.store import open_storage
from storage.tables_messages import message
from storage.tables_register import appeal
from tests import ready_tables
from tests.conftest import StandingClock
from tests.messages.writing import code_in, send
from tests.talk import House

WORDS = "Канарейка Зинаида на Лесной"
SPOT = "Лесная, 4"
ACCOUNT = "77665544332211"


@pytest.fixture
async def home(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    """On a disk, as in earnest."""
    url = f"sqlite:///{tmp_path / 'data' / 'otklik.db'}"
    async with open_storage(url, Keys(tmp_path / "keys"), clock, unfold) as storage:
        await ready_tables.make(storage.engine)
        opened = House(storage, clock, ())
        await opened.open()
        yield opened


def shapes(word: str) -> set[bytes]:
    """How a word may lie in a file."""
    plain = word.encode()
    return {
        plain,
        word.encode("utf-16-le"),
        plain.hex().encode(),
        base64.b64encode(plain).rstrip(b"=")[:-2],
        word.encode("unicode_escape"),
    }


def found(folder: Path, words: Iterable[str]) -> set[str]:
    """Which of the words lie in any file of the folder: database, its log, keys."""
    bytes_left = b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return {word for word in words if any(shape in bytes_left for shape in shapes(word))}


async def test_a_traceless_message_leaves_no_word_code_or_account(
    home: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    anna = home.talk(ACCOUNT)
    number = await send(anna, "Без следа", WORDS)
    code = code_in(anna.said).replace(" ", "")
    await anna.says(code)
    await anna.presses("Дополнить")
    await anna.says(WORDS)

    secrets = (WORDS, SPOT, ACCOUNT, code, code_in_groups(code))
    assert found(tmp_path, [*secrets, number]) == {number}
    assert [word for word in secrets if word in caplog.text] == []


async def test_an_addressed_message_leaves_no_account(home: House, tmp_path: Path) -> None:
    anna = home.talk(ACCOUNT)
    await send(anna, text=WORDS)

    assert found(tmp_path, [ACCOUNT, WORDS]) == {WORDS}


async def test_the_canaries_are_heard_where_something_is_left(home: House, tmp_path: Path) -> None:
    """The broken twin: a program that notes the author and the words in clear."""
    anna = home.talk(ACCOUNT)
    number = await send(anna, "Без следа", WORDS)
    person = Person(Channel.TELEGRAM, ACCOUNT)
    async with home.storage.engine.writing() as connection:
        await connection.execute(update(appeal).where(appeal.c.number == number).values(text=WORDS))
        await connection.execute(update(message).values(spot=f"{person.channel}:{person.account}"))

    assert found(tmp_path, [WORDS, ACCOUNT]) == {WORDS, ACCOUNT}


async def test_nothing_tells_in_which_order_traceless_messages_came(home: House) -> None:
    """Neither the rows of the register nor those of its log rise with time."""
    from sqlalchemy import select

    from storage.tables_register import appeal_change

    numbers = [await send(home.talk(str(n)), "Без следа") for n in range(12)]

    async with home.storage.engine.reading() as connection:
        rows = {row.id: row.number for row in await connection.execute(select(appeal))}
        log = {row.id: row.appeal for row in await connection.execute(select(appeal_change))}
    by_row = [rows[one] for one in sorted(rows)]
    by_log = [rows[log[one]] for one in sorted(log)]
    orders = (by_row, by_row[::-1], by_log, by_log[::-1], sorted(numbers), sorted(numbers)[::-1])
    assert numbers not in orders


def code_in_groups(code: str) -> str:
    return " ".join(code[n : n + 4] for n in range(0, 16, 4))
