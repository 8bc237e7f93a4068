"""A sealed answer of its natural length is known by it: many words, many bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from storage.attacks.by_order import side_by_side, the_most
from storage.attacks.guesses import Guess, Subject
from storage.attacks.loot import Loot

NAME = "ciphertext_length"


def run(loot: Loot) -> Iterator[Guess]:
    boxes: dict[bytes, int] = {}
    drafts: Counter[Subject] = Counter()
    for change in loot.of("ticket"):
        if change.row is not None:
            boxes[change.name] = len(change.row["box"])
            drafts[change.name] = max(drafts[change.name], len(change.row["ptr"]))
    told: Counter[bytes] = Counter()
    for row in loot.answers:
        told[bytes(row["ballot"])] += len(row["question"]) + len(row["value"]) + 6
    finished = [tag for tag in boxes if tag in loot.gone.get("ticket", ())]
    by_length = sorted(finished, key=lambda tag: boxes[tag])[-len(told) :]
    yield from side_by_side(by_length, sorted(told, key=lambda one: told[one]))
    yield the_most({tag: float(length) for tag, length in drafts.items()})
