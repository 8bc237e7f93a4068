"""Whoever saw slips printed, or drawn, looks for that order; and for accounts behind their papers.

The server is seized while people answer, so the key of the wave is there as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from storage import ballots, sealing
from storage.attacks.by_order import side_by_side
from storage.attacks.guesses import Guess, Left
from storage.attacks.loot import Loot, Row
from storage.attacks.reversing import people_of
from storage.keys import WaveKey

NAME = "slips_order"


def run(loot: Loot) -> Iterator[Guess]:
    marks = [bytes(row["mark"]) for row in loot.rows["slip"] if row["wave"] == loot.wave.id]
    yield from side_by_side(loot.seen.arrived, marks)
    for told in loot.disk.values():
        lying = [one for one in marks if one in told]
        yield from side_by_side(loot.seen.arrived, sorted(lying, key=told.find))
        yield from side_by_side(loot.seen.arrived, sorted(lying, key=told.rfind))
    known = people_of(loot)
    papers = [row for row in loot.rows["ticket"] if row["wave"] == loot.wave.id]
    named = {
        str(place) for place, row in enumerate(papers) if set(_stands_for(loot, row)) & known.keys()
    }
    yield Left(tuple(sorted(named)))


def _stands_for(loot: Loot, row: Row) -> Iterator[bytes]:
    """All that may stand for a person on a paper: its tag, and the account inside."""
    tag = bytes(row["tag"])
    yield tag
    for key in loot.keys.values():
        secret, place = WaveKey(key[:32], key[32:]), ballots.at(loot.wave.promise, tag)
        try:
            hand = ballots.waiting(secret, place, bytes(row["ptr"]))
        except (sealing.Unreadable, ValueError):
            continue
        if hand is not None:
            yield bytes.fromhex(hand.account)
