"""Where each key of a file was met first, in some forty bytes a key. Pure."""

from __future__ import annotations

from array import array
from hashlib import blake2b
from secrets import token_bytes

from storage.register_records import Key

HALF = 2**64
SMALLEST = 2**10
FULLEST = 0.6


class FirstLines:
    """A table of fingerprints of 128 bits under a key that no file knows: two keys of a million
    share one with a chance of 10⁻²⁷, and nobody can look for such two."""

    def __init__(self) -> None:
        self._secret = token_bytes(16)
        self._count = 0
        self._room(SMALLEST)

    def first(self, key: Key, line: int) -> int:
        """The line of the first call with this key; lines begin with 1."""
        print_ = blake2b(str(key).encode(), digest_size=16, key=self._secret).digest()
        high, low = divmod(int.from_bytes(print_, "big"), HALF)
        place = self._place(high, low)
        if not self._lines[place]:
            self._high[place], self._low[place], self._lines[place] = high, low, line
            self._count += 1
            if self._count > len(self._lines) * FULLEST:
                self._grow()
            return line
        return self._lines[place]

    def _place(self, high: int, low: int) -> int:
        """Where it is, or where it would be."""
        mask = len(self._lines) - 1
        place = low & mask
        while self._lines[place] and (self._low[place] != low or self._high[place] != high):
            place = (place + 1) & mask
        return place

    def _grow(self) -> None:
        kept = zip(self._high, self._low, self._lines, strict=True)
        self._room(2 * len(self._lines))
        for high, low, line in kept:
            if line:
                place = self._place(high, low)
                self._high[place], self._low[place], self._lines[place] = high, low, line

    def _room(self, size: int) -> None:
        """`size` is a power of two; line 0 is an empty place."""
        self._high, self._low = array("Q", bytes(8 * size)), array("Q", bytes(8 * size))
        self._lines = array("I", bytes(4 * size))
