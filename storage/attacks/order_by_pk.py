"""Numbers that rise with time, or ids that begin with it, tell who came when."""

from __future__ import annotations

from collections.abc import Iterator

from storage.attacks.by_order import as_they_came
from storage.attacks.guesses import Guess
from storage.attacks.loot import Loot

NAME = "order_by_pk"


def run(loot: Loot) -> Iterator[Guess]:
    yield from as_they_came(loot, sorted(loot.ballots))
