"""How often one address may do a thing. Addresses live in RAM, hashed, until the window ends."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable
from os import urandom
from time import monotonic

SLOTS = 1 << 14
"""Counters of one row: however many addresses a flood has, it takes no more memory than two rows.
Whoever is honest shares both of his counters with others hardly ever."""


class Budget:
    """`limit` times in `seconds`, then no more until the window ends."""

    def __init__(self, limit: int, seconds: float, now: Callable[[], float] = monotonic) -> None:
        self._limit = limit
        self.seconds = seconds
        self._now = now
        self._begin()

    def spend(self, who: str) -> bool:
        """False if nothing was left."""
        if self._now() - self._begun >= self.seconds:
            self._begin()
        first, second = self._slots(who)
        spent = min(self._rows[0][first], self._rows[1][second])
        if spent >= self._limit:
            return False
        self._rows[0][first] = max(self._rows[0][first], spent + 1)
        self._rows[1][second] = max(self._rows[1][second], spent + 1)
        return True

    def _begin(self) -> None:
        """Another salt each window: what one window knew leads nowhere in the next."""
        self._begun, self._salt = self._now(), urandom(16)
        self._rows = (array("Q", bytes(8 * SLOTS)), array("Q", bytes(8 * SLOTS)))

    def _slots(self, who: str) -> tuple[int, int]:
        told = hashlib.blake2b(who.encode(), key=self._salt, digest_size=8).digest()
        both = int.from_bytes(told, "big")
        return both % SLOTS, (both >> 32) % SLOTS
