"""Two copies with one commit between them: what changed together belongs together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from storage.attacks.guesses import Guess, Matched
from storage.attacks.loot import Change, Loot
from storage.attacks.reversing import people_of
from storage.records import Person

NAME = "backup_differencing"


def run(loot: Loot) -> Iterator[Guess]:
    known = people_of(loot)
    commits: dict[int, list[Change]] = defaultdict(list)
    for change in loot.changes:
        commits[change.copy].append(change)
    by_person: dict[Person | bytes, bytes] = {}
    by_tag: dict[Person | bytes, bytes] = {}
    for _, changes in sorted(commits.items()):
        ballots = [one.name for one in changes if one.table == "answer"]
        talks = [one.name for one in changes if one.table == "dialogue" and one.name in known]
        papers = [one.name for one in changes if one.table == "ticket"]
        by_person |= dict(zip((known[tag][1] for tag in talks), ballots, strict=False))
        by_tag |= dict(zip(papers, ballots, strict=False))
    yield Matched(by_person)
    yield Matched(by_tag)
