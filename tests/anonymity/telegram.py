"""The crowd's way through Telegram's door: the strict fake, the real adapter."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from app.rehearsal import Rehearsal
from bot.conversation import Conversation
from bot.crowd import Move
from bot.messengers.groups import InGroup
from bot.messengers.telegram import Telegram
from bot.messengers.telegram_calls import Calls
from bot.texts import say
from storage.records import Channel, Person
from tests.anonymity.worlds import TheOneNow
from tests.fakes.telegram import Citizen, FakeTelegram

TRIES = 200


def labelled(shown: list[str], page: str, move: Move) -> str | None:
    """The button meant, ticked or not; None: not there yet. Long labels stand in the text of the
    page, and their numbers on the buttons."""
    wanted = move.words
    if f"\n{move.number}. {move.words}" in page:
        wanted = str(move.number)
    elif f"\n{move.words}" in page:
        wanted = move.words.partition(" ")[0]  # a mark
    return next((label for label in shown if wanted in (label, label[2:])), None)


class Door:
    def __init__(self, fake: FakeTelegram) -> None:
        self._fake = fake
        self._people: dict[Person, Citizen] = {}

    async def does(self, person: Person, move: Move) -> None:
        """A second delivery is another test's: the fake's server acknowledges as the real one."""
        if person not in self._people:
            self._people[person] = self._fake.citizen(int(person.account))
        citizen = self._people[person]
        match move.deed:
            case "open":
                await citizen.opens_link(move.words)
            case "type":
                typed = await citizen.says(move.words)
                await citizen.hears()
                await citizen.forgets(typed)
                return
            case "press":
                await self._presses(citizen, move)
                return
            case _:
                return
        await citizen.hears()

    async def _presses(self, citizen: Citizen, move: Move) -> None:
        """Again if the page before was still there."""
        for _ in range(TRIES):
            press = await citizen.presses(await self._label(citizen, move))
            if await press.answered() != say("errors-old-button"):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"«{move.words}» is always of an old page")

    async def _label(self, citizen: Citizen, move: Move) -> str:
        return await self._fake.state.bell.wait(
            lambda: labelled(citizen.buttons(), citizen.sees()[-1], move),
            f"the button «{move.words}»",
        )

    def dialogue(self, person: Person) -> list[str]:
        """As `messages.getMessages` tells it to whoever has the token."""
        messages = self._people[person].chat.messages.values()
        return [json.dumps(message.json(), ensure_ascii=False) for message in messages]


async def nobody(_: InGroup) -> None:
    return None


@asynccontextmanager
async def opened(running: Rehearsal) -> AsyncIterator[None]:
    async with FakeTelegram() as fake:
        now = cast(Conversation, TheOneNow(running))
        adapter = Telegram(Calls(fake.token, fake.url), now, running.storage, nobody)
        door = Door(fake)
        running.door, running.channel = door, Channel.TELEGRAM
        running.dialogues = door.dialogue
        async with asyncio.TaskGroup() as group:
            group.create_task(adapter.run())
            yield
            adapter.stop()
