"""What happens to messages by the clock: staff learn of traceless ones in batches at fixed hours,
of words of danger with the next full hour.

So nobody who watches the staff chat can tell by the minute who was writing (ruling 11).
"""

from __future__ import annotations

from datetime import datetime

from bot.handlers.around import Writing
from bot.texts import say
from storage.message_records import TRACELESS_HOURS
from storage.notice_records import NoticeDraft
from storage.store import Clock, Storage

BATCH, URGENT = "traceless-batch", "traceless-urgent"
"""Names of jobs, done once a period whoever wakes first; kinds of notices too."""


class MessageHours:
    def __init__(self, storage: Storage, writing: Writing, clock: Clock) -> None:
        self._storage = storage
        self._writing = writing
        self._clock = clock

    async def look(self) -> None:
        """Call it every minute, and at start: an hour that was slept through is made up for."""
        now = self._clock()
        passed = [hour for hour in TRACELESS_HOURS if hour <= now.hour]
        if passed:
            await self._release(BATCH, passed[-1], now)
        await self._release(URGENT, now.hour, now)

    async def _release(self, job: str, hour: int, now: datetime) -> None:
        period = f"{now.date().isoformat()}T{hour:02}"
        claim = await self._storage.jobs.claim(job, period, "", now)
        if claim is None:
            return
        told = self._urgent if job == URGENT else self._batch
        chats = self._writing.staff_chats
        await self._storage.messages.release(told, now, urgent=job == URGENT, chats=chats)
        await self._storage.jobs.done(claim)

    def _batch(self, count: int) -> list[NoticeDraft]:
        return self._to_staff("batch", say("notify-batch", count=count))

    def _urgent(self, count: int) -> list[NoticeDraft]:
        return self._to_staff("batch", say("notify-batch-urgent", count=count))

    def _to_staff(self, kind: str, text: str) -> list[NoticeDraft]:
        return [NoticeDraft(kind, None, chat, text) for chat in self._writing.staff_chats]
