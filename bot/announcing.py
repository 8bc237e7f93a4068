"""A post in an employees' chat when a wave of an internal survey opens, and one more when a clerk
asks for a reminder: once each, to everybody, and it tells no one.

Its button leads to the private dialogue, so the chat never sees who went there.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.conversation import OpenSurveys
from bot.handlers.staff_words import day
from bot.links import Link
from bot.texts import say
from storage.notice_records import NoticeButton, NoticeDraft
from storage.records import SLIPS, Wave
from storage.sql.jobs import Once
from storage.store import Clock, Storage

JOB = "announce"
"""Done once a wave and chat, whoever wakes first."""
AGAIN = "remind"
"""As JOB, after `remind`, whose own row names no chat."""

Where = Callable[[], Awaitable[tuple[str, Link] | None]]
"""(the employees' chat as `telegram:-100123`, links into the private dialogue); None: not now."""


class Announcing:
    def __init__(self, storage: Storage, where: Where, clock: Clock) -> None:
        self._storage = storage
        self._where = where
        self._clock = clock

    async def look(self, surveys: OpenSurveys) -> None:
        """Announces each internal wave that is open and was not announced yet, or reminds of it."""
        for offered in (await surveys.offered()).values():
            if offered.wave.audience == "internal":
                await self.announce(offered.wave, offered.title)
                if await self._storage.jobs.is_done(AGAIN, offered.wave.id):
                    await self.announce(offered.wave, offered.title, AGAIN)

    async def announce(self, wave: Wave, title: str, job: str = JOB) -> bool:
        """Whether it was done now: False if it was done before, or there is nowhere to do it."""
        where = await self._where()
        if where is None:
            return False
        chat, link = where
        post = (_again if job == AGAIN else _post)(wave, title, chat, link)
        return await self._storage.jobs.once(Once(job, wave.id, chat), [post], self._clock())


async def may_remind(storage: Storage, wave: Wave) -> bool:
    """Of what was announced in a chat, and once."""
    jobs = storage.jobs
    return await jobs.is_done(JOB, wave.id) and not await jobs.is_done(AGAIN, wave.id)


async def remind(storage: Storage, wave: Wave, clock: Clock) -> bool:
    """The chats are reminded at their next look; False if they were."""
    return await storage.jobs.once(Once(AGAIN, wave.id, ""), (), clock())


def _again(wave: Wave, title: str, chat: str, link: Link) -> NoticeDraft:
    """General: it is not known who has not answered."""
    last = wave.last_day
    told = say("survey-reminder", title=title, date=f"{last:%d.%m.%Y}", link="").strip()
    button = NoticeButton(say("staff-announce-button"), url=link(wave.survey, ""))
    return NoticeDraft(AGAIN, None, chat, told, () if wave.entry == SLIPS else (button,))


def _post(wave: Wave, title: str, chat: str, link: Link) -> NoticeDraft:
    last = wave.last_day
    if wave.entry == SLIPS:  # no way from a chat of names: whoever has a slip has the address
        told = say("staff-announce-slips", title=title, date=day(last))
        return NoticeDraft(JOB, None, chat, told)
    text = say("staff-announce", title=title, date=day(last))
    button = NoticeButton(say("staff-announce-button"), url=link(wave.survey, ""))
    return NoticeDraft(JOB, None, chat, text, (button,))
