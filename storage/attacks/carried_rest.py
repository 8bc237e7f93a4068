"""How many ballots came out at once: whoever knows who was waiting knows them among so many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from storage.attacks.guesses import Guess, Narrowed
from storage.attacks.loot import Loot

NAME = "carried_rest"


def run(loot: Loot) -> Iterator[Guess]:
    wave = loot.wave
    least = wave.batch_min if wave.opening == "batches" else wave.k_min
    told = [row["finished"] for row in loot.rows["turnout"] if row["wave"] == wave.id]
    together = Counter(
        copy for copy, _ in {(one.copy, one.name) for one in loot.of("answer") if one.row}
    )
    yield Narrowed(tuple(sorted(told)), least)
    yield Narrowed(tuple(sorted(together.values())), least)
