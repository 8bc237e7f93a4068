"""VK's staff chat: presses and replies of its members in, words for them out.

Commit, then acknowledge, as with citizens: `group` comes back when the update is kept, and what is
said of it goes out after that. The community must be an administrator of the chat, or VK tells
nobody who its members are.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot import buttons
from bot.events import ButtonPressed, Reply
from bot.handlers import staff_lists
from bot.messengers import vk_folding
from bot.messengers.groups import InGroup
from bot.messengers.patience import until_kept
from bot.messengers.vk_calls import Calls, Gone
from bot.messengers.vk_cards import VkCards, kind
from bot.messengers.vk_keyboard import SNACKBAR
from bot.messengers.vk_ours import VkOurs, ref, room
from bot.messengers.vk_rooms import VkRooms
from bot.messengers.vk_staff_reading import VkLeft, VkPress, VkWords, name_of, read_group
from bot.one_at_a_time import OneAtATime
from bot.staff import Staff
from bot.staff_events import NAMING, Answered, CardPressed, Ordered, StaffEvent, StaffUpdate, Word
from bot.stages import CannotTell
from bot.texts import say
from storage.records import Channel

log = logging.getLogger(__name__)

Errand = Callable[[], Awaitable[object]]


class VkStaff:
    """`inside`: what decides, and the key that signs buttons."""

    def __init__(
        self, calls: Calls, ours: VkOurs, cards: VkCards, inside: tuple[Staff, bytes]
    ) -> None:
        self._calls = calls
        self._rooms = VkRooms(calls)
        self._ours = ours
        self._cards = cards
        self._staff, self._key = inside
        self._order = OneAtATime()
        self._errands: asyncio.Queue[Errand | None] = asyncio.Queue()

    async def run(self) -> None:
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._speak())
                group.create_task(self._cards.keep_drawn())
        finally:
            self._calls.close()

    def stop(self) -> None:
        """What was to be said is said, and what is being drawn is finished."""
        self._errands.put_nowait(None)
        self._cards.stop()

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
                await self._words(said, words)

    async def _press(self, said: InGroup, press: VkPress) -> None:
        word: Word = await self._refusal(said.chat, press.who)
        if not word:
            word = await self._pressed(said, press)
        toast = word.toast if isinstance(word, Reply) else word
        is_passing = len(toast) <= SNACKBAR
        passing = toast if is_passing else ""
        self._later(lambda: self._calls.answer(said.chat, press.query, passing, press.who))
        if isinstance(word, Reply):
            page = word
            self._later(lambda: self._cards.turn(said.chat, press.window, page, said.update))
        elif not is_passing:
            self._later(lambda: self._cards.tell(said.chat, Reply(toast), said.update))

    async def _pressed(self, said: InGroup, press: VkPress) -> Word:
        read = buttons.read(self._key, room(said.chat), press.data, "")
        if not isinstance(read, ButtonPressed):
            return say("staff-old-button")
        if read.topic == vk_folding.TOPIC:
            return await self._unfold(said.chat, press.window, int(read.option))
        event = CardPressed(read.topic, read.option, press.window)
        return await self._hear(said, press.who, event)

    async def _unfold(self, chat: int, window: str, number: int) -> str:
        try:
            is_shown = await self._cards.unfold(chat, window, number)
        except Exception as error:
            log.warning("buttons were not unfolded: %s", kind(error))
            return say("staff-try-again")
        return "" if is_shown else say("staff-too-old")

    async def _words(self, said: InGroup, words: VkWords) -> None:
        event = self._meant(said.chat, words)
        if event is None:
            return
        word: Word = await self._refusal(said.chat, words.who)
        if not word:
            word = await self._hear(said, words.who, event)
        if word:
            reply = Reply(word) if isinstance(word, str) else word
            self._later(lambda: self._cards.tell(said.chat, reply, said.update))

    def _meant(self, chat: int, words: VkWords) -> StaffEvent | None:
        """A command, a word that means one, or a reply to something of ours."""
        bot = name_of(self._calls.group)
        if command := staff_lists.command_of(words.text, bot):
            return Ordered(command)
        is_to_us = bool(words.replied) or staff_lists.is_mention(words.text, bot)
        if is_to_us and (command := staff_lists.word_of(words.text, bot)):
            return Ordered(command)
        if words.replied:
            return Answered(words.text, words.replied, self._named(chat, words.buttons))
        return None

    def _named(self, chat: int, data: Sequence[str]) -> tuple[str, str]:
        """(topic, option) of a button of ours that names what it stands below, if there is one."""
        for one in data:
            read = buttons.read(self._key, room(chat), one, "")
            if isinstance(read, ButtonPressed) and read.topic in NAMING:
                return read.topic, read.option
        return "", ""

    async def _refusal(self, chat: int, who: int) -> str:
        """Why this one may do nothing here; "" for a member of the chat at this moment."""
        try:
            is_member = await self._rooms.is_member(chat, who)
        except CannotTell:
            return say("staff-vk-not-admin")
        return "" if is_member else say("staff-not-member")

    async def _hear(self, said: InGroup, who: int, event: StaffEvent) -> Word:
        name = await self._rooms.name(who)
        update = StaffUpdate(str(Channel.VK), said.update, ref(said.chat), name, event)
        update = replace(update, of_unit=said.chat != self._ours.staff)
        answer = await until_kept(lambda: self._staff.hear(update))
        self._cards.ring()
        return answer

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
