"""Looks up slips, and holds open pages of strict waves: in RAM alone, and not for long."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Sequence
from time import monotonic
from typing import assert_never

from bot.message_wants import Paused
from bot.paper.wants import HeldPage, PaperWant, SlipByCode, Stored
from bot.surveys.offered import Offered
from bot.tries import Tries
from storage.records import (
    SLIPS,
    BallotDropped,
    Draft,
    Fact,
    PageHeld,
    PageSealed,
    Paper,
    Person,
)
from storage.slips import read_code
from storage.store import Storage

HELD_FOR = 1800.0
"""Seconds for which a page half filled in is remembered; then it is shown empty."""
HELD = 10_000


class PaperFinding:
    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._tries = Tries(is_shared=False)  # 80 random bits: a flood would only shut others out
        self._held: OrderedDict[tuple[Person, Paper], tuple[Draft, float]] = OrderedDict()

    async def find(self, person: Person, want: PaperWant, offered: Collection[Offered]) -> object:
        """What a step wants to know: a Paper, Paused or None of a slip; a Draft or None of a page;
        rows that are stored. `offered`: the surveys that are open."""
        match want:
            case SlipByCode(typed):
                return await self._by_slip(person, typed, offered)
            case HeldPage(paper):
                return self._page(person, paper)
            case Stored(papers):
                return await self._storage.waves.stored(person, papers)
            case _:
                assert_never(want)

    def kept(self, person: Person, facts: Sequence[Fact]) -> None:
        """Call it when a turn of this person was committed."""
        for fact in facts:
            match fact:
                case PageHeld(paper, page):
                    self._held[person, paper] = page, monotonic()
                    self._held.move_to_end((person, paper))
                case PageSealed(paper=paper) | BallotDropped(paper):
                    self._held.pop((person, paper), None)
                case _:
                    pass
        self.forget_old()

    def forget_old(self) -> None:
        """Drops pages of HELD_FOR seconds ago, and the oldest above HELD."""
        since = monotonic() - HELD_FOR
        while self._held and (len(self._held) > HELD or next(iter(self._held.values()))[1] < since):
            self._held.popitem(last=False)

    async def _by_slip(
        self, person: Person, typed: str, offered: Collection[Offered]
    ) -> Paper | Paused | None:
        """What is no code at all is looked up as well: a bad slip is a bad slip."""
        if minutes := self._tries.take(person):
            return Paused(minutes)
        waves = [one.wave for one in offered if one.wave.entry == SLIPS]
        paper = await self._storage.slips.paper(read_code(typed), waves)
        if paper is not None:
            self._tries.give_back(person)
        return paper

    def _page(self, person: Person, paper: Paper) -> Draft | None:
        page, at = self._held.get((person, paper), (None, 0.0))
        return page if monotonic() - at < HELD_FOR else None
