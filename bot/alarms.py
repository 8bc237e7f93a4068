"""Escalation at once: a case with words of danger, or with a cause of the highest severity, also
where that cause is named on closing and the danger is still there: promised, refused, passed on.

Each is told once to every staff chat, below its card, however often the program starts. Open ones
of an imported register have no cards: a file's are told together, with their numbers there.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.handlers.staff_office import channel_title, topic_title
from bot.masking import scrubbed
from bot.texts import say
from config.directories import shipped
from storage.notice_records import NoticeDraft
from storage.sql.jobs import Once
from storage.sql.standing import URGENT, Alarm, ImportedAlarm
from storage.store import Clock, Storage

SEVEREST = 4
"""Of a cause: threats to life and health, and what shuts people out."""
NAMED = 10
"""Numbers of imported ones told in a line; the rest are counted."""
LONGEST_KEY = 40
"""Characters of a number that another system gave."""


class Alarms:
    """`chats` as `telegram:-100123`."""

    def __init__(self, storage: Storage, chats: Sequence[str], clock: Clock) -> None:
        self._storage = storage
        self._chats = tuple(chats)
        self._clock = clock

    async def look(self) -> None:
        """Call it every few seconds: it is what «at once» means."""
        causes = [cause.id for cause in shipped().causes if cause.severity >= SEVEREST]
        for alarm in await self._storage.standing.untold(causes, self._clock().date()):
            what = Once(URGENT, alarm.number, "")
            await self._storage.jobs.once(what, self._drafts(alarm), self._clock())
        await self._look_at_files(causes)

    async def _look_at_files(self, causes: Sequence[str]) -> None:
        """What a file brought is told in one line: hundreds would bury all others."""
        found = await self._storage.standing.imported_untold(causes)
        if not found:
            return
        what = [Once(URGENT, alarm.period, "") for alarm in found]
        words = _line(found)
        drafts = [NoticeDraft(URGENT, None, chat, words) for chat in self._chats]
        await self._storage.jobs.once_for_all(what, drafts, self._clock())

    def _drafts(self, alarm: Alarm) -> list[NoticeDraft]:
        topic = topic_title(alarm.topic) if alarm.topic else "none"
        words = say("staff-urgent", number=alarm.number, topic=topic)
        return [NoticeDraft(URGENT, alarm.id, chat, words) for chat in self._chats]


def _shown(key: str) -> str:
    """As words are in the chat of a foreign messenger: a file says what it likes."""
    return scrubbed(key)[:LONGEST_KEY]


def _line(found: Sequence[ImportedAlarm]) -> str:
    named = [
        say("staff-urgent-named", channel=channel_title(one.channel), key=_shown(one.key))
        for one in found[:NAMED]
    ]
    rest = max(0, len(found) - NAMED)
    return say("staff-urgent-imported", count=len(found), named=", ".join(named), rest=rest)
