"""The morning line of a working day: what is new, what waits, what is late; once a day and chat.

A program that slept through the morning says nothing at noon: a late morning line helps nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import groupby

from bot.handlers.staff_office import Office
from bot.handlers.staff_words import day
from bot.staff_bulletin import StaffBulletin, is_morning
from bot.texts import say
from storage.store import Clock, Storage

JOB = "morning"
AHEAD = timedelta(days=3)
"""Cases whose term ends within so many days are named."""
NAMED = 15
"""Numbers in one line; the rest is counted."""


class Mornings:
    """`is_on`: what the profile or the desk says now. `chats` as `telegram:-100123`."""

    def __init__(
        self, storage: Storage, office: Office, clock: Clock, chats: Sequence[str]
    ) -> None:
        self._storage = storage
        self._office = office
        self._clock = clock
        self._bulletin = StaffBulletin(storage, chats)
        self.is_on: Callable[[], bool] = lambda: True

    async def look(self) -> None:
        """Call it every minute or so."""
        now = self._clock()
        if not self.is_on() or not is_morning(now, self._office.workdays):
            return
        today = now.date()
        await self._bulletin.tell(JOB, today.isoformat(), lambda: self.line(today), now)

    async def line(self, today: date) -> str:
        """What it says today; a paragraph for whatever there is to say."""
        return "\n".join(
            [
                await self._counts(today),
                *await self._unregistered(),
                *await self._due_soon(today),
                *await self._overdue(today),
            ]
        )

    async def _counts(self, today: date) -> str:
        """Closed ones since the last working day: on a Monday since Friday."""
        yesterday = today - timedelta(days=1)
        since = self._office.workdays.previous_workday(yesterday)
        count = self._storage.cases.count
        return say(
            "staff-morning",
            count=await count("new"),
            open=await count("all"),
            overdue=await count("overdue"),
            done=await self._storage.standing.closed_since(since, today),
            since="yesterday" if since == yesterday else day(since),
        )

    async def _unregistered(self) -> list[str]:
        count, first = await self._storage.standing.unregistered()
        if first is None:
            return []
        last = self._office.workdays.control_day(first, self._office.register_term)
        return [say("staff-register-due", count=count, date=day(last))]

    async def _due_soon(self, today: date) -> list[str]:
        found = await self._storage.standing.due_by(today, today + AHEAD)
        by_day = groupby(found, lambda one: one.due)
        return [
            say("staff-answer-due", days=(due - today).days, numbers=_named([n.number for n in on]))
            for due, on in by_day
        ]

    async def _overdue(self, today: date) -> list[str]:
        late = await self._storage.cases.listed("overdue", size=NAMED)
        ended = [case.due for case in late if case.due is not None]
        if not ended:
            return []
        total = await self._storage.cases.count("overdue")
        numbers = _named([case.number for case in late], total)
        return [say("staff-overdue", numbers=numbers, days=(today - min(ended)).days)]


def _named(numbers: Sequence[str], total: int = 0) -> str:
    """The first of them, and how many more there are."""
    shown = ", ".join(f"№ {number}" for number in numbers[:NAMED])
    rest = max(total, len(numbers)) - len(numbers[:NAMED])
    return say("staff-and-more", numbers=shown, count=rest) if rest else shown
