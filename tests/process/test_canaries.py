"""The whole program at DEBUG, through faults and a kill: its log and its data name nobody.

What somebody wrote "without a trace", the code, accounts, names, tokens: in no byte of the log, of
the data folder with its database and keys, or of the messenger's stored dialogue.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Iterable
from contextlib import AsyncExitStack
from pathlib import Path

from tests.fakes.faults import Disconnect, EmptyBody, HtmlPage, TruncatedJson
from tests.fakes.telegram import Citizen, FakeTelegram
from tests.messages.test_canaries import shapes
from tests.process.program import Program

ACCOUNT = 7_011_223_344
NAME = "Канарейкина"
WORDS = "Канарейка Зинаида поёт на Лесной"
COMMENT = "Щегол свистит под окном канцелярии"
FAULTS = (Disconnect(), HtmlPage(), EmptyBody(), TruncatedJson())


def found(places: Iterable[bytes], words: Iterable[str]) -> set[str]:
    left = b"\n".join(places)
    return {word for word in words if any(shape in left for shape in shapes(word))}


async def walk(one: Citizen, *labels: str) -> None:
    for label in labels:
        await one.presses(label)
        await one.hears()


async def writes(one: Citizen) -> str:
    """A traceless message; its code."""
    await one.opens_link()
    await one.hears()
    await walk(one, "Написать нам", "Начать", "Проблема", "2", "Ремонт дорог")
    await one.says(WORDS)
    await one.hears()
    while "Без следа" not in one.buttons():
        await walk(one, next(word for word in ("Дальше", "Пропустить") if word in one.buttons()))
    await walk(one, "Без следа")
    while "Отправить" not in one.buttons():
        ways = ("Понятно", "Дальше", "Без файлов")
        await walk(one, next(word for word in ways if word in one.buttons()))
    await walk(one, "Отправить")
    told = re.search(r"\d{4} \d{4} \d{4} \d{4}", "\n".join(one.sees()))
    assert told, one.sees()
    return told[0]


async def comments(one: Citizen) -> None:
    await one.opens_link("ext_express-hall")
    await one.hears()
    await walk(one, "Начать", "1", "5 — полностью довольны", "3 — средне")
    await one.says(COMMENT)
    await one.hears()


async def lock(database: Path, seconds: float) -> None:
    """Somebody holds the database: the program waits and complains."""
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await asyncio.sleep(seconds)
    other.execute("ROLLBACK")
    other.close()


async def test_a_debug_log_the_disk_and_the_dialogue_name_nobody(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        fake = await stack.enter_async_context(FakeTelegram())
        program = Program.with_telegram(tmp_path, fake, OTKLIK_LOG_LEVEL="debug")
        await program.start()
        stack.push_async_callback(program.killed)
        await fake.polled()
        anna = fake.citizen(ACCOUNT, NAME)

        code = await writes(anna)
        await comments(anna)
        for method in ("getUpdates", "editMessageText", "sendMessage", "answerCallbackQuery"):
            for fault in FAULTS:
                fake.faults.add(method, fault)
        fake.push({"message": {"text": WORDS, "from": {"id": ACCOUNT, "first_name": NAME}}})
        async with asyncio.TaskGroup() as group:
            group.create_task(lock(tmp_path / "data" / "otklik.db", 7))
            await anna.says(WORDS)
        await fake.all_confirmed()
        await program.killed()
        await program.start()
        await anna.opens_link()
        await fake.all_confirmed()
        assert await program.stopped() == 0

        secrets = [WORDS, COMMENT, NAME, str(ACCOUNT), code, code.replace(" ", ""), fake.token]
        log = program.log.read_bytes()
        data = [path.read_bytes() for path in program.data.rglob("*") if path.is_file()]
        assert b"ERROR" in log or b"WARNING" in log, "no fault was heard of: the test is blind"
        assert found([log], secrets) == set()
        assert found(data, secrets) == set()
        dialogue = "\n".join(message.text or "" for message in fake.dialogue(anna))
        assert [word for word in (COMMENT, code) if word in dialogue] == []


def test_the_canaries_are_heard_where_they_sing() -> None:
    """The twin: any of the shapes of a word is noticed."""
    for shape in shapes(WORDS):
        assert found([b"before", shape, b"after"], [WORDS, NAME]) == {WORDS}
