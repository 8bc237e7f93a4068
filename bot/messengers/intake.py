"""From a messenger's batch to the conversation: kept first, answered after, a bad one set aside."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

from bot.conversation import Conversation
from bot.files.albums import Albums
from bot.files.taking import Brought
from bot.heard import Heard, Incoming
from bot.messengers.groups import Group, InGroup
from bot.messengers.patience import until_kept
from bot.one_at_a_time import OneAtATime
from storage.records import Channel
from storage.store import Storage

log = logging.getLogger(__name__)

Json = dict[str, Any]

AT_ONCE = 500
"""Talks in work before the next updates are asked for."""


class Told(Protocol):
    """Something a person did in private, as the door read it."""

    @property
    def incoming(self) -> Incoming: ...


T = TypeVar("T", bound=Told)


class Door(Protocol[T]):
    """What is the messenger's own; all the rest is alike."""

    channel: Channel

    def name(self, update: Json) -> tuple[str, str]:
        """(the update's own name, what kind it is), also of one that cannot be read."""

    def read(self, update: Json) -> T | InGroup | None:
        """None for what we never asked for. Raises for what is no update."""

    def incoming(self, said: T) -> Incoming:
        """With the window the person acts in."""

    def files(self, said: T) -> Brought | None:
        """Files that came with it."""

    async def answer(self, said: T, heard: Heard) -> bool:
        """After the commit; False if it could not be said now. Raises nothing that is the
        messenger's fault."""


@dataclass(frozen=True, slots=True)
class House:
    """What every door leads to."""

    conversation: Conversation
    storage: Storage
    group: Group


class Intake(Generic[T]):
    def __init__(self, door: Door[T], house: House) -> None:
        self._door = door
        self._house = house
        self.order = OneAtATime()
        self._albums: Albums[tuple[T, Brought]] = Albums()
        self._room = asyncio.Semaphore(AT_ONCE)

    async def take(self, batch: Iterable[Json], talks: asyncio.TaskGroup) -> None:
        """Comes back when all of it is kept; the replies go on in `talks`."""
        await asyncio.gather(*[await self._begin(update, talks) for update in batch])

    async def _begin(self, update: Json, talks: asyncio.TaskGroup) -> asyncio.Future[None]:
        """Starts the talk; the future is done when the update is kept."""
        await self._room.acquire()
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        task = talks.create_task(self._take(update, kept))
        task.add_done_callback(lambda _: self._room.release())
        return kept

    async def _take(self, update: Json, kept: asyncio.Future[None]) -> None:
        try:
            said = self._door.read(update)
        except Exception as error:
            await self._set_aside(update, error)
            said = None
        if isinstance(said, InGroup):
            await self._house.group(said)
        elif said is not None and (brought := await self._wanted(said)):
            _settle(kept)  # a slow file must not stop the town; it is not told to be taken yet
            await self._bring(said, brought)
        elif said is not None:
            async with self.order.of(said.incoming.person):
                incoming = self._door.incoming(said)
                heard = await until_kept(lambda: self._house.conversation.hear(incoming))
                _settle(kept)
                await self._door.answer(said, heard)
        _settle(kept)

    async def _wanted(self, said: T) -> Brought | None:
        """Files that the talk takes, after all that was said before."""
        brought, person = self._door.files(said), said.incoming.person
        if brought is None:
            return None
        async with self.order.of(person):
            files = self._house.conversation.files
            return brought if await until_kept(lambda: files.wants(person)) else None

    async def _bring(self, said: T, brought: Brought) -> None:
        """Photos sent together are fetched one by one and told to the talk as one."""
        files, person = self._house.conversation.files, said.incoming.person
        album = f"{person.account}:{brought.album}" if brought.album else ""
        together = await self._albums.gather(album, (said, brought))
        if together is None:
            return
        offers = [offer for _, one in together for offer in one.offers]
        caption = "\n".join(one.caption for _, one in together if one.caption)
        sent = await until_kept(lambda: files.take(person, offers, caption))
        async with self.order.of(person):
            incoming = self._door.incoming(said)
            if sent is not None:
                beside = tuple(other.incoming.typed for other, _ in together[1:])
                incoming = replace(incoming, event=sent, beside=beside)
            heard = await until_kept(lambda: self._house.conversation.hear(incoming))
            if sent is not None and not heard.replies:  # delivered twice
                await files.undo(sent)
            await self._door.answer(said, heard)

    async def _set_aside(self, update: Json, error: Exception) -> None:
        name, kind = self._door.name(update)
        log.error("update %s set aside: %s in %s", name, type(error).__name__, kind)
        put = self._house.storage.quarantine.put
        await until_kept(lambda: put(self._door.channel, name, kind, update))


def _settle(kept: asyncio.Future[None]) -> None:
    if not kept.done():
        kept.set_result(None)
