"""The write-ahead log keeps every version of every row, in the order of the commits."""

from __future__ import annotations

from collections.abc import Iterator

from storage.attacks.by_order import the_most
from storage.attacks.guesses import Guess, Matched, Subject
from storage.attacks.loot import Loot
from storage.attacks.reversing import people_of
from storage.records import Person

NAME = "wal_order"


def run(loot: Loot) -> Iterator[Guess]:
    people = _talks(loot)
    log = next((told for name, told in loot.disk.items() if name.endswith(("-wal", "log"))), b"")
    commits = list(_commits(log)) if loot.is_sqlite else [log]
    yield Matched(dict(_pairs(loot, commits, people)))
    counts: dict[Subject, float] = dict.fromkeys(loot.seen.arrived, 0.0)
    for tag, person in people.items():
        if person in counts:
            counts[person] += sum(commit.count(tag) for commit in commits)
    yield the_most(counts)


def _talks(loot: Loot) -> dict[bytes, Person]:
    """Tags of talks that a key which is left turns back into people."""
    known = people_of(loot)
    return {one.name: known[one.name][1] for one in loot.of("dialogue") if one.name in known}


def _commits(log: bytes) -> Iterator[bytes]:
    """The pages of each commit; sqlite.org/fileformat.html 4.1."""
    size = int.from_bytes(log[8:12], "big") + 24
    commit = b""
    for at in range(32, len(log), size):
        frame = log[at : at + size]
        commit += frame[24:]
        if frame[4:8] != bytes(4):
            yield commit
            commit = b""


def _pairs(
    loot: Loot, commits: list[bytes], people: dict[bytes, Person]
) -> Iterator[tuple[Person, bytes]]:
    """Whoever's talk was last written before a ballot appears for the first time."""
    waiting = set(loot.ballots)
    for commit in commits:
        places = sorted((commit.find(one), one) for one in waiting if one in commit)
        waiting -= {one for _, one in places}
        for place, ballot in places:
            before = {tag: commit.rfind(tag, 0, place) for tag in people} if people else {}
            last = max(before, key=lambda tag: before[tag], default=b"")
            if last and before[last] >= 0:
                yield people[last], ballot
