"""Every door that is configured: messengers with a token, the web, and the staff chat behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.compose import House
from bot.conversation import Conversation, Employed
from bot.rounds import Rounds
from storage.records import Channel, Person
from storage.store import Storage

if TYPE_CHECKING:
    from app.running import Part
    from bot.messengers.telegram_rooms import Rooms
    from bot.messengers.telegram_staff import TelegramStaff


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


def doors(hall: Hall) -> list[Part]:
    settings = hall.house.settings
    parts: list[Part] = []
    if settings.telegram is not None:
        parts += _telegram(hall)
    if settings.vk is not None:
        parts += _vk(hall)
    if settings.web.port:
        from app import doorstep

        parts.append(doorstep.web(hall.house, hall.storage, hall.rounds, hall.conversation))
    return parts


def _telegram(hall: Hall) -> list[Part]:
    from bot.messengers.telegram import Telegram
    from bot.messengers.telegram_calls import Calls
    from bot.messengers.telegram_rooms import Rooms

    told = hall.house.settings.telegram
    assert told is not None
    calls = Calls(told.token.get_secret_value(), told.api_url)
    rooms = Rooms(calls)
    if (chat := told.employee_chat) is not None:
        hall.membership.by_channel[Channel.TELEGRAM] = lambda person: rooms.is_member(
            chat, int(person.account)
        )
    staff = _telegram_staff(hall, calls.bot.id, rooms)
    return [Telegram(calls, hall.conversation, hall.storage, staff.group), staff]


def _telegram_staff(hall: Hall, bot: int, rooms: Rooms) -> TelegramStaff:
    from bot.messengers.telegram_cards import TelegramCards
    from bot.messengers.telegram_ours import Chats, Ours
    from bot.messengers.telegram_staff import TelegramStaff
    from bot.staff import Staff
    from bot.staff_showing import Showing

    house, storage = hall.house, hall.storage
    told = house.settings.telegram
    assert told is not None
    key = storage.keys.lasting("buttons")
    ours = Ours(storage.cards, Chats(bot, told.staff_chat, told.employee_chat))
    cards = TelegramCards(rooms, ours, Showing(storage, house.office, house.clock), key)
    staff = Staff(storage, house.office, house.clock, house.summary(storage))
    return TelegramStaff(rooms, ours, cards, (staff, key))


def _vk(hall: Hall) -> list[Part]:
    from bot.messengers.vk import Vk
    from bot.messengers.vk_calls import Calls

    told = hall.house.settings.vk
    assert told is not None
    calls = Calls(told.token.get_secret_value(), told.group_id, told.api_url)
    return [Vk(calls, hall.conversation, hall.storage, _no_group)]


async def _no_group(_: object) -> None:
    """The staff chat of VK gets digests; talking in it comes with a later stage."""
