"""Looks up whatever a step wants to know: in the storage, in RAM, or at the messenger."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import date

from bot.invitations.wants import IsInvited, StoredGuest
from bot.message_finding import MessageFinding
from bot.once import OncePages
from bot.page_wants import StatusPage, TextPage
from bot.paper.finding import PaperFinding
from bot.paper.wants import HeldPage, SlipByCode, Stored
from bot.stages import BallotOf, CannotTell, Employment, Want
from bot.surveys.offered import Offered
from storage.keys import KeyLost
from storage.records import Fact, Paper, Person
from storage.store import Storage
from storage.turns import WaveOver

Employed = Callable[[Person], Awaitable[bool]]
"""Asks the messenger whether the account is in the employee chat right now; never stored.

Raises CannotTell."""


class Finding:
    def __init__(
        self,
        storage: Storage,
        today: Callable[[], date],
        is_employed: Employed,
        pages: OncePages,
    ) -> None:
        self.messages = MessageFinding(storage, today)
        self._papers = PaperFinding(storage)
        self._storage = storage
        self._is_employed = is_employed
        self._pages = pages

    async def find(self, person: Person, want: Want, offered: Collection[Offered]) -> object:
        match want:
            case BallotOf(paper):
                return await self._storage.waves.ballot(person, paper)
            case Employment():
                return await self._employment(person)
            case StatusPage() | TextPage():
                return self._pages.make(person, want)
            case SlipByCode() | HeldPage() | Stored():
                return await self._papers.find(person, want, offered)
            case IsInvited():
                return await self._storage.invitations.has(person)
            case StoredGuest():
                return await self._storage.invitations.stored(person)
            case _:
                return await self.messages.find(person, want)

    async def ballot(self, person: Person, paper: Paper) -> Mapping[Want, object]:
        """What nearly every step of a survey wants, found before it need ask."""
        try:
            return {BallotOf(paper): await self._storage.waves.ballot(person, paper)}
        except (WaveOver, KeyLost):
            return {}  # a step that wants it will hear of that

    def kept(self, person: Person, facts: Sequence[Fact]) -> None:
        """Call it when a turn of this person was committed."""
        self.messages.kept(person, facts)
        self._papers.kept(person, facts)

    def forget_old(self) -> None:
        """Pages and threads whose time is over go from RAM, also where nobody takes a turn."""
        self.messages.forget_old()
        self._papers.forget_old()
        self._pages.forget_old()

    async def _employment(self, person: Person) -> bool | None:
        try:
            return await self._is_employed(person)
        except CannotTell:
            return None
