"""How a wave ends: what its closing is given, and what it tells. Plain values."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from storage.notice_records import NoticeDraft


class WrongKey(Exception):
    """The private half that was brought is not that of this wave."""


@dataclass(frozen=True, slots=True)
class Closed:
    """How a wave ended: ballots opened in all, carried over, destroyed unopened, unreadable.

    `too_few`: it must be extended. `waits`: a strict wave, over, and nobody brought its key.
    """

    opened: int = 0
    carried: int = 0
    discarded: int = 0
    damaged: int = 0
    too_few: bool = False
    waits: bool = False

    @property
    def is_over(self) -> bool:
        return not (self.too_few or self.waits)


@dataclass(frozen=True, slots=True)
class Ending:
    """What is kept in the transaction that closes a wave, its key gone by then."""

    verdict: str = ""
    notices: Sequence[NoticeDraft] = ()


def silent(_closed: Closed) -> Sequence[NoticeDraft]:
    return ()


async def quiet(_closed: Closed) -> Ending:
    return Ending()


@dataclass(frozen=True, slots=True)
class Given:
    """What a closing is given: the wave that takes its rest, a strict wave's private half.

    `counted` tells staff in the transaction of the counting, `end` in the one that closes.
    """

    following: str | None = None
    private: bytes | None = field(default=None, repr=False)
    counted: Callable[[Closed], Sequence[NoticeDraft]] = silent
    end: Callable[[Closed], Awaitable[Ending]] = quiet


NOTHING = Given()
