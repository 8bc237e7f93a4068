"""Staff chats of both messengers with the real delivery behind them, and a quarter to tell of."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from bot.delivery import Delivery
from bot.digest_pictures import Picture, Pictures
from bot.digests import Digests
from bot.handlers.staff_office import Office
from bot.messengers import telegram_calls, vk_calls
from bot.messengers.telegram_cards import TelegramCards
from bot.messengers.telegram_ours import Chats, Ours
from bot.messengers.telegram_posting import TelegramPosting
from bot.messengers.telegram_rooms import Rooms
from bot.messengers.vk_cards import VkCards
from bot.messengers.vk_ours import VkOurs
from bot.messengers.vk_sending import VkPosting
from bot.staff_showing import Showing
from bot.ways import Room, Ways
from config.ordinance import ByMessenger
from config.workdays import of_region
from reports.build import Basis, Wish
from storage.records import Channel
from storage.store import Storage
from tests.bot.test_digests import BASIS, WHEN, at
from tests.conftest import StandingClock
from tests.fakes.telegram import FakeTelegram, Group, Message
from tests.fakes.vk import FakeVk
from tests.fakes.vk import Room as VkChat
from tests.reports.test_figure_cases import keep, rows

DESK = "https://otklik.example.org/desk"


class Painted(Pictures):
    """Ready pictures, where a test is about the road and not about drawing."""

    async def of(self, basis: Basis, wish: Wish) -> tuple[Picture, ...]:
        names = ("card", "channels", "causes", "waiting")
        return tuple(Picture(name, name, name, f"PNG {name}".encode()) for name in names)


@dataclass
class Town:
    """A program in a quarter's last month; `now` moves it."""

    storage: Storage
    clock: StandingClock
    telegram: FakeTelegram
    vk: FakeVk
    staff: Group
    vk_staff: VkChat
    posting: TelegramPosting
    vk_posting: VkPosting
    abroad: bool = True  # may pictures go into Telegram?
    digests: Digests | None = None

    @property
    def chats(self) -> tuple[str, str]:
        return f"telegram:{self.staff.id}", f"vk:{self.vk_staff.id}"

    @property
    def basis(self) -> Basis:
        told = ByMessenger(telegram=self.abroad, vk=True, max=True)
        return replace(BASIS, profile=BASIS.profile.model_copy(update={"digest_files": told}))

    def program(self) -> Digests:
        """Started anew; what it sends is in the storage."""
        made = Digests(self.storage, self.basis, self.chats, WHEN, self.clock)
        made.desk, made.pictures = DESK, Painted(self.storage)
        return made

    def delivery(self) -> Delivery:
        rooms: dict[Channel, Room] = {
            Channel.TELEGRAM: self.posting,
            Channel.VK: self.vk_posting,
        }
        return Delivery(self.storage, Ways({}, rooms), self.clock)

    async def delivered(self, delivery: Delivery | None = None) -> None:
        """All that is due now, tried once each."""
        carrying = delivery or self.delivery()
        for _ in range(20):
            if not await carrying.look():
                return
        raise AssertionError("something is sent again and again")

    async def begun(self) -> Digests:
        """The program was there before the quarter was over, and the register is full."""
        await keep(self.storage, rows(seed=11))
        self.clock.time = at("2026-09-15T12:00")
        digests = self.program()
        await digests.look()
        return digests

    def pictures(self) -> list[Message]:
        found = self.staff.chat.messages.values()
        return [one for one in found if "photo" in one.body]


@asynccontextmanager
async def town(storage: Storage, clock: StandingClock) -> AsyncIterator[Town]:
    async with FakeTelegram() as abroad, FakeVk() as home:
        staff, vk_staff = abroad.group("Приёмная", bot="administrator"), home.chat()
        office = Office("Администрация города", of_region("RU"), 30, {}, DESK)
        showing, key = Showing(storage, office, clock), storage.keys.lasting("buttons")
        calls = telegram_calls.Calls(abroad.token, abroad.url)
        rooms = Rooms(calls)
        ours = Ours(storage.cards, Chats(abroad.bot.id, staff.id, None), storage.units)
        posting = TelegramPosting(rooms, ours, TelegramCards(rooms, ours, showing, key))
        vk_side = vk_calls.Calls(home.token, home.group_id, home.url, 2.0)
        cards = VkCards(vk_side, VkOurs(vk_staff.id, storage.units), showing, key)
        yield Town(storage, clock, abroad, home, staff, vk_staff, posting, VkPosting(cards))
        await calls.close()
        vk_side.close()
