"""Rows lie in the order in which they were written: hidden rowid of SQLite, ctid of PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

from storage.attacks.by_order import as_they_came
from storage.attacks.guesses import Guess
from storage.attacks.loot import Loot

NAME = "order_by_rowid_ctid"


def run(loot: Loot) -> Iterator[Guess]:
    yield from as_they_came(loot, loot.ballots)
