"""What leads from a message to its author, and how it is shut: a tag and a sealed address."""

from __future__ import annotations

from storage import sealing
from storage.keys import Keys
from storage.records import Channel, Person

SIZE = 128
"""Bytes of every sealed address, whatever messenger it is of."""


def author_tag(keys: Keys, person: Person) -> bytes:
    """For "my messages" and "forget me" alone, under a key of its own (ruling 15)."""
    return sealing.tag(keys.lasting("author"), f"{person.channel}:{person.account}")


def seal_address(keys: Keys, person: Person, number: str) -> bytes:
    told = f"{person.channel}:{person.account}".encode()
    return sealing.seal(keys.lasting("address"), told, SIZE, number.encode())


def open_address(keys: Keys, sealed: bytes, number: str) -> Person:
    """Raises sealing.Unreadable."""
    told = sealing.unseal(keys.lasting("address"), sealed, number.encode()).decode()
    channel, account = told.split(":", 1)
    return Person(Channel(channel), account)
