"""The crowd's way through VK's door: the strict fake, the real adapter."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

import pytest

from app.rehearsal import Rehearsal
from bot.conversation import Conversation
from bot.crowd import Move
from bot.messengers import vk_calls
from bot.messengers.vk import Vk
from bot.messengers.vk_calls import Calls
from bot.texts import say
from storage.records import Channel, Person
from tests.anonymity.telegram import TRIES, labelled, nobody
from tests.anonymity.worlds import TheOneNow
from tests.fakes.vk import Citizen, FakeVk


def folded() -> set[str]:
    """Buttons that turn a folded page over."""
    ahead = {say("buttons-more-of-them", behind=one) for one in ("done", "answers", "nothing")}
    return {*ahead, say("buttons-to-options")}


class Door:
    def __init__(self, fake: FakeVk) -> None:
        self._fake = fake
        self._people: dict[Person, Citizen] = {}

    async def does(self, person: Person, move: Move) -> None:
        if person not in self._people:
            self._people[person] = self._fake.citizen(int(person.account))
        citizen = self._people[person]
        match move.deed:
            case "open":
                await citizen.opens_link(move.words)
            case "type":
                await citizen.says(move.words)
            case "press":
                await self._presses(citizen, move)
                return
            case _:
                return
        await citizen.hears()

    async def _presses(self, citizen: Citizen, move: Move) -> None:
        """Again if the old keyboard was still there: a new page comes in two calls."""
        for _ in range(TRIES):
            press = await citizen.presses_callback(await self._label(citizen, move))
            if (await press.answered()).get("text") != say("errors-old-button"):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"«{move.words}» is always of an old page")

    async def _label(self, citizen: Citizen, move: Move) -> str:
        """Turns a folded page over until the button is in view."""

        def wanted() -> str | None:
            return labelled(citizen.buttons(), "\n".join(citizen.sees()), move)

        def folds() -> list[str]:
            return [one for one in citizen.buttons() if one in folded()]

        for _ in range(TRIES):
            await self._fake.state.bell.wait(
                lambda: wanted() or folds() or None, f"the button «{move.words}»"
            )
            if found := wanted():
                return found
            await (await citizen.presses_callback(folds()[0])).answered()
            await asyncio.sleep(0.02)
        raise AssertionError(f"«{move.words}» is in neither view")

    def dialogue(self, person: Person) -> list[str]:
        """As `messages.getHistory` tells it to whoever has the token; not what we deleted."""
        messages = self._people[person].peer.messages.values()
        return [
            json.dumps(message.json(), ensure_ascii=False)
            for message in messages
            if not message.hidden
        ]


PACE = 10_000
"""Calls a second: the fake has no limit, and waiting for VK's own would be most of the time."""


@asynccontextmanager
async def opened(running: Rehearsal) -> AsyncIterator[None]:
    async with FakeVk() as fake:
        now = cast(Conversation, TheOneNow(running))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(vk_calls, "A_SECOND", PACE)
            calls = Calls(fake.token, fake.group_id, fake.url, 5.0)
        adapter = Vk(calls, now, running.storage, nobody)
        door = Door(fake)
        running.door, running.channel = door, Channel.VK
        running.dialogues = door.dialogue
        async with asyncio.TaskGroup() as group:
            group.create_task(adapter.run())
            await fake.polled()
            yield
            adapter.stop()
