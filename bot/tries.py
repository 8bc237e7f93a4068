"""Budgets kept in RAM alone: wrong codes, and messages a day. A restart forgives an account."""

from __future__ import annotations

import logging
import math
from collections import deque
from collections.abc import Callable
from datetime import date
from time import monotonic

from storage.records import Channel, Person

log = logging.getLogger(__name__)

TRIES = 5
PAUSE = 600.0
"""Seconds an account waits after so many wrong codes (reliability.md 2.11)."""
HOUR = 3600.0
OF_ALL = 250
"""Wrong codes of all accounts of a messenger, or of the web, in an hour: then nobody's are tried
there until there is room for one more. Apart, for anyone makes a thousand sessions of the web, and
none shall close the messengers by it."""
AT_START = 20
"""Room for wrong codes when the program starts: a restart is no way to a new budget."""
ALARM = 100
"""Wrong codes in an hour that somebody should know of."""
REMEMBERED = 10_000


class Tries:
    """`seconds` is a clock that only goes on.

    A try is paid for before the code is looked at, and given back if it was right: however many
    come at the same moment, no more are looked at than there is room for.
    """

    def __init__(self, seconds: Callable[[], float] = monotonic, *, is_shared: bool = True) -> None:
        """Not `is_shared`: nobody's wrong codes pause others, for none can be guessed anyway."""
        self._seconds = seconds
        self._is_shared = is_shared
        self._own: dict[Person, deque[float]] = {}
        begun = seconds()
        self._doors = {channel: _Door(begun) for channel in Channel}

    def take(self, person: Person) -> int:
        """Minutes to wait before the next try; 0: this one may be made, and is paid for."""
        now, door = self._seconds(), self._doors[person.channel]
        own = self._recent(person, now)
        paused = own[-1] + PAUSE - now if len(own) >= TRIES else 0.0
        if (left := max(paused, door.wait(now) if self._is_shared else 0.0)) > 0:
            return math.ceil(left / 60)
        own.append(now)
        if door.take(now) == ALARM:
            log.warning("%s: %d wrong codes within an hour", person.channel, ALARM)
        return 0

    def give_back(self, person: Person) -> None:
        """The code was right."""
        own = self._own.get(person)
        if own:
            own.pop()
        self._doors[person.channel].give_back()

    def _recent(self, person: Person, now: float) -> deque[float]:
        """What this account has paid for lately; after a pause it begins anew."""
        own = self._own.setdefault(person, deque(maxlen=TRIES))
        if own and own[-1] + PAUSE <= now:
            own.clear()
        while own and len(own) < TRIES and own[0] + PAUSE <= now:
            own.popleft()
        while len(self._own) > REMEMBERED:
            del self._own[next(iter(self._own))]
        return own


class _Door:
    """One messenger, or the web: its room for tries grows evenly, by OF_ALL an hour."""

    def __init__(self, now: float) -> None:
        self._room = float(AT_START)
        self._at = self._hour = now
        self._paid = 0

    def wait(self, now: float) -> float:
        """Seconds until there is room for a try."""
        self._room = min(float(OF_ALL), self._room + (now - self._at) * OF_ALL / HOUR)
        self._at = now
        return 0.0 if self._room >= 1 else (1 - self._room) * HOUR / OF_ALL

    def take(self, now: float) -> int:
        """How many were paid for and not given back within this hour."""
        if now - self._hour >= HOUR:
            self._hour, self._paid = now, 0
        self._room -= 1
        self._paid += 1
        return self._paid

    def give_back(self) -> None:
        self._room = min(float(OF_ALL), self._room + 1)
        self._paid = max(0, self._paid - 1)


class Today:
    """How many messages an account sent today; `today` is the local day."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        self._day = date.min
        self._counts: dict[Person, int] = {}

    def of(self, person: Person) -> int:
        return self._fresh().get(person, 0)

    def add(self, person: Person) -> None:
        counts = self._fresh()
        counts[person] = counts.get(person, 0) + 1

    def _fresh(self) -> dict[Person, int]:
        if self._day != self._today():
            self._day, self._counts = self._today(), {}
        return self._counts
