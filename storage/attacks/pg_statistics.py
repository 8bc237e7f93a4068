"""PostgreSQL's planner keeps samples of columns, and forgets them later than the rows."""

from __future__ import annotations

from collections.abc import Iterator

from storage.attacks.guesses import Guess, Left
from storage.attacks.loot import Loot

NAME = "pg_statistics"


def run(loot: Loot) -> Iterator[Guess]:
    if loot.is_sqlite:
        return
    known = loot.statistics
    tags = loot.gone.get("ticket", set()) | loot.gone.get("dialogue", set())
    yield Left(tuple(sorted(tag.hex()[:8] for tag in tags if tag.hex() in known)))
    yield Left(tuple(sorted(words for words in loot.words if words in known)))
