"""Somebody's words are recognised: among how many ballots of ratings can theirs be?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from storage.attacks.by_order import side_by_side
from storage.attacks.guesses import Guess, Matched, Narrowed
from storage.attacks.loot import Loot, Row

NAME = "text_to_rating"
MANY = 10


def run(loot: Loot) -> Iterator[Guess]:
    comments = [row for row in loot.rows["comment"] if row["wave"] == loot.wave.id]
    given: dict[bytes, set[tuple[str, str]]] = defaultdict(set)
    for row in loot.answers:
        given[bytes(row["ballot"])].add((row["question"], row["value"]))
    sizes = [min(_candidates(loot, one, given)) for one in comments]
    yield Narrowed(tuple(sorted(sizes)), min(MANY, len(loot.ballots)))
    authors = [loot.words[row["body"]] for row in comments if row["body"] in loot.words]
    yield from side_by_side(authors, loot.ballots)
    yield Matched({who: bytes(row["id"]) for who, row in zip(authors, comments, strict=False)})


def _candidates(
    loot: Loot, comment: Row, given: dict[bytes, set[tuple[str, str]]]
) -> Iterator[int]:
    """How many ballots fit, by each thing that is told beside the words."""
    for column in ("version", "opened_on"):
        fit = {bytes(row["ballot"]) for row in loot.answers if row[column] == comment[column]}
        yield len(fit)
    named = set(filter(None, comment["process"].split("+")))
    for question in {question for told in given.values() for question, _ in told}:
        wanted = {(question, name) for name in named}
        fit = {ballot for ballot, told in given.items() if wanted and wanted <= told}
        if fit:
            yield len(fit)
