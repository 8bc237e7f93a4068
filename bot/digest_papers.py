"""The report that goes with a digest, as files: made once for all chats of one sending."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from reports.build import Wish
from storage.file_records import LONGEST, FileKind

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Paper:
    kind: FileKind
    body: bytes = field(repr=False)


Make = Callable[[Wish], Awaitable[Sequence[Paper]]]


class NotMade(Exception):
    """The words go without."""


class Papers:
    """`make`: writes the report of a period."""

    def __init__(self, make: Make) -> None:
        self._make = make
        self._last: tuple[tuple[Wish, datetime], tuple[Paper, ...]] | None = None

    async def of(self, wish: Wish, now: datetime) -> tuple[Paper, ...]:
        """`now` names the sending. What no messenger takes is left out. Raises NotMade."""
        if self._last is None or self._last[0] != (wish, now):
            self._last = ((wish, now), await self._made(wish))
        return self._last[1]

    async def _made(self, wish: Wish) -> tuple[Paper, ...]:
        try:
            found = await self._make(wish)
        except Exception as error:
            # a library may quote what it writes, and that is internal: its kind alone is told
            log.error("the report of the digest was not made: %s", type(error).__name__)
            raise NotMade from error
        return tuple(one for one in found if len(one.body) <= LONGEST)
