"""Deleted rows stay on the disk until something is written over them: pages are carved for them."""

from __future__ import annotations

from collections.abc import Iterator

from storage.attacks.guesses import Guess, Left
from storage.attacks.loot import Loot
from storage.attacks.many_words import squeezed

NAME = "free_pages"
TAIL = 16


def run(loot: Loot) -> Iterator[Guess]:
    disk = squeezed(b"\0".join(told for name, told in loot.disk.items() if name != "log"))
    gone = {
        f"{table} {name.hex()[:8]}"
        for table in ("ticket", "dialogue")
        for name in loot.gone.get(table, ())
        if name in disk
    }
    tickets = loot.gone.get("ticket", set())
    papers = {
        f"paper {change.name.hex()[:8]}"
        for change in loot.of("ticket")
        if change.row is not None and change.name in tickets
        if bytes(change.row["ptr"])[-TAIL:] in disk
    }
    yield Left(tuple(sorted(gone)))
    yield Left(tuple(sorted(papers)))
