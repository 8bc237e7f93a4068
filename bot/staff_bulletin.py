"""A word to every staff chat, once each: which chats, what was said there, when it is morning."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, time

from config.workdays import Workdays
from storage.notice_records import NoticeDraft
from storage.sql.jobs import Once
from storage.store import Storage

FROM, UNTIL = time(9), time(12)
"""Local times between which staff are told what can wait for a morning."""


class StaffBulletin:
    """`chats` as `telegram:-100123`."""

    def __init__(self, storage: Storage, chats: Sequence[str]) -> None:
        self._jobs = storage.jobs
        self._chats = tuple(chats)

    @property
    def has_chats(self) -> bool:
        return bool(self._chats)

    async def tell(
        self, job: str, name: str, words: Callable[[], Awaitable[str]], now: datetime
    ) -> None:
        """Where `name` of `job` was not told yet. `words` are made once, if anywhere; nothing is
        kept of a "" one, so it is made again at the next look. `now` is aware."""
        waiting = [chat for chat in self._chats if not await self._jobs.is_done(job, name, chat)]
        text = await words() if waiting else ""
        for chat in waiting if text else ():
            told = NoticeDraft(job, chat=chat, text=text)
            await self._jobs.once(Once(job, name, chat), [told], now)


def is_morning(now: datetime, workdays: Workdays) -> bool:
    """Of a working day. `now` is aware, in the town's zone."""
    return FROM <= now.time() < UNTIL and workdays.is_workday(now.date())
