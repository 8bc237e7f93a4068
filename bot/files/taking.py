"""Files on their way in: asked whether they are wanted, fetched, looked at, drawn anew, kept.

A door brings offers; nothing of a file is loaded before the talk wants it, and of all files only
a few are in memory at one time. What is told to be added is kept already.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.events import FileRefused, FilesSent
from bot.files.drawing import drawn_anew
from bot.files.kinds import Look, Unfit, sort_of
from bot.one_at_a_time import OneAtATime
from storage.engine import NotKept
from storage.file_records import LONGEST, FileKind, HeldFile
from storage.records import Person

IN_MEMORY = 3
"""Files that are fetched and looked at together."""
WAITING = 100
"""People whose files wait for that; more are asked to send theirs again later."""


class Lost(Exception):
    """The file could not be fetched now."""


class TooLarge(Exception):
    """More than LONGEST bytes came, or were announced."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that a messenger or a browser has for us.

    `size` in bytes, None if nobody said. Its own name may tell of people and is left where it is.
    `fetch` raises Lost or TooLarge.
    """

    fetch: Callable[[], Awaitable[bytes]]
    size: int | None = None
    look: Look = "file"


@dataclass(frozen=True, slots=True)
class Brought:
    """The files of one update; `album` names those that were sent together, "" is alone."""

    offers: tuple[Offer, ...]
    album: str = ""
    caption: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Wish:
    """How many files the talk takes now, and whether photos alone."""

    left: int
    only_photos: bool


class Shelf(Protocol):
    """Where bodies are kept."""

    async def hold(self, kind: FileKind, body: bytes) -> HeldFile: ...

    async def drop(self, files: Sequence[HeldFile]) -> None: ...


class Inspection:
    """Files of whoever may send them: fetched, looked at, drawn anew, and only then kept."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._room = asyncio.Semaphore(IN_MEMORY)

    async def all(self, wish: Wish, offers: Sequence[Offer], caption: str = "") -> FilesSent:
        held: list[HeldFile] = []
        refused: list[FileRefused] = []
        for n, offer in enumerate(offers, 1):
            try:
                if len(held) >= wish.left:
                    raise Unfit("many")
                async with self._room:
                    held.append(await self._one(wish, offer))
            except Unfit as unfit:
                refused.append(FileRefused(unfit.why, n, len(offers), offer.look))
        return FilesSent(tuple(held), tuple(refused), caption)

    async def undo(self, sent: FilesSent) -> None:
        """They were not taken after all."""
        if sent.files:
            await self._shelf.drop(sent.files)

    async def _one(self, wish: Wish, offer: Offer) -> HeldFile:
        if offer.look == "video":  # none is taken: it need not be fetched
            raise Unfit("only_photos" if wish.only_photos else "kind")
        body = await _fetched(offer)
        sort = sort_of(body)
        if sort != "picture" and wish.only_photos:
            raise Unfit("only_photos")
        try:
            if sort != "picture":
                return await self._shelf.hold(sort, body)
            return await self._shelf.hold("jpeg", await drawn_anew(body))
        except NotKept as error:
            raise Unfit("lost") from error


class Taking:
    """`wish`: what the talk of this person takes now; None: it wants no files at all."""

    def __init__(self, shelf: Shelf, wish: Callable[[Person], Awaitable[Wish | None]]) -> None:
        self.inspection = Inspection(shelf)
        self._wish = wish
        self._order = OneAtATime()
        self._waiting = 0

    async def wants(self, person: Person) -> bool:
        """Raises NotKept."""
        return await self._wish(person) is not None

    async def take(
        self, person: Person, offers: Sequence[Offer], caption: str = ""
    ) -> FilesSent | None:
        """None: nothing was fetched, for the talk wants no files. Raises NotKept before that."""
        if self._waiting >= WAITING:
            lost = tuple(
                FileRefused("lost", n, len(offers), one.look) for n, one in enumerate(offers, 1)
            )
            return FilesSent((), lost, caption)
        self._waiting += 1
        try:
            async with self._order.of(person):
                wish = await self._wish(person)
                return await self.inspection.all(wish, offers, caption) if wish else None
        finally:
            self._waiting -= 1

    async def undo(self, sent: FilesSent) -> None:
        """The talk did not take them after all."""
        await self.inspection.undo(sent)


async def _fetched(offer: Offer) -> bytes:
    if offer.size is not None and offer.size > LONGEST:
        raise Unfit("big")
    try:
        body = await offer.fetch()
    except Lost as error:
        raise Unfit("lost") from error
    except TooLarge as error:
        raise Unfit("big") from error
    if len(body) > LONGEST:
        raise Unfit("big")
    return body
