"""Telegram's staff chat: presses and replies of its members in, strangers and their groups out.

Commit, then acknowledge, as with citizens: `group` comes back when the update is kept, and what is
said of it goes out after that.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

from aiogram.exceptions import AiogramError, TelegramRetryAfter

from bot.events import Reply
from bot.files.taking import Brought
from bot.handlers import staff_lists
from bot.messengers import telegram_files
from bot.messengers.groups import InGroup
from bot.messengers.patience import until_kept
from bot.messengers.staff_bringing import Bringing, Given
from bot.messengers.staff_buttons import reader
from bot.messengers.staff_meaning import meant
from bot.messengers.telegram_calls import told
from bot.messengers.telegram_cards import TelegramCards, kind
from bot.messengers.telegram_ours import Ours, ref, room
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
from bot.staff_events import Answered, CardPressed, StaffEvent, StaffUpdate, Word
from bot.texts import say
from storage.records import Channel

log = logging.getLogger(__name__)

Errand = Callable[[], Awaitable[object]]


class TelegramStaff:
    """`key` signs buttons, as those of citizens."""

    def __init__(
        self, rooms: Rooms, ours: Ours, cards: TelegramCards, inside: tuple[Staff, bytes]
    ) -> None:
        self._rooms = rooms
        self._ours = ours
        self._cards = cards
        self._staff, self._key = inside
        self._calls = rooms.calls
        self._bringing = Bringing(self._staff)
        self._order = OneAtATime()
        self._errands: asyncio.Queue[Errand | None] = asyncio.Queue()
        self._leaving: set[int] = set()

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
        self._bringing.stop()

    async def _bring_all(self) -> None:
        """Until the door stops, and what was being fetched then is told of."""
        await self._bringing.run()
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
                await self._words(said, happened)
            case _:
                return

    async def _press(self, said: InGroup, press: GroupPress) -> None:
        toast = await self._refusal(said.chat, press.who)
        page: Reply | None = None
        if not toast:
            read = reader(self._key, room(said.chat))(press.data)
            if read is not None:
                event = CardPressed(read.topic, read.option, press.window)
                toast, page = _told(await self._hear(said, press.who, event))
            else:
                toast = say("staff-old-button")
        self._later(lambda: self._rooms.answer(press.query, toast))
        if page is not None:
            turned = page
            self._later(lambda: self._cards.turn(said.chat, press.window, turned))

    async def _words(self, said: InGroup, words: GroupWords) -> None:
        event = meant(words, await self._name(), reader(self._key, room(said.chat)))
        if event is None:
            return
        brought = telegram_files.brought(self._calls, words)
        if isinstance(event, Answered) and brought is not None:
            self._bring(said, words, event, brought)
            return
        refusal = await self._refusal(said.chat, words.who)
        self._tell(said, words, refusal or await self._hear(said, words.who, event))

    def _bring(self, said: InGroup, words: GroupWords, event: Answered, brought: Brought) -> None:
        async def ask() -> StaffUpdate | str:
            refusal = await self._refusal(said.chat, words.who)
            return refusal or self._update(said, words.who, event)

        album = f"{said.chat}:{brought.album}" if brought.album else ""
        together = replace(brought, album=album)
        self._bringing.take(Given(together, ask, lambda word: self._tell(said, words, word)))

    def _tell(self, said: InGroup, words: GroupWords, word: Word) -> None:
        self._cards.looks.ring()
        if word:
            reply = Reply(word) if isinstance(word, str) else word
            self._later(lambda: self._cards.tell(said.chat, reply, str(words.message)))

    async def _refusal(self, chat: int, who: Who) -> str:
        """Why this one may do nothing here; "" for a member of the chat at this moment."""
        if not who.is_person:
            return say("staff-not-person")
        try:
            is_member = await self._rooms.is_member(chat, who.id)
        except AiogramError as error:
            log.warning("a membership could not be checked: %s", told(error))
            return say("staff-try-again")
        return "" if is_member else say("staff-not-member")

    async def _hear(self, said: InGroup, who: Who, event: StaffEvent) -> Word:
        update = self._update(said, who, event)
        answer = await until_kept(lambda: self._staff.hear(update))
        self._cards.looks.ring()
        return answer

    def _update(self, said: InGroup, who: Who, event: StaffEvent) -> StaffUpdate:
        update = StaffUpdate(str(Channel.TELEGRAM), said.update, ref(said.chat), who.name, event)
        return replace(update, of_unit=said.chat != self._ours.staff)

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
