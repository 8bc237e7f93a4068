"""Reminders of measures of the pain map: before the term, after it, and later for the leader.

Each once a chat, on the morning of a working day; a measure whose term was moved is reminded of
anew, one that is done or given up no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from bot.handlers.staff_words import day
from bot.pain_wording import processes_of
from bot.staff_bulletin import StaffBulletin, is_morning
from bot.texts import say
from config.profile import Profile
from config.workdays import Workdays
from reports.pain.words import PainWords
from storage.pain_records import Measure, PainRow
from storage.store import Clock, Storage

KIND = "pain-due"
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
        self._bulletin = StaffBulletin(storage, chats)
        self.workdays = Workdays()

    async def look(self) -> None:
        """Call it every minute or so."""
        now = self._clock()
        if not self._bulletin.has_chats or not is_morning(now, self.workdays):
            return
        due = await self._storage.pains.due(now.date() + AHEAD)
        for measure, row in due:
            await self._remind(measure, row, now)

    async def _remind(self, measure: Measure, row: PainRow, now: datetime) -> None:
        stage = _stage(measure, now.date())
        name = f"{measure.id}:{measure.due.isoformat()}:{stage}"
        await self._bulletin.tell(KIND, name, lambda: self._words(measure, row, stage), now)

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


def _stage(measure: Measure, today: date) -> Stage:
    if today <= measure.due:
        return "soon"
    return "late" if today <= measure.due + LEADER_AFTER else "leader"
