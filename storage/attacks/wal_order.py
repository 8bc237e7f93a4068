"""The write-ahead log keeps every version of every row, in the order of the commits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from storage.attacks.by_order import the_most
from storage.attacks.guesses import Guess, Matched, Subject
from storage.attacks.loot import Loot
from storage.attacks.many_words import squeezed
from storage.attacks.reversing import people_of
from storage.records import Person

NAME = "wal_order"
BESIDE = 32
"""Bytes after a tag that differ with each version of its row: the sealed stage's nonce."""


def run(loot: Loot) -> Iterator[Guess]:
    people = _talks(loot)
    told = next((told for name, told in loot.disk.items() if name.endswith(("-wal", "log"))), b"")
    log = squeezed(told)  # what follows what is as it was
    yield Matched(dict(_pairs(loot, log, people)))
    counts: dict[Subject, float] = dict.fromkeys(loot.seen.arrived, 0.0)
    for tag, person in people.items():
        if person in counts:
            counts[person] += len({log[at + 16 : at + 16 + BESIDE] for at in _places(log, tag)})
    yield the_most(counts)


def _talks(loot: Loot) -> dict[bytes, Person]:
    """Tags of talks that a key which is left turns back into people."""
    known = people_of(loot)
    return {one.name: known[one.name][1] for one in loot.of("dialogue") if one.name in known}


def _places(log: bytes, tag: bytes) -> Iterator[int]:
    at = log.find(tag)
    while at >= 0:
        yield at
        at = log.find(tag, at + 1)


def _pairs(loot: Loot, log: bytes, people: dict[bytes, Person]) -> Iterator[tuple[Person, bytes]]:
    """Whoever's talk appears for the first time last before a ballot does.

    The log is read as it lies: frames of SQLite, records of PostgreSQL follow the commits.
    """
    began = [(at, person) for tag, person in people.items() if (at := log.find(tag)) >= 0]
    moments = [at for at, _ in sorted(began, key=lambda one: one[0])]
    in_order = [person for _, person in sorted(began, key=lambda one: one[0])]
    for at, ballot in sorted((log.find(one), one) for one in loot.ballots if one in log):
        if place := bisect_right(moments, at):
            yield in_order[place - 1], ballot
