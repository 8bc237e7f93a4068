"""Budgets of what people send, kept in RAM alone: far above what anybody honest writes.

A restart forgives an account. Which account sent which words is known for ten minutes, as a hash
under a key of this process, and nowhere written down.
"""

from __future__ import annotations

import hashlib
import logging
import math
from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from os import urandom
from time import monotonic

from bot.message_wants import Hindered, words_of
from bot.tries import Today
from storage.message_records import MessageExtended, MessageSent
from storage.records import Channel, Fact, Person

log = logging.getLogger(__name__)

A_DAY = 10
"""Messages an account may send a day."""
ADDED_A_DAY = 40
"""Additions and replies to questions, of all its messages together."""
AT_ONCE, MINUTE = 12, 60.0
"""Messages and additions of one account within so many seconds: nobody types faster."""
OF_ALL: dict[Channel, int] = dict.fromkeys(Channel, 20_000) | {Channel.WEB: 3_000}
"""Messages and additions of a door in an hour. A pipe that bursts makes a whole district write at
once; on the web one person is as many sessions as he likes, and all of them share this."""
HOUR = 3600.0
AT_START = 0.25
"""Of an hour's budget there is so much at once."""
SAME = 600.0
"""Seconds for which the same words of the same account are the same message."""
REMEMBERED = 10_000


class Limits:
    """`seconds` is a clock that only goes on; `today` is the local day."""

    def __init__(self, today: Callable[[], date], seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._key = urandom(32)
        self._sent, self._added = Today(today), Today(today)
        self._lately: dict[Person, deque[float]] = {}
        self._said: dict[bytes, float] = {}
        begun = seconds()
        self._rooms = {channel: _Room(OF_ALL[channel], begun) for channel in Channel}

    def hindrance(self, person: Person, *, adds: bool = False) -> Hindered | None:
        """What keeps this account from sending anything just now."""
        now = self._seconds()
        count = self._added.of(person) if adds else self._sent.of(person)
        if count >= (limit := ADDED_A_DAY if adds else A_DAY):
            return Hindered("day", limit=limit)
        lately = self._lately.get(person, deque(maxlen=AT_ONCE))
        own = lately[0] + MINUTE - now if len(lately) == AT_ONCE else 0.0
        if own > 0:
            return Hindered("pace", seconds=math.ceil(own))
        wait = self._rooms[person.channel].wait(now)
        return Hindered("crowd", seconds=math.ceil(wait)) if wait > 0 else None

    def is_twin(self, person: Person, words: str, *, traceless: bool = False) -> bool:
        """Did this account send the very same a moment ago? Without a trace, not even the log has
        its hour."""
        self._forget()
        found = self._mark(person, words) in self._said
        if found and not traceless:
            log.info("%s: the same message within ten minutes was not kept again", person.channel)
        return found

    def kept(self, person: Person, facts: Sequence[Fact]) -> None:
        for fact in facts:
            if isinstance(fact, MessageSent):
                self._sent.add(person)
                is_traceless = fact.receipt is not None
                words = words_of(fact.text, fact.spot, traceless=is_traceless)
                mark = self._mark(person, words)
                self._said[mark] = self._seconds()
                self._note(person)
            elif isinstance(fact, MessageExtended):
                self._added.add(person)
                self._note(person)

    def _note(self, person: Person) -> None:
        now = self._seconds()
        self._lately.setdefault(person, deque(maxlen=AT_ONCE)).append(now)
        if self._rooms[person.channel].take(now):
            log.warning("ALARM: %s: the budget of messages of an hour is used up", person.channel)
        while len(self._lately) > REMEMBERED:
            del self._lately[next(iter(self._lately))]

    def _forget(self) -> None:
        since = self._seconds() - SAME
        self._said = {mark: at for mark, at in self._said.items() if at > since}

    def _mark(self, person: Person, words: str) -> bytes:
        told = f"{person.channel}:{person.account}:{words}".encode()
        return hashlib.blake2b(told, key=self._key, digest_size=16).digest()


class _Room:
    """What one door has left; it grows evenly, by `an_hour` an hour."""

    def __init__(self, an_hour: int, now: float) -> None:
        self._an_hour = an_hour
        self._left = self._most = an_hour * AT_START
        self._at = now

    def wait(self, now: float) -> float:
        """Seconds until there is room for one more."""
        self._left = min(self._most, self._left + (now - self._at) * self._an_hour / HOUR)
        self._at = now
        return 0.0 if self._left >= 1 else (1 - self._left) * HOUR / self._an_hour

    def take(self, now: float) -> bool:
        """Was this the last there was?"""
        self.wait(now)
        self._left -= 1
        return 0 <= self._left < 1
