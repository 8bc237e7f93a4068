"""A sealed ballot begins with a point of a curve; random bytes in its place are none half the time.

So whoever holds the table alone would tell papers handed in from papers begun.
"""

from __future__ import annotations

from collections.abc import Iterator

from storage.attacks.guesses import Guess, Left
from storage.attacks.loot import Loot

NAME = "finished_or_not"
P = 2**255 - 19
A = 486662
"""Curve25519, RFC 7748: v² = u³ + Au² + u."""


def run(loot: Loot) -> Iterator[Guess]:
    told = {
        change.name.hex()[:8]
        for change in loot.of("ticket")
        if change.row is not None and not _is_point(bytes(change.row["box"])[:32])
    }
    yield Left(tuple(sorted(told)))


def _is_point(told: bytes) -> bool:
    """Could X25519 have made it: below p, and on the curve itself, not on its twist."""
    u = int.from_bytes(told, "little")
    square = (u * u * u + A * u * u + u) % P
    return u < P and pow(square, (P - 1) // 2, P) in (0, 1)
