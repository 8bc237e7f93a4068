"""Turns tags back into people: every secret that is left is tried on everybody who could be meant.

An HMAC hides nobody from whoever has its key: two thousand accounts take milliseconds.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from functools import lru_cache

from storage import sealing
from storage.attacks.loot import Loot
from storage.records import Person

LABELS = ("", "tag", "account")
"""What a secret may have been stretched for when it makes tags; "" is the secret itself."""


def secrets(loot: Loot) -> Iterator[tuple[str, bytes]]:
    """(name of the file, 32 bytes): halves of files, and all that is derived from them."""
    for name, key in loot.keys.items():
        for start in range(0, len(key), 32):
            for label in LABELS:
                secret = key[start : start + 32]
                yield name, sealing.derive(secret, label) if label else secret


@lru_cache(maxsize=4)
def people_of(loot: Loot) -> dict[bytes, tuple[str, Person]]:
    """By tag: the key that gave it away and the person it stands for.

    Tried is everybody of the roster, on a paper without and with the days of the wave.
    """
    endings = ["", *(f"||{day}" for day in loot.days)]
    names = [
        (person, f"{person.channel}:{person.account}{ending}".encode())
        for person in loot.seen.roster
        for ending in endings
    ]
    return {
        hmac.digest(secret, name, hashlib.sha256)[:16]: (key, person)
        for key, secret in secrets(loot)
        for person, name in names
    }
