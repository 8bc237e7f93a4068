"""Tells staff chats that a strict survey is over and waits for its key: more often as time goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.handlers.staff_words import day
from bot.new_waves import title_of
from bot.staff_bulletin import StaffBulletin
from bot.surveys.script import Survey
from bot.texts import say
from storage.opening_key import fingerprint
from storage.records import Wave, WaveState
from storage.store import Clock, Storage

JOB = "key"
DAILY = range(5, 11)
"""Days after the end on which it is told again; the digest goes out by the tenth."""
WEEKLY = 7


class KeyNotes:
    """`chats`: staff chats as `telegram:-100123`."""

    def __init__(
        self, storage: Storage, surveys: Mapping[str, Survey], chats: Sequence[str], clock: Clock
    ) -> None:
        self._storage = storage
        self._surveys = surveys
        self._bulletin = StaffBulletin(storage, chats)
        self._clock = clock

    async def look(self) -> None:
        """Once a day and chat at most, whoever wakes first."""
        now = self._clock()
        today = now.date()
        await self._bulletin.tell(JOB, today.isoformat(), lambda: self._words(today), now)

    async def _words(self, today: date) -> str:
        over = await self._storage.waves.known(WaveState.OVER)
        waiting = [wave for wave in over if wave.waits_for_key]
        return "\n".join(self._line(one) for one in waiting if is_due(one.closes_on, today))

    def _line(self, wave: Wave) -> str:
        return say(
            "staff-key-waits",
            title=title_of(self._surveys, wave),
            date=day(wave.last_day),
            fingerprint=fingerprint(wave.public_key),
        )


def is_due(ended: date, today: date) -> bool:
    """On the first day, daily from the fifth to the tenth, then weekly. `ended`: the first day
    without answers.

    >>> [n for n in range(30) if is_due(date(2027, 1, 1), date(2027, 1, 1 + n))]
    [0, 5, 6, 7, 8, 9, 10, 14, 21, 28]
    """
    passed = (today - ended).days
    return passed == 0 or passed in DAILY or (passed > DAILY[-1] and passed % WEEKLY == 0)
