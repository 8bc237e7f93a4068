"""A file on its way into the register: what is asked of it and what became of it. Plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from heapq import heappush, heappushpop

from storage.register_records import Draft, Refusal

Rows = Callable[[], Iterable[Draft | Refusal]]
"""The rows of a file from its beginning, each time anew; keys of drafts are distinct."""


def in_silence(done: int, of: int) -> None:
    """For whom nobody watches."""


@dataclass(frozen=True, slots=True)
class Order:
    """`at` goes into the log. `strict`: one refusal, nothing kept. Without `keep` it is only told
    what would become of the rows. `named`: how many refusals are told one by one, None for all.
    `note` hears (rows written, of how many) while they are written."""

    at: datetime
    strict: bool = False
    keep: bool = True
    named: int | None = None
    note: Callable[[int, int], None] = in_silence


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file. `kept` is False when `strict` met a refusal: the counts then say
    what would have been. `refusals` are in the order of lines, the first `named` of `refused`."""

    new: int
    changed: int
    same: int
    refused: int
    refusals: tuple[Refusal, ...]
    kept: bool


class Refusals:
    """All are counted, those of the first lines are kept: a million wrong rows are one mistake."""

    def __init__(self, most: int | None = None) -> None:
        self.count = 0
        self._most = most
        self._kept: list[tuple[int, int, Refusal]] = []

    def add(self, refusal: Refusal) -> None:
        self.count += 1
        kept = (-refusal.line, -self.count, refusal)
        if self._most is None or len(self._kept) < self._most:
            heappush(self._kept, kept)
        else:
            heappushpop(self._kept, kept)

    def told(self) -> tuple[Refusal, ...]:
        return tuple(refusal for _, _, refusal in sorted(self._kept, reverse=True))
