"""Lines of the log against the hours at which people were seen: how many, and what they name."""

from __future__ import annotations

from collections.abc import Iterator

from storage.attacks.by_order import the_most
from storage.attacks.guesses import Guess, Matched, Subject
from storage.attacks.loot import Loot

NAME = "log_timeline"


def run(loot: Loot) -> Iterator[Guess]:
    lines: dict[Subject, float] = dict.fromkeys(loot.seen.arrived, 0.0)
    named: dict[Subject, bytes] = {}
    ballots = {one.hex(): one for one in loot.ballots}
    for visit in loot.seen.visits:
        heard = [line.words for line in loot.log if visit.begun <= line.at <= visit.ended]
        if visit.person in lines:
            lines[visit.person] += sum(map(len, heard))
        for name, ballot in ballots.items():
            if any(name in words for words in heard):
                named[visit.person] = ballot
    yield the_most(lines)
    yield Matched(named)
