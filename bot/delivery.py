"""Notices go out to people who are not waiting for them: with limits, retries, and never blindly
twice. What is not sent stays in the storage, so a restart, or another process, goes on with it.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from bot import buttons
from bot.events import Button
from bot.files.enclosing import enclosed
from bot.handlers import staff_queues
from bot.one_at_a_time import OneAtATime
from bot.paces import Paces
from bot.question_notices import as_it_stands
from bot.rating_notices import with_question
from bot.texts import say
from bot.ways import FilesWait, Gone, Parcel, TryLater, Unclear, Ways
from storage.engine import NotKept
from storage.notice_records import ALBUMS, DIGEST, Notice, NoticeButton, NoticeDraft
from storage.records import Channel, Person
from storage.store import Clock, Storage

log = logging.getLogger(__name__)

REST = 1.0
"""Seconds between two looks for what is due, unless the bell rings."""
GATHERED = 0.1
"""Seconds from the bell to the look: very many messages shall not be as many looks."""
LONGEST_PAUSE = 3600.0
"""Seconds between two tries of a notice that cannot be sent."""
SOON = 5.0
"""Seconds after a first try that came to nothing; twice as long after each further one."""
MANY = 20
"""Cards that wait for a chat: it is told of more of them by one line."""
TOLD_EVERY = timedelta(minutes=10)
"""No such line comes sooner after another."""
CROWD = "crowd"
"""The kind of that line."""
ONCE = frozenset({DIGEST, *ALBUMS})
"""Kinds of notices to staff that must not come twice."""
UNDELIVERED = "undelivered"
"""The kind of a notice that tells staff of an author whom nothing reaches any more, or no files."""
PATIENCE = 60
"""Tries, counted twice each, of files whose words arrived: a day, for the most part hourly."""


class Delivery:
    def __init__(self, storage: Storage, ways: Ways, clock: Clock) -> None:
        self._storage = storage
        self._ways = ways
        self._clock = clock
        self._key = storage.keys.lasting("buttons")
        self._order = OneAtATime()
        self._paces = Paces()
        self._told: dict[str, datetime] = {}
        self._is_over = False

    async def run(self) -> None:
        while not self._is_over:
            if not await self._round():
                await self._rest()

    def stop(self) -> None:
        """What is on its way is finished."""
        self._is_over = True
        self._storage.notices.bell.set()

    async def look(self) -> int:
        """Sends what is due now; how many notices that were, sent or not."""
        for chat in self._paces.full():
            await self._tell_of_crowd(chat)
        due = await self._storage.notices.claim(self._clock(), paces=self._paces)
        await asyncio.gather(*map(self._carry, due))
        return len(due)

    async def _tell_of_crowd(self, chat: str) -> None:
        """One line for cards that cannot come at once, before all but the urgent ones."""
        now = self._clock()
        if now - self._told.get(chat, now - TOLD_EVERY) < TOLD_EVERY:
            return
        count = await self._storage.notices.waiting_cards(chat)
        if count >= MANY:
            self._told[chat] = now
            words, button = say("staff-crowd", count=count), say("staff-crowd-open")
            buttons = (NoticeButton(button, staff_queues.TOPIC, "open.0"),)
            draft = NoticeDraft(CROWD, None, chat, words, buttons, now - timedelta(days=1))
            await self._storage.notices.add([draft], now)

    async def _round(self) -> int:
        try:
            return await self.look()
        except NotKept:
            log.error("the storage is out of reach: notices wait")
        except Exception as error:
            log.error("notices were not looked at: %s", type(error).__name__)
        return 0

    async def _rest(self) -> None:
        """Until the bell rings; what comes together with it goes together with it."""
        if self._is_over:
            return
        bell = self._storage.notices.bell
        with suppress(TimeoutError):
            async with asyncio.timeout(REST):
                await bell.wait()
            await asyncio.sleep(GATHERED)
        bell.clear()

    async def _carry(self, notice: Notice) -> None:
        """One notice that fails leaves the others alone."""
        whom = notice.chat or _address(notice.person)
        paces = self._paces
        pace = paces.of_chat(whom) if notice.chat else paces.of_dialogue(whom)
        async with self._order.of(whom), pace, paces.all:
            try:
                await self._try(notice)
            except TryLater as later:
                await self._put_off(notice, later.seconds or _pause(notice), is_clear=True)
            except Unclear:
                await self._put_off(notice, _pause(notice), is_clear=False)
            except FilesWait as half:
                await self._keep_half(notice, half.base)
            except Gone:
                await self._give_up(notice)
            except NotKept:
                log.error("the storage is out of reach: a notice waits for its lease to end")
            except Exception as error:
                log.error("a notice was not sent: %s", type(error).__name__)
                await self._put_off(notice, LONGEST_PAUSE, is_clear=False)

    async def _try(self, notice: Notice) -> None:
        if notice.chat:
            window = await self._to_staff(notice)
        elif notice.person is not None:
            window = await self._to_person(notice, notice.person)
        else:
            window = None  # its author asked to be forgotten
        if window is None:
            await self._storage.notices.drop(notice, (), self._clock())
        elif window:
            await self._storage.notices.sent(notice, window)

    async def _to_staff(self, notice: Notice) -> str | None:
        """A card that came twice harms nobody, a card that was lost does. A digest comes once:
        its place is reserved and kept first, and taking a place again changes nothing."""
        room = self._ways.rooms.get(Channel(notice.chat.partition(":")[0]))
        if room is None:
            raise TryLater(LONGEST_PAUSE)
        window = notice.base or ""
        if not await self._storage.notices.begin(notice, window, self._clock()):
            return ""
        if notice.kind in ONCE and not window:
            window = await room.reserve(notice)
            if not await self._storage.notices.begin(notice, window, self._clock()):
                return ""
        return await room.post(replace(notice, base=window))

    async def _to_person(self, notice: Notice, person: Person) -> str:
        sender = self._ways.senders.get(person.channel)
        if sender is None:
            raise TryLater(LONGEST_PAUSE)
        so = await as_it_stands(self._storage, notice, self._clock().date())
        if so is None:
            await self._storage.notices.sent(notice, "")  # it is over, and nothing was to be said
            return ""
        base = sender.newest() if notice.base is None else notice.base
        if not await self._storage.notices.begin(notice, base, self._clock()):
            return ""  # the lease was lost: somebody else is sending it
        told = await with_question(self._storage, so)
        files = await enclosed(self._storage, told)
        parcel = Parcel(person, told.text, self._signed(told, person), told.id, files)
        if notice.base is None:
            return await sender.send(parcel)
        return await sender.send_again(parcel, notice.base)

    async def _put_off(self, notice: Notice, seconds: float, *, is_clear: bool) -> None:
        """A try that is clear takes back only itself: an earlier unclear one is still to probe."""
        until = self._clock() + timedelta(seconds=seconds)
        is_clear = is_clear and notice.base is None and notice.kind not in ONCE
        try:
            await self._storage.notices.put_off(notice, until, is_clear=is_clear)
        except NotKept:
            log.error("the storage is out of reach: a notice waits for its lease to end")

    async def _keep_half(self, notice: Notice, base: str) -> None:
        """What arrived is noted before the rest is tried again, for a day."""
        try:
            if notice.tries >= PATIENCE:
                await self._leave_files(notice, base)
                return
            await self._storage.notices.begin(notice, base, self._clock())
        except NotKept:
            log.error("the storage is out of reach: a notice waits for its lease to end")
            return
        await self._put_off(notice, _pause(notice), is_clear=False)

    async def _leave_files(self, notice: Notice, base: str) -> None:
        """Of files that are never taken staff and their author are told once; on the page of the
        message they are as before."""
        told, now = await self._to_staff_chats(notice, "files"), self._clock()
        told.append(NoticeDraft("files-left", notice.appeal, text=say("notify-files-left")))
        await self._storage.notices.add(told, now)
        await self._storage.notices.sent(notice, base)

    async def _give_up(self, notice: Notice) -> None:
        """The address is forgotten, and staff know that the author must ask by himself."""
        told = await self._to_staff_chats(notice, "words")
        await self._storage.notices.drop(notice, told, self._clock())

    async def _to_staff_chats(
        self, notice: Notice, lost: Literal["words", "files"]
    ) -> list[NoticeDraft]:
        numbers = await self._storage.messages.numbers_of([notice.appeal or 0])
        return [
            NoticeDraft(UNDELIVERED, notice.appeal, chat, _undelivered(name, lost))
            for chat in self._ways.staff_chats
            for name in numbers.values()
        ]

    def _signed(self, notice: Notice, person: Person) -> tuple[Button, ...]:
        """Nobody knows when they will be pressed, so they are good at every step."""
        told = notice.buttons
        shown = [Button(one.label, one.topic, one.option, one.url, standing=True) for one in told]
        return tuple(
            one if one.url else replace(one, data=buttons.pack(self._key, person, one, ""))
            for one in shown
        )


def _undelivered(number: str, lost: Literal["words", "files"]) -> str:
    if lost == "files":
        return say("notify-files-not-delivered", number=number)
    return say("notify-not-delivered", number=number)


def _address(person: Person | None) -> str:
    return f"{person.channel}:{person.account}" if person else ""


def _pause(notice: Notice) -> float:
    return min(SOON * 2.0**notice.tries, LONGEST_PAUSE)
