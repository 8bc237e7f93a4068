"""Reminders of measures of the pain map: before the term, after it, and later for the leader.

Each once a chat, on the morning of a working day; a measure whose term was moved is reminded of
anew, one that is done or given up no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Literal

from bot.handlers.staff_words import day
from bot.pain_wording import processes_of
from bot.texts import say
from config.profile import Profile
from config.workdays import Workdays
from reports.pain_words import PainWords
from storage.notice_records import NoticeDraft
from storage.pain_records import Measure, PainRow
from storage.sql.jobs import Once
from storage.store import Clock, Storage

KIND = "pain-due"
FROM, UNTIL = time(9), time(12)
"""Local times between which it is sent."""
AHEAD = timedelta(days=7)
"""A measure is named so long before its last day."""
LEADER_AFTER = timedelta(days=14)
"""After the term; then the leader responsible is to be told (requirements §5)."""

Stage = Literal["soon", "late", "leader"]


class PainReminders:
    """`profile`: as it holds now. `chats` as `telegram:-100123`."""

    def __init__(
        self, storage: Storage, profile: Callable[[], Profile], clock: Clock, chats: Sequence[str]
    ) -> None:
        self._storage = storage
        self._profile = profile
        self._clock = clock
        self._chats = tuple(chats)
        self.workdays = Workdays()

    async def look(self) -> None:
        """Call it every minute or so."""
        now = self._clock()
        if not self._chats or not self._is_morning(now):
            return
        due = await self._storage.pains.due(now.date() + AHEAD)
        for measure, row in due:
            await self._remind(measure, row, now)

    async def _remind(self, measure: Measure, row: PainRow, now: datetime) -> None:
        stage = _stage(measure, now.date())
        name = f"{measure.id}:{measure.due.isoformat()}:{stage}"
        for chat in self._chats:
            if await self._storage.jobs.is_done(KIND, name, chat):
                continue
            text = await self._words(measure, row, stage)
            draft = NoticeDraft(KIND, chat=chat, text=text)
            await self._storage.jobs.once(Once(KIND, name, chat), [draft], now)

    async def _words(self, measure: Measure, row: PainRow, stage: Stage) -> str:
        words = PainWords(say, await processes_of(self._storage), {})
        units = {one.id: one.title for one in await self._storage.units.all()}
        owner, until = units.get(measure.unit, measure.unit), day(measure.due)
        if stage == "soon":
            return say(
                "map-remind-soon",
                title=words.title(row),
                measure=measure.text,
                owner=owner,
                date=until,
            )
        late = say("staff-pain-overdue", title=words.title(row), owner=owner, date=until)
        told = say("map-remind-measure", late=late, measure=measure.text)
        if stage == "leader":
            return say("map-remind-leader", told=told, leader=self._profile().responsible)
        return told

    def _is_morning(self, now: datetime) -> bool:
        return FROM <= now.time() < UNTIL and self.workdays.is_workday(now.date())


def _stage(measure: Measure, today: date) -> Stage:
    if today <= measure.due:
        return "soon"
    return "late" if today <= measure.due + LEADER_AFTER else "leader"
