"""aiogram is loaded lean: nothing is built that is not used, and what is used is all there."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest

from tests.fakes.telegram import FakeTelegram

COUNT = """
from aiogram import types
kinds = [getattr(types, name) for name in types.__all__]
print(sum(getattr(kind, "__pydantic_complete__", False) for kind in kinds) > len(kinds) // 2)
"""
LOADED = "from bot.messengers import telegram_library; telegram_library.load()\n"
READ = """
from aiogram.types import Update
told = {"message_id": 5, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "hello"}
told["reply_to_message"] = told | {"message_id": 4, "from": {"id": 7, "is_bot": False}}
try:
    Update.model_validate({"update_id": 1, "message": told})
except ValueError as error:
    print(error.error_count(), error.errors()[0]["loc"][-1])
told["reply_to_message"]["from"]["first_name"] = "Anna"
print(Update.model_validate({"update_id": 1, "message": told}).message.reply_to_message.from_user)
"""

GIVE = """
import asyncio
from contextlib import asynccontextmanager
from bot.files.enclosing import Enclosure
from bot.messengers.telegram_calls import Calls
from bot.messengers.telegram_giving import give, give_album

class Ready(Enclosure):
    @asynccontextmanager
    async def opened(self):
        yield b"body"

def file(kind):
    return Ready(kind, "1", "name." + kind, "caption", None, "")

async def main():
    calls = Calls(TOKEN, URL)
    for kinds in (["png", "png"], ["docx", "xlsx"], ["png"], ["docx"]):
        print(await give_album(calls, CHAT, [file(kind) for kind in kinds]))
    for kind in ("png", "docx"):
        print(await give(calls, CHAT, file(kind), {}))
    await calls.close()

asyncio.run(main())
"""


def said(program: str) -> list[str]:
    """What a Python of its own prints: here aiogram may be loaded already."""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert told.stderr == ""
    return told.stdout.splitlines()


@pytest.mark.parametrize(("first", "is_built"), [(LOADED, "False"), ("", "True")])
def test_only_a_plain_import_builds_every_type(first: str, is_built: str) -> None:
    assert said(first + COUNT) == [is_built]


def test_a_type_that_is_used_after_all_is_as_strict_as_ever() -> None:
    assert said(LOADED + READ) == said(READ)
    assert said(LOADED + READ)[0] == "1 first_name"


async def test_files_are_given_and_their_answers_read() -> None:
    """Given the program's own way of loading; when albums, pictures and papers go out; then each
    arrives once and its number is known."""
    async with FakeTelegram() as fake:
        staff = fake.group(bot="administrator")
        where = f"TOKEN, URL, CHAT = {fake.token!r}, {fake.url!r}, {staff.id}\n"

        told = await asyncio.to_thread(said, LOADED + where + GIVE)

        assert told == ["1", "3", "5", "6", "7", "8"]
        assert sorted(staff.chat.messages) == list(range(1, 9))
