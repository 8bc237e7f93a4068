"""A running staff chat: the strict fake, the door, the road, cards; and clerks who press."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot import links
from bot.announcing import Announcing
from bot.digest_deeds import DigestDeeds
from bot.handlers.staff_office import CardText, Office
from bot.links import Link
from bot.messengers.telegram import Telegram
from bot.messengers.telegram_announcing import employees_chat, into_dialogue
from bot.messengers.telegram_calls import Calls
from bot.messengers.telegram_cards import TelegramCards
from bot.messengers.telegram_ours import Chats, Ours
from bot.messengers.telegram_posting import TelegramPosting
from bot.messengers.telegram_rooms import Rooms
from bot.messengers.telegram_staff import TelegramStaff
from bot.pain_deeds import PainDeeds
from bot.paper.staff import SheetRoad
from bot.staff import Staff
from bot.staff_orders import Telling
from bot.staff_ready import ReadyLines
from bot.staff_showing import Showing
from bot.staff_sign_in import SignIn
from bot.surveys.unfolding import unfold
from config.workdays import of_region
from storage.case_records import Case
from storage.engine import MEMORY
from storage.keys import Keys
from storage.message_records import MessageSent
from storage.sql.pairings import Pairings
from storage.sql.signins import SignIns
from storage.store import Storage, open_storage
from tests import ready_tables
from tests.conftest import StandingClock
from tests.fakes.telegram import Citizen, FakeTelegram, Group, Message
from tests.messages.sending import ANNA, PIT, send
from tests.pains.quarters import BASIS
from tests.staff.posting import Mail, Posting
from tests.talk import House

OLGA, PETR = 501, 502


@dataclass
class Seconds:
    """The time that memberships and closed chats are believed by; a test moves it."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Outside:
    """What outlives the program when it is started anew."""

    fake: FakeTelegram
    house: House
    clock: StandingClock
    staff: Group
    card_text: CardText = "masked"
    employees: Group | None = None
    mail: Mail = field(default_factory=Mail)
    units: dict[str, str] = field(default_factory=dict)
    card_files: frozenset[str] = frozenset()
    region: str = "RU"
    digest: DigestDeeds | None = None


@dataclass
class Room:
    """A running program; `olga` and `petr` are members of the staff chat."""

    outside: Outside
    door: TelegramStaff
    cards: TelegramCards
    seconds: Seconds
    announcing: Announcing

    @property
    def fake(self) -> FakeTelegram:
        return self.outside.fake

    @property
    def staff(self) -> Group:
        return self.outside.staff

    @property
    def olga(self) -> Citizen:
        return self.fake.citizen(OLGA)

    @property
    def petr(self) -> Citizen:
        return self.fake.citizen(PETR)

    @property
    def told(self) -> list[str]:
        """What authors were told."""
        return self.outside.mail.told

    @property
    def storage(self) -> Storage:
        return self.outside.house.storage

    async def new_card(self, message: MessageSent = PIT) -> tuple[str, Message]:
        """A citizen's message arrives; (its number, its card in the chat)."""
        number = await send(self.storage, ANNA, self.here(message))
        return number, await self.until_shown(f"№ {number} · ")

    def here(self, message: MessageSent) -> MessageSent:
        return replace(message, tell=(f"telegram:{self.staff.id}",))

    async def case(self, number: str) -> Case:
        return await self.storage.cases.one(number)

    async def until_shown(self, words: str, chat: Group | None = None) -> Message:
        """The newest message of the chat that begins with or holds these words."""
        room = (chat or self.staff).chat

        def look() -> Message | None:
            return next((one for one in room.newest() if words in one.text), None)

        self.cards.looks.ring()
        return await self.fake.state.bell.wait(look, f"{words!r} in the staff chat")

    async def until_told(self, count: int = 1) -> list[str]:
        """What authors were told, once there are `count` of such notices."""
        return await self.fake.state.bell.wait(
            lambda: self.told if len(self.told) >= count else None, f"{count} words to authors"
        )


@asynccontextmanager
async def town(
    folder: Path,
    clock: StandingClock,
    url: str = MEMORY,
    card_text: CardText = "masked",
    surveys: Sequence[str] = ("ext_express",),
) -> AsyncIterator[Outside]:
    """The fake and the storage; the program is started over them, also more than once."""
    async with (
        FakeTelegram() as fake,
        open_storage(url, Keys(folder / "keys"), clock, unfold) as storage,
    ):
        await ready_tables.make(storage.engine)
        house = House(storage, clock, tuple(surveys))
        await house.open()
        staff = fake.group("Приёмная")
        for clerk, name in ((OLGA, "Ольга"), (PETR, "Пётр")):
            staff.sets(fake.citizen(clerk, name), "member")
        yield Outside(fake, house, clock, staff, card_text)


def signing(storage: Storage) -> SignIn:
    """As app/doorstep has it, with a site."""
    signins = SignIns(storage.engine, storage.keys.lasting("sign-in"))
    return SignIn(Pairings(signins), "https://otklik.example.org/desk/enter?t=")


Doors = Callable[[], Awaitable[dict[str, Link]]]


def doors(telegram: Callable[[], Awaitable[Link | None]]) -> Doors:
    """As app/doors has them, with a site."""

    async def told() -> dict[str, Link]:
        into = await telegram()
        assert into is not None
        return {"web": links.web("https://otklik.example.org"), "telegram": into}

    return told


@asynccontextmanager
async def opened(
    folder: Path, clock: StandingClock, card_text: CardText = "masked"
) -> AsyncIterator[Room]:
    async with town(folder, clock, card_text=card_text) as outside, running(outside) as room:
        yield room


@asynccontextmanager
async def running(outside: Outside, *, delivers: bool = True) -> AsyncIterator[Room]:
    """The program between start and stop."""
    fake, storage, seconds = outside.fake, outside.house.storage, Seconds()
    office = Office(
        org_short="Администрация города",
        workdays=of_region(outside.region),
        term=30,
        terms={},
        desk="https://otklik.example.org/desk",
        card_text=outside.card_text,
        units=outside.units,
        places=outside.house.places,
        card_files=outside.card_files,
    )
    office = office.abroad()  # as app/doors does for a foreign messenger
    calls = Calls(fake.token, fake.url)
    rooms, key = Rooms(calls, seconds), storage.keys.lasting("buttons")
    employees = outside.employees.id if outside.employees else None
    ours = Ours(storage.cards, Chats(fake.bot.id, outside.staff.id, employees), storage.units)
    cards = TelegramCards(rooms, ours, Showing(storage, office, outside.clock), key)
    lines = ReadyLines(outside.house.rounds, doors(into_dialogue(rooms)), outside.house.places)
    pains = PainDeeds(storage, lambda: BASIS, outside.clock)
    telling = Telling(ready=lines, sign_in=signing(storage), digest=outside.digest, pains=pains)
    telling = replace(telling, sheets=SheetRoad(storage, outside.house.rounds, outside.clock))
    staff = Staff(storage, office, outside.clock, telling)
    door = TelegramStaff(rooms, ours, cards, (staff, key))
    telegram = Telegram(calls, outside.house.conversation, storage, door.group)
    door_out = TelegramPosting(rooms, ours, cards)
    posting = Posting(storage, outside.clock, door_out, outside.mail, fake.state.bell)
    async with asyncio.TaskGroup() as group:
        group.create_task(telegram.run())
        group.create_task(door.run())
        if delivers:
            group.create_task(posting.run())
        announcing = Announcing(storage, employees_chat(rooms, ours), outside.clock)
        yield Room(outside, door, cards, seconds, announcing)
        telegram.stop()
        door.stop()
        posting.stop()
    await calls.close()
