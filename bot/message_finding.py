"""Looks up what steps around messages want to know; holds what must never be written down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from time import monotonic
from typing import assert_never

from bot.limits import Limits
from bot.message_wants import (
    FreshNumber,
    FreshReceipt,
    FreshToken,
    Hindered,
    MayWrite,
    MessageWant,
    OwnMessages,
    OwnThread,
    Paused,
    Read,
    SentAlready,
    StillHeld,
    ThreadByCode,
    ThreadOpened,
)
from bot.tries import Tries
from storage.message_records import AuthorForgotten, Opened
from storage.records import Fact, Person
from storage.sql.codes import new_token
from storage.store import Storage

OPEN_FOR = 1800.0
"""Seconds for which a thread opened by code may be gone on with without the code."""


class MessageFinding:
    """Which account opened which traceless thread is known in RAM alone, for half an hour."""

    def __init__(
        self,
        storage: Storage,
        today: Callable[[], date],
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        self._storage = storage
        self._seconds = seconds
        self._tries = Tries(seconds)
        self._limits = Limits(today, seconds)
        self._opened: dict[Person, tuple[Opened, float]] = {}

    async def find(self, person: Person, want: MessageWant) -> object:
        storage = self._storage
        match want:
            case FreshNumber():
                return await storage.messages.fresh_number()
            case FreshReceipt():
                return await storage.receipts.fresh()
            case FreshToken():
                return new_token()
            case MayWrite() | SentAlready():
                return await self._limited(person, want)
            case OwnMessages():
                return tuple(await storage.messages.mine(person))
            case OwnThread(number):
                return await storage.messages.of_author(person, number)
            case ThreadByCode(typed):
                return await self._by_code(person, typed)
            case ThreadOpened():
                return await self._again(person)
            case StillHeld(files):
                return await storage.attachments.still_held(files)
            case _:
                assert_never(want)

    def kept(self, person: Person, facts: Sequence[Fact]) -> None:
        """Call it when a turn of this person was committed."""
        self._limits.kept(person, facts)
        for fact in facts:
            if isinstance(fact, AuthorForgotten):
                self._opened.pop(person, None)

    async def _limited(
        self, person: Person, want: MayWrite | SentAlready
    ) -> Hindered | bool | None:
        if isinstance(want, SentAlready):
            return self._limits.is_twin(person, want.words, traceless=want.traceless)
        if await self._storage.blocked.has(person):
            return Hindered("blocked")
        return self._limits.hindrance(person, adds=want.adds)

    async def _by_code(self, person: Person, typed: str) -> Read | Paused | None:
        if minutes := self._tries.take(person):
            return Paused(minutes)
        opened = await self._storage.receipts.opened(typed)
        thread = await self._storage.messages.of_code(opened) if opened else None
        if opened is None or thread is None:
            return None
        self._tries.give_back(person)
        self.forget_old()
        self._opened[person] = opened, self._seconds()
        return Read(opened, thread)

    async def _again(self, person: Person) -> Read | None:
        self.forget_old()
        opened, _ = self._opened.get(person, (None, 0.0))
        thread = await self._storage.messages.of_code(opened) if opened else None
        return Read(opened, thread) if opened and thread else None

    def forget_old(self) -> None:
        since = self._seconds() - OPEN_FOR
        self._opened = {who: (what, at) for who, (what, at) in self._opened.items() if at >= since}
