"""Files on their way out: named by what they belong to, loaded one by one when their turn comes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.texts import say
from storage.file_records import FileKind, HeldFile
from storage.notice_records import ALBUMS, Notice
from storage.store import Storage

IN_MEMORY = 3
"""Files that are loaded and sent at one time."""
_room = asyncio.Semaphore(IN_MEMORY)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """`title`: its name among one's downloads; `caption`: which of how many, and what it is to."""

    kind: FileKind
    number: str
    title: str
    caption: str
    _storage: Storage = field(repr=False)
    _name: str = field(repr=False)

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[bytes | None]:
        """The body; None if it is erased by now."""
        async with _room:
            yield await self._storage.attachments.body_of(self._name)


async def enclosed(storage: Storage, notice: Notice) -> tuple[Enclosure, ...]:
    """What goes with a notice."""
    if notice.kind in ALBUMS:
        return tuple(_of_digest(storage, notice, n, file) for n, file in enumerate(notice.files))
    if not notice.files or notice.appeal is None:
        return ()
    number = (await storage.messages.numbers_of([notice.appeal])).get(notice.appeal, "")
    total = len(notice.files)
    kind = "answer" if not notice.chat else "card"
    return tuple(
        Enclosure(
            file.kind,
            number,
            title(number, n, file),
            say("notify-file", n=n, total=total, number=number, kind=kind),
            storage,
            file.name,
        )
        for n, file in enumerate(notice.files, 1)
    )


def _of_digest(storage: Storage, notice: Notice, n: int, file: HeldFile) -> Enclosure:
    """The words of the album stand below its first one."""
    name = f"{notice.kind}-{n + 1}.{file.kind}"
    return Enclosure(file.kind, "", name, "" if n else notice.text, storage, file.name)


def title(number: str, n: int, file: HeldFile) -> str:
    """Of nobody's own making: names of files tell of people."""
    return f"{number}-{n}.{'jpg' if file.kind == 'jpeg' else file.kind}"
