"""PostgreSQL puts a long value apart, under a number that rises with each one that is written.

So one copy of the database tells in which order papers were written, without any eye on people.
"""

from __future__ import annotations

from collections.abc import Iterator

from storage.attacks.by_order import side_by_side
from storage.attacks.guesses import Guess
from storage.attacks.loot import Loot

NAME = "toast_order"


def run(loot: Loot) -> Iterator[Guess]:
    if not loot.chunks:
        return
    openings = {change.copy for change in loot.of("answer")}
    emptied = {
        change.name
        for change in loot.of("ticket")
        if change.row is not None and change.copy in openings
    }
    in_order = sorted(loot.chunks, key=lambda tag: loot.chunks[tag])
    papers = [tag for tag in in_order if tag in emptied] or in_order
    yield from side_by_side(papers, loot.ballots)
