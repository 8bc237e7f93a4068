"""VK's staff chat: presses and replies of its members in, words for them out.

Commit, then acknowledge, as with citizens: `group` comes back when the update is kept, and what is
said of it goes out after that. The community must be an administrator of the chat, or VK tells
nobody who its members are.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from bot.events import Reply
from bot.messengers import vk_folding
from bot.messengers.erasing import Erasing
from bot.messengers.groups import InGroup
from bot.messengers.staff_talk import Behind, StaffTalk
from bot.messengers.vk_calls import Calls, Gone
from bot.messengers.vk_cards import VkCards, kind
from bot.messengers.vk_files import Hosts
from bot.messengers.vk_keyboard import SNACKBAR
from bot.messengers.vk_ours import VkOurs
from bot.messengers.vk_rooms import VkRooms
from bot.messengers.vk_staff_reading import VkLeft, VkPress, VkWords, name_of, number_of, read_group
from bot.one_at_a_time import OneAtATime
from bot.staff import Staff
from bot.staff_events import CardPressed, Word
from bot.stages import CannotTell
from bot.texts import say
from storage.records import Channel

log = logging.getLogger(__name__)

Errand = Callable[[], Awaitable[object]]


class VkStaff:
    """`inside`: what decides, and the key that signs buttons."""

    channel = Channel.VK

    def __init__(
        self, calls: Calls, ours: VkOurs, cards: VkCards, inside: tuple[Staff, bytes]
    ) -> None:
        self._calls = calls
        self._rooms = VkRooms(calls)
        self._ours = ours
        self._cards = cards
        staff, key = inside
        self._hosts = Hosts(calls.api_url)
        self._talk = StaffTalk(self, Behind(staff, ours, key, cards.looks.ring))
        self._erasing = Erasing(calls.erase, self._say_of_erasing)
        self._order = OneAtATime()
        self._errands: asyncio.Queue[Errand | None] = asyncio.Queue()

    async def run(self) -> None:
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._speak())
                group.create_task(self._cards.looks.run())
                group.create_task(self._bring_all())
        finally:
            self._calls.close()

    def stop(self) -> None:
        """What was to be said is said, and what is being drawn is finished."""
        self._talk.bringing.stop()

    async def _bring_all(self) -> None:
        """Until the door stops, and what was being fetched then is told of."""
        await self._talk.bringing.run()
        self._errands.put_nowait(None)
        self._cards.looks.stop()

    async def group(self, said: InGroup) -> None:
        """Takes an update of any chat. Raises nothing; comes back when it is kept."""
        try:
            if await self._ours.has_now(said.chat):
                async with self._order.of(said.chat):
                    await self._take(said)
        except Exception as error:
            log.error("update of a chat was not taken: %s", type(error).__name__)

    async def _take(self, said: InGroup) -> None:
        match read_group(said, self._calls.group):
            case VkLeft(who=gone):
                self._rooms.forget(said.chat, gone)
            case VkPress() as press:
                await self._press(said, press)
            case VkWords() as words:
                brought = self._hosts.brought(words.files, words.caption)
                name = name_of(self._calls.group)
                await self._talk.take(said, words.who, (words, brought), name)

    async def _press(self, said: InGroup, press: VkPress) -> None:
        word: Word = await self.refusal(said.chat, press.who)
        if not word:
            word = await self._pressed(said, press)
        toast = word.toast if isinstance(word, Reply) else word
        is_passing = len(toast) <= SNACKBAR
        passing = toast if is_passing else ""
        self._later(lambda: self._calls.answer(said.chat, press.query, passing, press.who))
        if isinstance(word, Reply):
            page = word
            self._later(lambda: self._cards.turn(said.chat, press.window, page, said.update))
            if page.aloud:
                loud, once = Reply(page.aloud), f"{said.update}:aloud"
                self._later(lambda: self._cards.tell(said.chat, loud, once))
        elif not is_passing:
            self._later(lambda: self._cards.tell(said.chat, Reply(toast), said.update))

    async def _pressed(self, said: InGroup, press: VkPress) -> Word:
        read = self._talk.pressed(said.chat, press.data)
        if read is None:
            return say("staff-old-button")
        if read.topic == vk_folding.TOPIC:
            return await self._unfold(said.chat, press.window, int(read.option))
        event = CardPressed(read.topic, read.option, press.window)
        return await self._talk.hear(said, press.who, event)

    async def _unfold(self, chat: int, window: str, number: int) -> str:
        try:
            came = await self._cards.unfold(chat, window, number)
        except Exception as error:
            log.warning("buttons were not unfolded: %s", kind(error))
            return say("staff-try-again")
        match came:
            case "old":
                return say("staff-too-old")
            case "over":
                return say("staff-draft-gone")
            case _:
                return ""

    async def refusal(self, chat: int, who: int) -> str:
        """Why this one may do nothing here; "" for a member of the chat at this moment."""
        try:
            is_member = await self._rooms.is_member(chat, who)
        except CannotTell:
            return say("staff-vk-not-admin")
        return "" if is_member else say("staff-not-member")

    async def is_admin(self, chat: int, who: int) -> bool:
        try:
            return await self._rooms.is_admin(chat, who)
        except CannotTell:
            return False

    async def name_of(self, who: int) -> str:
        return await self._rooms.name(who)

    def account_of(self, who: int) -> str:
        return str(who)

    def message_of(self, said: InGroup) -> str:
        return number_of(said)

    def erase(self, chat: int, messages: Sequence[str]) -> None:
        self._later(lambda: self._erasing.all(chat, messages))

    def speak(self, said: InGroup, reply: Reply) -> None:
        self._later(lambda: self._cards.tell(said.chat, reply, said.update))

    async def _say_of_erasing(self, chat: int, words: str) -> None:
        await self._cards.tell(chat, Reply(words), f"erasing:{chat}")

    def _later(self, errand: Errand) -> None:
        self._errands.put_nowait(errand)

    async def _speak(self) -> None:
        while (errand := await self._errands.get()) is not None:
            try:
                await errand()
            except Gone:
                self._cards.alarm()
            except Exception as error:
                log.warning("a word to a chat was not said: %s", kind(error))
