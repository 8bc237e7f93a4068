"""Somebody's words are recognised: among how many ballots of ratings can theirs be?"""

from __future__ import annotations

import json
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
    for column in ("version", "opened_on", "nth"):
        fit = {bytes(row["ballot"]) for row in loot.answers if row[column] == comment[column]}
        yield len(fit)
    named = set(filter(None, comment["process"].split("+")))
    for question in _processes(loot) if named else ():
        wanted = {(question, name) for name in named}
        yield sum(wanted <= told for told in given.values()) or len(given)
    question, _, option = comment["question"].partition(".")
    if option:  # own words beside an option: whoever wrote them chose it
        yield sum((question, option) in told for told in given.values())


def _processes(loot: Loot) -> list[str]:
    """Questions of the script that name the process a comment is about."""
    body = next(
        row["body"]
        for row in loot.rows["script"]
        if (row["survey"], row["version"]) == (loot.wave.survey, loot.wave.version)
    )
    return [one["id"] for one in json.loads(body)["questions"] if one["role"] == "process"]
