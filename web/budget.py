"""How often one address may do a thing. Addresses live in RAM, hashed, until the window ends."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from os import urandom
from time import monotonic


class Budget:
    """`limit` times in `seconds`, then no more until the window ends."""

    def __init__(self, limit: int, seconds: float, now: Callable[[], float] = monotonic) -> None:
        self._limit = limit
        self.seconds = seconds
        self._now = now
        self._begun = now()
        self._salt = urandom(16)
        self._spent: Counter[bytes] = Counter()

    def spend(self, who: str) -> bool:
        """False if nothing was left."""
        self._turn_over()
        name = self._name(who)
        if self._spent[name] >= self._limit:
            return False
        self._spent[name] += 1
        return True

    def _turn_over(self) -> None:
        """Another salt each window: what one window knew leads nowhere in the next."""
        if self._now() - self._begun >= self.seconds:
            self._begun, self._salt = self._now(), urandom(16)
            self._spent.clear()

    def _name(self, who: str) -> bytes:
        return hashlib.blake2b(who.encode(), key=self._salt, digest_size=16).digest()
