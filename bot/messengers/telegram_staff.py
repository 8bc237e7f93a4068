"""Telegram's staff chat: presses and replies of its members in, strangers and their groups out.

Commit, then acknowledge, as with citizens: `group` comes back when the update is kept, and what is
said of it goes out after that.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from aiogram.exceptions import AiogramError, TelegramRetryAfter

from bot.events import Reply
from bot.handlers import staff_lists
from bot.messengers import telegram_files
from bot.messengers.erasing import Erasing
from bot.messengers.groups import InGroup
from bot.messengers.staff_talk import Behind, StaffTalk
from bot.messengers.telegram_calls import told
from bot.messengers.telegram_cards import TelegramCards, kind
from bot.messengers.telegram_ours import Ours
from bot.messengers.telegram_rooms import Rooms, Shut
from bot.messengers.telegram_staff_reading import (
    BotPlaced,
    ChatMoved,
    GroupPress,
    GroupWords,
    Happened,
    Left,
    Who,
    read_group,
)
from bot.one_at_a_time import OneAtATime
from bot.staff import Staff
from bot.staff_events import CardPressed, Word
from bot.texts import say
from storage.records import Channel

log = logging.getLogger(__name__)

Errand = Callable[[], Awaitable[object]]


class TelegramStaff:
    """`inside`: what decides, and the key that signs buttons."""

    channel = Channel.TELEGRAM

    def __init__(
        self, rooms: Rooms, ours: Ours, cards: TelegramCards, inside: tuple[Staff, bytes]
    ) -> None:
        self._rooms = rooms
        self._ours = ours
        self._cards = cards
        staff, key = inside
        self._calls = rooms.calls
        self._talk = StaffTalk(self, Behind(staff, ours, key, cards.looks.ring))
        self._order = OneAtATime()
        self._errands: asyncio.Queue[Errand | None] = asyncio.Queue()
        self._leaving: set[int] = set()
        self._erasing = Erasing(
            rooms.calls.erase, lambda chat, words: cards.tell(chat, Reply(words), "")
        )

    async def run(self) -> None:
        await self._ours.know()
        if self._ours.staff is not None:
            self._later(self._offer)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._speak())
                group.create_task(self._cards.looks.run())
                group.create_task(self._bring_all())
        finally:
            await self._rooms.close()

    def stop(self) -> None:
        """What was to be said is said, and what is being drawn is finished."""
        self._talk.bringing.stop()

    async def _bring_all(self) -> None:
        """Until the door stops, and what was being fetched then is told of."""
        await self._talk.bringing.run()
        self._errands.put_nowait(None)
        self._cards.looks.stop()

    async def group(self, said: InGroup) -> None:
        """Takes an update of any group. Raises nothing; comes back when it is kept."""
        try:
            await self._ours.know()
            happened = read_group(said, self._ours.bot)
            if isinstance(happened, Left):
                self._rooms.forget(said.chat, happened.who)
            if isinstance(happened, ChatMoved) and self._ours.has(happened.old):
                await self._ours.move(happened)
                self._cards.looks.ring()
            elif not await self._ours.has_now(said.chat):
                self._leave(said, happened)
            elif said.chat in self._ours.rooms:
                async with self._order.of(said.chat):
                    await self._take(said, happened)
        except Exception as error:
            log.error("update %s of a group was not taken: %s", said.update, kind(error))

    async def _take(self, said: InGroup, happened: Happened | None) -> None:
        match happened:
            case BotPlaced(is_inside=False):
                log.error("ALARM: the bot was taken out of the staff chat: cards wait")
            case GroupPress():
                await self._press(said, happened)
            case GroupWords() if happened.is_plain:
                brought = telegram_files.brought(self._calls, happened)
                await self._talk.take(said, happened.who, (happened, brought), await self._name())
            case _:
                return

    async def _press(self, said: InGroup, press: GroupPress) -> None:
        toast = await self.refusal(said.chat, press.who)
        page: Reply | None = None
        if not toast:
            read = self._talk.pressed(said.chat, press.data)
            if read is not None:
                event = CardPressed(read.topic, read.option, press.window)
                toast, page = _told(await self._talk.hear(said, press.who, event))
            else:
                toast = say("staff-old-button")
        self._later(lambda: self._rooms.answer(press.query, toast))
        if page is not None:
            turned = page
            self._later(lambda: self._cards.turn(said.chat, press.window, turned))
            if turned.aloud:
                loud = Reply(turned.aloud)
                self._later(lambda: self._cards.tell(said.chat, loud, press.window))

    async def refusal(self, chat: int, who: Who) -> str:
        """Why this one may do nothing here; "" for a member of the chat at this moment."""
        if not who.is_person:
            return say("staff-not-person")
        try:
            is_member = await self._rooms.is_member(chat, who.id)
        except AiogramError as error:
            log.warning("a membership could not be checked: %s", told(error))
            return say("staff-try-again")
        return "" if is_member else say("staff-not-member")

    async def is_admin(self, chat: int, who: Who) -> bool:
        try:
            return await self._rooms.is_admin(chat, who.id)
        except AiogramError as error:
            log.warning("a right could not be checked: %s", told(error))
            return False

    async def name_of(self, who: Who) -> str:
        return who.name

    def account_of(self, who: Who) -> str:
        return str(who.id)

    def message_of(self, said: InGroup) -> str:
        return str(int(said.body.get("message_id", 0)) or "")

    def speak(self, said: InGroup, reply: Reply) -> None:
        below = str(int(said.body["message_id"]))
        self._later(lambda: self._cards.tell(said.chat, reply, below))

    def erase(self, chat: int, messages: Sequence[str]) -> None:
        self._later(lambda: self._erasing.all(chat, messages))

    async def _name(self) -> str:
        """The bot's user name; "" while Telegram does not tell: no mention is known then."""
        try:
            return await self._rooms.name()
        except AiogramError as error:
            log.warning("the bot's name is not known: %s", told(error))
            return ""

    def _leave(self, said: InGroup, happened: Happened | None) -> None:
        """A foreign group: said why, and left; once, however much is going on there."""
        is_outside = isinstance(happened, BotPlaced) and not happened.is_inside
        if not is_outside and said.chat not in self._leaving:
            self._leaving.add(said.chat)
            self._later(lambda: self._go(said.chat))

    async def _go(self, chat: int) -> None:
        if not await self._ours.has_now(
            chat
        ):  # a chat of ours that moved may have been known too late
            await self._rooms.leave(chat, say("staff-foreign-chat"))
            log.warning("a foreign group was left")
        self._leaving.discard(chat)

    def _later(self, errand: Errand) -> None:
        self._errands.put_nowait(errand)

    async def _speak(self) -> None:
        while (errand := await self._errands.get()) is not None:
            try:
                await errand()
            except TelegramRetryAfter as ask:
                await asyncio.sleep(ask.retry_after)
                self._later(errand)
            except Shut as shut:
                self._cards.alarm(shut)
            except Exception as error:
                log.warning("a word to a group was not said: %s", kind(error))

    async def _offer(self) -> None:
        if self._ours.staff is not None:
            commands = {str(name): say("staff-command", name=name) for name in staff_lists.COMMANDS}
            await self._rooms.offer(self._ours.staff, commands)


def _told(word: Word) -> tuple[str, Reply | None]:
    """A passing word, and the page to be shown instead of the one that was pressed."""
    return (word, None) if isinstance(word, str) else (word.toast, word)
