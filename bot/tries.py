"""Budgets kept in RAM alone: wrong codes, and messages a day. A restart forgives everybody."""

from __future__ import annotations

import logging
import math
from collections import deque
from collections.abc import Callable
from datetime import date
from time import monotonic

from storage.records import Person

log = logging.getLogger(__name__)

TRIES = 5
PAUSE = 600.0
"""Seconds an account waits after so many wrong codes (reliability.md 2.11)."""
HOUR = 3600.0
OF_ALL = 1000
"""Wrong codes of all accounts together in an hour: then nobody's are tried for a while."""
ALARM = 100
"""Wrong codes in an hour that somebody should know of."""
REMEMBERED = 10_000


class Tries:
    """`seconds` is a clock that only goes on."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._own: dict[Person, deque[float]] = {}
        self._all: deque[float] = deque()

    def pause(self, person: Person) -> int:
        """Minutes to wait before the next try; 0: try."""
        now = self._seconds()
        own = self._own.get(person, deque())
        left = own[-1] + PAUSE - now if len(own) >= TRIES else 0.0
        if left <= 0 and len(own) >= TRIES:
            del self._own[person]
        if self._recent() >= OF_ALL:
            left = max(left, self._all[0] + HOUR - now)
        return math.ceil(left / 60) if left > 0 else 0

    def missed(self, person: Person) -> None:
        now = self._seconds()
        own = self._own.setdefault(person, deque(maxlen=TRIES))
        while own and own[0] < now - PAUSE:
            own.popleft()
        own.append(now)
        self._all.append(now)
        if self._recent() == ALARM:
            log.warning("%s wrong codes within an hour", ALARM)
        while len(self._own) > REMEMBERED:
            del self._own[next(iter(self._own))]

    def _recent(self) -> int:
        since = self._seconds() - HOUR
        while self._all and self._all[0] < since:
            self._all.popleft()
        return len(self._all)


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
