"""A little work that a browser does by itself, to show that it is no flood. Pure.

A puzzle belongs to one visit, so there is nothing to remember: whoever shows the same proof again
is the same visit again.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

LIVES = 600  # seconds for which a puzzle may be answered
LONGEST = 20  # characters of a proof


@dataclass(frozen=True, slots=True)
class Puzzle:
    """`at`: seconds when it was given; `bits`: how many zeros the hash must begin with."""

    at: int
    bits: int
    mac: str

    @property
    def text(self) -> str:
        """As the form of the page bears it."""
        return f"{self.at}.{self.bits}.{self.mac}"

    def is_solved_by(self, proof: str) -> bool:
        """`proof`: what the browser found, at most LONGEST characters."""
        if not proof or len(proof) > LONGEST:
            return False
        told = hashlib.sha256(f"{self.text}:{proof}".encode()).digest()
        return int.from_bytes(told[:8], "big") >> (64 - self.bits) == 0


class Puzzles:
    """`key`: 32 bytes that all replicas share."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def new(self, mark: bytes, now: int, bits: int) -> Puzzle:
        """`mark`: of the visit; `now`: seconds, the same clock for all replicas."""
        told = hmac.new(self._key, b"%s%d.%d" % (mark, now, bits), hashlib.sha256)
        return Puzzle(now, bits, told.hexdigest()[:32])

    def read(self, text: str, mark: bytes, now: int) -> Puzzle | None:
        """None for one that is not ours, of another visit, or too old."""
        at, _, rest = text.partition(".")
        bits, _, mac = rest.partition(".")
        if not (_is_number(at) and _is_number(bits)) or not 0 <= now - int(at) <= LIVES:
            return None
        ours = self.new(mark, int(at), int(bits))
        return ours if hmac.compare_digest(ours.mac.encode(), mac.encode()) else None


def _is_number(told: str) -> bool:
    return told.isascii() and told.isdecimal() and len(told) < 12
