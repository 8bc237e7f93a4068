"""A line of the list of those who asked for invitations, as bytes. Pure but for the keys.

The keyed hash finds it, so that an account is there once and can always leave. The account and the
month of the last invitation are sealed: without the keys folder the list names nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from storage import sealing
from storage.keys import Keys
from storage.records import Channel, Person

KEY = "guests"
SIZE = 128
"""Bytes of every sealed line, whatever messenger it is of."""


@dataclass(frozen=True, slots=True)
class Guest:
    """`month`: a running number, see `month_of`, of the last invitation, or of the asking."""

    person: Person
    month: int


def month_of(day: date) -> int:
    """
    >>> month_of(date(2027, 1, 3)) - month_of(date(2026, 12, 31))
    1
    """
    return day.year * 12 + day.month


def tag_of(keys: Keys, person: Person) -> bytes:
    return sealing.tag(_key(keys, "tag"), f"{person.channel}:{person.account}")


def sealed(keys: Keys, guest: Guest) -> bytes:
    """Good in the row of this account alone."""
    person = guest.person
    told = f"{guest.month}:{person.channel}:{person.account}".encode()
    return sealing.seal(_key(keys, "address"), told, SIZE, tag_of(keys, person))


def opened(keys: Keys, tag: bytes, row: bytes) -> Guest:
    """Raises sealing.Unreadable."""
    told = sealing.unseal(_key(keys, "address"), row, tag).decode()
    month, channel, account = told.split(":", 2)
    return Guest(Person(Channel(channel), account), int(month))


def _key(keys: Keys, label: str) -> bytes:
    return _derived(keys.lasting(KEY), label)


@lru_cache(maxsize=8)
def _derived(key: bytes, label: str) -> bytes:
    return sealing.derive(key, label)
