"""A post in the employees' chat when a wave of an internal survey opens: once, and it tells no one.

Its button leads to the private dialogue, so the chat never sees who went there.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from aiogram.exceptions import AiogramError

from bot.conversation import OpenSurveys
from bot.handlers.staff_words import day
from bot.messengers.telegram_calls import told
from bot.messengers.telegram_ours import Ours, ref
from bot.messengers.telegram_rooms import Rooms
from bot.texts import say
from storage.notice_records import NoticeButton, NoticeDraft
from storage.records import Wave
from storage.store import Clock, Storage

log = logging.getLogger(__name__)

JOB = "announce"
"""Done once a wave and chat, whoever wakes first."""


class TelegramAnnouncing:
    def __init__(self, storage: Storage, rooms: Rooms, ours: Ours, clock: Clock) -> None:
        self._storage = storage
        self._rooms = rooms
        self._ours = ours
        self._clock = clock

    async def look(self, surveys: OpenSurveys) -> None:
        """Announces every internal wave that is open and was not announced yet."""
        await self._ours.know()
        if self._ours.employees is None:
            return
        for offered in (await surveys.offered()).values():
            if offered.wave.audience == "internal":
                await self.announce(offered.wave, offered.survey.title)

    async def announce(self, wave: Wave, title: str) -> bool:
        """Whether it was done now: False if it was done before, or there is nowhere to do it."""
        chat, now = self._ours.employees, self._clock()
        if chat is None:
            return False
        try:
            bot = await self._rooms.name()
        except AiogramError as error:
            log.warning("a survey is announced later: %s", told(error))
            return False
        claim = await self._storage.jobs.claim(JOB, wave.id, ref(chat), now)
        if claim is None:
            return False
        await self._storage.notices.add([_post(wave, title, ref(chat), bot)], now)
        await self._storage.jobs.done(claim)
        return True


def _post(wave: Wave, title: str, chat: str, bot: str) -> NoticeDraft:
    last = wave.closes_on - timedelta(days=1)
    text = say("staff-announce", title=title, date=day(last))
    link = f"https://t.me/{bot}?start={wave.survey}"
    button = NoticeButton(say("staff-announce-button"), url=link)
    return NoticeDraft(JOB, None, chat, text, (button,))
