"""The crowd's way through the web: browsers without script, a real server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from app.effective import Effective
from app.rehearsal import Rehearsal
from bot.conversation import Conversation
from bot.crowd import Move
from bot.texts import say
from storage.records import Channel, Person
from storage.sql.signins import SignIns
from tests.anonymity.worlds import TheOneNow
from tests.web.section import free_port, serving
from tests.web.visitor import Visitor
from web.address import Address
from web.parts import Parts


class Door:
    def __init__(self, url: str) -> None:
        self._url = url
        self.people: dict[Person, Visitor] = {}

    async def does(self, person: Person, move: Move) -> None:
        if person not in self.people:
            self.people[person] = Visitor(self._url)
        visitor = self.people[person]
        page = visitor.page
        match move.deed:
            case "open":
                page = await visitor.opens(f"/s/{move.words}")
            case "press" if move.words in page.boxes:
                page.ticked.append(move.words)
            case "press":
                page = await visitor.presses(move.words)
            case "type":
                page = await visitor.presses(say("buttons-next"), text=move.words)
        assert page.status == 200


@asynccontextmanager
async def opened(running: Rehearsal) -> AsyncIterator[None]:
    address = Address("127.0.0.1", free_port())
    parts = Parts(
        conversation=cast(Conversation, TheOneNow(running)),
        storage=running.storage,
        surveys=running.rounds,
        town=running.house.town,
        clock=running.watch,
        signins=SignIns(running.storage.engine, b"staff secret"),
        address=address,
        office=running.house.office,
        effective=Effective(running.house, running.storage),
    )
    door = Door(f"http://127.0.0.1:{address.port}")
    running.door, running.channel = door, Channel.WEB
    async with serving(parts):
        try:
            yield
        finally:
            for visitor in door.people.values():
                await visitor.close()
