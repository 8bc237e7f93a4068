"""Every door that is configured: messengers with a token, the web, and the staff chat behind."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from app.compose import House
from bot import links
from bot.announcing import Announcing, Where
from bot.conversation import Conversation
from bot.delivery import Delivery
from bot.finding import Employed
from bot.links import Link
from bot.rounds import Rounds
from bot.schedule import Daily, Every, Look
from bot.staff_showing import Showing
from bot.ways import Ways
from config.doors import TelegramSettings, VkSettings
from storage.records import Channel, Person
from storage.store import Storage

if TYPE_CHECKING:
    from app.running import Part
    from bot.digests import Digests
    from bot.handlers.staff_office import Office
    from bot.messengers.telegram_ours import Ours
    from bot.messengers.telegram_rooms import Rooms
    from bot.messengers.vk_rooms import VkRooms
    from bot.staff import Staff
    from bot.staff_orders import Telling
    from bot.staff_sign_in import SignIn


PATIENCE = 2.0
"""Seconds for which a page waits for a messenger to tell its own address."""


class Membership:
    """Asks the person's own messenger; in a channel without an employee chat nobody is one."""

    def __init__(self) -> None:
        self.by_channel: dict[Channel, Employed] = {}

    async def __call__(self, person: Person) -> bool:
        ask = self.by_channel.get(person.channel)
        return await ask(person) if ask else False


@dataclass(frozen=True, slots=True)
class Hall:
    """What every door shares."""

    house: House
    storage: Storage
    rounds: Rounds
    conversation: Conversation
    membership: Membership
    looks: dict[str, tuple[Every | Daily, Look]]  # of the clock; a door may add its own
    digests: Digests
    links: dict[str, Callable[[], Awaitable[Link | None]]] = field(default_factory=dict)

    async def links_now(self) -> dict[str, Link]:
        """Into the messengers that can be reached at this moment, by door."""
        found = {}
        for door, ask in self.links.items():
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    if (link := await ask()) is not None:
                        found[door] = link
        return found

    def staff(self, office: Office) -> Staff:
        """The road of what is done in the staff chat of one messenger; `office` as shown there."""
        from bot.staff import Staff

        return Staff(self.storage, office, self.house.clock, self._telling())

    def _telling(self) -> Telling:
        """What the staff chat is told of the town's figures and surveys."""
        from bot.digest_deeds import DigestDeeds
        from bot.invitations.in_words import for_chat
        from bot.pain_deeds import PainDeeds
        from bot.paper.staff import SheetRoad
        from bot.staff_orders import Telling
        from bot.staff_ready import ReadyLines

        house, web = self.house, self.house.settings.web
        ours = {"web": links.web(web.public_url)} if web.public_url and web.port else {}

        async def doors() -> dict[str, Link]:
            return {**ours, **await self.links_now()}

        ready = ReadyLines(self.rounds, doors, house.town.places)
        deeds = DigestDeeds(self.storage, self.digests, house.clock)
        pains = PainDeeds(self.storage, house.basis, house.clock)
        sheets = SheetRoad(self.storage, self.rounds, house.clock)
        return Telling(
            figures=house.summary(self.storage),
            ready=ready,
            sign_in=self._sign_in(),
            digest=deeds,
            pains=pains,
            sheets=sheets,
            mailing=for_chat(self.storage, self.rounds, house.office.desk, house.clock),
        )

    def _sign_in(self) -> SignIn | None:
        """Only where a phone can open the desk."""
        from app import doorstep

        house = self.house
        if not house.office.desk:
            return None
        return doorstep.confirmed_sign_in(house.settings, self.storage)

    def announce(self, channel: Channel, where: Where) -> None:
        """Tells the employees' chat of this door of each wave that is theirs."""
        announcing = Announcing(self.storage, where, self.house.clock)
        look = partial(announcing.look, self.rounds)
        self.looks[f"announcing-{channel}"] = (Every(minutes=5), look)


def doors(hall: Hall) -> list[Part]:
    settings = hall.house.settings
    ways = Ways({}, {}, hall.house.staff_chats)
    parts: list[Part] = []
    if settings.telegram is not None:
        parts += _telegram(hall, settings.telegram, ways)
    if settings.vk is not None:
        parts += _vk(hall, settings.vk, ways)
    from app import doorstep

    sets = doorstep.report_sets(hall)  # old ones go even where nobody can ask for new ones
    if settings.web.port:
        parts += [doorstep.web(hall, sets), sets]
    if ways.senders:
        parts.append(Delivery(hall.storage, ways, hall.house.clock))
    return parts


def _telegram(hall: Hall, told: TelegramSettings, ways: Ways) -> list[Part]:
    from bot.messengers import telegram_library

    telegram_library.load()
    from bot.messengers.telegram import Telegram
    from bot.messengers.telegram_announcing import into_dialogue
    from bot.messengers.telegram_calls import Calls
    from bot.messengers.telegram_cards import TelegramCards
    from bot.messengers.telegram_ours import Chats, Ours
    from bot.messengers.telegram_posting import TelegramPosting
    from bot.messengers.telegram_rooms import Rooms
    from bot.messengers.telegram_sending import TelegramSender
    from bot.messengers.telegram_staff import TelegramStaff

    house, storage = hall.house, hall.storage
    calls = Calls(told.token.get_secret_value(), told.api_url)
    rooms, key = Rooms(calls), storage.keys.lasting("buttons")
    chats = Chats(calls.bot.id, told.staff_chat, told.employee_chat)
    ours = Ours(storage.cards, chats, storage.units)
    showing = Showing(storage, house.office_abroad, house.clock)
    cards = TelegramCards(rooms, ours, showing, key)
    staff = TelegramStaff(rooms, ours, cards, (hall.staff(house.office_abroad), key))
    hall.links[Channel.TELEGRAM] = into_dialogue(rooms)
    ways.senders[Channel.TELEGRAM] = TelegramSender(calls)
    if told.staff_chat is not None or told.employee_chat is not None:
        ways.rooms[Channel.TELEGRAM] = TelegramPosting(rooms, ours, cards)
    if told.employee_chat is not None:
        _telegram_employees(hall, rooms, ours)
    return [Telegram(calls, hall.conversation, storage, staff.group), staff]


def _telegram_employees(hall: Hall, rooms: Rooms, ours: Ours) -> None:
    from bot.messengers.telegram_announcing import employees_chat

    async def is_employed(person: Person) -> bool:
        await ours.know()
        chat = ours.employees
        return chat is not None and await rooms.is_employee(chat, int(person.account))

    hall.membership.by_channel[Channel.TELEGRAM] = is_employed
    hall.announce(Channel.TELEGRAM, employees_chat(rooms, ours))


def _vk(hall: Hall, told: VkSettings, ways: Ways) -> list[Part]:
    from bot.messengers.vk import Vk
    from bot.messengers.vk_calls import Calls
    from bot.messengers.vk_cards import VkCards
    from bot.messengers.vk_ours import VkOurs
    from bot.messengers.vk_rooms import VkRooms
    from bot.messengers.vk_sending import VkPosting, VkSender
    from bot.messengers.vk_staff import VkStaff

    calls = Calls(told.token.get_secret_value(), told.group_id, told.api_url)
    house, storage = hall.house, hall.storage
    key = storage.keys.lasting("buttons")
    ours = VkOurs(told.staff_chat, storage.units)
    # VK edits a message for a day only: a card there is not drawn anew because a day has come
    showing = Showing(storage, house.office, house.clock, ages=False)
    cards = VkCards(calls, ours, showing, key)
    staff = VkStaff(calls, ours, cards, (hall.staff(house.office), key))

    async def link() -> Link:
        return links.vk(told.group_id)

    hall.links[Channel.VK] = link
    ways.senders[Channel.VK] = VkSender(calls)
    if told.staff_chat is not None or told.employee_chat is not None:
        ways.rooms[Channel.VK] = VkPosting(cards)
    if told.employee_chat is not None:
        _vk_employees(hall, VkRooms(calls), told.employee_chat, link)
    return [Vk(calls, hall.conversation, storage, staff.group), staff]


def _vk_employees(
    hall: Hall, rooms: VkRooms, chat: int, link: Callable[[], Awaitable[Link]]
) -> None:
    async def is_employed(person: Person) -> bool:
        return await rooms.is_member(chat, int(person.account))

    async def where() -> tuple[str, Link]:
        return f"{Channel.VK}:{chat}", await link()

    hall.membership.by_channel[Channel.VK] = is_employed
    hall.announce(Channel.VK, where)
