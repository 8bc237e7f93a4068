"""A running staff chat of VK: the strict fake, the door, the road, cards; and clerks who press."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot import links
from bot.digest_deeds import DigestDeeds
from bot.handlers.staff_office import Office
from bot.messengers.vk import Vk
from bot.messengers.vk_calls import Calls
from bot.messengers.vk_cards import VkCards
from bot.messengers.vk_ours import VkOurs
from bot.messengers.vk_sending import VkPosting
from bot.messengers.vk_staff import VkStaff
from bot.pain_deeds import PainDeeds
from bot.paper.staff import SheetRoad
from bot.staff import Staff
from bot.staff_orders import Telling
from bot.staff_ready import ReadyLines
from bot.staff_showing import Showing
from bot.surveys.unfolding import unfold
from config.workdays import of_region
from storage.engine import MEMORY
from storage.keys import Keys
from storage.message_records import MessageSent
from storage.store import Storage, open_storage
from tests import ready_tables
from tests.conftest import StandingClock
from tests.fakes.vk import Citizen, FakeVk, Message, Press, Room
from tests.messages.sending import ANNA, PIT, send
from tests.pains.quarters import BASIS
from tests.staff.posting import Mail, Posting
from tests.staff.room import signing
from tests.talk import House

OLGA, PETR = 501, 502
Deeds = Callable[[Storage], DigestDeeds | None]
"""What may be done with a digest there; by default none is sent."""


@dataclass
class VkRoom:
    """A running program; `olga` and `petr` are members of the staff chat."""

    fake: FakeVk
    house: House
    clock: StandingClock
    staff: Room
    cards: VkCards
    mail: Mail = field(default_factory=Mail)

    @property
    def told(self) -> list[str]:
        """What authors were told."""
        return self.mail.told

    @property
    def olga(self) -> Citizen:
        return self.fake.citizen(OLGA)

    @property
    def petr(self) -> Citizen:
        return self.fake.citizen(PETR)

    @property
    def storage(self) -> Storage:
        return self.house.storage

    async def new_card(self, message: MessageSent = PIT) -> tuple[str, Message]:
        """A citizen's message arrives; (its number, its card in the chat)."""
        tell = (f"vk:{self.staff.id}",)
        number = await send(self.storage, ANNA, replace(message, tell=tell))
        return number, await self.until_shown(f"№ {number} · ")

    async def until_shown(self, words: str) -> Message:
        """The newest message of the chat that holds these words."""

        def look() -> Message | None:
            return next((one for one in self.staff.peer.newest() if words in one.text), None)

        self.cards.looks.ring()
        return await self.fake.state.bell.wait(look, f"{words!r} in the staff chat")

    async def presses(self, who: Citizen, label: str, on: Message) -> str:
        """The passing word over the screen; "" for none."""
        press = await self.pressing(who, label, on)
        return str((await press.answered()).get("text", ""))

    async def pressing(self, who: Citizen, label: str, on: Message) -> Press:
        found = next((one for one in on.buttons if one["label"] == label), None)
        assert found is not None, f"no {label!r} under {on.text!r}, only {labels(on)}"
        return await who.presses_data(json.loads(found["payload"]), on.cmid, self.staff)

    async def unfolded(self, who: Citizen, label: str, on: Message) -> None:
        """Turns the buttons of a message until this one is in sight."""
        for _ in range(5):
            if label in labels(on):
                return
            await self.presses(who, "Ещё…" if "Ещё…" in labels(on) else "В начало", on)
            await asyncio.sleep(0.05)
        raise AssertionError(f"no {label!r} in any view of {on.text!r}")


def labels(message: Message) -> list[str]:
    return [str(one["label"]) for one in message.buttons]


@asynccontextmanager
async def opened(
    folder: Path, clock: StandingClock, deeds: Deeds = lambda _: None
) -> AsyncIterator[VkRoom]:
    async with (
        FakeVk() as fake,
        open_storage(MEMORY, Keys(folder / "keys"), clock, unfold) as storage,
    ):
        await ready_tables.make(storage.engine)
        house = House(storage, clock, ("ext_express",))
        await house.open()
        staff = fake.chat()
        for clerk, name in ((OLGA, "Ольга"), (PETR, "Пётр")):
            staff.sets(fake.citizen(clerk, name))
        async with _running(fake, house, clock, (staff, deeds(storage))) as room:
            yield room


@asynccontextmanager
async def _running(
    fake: FakeVk, house: House, clock: StandingClock, inside: tuple[Room, DigestDeeds | None]
) -> AsyncIterator[VkRoom]:
    storage, (staff, deeds) = house.storage, inside
    desk = "https://otklik.example.org/desk"
    office = Office("Администрация города", of_region("RU"), 30, {}, desk)
    office.card_files, office.places = frozenset({"vk"}), house.places
    calls, key = Calls(fake.token, fake.group_id, fake.url), storage.keys.lasting("buttons")
    ours = VkOurs(staff.id, storage.units)
    cards = VkCards(calls, ours, Showing(storage, office, clock, ages=False), key)

    async def doors() -> dict[str, links.Link]:
        return {"vk": links.vk(fake.group_id)}

    ready = ReadyLines(house.rounds, doors, house.places)
    pains = PainDeeds(storage, lambda: BASIS, clock)
    telling = Telling(ready=ready, sign_in=signing(storage), digest=deeds, pains=pains)
    telling = replace(telling, sheets=SheetRoad(storage, house.rounds, clock))
    door = VkStaff(calls, ours, cards, (Staff(storage, office, clock, telling), key))
    vk = Vk(calls, house.conversation, storage, door.group)
    room = VkRoom(fake, house, clock, staff, cards)
    async with asyncio.TaskGroup() as group:
        group.create_task(vk.run())
        group.create_task(door.run())
        posting = Posting(storage, clock, VkPosting(cards), room.mail, fake.state.bell)
        group.create_task(posting.run())
        await fake.polled()
        yield room
        door.stop()
        vk.stop()
        posting.stop()
