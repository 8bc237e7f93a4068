"""Budgets kept in RAM alone: wrong codes, and messages a day. A restart forgives everybody."""

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
OF_ALL = 1000
"""Wrong codes of all accounts of a messenger, or of the web, in an hour: then nobody's are tried
there for a while. Apart, for anyone makes a thousand sessions of the web, and none shall close
the messengers by it."""
ALARM = 100
"""Wrong codes in an hour that somebody should know of."""
REMEMBERED = 10_000


class Tries:
    """`seconds` is a clock that only goes on."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._own: dict[Person, deque[float]] = {}
        self._all: dict[Channel, deque[float]] = {}

    def pause(self, person: Person) -> int:
        """Minutes to wait before the next try; 0: try."""
        now = self._seconds()
        own = self._own.get(person, deque())
        left = own[-1] + PAUSE - now if len(own) >= TRIES else 0.0
        if left <= 0 and len(own) >= TRIES:
            del self._own[person]
        recent = self._recent(person.channel)
        if len(recent) >= OF_ALL:
            left = max(left, recent[-OF_ALL] + HOUR - now)
        return math.ceil(left / 60) if left > 0 else 0

    def missed(self, person: Person) -> None:
        now = self._seconds()
        own = self._own.setdefault(person, deque(maxlen=TRIES))
        while own and own[0] < now - PAUSE:
            own.popleft()
        own.append(now)
        recent = self._recent(person.channel)
        recent.append(now)
        if len(recent) == ALARM:
            log.warning("%s: %d wrong codes within an hour", person.channel, ALARM)
        while len(self._own) > REMEMBERED:
            del self._own[next(iter(self._own))]

    def _recent(self, channel: Channel) -> deque[float]:
        """When wrong codes came by this channel within the hour."""
        told = self._all.setdefault(channel, deque())
        since = self._seconds() - HOUR
        while told and told[0] < since:
            told.popleft()
        return told


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
